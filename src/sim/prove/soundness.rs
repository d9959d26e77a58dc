//! What makes a scenario's marks unsound, found in the explored states: each finding with the moves that lead to it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::sim::program::parts::{Earned, Flow, Place};
use crate::sim::program::step::{Move, Witness};
use crate::sim::program::{Program, Stage};
use crate::sim::score::value::Valuation;

/// The least that must be attainable in a dimension; below it the mark would jump.
pub const THINNEST_DIMENSION: i32 = 8;

/// One unsound thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsound {
    /// The code.
    pub code: &'static str,
    /// The node or ending that it is about; none when it is about the whole call.
    pub place: Option<Place>,
    /// What is wrong, in one sentence.
    pub message: String,
    /// A shortest play that shows it.
    pub witness: Vec<Move>,
}

/// What the exploration of one start has shown.
#[derive(Debug)]
pub struct Soundness {
    /// Findings, at most one for each code and place.
    pub findings: Vec<Unsound>,
    /// Places that no play reaches.
    pub unreached: BTreeSet<Place>,
}

struct Examination<'a> {
    program: &'a Program,
    valuation: &'a Valuation,
    came_from: Vec<Option<(u32, Move)>>,
    found: BTreeMap<(&'static str, Option<Place>), Unsound>,
}

#[derive(Default)]
struct Broken(Vec<usize>);

impl Witness for Broken {
    fn broke(&mut self, rule: usize, _taken: u8) {
        self.0.push(rule);
    }
}

/// Examines every state and step.
pub fn examine(program: &Program, valuation: &Valuation) -> Soundness {
    let mut examination = Examination {
        program,
        valuation,
        came_from: shortest_ways(valuation),
        found: BTreeMap::new(),
    };
    let mut reached = BTreeSet::new();
    for number in 0..valuation.graph.len() as u32 {
        let state = valuation.graph.state(number);
        if program.stage(state) != Stage::Ringing {
            reached.insert(program.place(state));
        }
        examination.look_at(number);
    }
    examination.look_at_dimensions();
    let places = (program.nodes.len() + program.endings.len()) as Place;
    let passed_through = passing_nodes(program);
    Soundness {
        findings: examination.found.into_values().collect(),
        unreached: (0..places)
            .filter(|place| !reached.contains(place) && !passed_through.contains(place))
            // A call that begins at the desk never rings, so it cannot be missed; the file names that ending all the same.
            .filter(|place| !(program.begins_before_call() && *place == program.missed))
            .collect(),
    }
}

/// Nodes without a decision are never the place of a state; they are judged by the structural checks.
fn passing_nodes(program: &Program) -> BTreeSet<Place> {
    let nodes = program.nodes.iter().zip(0..);
    nodes
        .filter(|(node, _)| !matches!(node.flow, Flow::Ask(_)))
        .map(|(_, place)| place)
        .collect()
}

fn shortest_ways(valuation: &Valuation) -> Vec<Option<(u32, Move)>> {
    let mut came_from = vec![None; valuation.graph.len()];
    let mut queue = VecDeque::from([0_u32]);
    while let Some(state) = queue.pop_front() {
        for edge in valuation.graph.edges(state) {
            if edge.to != 0 && came_from[edge.to as usize].is_none() {
                came_from[edge.to as usize] = Some((state, edge.made));
                queue.push_back(edge.to);
            }
        }
    }
    came_from
}

impl Examination<'_> {
    fn note(&mut self, code: &'static str, place: Option<Place>, at: Option<u32>, last: Option<Move>, message: String) {
        let key = (code, place);
        if self.found.contains_key(&key) {
            return;
        }
        let mut witness: Vec<Move> = last.into_iter().collect();
        let mut state = at;
        while let Some((from, made)) = state.and_then(|state| self.came_from[state as usize]) {
            witness.push(made);
            state = Some(from);
        }
        witness.reverse();
        let finding = Unsound {
            code,
            place,
            message,
            witness,
        };
        self.found.insert(key, finding);
    }

    fn loss(&self, from: u32, to: u32, earned: Earned) -> (Earned, i64) {
        let (before, after) = (self.valuation.of_number(from), self.valuation.of_number(to));
        let loss = [0, 1, 2].map(|d| before.best[d] - earned[d] - after.best[d]);
        (loss, before.overall - self.valuation.weigh(earned) - after.overall)
    }

    fn look_at(&mut self, number: u32) {
        let program = self.program;
        let state = *self.valuation.graph.state(number);
        let place = program.place(&state);
        let edges: Vec<_> = self.valuation.graph.edges(number).to_vec();
        let mut lossless_choice = false;
        let mut choices = 0;
        for edge in &edges {
            let (loss, units) = self.loss(number, edge.to, edge.earned());
            let lossless = loss == [0; 3] && units == 0;
            if let Move::Choose(_) = edge.made {
                choices += 1;
                lossless_choice |= loss == [0; 3];
            }
            if loss.iter().any(|lost| *lost < 0) || units < 0 {
                self.note(
                    "critical-pays",
                    Some(place),
                    Some(number),
                    Some(edge.made),
                    "Breaking a critical rule here opens more points than every clean play.".to_owned(),
                );
            }
            if edge.made == Move::Expire && lossless {
                self.note(
                    "expiry-pays",
                    Some(place),
                    Some(number),
                    Some(edge.made),
                    "Letting the timer run out loses nothing here; where waiting is right, write silence as an option."
                        .to_owned(),
                );
            }
            if edge.made == Move::HangUp && lossless && !program.is_critical(&state) {
                self.note(
                    "hanging-up-pays",
                    Some(place),
                    Some(number),
                    Some(edge.made),
                    "Hanging up loses nothing here.".to_owned(),
                );
            }
            self.look_for_double_charge(number, edge.made);
        }
        let clean = self.valuation.is_clean(number);
        if choices > 0 && !lossless_choice && clean {
            self.note(
                "dimensions-compete",
                Some(place),
                Some(number),
                None,
                "No option here is without loss in all three dimensions at once.".to_owned(),
            );
        }
    }

    fn look_for_double_charge(&mut self, number: u32, made: Move) {
        let Move::Choose(index) = made else { return };
        let state = *self.valuation.graph.state(number);
        let Some(Flow::Ask(decision)) = self.program.node(&state).map(|node| &node.flow) else {
            return;
        };
        let Some(choice) = decision.choices.get(usize::from(index)) else {
            return;
        };
        if choice.reaction.effects.points[2] >= 0 {
            return;
        }
        // Only what the option's own acts break counts; a deadline that passes is nobody's second charge.
        let own = |rule: &usize| {
            let listens = self.program.rules[*rule].form.acts();
            listens.iter().any(|act| choice.reaction.effects.acts.contains(act))
        };
        let mut broken = Broken::default();
        self.program.step_seen(&state, made, &mut broken);
        if let Some(rule) = broken.0.into_iter().find(own) {
            let message = format!(
                "The option \"{}\" breaks the rule \"{}\" and takes compliance points of its own as well; leave them to the rule.",
                choice.id, self.program.rules[rule].id
            );
            self.note(
                "double-charge",
                Some(self.program.place(&state)),
                Some(number),
                Some(made),
                message,
            );
        }
    }

    fn look_at_dimensions(&mut self) {
        for (best, name) in self
            .valuation
            .best
            .into_iter()
            .zip(["empathy", "accuracy", "compliance"])
        {
            if best < THINNEST_DIMENSION {
                let message =
                    format!("Only {best} points can be earned in {name}; below {THINNEST_DIMENSION} the mark jumps.");
                self.note("dimension-too-thin", None, None, None, message);
            }
        }
        if !self.valuation.is_clean(0) {
            self.note(
                "impossible-pass",
                None,
                None,
                None,
                "Every play breaks a critical rule; nobody can pass.".to_owned(),
            );
        }
    }
}

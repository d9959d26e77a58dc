//! What makes a scenario's marks unsound, found in the explored states: each finding with the moves that lead to it.

use std::collections::BTreeMap;

use super::best_play::best_play;
use super::dimension_names::DIMENSION_NAMES;
use super::effort::Effort;
use super::explore::{Edge, Graph};
use super::runs::in_runs;
use crate::sim::program::Program;
use crate::sim::program::parts::{Flow, Place};
use crate::sim::program::state::State;
use crate::sim::program::step::{Move, Witness};
use crate::sim::score::value::Valuation;
use crate::sim::sentence::{Sentence, sentence};

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
    pub message: Sentence,
    /// The number of the rule that is broken in it, if that is the point.
    pub rule: Option<usize>,
    /// A shortest play that shows it.
    pub witness: Vec<Move>,
}

struct Examination<'a> {
    program: &'a Program,
    valuation: &'a Valuation,
    came_from: &'a ShortestWays,
    found: BTreeMap<(&'static str, Option<Place>), Unsound>,
}

#[derive(Default)]
struct Broken(Vec<usize>);

impl Witness for Broken {
    fn broke(&mut self, rule: usize, _taken: u8) {
        self.0.push(rule);
    }
}

/// The first critical rule that a step breaks.
pub(super) fn critical_rule(program: &Program, state: &State, made: Move) -> Option<usize> {
    let mut broken = Broken::default();
    program.step_seen(state, made, &mut broken);
    broken.0.into_iter().find(|rule| program.rules[*rule].points.is_none())
}

/// Examines every state and step; returns findings, at most one for each code and place, always the one at the first state. When
/// it is stopped, some are missing.
pub fn examine(program: &Program, valuation: &Valuation, effort: &Effort<'_>) -> Vec<Unsound> {
    let came_from = shortest_ways(&valuation.graph);
    let begin = || Examination {
        program,
        valuation,
        came_from: &came_from,
        found: BTreeMap::new(),
    };
    let runs = in_runs(&valuation.graph, effort, begin, &|run, number| run.look_at(number));
    let mut whole = begin();
    for run in runs {
        for (key, finding) in run.found {
            whole.found.entry(key).or_insert(finding);
        }
    }
    whole.look_at_dimensions();
    whole.found.into_values().collect()
}

/// For each state, the one before it on a shortest way from the start.
pub(super) struct ShortestWays(Vec<u32>);

/// Exploring comes to the nearer states first, so the step that comes to a state first is the last one of a shortest way.
pub(super) fn shortest_ways(graph: &Graph) -> ShortestWays {
    let mut before = Vec::with_capacity(graph.len());
    before.push(0);
    for state in 0..graph.len() as u32 {
        for to in graph.targets(state) {
            if *to as usize == before.len() {
                before.push(state);
            }
        }
    }
    ShortestWays(before)
}

/// The steps of a shortest way from the start to a state, each with the state that it is made in.
pub(super) fn steps_to(graph: &Graph, ways: &ShortestWays, to: u32) -> Vec<(u32, Edge)> {
    let mut steps = Vec::new();
    let mut at = to;
    while at != 0 {
        let before = ways.0[at as usize];
        steps.extend(step_between(graph, before, at));
        at = before;
    }
    steps.reverse();
    steps
}

/// A step from one state to another, with the state that it is made in.
pub(super) fn step_between(graph: &Graph, from: u32, to: u32) -> Option<(u32, Edge)> {
    graph.edges(from).find(|edge| edge.to == to).map(|edge| (from, edge))
}

/// The moves of a shortest way from the start to a state.
pub(super) fn way_to(graph: &Graph, ways: &ShortestWays, to: u32) -> Vec<Move> {
    let steps = steps_to(graph, ways, to).into_iter();
    steps.map(|(_, edge)| edge.made()).collect()
}

impl Examination<'_> {
    fn note(
        &mut self,
        code: &'static str,
        place: Option<Place>,
        at: Option<u32>,
        last: Option<Move>,
        message: Sentence,
        rule: Option<usize>,
    ) {
        let key = (code, place);
        if self.found.contains_key(&key) {
            return;
        }
        let graph = &self.valuation.graph;
        let mut witness = at.map(|at| way_to(graph, self.came_from, at)).unwrap_or_default();
        witness.extend(last);
        let finding = Unsound {
            code,
            place,
            message,
            rule,
            witness,
        };
        self.found.insert(key, finding);
    }

    fn look_at(&mut self, number: u32) {
        let (program, valuation) = (self.program, self.valuation);
        let state = valuation.graph.state(number);
        let place = program.place(&state);
        let mut lossless_choice = false;
        let mut choices = 0;
        for edge in valuation.graph.edges(number) {
            let loss = valuation.loss(number, &edge);
            let lossless = loss.is_nothing();
            if let Move::Choose(_) = edge.made() {
                choices += 1;
                lossless_choice |= loss.points == [0; 3];
            }
            if loss.points.iter().any(|lost| *lost < 0) || loss.overall < 0 {
                self.note(
                    "critical-pays",
                    Some(place),
                    Some(number),
                    Some(edge.made()),
                    sentence!(
                        "Breaking a critical rule here opens more points than every clean play.",
                        "在这里违反一条关键规则，之后能拿的分比任何守规则的走法都多。"
                    ),
                    self.critical_rule(number, edge.made()),
                );
            }
            if edge.made() == Move::Expire && lossless {
                self.note(
                    "expiry-pays",
                    Some(place),
                    Some(number),
                    Some(edge.made()),
                    sentence!(
                        "Letting the timer run out loses nothing here.",
                        "在这里等到超时什么也不失。"
                    ),
                    None,
                );
            }
            if edge.made() == Move::HangUp && lossless && !program.is_critical(&state) {
                self.note(
                    "hanging-up-pays",
                    Some(place),
                    Some(number),
                    Some(edge.made()),
                    sentence!("Hanging up loses nothing here.", "在这里挂断什么也不失。"),
                    None,
                );
            }
            self.look_for_double_charge(number, edge.made());
        }
        let clean = self.valuation.is_clean(number);
        if choices > 0 && !lossless_choice && clean {
            self.note(
                "dimensions-compete",
                Some(place),
                Some(number),
                None,
                sentence!(
                    "No option here is without loss in all three dimensions at once.",
                    "在这个选择上，没有一个选项在三项上都不失分。"
                ),
                None,
            );
        }
    }

    /// The critical rule that a step breaks.
    fn critical_rule(&self, number: u32, made: Move) -> Option<usize> {
        let state = self.valuation.graph.state(number);
        critical_rule(self.program, &state, made)
    }

    fn look_for_double_charge(&mut self, number: u32, made: Move) {
        let Move::Choose(index) = made else { return };
        let state = self.valuation.graph.state(number);
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
            let message = sentence!(
                "The option \"{option}\" breaks the rule \"{rule}\" and takes compliance points of its own as well.",
                "选项“{option}”违反了规则“{rule}”，自己又另外扣合规分。",
                option = choice.id,
                rule = self.program.rules[rule].id,
            );
            let broken = Some(rule);
            self.note(
                "double-charge",
                Some(self.program.place(&state)),
                Some(number),
                Some(made),
                message,
                broken,
            );
        }
    }

    fn look_at_dimensions(&mut self) {
        let mut play = None;
        for (best, [english, chinese]) in self.valuation.best.into_iter().zip(DIMENSION_NAMES) {
            if best < THINNEST_DIMENSION {
                let message = sentence!(
                    "Only {best} points can be earned in {english}; below {THINNEST_DIMENSION} the mark jumps.",
                    "{chinese}总共只能得 {best} 分；不到 {THINNEST_DIMENSION} 分，这一项的分数就会跳动。"
                );
                self.note("dimension-too-thin", None, None, None, message, None);
                let play = play.get_or_insert_with(|| best_play(self.valuation));
                if let Some(finding) = self.found.get_mut(&("dimension-too-thin", None)) {
                    finding.witness.clone_from(play);
                }
            }
        }
    }
}

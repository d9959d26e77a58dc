//! Whether the best can be known: where draws have looked alike so far, some option has to be without loss in all of them.

use std::collections::BTreeMap;

use super::effort::{Effort, Progress};
use super::explore::Edge;
use super::table::{StateTable, hash};
use crate::sim::program::parts::{Flow, Place, Reaction, SpokenLine};
use crate::sim::program::state::State;
use crate::sim::program::step::{Move, Witness};
use crate::sim::program::{Program, Stage};
use crate::sim::score::value::Valuation;

/// So many groups of states that look alike are followed.
const MOST_GROUPS: usize = 300_000;
/// After so many of them whoever watches is asked whether to go on.
const LOOK_UP_EVERY: usize = 1000;

/// A moment at which nobody can know what is best.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknowableBest {
    /// The node.
    pub place: Place,
    /// The moves that lead to it from the first draw's start.
    pub moves: Vec<Move>,
    /// The number of the draw whose moves they are.
    pub draw: usize,
}

/// A state of a draw that is still possible: number of the draw, number of the state among those that were come to.
type Member = (u32, u32);
/// One state for each draw that is still possible.
type Group = Vec<Member>;

/// The moments at which several draws look alike. They are found without values, so that the values of all draws need not be there
/// at once: each draw is judged when its values are known.
pub struct LookAlikes {
    states: StateTable,
    moments: Vec<Moment>,
}

struct Moment {
    group: Group,
    /// The moment before, and the move that leads on from it.
    before: Option<(u32, Move)>,
    /// The node, if a decision is open.
    decision: Option<Place>,
    /// Moves that are possible whatever was drawn, lead on, and are without loss in all draws that have been judged.
    lossless: Vec<Move>,
    /// How many of the draws can still be played without a critical breach, of those that have been judged.
    clean: usize,
    /// Whether each of these has a move without loss.
    each_has_one: bool,
}

impl LookAlikes {
    /// Follows all plays as long as several draws look alike; none if there are too many moments, or when it is stopped.
    pub fn find(program: &Program, starts: &[State], effort: &Effort<'_>) -> Option<Self> {
        let mut states = StateTable::new(program.state_words());
        let mut start: Group = Vec::new();
        for (state, draw) in starts.iter().zip(0..) {
            let state = program.canonical(state);
            start.push((draw, states.insert(&state, hash(&state))));
        }
        let mut numbers: BTreeMap<Group, u32> = BTreeMap::from([(start.clone(), 0)]);
        let mut found = Self {
            states,
            moments: vec![Moment::new(start, None)],
        };
        let mut next = 0;
        while next < found.moments.len() && starts.len() > 1 {
            if next.is_multiple_of(LOOK_UP_EVERY) {
                effort.tell(Progress::Judging).ok()?;
            }
            let group = found.moments[next].group.clone();
            let mut lossless = Vec::new();
            for made in found.common_moves(program, &group) {
                let after = found.after(program, &group, made);
                // A look-up that tells nothing and changes nothing is always without loss, and nobody knows more after it.
                if after != std::slice::from_ref(&group) {
                    lossless.push(made);
                }
                for group in after {
                    if group.len() > 1 && !numbers.contains_key(&group) {
                        numbers.insert(group.clone(), found.moments.len() as u32);
                        found.moments.push(Moment::new(group, Some((next as u32, made))));
                    }
                }
            }
            let first = group.first().map(|member| found.states.state(member.1));
            let moment = &mut found.moments[next];
            moment.lossless = lossless;
            moment.decision = first
                .filter(|first| is_decision(program, first))
                .map(|first| program.place(&first));
            if numbers.len() > MOST_GROUPS {
                return None;
            }
            next += 1;
        }
        Some(found)
    }

    /// Takes note of what is without loss in one draw.
    pub fn judge(&mut self, program: &Program, draw: usize, valuation: &Valuation) {
        for moment in self.moments.iter_mut().filter(|moment| moment.decision.is_some()) {
            let member = moment.group.iter().find(|member| member.0 as usize == draw);
            let state = member.map(|member| self.states.state(member.1));
            let number = state.and_then(|state| valuation.graph.number(program, &state));
            let Some(number) = number.filter(|number| valuation.is_clean(*number)) else {
                continue;
            };
            let is_lossless = |edge: &Edge| valuation.loss(number, edge).is_nothing();
            let here: Vec<Move> = valuation
                .graph
                .edges(number)
                .filter(is_lossless)
                .map(|edge| edge.made())
                .collect();
            moment.clean += 1;
            moment.each_has_one &= !here.is_empty();
            moment.lossless.retain(|made| here.contains(made));
        }
    }

    /// The moments at which no move is without loss for all draws while each has one of its own; the first for each node. All draws
    /// have to be judged.
    pub fn unknowable(&self) -> Vec<UnknowableBest> {
        let mut found: BTreeMap<Place, UnknowableBest> = BTreeMap::new();
        for moment in &self.moments {
            let is_known = moment.clean < 2 || !moment.each_has_one || !moment.lossless.is_empty();
            if let (Some(place), false) = (moment.decision, is_known) {
                found.entry(place).or_insert_with(|| UnknowableBest {
                    place,
                    moves: self.moves_to(moment),
                    draw: moment.group.first().map_or(0, |member| member.0 as usize),
                });
            }
        }
        found.into_values().collect()
    }

    fn moves_to(&self, moment: &Moment) -> Vec<Move> {
        let mut moves = Vec::new();
        let mut at = moment;
        while let Some((before, made)) = at.before {
            moves.push(made);
            at = &self.moments[before as usize];
        }
        moves.reverse();
        moves
    }

    /// Moves that are possible in every state of the group.
    fn common_moves(&self, program: &Program, group: &Group) -> Vec<Move> {
        let of = |member: &Member| {
            let mut moves = Vec::new();
            program.for_each_move(&self.states.state(member.1), &mut |made| moves.push(made));
            moves
        };
        let mut moves = group.first().map(of).unwrap_or_default();
        for member in group.iter().skip(1) {
            let others = of(member);
            moves.retain(|made| others.contains(made));
        }
        moves
    }

    /// The groups after a move: states that look alike stay together.
    fn after(&mut self, program: &Program, group: &Group, made: Move) -> Vec<Group> {
        let mut groups: BTreeMap<Seen, Group> = BTreeMap::new();
        for (draw, number) in group {
            let state = self.states.state(*number);
            let mut seen = Seen::default();
            let mut eyes = Eyes {
                program,
                seen: &mut seen,
            };
            let step = program.step_seen(&state, made, &mut eyes);
            seen.look(program, &step.state, made);
            let next = program.canonical(&step.state);
            let number = self.states.insert(&next, hash(&next));
            groups.entry(seen).or_default().push((*draw, number));
        }
        groups.into_values().collect()
    }
}

impl Moment {
    fn new(group: Group, before: Option<(u32, Move)>) -> Self {
        Self {
            group,
            before,
            decision: None,
            lossless: Vec::new(),
            clean: 0,
            each_has_one: true,
        }
    }
}

fn is_decision(program: &Program, state: &State) -> bool {
    let node = program.node(state);
    program.stage(state) == Stage::Deciding && node.is_some_and(|node| matches!(node.flow, Flow::Ask(_)))
}

/// What a trainee perceives of a step: what is said, where it leads, the mood, and what can be done next.
#[derive(Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Seen {
    lines: Vec<u32>,
    place: Place,
    mood: [u8; 3],
    options: Vec<u8>,
    items: Vec<u8>,
    revealed: Vec<usize>,
    /// Desktop texts may differ by draw, through items that exist in some draws only.
    looked_up: Option<u8>,
}

impl Seen {
    fn look(&mut self, program: &Program, state: &State, made: Move) {
        self.place = program.place(state);
        self.mood = program.mood(state);
        if let Some(Flow::Ask(decision)) = program.node(state).map(|node| &node.flow) {
            let open = decision.choices.iter().zip(0_u8..);
            self.options = open
                .filter(|(choice, _)| program.can_choose(state, choice))
                .map(|(_, index)| index)
                .collect();
        }
        let items = program.items.iter().zip(0_u8..);
        self.items = items
            .filter(|(item, _)| item.exists.holds(state))
            .map(|(_, index)| index)
            .collect();
        self.looked_up = match made {
            Move::LookUp(item) => Some(item),
            _ => None,
        };
    }
}

struct Eyes<'a> {
    program: &'a Program,
    seen: &'a mut Seen,
}

impl Eyes<'_> {
    fn hear(&mut self, lines: &[SpokenLine], state: &State) {
        let said = lines.iter().filter(|line| line.when.holds(state));
        self.seen.lines.extend(said.map(|line| line.number));
    }
}

impl Witness for Eyes<'_> {
    fn reacted(&mut self, reaction: &Reaction, state: &State) {
        self.hear(&reaction.reply, state);
    }

    fn entered(&mut self, place: Place, state: &State) {
        if let Some(node) = self.program.nodes.get(usize::from(place)) {
            self.hear(&node.lines, state);
        }
    }

    fn revealed(&mut self, hidden: usize) {
        self.seen.revealed.push(hidden);
    }
}

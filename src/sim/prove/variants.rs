//! Whether the best can be known: where draws have looked alike so far, some option has to be without loss in all of them.

use std::collections::{BTreeMap, VecDeque};

use crate::sim::program::parts::{Flow, Place, Reaction, SpokenLine};
use crate::sim::program::state::State;
use crate::sim::program::step::{Move, Witness};
use crate::sim::program::{Program, Stage};
use crate::sim::score::value::Valuation;

/// So many groups of states that look alike are followed.
const MOST_GROUPS: usize = 300_000;

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

/// One state for each draw that is still possible: number of the draw, number of the state in its graph.
type Group = Vec<(usize, u32)>;

/// Looks at every moment, for one program and the valuations of all its starts; none if there are too many moments.
pub fn unknowable_bests(program: &Program, valuations: &[Valuation]) -> Option<Vec<UnknowableBest>> {
    if valuations.len() < 2 {
        return Some(Vec::new());
    }
    let start: Group = (0..valuations.len()).map(|draw| (draw, 0)).collect();
    let mut came_from: BTreeMap<Group, Option<(Group, Move)>> = BTreeMap::from([(start.clone(), None)]);
    let mut queue = VecDeque::from([start]);
    let mut found: BTreeMap<Place, UnknowableBest> = BTreeMap::new();
    while let Some(group) = queue.pop_front() {
        let search = Search { program, valuations };
        let moves = search.common_moves(&group);
        if let Some(place) = search.is_unknowable(&group, &moves) {
            found.entry(place).or_insert_with(|| UnknowableBest {
                place,
                moves: moves_to(&came_from, &group),
                draw: group[0].0,
            });
        }
        for made in moves {
            for next in search.after(&group, made) {
                if next.len() > 1 && !came_from.contains_key(&next) {
                    came_from.insert(next.clone(), Some((group.clone(), made)));
                    queue.push_back(next);
                }
            }
        }
        if came_from.len() > MOST_GROUPS {
            return None;
        }
    }
    Some(found.into_values().collect())
}

fn moves_to(came_from: &BTreeMap<Group, Option<(Group, Move)>>, group: &Group) -> Vec<Move> {
    let mut moves = Vec::new();
    let mut at = group;
    while let Some(Some((before, made))) = came_from.get(at) {
        moves.push(*made);
        at = before;
    }
    moves.reverse();
    moves
}

struct Search<'a> {
    program: &'a Program,
    valuations: &'a [Valuation],
}

impl Search<'_> {
    fn state(&self, (draw, number): (usize, u32)) -> &State {
        self.valuations[draw].graph.state(number)
    }

    /// Moves that are possible in every state of the group.
    fn common_moves(&self, group: &Group) -> Vec<Move> {
        let of = |member: &(usize, u32)| -> Vec<Move> {
            let edges = self.valuations[member.0].graph.edges(member.1);
            edges.iter().map(super::explore::Edge::made).collect()
        };
        let mut moves = group.first().map(of).unwrap_or_default();
        for member in group.iter().skip(1) {
            let others = of(member);
            moves.retain(|made| others.contains(made));
        }
        moves
    }

    fn loss_is_nothing(&self, member: (usize, u32), made: Move) -> bool {
        let valuation = &self.valuations[member.0];
        let edges = valuation.graph.edges(member.1);
        let Some(edge) = edges.iter().find(|edge| edge.made() == made) else {
            return false;
        };
        let (before, after, earned) = (
            valuation.of_number(member.1),
            valuation.of_number(edge.to),
            edge.earned(),
        );
        before.overall - valuation.weigh(earned) - after.overall == 0
            && (0..3).all(|d| before.best[d] - earned[d] - after.best[d] == 0)
    }

    /// The node, if no move is without loss for all while each has one of its own.
    fn is_unknowable(&self, group: &Group, moves: &[Move]) -> Option<Place> {
        let program = self.program;
        let first = self.state(*group.first()?);
        let is_decision = program.stage(first) == Stage::Deciding
            && program
                .node(first)
                .is_some_and(|node| matches!(node.flow, Flow::Ask(_)));
        let members: Vec<_> = group
            .iter()
            .filter(|(draw, number)| self.valuations[*draw].is_clean(*number))
            .copied()
            .collect();
        if !is_decision || members.len() < 2 {
            return None;
        }
        let each_has_one = members.iter().all(|member| {
            let edges = self.valuations[member.0].graph.edges(member.1);
            edges.iter().any(|edge| self.loss_is_nothing(*member, edge.made()))
        });
        // A look-up that tells nothing and changes nothing is always without loss, and nobody knows more after it.
        let leads_on = |made: Move| self.after(group, made) != std::slice::from_ref(group);
        let is_known = moves
            .iter()
            .filter(|made| members.iter().all(|member| self.loss_is_nothing(*member, **made)))
            .any(|made| leads_on(*made));
        (each_has_one && !is_known).then(|| program.place(first))
    }

    /// The groups after a move: states that look alike stay together.
    fn after(&self, group: &Group, made: Move) -> Vec<Group> {
        let mut groups: BTreeMap<Seen, Group> = BTreeMap::new();
        for member in group {
            let state = *self.state(*member);
            let edges = self.valuations[member.0].graph.edges(member.1);
            let Some(edge) = edges.iter().find(|edge| edge.made() == made) else {
                continue;
            };
            let mut seen = Seen::default();
            let mut eyes = Eyes {
                program: self.program,
                seen: &mut seen,
            };
            let step = self.program.step_seen(&state, made, &mut eyes);
            seen.look(self.program, &step.state, made);
            groups.entry(seen).or_default().push((member.0, edge.to));
        }
        groups.into_values().collect()
    }
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

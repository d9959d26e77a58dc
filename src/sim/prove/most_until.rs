//! The most that is earned from each state until an option can be taken and something else as well, for several options together.

use std::collections::{BTreeMap, VecDeque};

use super::effort::{Effort, Progress, Stopped};
use super::explore::Graph;
use super::order::Components;
use super::place_rounds::PlaceRounds;
use super::runs::LOOK_UP_EVERY;
use super::taking::{bit, free_choices};
use crate::sim::program::parts::Place;
use crate::sim::program::step::Move;

/// So many are asked for together: to look at one takes hardly less time.
pub(super) const TOGETHER: usize = 4;
/// From here the option is not come to any more. Sums are kept so far from what fits into 32 bits that one step never leaves it; a
/// call would have to be five million steps long to come near, with a hundred points in each.
const NEVER: i32 = i32::MIN / 2;
const MOST: i32 = i32::MAX / 2;

/// What is asked: the most in a dimension until an option of a place is free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Question {
    pub(super) place: Place,
    pub(super) choice: u8,
    pub(super) dimension: usize,
}

/// Questions that are asked together: in each lane at most one for each component of places, for a way back stays in it.
pub(super) type Lanes = [Vec<Question>; TOGETHER];

/// The questions of one component.
struct Row {
    component: u32,
    asked: [Option<Question>; TOGETHER],
    /// The number of the table that says what a step of each kind earns.
    table: usize,
}

/// The dimension of each lane.
type Dimensions = [Option<usize>; TOGETHER];

/// Answers to questions, for every state.
pub(super) struct MostUntil<'a> {
    graph: &'a Graph,
    place_of: &'a [Place],
    rows: Vec<Row>,
    /// What a step of each kind earns, for each order of dimensions that some row asks for.
    tables: Vec<Vec<[i32; TOGETHER]>>,
    /// For each place, its row and whether it is the place of a question in it.
    row_of: Vec<Option<(usize, bool)>>,
    from: Vec<[i32; TOGETHER]>,
    /// In which round of its component each state was made better last, as far as a byte goes.
    stamps: Vec<u8>,
}

impl<'a> MostUntil<'a> {
    /// Answers these.
    ///
    /// # Errors
    /// [`Stopped`] when it is to be broken off.
    pub(super) fn find(
        graph: &'a Graph,
        place_of: &'a [Place],
        rounds: &PlaceRounds,
        components: &Components,
        lanes: &Lanes,
        effort: &Effort<'_>,
    ) -> Result<Self, Stopped> {
        let (rows, tables) = rows(graph, rounds, lanes);
        let row_of = (0..rounds.len() as Place).map(|place| {
            let component = rounds.component(place);
            let row = rows.iter().position(|row| row.component == component)?;
            let is_asked = rows[row].asked.iter().flatten().any(|question| question.place == place);
            Some((row, is_asked))
        });
        let mut search = Self {
            graph,
            place_of,
            row_of: row_of.collect(),
            rows,
            tables,
            from: vec![[NEVER; TOGETHER]; graph.len()],
            stamps: Vec::new(),
        };
        for (component, count) in components.iter().zip(0_u32..) {
            if count.is_multiple_of(LOOK_UP_EVERY) {
                effort.tell(Progress::Judging)?;
            }
            let Some(first) = component.first() else { continue };
            if search.row(*first).is_none() {
                continue;
            }
            match component {
                [state] if !graph.targets(*state).contains(state) => {
                    search.from[*state as usize] = search.best_from(*state);
                }
                circling => search.go_round(circling, effort)?,
            }
        }
        Ok(search)
    }

    /// The answer to the question in a lane from a state; none if the option is never free again.
    pub(super) fn of(&self, state: u32, lane: usize) -> Option<i64> {
        let most = self.from[state as usize][lane];
        (most > NEVER).then_some(i64::from(most))
    }

    /// A shortest of the best ways from a state to a moment at which the option is free.
    pub(super) fn way_back(&self, from: u32, lane: usize, question: &Question) -> Vec<Move> {
        let mut came_from: BTreeMap<u32, (u32, Move)> = BTreeMap::new();
        let mut queue = VecDeque::from([from]);
        while let Some(state) = queue.pop_front() {
            let most = self.of(state, lane);
            if most == Some(0) && self.is_free(state, question) {
                let mut way = Vec::new();
                let mut at = state;
                while let Some((before, made)) = came_from.get(&at) {
                    way.push(*made);
                    at = *before;
                }
                way.reverse();
                return way;
            }
            for edge in self.graph.edges(state) {
                let is_inside = self.row(edge.to).map(|(row, _)| row) == self.row(state).map(|(row, _)| row);
                let through = self
                    .of(edge.to, lane)
                    .map(|ahead| i64::from(edge.earned()[question.dimension]) + ahead);
                if is_inside
                    && through.is_some()
                    && through == most
                    && edge.to != from
                    && !came_from.contains_key(&edge.to)
                {
                    came_from.insert(edge.to, (state, edge.made()));
                    queue.push_back(edge.to);
                }
            }
        }
        Vec::new()
    }

    fn is_free(&self, state: u32, question: &Question) -> bool {
        self.place_of[state as usize] == question.place && free_choices(self.graph, state) & bit(question.choice) != 0
    }

    fn row(&self, state: u32) -> Option<(usize, bool)> {
        self.row_of[usize::from(self.place_of[state as usize])]
    }

    fn best_from(&self, state: u32) -> [i32; TOGETHER] {
        let mut best = [NEVER; TOGETHER];
        let Some((row, is_asked)) = self.row(state) else {
            return best;
        };
        let Row { asked, table, .. } = &self.rows[row];
        let worth = &self.tables[*table];
        if is_asked {
            for (best, question) in best.iter_mut().zip(asked) {
                if question.is_some_and(|question| self.is_free(state, &question)) {
                    *best = 0;
                }
            }
        }
        // Other places than those of one row have never been looked at, but those of other rows have.
        let is_alone = self.rows.len() == 1;
        for (to, kind) in self.graph.steps(state) {
            if is_alone || self.row(to).is_some_and(|(other, _)| other == row) {
                let (ahead, worth) = (&self.from[to as usize], &worth[usize::from(kind)]);
                for lane in 0..TOGETHER {
                    best[lane] = best[lane].max(ahead[lane].wrapping_add(worth[lane]));
                }
            }
        }
        best.map(|most| if most < NEVER / 2 { NEVER } else { most.min(MOST) })
    }

    /// States that can reach each other: no circle gains, so what is known is made better until nothing changes.
    fn go_round(&mut self, component: &[u32], effort: &Effort<'_>) -> Result<(), Stopped> {
        self.stamps.resize(self.graph.len(), 0);
        let last = component.len().saturating_sub(1);
        for round in 1..=component.len() + 1 {
            let stamp = u8::try_from(round).unwrap_or(u8::MAX);
            let is_forwards = round % 2 == 1;
            let mut changed = false;
            for count in 0..component.len() {
                if count.is_multiple_of(LOOK_UP_EVERY as usize) {
                    effort.tell(Progress::Judging)?;
                }
                let state = component[if is_forwards { count } else { last - count }];
                changed |= self.improve(state, stamp);
            }
            if !changed {
                break;
            }
        }
        Ok(())
    }

    fn improve(&mut self, state: u32, stamp: u8) -> bool {
        // Nothing has changed ahead since the state was looked at, in the round before.
        let is_new = |to: &u32| self.stamps[*to as usize] >= stamp - 1;
        if !matches!(stamp, 1 | u8::MAX) && !self.graph.targets(state).iter().any(is_new) {
            return false;
        }
        let best = self.best_from(state);
        let is_better = best != self.from[state as usize];
        if is_better {
            self.from[state as usize] = best;
            self.stamps[state as usize] = stamp;
        }
        is_better
    }
}

fn rows(graph: &Graph, rounds: &PlaceRounds, lanes: &Lanes) -> (Vec<Row>, Vec<Vec<[i32; TOGETHER]>>) {
    let mut rows: Vec<Row> = Vec::new();
    for (lane, questions) in lanes.iter().enumerate() {
        for question in questions {
            let component = rounds.component(question.place);
            let known = rows.iter().position(|row| row.component == component);
            let index = known.unwrap_or(rows.len());
            if known.is_none() {
                rows.push(Row {
                    component,
                    asked: [None; TOGETHER],
                    table: 0,
                });
            }
            rows[index].asked[lane] = Some(*question);
        }
    }
    let mut orders: Vec<Dimensions> = Vec::new();
    for row in &mut rows {
        let order = row.asked.map(|question| question.map(|question| question.dimension));
        row.table = orders.iter().position(|known| *known == order).unwrap_or(orders.len());
        if row.table == orders.len() {
            orders.push(order);
        }
    }
    let table = |order: &Dimensions| graph.by_kind(|_, earned| order.map(|d| d.map_or(0, |d| earned[d])));
    let tables = orders.iter().map(table).collect();
    (rows, tables)
}

//! Every reason for which a play to an ideal ending fails: a mark that is too low, or a critical rule that is broken on the way.

use super::breach_ways::BreachWays;
use super::contradictions::{Contradiction, Judge, Reason};
use super::dimension_names::DIMENSION_NAMES;
use super::explore::Edge;
use super::soundness::critical_rule;
use crate::sim::program::parts::{Earned, Place};
use crate::sim::program::state::State;
use crate::sim::sentence::{Sentence, sentence};

/// So many reasons are told of one ending; the rest is counted.
const MOST_REASONS: usize = 6;

impl Judge<'_> {
    /// Every reason for which a play that ends there fails, each with a play, up to a bound.
    /// Marks that are too low come first: they are few, and no number of rules may hide them.
    pub(super) fn failing_ideal(&self, place: Place) -> Vec<Contradiction> {
        let mut found = self.too_little(place);
        found.extend(self.breaches(place));
        let more = found.len().saturating_sub(MOST_REASONS);
        found.truncate(MOST_REASONS);
        // They are told in the order of their reasons, and the last one tells of more.
        found.sort_by(|one, next| one.reason.cmp(&next.reason));
        if let Some(last) = found.last_mut() {
            last.more = more;
        }
        found
    }

    fn failing(&self, place: Place, reason: Reason, why: &Sentence, way: Vec<(u32, Edge)>) -> Contradiction {
        let name = self.program.place_name(place);
        let came_to = self.came_to(&way);
        Contradiction {
            rule: None,
            more: 0,
            ending: Some(place),
            code: "ending-contradicts-mark",
            reason,
            message: Sentence {
                english: format!(
                    "The ending \"{name}\" is called ideal, but a play that ends there fails: {}; {}.",
                    why.english, came_to.english
                ),
                chinese: format!(
                    "结局“{name}”标为 Ideal，却有一个到达那里的走法不通过：{}；{}。",
                    why.chinese, came_to.chinese
                ),
            },
            way,
        }
    }

    /// One play to an ending for each critical rule that is broken first on a way there; that of the least cost stands first.
    fn breaches(&self, place: Place) -> Vec<Contradiction> {
        let is_critical = |state: &State| i64::from(self.program.is_critical(state));
        let broke = self.least_way(Some(place), &|_| 0, &|state| -is_critical(state), &|least| least == 0);
        let Some(first) = broke else {
            return Vec::new();
        };
        let mut ways = vec![(self.broken_on(&first), first)];
        let is_end = |state: &State| self.ends_at(state, Some(place)) && self.program.is_critical(state);
        let graph = &self.valuation.graph;
        let through = self.breach_ways.get_or_init(|| BreachWays::new(graph, self.effort));
        // When it is stopped, nobody waits for the others.
        let others = match through {
            Ok(through) => through.through_breaches(self.program, &is_end, self.effort),
            Err(stopped) => Err(*stopped),
        };
        for way in others.unwrap_or_default() {
            let rule = self.broken_on(&way);
            if rule.is_some() && ways.iter().all(|(known, _)| *known != rule) {
                ways.push((rule, way));
            }
        }
        let told = ways.into_iter().map(|(rule, way)| {
            let why = match rule.and_then(|rule| self.program.rules.get(rule)) {
                Some(rule) => sentence!(
                    "the critical rule \"{rule}\" is broken on the way",
                    "途中违反了关键规则“{rule}”",
                    rule = rule.id
                ),
                None => sentence!("a critical rule is broken on the way", "途中违反了一条关键规则"),
            };
            let id = rule
                .and_then(|rule| self.program.rules.get(rule))
                .map(|rule| rule.id.clone());
            Contradiction {
                rule,
                ..self.failing(place, Reason::Broke(id), &why, way)
            }
        });
        told.collect()
    }

    /// Plays to an ending that stay below the pass mark, or below a floor.
    fn too_little(&self, place: Place) -> Vec<Contradiction> {
        let program = self.program;
        let best = |weigh: &dyn Fn(Earned) -> i64, state: &State| program.best_wrap_up(state, weigh);
        let mut found = Vec::new();
        let weigh = |earned: Earned| self.valuation.weigh(earned);
        let reaches = |units: i64| self.passing.reaches_pass_mark(units);
        if let Some(way) = self.least_way(Some(place), &weigh, &|state| best(&weigh, state), &reaches) {
            let why = sentence!(
                "it stays below the pass mark even with the best after-call work",
                "即使话后处理做到最好，也达不到及格线"
            );
            found.push(self.failing(place, Reason::PassMark, &why, way));
        }
        for (d, [english, chinese]) in DIMENSION_NAMES.into_iter().enumerate() {
            let points = |earned: Earned| i64::from(earned[d]);
            let reaches = |sum: i64| self.passing.reaches_floor(d, sum as i32);
            if let Some(way) = self.least_way(Some(place), &points, &|state| best(&points, state), &reaches) {
                let why = sentence!(
                    "{english} stays below its floor even with the best after-call work",
                    "即使话后处理做到最好，{chinese}也达不到它的底线"
                );
                found.push(self.failing(place, Reason::Floor(d), &why, way));
            }
        }
        found
    }

    /// The critical rule that a play breaks first; the play is walked from its start, since explored states forget.
    fn broken_on(&self, way: &[(u32, Edge)]) -> Option<usize> {
        let mut state = *self.start;
        for (_, edge) in way {
            if let Some(rule) = critical_rule(self.program, &state, edge.made()) {
                return Some(rule);
            }
            state = self.program.step(&state, edge.made()).state;
        }
        None
    }
}

/// What is said behind the last reason that is told.
pub(super) fn told_of_more(more: usize) -> Sentence {
    match more {
        1 => sentence!("There is 1 more reason.", "还有另外 1 种原因。"),
        _ => sentence!("There are {more} more reasons.", "还有另外 {more} 种原因。"),
    }
}

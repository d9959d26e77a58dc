//! Endings and marks that contradict each other, calls that nobody can pass, and calls that nobody can fail. Why a play to an ideal ending
//! fails is found in `ideal_endings`.
//!
//! After-call work is done when the ending has been reached, so an ending is judged with the best of it.

use std::cell::OnceCell;

use super::breach_ways::BreachWays;
use super::effort::{Effort, Stopped};
use super::explore::Edge;
use super::fronts::Fronts;
use super::order::Components;
use super::passing::Passing;
use super::paths::{NOWHERE, WITHOUT_END, Ways, best_way, most};
use crate::sim::program::parts::{Earned, Place};
use crate::sim::program::state::State;
use crate::sim::program::{Program, Stage};
use crate::sim::scenario::model::EndingKind;
use crate::sim::score::value::Valuation;
use crate::sim::sentence::{Sentence, sentence};

/// Why a play contradicts its ending; one is told for each, in this order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// There is but one.
    Whole,
    /// The mark stays below the pass mark.
    PassMark,
    /// A dimension stays below its floor.
    Floor(usize),
    /// A critical rule is broken: its id, where it is known. Its number would be another rule's in another country.
    Broke(Option<String>),
}

/// A play that shows a contradiction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// The ending; none when it is about all of them.
    pub ending: Option<Place>,
    /// The code.
    pub code: &'static str,
    /// What is wrong, in one sentence.
    pub message: Sentence,
    /// The number of the critical rule that the play breaks, if that is why it fails.
    pub rule: Option<usize>,
    /// Which of several reasons it is.
    pub reason: Reason,
    /// So many reasons more are not told.
    pub more: usize,
    /// The steps of the play.
    pub way: Vec<(u32, Edge)>,
}

/// Finds them. Where sums of points grow beyond what is followed, nothing is found and `true` is returned beside.
pub fn contradictions(
    program: &Program,
    start: &State,
    valuation: &Valuation,
    components: &Components,
    effort: &Effort<'_>,
) -> (Vec<Contradiction>, bool) {
    let judge = Judge {
        effort,
        program,
        start,
        valuation,
        components,
        passing: Passing::new(program, valuation),
        breach_ways: OnceCell::new(),
    };
    let mut found = Vec::new();
    let mut is_incomplete = false;
    let first = program.nodes.len() as Place;
    for (ending, place) in program.endings.iter().zip(first..) {
        match ending.kind {
            EndingKind::Ideal => found.extend(judge.failing_ideal(place)),
            EndingKind::BadCare | EndingKind::BadRule => match judge.passing_bad(place) {
                Ok(contradiction) => found.extend(contradiction),
                Err(_) => is_incomplete = true,
            },
            EndingKind::Partial => {}
        }
    }
    found.extend(judge.certain_pass());
    match judge.impossible_pass() {
        Ok(contradiction) => found.extend(contradiction),
        Err(_) => is_incomplete = true,
    }
    (found, is_incomplete)
}

/// Judges the endings of one start.
pub(super) struct Judge<'a> {
    pub(super) effort: &'a Effort<'a>,
    pub(super) program: &'a Program,
    pub(super) start: &'a State,
    pub(super) valuation: &'a Valuation,
    components: &'a Components,
    pub(super) passing: Passing<'a>,
    /// Made for the first ideal ending that a breach leads to; the others use them too.
    pub(super) breach_ways: OnceCell<Result<BreachWays<'a>, Stopped>>,
}

impl Judge<'_> {
    pub(super) fn ends_at(&self, state: &State, place: Option<Place>) -> bool {
        self.program.stage(state) == Stage::Over && place.is_none_or(|place| self.program.place(state) == place)
    }

    /// The play to an ending that earns least by a weighing, if that is too little.
    pub(super) fn least_way(
        &self,
        place: Option<Place>,
        weigh: &dyn Fn(Earned) -> i64,
        wrap_up: &dyn Fn(&State) -> i64,
        is_enough: &dyn Fn(i64) -> bool,
    ) -> Option<Vec<(u32, Edge)>> {
        let ways = Ways {
            end: &|state: &State| self.ends_at(state, place).then(|| [-wrap_up(state)]),
            step: &|_, earned| [-weigh(earned)],
            clean: None,
        };
        let graph = &self.valuation.graph;
        let found = most(graph, self.components, &ways);
        match found.from[0] {
            [NOWHERE] => None,
            [least] if least != WITHOUT_END && is_enough(-least) => None,
            _ => best_way(graph, &ways, &found, 0),
        }
    }

    fn passing_bad(&self, place: Place) -> Result<Option<Contradiction>, super::fronts::TooMany> {
        let name = self.program.place_name(place);
        let way = self.passing_way(Some(place))?;
        Ok(way.map(|way| {
            let came_to = self.came_to(&way);
            Contradiction {
                rule: None,
                reason: Reason::Whole,
                more: 0,
                ending: Some(place),
                code: "ending-contradicts-mark",
                message: Sentence {
                    english: format!(
                        "The ending \"{name}\" is called bad, but a play that ends there passes: {}.",
                        came_to.english
                    ),
                    chinese: format!(
                        "结局“{name}”标为坏结局，却有一个到达那里的走法通过：{}。",
                        came_to.chinese
                    ),
                },
                way,
            }
        }))
    }

    /// What a play came to in figures: its mark with the best after-call work, and the mood at its end, which conditions on the
    /// way to an ending mostly ask for.
    pub(super) fn came_to(&self, way: &[(u32, Edge)]) -> Sentence {
        let graph = &self.valuation.graph;
        let end = graph.state(way.last().map_or(0, |(_, edge)| edge.to));
        // Explored states forget what nothing ahead reads, so the play is walked once more.
        let walked = way.iter().fold(*self.start, |state, (_, edge)| {
            self.program.step(&state, edge.made()).state
        });
        let weigh = |earned: Earned| self.valuation.weigh(earned);
        let on_the_way: i64 = way.iter().map(|(_, edge)| weigh(edge.earned())).sum();
        let mark = self
            .passing
            .overall_of(on_the_way + self.program.best_wrap_up(&end, weigh))
            .floored();
        let [tension, trust, patience] = self.program.mood(&walked);
        sentence!(
            "it gets {mark}, {pass} passes; at the end tension {tension}, trust {trust}, patience {patience}",
            "它得 {mark} 分，{pass} 分通过；结束时紧张 {tension}，信任 {trust}，耐心 {patience}",
            pass = self.program.rubric.pass
        )
    }

    /// A clean play to an ending that passes.
    fn passing_way(&self, place: Option<Place>) -> Result<Option<Vec<(u32, Edge)>>, super::fronts::TooMany> {
        let graph = &self.valuation.graph;
        let counts = |state: &State| place.is_none_or(|place| self.program.place(state) == place);
        // If the most of each measure by itself is too little, no sum has to be followed.
        let weigh = |earned: Earned| {
            let [empathy, accuracy, compliance] = earned.map(i64::from);
            [self.valuation.weigh(earned), empathy, accuracy, compliance]
        };
        let ways = Ways {
            end: &|state: &State| {
                let is_clean_end = self.ends_at(state, place) && !self.program.is_critical(state);
                let best = |measure: usize| self.program.best_wrap_up(state, |earned| weigh(earned)[measure]);
                is_clean_end.then(|| std::array::from_fn(best))
            },
            step: &|_, earned| weigh(earned),
            clean: None,
        };
        let [overall, could @ ..] = most(graph, self.components, &ways).from[0];
        if overall == NOWHERE || overall != WITHOUT_END && !self.passing.reaches_pass_mark(overall) {
            return Ok(None);
        }
        for (d, points) in could.into_iter().enumerate() {
            if points != WITHOUT_END && !self.passing.reaches_floor(d, points as i32) {
                return Ok(None);
            }
        }
        let fronts = Fronts::new(self.program, graph, self.components, &counts, self.effort)?;
        Ok(fronts.passing_way(&self.passing))
    }

    fn impossible_pass(&self) -> Result<Option<Contradiction>, super::fronts::TooMany> {
        let start = self.valuation.of_number(0);
        let is_lossless = self.valuation.is_clean(0) && self.passing.passes(start.best) && {
            // The bests of the dimensions are reached together when their weighed sum is the best there is.
            start.overall == self.valuation.weigh(start.best)
        };
        if is_lossless || self.passing_way(None)?.is_some() {
            return Ok(None);
        }
        Ok(Some(Contradiction {
            ending: None,
            rule: None,
            reason: Reason::Whole,
            more: 0,
            code: "impossible-pass",
            message: sentence!("No play passes.", "没有走法能通过。"),
            way: Vec::new(),
        }))
    }

    fn certain_pass(&self) -> Option<Contradiction> {
        let graph = &self.valuation.graph;
        let is_critical = |number: &u32| self.program.is_critical(&graph.state(*number));
        if (0..graph.len() as u32).any(|number| is_critical(&number)) {
            return None;
        }
        let worst =
            |weigh: &dyn Fn(Earned) -> i64, state: &State| -self.program.best_wrap_up(state, |earned| -weigh(earned));
        let weigh = |earned: Earned| self.valuation.weigh(earned);
        let reaches = |units: i64| self.passing.reaches_pass_mark(units);
        let mut fails = self
            .least_way(None, &weigh, &|state| worst(&weigh, state), &reaches)
            .is_some();
        for d in 0..3 {
            let points = |earned: Earned| i64::from(earned[d]);
            let reaches = |sum: i64| self.passing.reaches_floor(d, sum as i32);
            fails |= self
                .least_way(None, &points, &|state| worst(&points, state), &reaches)
                .is_some();
        }
        (!fails).then(|| Contradiction {
            ending: None,
            rule: None,
            reason: Reason::Whole,
            more: 0,
            code: "certain-pass",
            message: sentence!(
                "Every play passes; nobody can fail, so the mark says nothing.",
                "每种走法都通过；没有人会不通过，分数就没有意义。"
            ),
            way: Vec::new(),
        })
    }
}

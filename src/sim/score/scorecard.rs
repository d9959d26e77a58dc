//! The scorecard of one call: the mark, what each step cost, and what else was open.

use super::breaches::Breaches;
use super::mark::Mark;
pub use super::step_class::{FINE_BELOW, StepClass};
use super::value::Valuation;
use crate::sim::call::{Call, Phase, StepRecord};
use crate::sim::program::parts::{Earned, Flow, Place};
use crate::sim::program::state::State;
use crate::sim::program::step::Move;
use crate::sim::program::{Key, Program};
use crate::sim::scenario::model::{Dimension, EndingKind};

/// The three dimensions in order.
pub const DIMENSIONS: [Dimension; 3] = [Dimension::Empathy, Dimension::Accuracy, Dimension::Compliance];

/// The result of one finished call. A pure function of its steps and its after-call work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scorecard {
    /// Whether the call passes.
    pub passed: bool,
    /// Why it does not; empty when it does.
    pub failures: Vec<Failure>,
    /// The overall mark, floored at 0.
    pub overall: Mark,
    /// Whether the overall mark was below 0 before.
    pub overall_floored: bool,
    /// The mark that passes.
    pub pass_mark: u8,
    /// The dimensions in order.
    pub dimensions: [DimensionScore; 3],
    /// The ending.
    pub ending: Place,
    /// How good it is.
    pub ending_kind: EndingKind,
    /// The mark that was attainable at the start: 100, unless the dimensions compete.
    pub attainable_at_start: Mark,
    /// Every step.
    pub steps: Vec<ScoredStep>,
    /// After-call work.
    pub wrap_up: ScoredWrapUp,
}

/// Why a call does not pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The overall mark is below the pass mark.
    BelowPassMark,
    /// A dimension is below its floor.
    BelowFloor(Dimension),
    /// A critical rule was broken.
    Critical,
}

/// One dimension of the mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DimensionScore {
    /// Which.
    pub dimension: Dimension,
    /// The mark, floored at 0.
    pub mark: Mark,
    /// Whether it was below 0 before.
    pub floored: bool,
    /// The mark before it was floored: what the overall mark is computed from.
    pub unfloored: Mark,
    /// Points earned, credits included.
    pub earned: i32,
    /// The most that could be earned, credits included. 0 or less: not measured.
    pub best: i32,
    /// The mark that it needs.
    pub floor: u8,
    /// Its share of the overall mark in per cent.
    pub weight: u8,
}

/// One step and what it cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoredStep {
    /// The step.
    pub record: StepRecord,
    /// The number of answered or expired decisions up to here, this one included; 0 before the first.
    pub turn: u32,
    /// The node where it was made.
    pub place: Place,
    /// Points that it took away from the best still attainable, by dimension.
    pub loss: Earned,
    /// The points of the whole call that were still attainable before it, by dimension, credits included: what all steps together cost is
    /// the difference between the best and what was earned.
    pub left: Earned,
    /// What it cost of the overall mark.
    pub cost: Mark,
    /// The overall mark that is still attainable after it.
    pub attainable: Mark,
    /// How it is marked.
    pub class: StepClass,
    /// Rules that it broke, and the points that each took.
    pub breaches: Vec<(u16, u8)>,
    /// What else was open at a decision, with its loss.
    pub alternatives: Vec<Alternative>,
}

/// What could have been chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alternative {
    /// The option, in the author's order.
    pub choice: u8,
    /// Its loss by dimension.
    pub loss: Earned,
    /// What it would have cost of the overall mark.
    pub cost: Mark,
    /// Whether it breaks a critical rule.
    pub critical: bool,
    /// Whether it breaks any rule.
    pub breaks_rule: bool,
}

impl Alternative {
    /// How it is marked where it is chosen.
    pub fn class(&self) -> StepClass {
        let is_lossless = self.loss == [0; 3] && self.cost.0 == 0;
        StepClass::of(self.critical, self.breaks_rule, is_lossless, self.cost)
    }
}

/// After-call work and what it cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoredWrapUp {
    /// Points earned.
    pub earned: Earned,
    /// Points lost.
    pub loss: Earned,
    /// What it cost of the overall mark.
    pub cost: Mark,
    /// The entries of a best form.
    pub best_form: Vec<usize>,
    /// What each entry cost of the overall mark, by being chosen or by being left out; in the order of the program's entries.
    pub entry_costs: Vec<Mark>,
}

impl Scorecard {
    /// Scores a call; `None` while it is not over, if the valuation belongs to another start, or if only the blind form of the call is here.
    pub fn new(valuation: &Valuation, call: &Call) -> Option<Self> {
        // What began in the middle has no way to it that could be judged.
        if call.phase() != Phase::Ended || call.begun_at().is_some() {
            return None;
        }
        let program = call.program();
        if program.key() == Key::Missing {
            return None;
        }
        let steps = scored_steps(valuation, call)?;
        let mut lost = [0; 3];
        for step in &steps {
            add(&mut lost, step.loss);
        }
        let end = call.state();
        let wrap_up = scored_wrap_up(valuation, call);
        add(&mut lost, wrap_up.loss);
        let dimensions = dimension_scores(valuation, program, lost);
        let unfloored = overall_mark(valuation, lost);
        let ending = program.ending(end)?;
        let mut card = Self {
            passed: false,
            failures: Vec::new(),
            overall: unfloored.floored(),
            overall_floored: unfloored.0 < 0,
            pass_mark: program.rubric.pass,
            dimensions,
            ending: program.place(end),
            ending_kind: ending.kind,
            attainable_at_start: Mark::share(total_at_start(valuation, call)?, valuation.unit),
            steps,
            wrap_up,
        };
        card.failures = card.find_failures(program.is_critical(end));
        card.passed = card.failures.is_empty();
        Some(card)
    }

    fn find_failures(&self, critical: bool) -> Vec<Failure> {
        let mut failures = Vec::new();
        if critical {
            failures.push(Failure::Critical);
        }
        if !self.overall.reaches(self.pass_mark) {
            failures.push(Failure::BelowPassMark);
        }
        for score in &self.dimensions {
            if score.best > 0 && !score.mark.reaches(score.floor) {
                failures.push(Failure::BelowFloor(score.dimension));
            }
        }
        failures
    }

    /// The steps that cost most, of equal ones those that broke a critical rule first; the best ones are not among them.
    pub fn costliest(&self, most: usize) -> Vec<&ScoredStep> {
        let mut costly: Vec<&ScoredStep> = self.steps.iter().filter(|step| step.class != StepClass::Best).collect();
        costly.sort_by_key(|step| (std::cmp::Reverse(step.cost), step.class != StepClass::Critical));
        costly.truncate(most);
        costly
    }

    /// Rules that were broken, each once, in the order of the first breach.
    pub fn broken_rules(&self) -> Vec<u16> {
        let mut rules = Vec::new();
        for (rule, _) in self.steps.iter().flat_map(|step| &step.breaches) {
            if !rules.contains(rule) {
                rules.push(*rule);
            }
        }
        rules
    }
}

/// The steps of a call so far, each with what it cost; `None` if the valuation belongs to another start. The call may still be going
/// on: a step's cost does not depend on what comes after it.
pub fn scored_steps(valuation: &Valuation, call: &Call) -> Option<Vec<ScoredStep>> {
    let program = call.program();
    let mut left_units = total_at_start(valuation, call)?;
    let mut turn = 0;
    let mut left = valuation.best;
    let steps = call.steps().iter().map(|record| {
        turn += u32::from(matches!(record.made, Move::Choose(_) | Move::Expire));
        let (loss, units) = loss_of(valuation, program, record)?;
        left_units -= units;
        let attainable = Mark::share(left_units, valuation.unit);
        let left_before = left;
        left = [0, 1, 2].map(|d| left[d] - loss[d]);
        let found = StepLoss {
            turn,
            loss,
            left: left_before,
            units,
            attainable,
        };
        scored_step(valuation, program, record, found)
    });
    steps.collect()
}

/// The best that the call can bring from its start, credits included, in units of the overall mark.
fn total_at_start(valuation: &Valuation, call: &Call) -> Option<i64> {
    let start = valuation.of(call.program(), call.start())?;
    Some(start.overall + valuation.weigh(valuation.credits))
}

struct StepLoss {
    turn: u32,
    loss: Earned,
    left: Earned,
    units: i64,
    attainable: Mark,
}

fn add(sum: &mut Earned, more: Earned) {
    for (sum, more) in sum.iter_mut().zip(more) {
        *sum += more;
    }
}

/// What a step took away from the best, by dimension and in units of the overall mark.
fn loss_of(valuation: &Valuation, program: &Program, record: &StepRecord) -> Option<(Earned, i64)> {
    loss_between(valuation, program, &record.before, &record.after, record.earned)
}

/// What lies between two states, by dimension and in units of the overall mark.
pub(super) fn loss_between(
    valuation: &Valuation,
    program: &Program,
    before: &State,
    after: &State,
    earned: Earned,
) -> Option<(Earned, i64)> {
    let (before, after) = (valuation.of(program, before)?, valuation.of(program, after)?);
    let loss = [0, 1, 2].map(|d| before.best[d] - earned[d] - after.best[d]);
    let units = before.overall - valuation.weigh(earned) - after.overall;
    Some((loss, units))
}

fn scored_step(valuation: &Valuation, program: &Program, record: &StepRecord, found: StepLoss) -> Option<ScoredStep> {
    let mut breaches = Breaches::default();
    program.step_seen(&record.before, record.made, &mut breaches);
    let critical = breaches.has_critical(program);
    let cost = Mark::share(found.units, valuation.unit);
    let is_lossless = found.loss == [0; 3] && found.units == 0;
    let class = StepClass::of(critical, !breaches.0.is_empty(), is_lossless, cost);
    Some(ScoredStep {
        record: *record,
        turn: found.turn,
        place: program.place(&record.before),
        loss: found.loss,
        left: found.left,
        cost,
        attainable: found.attainable,
        class,
        breaches: breaches.0,
        alternatives: match record.made {
            Move::Choose(_) | Move::Expire => alternatives(valuation, program, &record.before),
            _ => Vec::new(),
        },
    })
}

/// What is open at the decision that a call waits for, each option with what it would cost; empty where it waits for none.
pub fn open_alternatives(valuation: &Valuation, call: &Call) -> Vec<Alternative> {
    match call.phase() {
        Phase::Talking => alternatives(valuation, call.program(), call.state()),
        _ => Vec::new(),
    }
}

/// What was open at a decision, each option with what it would have cost; empty in a state that asks for none.
pub fn alternatives(valuation: &Valuation, program: &Program, before: &State) -> Vec<Alternative> {
    let Some(Flow::Ask(decision)) = program.node(before).map(|node| &node.flow) else {
        return Vec::new();
    };
    let open = decision.choices.iter().zip(0_u8..);
    open.filter(|(choice, _)| program.can_choose(before, choice))
        .filter_map(|(_, index)| {
            let mut breaches = Breaches::default();
            let step = program.step_seen(before, Move::Choose(index), &mut breaches);
            let (loss, units) = loss_between(valuation, program, before, &step.state, step.earned)?;
            Some(Alternative {
                choice: index,
                loss,
                cost: Mark::share(units, valuation.unit),
                critical: breaches.has_critical(program),
                breaks_rule: !breaches.0.is_empty(),
            })
        })
        .collect()
}

fn scored_wrap_up(valuation: &Valuation, call: &Call) -> ScoredWrapUp {
    let (program, end) = (call.program(), call.state());
    let earned = program.wrap_up_earns(end, call.form());
    let best = [0, 1, 2].map(|d| program.best_wrap_up(end, |points| i64::from(points[d])) as i32);
    let most_units = program.best_wrap_up(end, |points| valuation.weigh(points));
    ScoredWrapUp {
        earned,
        loss: [0, 1, 2].map(|d| best[d] - earned[d]),
        cost: Mark::share(most_units - valuation.weigh(earned), valuation.unit),
        best_form: program.best_form_like(end, call.form(), |points| valuation.weigh(points)),
        entry_costs: program
            .wrap_up_losses(end, call.form(), |points| valuation.weigh(points))
            .into_iter()
            .map(|units| Mark::share(units, valuation.unit))
            .collect(),
    }
}

fn dimension_scores(valuation: &Valuation, program: &Program, lost: Earned) -> [DimensionScore; 3] {
    let rubric = &program.rubric;
    let floors = [rubric.floors.empathy, rubric.floors.accuracy, rubric.floors.compliance];
    let weights = [
        rubric.weights.empathy,
        rubric.weights.accuracy,
        rubric.weights.compliance,
    ];
    [0, 1, 2].map(|d| {
        let best = valuation.best[d];
        let earned = best - lost[d];
        let mark = Mark::share(i64::from(earned), i64::from(best));
        DimensionScore {
            dimension: DIMENSIONS[d],
            mark: mark.floored(),
            floored: mark.0 < 0,
            unfloored: mark,
            earned,
            best,
            floor: floors[d],
            weight: weights[d],
        }
    })
}

/// The weighted mean of the exact, unfloored dimension scores.
fn overall_mark(valuation: &Valuation, lost: Earned) -> Mark {
    let earned = [0, 1, 2].map(|d| valuation.best[d] - lost[d]);
    Mark::share(valuation.weigh(earned), valuation.unit)
}

//! What is judged: the computed mark of one record as plain data, with the names that people use for its parts.

use super::share::Share;
use crate::sim::program::Program;
use crate::sim::program::parts::Flow;
use crate::sim::program::step::Move;
use crate::sim::scenario::model::Dimension;
use crate::sim::score::mark::Mark;
use crate::sim::score::scorecard::{DIMENSIONS, Scorecard, ScoredStep};
use crate::sim::session::record::{Mode, Record, SealReason};

/// A record as an assessor meets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The session's id.
    pub session: String,
    /// The hash of the record's last line.
    pub head: String,
    /// The scenario's id.
    pub scenario: String,
    /// SHA-256 of the scenario's file in full; empty if the record names none.
    pub scenario_sha256: String,
    /// Whether somebody will decide by it.
    pub is_exam: bool,
    /// How it ended; nothing while it is open.
    pub sealed: Option<SealReason>,
    /// What the replay gives; nothing for a call that was not played to its end.
    pub computed: Option<Computed>,
}

/// The computed mark and what it is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Computed {
    /// The dimensions in order.
    pub dimensions: [ComputedDimension; 3],
    /// The overall mark that passes, in whole points.
    pub pass_mark: u8,
    /// Every step.
    pub steps: Vec<JudgedStep>,
}

/// One dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComputedDimension {
    /// Points earned, credits included.
    pub earned: i32,
    /// The most that could be earned; 0 or less: not measured.
    pub best: i32,
    /// The mark that it needs, in whole points.
    pub floor: u8,
    /// Its weight in the overall mark.
    pub weight: u8,
}

/// One step and what it cost, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgedStep {
    /// The number of answered or expired decisions up to here, this one included; 0 before the first.
    pub turn: u32,
    /// The node where it was made.
    pub node: String,
    /// The option that was chosen, if one was.
    pub chosen: Option<String>,
    /// The options that were open, each with its loss by dimension.
    pub open: Vec<(String, [i32; 3])>,
    /// Points lost by dimension.
    pub loss: [i32; 3],
    /// Rules that it broke.
    pub broke: Vec<JudgedBreach>,
}

/// A rule that a step broke.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgedBreach {
    /// The rule's id.
    pub rule: String,
    /// Its dimension.
    pub dimension: Dimension,
    /// Points that it took.
    pub taken: u8,
    /// Whether it fails the call.
    pub critical: bool,
}

/// A mark with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The overall mark, floored at 0.
    pub overall: Mark,
    /// The marks of the dimensions, floored at 0; none where a dimension is not measured.
    pub dimensions: [Option<Mark>; 3],
    /// Why it does not pass; empty when it does.
    pub failures: Vec<Fails>,
    /// The dimensions before they were rounded; what is raised later is raised from these.
    pub shares: [Option<Share>; 3],
}

/// Why a mark does not pass.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fails {
    /// A critical rule was broken.
    CriticalRule,
    /// A fatal item of a form was given no points.
    FatalItem(String),
    /// The overall mark is below the pass mark.
    BelowPassMark,
    /// A dimension is below its floor.
    BelowFloor(Dimension),
}

impl Outcome {
    /// Whether it passes.
    pub fn passed(&self) -> bool {
        self.failures.is_empty()
    }
}

impl Judged {
    /// A record and the scorecard of its replay; no scorecard for a call that is not over.
    pub fn new(record: &Record, program: &Program, card: Option<&Scorecard>) -> Self {
        let header = &record.header;
        Self {
            session: header.session.clone(),
            head: record.text.head().to_owned(),
            scenario: header.scenario.clone(),
            scenario_sha256: header.scenario_sha256().to_owned(),
            is_exam: header.mode == Mode::Exam,
            sealed: record.sealed(),
            // A mark of a record that can still grow is nobody's mark.
            computed: card
                .filter(|_| record.sealed() == Some(SealReason::Finished))
                .map(|card| Computed::new(program, card)),
        }
    }
}

impl Computed {
    /// The parts of a scorecard by name.
    pub fn new(program: &Program, card: &Scorecard) -> Self {
        Self {
            dimensions: card.dimensions.map(|score| ComputedDimension {
                earned: score.earned,
                best: score.best,
                floor: score.floor,
                weight: score.weight,
            }),
            pass_mark: card.pass_mark,
            steps: card.steps.iter().map(|step| judged_step(program, step)).collect(),
        }
    }

    /// How many turns the call has.
    pub fn turns(&self) -> u32 {
        self.steps.iter().map(|step| step.turn).max().unwrap_or(0)
    }

    /// What it gives as it stands.
    pub fn outcome(&self) -> Outcome {
        let has_critical = self
            .steps
            .iter()
            .flat_map(|step| &step.broke)
            .any(|breach| breach.critical);
        self.outcome_of(self.shares(), has_critical.then_some(Fails::CriticalRule))
    }

    /// The exact share of each dimension; nothing where it is not measured.
    pub fn shares(&self) -> [Option<Share>; 3] {
        self.dimensions.map(|one| {
            let share = Share::of(i128::from(one.earned), i128::from(one.best));
            (one.best > 0).then_some(share)
        })
    }

    /// The marks for these shares, judged by the call's own weights, floors and pass mark.
    pub fn outcome_of(&self, shares: [Option<Share>; 3], failures: impl IntoIterator<Item = Fails>) -> Outcome {
        let weighted = self.dimensions.iter().zip(shares);
        let weighted = weighted.filter_map(|(one, share)| Some((u32::from(one.weight), share?)));
        // Where nothing is measured, nothing was missed.
        let overall = Share::mean(weighted).unwrap_or(Share::FULL).mark().floored();
        let dimensions = shares.map(|share| share.map(|share| share.mark().floored()));
        let mut failures: Vec<Fails> = failures.into_iter().collect();
        if !overall.reaches(self.pass_mark) {
            failures.push(Fails::BelowPassMark);
        }
        for ((mark, one), dimension) in dimensions.iter().zip(&self.dimensions).zip(DIMENSIONS) {
            if mark.is_some_and(|mark| !mark.reaches(one.floor)) {
                failures.push(Fails::BelowFloor(dimension));
            }
        }
        Outcome {
            overall,
            dimensions,
            failures,
            shares,
        }
    }
}

fn judged_step(program: &Program, step: &ScoredStep) -> JudgedStep {
    let decision = program
        .nodes
        .get(usize::from(step.place))
        .and_then(|node| match &node.flow {
            Flow::Ask(decision) => Some(decision),
            _ => None,
        });
    let option = |choice: u8| Some(decision?.choices.get(usize::from(choice))?.id.clone());
    let broke = step.breaches.iter().filter_map(|(rule, taken)| {
        let rule = program.rules.get(usize::from(*rule))?;
        Some(JudgedBreach {
            rule: rule.id.clone(),
            dimension: rule.dimension,
            taken: *taken,
            critical: rule.points.is_none(),
        })
    });
    JudgedStep {
        turn: step.turn,
        node: program.place_name(step.place).to_owned(),
        chosen: match step.record.made {
            Move::Choose(choice) => option(choice),
            _ => None,
        },
        open: step
            .alternatives
            .iter()
            .filter_map(|open| Some((option(open.choice)?, open.loss)))
            .collect(),
        loss: step.loss,
        broke: broke.collect(),
    }
}

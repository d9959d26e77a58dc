//! The steps of a call in figures: what tables, spreadsheets and statements have a row for.

use crate::sim::program::parts::{CompiledChoice, Flow};
use crate::sim::program::step::Move;
use crate::sim::score::mark::Mark;
use crate::sim::score::scorecard::{ScoredStep, StepClass};
use crate::sim::session::record::{EntryKind, Record};
use crate::sim::time::Millis;
use crate::view::debrief_steps::{reaction, step_label};
use crate::view::presenter::Presenter;

/// One step of the call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedStep {
    /// What kind of step it is.
    pub kind: StepKind,
    /// The number of answered or expired decisions up to here, this one included; 0 before the first.
    pub turn: u32,
    /// The id of the node where it was made.
    pub node: String,
    /// The id of the option that was chosen.
    pub option: Option<String>,
    /// What it was, in a few words.
    pub label: String,
    /// What was said.
    pub said: Option<String>,
    /// When it was made, since the call began.
    pub at: Millis,
    /// When it was made by the clock on the wall, in UTC.
    pub wall: String,
    /// The hash of its line in the record, which no other step of any record has; empty if the record has no such line.
    pub line_hash: String,
    /// Points that it brought, by dimension.
    pub earned: [i32; 3],
    /// Points that it took away from the best still attainable, by dimension.
    pub loss: [i32; 3],
    /// What it cost of the overall mark.
    pub cost: Mark,
    /// The overall mark still attainable after it.
    pub attainable: Mark,
    /// How it is marked.
    pub class: StepClass,
    /// The ids of rules that it broke.
    pub rules: Vec<String>,
    /// The ids of its sources.
    pub sources: Vec<String>,
    /// What was open at a decision: the id and the label of each option, in the author's order.
    pub open: Vec<(String, String)>,
}

/// What kind of step it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepKind {
    /// An option was chosen.
    Choice,
    /// The time to answer ran out.
    TimeRanOut,
    /// The phone was picked up.
    Accept,
    /// The call was declined, or nobody answered.
    Miss,
    /// The caller was put on hold.
    Hold,
    /// The agent came back from a hold.
    Resume,
    /// The promised time of a hold passed.
    HoldOverran,
    /// Something was opened on the desktop.
    LookUp,
    /// The caller was put through.
    Transfer,
    /// The agent hung up.
    HangUp,
}

impl StepKind {
    /// The word that names it to programs.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Choice => "choice",
            Self::TimeRanOut => "time-ran-out",
            Self::Accept => "accept",
            Self::Miss => "miss",
            Self::Hold => "hold",
            Self::Resume => "resume",
            Self::HoldOverran => "hold-overran",
            Self::LookUp => "look-up",
            Self::Transfer => "transfer",
            Self::HangUp => "hang-up",
        }
    }

    /// Whether it answers a decision; a decision that ran out is answered by silence.
    pub const fn is_answer(self) -> bool {
        matches!(self, Self::Choice | Self::TimeRanOut)
    }
}

impl From<Move> for StepKind {
    fn from(made: Move) -> Self {
        match made {
            Move::Choose(_) => Self::Choice,
            Move::Expire => Self::TimeRanOut,
            Move::Accept => Self::Accept,
            Move::Miss => Self::Miss,
            Move::Hold => Self::Hold,
            Move::Resume => Self::Resume,
            Move::Overrun => Self::HoldOverran,
            Move::LookUp(_) => Self::LookUp,
            Move::Transfer { .. } => Self::Transfer,
            Move::HangUp => Self::HangUp,
        }
    }
}

/// The rows of these steps. Time and hash come from the lines of the record.
pub(super) fn reported_steps(presenter: &Presenter, record: &Record, steps: &[ScoredStep]) -> Vec<ReportedStep> {
    let hashes = record.entries.iter().skip(1).map(|entry| entry.prev.as_str());
    let lines: Vec<(&str, &str)> = record
        .entries
        .iter()
        .zip(hashes.chain([record.text.head()]))
        .filter(|(entry, _)| matches!(entry.kind, EntryKind::Command { .. }))
        .map(|(entry, hash)| (entry.wall.as_str(), hash))
        .collect();
    let rows = steps.iter().map(|step| {
        let (wall, line_hash) = lines.get(step.record.commands_before).copied().unwrap_or_default();
        row(presenter, step, wall, line_hash)
    });
    rows.collect()
}

fn row(presenter: &Presenter, step: &ScoredStep, wall: &str, line_hash: &str) -> ReportedStep {
    let program = &presenter.program;
    let choice = match step.record.made {
        Move::Choose(index) => choice_at(presenter, step, index),
        _ => None,
    };
    let open = step
        .alternatives
        .iter()
        .filter_map(|open| choice_at(presenter, step, open.choice));
    let rules = step.breaches.iter();
    ReportedStep {
        kind: step.record.made.into(),
        turn: step.turn,
        node: program.place_name(step.place).to_owned(),
        option: choice.map(|choice| choice.id.clone()),
        label: step_label(presenter, step),
        said: choice.and_then(|choice| choice.speak).map(|text| presenter.text(text)),
        at: step.record.at,
        wall: wall.to_owned(),
        line_hash: line_hash.to_owned(),
        earned: step.record.earned,
        loss: step.loss,
        cost: step.cost,
        attainable: step.attainable,
        class: step.class,
        rules: rules
            .filter_map(|(rule, _)| program.rules.get(usize::from(*rule)))
            .map(|rule| rule.id.clone())
            .collect(),
        sources: reaction(presenter, step)
            .map(|reaction| presenter.sources(&reaction.sources))
            .unwrap_or_default()
            .into_iter()
            .map(|(id, _)| id)
            .collect(),
        open: open
            .map(|choice| (choice.id.clone(), presenter.text(choice.label)))
            .collect(),
    }
}

fn choice_at<'p>(presenter: &'p Presenter, step: &ScoredStep, index: u8) -> Option<&'p CompiledChoice> {
    match &presenter.program.nodes.get(usize::from(step.place))?.flow {
        Flow::Ask(decision) => decision.choices.get(usize::from(index)),
        _ => None,
    }
}

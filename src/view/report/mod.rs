//! What a report is made of, as plain data: one played session with its identity, its result and its steps in figures.
//!
//! Reports only lay this out. Whatever is counted or compared is counted and compared here, on marks that were computed from the
//! record.

pub mod circumstances;
pub mod group;
pub mod identity;
pub mod record_words;
pub mod rule_counts;
mod said;
pub mod standing;
pub mod steps;
pub mod timer_changes;
pub mod trainee;

use self::identity::{Identity, identity};
use self::standing::ReportedStanding;
use self::steps::{ReportedStep, reported_steps};
use super::debrief::DebriefView;
use super::debrief_steps::debrief_view;
use super::presenter::Presenter;
use super::transcript::{TranscriptLine, lines};
use crate::sim::call::Phase;
use crate::sim::program::Key;
use crate::sim::score::scorecard::{Scorecard, scored_steps};
use crate::sim::score::value::Valuation;
use crate::sim::session::record::{Mode, Record};
use crate::sim::session::replay::Replayed;
use crate::sim::session::said_by_others::SaidByOthers;

/// One session as a report shows it, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedSession {
    /// Which session it is, and under which circumstances it was played.
    pub identity: Identity,
    /// Who played it.
    pub trainee: Trainee,
    /// The title of the call.
    pub title: String,
    /// Whom the trainee talked to.
    pub customer: String,
    /// The mark with everything behind it, or why there is none.
    pub outcome: Outcome,
    /// The steps in figures. In the order of [`DebriefView::steps`] if the call is marked; without a mark only those of practice.
    pub steps: Vec<ReportedStep>,
    /// What was heard before the first step; of a call without a mark, everything.
    pub heard_first: Vec<TranscriptLine>,
    /// What the trainee noted in free words.
    pub notes: Vec<String>,
    /// What was said about it and what stands of that; none if nobody has said anything, or if nobody has looked.
    pub standing: Option<ReportedStanding>,
}

/// The result of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It has a mark.
    Marked(Box<DebriefView>),
    /// It has none.
    NotMarked(WhyNotMarked),
}

/// Why a session has no mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNotMarked {
    /// The call was not played to its end.
    NotFinished,
    /// It was played with the blind form of the call, and the files in full are not here: nobody here has the answer key.
    Blind,
    /// It has too many states for exact values.
    TooLarge,
}

/// Somebody who plays.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Trainee {
    /// What records call the person.
    pub pseudonym: String,
    /// The name, if whoever makes the report has said it.
    pub name: Option<String>,
}

impl Trainee {
    /// The name, or else the beginning of the pseudonym, which tells people apart on one page.
    pub fn shown(&self) -> String {
        match &self.name {
            Some(name) => name.clone(),
            None => self.pseudonym.chars().take(8).collect(),
        }
    }
}

impl ReportedSession {
    /// What a report shows of a record that has been played again. `valuation` is none if the call has too many states.
    pub fn new(
        presenter: &Presenter,
        record: &Record,
        replayed: &Replayed,
        valuation: Option<&Valuation>,
        name: Option<String>,
    ) -> Self {
        let call = &replayed.call;
        let card = valuation.and_then(|valuation| Scorecard::new(valuation, call));
        let outcome = match (&card, call.phase()) {
            (Some(card), _) => Outcome::Marked(Box::new(debrief_view(
                presenter,
                card,
                call,
                call.opening(),
                &replayed.events,
            ))),
            (None, Phase::Ended) if call.program().key() == Key::Missing => Outcome::NotMarked(WhyNotMarked::Blind),
            (None, Phase::Ended) => Outcome::NotMarked(WhyNotMarked::TooLarge),
            (None, _) => Outcome::NotMarked(WhyNotMarked::NotFinished),
        };
        let steps = match card {
            Some(card) => card.steps,
            // What an exam that nobody has decided about would have brought is not told.
            None if record.header.mode == Mode::Exam => Vec::new(),
            None => valuation
                .and_then(|valuation| scored_steps(valuation, call))
                .unwrap_or_default(),
        };
        let until = match (&outcome, steps.first()) {
            (Outcome::Marked(_), Some(first)) => first.record.commands_before,
            _ => replayed.events.len(),
        };
        let events = replayed.events.iter().take(until).flatten();
        let [customer, _, _] = presenter.program.customer;
        Self {
            identity: identity(record, call),
            trainee: Trainee {
                pseudonym: record.header.trainee.clone(),
                name,
            },
            title: presenter.text(presenter.program.head[0]),
            customer: presenter.text(customer),
            steps: reported_steps(presenter, record, &steps),
            heard_first: lines(presenter, call.opening().iter().chain(events)),
            notes: call.notes().to_vec(),
            outcome,
            standing: None,
        }
    }

    /// The mark with everything behind it, if there is one.
    pub fn debrief(&self) -> Option<&DebriefView> {
        match &self.outcome {
            Outcome::Marked(view) => Some(view),
            Outcome::NotMarked(_) => None,
        }
    }

    /// The same with what others than the record say of it.
    #[must_use]
    pub fn beside(mut self, said: SaidByOthers) -> Self {
        self.identity.vouched = said.vouched;
        self.identity.doubts = said.doubts;
        self
    }

    /// The same with what stands of it, if there is anything to tell: in an exam always.
    #[must_use]
    pub fn told_of(self, standing: ReportedStanding) -> Self {
        match self.identity.mode == Mode::Exam || !standing.is_silent() {
            true => self.with_standing(standing),
            false => self,
        }
    }

    /// The same with what was said about it.
    #[must_use]
    pub fn with_standing(mut self, standing: ReportedStanding) -> Self {
        self.standing = Some(standing);
        self
    }
}

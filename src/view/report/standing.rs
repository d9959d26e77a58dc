//! What stands of a session as reports show it: the mark that counts or why none does, and who said what about it.

use std::collections::{BTreeMap, BTreeSet};

use super::ReportedSession;
use crate::sim::assessment::blind::Hidden;
use crate::sim::assessment::event::Decision;
use crate::sim::assessment::judged::Outcome;
use crate::sim::assessment::standing::{Basis, Standing, VoidedStep, Waits};
use crate::sim::score::mark::Mark;
use crate::view::debrief::RuleView;
use crate::view::standing::{Known, kept_back, order_lines, result, waits};
use crate::words::{Locale, Words};

pub use super::said::{ReportedWord, WordKind};
pub use crate::sim::assessment::standing::ResultWord;

/// What was said about a session, and what stands of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedStanding {
    /// What the mark that stands rests on.
    pub basis: Basis,
    /// Whether files of marks are missing, damaged or unread, so that no mark stands.
    pub is_incomplete: bool,
    /// The mark that stands.
    pub mark: Option<StandingMark>,
    /// The mark before faults of the scenario were found, if it was another.
    pub before_faults: Option<StandingMark>,
    /// Breaches that do not count: the place of the step, from 0, and the rule.
    pub excused: BTreeSet<(usize, String)>,
    /// Steps at which a fault of the scenario gives something back, by their places, from 0.
    pub voided: BTreeMap<usize, VoidedStep>,
    /// What was decided.
    pub decision: Option<Decision>,
    /// What stands, in one sentence.
    pub sentence: String,
    /// What was said, one row each.
    pub words: Vec<ReportedWord>,
    /// What is out of order: people differ, an event does not count or is missing.
    pub notes: Vec<String>,
    /// That others have marked, while what they said is kept from whoever makes the report.
    pub kept_back: Vec<String>,
    /// What somebody still has to do.
    pub to_do: Vec<String>,
    /// The events by hash, in the order of time: the same events are the same standing.
    pub events: Vec<String>,
}

/// A mark with its dimensions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StandingMark {
    /// The overall mark.
    pub overall: Mark,
    /// The dimensions in order; none where the call does not measure one.
    pub dimensions: [Option<Mark>; 3],
    /// Whether it passes.
    pub passed: bool,
}

/// What came of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportedResult {
    /// In one word.
    pub word: ResultWord,
    /// The mark that counts; none where none stands, and where the session is void or goes on.
    pub mark: Option<StandingMark>,
    /// The computed mark, if it is not what came of the session.
    pub computed: Option<StandingMark>,
    /// Whether the result is that of the replay alone: nobody has closed marks yet, or what others said is kept back.
    pub is_provisional: bool,
}

impl ResultWord {
    /// The key of its text.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Passed => "debrief-passed",
            Self::NotPassed => "debrief-not-passed",
            Self::Void => "report-result-void",
            Self::MayGoOn => "report-result-may-go-on",
            Self::Differ => "report-result-differ",
            Self::Incomplete => "report-result-incomplete",
            Self::NoMark => "report-no-mark",
        }
    }
}

/// The word of a basis to programs.
pub const fn basis_word(basis: Basis) -> &'static str {
    match basis {
        Basis::NoMark => "no-mark",
        Basis::Computed => "computed",
        Basis::OneAssessor => "one-assessor",
        Basis::Agreed => "agreed",
        Basis::Differ => "differ",
        Basis::Moderated => "moderated",
    }
}

/// The word of a decision to programs.
pub const fn decision_word(decision: Decision) -> &'static str {
    match decision {
        Decision::Pass => "pass",
        Decision::Fail => "fail",
        Decision::Void => "void",
        Decision::Resume => "resume",
    }
}

/// What a report shows of what stands; `stands` is made of the events that whoever makes the report may see, `hidden` are the others.
pub fn reported_standing(stands: &Standing, hidden: &[Hidden], known: &Known<'_>, locale: Locale) -> ReportedStanding {
    let is_chinese = locale == Locale::SimplifiedChinese;
    let told = |sentence: &crate::sim::sentence::Sentence| sentence.wording(is_chinese).to_owned();
    // A page says in its own words that nobody has decided; the command of the terminal helps nobody who reads it.
    let to_do = stands.waits.iter().filter(|wait| **wait != Waits::Decision);
    let mark = stands.outcome.as_ref().map(standing_mark);
    let original = stands.original.as_ref().map(standing_mark);
    ReportedStanding {
        basis: stands.basis,
        is_incomplete: stands.waits.contains(&Waits::Files),
        mark,
        before_faults: original.filter(|_| original != mark),
        excused: stands.excused.clone(),
        voided: stands.voided.clone(),
        decision: stands.decision,
        sentence: told(&result(stands, hidden, known.forms)),
        words: super::said::words(stands, known, is_chinese),
        notes: order_lines(stands, known).iter().map(told).collect(),
        kept_back: hidden.iter().map(|other| told(&kept_back(other, known))).collect(),
        to_do: to_do.map(|wait| told(&waits(wait, known))).collect(),
        events: stands.history.iter().map(|signed| signed.hash.clone()).collect(),
    }
}

/// That something of a step was voided, and why.
pub fn voided_text(words: &Words, step: &VoidedStep) -> String {
    let reasons: Vec<&str> = step.reasons.iter().map(String::as_str).collect();
    words.with("report-step-voided", &[("reason", reasons.join(" · ").into())])
}

fn standing_mark(outcome: &Outcome) -> StandingMark {
    StandingMark {
        overall: outcome.overall,
        dimensions: outcome.dimensions,
        passed: outcome.passed(),
    }
}

impl ReportedStanding {
    /// Whether there is nothing to tell: nobody has said anything, and the computed mark of the record stands.
    pub fn is_silent(&self) -> bool {
        self.words.is_empty()
            && self.notes.is_empty()
            && self.kept_back.is_empty()
            && self.to_do.is_empty()
            && self.decision.is_none()
            && self.basis == Basis::Computed
    }
}

impl ReportedSession {
    /// The breaches that count, each with the place of its step, from 0: neither is a fault of the scenario, nor was its turn left out.
    pub fn held_breaches(&self) -> impl Iterator<Item = (usize, &RuleView)> {
        let steps = self
            .debrief()
            .into_iter()
            .flat_map(|view| view.steps.iter().enumerate());
        let broke = steps.flat_map(|(place, step)| step.broke.iter().map(move |rule| (place, rule)));
        broke.filter(move |(place, rule)| {
            let excused = self.standing.as_ref().map(|stands| &stands.excused);
            excused.is_none_or(|excused| !excused.iter().any(|(at, id)| (at, id) == (place, &rule.id)))
        })
    }

    /// The ids of the critical rules that were broken and count, each once, in the order in which they were broken.
    pub fn critical_breaches(&self) -> Vec<&str> {
        let critical = self.held_breaches().filter(|(_, rule)| rule.taken.is_none());
        let mut ids: Vec<&str> = Vec::new();
        for (_, rule) in critical {
            if !ids.contains(&rule.id.as_str()) {
                ids.push(&rule.id);
            }
        }
        ids
    }

    /// What a fault of the scenario gives back at the step at this place, from 0.
    pub fn voided(&self, place: usize) -> Option<&VoidedStep> {
        self.standing.as_ref()?.voided.get(&place)
    }

    /// The computed mark, if there is one.
    pub fn computed(&self) -> Option<StandingMark> {
        let view = self.debrief()?;
        let mut dimensions = [None; 3];
        for (place, score) in dimensions.iter_mut().zip(&view.dimensions) {
            // What the call does not measure has nothing to earn.
            *place = (score.points.1 > 0).then_some(score.mark);
        }
        Some(StandingMark {
            overall: view.overall.0,
            dimensions,
            passed: view.passed == Some(true),
        })
    }

    /// What came of it: what stands of what was said, else the computed mark.
    pub fn result(&self) -> ReportedResult {
        let computed = self.computed();
        let word_of = |mark: Option<StandingMark>| match mark {
            Some(mark) if mark.passed => ResultWord::Passed,
            Some(_) => ResultWord::NotPassed,
            None => ResultWord::NoMark,
        };
        let Some(stands) = self.standing.as_ref() else {
            return ReportedResult {
                word: word_of(computed),
                mark: computed,
                computed: None,
                is_provisional: computed.is_some(),
            };
        };
        // What is made of a part of what was said is not what stands. Faults of the scenario are kept from nobody.
        if !stands.kept_back.is_empty() && !stands.is_incomplete {
            let mark = match stands.basis {
                Basis::Computed => stands.mark,
                _ => computed,
            };
            return ReportedResult {
                word: word_of(mark),
                mark,
                computed: computed.filter(|_| mark != computed),
                is_provisional: mark.is_some(),
            };
        }
        let passes = stands.mark.map(|mark| mark.passed);
        let word = ResultWord::of(stands.decision, passes, stands.is_incomplete, stands.basis);
        let mark = stands.mark.filter(|_| word.has_mark());
        ReportedResult {
            word,
            mark,
            computed: computed.filter(|_| mark != computed || word != word_of(computed)),
            is_provisional: stands.basis == Basis::Computed && stands.decision.is_none() && mark.is_some(),
        }
    }
}

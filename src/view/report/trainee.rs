//! What one person has done so far: every call in the order of time, the best and the last of each, and the rules that were broken.

use std::collections::BTreeMap;

use super::rule_counts::{RuleCount, rule_counts};
use super::standing::ResultWord;
use super::{ReportedSession, Trainee};
use crate::sim::score::mark::Mark;
use crate::sim::session::record::Mode;

/// One person's calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraineeReport {
    /// Who.
    pub trainee: Trainee,
    /// Every call, oldest first.
    pub calls: Vec<CallResult>,
    /// For each scenario, in the order of the first try.
    pub scenarios: Vec<ScenarioProgress>,
    /// Rules that were broken, most often broken first.
    pub rules: Vec<RuleCount>,
}

/// The result of one call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallResult {
    /// The session's id.
    pub session: String,
    /// When it began, in UTC.
    pub began: String,
    /// The scenario's id.
    pub scenario: String,
    /// The title of the call.
    pub title: String,
    /// The country's code.
    pub country: String,
    /// What it was for.
    pub mode: Mode,
    /// What came of it.
    pub result: ResultWord,
    /// The mark that stands, if one does.
    pub mark: Option<CallMark>,
    /// The computed overall mark, if it is not what came of the call.
    pub computed: Option<Mark>,
}

/// The mark of one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CallMark {
    /// The overall mark.
    pub overall: Mark,
    /// The mark that passes.
    pub pass_mark: u8,
    /// The dimensions in order: the mark, and the one that it needs.
    pub dimensions: [(Mark, u8); 3],
    /// Whether it passed.
    pub passed: bool,
    /// How many critical rules were broken.
    pub critical: usize,
}

/// How one scenario went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioProgress {
    /// The scenario's id.
    pub scenario: String,
    /// The title.
    pub title: String,
    /// How many calls were played, with and without a mark.
    pub tries: usize,
    /// The first overall mark.
    pub first: Option<Mark>,
    /// The best.
    pub best: Option<Mark>,
    /// The last.
    pub last: Option<Mark>,
    /// Whether any call passed.
    pub passed: bool,
}

/// The report of each person, in the order of their pseudonyms.
pub fn trainee_reports(sessions: &[ReportedSession]) -> Vec<TraineeReport> {
    let mut by_person = BTreeMap::<&str, Vec<&ReportedSession>>::new();
    for session in sessions {
        by_person.entry(&session.trainee.pseudonym).or_default().push(session);
    }
    let reports = by_person.into_values().filter_map(|mut own| {
        own.sort_by(|a, b| (&a.identity.began, &a.identity.session).cmp(&(&b.identity.began, &b.identity.session)));
        Some(TraineeReport {
            trainee: own.first()?.trainee.clone(),
            calls: own.iter().map(|session| call_result(session)).collect(),
            scenarios: progress(&own),
            rules: rule_counts(&own),
        })
    });
    reports.collect()
}

impl TraineeReport {
    /// The calls with a mark, oldest first.
    pub fn marked(&self) -> impl Iterator<Item = (&CallResult, CallMark)> {
        self.calls.iter().filter_map(|call| Some((call, call.mark?)))
    }

    /// How many calls with a mark passed.
    pub fn passed(&self) -> usize {
        self.marked().filter(|(_, mark)| mark.passed).count()
    }
}

/// The result of a session as tables show it.
pub(super) fn call_result(session: &ReportedSession) -> CallResult {
    let identity = &session.identity;
    let result = session.result();
    CallResult {
        session: identity.session.clone(),
        began: identity.began.clone(),
        scenario: identity.scenario.clone(),
        title: session.title.clone(),
        country: identity.country.clone(),
        mode: identity.mode,
        result: result.word,
        computed: result.computed.map(|computed| computed.overall),
        mark: result.mark.zip(session.debrief()).map(|(mark, view)| {
            let mut dimensions = [(Mark(0), 0); 3];
            for (place, (score, stands)) in dimensions.iter_mut().zip(view.dimensions.iter().zip(mark.dimensions)) {
                *place = (stands.unwrap_or(score.mark), score.floor);
            }
            CallMark {
                overall: mark.overall,
                pass_mark: view.overall.1,
                dimensions,
                passed: result.word == ResultWord::Passed,
                critical: view.critical.len(),
            }
        }),
    }
}

fn progress(own: &[&ReportedSession]) -> Vec<ScenarioProgress> {
    let mut found: Vec<ScenarioProgress> = Vec::new();
    for session in own {
        let id = &session.identity.scenario;
        let place = found.iter().position(|known| known.scenario == *id);
        let place = place.unwrap_or_else(|| {
            found.push(ScenarioProgress {
                scenario: id.clone(),
                title: session.title.clone(),
                tries: 0,
                first: None,
                best: None,
                last: None,
                passed: false,
            });
            found.len() - 1
        });
        let Some(known) = found.get_mut(place) else { continue };
        known.tries += 1;
        let result = session.result();
        known.passed |= result.word == ResultWord::Passed;
        if let Some(mark) = result.mark {
            known.first = known.first.or(Some(mark.overall));
            known.best = known.best.max(Some(mark.overall));
            known.last = Some(mark.overall);
        }
    }
    found
}

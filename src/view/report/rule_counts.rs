//! The rules that were broken in some sessions, and by how many people, without what does not count.

use std::collections::{BTreeMap, BTreeSet};

use super::ReportedSession;
use crate::view::debrief::RuleView;

/// How often a rule was broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleCount {
    /// The rule's id.
    pub id: String,
    /// The rule in one sentence.
    pub text: String,
    /// Whether a breach fails a call.
    pub is_critical: bool,
    /// In how many calls it was broken.
    pub calls: usize,
    /// By how many people.
    pub trainees: usize,
    /// The ids of the scenarios in which it was broken.
    pub scenarios: BTreeSet<String>,
}

/// Rules that were broken in these sessions, each counted once for a call; most often broken first, then by id.
///
/// A session of which no mark stands counts in no figure, nor do breaches that were excused.
pub(super) fn rule_counts(sessions: &[&ReportedSession]) -> Vec<RuleCount> {
    let mut found = BTreeMap::<&str, (RuleCount, BTreeSet<&str>)>::new();
    for session in sessions.iter().filter(|session| session.result().mark.is_some()) {
        let broken: BTreeMap<&str, &RuleView> = session
            .held_breaches()
            .map(|(_, rule)| (rule.id.as_str(), rule))
            .collect();
        for (id, rule) in broken {
            let (count, people) = found.entry(id).or_insert_with(|| {
                let count = RuleCount {
                    id: rule.id.clone(),
                    text: rule.text.clone(),
                    is_critical: rule.taken.is_none(),
                    calls: 0,
                    trainees: 0,
                    scenarios: BTreeSet::new(),
                };
                (count, BTreeSet::new())
            });
            count.calls += 1;
            count.scenarios.insert(session.identity.scenario.clone());
            people.insert(&session.trainee.pseudonym);
            count.trainees = people.len();
        }
    }
    let mut rules: Vec<RuleCount> = found.into_values().map(|(count, _)| count).collect();
    rules.sort_by(|a, b| (b.calls, b.is_critical, &a.id).cmp(&(a.calls, a.is_critical, &b.id)));
    rules
}

//! The rules that a group breaks most, in exams.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::session::CohortSessions;
use crate::sim::analytics::share::Share;

/// A rule and how often it was broken.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RuleInGroup {
    /// The rule's id.
    pub rule: String,
    /// Of the people who had a call in which it can be broken, those who broke it at least once.
    pub trainees: Share,
    /// Of the exams in which it can be broken, those in which it was.
    pub exams: Share,
    /// The calls in which it was broken.
    pub calls: Vec<String>,
}

#[derive(Default)]
struct Counts<'s> {
    met: BTreeSet<&'s str>,
    broke: BTreeSet<&'s str>,
    exams: u64,
    broken: u64,
    calls: BTreeSet<&'s str>,
}

/// The rules that were broken, the weakest first: by the share of people, then of exams. What was never broken is not among them.
pub fn weakest_rules(members: &[&str], sessions: &CohortSessions) -> Vec<RuleInGroup> {
    let members: BTreeSet<&str> = members.iter().copied().collect();
    let mut counts: BTreeMap<&str, Counts<'_>> = BTreeMap::new();
    for session in sessions
        .sessions
        .iter()
        .filter(|session| members.contains(session.trainee.as_str()))
    {
        let Some(exam) = session.exam() else { continue };
        let Some(program) = sessions.programs.get(&exam.version) else {
            continue;
        };
        for (number, rule) in program.rules.iter().enumerate() {
            let count = counts.entry(&rule.id).or_default();
            count.met.insert(&session.trainee);
            count.exams += 1;
            if exam.run.broken().iter().any(|broken| usize::from(*broken) == number) {
                count.broke.insert(&session.trainee);
                count.broken += 1;
                count.calls.insert(&session.scenario);
            }
        }
    }
    let mut rules: Vec<RuleInGroup> = counts
        .into_iter()
        .filter(|(_, count)| count.broken > 0)
        .map(|(rule, count)| RuleInGroup {
            rule: rule.to_owned(),
            trainees: Share::new(count.broke.len() as u64, count.met.len() as u64),
            exams: Share::new(count.broken, count.exams),
            calls: count.calls.into_iter().map(str::to_owned).collect(),
        })
        .collect();
    rules.sort_by(|a, b| {
        let by_trainees = greater_share(&b.trainees, &a.trainees);
        by_trainees
            .then_with(|| greater_share(&b.exams, &a.exams))
            .then_with(|| a.rule.cmp(&b.rule))
    });
    rules
}

/// Compares two shares by whole numbers.
fn greater_share(one: &Share, other: &Share) -> Ordering {
    let (first, second) = (
        u128::from(one.count) * u128::from(other.of),
        u128::from(other.count) * u128::from(one.of),
    );
    first.cmp(&second)
}

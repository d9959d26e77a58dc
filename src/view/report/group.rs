//! What a group has done: everybody's row, how marks are spread, each scenario, and the rules that were broken most.

use std::collections::{BTreeMap, BTreeSet};

use super::rule_counts::{RuleCount, rule_counts};
use super::trainee::{CallMark, TraineeReport, call_result, trainee_reports};
use super::{ReportedSession, Trainee};
use crate::sim::score::mark::Mark;
use crate::words::Words;

/// Figures of fewer people than this could be recognised, so that reports under pseudonyms leave them out.
pub const FEWEST_PEOPLE: usize = 5;

/// How many bars the marks are spread over: 0 to 9, 10 to 19, and so on; 100 belongs to the last.
pub const BARS: usize = 10;

/// A group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupReport {
    /// How many people it has.
    pub people: usize,
    /// How many calls they played.
    pub calls: usize,
    /// The figures; none if they are left out because too few people are behind them.
    pub figures: Option<GroupFigures>,
}

/// The figures of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupFigures {
    /// Everybody, in the order of their names or pseudonyms.
    pub rows: Vec<GroupRow>,
    /// How many calls have a mark.
    pub marked: usize,
    /// What was made of the marks; none if too few people have one.
    pub marks: Option<MarksOfGroup>,
    /// Each scenario, in the order of ids.
    pub scenarios: Vec<GroupScenario>,
    /// Rules that were broken, most often broken first.
    pub rules: Vec<RuleCount>,
    /// How many more rules were broken, in calls of which too few people have a mark.
    pub rules_left_out: usize,
}

impl GroupFigures {
    /// How many rules are left out, and why; nothing if none is.
    pub fn rules_left_out_told(&self, words: &Words) -> Option<String> {
        let about = [("n", self.rules_left_out.into()), ("least", FEWEST_PEOPLE.into())];
        (self.rules_left_out > 0).then(|| words.with("report-rules-left-out", &about))
    }
}

/// What was made of the marks of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarksOfGroup {
    /// How many calls passed.
    pub passed: usize,
    /// The median overall mark.
    pub median: Option<Mark>,
    /// How many overall marks fall into each bar.
    pub spread: [usize; BARS],
}

/// One person in a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupRow {
    /// Who.
    pub trainee: Trainee,
    /// How many calls.
    pub calls: usize,
    /// How many of them passed.
    pub passed: usize,
    /// The best overall mark.
    pub best: Option<Mark>,
    /// The last call's mark.
    pub last: Option<CallMark>,
}

/// One scenario in a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupScenario {
    /// The scenario's id.
    pub scenario: String,
    /// The title.
    pub title: String,
    /// How many people played it.
    pub people: usize,
    /// Calls with a mark, passed calls, the median mark and that of each dimension; none if too few people are behind them.
    pub figures: Option<ScenarioFigures>,
}

/// Calls with a mark, passed calls, the median mark, and the median of each dimension.
pub type ScenarioFigures = (usize, usize, Option<Mark>, [Option<Mark>; 3]);

/// The report of a group. Under pseudonyms, what rests on fewer than [`FEWEST_PEOPLE`] people is left out.
pub fn group_report(sessions: &[ReportedSession], with_names: bool) -> GroupReport {
    let people = trainee_reports(sessions);
    let is_enough = |people: usize| with_names || people >= FEWEST_PEOPLE;
    GroupReport {
        people: people.len(),
        calls: sessions.len(),
        figures: is_enough(people.len()).then(|| figures(sessions, &people, &is_enough)),
    }
}

fn figures(sessions: &[ReportedSession], people: &[TraineeReport], is_enough: &dyn Fn(usize) -> bool) -> GroupFigures {
    let mut rows: Vec<GroupRow> = people.iter().map(row).collect();
    rows.sort_by_key(|row| (row.trainee.shown(), row.trainee.pseudonym.clone()));
    let marks = sessions.iter().filter_map(|session| session.result().mark);
    let marks: Vec<Mark> = marks.map(|mark| mark.overall).collect();
    let by_scenario = people_with_marks(sessions);
    let with_marks: BTreeSet<&str> = by_scenario.values().flatten().copied().collect();
    let rules = rule_counts(&sessions.iter().collect::<Vec<_>>());
    let all_rules = rules.len();
    let rules: Vec<RuleCount> = rules
        .into_iter()
        .filter(|rule| {
            let people = by_scenario.iter().filter(|(id, _)| rule.scenarios.contains(**id));
            is_enough(people.flat_map(|(_, people)| people).collect::<BTreeSet<_>>().len())
        })
        .collect();
    let mut spread = [0; BARS];
    for mark in &marks {
        let bar = usize::try_from(mark.0 / 100).unwrap_or(0).min(BARS - 1);
        spread[bar] += 1;
    }
    GroupFigures {
        marked: marks.len(),
        // Where nobody has a mark there is nobody to recognise, and it is told as that.
        marks: (with_marks.is_empty() || is_enough(with_marks.len())).then(|| MarksOfGroup {
            passed: people.iter().map(TraineeReport::passed).sum(),
            median: median(marks),
            spread,
        }),
        scenarios: scenarios(sessions, is_enough),
        rules_left_out: all_rules - rules.len(),
        rules,
        rows,
    }
}

/// Who has a mark, by the id of the scenario.
fn people_with_marks(sessions: &[ReportedSession]) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut people = BTreeMap::<&str, BTreeSet<&str>>::new();
    for session in sessions.iter().filter(|session| session.result().mark.is_some()) {
        let of_scenario = people.entry(&session.identity.scenario).or_default();
        of_scenario.insert(&session.trainee.pseudonym);
    }
    people
}

fn row(person: &TraineeReport) -> GroupRow {
    GroupRow {
        trainee: person.trainee.clone(),
        calls: person.calls.len(),
        passed: person.passed(),
        best: person.marked().map(|(_, mark)| mark.overall).max(),
        last: person.marked().last().map(|(_, mark)| mark),
    }
}

fn scenarios(sessions: &[ReportedSession], is_enough: &dyn Fn(usize) -> bool) -> Vec<GroupScenario> {
    let mut by_id = BTreeMap::<&str, Vec<&ReportedSession>>::new();
    for session in sessions {
        by_id.entry(&session.identity.scenario).or_default().push(session);
    }
    let rows = by_id.into_iter().map(|(id, played)| {
        let mut people: Vec<&str> = played.iter().map(|one| one.trainee.pseudonym.as_str()).collect();
        people.sort_unstable();
        people.dedup();
        let marked = played
            .iter()
            .filter_map(|one| Some((&one.trainee.pseudonym, call_result(one).mark?)));
        let (with_marks, marks): (BTreeSet<&String>, Vec<CallMark>) = marked.unzip();
        let dimension = |place: usize| median(marks.iter().map(|mark| mark.dimensions[place].0).collect());
        GroupScenario {
            scenario: id.to_owned(),
            title: played.first().map_or_else(String::new, |one| one.title.clone()),
            people: people.len(),
            figures: is_enough(people.len().min(with_marks.len())).then(|| {
                let passed = marks.iter().filter(|mark| mark.passed).count();
                let overall = median(marks.iter().map(|mark| mark.overall).collect());
                (marks.len(), passed, overall, [0, 1, 2].map(dimension))
            }),
        }
    });
    rows.collect()
}

/// The middle mark; between two, half away from zero.
fn median(mut marks: Vec<Mark>) -> Option<Mark> {
    marks.sort_unstable();
    let upper = *marks.get(marks.len() / 2)?;
    if marks.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *marks.get(marks.len() / 2 - 1)?;
    let sum = lower.0 + upper.0;
    Some(Mark((sum + sum.signum()) / 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_two_is_rounded_half_away_from_zero() {
        for (marks, middle) in [
            (vec![], None),
            (vec![700], Some(700)),
            (vec![900, 100, 500], Some(500)),
            (vec![100, 201], Some(151)),
            (vec![-100, -201], Some(-151)),
            (vec![100, 300], Some(200)),
        ] {
            let marks = marks.into_iter().map(Mark).collect();
            assert_eq!(median(marks), middle.map(Mark));
        }
    }
}

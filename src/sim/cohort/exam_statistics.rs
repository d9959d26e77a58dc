//! Item statistics of real exams, and how far the mark of a set of calls can be trusted.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::session::{CohortSessions, Exam, ExamVersion};
use crate::sim::analytics::agreement::block::largest_block;
use crate::sim::analytics::call_statistics::CallStatistics;
use crate::sim::analytics::call_tally::CallTally;
use crate::sim::analytics::item_statistics::ItemStatistics;
use crate::sim::analytics::items::CallItems;
use crate::sim::analytics::set_statistics::{SetStatistics, SetTally, Sitting};
use crate::sim::scenario::rubric::Rubric;
use crate::sim::sentence::{Sentence, sentence};

/// The statistics of one version of a call. Each person counts once, with the first exam: a second one is not independent.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CallInGroup {
    /// What was played.
    pub version: ExamVersion,
    /// How many people.
    pub trainees: u64,
    /// Difficulty, discrimination and options of every item; none in what leaves the house if fewer than five people played it.
    pub statistics: Option<CallStatistics>,
    /// How many people's answers are left out of an item because a signed fault of the call voids them, by the item's id.
    pub voided: BTreeMap<String, u64>,
}

/// The set of calls that most people have all had as exams.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SetInGroup {
    /// The calls.
    pub calls: Vec<String>,
    /// How many people have had all of them.
    pub trainees: u64,
    /// Reliability and standard error; none where there is nothing to compute them from.
    pub statistics: Option<SetStatistics>,
}

/// Why there is no reliability of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WithoutReliability {
    /// Nobody has had two calls as exams.
    TooFewCalls,
    /// One person has had the set.
    TooFewPeople,
    /// Everybody has the same mark over the set, so nothing tells people apart.
    MarksAlike,
    /// It is left out of what leaves the house.
    Suppressed,
}

impl WithoutReliability {
    /// The reason as a sentence, and what to do.
    pub fn sentence(self) -> Sentence {
        match self {
            Self::TooFewCalls => sentence!(
                "Reliability takes two calls that the same people have had as exams; assign a set.",
                "信度需要同一批学员都考过的至少两通电话；请布置一组考试。"
            ),
            Self::TooFewPeople => sentence!(
                "Reliability takes at least two people who have had the whole set, and marks that differ.",
                "信度需要至少两名完成整组考试且成绩有差别的学员。"
            ),
            Self::MarksAlike => sentence!(
                "Everybody who has had the whole set has the same mark over it, so there is no reliability; it takes marks that differ.",
                "完成整组考试的学员总成绩都一样，无法计算信度；需要有差别的成绩。"
            ),
            Self::Suppressed => sentence!(
                "Fewer than five people have had the whole set, so the export says nothing about its reliability.",
                "完成整组考试的学员不足五人，因此导出中不含信度。"
            ),
        }
    }
}

impl SetInGroup {
    /// Why there is no reliability; nothing where there is one.
    pub fn without_reliability(&self) -> Option<WithoutReliability> {
        let alpha = self.statistics.as_ref().and_then(|statistics| statistics.alpha);
        match (alpha, self.calls.len(), self.trainees) {
            (Some(_), ..) => None,
            (None, 0 | 1, _) => Some(WithoutReliability::TooFewCalls),
            (None, _, 0) => Some(WithoutReliability::Suppressed),
            (None, _, 1) => Some(WithoutReliability::TooFewPeople),
            (None, ..) => Some(WithoutReliability::MarksAlike),
        }
    }

    /// The same as a sentence.
    pub fn refusal(&self) -> Option<Sentence> {
        self.without_reliability().map(WithoutReliability::sentence)
    }
}

impl CallInGroup {
    /// How many people's answers are left out of this item because a signed fault voids them.
    pub fn voided_of(&self, item: &ItemStatistics) -> u64 {
        self.voided.get(&item.id).copied().unwrap_or(0)
    }

    /// Whether anybody came to the item, whatever counts of it.
    pub fn came_to(&self, item: &ItemStatistics) -> bool {
        item.answered + self.voided_of(item) > 0
    }
}

/// The first exam of each person in each version.
type FirstExams<'s> = BTreeMap<&'s ExamVersion, BTreeMap<&'s str, &'s Exam>>;

/// Statistics of each call and of the set.
pub fn exam_statistics(members: &[&str], sessions: &CohortSessions) -> (Vec<CallInGroup>, SetInGroup) {
    let firsts = first_exams(members, sessions);
    let calls = firsts.iter().filter_map(|(version, exams)| {
        let program = sessions.programs.get(*version)?;
        let items = CallItems::new(program);
        let mut tally = CallTally::new(program, &items);
        let mut voided = BTreeMap::new();
        for exam in exams.values() {
            tally.add(&exam.run.as_run());
            let without = exam.run.voided().iter();
            for item in without.filter_map(|number| items.items.get(*number as usize)) {
                *voided.entry(item.id.clone()).or_default() += 1;
            }
        }
        Some(CallInGroup {
            version: (*version).clone(),
            trainees: exams.len() as u64,
            statistics: Some(CallStatistics::new(program, &items, &tally)),
            voided,
        })
    });
    (calls.collect(), set(&firsts, sessions))
}

fn first_exams<'s>(members: &[&str], sessions: &'s CohortSessions) -> FirstExams<'s> {
    let mut firsts: FirstExams<'s> = BTreeMap::new();
    let mut ordered: Vec<_> = sessions.sessions.iter().collect();
    ordered.sort_by(|a, b| (&a.wall, &a.session).cmp(&(&b.wall, &b.session)));
    for session in ordered {
        if let Some(exam) = session.exam().filter(|_| members.contains(&session.trainee.as_str())) {
            let of_version = firsts.entry(&exam.version).or_default();
            of_version.entry(&session.trainee).or_insert(exam);
        }
    }
    firsts
}

fn set(firsts: &FirstExams<'_>, sessions: &CohortSessions) -> SetInGroup {
    let mut had: BTreeMap<&str, BTreeSet<&ExamVersion>> = BTreeMap::new();
    for (version, exams) in firsts {
        for trainee in exams.keys() {
            had.entry(trainee).or_default().insert(version);
        }
    }
    let rows: Vec<(&str, BTreeSet<&ExamVersion>)> = had.into_iter().collect();
    let block = largest_block(&rows);
    let programs: Vec<_> = block
        .columns
        .iter()
        .filter_map(|version| sessions.programs.get(*version))
        .collect();
    let rubrics: Vec<&Rubric> = programs.iter().map(|program| &program.rubric).collect();
    let mut tally = SetTally::new(block.columns.len());
    for trainee in &block.rows {
        let mut sitting = Sitting::default();
        let exams = block
            .columns
            .iter()
            .filter_map(|version| firsts.get(*version)?.get(trainee));
        for exam in exams {
            sitting.add(&exam.run.as_run());
        }
        tally.add(&rubrics, &sitting, None);
    }
    SetInGroup {
        calls: block.columns.iter().map(|version| version.scenario.clone()).collect(),
        trainees: block.rows.len() as u64,
        statistics: (!block.rows.is_empty()).then(|| tally.statistics()),
    }
}

//! What may leave the house: other pseudonyms in every report, days instead of times, and nothing about fewer than five people.

use serde::Serialize;

use super::report::CohortReport;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::hash::sha256_hex;

/// A group, or a figure about people, with fewer than so many is left out.
pub const LEAST_PEOPLE: u64 = 5;

/// The group is too small to be reported to others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TooSmall {
    /// The group.
    pub group: String,
    /// It says that there is nothing to see.
    pub is_suppressed: bool,
    /// How many people it takes.
    pub least_people: u64,
}

impl TooSmall {
    /// Why, and what to do.
    pub fn sentence(&self) -> Sentence {
        sentence!(
            "The group \"{group}\" has fewer than {least} people, and so few could be recognised; the export says nothing about it. Within the house, add --keep-pseudonyms.",
            "小组“{group}”不足 {least} 人，容易被认出，因此导出中不含任何信息。内部使用请加 --keep-pseudonyms。",
            group = self.group,
            least = self.least_people
        )
    }
}

impl CohortReport {
    /// The report for others. `key` is random, made for this one report and then forgotten: it is always of the same length and
    /// stands in front, and pseudonyms are random themselves, so nobody can find them again without it.
    ///
    /// # Errors
    /// The group has fewer than [`LEAST_PEOPLE`]; then not even their number is said.
    pub fn pseudonymous(&self, key: &[u8; 32]) -> Result<Self, TooSmall> {
        if self.trainees < LEAST_PEOPLE {
            return Err(TooSmall {
                group: self.group.clone(),
                is_suppressed: true,
                least_people: LEAST_PEOPLE,
            });
        }
        let renamed = |trainee: &mut String| *trainee = other_pseudonym(key, trainee);
        let mut report = self.clone();
        report.is_pseudonymous = true;
        // What is for one person would tell who that is.
        report.assignments.retain(|assignment| !assignment.is_personal);
        for assignment in &mut report.assignments {
            assignment.trainees.iter_mut().for_each(|one| renamed(&mut one.trainee));
            assignment.trainees.sort();
        }
        for trainee in &mut report.progress {
            renamed(&mut trainee.trainee);
            for exam in &mut trainee.exams {
                exam.session = None;
                exam.when = exam.when.chars().take(10).collect();
            }
        }
        report.progress.sort_by(|a, b| a.trainee.cmp(&b.trainee));
        for exam in &mut report.without_mark {
            renamed(&mut exam.trainee);
            exam.session = None;
        }
        report
            .without_mark
            .sort_by(|a, b| (&a.trainee, &a.scenario).cmp(&(&b.trainee, &b.scenario)));
        for call in report.calls.iter_mut().filter(|call| call.trainees < LEAST_PEOPLE) {
            call.statistics = None;
            call.voided.clear();
            call.trainees = 0;
        }
        if report.set.trainees < LEAST_PEOPLE {
            report.set.statistics = None;
            report.set.trainees = 0;
        }
        let all = report.weakest_rules.len();
        report.weakest_rules.retain(|rule| rule.trainees.of >= LEAST_PEOPLE);
        report.rules_left_out = (all - report.weakest_rules.len()) as u64;
        Ok(report)
    }
}

/// A pseudonym for one report: 16 hexadecimal digits, so that nobody takes it for one of the roster.
fn other_pseudonym(key: &[u8; 32], trainee: &str) -> String {
    let whole = sha256_hex(&[b"rolecall/export-pseudonym/v1\0", key, trainee.as_bytes()]);
    whole.chars().take(16).collect()
}

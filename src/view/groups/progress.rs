//! Exams over time: each person, each dimension.

use super::named::Named;
use super::table::TableView;
use super::wording;
use crate::sim::cohort::progress::{ExamPoint, TraineeProgress};
use crate::sim::cohort::report::CohortReport;
use crate::sim::score::mark::Mark;

/// The exams of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgressView {
    /// Everybody, in the order of the roster.
    pub people: Vec<PersonView>,
    /// The same as an overview, a row for each: how many exams, and the marks of the last.
    pub table: TableView,
    /// Exams without a mark, each with the reason.
    pub without_mark: TableView,
}

/// One person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonView {
    /// What the person is called here.
    pub name: String,
    /// Exams, oldest first.
    pub exams: Vec<ExamPointView>,
    /// The same in words, a row for each; the numbers are those in the picture.
    pub table: TableView,
}

/// One exam in the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExamPointView {
    /// The day on which it began, in UTC.
    pub day: String,
    /// The overall mark.
    pub overall: Mark,
    /// The marks of empathy, accuracy and compliance; none where one is not measured.
    pub dimensions: [Option<Mark>; 3],
}

const MARKS: [&str; 4] = [
    "groups-overall",
    "dimension-empathy",
    "dimension-accuracy",
    "dimension-compliance",
];

pub(super) fn progress_view(named: &Named<'_>, report: &CohortReport) -> ProgressView {
    let words = named.words;
    let numbers = [&["groups-exams"][..], &MARKS].concat();
    let mut table = TableView::new(words, &["groups-person", "groups-last-exam"], &numbers);
    for person in &report.progress {
        let last = person.exams.last();
        // Whoever has only exams without a mark has exams.
        let mut without_mark = report.without_mark.iter().rev();
        let unmarked = without_mark.find(|exam| exam.trainee == person.trainee);
        let day_of_last = match (last, unmarked) {
            (Some(exam), _) => day(&exam.when),
            (None, Some(exam)) => named.say(&wording::why_without_mark(exam.why)),
            (None, None) => words.text("groups-no-exam"),
        };
        let texts = [
            named.person(&person.trainee),
            day_of_last,
            person.exams.len().to_string(),
        ];
        table.add(texts.into_iter().chain(marks(last)));
    }
    let mut without_mark = TableView::new(words, &["groups-person", "groups-call", "groups-why"], &[]);
    for exam in &report.without_mark {
        without_mark.add([
            named.person(&exam.trainee),
            named.call(&exam.scenario),
            named.say(&wording::why_without_mark(exam.why)),
        ]);
    }
    ProgressView {
        people: report
            .progress
            .iter()
            .map(|person| person_view(named, person))
            .collect(),
        table,
        without_mark,
    }
}

fn person_view(named: &Named<'_>, person: &TraineeProgress) -> PersonView {
    let mut table = TableView::new(named.words, &["groups-exam", "groups-day", "groups-result"], &MARKS);
    for (place, exam) in person.exams.iter().enumerate() {
        let result = [wording::passed(exam.marks.passed), wording::basis(exam.marks.basis)];
        let texts = [
            format!("{} {}", place + 1, named.call(&exam.scenario)),
            day(&exam.when),
            result.iter().map(|part| named.say(part)).collect(),
        ];
        table.add(texts.into_iter().chain(marks(Some(exam))));
    }
    let exams = person.exams.iter().map(|exam| ExamPointView {
        day: day(&exam.when),
        overall: exam.marks.overall,
        dimensions: exam.marks.dimensions,
    });
    PersonView {
        name: named.person(&person.trainee),
        exams: exams.collect(),
        table,
    }
}

/// The overall mark and those of the dimensions, or dashes.
fn marks(exam: Option<&ExamPoint>) -> [String; 4] {
    let shown = |mark: Option<Mark>| mark.map_or_else(|| "-".to_owned(), |mark| mark.to_string());
    let [empathy, accuracy, compliance] = exam.map_or([None; 3], |exam| exam.marks.dimensions);
    [exam.map(|exam| exam.marks.overall), empathy, accuracy, compliance].map(shown)
}

fn day(when: &str) -> String {
    when.chars().take(10).collect()
}

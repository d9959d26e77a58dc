//! How each person's exam marks go on over time, overall and in each dimension.

use serde::Serialize;

use super::session::{CohortSession, ExamMarks};

/// One person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TraineeProgress {
    /// Who.
    pub trainee: String,
    /// Exams, oldest first.
    pub exams: Vec<ExamPoint>,
}

/// One exam.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExamPoint {
    /// When it began; only the day in what leaves the house.
    pub when: String,
    /// The session; none in what leaves the house, because its id tells when it began.
    pub session: Option<String>,
    /// The call.
    pub scenario: String,
    /// The marks.
    #[serde(flatten)]
    pub marks: ExamMarks,
}

/// The exams of each of these people; those without one have an empty list.
pub fn progress(members: &[&str], sessions: &[CohortSession]) -> Vec<TraineeProgress> {
    let of = |trainee: &str| {
        let mut exams: Vec<ExamPoint> = sessions
            .iter()
            .filter(|session| session.trainee == trainee)
            .filter_map(|session| {
                Some(ExamPoint {
                    when: session.wall.clone(),
                    session: Some(session.session.clone()),
                    scenario: session.scenario.clone(),
                    marks: session.exam()?.marks,
                })
            })
            .collect();
        exams.sort_by(|a, b| (&a.when, &a.session).cmp(&(&b.when, &b.session)));
        exams
    };
    members
        .iter()
        .map(|trainee| TraineeProgress {
            trainee: (*trainee).to_owned(),
            exams: of(trainee),
        })
        .collect()
}

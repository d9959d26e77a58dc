//! The sessions of a group, read from the folder of data and from the profiles below it.
//!
//! Of practice only the header and the end are looked at: its record is never played here, so no practice mark is ever computed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use crate::sim::analytics::items::CallItems;
use crate::sim::cohort::exam_run::ExamRun;
use crate::sim::cohort::session::{
    CohortSession, CohortSessions, Exam, ExamMarks, ExamVersion, MarkBasis, WhyWithoutMark, WithoutMark,
};
use crate::sim::program::state::State;
use crate::sim::prove::explore::MOST_STATES;
use crate::sim::score::scorecard::Scorecard;
use crate::sim::score::value::Valuation;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::record::{Mode, SealReason};
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::store::played_record::{PlayedRecord, read_and_play};
use crate::store::profiles::Profiles;
use crate::store::session_list::list_sessions;

/// An exam that is to be played again.
struct ExamToPlay {
    data: DataFolder,
    path: PathBuf,
    session: CohortSession,
}

/// Values by the state that a call starts from.
type Values = Vec<(State, Option<Valuation>)>;

/// Reads the sessions of these pseudonyms, and says what could not be read.
///
/// # Errors
/// The folder of sessions itself cannot be read.
pub fn read_cohort_sessions(
    data: &DataFolder,
    members: &BTreeSet<String>,
) -> Result<(CohortSessions, Vec<Sentence>), StoreError> {
    let mut found = CohortSessions::default();
    let mut problems = Vec::new();
    let mut folders = vec![data.clone()];
    match Profiles::read(data) {
        Ok(profiles) => folders.extend(profiles.list.iter().map(|profile| data.of_profile(profile))),
        Err(error) => problems.push(Sentence::same(error.to_string())),
    }
    let mut seen = BTreeSet::new();
    let mut exams: BTreeMap<ExamVersion, Vec<ExamToPlay>> = BTreeMap::new();
    for folder in folders {
        for listed in list_sessions(folder.fs().as_ref(), &folder.sessions_path())? {
            let summary = match listed.content {
                Ok(summary) => summary,
                Err(error) => {
                    problems.push(not_read(&error));
                    continue;
                }
            };
            let is_wanted = summary.superseded_by.is_none() && members.contains(&summary.header.trainee);
            if !is_wanted || !seen.insert(summary.header.session.clone()) {
                continue;
            }
            let session = CohortSession::new(&summary.header, summary.sealed, &summary.last_wall);
            if session.mode == Mode::Practice {
                found.sessions.push(session);
                continue;
            }
            match summary.sealed {
                Some(SealReason::Finished) => {
                    exams.entry(ExamVersion::of(&summary.header)).or_default().push(ExamToPlay {
                        data: folder.clone(),
                        path: listed.path,
                        session,
                    });
                }
                Some(_) => found.add_without_mark(session, WhyWithoutMark::Stopped),
                None => found.add_without_mark(session, WhyWithoutMark::Open),
            }
        }
    }
    for (version, exams) in exams {
        let mut values = Values::new();
        for exam in exams {
            found.play(&version, exam, &mut values);
        }
    }
    found.sessions.sort_by(|a, b| (&a.wall, &a.session).cmp(&(&b.wall, &b.session)));
    Ok((found, problems))
}

impl CohortSessions {
    fn play(&mut self, version: &ExamVersion, exam: ExamToPlay, values: &mut Values) {
        let ExamToPlay { data, path, session } = exam;
        let played = match read_and_play(&data, &path) {
            Ok(played) if played.record.torn_bytes == 0 && played.record.changed_line.is_none() => played,
            Err(error) if error.is_unread() => return self.add_without_mark(session, WhyWithoutMark::NotMarked),
            _ => return self.add_without_mark(session, WhyWithoutMark::NotInOrder),
        };
        match result(version, &played, values) {
            Some(exam) => {
                let program = Arc::clone(played.replayed.call.program());
                self.programs.entry(version.clone()).or_insert(program);
                self.sessions.push(session.with_exam(exam));
            }
            None => self.add_without_mark(session, WhyWithoutMark::NotMarked),
        }
    }

    /// The session is listed all the same: that it was begun is seen.
    fn add_without_mark(&mut self, session: CohortSession, why: WhyWithoutMark) {
        self.without_mark.push(WithoutMark {
            session: Some(session.session.clone()),
            trainee: session.trainee.clone(),
            scenario: session.scenario.clone(),
            why,
        });
        self.sessions.push(session);
    }
}

fn result(version: &ExamVersion, played: &PlayedRecord, values: &mut Values) -> Option<Exam> {
    let call = &played.replayed.call;
    let start = *call.start();
    if !values.iter().any(|(known, _)| *known == start) {
        let valuation = Valuation::new(call.program(), &start, MOST_STATES).ok();
        values.push((start, valuation));
    }
    let (_, valuation) = values.iter().find(|(known, _)| *known == start)?;
    let valuation = valuation.as_ref()?;
    let card = Scorecard::new(valuation, call)?;
    let items = CallItems::new(call.program());
    let dimension = |index: usize| {
        let score = card.dimensions.get(index)?;
        (score.best > 0).then_some(score.mark)
    };
    Some(Exam {
        version: version.clone(),
        marks: ExamMarks {
            overall: card.overall,
            dimensions: [0, 1, 2].map(dimension),
            passed: card.passed,
            basis: MarkBasis::Computed,
        },
        run: ExamRun::new(valuation, &items, call, &card)?,
    })
}

fn not_read(error: &StoreError) -> Sentence {
    sentence!(
        "A record was left out: {error}",
        "有一份会话记录未计入：{error}",
        error = error
    )
}

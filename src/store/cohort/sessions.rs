//! The sessions of a group, read from the folder of data and from the profiles below it.
//!
//! Of practice only the header and the end are looked at: its record is never played here, so no practice mark is ever computed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::kept_sessions::{KeptExam, KeptSessions};
use crate::sim::analytics::items::CallItems;
use crate::sim::assessment::event::Decision;
use crate::sim::assessment::judged::Judged;
use crate::sim::assessment::standing::{Basis, Standing};
use crate::sim::cohort::exam_run::ExamRun;
use crate::sim::cohort::session::{
    CohortSession, CohortSessions, Exam, ExamMarks, ExamVersion, MarkBasis, WhyWithoutMark, WithoutMark,
};
use crate::sim::program::Key;
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
use crate::store::session_list::{SessionSummary, list_sessions, settle};
use crate::store::standing::StandingReader;

/// An exam that is to be played again.
struct ExamToPlay {
    data: DataFolder,
    path: PathBuf,
    head: String,
    session: CohortSession,
}

/// Values by what is known of marks and by the state that a call starts from.
type Values = Vec<((Key, State), Option<Valuation>)>;

/// Reads the sessions of these pseudonyms, and says what could not be read.
///
/// # Errors
/// The folder of sessions itself cannot be read.
pub fn read_cohort_sessions(
    data: &DataFolder,
    members: &BTreeSet<String>,
    marks: Option<&mut StandingReader<'_>>,
) -> Result<(CohortSessions, Vec<Sentence>), StoreError> {
    read_cohort_sessions_again(data, members, marks, &mut KeptSessions::default())
}

/// The same for whoever asks again and again: what was computed of a file that has not changed is not computed again.
///
/// # Errors
/// The folder of sessions itself cannot be read.
pub fn read_cohort_sessions_again(
    data: &DataFolder,
    members: &BTreeSet<String>,
    mut marks: Option<&mut StandingReader<'_>>,
    kept: &mut KeptSessions,
) -> Result<(CohortSessions, Vec<Sentence>), StoreError> {
    let mut found = CohortSessions::default();
    let mut problems = Vec::new();
    let mut folders = vec![data.clone()];
    match Profiles::read(data) {
        Ok(profiles) => folders.extend(profiles.list.iter().map(|profile| data.of_profile(profile))),
        Err(error) => problems.push(error.sentence()),
    }
    let mut seen = BTreeSet::new();
    let mut exams: BTreeMap<ExamVersion, Vec<ExamToPlay>> = BTreeMap::new();
    let fs = data.fs().as_ref();
    let mut listed = Vec::new();
    for folder in &folders {
        listed.extend(list_sessions(fs, &folder.sessions_path())?);
    }
    // A session may have files in several folders, and they may contradict each other there, too.
    settle(fs, &mut listed);
    for listed in listed {
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
        let is_in_conflict = !summary.conflicts.is_empty();
        // That it was played to its end says only one of the files.
        let sealed = summary.sealed.filter(|_| !is_in_conflict);
        let session = CohortSession::new(&summary.header, sealed, &summary.last_wall);
        if is_in_conflict {
            problems.push(contradicted(&session.session));
        }
        if session.mode == Mode::Practice {
            found.sessions.push(session);
            continue;
        }
        match summary.sealed {
            _ if is_in_conflict => found.add_without_mark(session, WhyWithoutMark::Conflict),
            Some(SealReason::Finished) => {
                let is_in = |folder: &&DataFolder| listed.path.parent() == Some(folder.sessions_path().as_path());
                exams
                    .entry(ExamVersion::of(&summary.header))
                    .or_default()
                    .push(ExamToPlay {
                        data: folders.iter().find(is_in).unwrap_or(data).clone(),
                        path: listed.path,
                        head: summary.head,
                        session,
                    });
            }
            sealed => {
                let undecided = match sealed {
                    Some(_) => WhyWithoutMark::Stopped,
                    None => WhyWithoutMark::Open,
                };
                let decided = marks.as_deref_mut();
                let decided = decided.map(|marks| decision_about(&summary, marks)).transpose()?;
                let (session, why) = match decided.flatten() {
                    Some(Decision::Fail) => (session.decided_failed(&summary.last_wall), WhyWithoutMark::Failed),
                    Some(Decision::Void) => (session, WhyWithoutMark::Voided),
                    Some(Decision::Resume) => (session, WhyWithoutMark::MayGoOn),
                    Some(Decision::Pass) | None => (session, undecided),
                };
                found.add_without_mark(session, why);
            }
        }
    }
    for (version, exams) in exams {
        let mut values = Values::new();
        for exam in exams {
            found.play(&version, exam, (&mut values, &mut *kept), marks.as_deref_mut())?;
        }
    }
    if let Some(marks) = marks {
        problems.append(&mut marks.problems);
    }
    found
        .sessions
        .sort_by(|a, b| (&a.wall, &a.session).cmp(&(&b.wall, &b.session)));
    Ok((found, problems))
}

impl CohortSessions {
    fn play(
        &mut self,
        version: &ExamVersion,
        exam: ExamToPlay,
        (values, kept): (&mut Values, &mut KeptSessions),
        marks: Option<&mut StandingReader<'_>>,
    ) -> Result<(), StoreError> {
        let ExamToPlay {
            data,
            path,
            head,
            session,
        } = exam;
        let found = kept.exam(&path, &head, || played_exam(&data, &path, values));
        let KeptExam {
            judged,
            computed,
            run,
            program,
        } = match found {
            Ok(exam) => exam,
            Err(why) => {
                self.add_without_mark(session, why);
                return Ok(());
            }
        };
        let (mut excused, mut faults) = (BTreeSet::new(), BTreeSet::new());
        let mut why = WhyWithoutMark::Undecided;
        let found = match marks {
            Some(marks) => {
                let (standing, _, hidden) = marks.read_judged(&judged)?;
                excused = standing.excused_rules(&judged);
                faults = standing.faults.iter().map(|found| found.fault.clone()).collect();
                match hidden.is_empty() {
                    true => {
                        why = match standing.decision {
                            Some(Decision::Fail) => WhyWithoutMark::Failed,
                            Some(Decision::Void) => WhyWithoutMark::Voided,
                            Some(Decision::Resume) => WhyWithoutMark::MayGoOn,
                            Some(Decision::Pass) | None => WhyWithoutMark::Undecided,
                        };
                        assessed(&standing)
                    }
                    // What is made of a part of what was said is not what stands; the computed mark says nothing of it.
                    false => Some(computed),
                }
            }
            None => Some(computed),
        };
        let Some(marks) = found else {
            self.add_without_mark(session, why);
            return Ok(());
        };
        let run = run.excusing(&program, &excused);
        let run = match faults.is_empty() {
            true => run,
            false => run.without_faults(&CallItems::new(&program), &faults),
        };
        self.programs.entry(version.clone()).or_insert(program);
        self.sessions.push(session.with_exam(Exam {
            version: version.clone(),
            marks,
            run,
        }));
        Ok(())
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

/// An exam that was played to its end, played again; or why it has no mark.
fn played_exam(data: &DataFolder, path: &Path, values: &mut Values) -> Result<KeptExam, WhyWithoutMark> {
    let played = match read_and_play(data, path) {
        Ok(played) if played.record.torn_bytes == 0 && played.record.changed_line.is_none() => played,
        Err(error) if error.is_unread() => return Err(WhyWithoutMark::NotMarked),
        _ => return Err(WhyWithoutMark::NotInOrder),
    };
    let (card, run) = result(&played, values).ok_or(WhyWithoutMark::NotMarked)?;
    let program = played.replayed.call.program();
    Ok(KeptExam {
        judged: Judged::new(&played.record, program, Some(&card)),
        computed: computed(&card),
        run,
        program: Arc::clone(program),
    })
}

/// The scorecard and the run of an exam that was played to its end.
fn result(played: &PlayedRecord, values: &mut Values) -> Option<(Scorecard, ExamRun)> {
    let call = &played.replayed.call;
    let start = (call.program().key(), *call.start());
    if !values.iter().any(|(known, _)| *known == start) {
        let valuation = Valuation::new(call.program(), &start.1, MOST_STATES).ok();
        values.push((start, valuation));
    }
    let (_, valuation) = values.iter().find(|(known, _)| *known == start)?;
    let valuation = valuation.as_ref()?;
    let card = Scorecard::new(valuation, call)?;
    let items = CallItems::new(call.program());
    let run = ExamRun::new(valuation, &items, call, &card)?;
    Some((card, run))
}

fn computed(card: &Scorecard) -> ExamMarks {
    ExamMarks {
        overall: card.overall,
        dimensions: card.dimensions.map(|score| (score.best > 0).then_some(score.mark)),
        passed: card.passed,
        basis: MarkBasis::Computed,
    }
}

/// What was decided about an exam that was not played to its end; nothing where whoever looks may not see all that was said.
fn decision_about(summary: &SessionSummary, marks: &mut StandingReader<'_>) -> Result<Option<Decision>, StoreError> {
    let header = &summary.header;
    let (standing, _, hidden) = marks.read_judged(&Judged {
        session: header.session.clone(),
        head: summary.head.clone(),
        scenario: header.scenario.clone(),
        scenario_sha256: header.scenario_sha256().to_owned(),
        is_exam: true,
        sealed: summary.sealed,
        computed: None,
    })?;
    Ok(standing.decision.filter(|_| hidden.is_empty()))
}

/// The marks that stand; nothing for a record that was voided or may go on, and where no mark stands.
fn assessed(standing: &Standing) -> Option<ExamMarks> {
    let outcome = standing.outcome.as_ref()?;
    let passed = match standing.decision {
        Some(Decision::Void | Decision::Resume) => return None,
        Some(Decision::Pass) => true,
        Some(Decision::Fail) => false,
        None => outcome.passed(),
    };
    Some(ExamMarks {
        overall: outcome.overall,
        dimensions: outcome.dimensions,
        passed,
        basis: match standing.basis {
            Basis::NoMark | Basis::Computed => MarkBasis::Computed,
            Basis::OneAssessor | Basis::Agreed | Basis::Differ | Basis::Moderated => MarkBasis::Assessed,
        },
    })
}

fn not_read(error: &StoreError) -> Sentence {
    let error = error.sentence();
    sentence!("A record was left out: {error}", "有一份会话记录未计入：{error}"; error)
}

fn contradicted(session: &str) -> Sentence {
    sentence!(
        "Several records tell of the session {session}, and not the same, so none of them counts; find out which is the right one and move the others away.",
        "会话 {session} 有多份内容不一致的记录，一份都不计；请查明哪一份正确，并移走其他几份。",
        session = session
    )
}

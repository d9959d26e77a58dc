//! Giving calls to a group or a person, and taking that back: what is asked for is held against the roster and the calls that are here.

use super::assignment_files::{NewAssignment, assign, read_assignments, withdraw};
use super::named_group::{no_roster, no_such_group};
use super::roster_file::read_roster;
use crate::sim::check::check;
use crate::sim::check::role::{Role, role};
use crate::sim::cohort::assignment::{Assignee, Assignment, MOST_CALLS, WantedAssignment};
use crate::sim::cohort::calendar_day::CalendarDay;
use crate::sim::cohort::roster::group_name;
use crate::sim::diagnostic::did_you_mean;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::record::Mode;
use crate::store::calls_here::calls_here;
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::store::named_calls::known_ids;
use crate::store::named_person::{exactly, suggested};
use crate::store::scenario_files::embedded;
use crate::store::trainee_names::TraineeNames;

/// Why nothing was given or taken back.
#[derive(Debug)]
pub enum NotGiven {
    /// Something cannot be read or written.
    Store(StoreError),
    /// What was asked for cannot be given.
    Refused(Sentence),
    /// Nobody is on the roster yet.
    NoRoster,
    /// No assignment that stands has this id.
    NoAssignment(String),
}

impl NotGiven {
    /// Why, and what to do.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Store(error) => error.sentence(),
            Self::Refused(why) => why.clone(),
            Self::NoRoster => no_roster(),
            Self::NoAssignment(id) => sentence!(
                "There is no assignment {id:?}; it may have been taken back already.",
                "没有任务 {id:?}；它可能已经撤回。",
                id = id
            ),
        }
    }
}

impl From<StoreError> for NotGiven {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Sentence> for NotGiven {
    fn from(why: Sentence) -> Self {
        Self::Refused(why)
    }
}

/// Gives what is asked for; afterwards it is durable.
///
/// # Errors
/// There is no such group, person, call, course or day, a call cannot be an exam, or something cannot be read or written. Nothing is given then.
pub fn give(data: &DataFolder, wanted: &WantedAssignment) -> Result<Assignment, NotGiven> {
    let due = CalendarDay::read(&wanted.due)?;
    let to = addressee(data, &wanted.to)?;
    let course = match &wanted.course {
        None => None,
        Some(course) => Some(group_name(course).ok_or_else(|| no_course_name(course))?),
    };
    let calls = calls_of(data, wanted, course.as_ref())?;
    if wanted.mode == Mode::Exam {
        may_be_exams(&calls)?;
    }
    let new = NewAssignment {
        course,
        calls,
        to,
        mode: wanted.mode,
        due,
    };
    Ok(assign(data, new)?)
}

/// Takes an assignment back.
///
/// # Errors
/// There is none of this id, or something cannot be read or written.
pub fn take_back(data: &DataFolder, id: &str) -> Result<(), NotGiven> {
    let (assignments, _) = read_assignments(data)?;
    if !assignments.iter().any(|known| known.id == id) {
        return Err(NotGiven::NoAssignment(id.to_owned()));
    }
    Ok(withdraw(data, id)?)
}

/// The group or the person of the roster that is called so.
fn addressee(data: &DataFolder, to: &str) -> Result<Assignee, NotGiven> {
    let roster = read_roster(data)?;
    let sizes = roster.sizes();
    if sizes.is_empty() {
        return Err(NotGiven::NoRoster);
    }
    let names = TraineeNames::known(data)?;
    if sizes.contains_key(to.trim()) {
        return Ok(Assignee::Group(to.trim().to_owned()));
    }
    // What is nearly a group or a person may be another one, who would then be waited for.
    if let Some(person) = exactly(&roster, &names, to)? {
        return Ok(Assignee::Trainee(person));
    }
    let nobody = no_such_group(to, sizes.keys().copied());
    let people = roster.groups.keys().map(String::as_str);
    Err(NotGiven::Refused(match suggested(people, &names, to) {
        Some(suggested) => nobody.then(&suggested),
        None => nobody,
    }))
}

/// The calls that are named, or those that the course had before.
fn calls_of(data: &DataFolder, wanted: &WantedAssignment, course: Option<&String>) -> Result<Vec<String>, NotGiven> {
    if wanted.calls.is_empty() {
        let (assignments, _) = read_assignments(data)?;
        let of_course = |assignment: &&Assignment| course.is_some() && assignment.course.as_ref() == course;
        return match assignments.iter().rev().find(of_course) {
            Some(assignment) => Ok(assignment.calls.clone()),
            None => Err(NotGiven::Refused(sentence!(
                "Name the calls; only a course that was assigned before can do without.",
                "请列出通话；只有布置过的课程才可以省略。"
            ))),
        };
    }
    let known = known_ids()?;
    for (index, call) in wanted.calls.iter().enumerate() {
        if !known.contains(call) {
            let help = did_you_mean(call, known.iter().map(String::as_str));
            let help = help.unwrap_or_else(|| Sentence::same(known.join(", ")));
            return Err(NotGiven::Refused(sentence!(
                "There is no call {call:?}. {help}",
                "没有名为 {call:?} 的通话。{help}",
                call = call;
                help
            )));
        }
        if wanted.calls.iter().take(index).any(|before| before == call) {
            return Err(NotGiven::Refused(sentence!(
                "The call {call:?} is named twice; name each once.",
                "通话 {call:?} 列了两次；请只列一次。",
                call = call
            )));
        }
    }
    if wanted.calls.len() > MOST_CALLS {
        return Err(NotGiven::Refused(sentence!(
            "An assignment has {most} calls at most.",
            "一项任务最多 {most} 通电话。",
            most = MOST_CALLS
        )));
    }
    Ok(wanted.calls.clone())
}

/// Refuses calls that nobody could sit as an exam, however long they are waited for.
fn may_be_exams(calls: &[String]) -> Result<(), NotGiven> {
    let here = calls_here()?.files;
    let is_here = |id: &str| here.iter().any(|file| role(&file.name) == Role::Scenario(id));
    let mut found = check(&here).scenarios;
    // What is not here is played as the program has it; what is here and has errors hides that of the program.
    let of_program = check(&embedded().files).scenarios.into_iter();
    found.extend(of_program.filter(|one| !is_here(&one.scenario.id.value)));
    let find = |call: &&String| found.iter().find(|one| one.scenario.id.value == **call);
    let (known, broken): (Vec<&String>, Vec<&String>) = calls.iter().partition(|call| find(call).is_some());
    let is_reviewed = |call: &&String| find(call).is_some_and(|one| !one.scenario.reviewed.is_empty());
    let unreviewed: Vec<&String> = known.into_iter().filter(|call| !is_reviewed(call)).collect();
    if !broken.is_empty() {
        let calls = Sentence::listed(&broken);
        return Err(NotGiven::Refused(sentence!(
            "This cannot be an exam, because the check finds errors in it and nobody can play it: {calls}. \"rolecall check\" lists them.",
            "以下通话检查有错误，谁也打不了，不能布置为考试：{calls}。“rolecall check”会列出错误。";
            calls
        )));
    }
    if !unreviewed.is_empty() {
        let calls = Sentence::listed(&unreviewed);
        return Err(NotGiven::Refused(sentence!(
            "Nobody has reviewed this, so nobody can be examined with it: {calls}. Have it reviewed (the field \"reviewed\" of the call says who has), or assign it as practice.",
            "以下通话尚无人审阅，不能布置为考试：{calls}。请先请人审阅（填在通话的 reviewed 字段里），或布置为练习。";
            calls
        )));
    }
    Ok(())
}

fn no_course_name(course: &str) -> Sentence {
    sentence!(
        "{course:?} is no name of a course: it has 1 to 40 characters and no control characters.",
        "{course:?} 不能作为课程名称：应为 1 到 40 个字符，且不含控制字符。",
        course = course
    )
}

//! Assignments, a file each. To take one back, a second file says so: copies of the first cannot bring it back to life.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::written_once::{ENDING, WrittenOnce};
use crate::sim::cohort::assignment::{Assignee, Assignment, FORMAT};
use crate::sim::cohort::calendar_day::CalendarDay;
use crate::sim::session::record::Mode;
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::store::fresh::fresh_u64;
use crate::store::wall::wall_now;

const FOLDER: &str = "assignments";
const WITHDRAWN: &str = ".withdrawn";

/// What is asked for, before it has an id and a time.
#[derive(Debug, Clone)]
pub struct NewAssignment {
    /// The name of the course.
    pub course: Option<String>,
    /// The calls.
    pub calls: Vec<String>,
    /// Who has to do them.
    pub to: Assignee,
    /// As practice or as an exam.
    pub mode: Mode,
    /// The last day.
    pub due: CalendarDay,
}

/// All assignments that are kept, whether they stand or not.
#[derive(Debug)]
pub struct KeptAssignments {
    /// Each with whether it was taken back, oldest first.
    pub kept: Vec<(Assignment, bool)>,
    /// What cannot be read.
    pub problems: Vec<StoreError>,
}

/// The assignments that stand, oldest first, and what cannot be read.
///
/// # Errors
/// The folder itself cannot be read.
pub fn read_assignments(data: &DataFolder) -> Result<(Vec<Assignment>, Vec<StoreError>), StoreError> {
    let files = WrittenOnce::new(data, FOLDER);
    let withdrawn: BTreeSet<String> = files.names(WITHDRAWN)?.into_iter().collect();
    let (mut assignments, mut problems) = (Vec::new(), Vec::new());
    for found in files.all::<Assignment>()? {
        match found {
            Ok((name, assignment)) if assignment.id == name && assignment.is_sound() => {
                if !withdrawn.contains(&name) {
                    assignments.push(assignment);
                }
            }
            Ok((name, _)) => problems.push(files.not_sound(&name)),
            Err(error) => problems.push(error),
        }
    }
    assignments.sort_by(|a, b| (&a.given, &a.id).cmp(&(&b.given, &b.id)));
    Ok((assignments, problems))
}

/// The files of all assignments with whom they are for, and those that take them back. A file that cannot be read is passed over.
///
/// # Errors
/// The folder itself cannot be read.
pub fn assignment_files(data: &DataFolder) -> Result<Vec<(PathBuf, Assignee)>, StoreError> {
    let files = WrittenOnce::new(data, FOLDER);
    let withdrawn: BTreeSet<String> = files.names(WITHDRAWN)?.into_iter().collect();
    let mut found = Vec::new();
    for (name, assignment) in files.all::<Assignment>()?.into_iter().flatten() {
        if withdrawn.contains(&name) {
            found.push((files.path(&format!("{name}{WITHDRAWN}")), assignment.to.clone()));
        }
        found.push((files.path(&format!("{name}{ENDING}")), assignment.to));
    }
    Ok(found)
}

/// All assignments that are kept, each with whether it was taken back, oldest first. A file that cannot be read is told.
///
/// # Errors
/// The folder itself cannot be read.
pub fn kept_assignments(data: &DataFolder) -> Result<KeptAssignments, StoreError> {
    let files = WrittenOnce::new(data, FOLDER);
    let withdrawn: BTreeSet<String> = files.names(WITHDRAWN)?.into_iter().collect();
    let (mut kept, mut problems) = (Vec::new(), Vec::new());
    for found in files.all::<Assignment>()? {
        match found {
            Ok((name, assignment)) => kept.push((assignment, withdrawn.contains(&name))),
            Err(error) => problems.push(error),
        }
    }
    kept.sort_by(|(a, _), (b, _)| (&a.given, &a.id).cmp(&(&b.given, &b.id)));
    Ok(KeptAssignments { kept, problems })
}

/// Gives an assignment: a file of its own, durable afterwards.
///
/// # Errors
/// What the system refused, or something in it that may not be there.
pub fn assign(data: &DataFolder, new: NewAssignment) -> Result<Assignment, StoreError> {
    let given = wall_now();
    let day: String = given.chars().filter(char::is_ascii_digit).take(8).collect();
    let assignment = Assignment {
        format: FORMAT,
        id: format!("{day}-{:016x}", fresh_u64()),
        course: new.course,
        calls: new.calls,
        to: new.to,
        mode: new.mode,
        given,
        due: new.due,
    };
    let files = WrittenOnce::new(data, FOLDER);
    if !assignment.is_sound() {
        return Err(files.not_sound(&assignment.id));
    }
    files.add(&assignment.id, &assignment)?;
    Ok(assignment)
}

/// Takes an assignment back; once more changes nothing.
///
/// # Errors
/// What the system refused. Whether there is such an assignment is for the caller to look.
pub fn withdraw(data: &DataFolder, id: &str) -> Result<(), StoreError> {
    let files = WrittenOnce::new(data, FOLDER);
    if files.names(WITHDRAWN)?.iter().any(|name| name == id) {
        return Ok(());
    }
    files.add_file(&format!("{id}{WITHDRAWN}"), &format!("{}\n", wall_now()))
}

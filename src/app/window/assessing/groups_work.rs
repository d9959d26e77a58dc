//! What is saved for the screen of groups on a thread, and what is said about it afterwards.

use std::io;
use std::path::PathBuf;

use crate::app::panels::groups_said::{GroupsSaid, TriedTable};
use crate::app::ui_command::UiCommand;
use crate::sim::cohort::assignment::WantedAssignment;
use crate::sim::sentence::{Sentence, sentence};
use crate::store::cohort::assigning::{NotGiven, give, take_back};
use crate::store::cohort::roster_taking::{
    RosterNotTaken, RosterTaken, Taking, Writing, take_roster, write_roster_file,
};
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::words::Words;

/// So many mistakes of a table are named; the others are counted.
const MOST_NAMED: usize = 8;

/// Something to save.
pub(super) enum Job {
    /// A table that comes.
    Take(PathBuf, Taking),
    /// The roster that goes.
    Write(PathBuf, Writing),
    /// An assignment to give.
    Give(Box<WantedAssignment>),
    /// An assignment to take back, by its id.
    TakeBack(String),
}

/// What became of it.
pub(super) enum Done {
    /// Of a table.
    Taken(PathBuf, Taking, Result<RosterTaken, RosterNotTaken>),
    /// Of the roster that was to be written: how many people are in it.
    Written(PathBuf, Result<usize, StoreError>),
    /// Of an assignment.
    Given(Box<WantedAssignment>, Result<(), NotGiven>),
    /// Of one that was to be taken back.
    TakenBack(Result<(), NotGiven>),
    /// Nobody could do it.
    Failed(Sentence),
}

impl Job {
    /// What a wish of the screen of groups asks to save; nothing for other wishes.
    pub(super) fn of(wish: UiCommand, is_chinese: bool) -> Option<Self> {
        match wish {
            UiCommand::TakeRoster { path, replace, seen } => {
                let taking = Taking {
                    replace,
                    only_tries: seen.is_none(),
                    seen,
                };
                Some(Self::Take(path, taking))
            }
            UiCommand::WriteRoster {
                path,
                everybody,
                writes_over,
            } => {
                let writing = Writing {
                    is_chinese,
                    everybody,
                    writes_over,
                };
                Some(Self::Write(path, writing))
            }
            UiCommand::Assign(wanted) => Some(Self::Give(wanted)),
            UiCommand::TakeBack(id) => Some(Self::TakeBack(id)),
            _ => None,
        }
    }

    /// Does it.
    pub(super) fn carry_out(self, data: &DataFolder) -> Done {
        match self {
            Self::Take(path, taking) => {
                let taken = take_roster(data, &path, &taking);
                Done::Taken(path, taking, taken)
            }
            Self::Write(path, writing) => {
                let written = write_roster_file(data, &path, writing);
                Done::Written(path, written)
            }
            Self::Give(wanted) => {
                let given = give(data, &wanted).map(drop);
                Done::Given(wanted, given)
            }
            Self::TakeBack(id) => Done::TakenBack(take_back(data, &id)),
        }
    }
}

impl Done {
    /// That nobody is there any more who would do it.
    pub(super) fn nobody() -> Self {
        Self::Failed(sentence!(
            "It was not saved. Open the groups again and look what stands there.",
            "没有保存成功。请重新打开小组，查看现有内容。"
        ))
    }

    /// Whether the groups are others now.
    pub(super) fn changes_groups(&self) -> bool {
        match self {
            Self::Taken(_, taking, taken) => !taking.only_tries && taken.is_ok(),
            Self::Given(_, given) => given.is_ok(),
            Self::TakenBack(taken) => taken.is_ok(),
            Self::Written(..) | Self::Failed(_) => false,
        }
    }

    /// Whether it was not done; whoever wanted to leave has to see that.
    pub(super) fn is_refused(&self) -> bool {
        match self {
            Self::Taken(_, _, taken) => taken.is_err(),
            Self::Written(_, written) => written.is_err(),
            Self::Given(_, given) => given.is_err(),
            Self::TakenBack(taken) => taken.is_err(),
            Self::Failed(_) => true,
        }
    }

    /// What is said about it.
    pub(super) fn said(&self, words: &Words) -> GroupsSaid {
        let mut said = GroupsSaid::default();
        match self {
            Self::Taken(path, taking, Ok(taken)) => {
                let head = match taking.only_tries {
                    true => "groups-roster-tried",
                    false => "groups-roster-taken",
                };
                said.roster.push(words.text(head));
                let lines = [Some(taken.counts()), taken.names_kept(), taken.columns_left_out()];
                said.roster.extend(lines.iter().flatten().map(|line| words.told(line)));
                said.tried = taking.only_tries.then(|| TriedTable {
                    path: path.clone(),
                    replace: taking.replace,
                    sha256: taken.sha256.clone(),
                });
            }
            Self::Taken(_, _, Err(why)) => said.roster = not_taken(words, why),
            Self::Written(path, Ok(people)) => {
                let file = path.display().to_string();
                let about = [("n", (*people).into()), ("file", file.into())];
                said.written = Some(words.with("groups-roster-written", &about));
            }
            Self::Written(path, Err(error)) if is_there(error) => {
                let file = path.display().to_string();
                said.written = Some(words.with("groups-roster-there", &[("file", file.into())]));
                said.there = Some(path.clone());
            }
            Self::Written(_, Err(error)) => said.written = Some(words.told(&error.sentence())),
            Self::Given(_, Ok(())) => said.assigning = Some(words.text("groups-assign-done")),
            Self::TakenBack(Ok(())) => said.assigning = Some(words.text("groups-taken-back")),
            Self::Given(_, Err(why)) | Self::TakenBack(Err(why)) => said.assigning = Some(words.told(&why.sentence())),
            Self::Failed(why) => {
                let why = words.told(why);
                // Nobody knows any more what it was, so each place says it.
                said.roster.push(why.clone());
                said.written = Some(why.clone());
                said.assigning = Some(why);
            }
        }
        said
    }
}

fn is_there(error: &StoreError) -> bool {
    matches!(error, StoreError::Io { error, .. } if error.kind() == io::ErrorKind::AlreadyExists)
}

/// The mistakes with their lines, and what to do.
fn not_taken(words: &Words, why: &RosterNotTaken) -> Vec<String> {
    let mistakes = why.mistakes();
    let mut lines: Vec<String> = Vec::new();
    for mistake in mistakes.iter().take(MOST_NAMED) {
        let what = words.told(&mistake.sentence);
        lines.push(match mistake.line {
            0 => what,
            line => words.with("groups-roster-mistake", &[("line", line.into()), ("what", what.into())]),
        });
    }
    let others = mistakes.len().saturating_sub(MOST_NAMED);
    if others > 0 {
        lines.push(words.with("groups-roster-more-mistakes", &[("n", others.into())]));
    }
    lines.push(words.told(&why.sentence()));
    lines
}

//! A record played again from its own archive alone: no edit of a scenario since then can change it.

use std::fmt;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::StoreError;
use super::folder::DataFolder;
use super::named_record::named_record;
use super::record_file::read_record;
use crate::sim::call::command::Command;
use crate::sim::check::{CheckedScenario, SourceFile, reopen};
use crate::sim::program::compile::{CompileError, compile};
use crate::sim::program::{Key, Program};
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::record::{ArchivedFile, EntryKind, Header, Record, RecordError};
use crate::sim::session::replay::{Difference, RecordedCommand, Replayed, not_allowed, replay, state_hash};
use crate::sim::session::terms::allows;

/// A record, what it was played with, and the call that its commands make.
#[derive(Debug)]
pub struct PlayedRecord {
    /// The record.
    pub record: Record,
    /// The scenario from the archive.
    pub checked: CheckedScenario,
    /// The call after the last command.
    pub replayed: Replayed,
}

/// Why a record cannot be played again.
#[derive(Debug)]
pub enum ReadError {
    /// The file or its archive cannot be read, or the chain does not hold.
    Store(StoreError),
    /// A file that it was played with is not in the archive.
    NotArchived {
        /// Where it was looked for.
        path: PathBuf,
        /// The folder of data that the record itself lies in, if that is another one with an archive.
        elsewhere: Option<PathBuf>,
        /// How many others of the files that it was played with are in the archive.
        others: usize,
    },
    /// It was written under rules that this program does not have.
    RulesVersion(u32),
    /// What it was played with has errors; the first is given.
    Scenario(Sentence),
    /// What it was played with cannot be compiled.
    Compile(CompileError),
    /// It differs from what its scenario makes of its commands.
    Difference(Difference),
}

/// Reads a record and plays it; one that lies in a profile of this folder of data, with the archive that is there.
///
/// # Errors
/// [`ReadError`], with the line for a difference.
pub fn read_and_play(data: &DataFolder, path: &Path) -> Result<PlayedRecord, ReadError> {
    let data = &data.of_record(path);
    let record = read_record(data.fs().as_ref(), path).map_err(ReadError::Store)?;
    let archive = data.archive_to_read();
    let found = program_of(&record.header, |file| {
        let bytes = archive.get(&file.sha256);
        bytes.map_err(|error| not_archived(error, || beside_record(data, path)))
    });
    let (checked, program) = found.map_err(|error| match error {
        ReadError::NotArchived { path, elsewhere, .. } => {
            let files = record.header.files.iter();
            let others = files.filter(|file| archive.get(&file.sha256).is_ok()).count();
            ReadError::NotArchived {
                path,
                elsewhere,
                others,
            }
        }
        error => error,
    })?;
    let replayed = play(&record, program)?;
    Ok(PlayedRecord {
        checked,
        replayed,
        record,
    })
}

/// The scenario that a session was played with, and the program made of it, from files that somebody else finds. Where a file in full is
/// [`ReadError::NotArchived`], the blind form is taken.
///
/// # Errors
/// [`ReadError`]; those of `find` come first.
pub fn program_of(
    header: &Header,
    mut find: impl FnMut(&ArchivedFile) -> Result<Vec<u8>, ReadError>,
) -> Result<(CheckedScenario, Arc<Program>), ReadError> {
    if header.rules_version != super::recorded_call::RULES_VERSION {
        return Err(ReadError::RulesVersion(header.rules_version));
    }
    // Whoever examines has the files in full; whoever was examined has their blind form, and no mark.
    let (files, key) = match &header.full {
        None => (found(&header.files, &mut find)?, Key::Open),
        Some(full) => match found(full, &mut find) {
            Ok(files) => (files, Key::WithExaminer),
            Err(ReadError::NotArchived { .. }) => (found(&header.files, &mut find)?, Key::Missing),
            Err(error) => return Err(error),
        },
    };
    let checked = reopen(&files, &header.scenario).map_err(ReadError::Scenario)?;
    let program = compile(&checked, &header.country).map_err(ReadError::Compile)?;
    Ok((checked, Arc::new(program.with_key(key))))
}

fn found(
    named: &[ArchivedFile],
    find: &mut impl FnMut(&ArchivedFile) -> Result<Vec<u8>, ReadError>,
) -> Result<Vec<SourceFile>, ReadError> {
    let source_file = |file: &ArchivedFile| {
        Ok(SourceFile {
            bytes: find(file)?,
            name: file.name.clone(),
        })
    };
    named.iter().map(source_file).collect()
}

/// Plays the commands of a record with the program of its header.
///
/// # Errors
/// [`ReadError::Difference`], with the line.
pub fn play(record: &Record, program: Arc<Program>) -> Result<Replayed, ReadError> {
    let header = &record.header;
    check_terms(record)?;
    let commands = record.entries.iter().filter_map(|entry| match &entry.kind {
        EntryKind::Command { cmd, state } => Some(RecordedCommand {
            line: entry.seq as usize + 1,
            words: cmd,
            state,
        }),
        _ => None,
    });
    let replayed = replay(program, header.seed, header.timers.into(), commands).map_err(ReadError::Difference)?;
    check_seal(record, &replayed)?;
    Ok(replayed)
}

/// Nothing stands in the record that its terms forbid.
fn check_terms(record: &Record) -> Result<(), ReadError> {
    for entry in &record.entries {
        let EntryKind::Command { cmd, .. } = &entry.kind else {
            continue;
        };
        // What cannot be read is told by the replay.
        let Ok(command) = Command::parse(cmd) else { continue };
        allows(&record.header, &command).map_err(|rejected| {
            ReadError::Difference(Difference {
                line: entry.seq as usize + 1,
                what: not_allowed(cmd, &rejected),
            })
        })?;
    }
    Ok(())
}

/// Reads and plays a record by its path or by the id of its session, and says which file that is.
///
/// # Errors
/// [`ReadError`], also when no session or several are named so.
pub fn read_and_play_named(data: &DataFolder, wanted: &Path) -> Result<(PathBuf, PlayedRecord), ReadError> {
    let path = named_record(data, wanted).map_err(ReadError::Store)?;
    let played = read_and_play(data, &path)?;
    Ok((path, played))
}

/// Tells a file that is missing from the archive apart from one that cannot be read: the record may have come from elsewhere.
pub(super) fn not_archived(error: StoreError, elsewhere: impl FnOnce() -> Option<PathBuf>) -> ReadError {
    match error {
        StoreError::Io { path, error, .. } if error.kind() == ErrorKind::NotFound => ReadError::NotArchived {
            path,
            elsewhere: elsewhere(),
            others: 0,
        },
        error => ReadError::Store(error),
    }
}

/// The folder of data that a record itself lies in, if that is another one with an archive.
fn beside_record(data: &DataFolder, record: &Path) -> Option<PathBuf> {
    // A record lies in `FOLDER/sessions`, and its archive in `FOLDER/archive`.
    let record = std::path::absolute(record).unwrap_or_else(|_| record.to_owned());
    let folder = record.parent().and_then(Path::parent);
    let elsewhere = folder.filter(|folder| *folder != data.root()).filter(|folder| {
        let archive = DataFolder::at(Arc::clone(data.fs()), (*folder).to_owned()).archive_path();
        data.fs().exists(&archive).unwrap_or(false)
    });
    elsewhere.map(Path::to_owned)
}

/// The seal must tell of the state and of the number of commands that the replay has.
fn check_seal(record: &Record, replayed: &Replayed) -> Result<(), ReadError> {
    let Some(entry) = record.entries.last() else {
        return Ok(());
    };
    let EntryKind::Seal { commands, state, .. } = &entry.kind else {
        return Ok(());
    };
    let line = entry.seq as usize + 1;
    let made = replayed.call.commands() as u64;
    let what = if *commands != made {
        sentence!(
            "the seal tells of {commands} commands, the replay has {made}",
            "封存行写的是 {commands} 条命令，重放得到 {made} 条"
        )
    } else if *state != state_hash(&replayed.call) {
        sentence!(
            "the seal tells of another last state than the replay has",
            "封存行写的最后状态与重放得到的不同"
        )
    } else {
        return Ok(());
    };
    Err(ReadError::Difference(Difference { line, what }))
}

impl PlayedRecord {
    /// The recorded commands in words.
    pub fn command_words(&self) -> impl Iterator<Item = &str> {
        self.record.entries.iter().filter_map(|entry| match &entry.kind {
            EntryKind::Command { cmd, .. } => Some(cmd.as_str()),
            _ => None,
        })
    }
}

impl ReadError {
    /// Whether the record could not be looked at, so that nothing is known about it: it or its archive cannot be read, or another
    /// version of the program has made it. Otherwise it is not in order.
    pub fn is_unread(&self) -> bool {
        match self {
            Self::Store(StoreError::BadRecord { error, .. }) => matches!(error, RecordError::NewerFormat { .. }),
            Self::Store(error) => matches!(
                error,
                StoreError::Io { .. }
                    | StoreError::NoSuchRecord { .. }
                    | StoreError::SeveralRecords { .. }
                    | StoreError::Conflict { .. }
            ),
            Self::NotArchived { .. } | Self::RulesVersion(_) => true,
            Self::Scenario(_) | Self::Compile(_) | Self::Difference(_) => false,
        }
    }
}

impl ReadError {
    /// Why the record cannot be played again, and what to do.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Store(error) => error.sentence(),
            Self::NotArchived {
                path,
                elsewhere,
                others,
            } => {
                let advice = match elsewhere {
                    None if *others > 0 => sentence!(
                        "The archive is only half copied: {others} others that it was played with are there. Copy the rest of the folder \"archive\" as well.",
                        "档案只复制了一部分：它所用的文件已有 {others} 个。请把 archive 文件夹里其余的文件也复制过来。"
                    ),
                    Some(folder) => sentence!(
                        "The record lies beside another archive; name its folder with --data {folder}",
                        "记录旁边有另一份档案；请用 --data {folder} 指明它的文件夹。",
                        folder = folder.display()
                    ),
                    None => sentence!(
                        "If the record comes from elsewhere, name the folder with the \"archive\" that belongs to it with --data FOLDER.",
                        "如果记录来自别处，请用 --data 指明放着它的 archive 的文件夹。"
                    ),
                };
                sentence!(
                    "A file that the record was played with is not in the archive: {path}. {advice}",
                    "档案中缺少它所用的文件：{path}。{advice}",
                    path = path.display();
                    advice
                )
            }
            Self::RulesVersion(version) => sentence!(
                "The record was made under rules version {version}, which this program does not have; use the program that made it, or a newer one.",
                "它是按第 {version} 版规则进行的，本程序没有这一版；请用当初的程序或更新的程序。"
            ),
            Self::Scenario(why) => sentence!(
                "What the record was played with cannot be used: {why}",
                "它所用的剧本无法使用：{why}";
                why
            ),
            Self::Compile(error) => {
                let why = error.sentence();
                sentence!("What the record was played with cannot be used: {why}", "它所用的剧本无法使用：{why}"; why)
            }
            Self::Difference(Difference { line, what }) => sentence!(
                "The record differs from its replay: line {line}: {what}",
                "它的命令得出的结果与记录不符，最早在第 {line} 行：{what}";
                what
            ),
        }
    }

    /// The same for a line that has the name of the record in front.
    pub fn sentence_behind(&self, place: &Path) -> Sentence {
        match self {
            Self::Store(error) => error.sentence_behind(place),
            _ => self.sentence(),
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sentence().english)
    }
}

impl std::error::Error for ReadError {}

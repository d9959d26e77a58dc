//! Records read and played on several threads. Those of one call and one draw share its exact values, which cost most.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::facts::{Values, files_hash, of_record, without_header};
use super::said::Said;
use super::stamp::NEVER;
use crate::sim::call::Call;
use crate::sim::check::CheckedScenario;
use crate::sim::library::row::SessionRow;
use crate::sim::library::trouble::Trouble;
use crate::sim::program::state::State;
use crate::sim::program::wording::Names;
use crate::sim::program::{Key, Program};
use crate::sim::prove::effort::{Job, Workers};
use crate::sim::session::record::{ArchivedFile, Header, LONGEST_LINE, RecordText};
use crate::store::data_places::DataPlace;
use crate::store::error::StoreError;
use crate::store::fs::Fs;
use crate::store::played_record::{ReadError, not_archived, program_of};
use crate::store::record_trouble::{of_reading, of_store};
use crate::words::Locale;

/// So many records go to one thread and into one transaction.
const CHUNK: usize = 64;

/// A file that has to be read.
#[derive(Debug)]
pub(super) struct Wanted {
    /// Its place in the list of folders of data.
    pub(super) place: usize,
    /// Its path below the folder that the index is of.
    pub(super) relative: String,
    /// Its path.
    pub(super) path: PathBuf,
    /// What it looks like now.
    pub(super) stamp: String,
    /// The session's id, once its header has been read.
    pub(super) session: Option<String>,
    /// Whether an assessor has written about it.
    pub(super) marked: bool,
    /// The stamp of what was said about it; empty if nothing was.
    pub(super) said: String,
}

/// A call that sessions were played with.
#[derive(Debug)]
pub(super) struct Opened {
    /// The program.
    pub(super) program: Arc<Program>,
    /// The title in English and in Chinese.
    pub(super) titles: [String; 2],
}

/// Sessions with the same files, country and rules.
struct Group {
    /// The place whose archive has the files.
    place: usize,
    /// The header of one of them. What is known of their marks depends on the place and on the files, so it is the same for all.
    header: Header,
    members: Vec<(Wanted, Header)>,
}

/// Reads files and hands over their rows, each with the stamp that it was read under, in parts and in any order.
pub(super) fn read_all(
    places: &[DataPlace],
    wanted: Vec<Wanted>,
    said: &Said<'_>,
    workers: &dyn Workers,
    done: &(dyn Fn(Vec<(SessionRow, String)>) + Sync),
) {
    let mut groups = BTreeMap::<_, Group>::new();
    let mut headless = Vec::new();
    for mut file in wanted {
        let Some(place) = places.get(file.place) else { continue };
        let Some(header) = peek(place.data.fs().as_ref(), &file) else {
            headless.push(file);
            continue;
        };
        file.marked = said.is_marked(file.place, &header.session);
        file.said = said.stamp(file.place, &header.session, header.scenario_sha256());
        file.session = Some(header.session.clone());
        let key = (
            file.place,
            header.scenario.clone(),
            files_hash(&header.files),
            files_hash(header.marked_files()),
            header.full.is_some(),
            header.country.clone(),
            header.rules_version,
        );
        let group = groups.entry(key).or_insert_with(|| Group {
            place: file.place,
            header: header.clone(),
            members: Vec::new(),
        });
        // The files are those of the group.
        group.members.push((
            file,
            Header {
                files: Vec::new(),
                ..header
            },
        ));
    }
    let mut jobs: Vec<Job<'_>> = Vec::new();
    for chunk in chunks(headless) {
        jobs.push(Box::new(move || {
            let rows = chunk.into_iter().filter_map(|file| {
                let fs = places.get(file.place)?.data.fs().as_ref();
                Some((without_header(fs, &file), file.stamp))
            });
            done(rows.map(settled_stamp).collect());
        }));
    }
    for group in groups.into_values() {
        if let Some(place) = places.get(group.place) {
            add_jobs(&mut jobs, place, group, said, done);
        }
    }
    workers.do_all(jobs);
}

fn add_jobs<'j>(
    jobs: &mut Vec<Job<'j>>,
    place: &'j DataPlace,
    group: Group,
    said: &'j Said<'_>,
    done: &'j (dyn Fn(Vec<(SessionRow, String)>) + Sync),
) {
    let Group { header, members, .. } = group;
    let opened = Arc::new(open(place, &header));
    let files = Arc::new(header.files);
    let mut by_start = BTreeMap::<State, Vec<(Wanted, Header)>>::new();
    for member in members {
        let drawn = |opened: &Opened| Call::drawn(&opened.program, member.1.seed);
        let start = opened.as_ref().as_ref().map(drawn).unwrap_or_default();
        by_start.entry(start).or_default().push(member);
    }
    for members in by_start.into_values() {
        let values = Arc::new(Values::new());
        for chunk in chunks(members) {
            let (opened, files, values) = (Arc::clone(&opened), Arc::clone(&files), Arc::clone(&values));
            jobs.push(Box::new(move || {
                let fs = place.data.fs().as_ref();
                // What else is wrong with a record is said first, and its title still has to be found when its archive comes.
                // So has its mark, when the files in full come.
                let is_waiting = match opened.as_ref() {
                    Ok(opened) => opened.program.key() == Key::Missing,
                    Err(trouble) => trouble.may_pass(),
                };
                let rows = chunk.into_iter().map(|(file, mut header)| {
                    header.files.clone_from(&files);
                    let row = of_record(fs, &file, &header, opened.as_ref().as_ref(), &values, said);
                    let stamp = if is_waiting { NEVER.to_owned() } else { file.stamp };
                    (row, stamp)
                });
                done(rows.map(settled_stamp).collect());
            }));
        }
    }
}

/// What may pass by itself is looked at again each time.
fn settled_stamp((row, stamp): (SessionRow, String)) -> (SessionRow, String) {
    match row.trouble.as_ref().is_some_and(Trouble::may_pass) {
        true => (row, NEVER.to_owned()),
        false => (row, stamp),
    }
}

/// The first line of a record, if it is one.
fn peek(fs: &dyn Fs, file: &Wanted) -> Option<Header> {
    let mut bytes = fs.read(&file.path, LONGEST_LINE as u64).ok()?;
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    bytes.truncate(end + 1);
    Some(RecordText::parse(&bytes).ok()?.header)
}

fn open(place: &DataPlace, header: &Header) -> Result<Opened, Trouble> {
    let archive = place.data.archive_to_read();
    let mut missing = None;
    let found = program_of(header, |file| {
        archive.get(&file.sha256).map_err(|error| {
            missing = Some(of_archive(file, &error));
            not_archived(error, || None)
        })
    });
    match found {
        Ok((checked, program)) => Ok(Opened {
            program,
            titles: Locale::ALL.map(|locale| title(&checked, &header.country, locale.code())),
        }),
        Err(error @ (ReadError::NotArchived { .. } | ReadError::Store(_))) => {
            Err(missing.unwrap_or_else(|| of_reading(&error)))
        }
        // A file in full that is missing is no reason.
        Err(error) => Err(of_reading(&error)),
    }
}

/// What an error of the archive says about a record that was played with this file.
fn of_archive(file: &ArchivedFile, error: &StoreError) -> Trouble {
    let (name, sha256) = (file.name.clone(), file.sha256.clone());
    match error {
        StoreError::Io { error, .. } if error.kind() == std::io::ErrorKind::NotFound => {
            Trouble::NotArchived { file: name, sha256 }
        }
        StoreError::ArchiveDamaged { .. } | StoreError::TooLong { .. } => {
            Trouble::ArchiveDamaged { file: name, sha256 }
        }
        other => of_store(other),
    }
}

fn title(checked: &CheckedScenario, country: &str, language: &str) -> String {
    let table = checked.tables.iter().find(|table| table.language.value == language);
    let translated = |key: &str| {
        let text = table.and_then(|table| table.texts.get(key))?;
        Some(text.1.value.clone()).filter(|text| !text.is_empty())
    };
    let names = Names {
        scenario: &checked.scenario,
        bank: &checked.rulebook.bank,
        country,
        language,
        words: &translated,
    };
    names.fill(translated("title").as_deref().unwrap_or(&checked.scenario.title))
}

fn chunks<T>(list: Vec<T>) -> Vec<Vec<T>> {
    let mut rest = list.into_iter();
    let mut chunks = Vec::new();
    loop {
        let chunk: Vec<T> = rest.by_ref().take(CHUNK).collect();
        if chunk.is_empty() {
            return chunks;
        }
        chunks.push(chunk);
    }
}

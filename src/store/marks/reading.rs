//! All events of a session from all files: every good line of every file, and what is wrong with the rest.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::folder::{ENDING, MarksFolder, listed};
use crate::sim::assessment::event::{
    Event, Flaw, LONGEST_EVENT_FILE, MOST_FILES, SignedEvent, VerifyEvent, is_believed, read_events,
};
use crate::sim::sentence::{Sentence, sentence};
use crate::store::error::StoreError;
use crate::store::fs::Fs;

/// Writers that looked at the same moment may all have found room for one more file.
const MOST_READ: usize = MOST_FILES + 56;

const KEY_DIGITS: usize = 16;

/// The events of a session, or the faults of scenarios.
#[derive(Debug, Clone, Default)]
pub struct MarksRead {
    /// All good events; one that stands in two files is here once.
    pub events: Vec<SignedEvent>,
    /// Every file that was looked at.
    pub files: Vec<FileRead>,
}

/// A file of events.
#[derive(Debug, Clone)]
pub struct FileRead {
    /// Where it is.
    pub path: PathBuf,
    /// How many good events it has.
    pub events: usize,
    /// What is wrong with it, and whether that is harmless.
    pub problems: Vec<(Sentence, bool)>,
    /// It was not read, and may have events that should be believed.
    pub is_left_out: bool,
    /// It is not as a key that is believed left it: what is lacking in it may have counted.
    pub is_damaged: bool,
    /// The hash of the last good event, if nothing is wrong with the file but that it stops in the middle of the next line, and the time
    /// that this line names as far as it can be read.
    cut_behind: Option<(String, String)>,
}

impl MarksRead {
    /// Whether a file was left out, so that nobody can say what stands.
    pub fn is_incomplete(&self) -> bool {
        self.files.iter().any(|file| file.is_left_out)
    }

    /// Whether nothing is known to lack: no file was left out, and none is damaged. Only then may anybody say what stands. Whether a file
    /// is gone as a whole, the events tell that name it.
    pub fn is_whole(&self) -> bool {
        !self.files.iter().any(|file| file.is_left_out || file.is_damaged)
    }

    /// How many files have events that are believed. Only these take room: anybody can put any other file into a shared folder.
    pub fn believed_files(&self) -> usize {
        self.files.iter().filter(|file| file.events > 0).count()
    }

    /// Problems that somebody should look at: each file with a sentence.
    pub fn problems(&self) -> impl Iterator<Item = (&Path, &Sentence)> {
        let files = self.files.iter();
        files.flat_map(|file| {
            let grave = file.problems.iter().filter(|(_, is_harmless)| !is_harmless);
            grave.map(|(sentence, _)| (file.path.as_path(), sentence))
        })
    }
}

impl MarksFolder {
    /// Reads all events of a session. `verify` says why an event with these bytes and this signature is not to be believed.
    ///
    /// # Errors
    /// The folder cannot be listed. A file that cannot be read is a problem of that file.
    pub fn read(&self, session: &str, verify: &mut VerifyEvent<'_>) -> Result<MarksRead, StoreError> {
        self.read_folder(&self.session_path(session), verify)
    }

    fn read_folder(&self, folder: &Path, verify: &mut VerifyEvent<'_>) -> Result<MarksRead, StoreError> {
        let mut read = MarksRead::default();
        let mut hashes = BTreeSet::new();
        let names = listed(self.fs.as_ref(), folder)?;
        let names = names
            .into_iter()
            .filter(|name| name.to_string_lossy().ends_with(ENDING));
        let mut believed = 0;
        for name in names {
            let path = folder.join(&name);
            let mut file = FileRead {
                path: path.clone(),
                events: 0,
                problems: Vec::new(),
                is_left_out: false,
                is_damaged: false,
                cut_behind: None,
            };
            if believed < MOST_READ {
                let events = read_file(self.fs.as_ref(), &mut file, verify);
                file.events = events.len();
                believed += usize::from(file.events > 0);
                read.events
                    .extend(events.into_iter().filter(|signed| hashes.insert(signed.hash.clone())));
            } else {
                let why = sentence!(
                    "There are more than {MOST_READ} files of marks by trusted keys here; this one was not read, so no mark stands. Move files that are no marks away.",
                    "这里由可信密钥签名的评分文件超过 {MOST_READ} 个，这个没有读取，因此没有有效分数。请移走不是评分的文件。"
                );
                file.problems.push((why, false));
                file.is_left_out = true;
            }
            read.files.push(file);
        }
        self.weigh_damage(&mut read, verify);
        Ok(read)
    }

    /// Of files with something wrong in them, only those of keys that are believed have lost anything that would count: anybody can put
    /// any other file into a shared folder. And nothing is lost of what another file of the same key has whole, as it is after an error of
    /// the disk, when the writer begins a new file with all that was in the old one; nor behind an event that a later one of the same key
    /// names as the last: whoever signed that has said what they had said. Cutting the line away as a whole would show no more. Which of the
    /// two is later, only their times can tell, since neither knows of the other.
    fn weigh_damage(&self, read: &mut MarksRead, verify: &mut VerifyEvent<'_>) {
        let mut named: BTreeMap<(&str, &str), &str> = BTreeMap::new();
        for signed in &read.events {
            let Event { by, seen, wall, .. } = &signed.event;
            for hash in seen {
                let latest = named.entry((by, hash)).or_default();
                *latest = (*latest).max(wall);
            }
        }
        let files = &mut read.files;
        let believed: BTreeSet<String> = (files.iter().filter(|file| file.events > 0))
            .map(|file| key_of(&file.path))
            .collect();
        let whole: Vec<PathBuf> = (files.iter().filter(|file| file.problems.is_empty()))
            .map(|file| file.path.clone())
            .collect();
        for file in files.iter_mut().filter(|file| file.is_damaged) {
            let key = key_of(&file.path);
            file.is_damaged = believed.contains(&key) || is_believed(&key, verify);
            let same_key = whole.iter().filter(|path| key_of(path) == key);
            let is_settled = file.cut_behind.as_ref().is_some_and(|(head, wall)| {
                let later = named.get(&(key.as_str(), head.as_str()));
                later.is_some_and(|later| *later >= wall.as_str())
            });
            if is_settled || self.begins_one_of(&file.path, same_key) {
                file.is_damaged = false;
                file.problems
                    .iter_mut()
                    .for_each(|(_, is_harmless)| *is_harmless = true);
            }
        }
    }

    /// Whether all bytes of a file stand at the beginning of another one, and what it says first is whole: events of one writer begin
    /// alike, so less would make a file that was cut pass for the copy of any other.
    fn begins_one_of<'p>(&self, path: &Path, mut others: impl Iterator<Item = &'p PathBuf>) -> bool {
        let read = |path: &Path| self.fs.read(path, LONGEST_EVENT_FILE as u64).unwrap_or_default();
        let bytes = read(path);
        bytes.contains(&b'\t') && others.any(|other| read(other).starts_with(&bytes))
    }

    /// Reads all faults of a scenario, by the SHA-256 of its file; none for a record that names no such file.
    ///
    /// # Errors
    /// The folder cannot be listed.
    pub fn read_faults(&self, scenario_sha256: &str, verify: &mut VerifyEvent<'_>) -> Result<MarksRead, StoreError> {
        if scenario_sha256.is_empty() {
            return Ok(MarksRead::default());
        }
        self.read_folder(&self.faults_path(scenario_sha256), verify)
    }
}

fn read_file(fs: &dyn Fs, read: &mut FileRead, verify: &mut VerifyEvent<'_>) -> Vec<SignedEvent> {
    let FileRead {
        path,
        problems,
        is_left_out,
        is_damaged,
        cut_behind,
        ..
    } = read;
    let key = key_of(path);
    if key.len() < KEY_DIGITS || !key.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
        let why = sentence!(
            "Its name does not begin with the 16 digits of a key, so it was not read.",
            "文件名不是以 16 位密钥编号开头，没有读取。"
        );
        problems.push((why, false));
        return Vec::new();
    }
    let bytes = match fs.read(path.as_path(), LONGEST_EVENT_FILE as u64) {
        Ok(bytes) => bytes,
        Err(error) => {
            // No writer makes anything but regular files.
            *is_left_out = error.kind() != ErrorKind::InvalidInput;
            let error = StoreError::io("read the marks in", path.clone())(error);
            problems.push((error.sentence(), false));
            return Vec::new();
        }
    };
    let file = read_events(&key, &bytes, verify);
    problems.extend(file.flaws.iter().map(|flaw: &Flaw| (flaw.sentence(), false)));
    if bytes.is_empty() {
        let why = sentence!(
            "The file is empty: the machine stopped when it was made, and then nobody was told that anything is saved; or it was emptied later, and then take it from a copy.",
            "文件是空的：可能是刚建立时机器停了，当时没有提示已保存；也可能是后来被清空，请用备份恢复。"
        );
        problems.push((why, false));
    }
    *is_damaged = !problems.is_empty();
    if file.flaws.iter().all(Flaw::is_harmless) && *is_damaged {
        *cut_behind = file.head().map(|head| (head.to_owned(), time_in(&bytes)));
    }
    file.events
}

/// The time in a last line that is cut, as it is written there; nothing if it stops before.
fn time_in(bytes: &[u8]) -> String {
    let last = bytes.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    let last = String::from_utf8_lossy(last);
    let (_, time) = last.split_once("\"wall\":\"").unwrap_or_default();
    time.split('"').next().unwrap_or_default().to_owned()
}

/// The key in the name of a file. A program that synchronises folders may have put words of its own behind it.
fn key_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.get(..KEY_DIGITS).unwrap_or_default().to_owned()
}

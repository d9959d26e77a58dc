//! Writing events: a file of one's own, and every event durable before anybody is told that it is saved.
//!
//! After an error nobody knows which bytes of a file are on the disk, so it is never used again: all events of it go into a new file once
//! more, with the one that failed, byte for byte. So that one is a single event whether or not its first copy comes to light again; and so
//! it is if even the new file fails, and the same is said again later.

use std::fmt;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::folder::{ENDING, MarksFolder};
use super::reading::MarksRead;
use crate::sim::assessment::ancestry::Ancestry;
use crate::sim::assessment::event::{
    About, BadEvent, Event, LONGEST_EVENT_FILE, LONGEST_LINE, MOST_FILES, NO_EVENT_BEFORE, Saying, SignedEvent,
    unsigned_json,
};
use crate::sim::sentence::{Sentence, sentence};
use crate::store::error::StoreError;
use crate::store::file_size_signal;
use crate::store::folder::make_folder;
use crate::store::fresh::fresh_u64;
use crate::store::fs::{Fs, OpenFile};
use crate::store::wall::wall_now;
use crate::store::whole_file::{sync_parent, temporary_beside};

/// Somebody who signs bytes.
pub trait Sign {
    /// The id of the key: 16 hexadecimal digits.
    fn key(&self) -> &str;
    /// The signature of these bytes, as text without spaces.
    fn sign(&self, bytes: &[u8]) -> String;
}

/// Why an event was not saved. Nothing of it counts, and everything before it is safe.
#[derive(Debug)]
pub enum MarkError {
    /// The disk.
    Store(StoreError),
    /// No event may say that.
    NotAllowed(BadEvent),
    /// The session has as many files of marks as it may have.
    TooManyFiles(PathBuf),
}

/// One writer of events about one session or scenario. It has a file of its own from its first event on.
pub struct MarkWriter<'s> {
    fs: Arc<dyn Fs>,
    folder: PathBuf,
    signer: &'s dyn Sign,
    /// Gone after an error: nobody knows which of its bytes are on the disk.
    file: Option<Box<dyn OpenFile>>,
    path: PathBuf,
    /// The lines of the file that were acknowledged.
    text: Vec<u8>,
    /// The last event of this writer that was acknowledged.
    prev: Option<String>,
    /// An event that could not be saved, although some of it may be on the disk.
    unknown: Option<Event>,
    /// The last events of other files of the same key.
    seen: Vec<String>,
    /// The other files of the same key, until they are known to be durable.
    own_files: Vec<PathBuf>,
    /// Files that take room: those whose events were believed when they were read, and those that this writer has made.
    files: usize,
}

impl<'s> MarkWriter<'s> {
    /// A writer of events about a session. It knows what was read, so that a later word replaces an earlier one.
    pub fn new(marks: &MarksFolder, session: &str, signer: &'s dyn Sign, known: &MarksRead) -> Self {
        Self::in_folder(marks, marks.session_path(session), signer, known)
    }

    fn in_folder(marks: &MarksFolder, folder: PathBuf, signer: &'s dyn Sign, known: &MarksRead) -> Self {
        file_size_signal::make_it_an_error();
        let ancestry = Ancestry::new(&known.events);
        let own: Vec<usize> = (0..ancestry.events.len())
            .filter(|number| ancestry.event(*number).event.by == signer.key())
            .collect();
        let mut seen: Vec<String> = ancestry
            .last_of(&own)
            .into_iter()
            .map(|number| ancestry.event(number).hash.clone())
            .collect();
        seen.sort();
        seen.truncate(MOST_FILES);
        let is_own = |path: &Path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(signer.key())
        };
        let own_files = known.files.iter().filter(|file| file.events > 0 && is_own(&file.path));
        Self {
            fs: Arc::clone(&marks.fs),
            folder,
            signer,
            file: None,
            path: PathBuf::new(),
            text: Vec::new(),
            prev: None,
            unknown: None,
            seen,
            own_files: own_files.map(|file| file.path.clone()).collect(),
            files: known.believed_files(),
        }
    }

    /// A writer of faults of a scenario, by the SHA-256 of its file. It knows what was read of them.
    pub fn for_faults(marks: &MarksFolder, scenario_sha256: &str, signer: &'s dyn Sign, known: &MarksRead) -> Self {
        Self::in_folder(marks, marks.faults_path(scenario_sha256), signer, known)
    }

    /// Signs and writes one event. It is durable when this returns.
    ///
    /// # Errors
    /// [`MarkError`]; after an error of the disk a new file is tried once. Whoever says the same again writes the same event again.
    pub fn write(&mut self, about: &About, what: Saying) -> Result<SignedEvent, MarkError> {
        let again = |unknown: &mut Event| unknown.about == *about && unknown.what == what;
        let mut event = match self.unknown.take_if(again) {
            Some(unknown) => unknown,
            None => self.event(about, what),
        };
        if self.text.len() + LONGEST_LINE > LONGEST_EVENT_FILE {
            // The file is full: a new one, which names the last event of this one.
            self.file = None;
            self.text.clear();
            self.seen.extend(self.prev.take());
            self.seen.sort();
            NO_EVENT_BEFORE.clone_into(&mut event.prev);
            event.seen.clone_from(&self.seen);
        }
        let (line, signed) = self.line(&event)?;
        let added = self.file.as_mut().map(|file| {
            let written = file.write_all(&line);
            written.and_then(|()| file.sync_data())
        });
        if !matches!(added, Some(Ok(()))) {
            self.file = None;
            if let Err(error) = self.begin_file(&line) {
                self.unknown = Some(event);
                return Err(error);
            }
        }
        self.text.extend_from_slice(&line);
        self.prev = Some(signed.hash.clone());
        Ok(signed)
    }

    /// The event that [`MarkWriter::write`] would write now, to ask beforehand whether it counts.
    ///
    /// # Errors
    /// No event may say that.
    pub fn draft(&self, about: &About, what: Saying) -> Result<SignedEvent, MarkError> {
        let event = self.event(about, what);
        let json = unsigned_json(&event).map_err(MarkError::NotAllowed)?;
        SignedEvent::from_json(json.as_bytes()).map_err(MarkError::NotAllowed)
    }

    fn event(&self, about: &About, what: Saying) -> Event {
        Event {
            by: self.signer.key().to_owned(),
            about: about.clone(),
            prev: self.prev.clone().unwrap_or_else(|| NO_EVENT_BEFORE.to_owned()),
            seen: self.seen.clone(),
            wall: wall_now(),
            what,
        }
    }

    /// The file that has the last event; empty before the first.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn line(&self, event: &Event) -> Result<(Vec<u8>, SignedEvent), MarkError> {
        let json = unsigned_json(event).map_err(MarkError::NotAllowed)?;
        let signed = SignedEvent::from_json(json.as_bytes()).map_err(MarkError::NotAllowed)?;
        let signature = self.signer.sign(json.as_bytes());
        Ok((format!("{json}\t{signature}\n").into_bytes(), signed))
    }

    /// Makes a new file with all that was acknowledged and this line in it, durable.
    fn begin_file(&mut self, line: &[u8]) -> Result<(), MarkError> {
        make_folder(self.fs.as_ref(), &self.folder)?;
        if self.files >= MOST_FILES {
            return Err(MarkError::TooManyFiles(self.folder.clone()));
        }
        self.make_own_files_durable()?;
        let name = format!("{}-{:016x}{ENDING}", self.signer.key(), fresh_u64());
        let path = self.folder.join(name);
        match self.written(&path, line) {
            Ok(file) => self.file = Some(file),
            Err(error) => {
                // Nobody will be told that this event is saved.
                let _ = self.fs.remove(&path);
                return Err(error.into());
            }
        }
        self.path = path;
        self.files += 1;
        Ok(())
    }

    /// The file has its name, which nobody else draws, only once its first events are in it: whoever is stopped before leaves no empty file, which nobody could tell
    /// from one that was emptied later, and whoever reads meanwhile sees none.
    fn written(&self, path: &Path, line: &[u8]) -> Result<Box<dyn OpenFile>, StoreError> {
        let fs = self.fs.as_ref();
        let temporary = temporary_beside(path);
        let create = fs.create_new(&temporary);
        let mut file = create.map_err(StoreError::io("create the file of marks", path))?;
        let written = file
            .write_all(&[&self.text, line].concat())
            .and_then(|()| file.sync_all())
            .and_then(|()| fs.rename(&temporary, path));
        if let Err(error) = written {
            // If even this fails, the name still says that it is no data.
            let _ = fs.remove(&temporary);
            return Err(StoreError::io("write the marks to", path)(error));
        }
        sync_parent(fs, path)?;
        Ok(file)
    }

    /// The first event here names the last ones of these files, and whoever wrote them may have been stopped before they were durable, or
    /// have been told that they cannot be made so: then the system shows bytes that it will never write of itself. An event that is named
    /// and not there would look as if somebody had taken it away.
    fn make_own_files_durable(&mut self) -> Result<(), StoreError> {
        let fs = self.fs.as_ref();
        for path in &self.own_files {
            let is_free = fs.open_append(path).map(drop);
            let bytes = is_free.and_then(|()| fs.read(path, LONGEST_EVENT_FILE as u64));
            let synced = bytes.and_then(|bytes| fs.write_again(path, 0, &bytes));
            match synced {
                // Its writer is at work, and acknowledges nothing that is not durable. Or somebody else's copy.
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::PermissionDenied) => {}
                synced => synced.map_err(StoreError::io("make durable the marks in", path))?,
            }
        }
        if let Some(path) = self.own_files.first() {
            sync_parent(fs, path)?;
        }
        self.own_files.clear();
        Ok(())
    }
}

impl fmt::Debug for MarkWriter<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("MarkWriter")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

impl MarkError {
    /// What to say of it.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Store(error) => sentence!("Nothing was saved.", "没有保存。").then(&error.sentence()),
            Self::NotAllowed(why) => {
                let why = why.sentence();
                sentence!("Nothing was saved: {why}.", "没有保存：{why}。"; why)
            }
            Self::TooManyFiles(folder) => sentence!(
                "Nothing was saved: {folder} has {MOST_FILES} files of marks, the limit of one session.",
                "没有保存：{folder} 里已有 {MOST_FILES} 个评分文件，达到一次通话的上限。",
                folder = folder.display()
            ),
        }
    }
}

impl fmt::Display for MarkError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.sentence().wording(false))
    }
}

impl std::error::Error for MarkError {}

impl From<StoreError> for MarkError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

//! One record on its way into the folder of data.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::erased::ErasedHere;
use crate::sim::library::imported::{ImportedRecord, Outcome};
use crate::sim::library::trouble::Trouble;
use crate::sim::program::Program;
use crate::sim::session::hash::sha256_hex;
use crate::sim::session::ledger::LedgerEvent;
use crate::sim::session::record::{ArchivedFile, Header, Record};
use crate::store::archive::Archive;
use crate::store::data_places::{CONFLICTS, data_places, record_names};
use crate::store::error::StoreError;
use crate::store::folder::{DataFolder, make_folder};
use crate::store::ledger::SessionLedger;
use crate::store::played_record::{ReadError, play, program_of};
use crate::store::record_file::{RECORD_ENDING, read_record, read_record_and_bytes};
use crate::store::record_trouble::{of_end, of_reading, of_store};
use crate::store::whole_file::{sync_parent, write_whole_file};

/// Takes records into a folder of data.
pub(super) struct Importer<'d> {
    data: &'d DataFolder,
    erased: &'d ErasedHere,
    /// All records that are here by their folders and names.
    here: Vec<(PathBuf, String)>,
    /// Whether the names of the files that were in the archive before are durable.
    is_archive_durable: bool,
    /// The last program that was made, since records of one call come together, and the files that it was made from.
    last: Option<(Header, Vec<String>, Arc<Program>)>,
}

/// A file that a record was played with, and whether it is in the folder of data already.
struct Gathered {
    sha256: String,
    bytes: Vec<u8>,
    is_here: bool,
}

impl<'d> Importer<'d> {
    /// Looks at what is in the folder of data already.
    ///
    /// # Errors
    /// A folder of records cannot be listed.
    pub(super) fn new(data: &'d DataFolder, erased: &'d ErasedHere) -> Result<Self, StoreError> {
        let mut here = Vec::new();
        let is_there = data
            .fs()
            .exists(data.root())
            .map_err(StoreError::io("look for the folder", data.root()))?;
        let places = if is_there { data_places(data)? } else { Vec::new() };
        for place in places {
            for (_, folder) in place.record_folders() {
                let names = record_names(&place.data, &folder)?;
                here.extend(names.into_iter().map(|name| (folder.clone(), name)));
            }
        }
        Ok(Self {
            data,
            erased,
            here,
            is_archive_durable: false,
            last: None,
        })
    }

    /// Takes one record in, or says why not.
    pub(super) fn import(&mut self, source: PathBuf, archives: &[PathBuf]) -> ImportedRecord {
        let fs = self.data.fs().as_ref();
        let (record, bytes) = match read_record_and_bytes(fs, &source) {
            Ok(read) => read,
            Err(error) => {
                let is_empty = || fs.read(&source, 1).is_ok_and(|bytes| bytes.is_empty());
                let trouble = match of_store(&error) {
                    Trouble::Foreign if is_empty() => Trouble::Empty,
                    trouble => trouble,
                };
                return ImportedRecord {
                    source,
                    session: None,
                    outcome: Outcome::Refused(trouble),
                    notice: None,
                };
            }
        };
        let (outcome, notice) = match self.taken(&record, &bytes, archives) {
            Ok(taken) => taken,
            Err(trouble) => (Outcome::Refused(trouble), None),
        };
        ImportedRecord {
            source,
            session: Some(record.header.session),
            outcome,
            notice,
        }
    }

    fn taken(
        &mut self,
        record: &Record,
        bytes: &[u8],
        archives: &[PathBuf],
    ) -> Result<(Outcome, Option<Trouble>), Trouble> {
        let mut notice = of_end(record);
        if let Some(trouble @ Trouble::Changed { .. }) = notice {
            return Err(trouble);
        }
        let header = &record.header;
        if let Some(at) = self.erased.when(Some(&header.session), Some(&header.trainee)) {
            return Ok((Outcome::Erased { at }, None));
        }
        notice = notice.or_else(|| self.end_missing(record, archives));
        let (files, lacking) = self.gathered(header, archives);
        let standing = self.standing(record);
        if let Outcome::Known(path) | Outcome::Shorter(path) = &standing {
            // The record may have been here without its archive, and an earlier import may have been stopped before its name was durable.
            self.archive(&files)?;
            sync_parent(self.data.fs().as_ref(), path).map_err(|error| not_written(&error))?;
            let lacks_end = notice.filter(|notice| matches!(notice, Trouble::EndMissing { .. }));
            // Where a longer one is here, nothing is missing.
            let is_known = matches!(standing, Outcome::Known(_));
            return Ok((standing, lacks_end.filter(|_| is_known)));
        }
        if !lacking.is_empty() {
            let half_copied = self.half_copied(&lacking, archives);
            return Ok((Outcome::Lacking(lacking), half_copied));
        }
        match self
            .program(&record.header, &files)
            .and_then(|program| play(record, program))
        {
            Ok(_) => {}
            // The chain holds; whoever has those rules can play it.
            Err(ReadError::RulesVersion(version)) => notice = notice.or(Some(Trouble::OtherRules { version })),
            Err(error) => return Err(of_reading(&error)),
        }
        self.archive(&files)?;
        let folder = match standing {
            Outcome::Conflict(_) => self.data.root().join(CONFLICTS),
            _ => self.data.sessions_path(),
        };
        let to = self.write(&folder, &record.header.session, bytes)?;
        let outcome = match standing {
            Outcome::Conflict(_) => Outcome::Conflict(to),
            Outcome::Longer(_) => Outcome::Longer(to),
            _ => Outcome::Added(to),
        };
        Ok((outcome, notice))
    }

    /// That the ledger beside a record says that it was sealed, and it is not. A ledger that cannot be read says nothing.
    fn end_missing(&self, record: &Record, archives: &[PathBuf]) -> Option<Trouble> {
        if record.sealed().is_some() {
            return None;
        }
        let roots = archives.iter().filter_map(|archive| archive.parent());
        let years = roots.filter_map(|root| SessionLedger::below(self.data.fs(), root).read().ok());
        let notes = years.flatten().flat_map(|(_, ledger)| ledger.notes);
        let mut of_it = notes.filter(|note| note.session == record.header.session);
        let sealed = of_it.find(|note| note.event == LedgerEvent::Sealed)?;
        Some(Trouble::EndMissing { sealed: sealed.wall })
    }

    /// The files that a record was played with, from here or from the archives that came with it, and those that are in neither. Of one
    /// that was played with a blind form, the files in full are taken where they are, and lack nowhere: only whoever examines has them.
    fn gathered(&self, header: &Header, archives: &[PathBuf]) -> (Vec<Gathered>, Vec<ArchivedFile>) {
        let own = self.data.archive_to_read();
        let others: Vec<Archive> = archives
            .iter()
            .map(|folder| Archive::new(Arc::clone(self.data.fs()), folder.clone()))
            .collect();
        let (mut files, mut lacking) = (Vec::new(), Vec::new());
        let in_full = header.full.iter().flatten().map(|file| (file, false));
        for (file, is_needed) in header.files.iter().map(|file| (file, true)).chain(in_full) {
            let (here, elsewhere) = (own.get(&file.sha256).ok(), || {
                others.iter().find_map(|archive| archive.get(&file.sha256).ok())
            });
            let is_here = here.is_some();
            match here.or_else(elsewhere) {
                Some(bytes) => files.push(Gathered {
                    sha256: file.sha256.clone(),
                    bytes,
                    is_here,
                }),
                None if is_needed => lacking.push(file.clone()),
                None => {}
            }
        }
        (files, lacking)
    }

    /// Of the files that lack, the first that lies in an archive and has other bytes than its name says: it was copied only in part.
    fn half_copied(&self, lacking: &[ArchivedFile], archives: &[PathBuf]) -> Option<Trouble> {
        let own = self.data.archive_path();
        let is_damaged = |file: &&ArchivedFile| {
            archives.iter().chain([&own]).any(|folder| {
                let archive = Archive::new(Arc::clone(self.data.fs()), folder.clone());
                matches!(
                    archive.get(&file.sha256),
                    Err(StoreError::ArchiveDamaged { .. } | StoreError::TooLong { .. })
                )
            })
        };
        let found = lacking.iter().find(is_damaged)?;
        Some(Trouble::ArchiveDamaged {
            file: found.name.clone(),
            sha256: found.sha256.clone(),
        })
    }

    fn program(&mut self, header: &Header, files: &[Gathered]) -> Result<Arc<Program>, ReadError> {
        let made_from: Vec<String> = files.iter().map(|file| file.sha256.clone()).collect();
        if let Some((last, last_from, program)) = &self.last {
            let same = |part: fn(&Header) -> &str| part(last) == part(header);
            // Whether the files in full have been found, and so what is known of marks, may differ from record to record.
            let is_same = last.files == header.files
                && last.marked_files() == header.marked_files()
                && last.full.is_some() == header.full.is_some()
                && *last_from == made_from
                && last.rules_version == header.rules_version;
            if is_same && same(|header| &header.scenario) && same(|header| &header.country) {
                return Ok(Arc::clone(program));
            }
        }
        let archive = self.data.archive_path();
        let (_, program) = program_of(header, |wanted| {
            let found = files.iter().find(|file| file.sha256 == wanted.sha256);
            found
                .map(|file| file.bytes.clone())
                .ok_or_else(|| ReadError::NotArchived {
                    path: archive.join(&wanted.sha256),
                    elsewhere: None,
                    others: files.len(),
                })
        })?;
        self.last = Some((header.clone(), made_from, Arc::clone(&program)));
        Ok(program)
    }

    /// How a record stands to those of its session that are here: the path of a new one is still empty.
    fn standing(&self, record: &Record) -> Outcome {
        let session = &record.header.session;
        let (lines, head) = (record.text.next_seq(), record.text.head());
        let mut known = Vec::new();
        for (folder, name) in self.here.iter().filter(|(_, name)| name.starts_with(session.as_str())) {
            let path = folder.join(name);
            match read_record(self.data.fs().as_ref(), &path) {
                Ok(other) if other.header.session == *session => known.push((path, other)),
                _ => {}
            }
        }
        let at = |fits: &dyn Fn(&Record) -> bool| {
            let found = known.iter().find(|(_, other)| fits(other));
            found.map(|(path, _)| path.clone())
        };
        if let Some(path) = at(&|other| other.text.head() == head) {
            return Outcome::Known(path);
        }
        if let Some(path) = at(&|other| other.goes_on_from(lines, head)) {
            return Outcome::Shorter(path);
        }
        let is_continued = |other: &Record| record.goes_on_from(other.text.next_seq(), other.text.head());
        match known.iter().all(|(_, other)| is_continued(other)) {
            true if known.is_empty() => Outcome::Added(PathBuf::new()),
            true => Outcome::Longer(PathBuf::new()),
            false => Outcome::Conflict(PathBuf::new()),
        }
    }

    fn archive(&mut self, files: &[Gathered]) -> Result<(), Trouble> {
        let missing: Vec<&Gathered> = files.iter().filter(|file| !file.is_here).collect();
        if missing.is_empty() && self.is_archive_durable {
            return Ok(());
        }
        let archive = self.data.archive().map_err(|error| not_written(&error))?;
        if !self.is_archive_durable {
            // What is here may have come with an import that was stopped before the names were durable.
            let fs = self.data.fs();
            let synced = fs.sync_dir(archive.folder());
            let synced = synced.map_err(StoreError::io("make durable the folder", archive.folder()));
            synced.map_err(|error| not_written(&error))?;
            self.is_archive_durable = true;
        }
        for file in missing {
            archive.put(&file.bytes).map_err(|error| not_written(&error))?;
        }
        Ok(())
    }

    fn write(&mut self, folder: &Path, session: &str, bytes: &[u8]) -> Result<PathBuf, Trouble> {
        let fs = self.data.fs().as_ref();
        let sum = sha256_hex(&[bytes]);
        let name = format!("{session}-{}{RECORD_ENDING}", sum.get(..12).unwrap_or_default());
        let path = folder.join(&name);
        make_folder(fs, folder)
            .and_then(|()| write_whole_file(fs, &path, bytes))
            .map_err(|error| not_written(&error))?;
        self.here.push((folder.to_owned(), name));
        Ok(path)
    }
}

fn not_written(error: &StoreError) -> Trouble {
    Trouble::NotWritten { why: error.sentence() }
}

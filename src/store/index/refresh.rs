//! The index brought up to date with the folder: what is new or has changed is read, what is gone is taken out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use rusqlite::TransactionBehavior;

use super::columns;
use super::reading::{Wanted, read_all};
use super::rows::whole_row;
use super::said::Said;
use super::stamp::{self, NEVER};
use super::{Broken, Index};
use crate::sim::prove::effort::Workers;
use crate::store::data_places::{DataPlace, data_places, record_names};
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::store::onlookers::Onlookers;

/// What was done to bring an index up to date.
#[derive(Debug, Default)]
pub struct Refreshed {
    /// Files that were read.
    pub read: u64,
    /// Files that had not changed.
    pub kept: u64,
    /// Files that are gone.
    pub removed: u64,
    /// Folders that could not be listed now; what was known of them stays.
    pub unlisted: Vec<StoreError>,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// So many files have to be read.
    Begun(u64),
    /// So many more have been read.
    Read(u64),
}

/// Why an index is not up to date.
#[derive(Debug)]
pub enum NotRefreshed {
    /// The folder cannot be listed.
    Store(StoreError),
    /// The index cannot be used.
    Broken(Broken),
}

impl From<StoreError> for NotRefreshed {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl<E: Into<Broken>> From<E> for NotRefreshed {
    fn from(error: E) -> Self {
        Self::Broken(error.into())
    }
}

/// What the index knew of a file.
struct Known {
    stamp: String,
    session: String,
    /// What was said about it then, and who looked.
    said: String,
    /// SHA-256 of its scenario; left out while no fault of any was found.
    scenario_sha256: String,
}

/// What is other in the archives than last time.
#[derive(Debug, Default)]
struct Archives {
    /// The names of the places where a file is another one, or gone: what was read there may be wrong.
    changed_in: BTreeSet<String>,
    /// Files with new stamps.
    other: Vec<(String, String)>,
    /// Files that are no longer there.
    gone: Vec<String>,
}

impl Index {
    /// Brings the index up to date for those who look. Whoever stops the program in the middle loses nothing; the next time goes on.
    ///
    /// # Errors
    /// The folder cannot be listed, or the index cannot be used.
    pub fn refresh(
        &mut self,
        data: &DataFolder,
        onlookers: &Onlookers,
        workers: &dyn Workers,
        progress: &(dyn Fn(Step) + Sync),
    ) -> Result<Refreshed, NotRefreshed> {
        let places = data_places(data)?;
        let said = Said::new(&places, onlookers);
        let mut known = self.known(said.has_faults())?;
        let archives = self.archives(&places)?;
        let mut refreshed = Refreshed::default();
        let mut wanted = Vec::new();
        for (number, place) in places.iter().enumerate() {
            for (relative, folder) in place.record_folders() {
                let names = match record_names(&place.data, &folder) {
                    Ok(names) => names,
                    Err(error) => {
                        refreshed.unlisted.push(error);
                        known.retain(|path, _| !path.starts_with(&format!("{relative}/")));
                        continue;
                    }
                };
                // Taken before anything is looked at: what changes from now on is younger.
                let now = SystemTime::now();
                for name in names {
                    let (relative, path) = (format!("{relative}/{name}"), folder.join(&name));
                    let stamp =
                        fs::metadata(&path).map_or_else(|_| NEVER.to_owned(), |about| stamp::of_record(&about, now));
                    let before = known.remove(&relative);
                    match before {
                        Some(before)
                            if before.stamp == stamp
                                && stamp != NEVER
                                && !archives.changed_in.contains(place.name.as_str())
                                && said.is_as_before(
                                    number,
                                    &before.session,
                                    &before.scenario_sha256,
                                    &before.said,
                                ) =>
                        {
                            refreshed.kept += 1;
                        }
                        _ => wanted.push(Wanted {
                            place: number,
                            relative,
                            path,
                            stamp,
                            session: None,
                            marked: false,
                            said: String::new(),
                        }),
                    }
                }
            }
        }
        refreshed.read = wanted.len() as u64;
        refreshed.removed = known.len() as u64;
        self.remove(known)?;
        progress(Step::Begun(refreshed.read));
        self.read(&places, wanted, &said, workers, progress)?;
        if refreshed.unlisted.is_empty() {
            self.remember(&archives)?;
        }
        self.settle(data)?;
        Ok(refreshed)
    }

    fn read(
        &mut self,
        places: &[DataPlace],
        wanted: Vec<Wanted>,
        said: &Said<'_>,
        workers: &dyn Workers,
        progress: &(dyn Fn(Step) + Sync),
    ) -> Result<(), Broken> {
        let writer = Mutex::new((self, None));
        read_all(places, wanted, said, workers, &|rows| {
            let mut writer = writer.lock().unwrap_or_else(PoisonError::into_inner);
            let (index, failed) = &mut *writer;
            if failed.is_none() {
                *failed = index.put(&rows).err();
            }
            progress(Step::Read(rows.len() as u64));
        });
        let (_, failed) = writer.into_inner().unwrap_or_else(PoisonError::into_inner);
        failed.map_or(Ok(()), Err)
    }

    /// Everything that is in the index, each row compared with its checksum. Rows that have changed are taken out.
    fn known(&mut self, with_scenarios: bool) -> Result<BTreeMap<String, Known>, Broken> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (mut known, mut changed) = (BTreeMap::new(), Vec::new());
        {
            let mut statement = transaction.prepare(&format!("SELECT {}", with_id()))?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                match columns::read(row)? {
                    Some(stored) => {
                        let about = Known {
                            stamp: stored.text(1).to_owned(),
                            session: stored.text(2).to_owned(),
                            said: stored.text(12).to_owned(),
                            scenario_sha256: match with_scenarios {
                                true => stored
                                    .row()?
                                    .played
                                    .map(|played| played.scenario_sha256)
                                    .unwrap_or_default(),
                                false => String::new(),
                            },
                        };
                        known.insert(stored.text(0).to_owned(), about);
                    }
                    None => changed.push(row.get::<_, i64>(columns::COLUMNS.len() + 2)?),
                }
            }
            let mut delete = transaction.prepare("DELETE FROM session WHERE id = ?")?;
            for id in changed {
                delete.execute([id])?;
            }
        }
        transaction.commit()?;
        Ok(known)
    }

    fn remove(&mut self, gone: BTreeMap<String, Known>) -> Result<(), Broken> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        for (path, Known { session, .. }) in gone {
            transaction.execute(
                "DELETE FROM detail WHERE id IN (SELECT id FROM session WHERE path = ?)",
                [&path],
            )?;
            transaction.execute("DELETE FROM session WHERE path = ?", [&path])?;
            transaction.execute("INSERT OR IGNORE INTO unsettled (session) VALUES (?)", [&session])?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// What is other in the archives than last time.
    fn archives(&mut self, places: &[DataPlace]) -> Result<Archives, Broken> {
        let mut before: BTreeMap<String, String> = {
            let mut statement = self.connection.prepare("SELECT path, stamp FROM archived")?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect::<Result<_, _>>()?
        };
        let mut archives = Archives::default();
        for place in places {
            let folder = place.data.archive_path();
            let below = place.below("archive");
            for name in place.data.fs().list(&folder).unwrap_or_default() {
                let Ok(about) = fs::metadata(folder.join(&name)) else {
                    continue;
                };
                let (path, stamp) = (format!("{below}/{}", name.to_string_lossy()), stamp::of_file(&about));
                match before.remove(&path) {
                    Some(old) if old == stamp => continue,
                    // A file that is new can only bring back what was missing, and that is looked at again anyway: rows that lack a
                    // file have no stamp, and what was said names the forms that it lacks.
                    None => {}
                    Some(_) => {
                        archives.changed_in.insert(place.name.clone());
                    }
                }
                archives.other.push((path, stamp));
            }
            let is_there = |path: &str| {
                path.strip_prefix(&below)
                    .is_some_and(|rest| rest.starts_with('/') && !rest[1..].contains('/'))
            };
            if before.keys().any(|path| is_there(path)) {
                archives.changed_in.insert(place.name.clone());
            }
        }
        archives.gone = before.into_keys().collect();
        Ok(archives)
    }

    /// Remembers how the archives are, now that all rows above them have been read again. Where some were not, because somebody stopped
    /// the program or a folder could not be listed, they are read the next time.
    fn remember(&mut self, archives: &Archives) -> Result<(), Broken> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        for (path, stamp) in &archives.other {
            transaction.execute(
                "INSERT OR REPLACE INTO archived (path, stamp) VALUES (?, ?)",
                [path, stamp],
            )?;
        }
        for path in &archives.gone {
            transaction.execute("DELETE FROM archived WHERE path = ?", [path])?;
        }
        transaction.commit()?;
        Ok(())
    }
}

fn with_id() -> String {
    whole_row().replacen(" FROM ", ", session.id FROM ", 1)
}

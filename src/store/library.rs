//! The library: all sessions of a folder of data or a shared folder, to be listed, searched and sorted.
//!
//! It stands on the index, and an index that breaks in the middle is made anew, so nobody who asks has to know that there is one.

use super::error::StoreError;
use super::folder::DataFolder;
use super::index::{Broken, INDEX_FILE, Index, NotRefreshed, Refreshed, Step, Whereabouts};
use super::onlookers::Onlookers;
use super::trainee_names::TraineeNames;
use crate::sim::assessment::blind::is_before_any_key;
use crate::sim::library::query::{BeforeAnyKey, IndexPlace, LibraryCounts, LibraryPage, LibraryQuery};
use crate::sim::library::row::SessionRow;
use crate::sim::sentence::Sentence;
use crate::threads::Threads;

/// The sessions of a folder.
#[derive(Debug)]
pub struct Library {
    data: DataFolder,
    onlookers: Onlookers,
    /// Whether whoever asked last has said that they do not mark.
    marks_nothing: bool,
    index: Index,
    counts: LibraryCounts,
    refreshed: Refreshed,
    /// The index's own count of what other programs have written, as it was when this one last brought it up to date.
    writes_of_others: Option<i64>,
}

/// So often rows are read again where other programs write at the same time.
const REREAD_AT_MOST: usize = 3;

impl Library {
    /// Opens the library of a folder for those who look, and brings its index up to date; on request the index is made from nothing.
    ///
    /// # Errors
    /// The folder cannot be listed, or no index can be kept anywhere.
    pub fn open(
        data: DataFolder,
        onlookers: Onlookers,
        from_nothing: bool,
        threads: Threads,
        progress: &(dyn Fn(Step) + Sync),
    ) -> Result<Self, StoreError> {
        if !data
            .fs()
            .exists(data.root())
            .map_err(StoreError::io("look for the folder", data.root()))?
        {
            let error = std::io::ErrorKind::NotFound.into();
            return Err(StoreError::io("list the folder", data.root())(error));
        }
        let index = Index::open(data.root(), from_nothing).map_err(|broken| unusable(&data, &broken))?;
        let mut library = Self {
            data,
            onlookers,
            marks_nothing: false,
            index,
            counts: LibraryCounts::default(),
            refreshed: Refreshed::default(),
            writes_of_others: None,
        };
        library.refresh(threads, progress)?;
        Ok(library)
    }

    /// Says who looks from the next refresh on.
    pub fn look_as(&mut self, onlookers: Onlookers) {
        self.onlookers = onlookers;
    }

    /// Who looks, by what whoever asked last has said.
    fn looking(&self) -> Onlookers {
        match self.marks_nothing {
            true => self.onlookers.clone().who_do_not_mark(),
            false => self.onlookers.clone(),
        }
    }

    /// Brings the index up to date.
    ///
    /// # Errors
    /// The folder cannot be listed, or no index can be kept anywhere.
    pub fn refresh(&mut self, threads: Threads, progress: &(dyn Fn(Step) + Sync)) -> Result<(), StoreError> {
        let looking = self.looking();
        // Taken before: what others write from now on is looked at again.
        self.writes_of_others = self.index.writes_of_others().ok();
        let refreshed = match self.index.refresh(&self.data, &looking, &threads, progress) {
            Ok(refreshed) => refreshed,
            Err(NotRefreshed::Store(error)) => return Err(error),
            Err(NotRefreshed::Broken(broken)) => self.begin_anew(&broken, threads, progress)?,
        };
        self.refreshed = refreshed;
        self.counts = match self.index.counts() {
            Ok(counts) => counts,
            Err(broken) => {
                self.refreshed = self.begin_anew(&broken, threads, progress)?;
                self.index.counts().map_err(|broken| unusable(&self.data, &broken))?
            }
        };
        Ok(())
    }

    /// The sessions that were asked for. Whether whoever asks marks decides what is shown of others' marks where nobody has a key.
    ///
    /// # Errors
    /// The folder cannot be listed, or no index can be kept anywhere.
    pub fn page(&mut self, query: &LibraryQuery) -> Result<LibraryPage, StoreError> {
        let is_before_any_key = is_before_any_key(&self.onlookers.viewers);
        let before = std::mem::replace(&mut self.marks_nothing, query.marks_nothing);
        if before != query.marks_nothing && is_before_any_key {
            self.refresh(Threads::all(), &|_| ())
                .inspect_err(|_| self.marks_nothing = before)?;
        }
        let mut found = self.select(query)?;
        for _ in 0..REREAD_AT_MOST {
            if !self.is_written_by_others() {
                break;
            }
            self.refresh(Threads::all(), &|_| ())?;
            found = self.select(query)?;
        }
        let (rows, total) = found;
        let before_any_key = match (is_before_any_key, self.marks_nothing) {
            (true, true) => Some(BeforeAnyKey::Shown),
            (true, false) if self.index.keeps_something_back().unwrap_or(true) => Some(BeforeAnyKey::KeptBack),
            (true, false) | (false, _) => None,
        };
        Ok(LibraryPage {
            before_any_key,
            rows,
            total,
            counts: self.counts.clone(),
        })
    }

    /// Whether another program has brought the index up to date since, which may have been for somebody who may see more.
    fn is_written_by_others(&self) -> bool {
        self.index.writes_of_others().ok() != self.writes_of_others
    }

    fn select(&mut self, query: &LibraryQuery) -> Result<(Vec<SessionRow>, u64), StoreError> {
        match self.index.select(query) {
            Ok(found) => Ok(found),
            Err(broken) => {
                let threads = Threads::all();
                self.begin_anew(&broken, threads, &|_| ())?;
                self.refresh(threads, &|_| ())?;
                let found = self.index.select(query);
                found.map_err(|broken| unusable(&self.data, &broken))
            }
        }
    }

    /// How many files there are of each kind.
    pub fn counts(&self) -> &LibraryCounts {
        &self.counts
    }

    /// What was done when the index was last brought up to date.
    pub fn refreshed(&self) -> &Refreshed {
        &self.refreshed
    }

    /// Where the index lies.
    pub fn whereabouts(&self) -> &Whereabouts {
        self.index.whereabouts()
    }

    /// Where the index lies, as far as a person has to be told.
    pub fn index_place(&self) -> IndexPlace {
        match self.index.whereabouts() {
            Whereabouts::Memory => IndexPlace::Memory,
            Whereabouts::File(path) if *path == self.data.root().join(INDEX_FILE) => IndexPlace::InTheFolder,
            Whereabouts::File(path) => IndexPlace::Elsewhere(path.display().to_string()),
        }
    }

    /// Folders that could not be listed when the index was last brought up to date, with the reason.
    pub fn unlisted(&self) -> Vec<Sentence> {
        self.refreshed.unlisted.iter().map(StoreError::sentence).collect()
    }

    /// The folder.
    pub fn data(&self) -> &DataFolder {
        &self.data
    }

    /// The names of trainees that this folder knows; none if the vault cannot be read.
    pub fn names(&self) -> TraineeNames {
        TraineeNames::known(&self.data).unwrap_or_default()
    }

    /// An index that is only refused stays where it is for others; this program goes on with one in memory.
    fn begin_anew(
        &mut self,
        broken: &Broken,
        threads: Threads,
        progress: &(dyn Fn(Step) + Sync),
    ) -> Result<Refreshed, StoreError> {
        let anew = match broken.is_refusal {
            true => Index::in_memory(),
            false => Index::open(self.data.root(), true),
        };
        self.index = anew.map_err(|broken| unusable(&self.data, &broken))?;
        let looking = self.looking();
        match self.index.refresh(&self.data, &looking, &threads, progress) {
            Ok(refreshed) => Ok(refreshed),
            Err(NotRefreshed::Store(error)) => Err(error),
            Err(NotRefreshed::Broken(broken)) => Err(unusable(&self.data, &broken)),
        }
    }
}

fn unusable(data: &DataFolder, broken: &Broken) -> StoreError {
    StoreError::io("keep an index of the sessions in", data.root())(std::io::Error::other(broken.why.clone()))
}

//! The thread behind the library: it owns the index, answers what is asked, and imports.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender};

use crate::app::window::wake::Waker;
use crate::sim::library::imported::Imported;
use crate::sim::library::query::{IndexPlace, LibraryPage, LibraryQuery};
use crate::sim::sentence::Sentence;
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::store::import::{ImportStep, import};
use crate::store::index::Step;
use crate::store::keys::{KeyError, KeyFolder};
use crate::store::library::Library;
use crate::store::onlookers::Onlookers;
use crate::store::trainee_names::TraineeNames;
use crate::threads::Threads;

/// What is wanted of the library.
pub(super) enum Request {
    /// This list.
    Ask(Box<LibraryQuery>),
    /// These records, unless they are not wanted any more, and then the list that was asked for last.
    Import {
        paths: Vec<PathBuf>,
        is_unwanted: Arc<AtomicBool>,
    },
    /// The list that was asked for last, from the records as they are now.
    Refresh,
}

/// What the library says.
pub(super) enum News {
    /// The list that was asked for.
    Page(Box<Answer>),
    /// What became of an import.
    Imported(Box<Imported>),
    /// Nothing became of one.
    NotImported(StoreError),
    /// Something could not be read or written.
    Failed(StoreError),
}

/// A list with what belongs to it.
pub(super) struct Answer {
    pub(super) page: LibraryPage,
    pub(super) names: TraineeNames,
    pub(super) place: IndexPlace,
    pub(super) unlisted: Vec<Sentence>,
}

/// How far long work is, for whoever draws.
#[derive(Debug, Default)]
pub(super) struct Advance {
    /// What is being done: 0 nothing, 1 reading, 2 importing.
    kind: AtomicU64,
    done: AtomicU64,
    total: AtomicU64,
}

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doing {
    /// Records are read for the index.
    Reading,
    /// Records are brought in.
    Importing,
}

impl Advance {
    /// What is being done, how much of it is done, and how much there is.
    pub(super) fn now(&self) -> Option<(Doing, u64, u64)> {
        let doing = match self.kind.load(Ordering::Relaxed) {
            1 => Doing::Reading,
            2 => Doing::Importing,
            _ => return None,
        };
        let counts = [&self.done, &self.total].map(|count| count.load(Ordering::Relaxed));
        Some((doing, counts[0], counts[1]))
    }

    fn begin(&self, doing: Doing, total: u64) {
        self.done.store(0, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
        let kind = match doing {
            Doing::Reading => 1,
            Doing::Importing => 2,
        };
        self.kind.store(kind, Ordering::Relaxed);
    }

    /// Whoever draws has to look about a hundred times until it is done.
    fn add(&self, count: u64, waker: &Waker) {
        let before = self.done.fetch_add(count, Ordering::Relaxed);
        let hundredth = self.total.load(Ordering::Relaxed).div_ceil(100).max(1);
        if before / hundredth != (before + count) / hundredth {
            waker.wake();
        }
    }

    fn end(&self) {
        self.kind.store(0, Ordering::Relaxed);
    }
}

/// The thread's life: it ends when nobody can ask any more. `keys` is where keys are, if not where this machine has them.
pub(super) fn work(
    data: DataFolder,
    keys: Option<PathBuf>,
    requests: &Receiver<Request>,
    tell: &Sender<News>,
    advance: &Arc<Advance>,
    waker: &Waker,
) {
    let watch = |step| match step {
        Step::Begun(total) => advance.begin(Doing::Reading, total),
        Step::Read(count) => advance.add(count, waker),
    };
    let say = |news| {
        advance.end();
        let is_heard = tell.send(news).is_ok();
        waker.wake();
        is_heard
    };
    let looking = match onlookers(&data, keys.clone()) {
        Ok(looking) => looking,
        Err(error) => {
            say(News::Failed(error));
            return;
        }
    };
    let mut library = match Library::open(data, looking, false, Threads::all(), &watch) {
        Ok(library) => library,
        Err(error) => {
            say(News::Failed(error));
            return;
        }
    };
    let mut query = LibraryQuery::default();
    while let Ok(request) = requests.recv() {
        match request {
            Request::Ask(wanted) => query = *wanted,
            Request::Refresh => {
                // Somebody may have made or pinned a key meanwhile.
                match onlookers(library.data(), keys.clone()) {
                    Ok(looking) => library.look_as(looking),
                    Err(error) => {
                        say(News::Failed(error));
                    }
                }
                if let Err(error) = library.refresh(Threads::all(), &watch) {
                    say(News::Failed(error));
                }
            }
            Request::Import { paths, is_unwanted } => {
                let imported = import(library.data(), &paths, &|step| {
                    match step {
                        ImportStep::Found(total) => advance.begin(Doing::Importing, total),
                        ImportStep::Done => advance.add(1, waker),
                    }
                    match is_unwanted.load(Ordering::Relaxed) {
                        true => ControlFlow::Break(()),
                        false => ControlFlow::Continue(()),
                    }
                });
                let news = imported.map_or_else(News::NotImported, |imported| News::Imported(Box::new(imported)));
                if !say(news) {
                    return;
                }
                if let Err(error) = library.refresh(Threads::all(), &watch) {
                    say(News::Failed(error));
                }
            }
        }
        if !say(answer(&mut library, &query)) {
            return;
        }
    }
}

/// Everybody who has a key on this machine, and whose marks are believed.
fn onlookers(data: &DataFolder, keys: Option<PathBuf>) -> Result<Onlookers, StoreError> {
    let onlookers = Onlookers::of(KeyFolder::named_or_found(data, keys), None).map(Onlookers::before_any_key);
    onlookers.map_err(|error| match error {
        KeyError::Store(error) => error,
        error => StoreError::Unreadable {
            path: data.root().to_owned(),
            why: error.sentence(),
        },
    })
}

fn answer(library: &mut Library, query: &LibraryQuery) -> News {
    let names = library.names();
    let mut query = query.clone();
    if let Some(trainee) = &query.filter.trainee {
        query.filter.pseudonyms = names.pseudonyms_of(trainee);
    }
    match library.page(&query) {
        Ok(page) => News::Page(Box::new(Answer {
            page,
            names,
            place: library.index_place(),
            unlisted: library.unlisted(),
        })),
        Err(error) => News::Failed(error),
    }
}

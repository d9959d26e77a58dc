//! The library as the window has it: what was asked, what came back, and what is said about it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use bevy::prelude::*;
use jiff::tz::TimeZone;

use super::library_work::{Advance, Answer, Doing, News, Request, work};
use crate::app::panels::library::LibraryScreenView;
use crate::app::window::AppSystems;
use crate::app::window::wake::Waker;
use crate::sim::library::imported::Imported;
use crate::sim::library::query::{LibraryPage, LibraryQuery};
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::store::trainee_names::TraineeNames;
use crate::store::wall::wall_now;
use crate::view::imported::imported_view;
use crate::view::library::{LibrarySurroundings, index_notes, library_filters, library_view};
use crate::words::{Locale, Words};

/// So many files are named after an import; the others are counted.
const MOST_NAMED: usize = 5;

/// The library, once somebody has opened it.
#[derive(Resource, Default)]
pub(in crate::app::window) struct LibraryRoom(pub(in crate::app::window) Option<OpenLibrary>);

/// A library that is open.
pub(in crate::app::window) struct OpenLibrary {
    root: PathBuf,
    requests: Sender<Request>,
    news: Mutex<Receiver<News>>,
    advance: Arc<Advance>,
    answer: Option<Box<Answer>>,
    imported: Option<Box<Imported>>,
    /// Imports that have not been answered yet.
    imports: usize,
    /// Set when nobody waits any more for the imports that were asked for.
    is_unwanted: Arc<AtomicBool>,
    trouble: Option<StoreError>,
    /// What the screen shows; made again when something or the language has changed.
    view: Option<(Locale, LibraryScreenView)>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<LibraryRoom>();
    app.add_systems(Update, take_news.in_set(AppSystems::Progress));
}

impl OpenLibrary {
    /// Opens the library of a folder on a thread and asks for a list.
    pub(in crate::app::window) fn open(
        data: &DataFolder,
        keys: Option<PathBuf>,
        query: LibraryQuery,
        waker: &Waker,
    ) -> Self {
        let (requests, wanted) = channel();
        let (tell, news) = channel();
        let advance = Arc::new(Advance::default());
        let _ = requests.send(Request::Ask(Box::new(query)));
        let (root, data, waker) = (data.root().to_owned(), data.clone(), waker.clone());
        let (advancing, telling) = (Arc::clone(&advance), tell.clone());
        let thread = std::thread::Builder::new().name("library".to_owned());
        let started = thread.spawn(move || work(data, keys, &wanted, &telling, &advancing, &waker));
        if let Err(error) = started {
            let _ = tell.send(News::Failed(StoreError::io("open the library of", &root)(error)));
        }
        Self {
            root,
            requests,
            news: Mutex::new(news),
            advance,
            answer: None,
            imported: None,
            imports: 0,
            is_unwanted: Arc::default(),
            trouble: None,
            view: None,
        }
    }

    /// Asks for another list.
    pub(in crate::app::window) fn ask(&mut self, query: LibraryQuery) {
        self.send(Request::Ask(Box::new(query)));
    }

    /// Looks at the records again.
    pub(in crate::app::window) fn refresh(&mut self) {
        self.send(Request::Refresh);
    }

    /// Brings records in. What became of them is said beside what became of those that are still being brought in.
    pub(in crate::app::window) fn import(&mut self, paths: Vec<PathBuf>) {
        if self.imports == 0 {
            self.imported = None;
        }
        self.imports += 1;
        let is_unwanted = Arc::clone(&self.is_unwanted);
        self.send(Request::Import { paths, is_unwanted });
    }

    /// Stops the imports that are going on; what is done stays done.
    pub(in crate::app::window) fn stop(&mut self) {
        self.is_unwanted.store(true, Ordering::Relaxed);
        // What is begun from now on is wanted again.
        self.is_unwanted = Arc::default();
    }

    /// The folder of data that a listed record belongs to, and the record's whole path.
    pub(in crate::app::window) fn place_of(&self, data: &DataFolder, path: &str) -> (DataFolder, PathBuf) {
        let record = self.root.join(path);
        let own = record.parent().and_then(Path::parent).unwrap_or(&self.root);
        (DataFolder::at(Arc::clone(data.fs()), own.to_owned()), record)
    }

    /// The file of a row of the list, named below the folder.
    pub(in crate::app::window) fn path_of_row(&self, place: usize) -> Option<String> {
        let row = self.answer.as_ref()?.page.rows.get(place)?;
        Some(row.path.clone())
    }

    /// What trainees are called here, as far as the library has been read.
    pub(in crate::app::window) fn names(&self) -> TraineeNames {
        self.answer
            .as_ref()
            .map(|answer| answer.names.clone())
            .unwrap_or_default()
    }

    fn send(&mut self, request: Request) {
        self.view = None;
        // A thread that is gone has said why, and that stays.
        if self.requests.send(request).is_ok() {
            self.trouble = None;
        }
    }

    /// What the screen shows.
    pub(in crate::app::window) fn view(&mut self, words: &Words) -> &LibraryScreenView {
        let locale = words.locale();
        let known = self.view.take().filter(|(of, _)| *of == locale);
        let (_, mut view) = known.unwrap_or_else(|| (locale, self.made(words)));
        let doing = self.advance.now();
        view.can_stop = matches!(doing, Some((Doing::Importing, ..)));
        view.work = match doing {
            Some((doing, done, total)) => {
                let key = match doing {
                    Doing::Reading => "library-reading",
                    Doing::Importing => "library-importing",
                };
                let count = words.with("common-of", &[("n", done.into()), ("total", total.into())]);
                let share = done as f32 / total.max(1) as f32;
                Some((words.labelled(&words.text(key), &count), share))
            }
            None => (!view.is_read && self.trouble.is_none()).then(|| (words.text("library-reading"), 0.0)),
        };
        &self.view.insert((locale, view)).1
    }

    fn made(&self, words: &Words) -> LibraryScreenView {
        let mut remarks: Vec<String> = self.trouble.iter().map(|error| words.told(&error.sentence())).collect();
        if let Some(imported) = &self.imported {
            let said = imported_view(words, imported);
            remarks.extend(said.summary);
            let named = said.attention.iter().take(MOST_NAMED);
            remarks.extend(named.map(|(path, sentence)| words.labelled(path, sentence)));
            let others = said.attention.len().saturating_sub(MOST_NAMED);
            if others > 0 {
                remarks.push(words.with("library-import-others", &[("n", others.into())]));
            }
        }
        let (nothing, nobody) = (LibraryPage::default(), TraineeNames::default());
        let (page, names) = match &self.answer {
            Some(answer) => {
                remarks.extend(index_notes(words, &answer.place, &answer.unlisted));
                (&answer.page, &answer.names)
            }
            None => (&nothing, &nobody),
        };
        let about = LibrarySurroundings {
            names: &names.0,
            now: &wall_now(),
            zone: TimeZone::system(),
        };
        LibraryScreenView {
            library: library_view(words, page, &about),
            filters: library_filters(words, &page.counts),
            total: page.total,
            all: page.counts.all,
            folder: self.root.display().to_string(),
            remarks,
            work: None,
            can_stop: false,
            is_read: self.answer.is_some(),
        }
    }
}

fn take_news(mut room: ResMut<LibraryRoom>) {
    let Some(open) = &mut room.bypass_change_detection().0 else {
        return;
    };
    while let Ok(news) = open.news.get_mut().unwrap_or_else(PoisonError::into_inner).try_recv() {
        open.view = None;
        match news {
            News::Page(answer) => open.answer = Some(answer),
            News::Imported(imported) => {
                open.imports = open.imports.saturating_sub(1);
                match &mut open.imported {
                    Some(before) => before.add(*imported),
                    none => *none = Some(imported),
                }
            }
            News::Failed(error) => open.trouble = Some(error),
            News::NotImported(error) => {
                open.imports = open.imports.saturating_sub(1);
                open.trouble = Some(error);
            }
        }
    }
}

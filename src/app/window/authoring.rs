//! The author's call: read again whenever its file is saved, proved and simulated on threads. The last good version stays.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bevy::prelude::*;

use super::settings::Settings;
use super::trying::TryOut;
use super::wake::Waker;
use super::{AppSystems, Screen};
use crate::sim::check::role::{Role, role};
use crate::sim::check::{Checked, CheckedScenario, check};
use crate::sim::crowd::board::Board;
use crate::sim::crowd::model::Model;
use crate::sim::crowd::{Crowd, SimulatedStatistics};
use crate::sim::diagnostic::Diagnostic;
use crate::sim::program::compile::compile;
use crate::sim::prove::certificate::{Certificate, Uncertified, certify};
use crate::sim::prove::effort::{Effort, Progress};
use crate::sim::prove::explore::MOST_STATES;
use crate::sim::sentence::Sentence;
use crate::store::calls_here::{calls_here, folders_of_calls_here};
use crate::store::file_stamps::FileStamps;
use crate::threads::Threads;
use crate::view::author::{AuthorMaterial, AuthorView, author_view};
use crate::words::Locale;

/// How often the files are looked at.
const LOOK_EVERY: Duration = Duration::from_millis(250);
/// So many simulated trainees are enough for a picture.
const TRAINEES: u64 = 2_000;
const SEED: u64 = 1;

/// The call in the author screen; none before one is opened.
#[derive(Resource, Default)]
pub(super) struct Authoring(pub(super) Option<AuthoredCall>, pub(super) SeenInPlays);

/// What has been seen in plays of each call since the program began; the records tell of those before.
pub(super) type SeenInPlays = BTreeMap<String, BTreeSet<String>>;

/// One call and all that is known of it.
pub(super) struct AuthoredCall {
    pub(super) id: String,
    pub(super) view: AuthorView,
    pub(super) seen: BTreeSet<String>,
    /// Where it was opened, and where the way back leads.
    pub(super) opened_on: Screen,
    /// The play from the middle that is going on.
    pub(super) trying: Option<TryOut>,
    pub(super) good: Option<CheckedScenario>,
    /// The file as it stands, if its only errors are traps: it is drawn, and cannot be played.
    pub(super) trapped: Option<CheckedScenario>,
    checked: Option<Checked>,
    certificate: Option<Certificate>,
    statistics: Option<SimulatedStatistics>,
    /// How many good versions there have been; what is found out about an earlier one is not shown.
    version: u32,
    is_working: bool,
    shown_in: Option<Locale>,
    news: Mutex<Receiver<News>>,
    tell: Sender<News>,
    is_closed: Arc<AtomicBool>,
    /// Set when nobody waits any more for what is being found out.
    is_unwanted: Arc<AtomicBool>,
}

/// What a thread has found out.
enum News {
    Read(Box<Checked>),
    Unreadable(Sentence),
    /// Of the version with this number.
    Proven(u32, Box<Certificate>),
    /// Of the version with this number.
    Simulated(u32, Box<SimulatedStatistics>),
    Failed(Sentence),
    /// What was being found out was not wanted any more.
    Stopped,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Authoring>();
    app.add_systems(Update, take_news.in_set(AppSystems::Progress));
}

impl AuthoredCall {
    /// Opens a call: its files are read now and whenever one of them is saved.
    pub(super) fn open(id: &str, seen: BTreeSet<String>, opened_on: Screen, waker: &Waker) -> Self {
        let (tell, news) = channel();
        let is_closed = Arc::new(AtomicBool::new(false));
        let watching = (tell.clone(), waker.clone(), Arc::clone(&is_closed));
        let thread = std::thread::Builder::new().name("author's files".to_owned());
        if let Err(error) = thread.spawn(move || watch(&watching.0, &watching.1, &watching.2)) {
            let _ = tell.send(News::Unreadable(Sentence::same(error.to_string())));
        }
        Self {
            id: id.to_owned(),
            view: AuthorView {
                id: id.to_owned(),
                title: id.to_owned(),
                ..AuthorView::default()
            },
            seen,
            opened_on,
            trying: None,
            good: None,
            trapped: None,
            checked: None,
            certificate: None,
            statistics: None,
            version: 0,
            is_working: false,
            shown_in: None,
            news: Mutex::new(news),
            tell,
            is_closed,
            is_unwanted: Arc::default(),
        }
    }

    /// Proves the good version on threads of its own, until it is done or [`AuthoredCall::stop`] is called.
    pub(super) fn prove(&mut self, waker: &Waker) {
        let is_unwanted = Arc::clone(&self.is_unwanted);
        self.work("proof", waker, move |good, version| {
            let countries: Vec<&str> = good.scenario.countries.iter().map(|name| name.value.as_str()).collect();
            let watch = |_: Progress<'_>| match is_unwanted.load(Ordering::Relaxed) {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            };
            let effort = Effort {
                workers: &Threads::all(),
                watch: &watch,
                ..Effort::states(MOST_STATES)
            };
            match certify(good, &countries, &effort) {
                Ok(certificate) => News::Proven(version, Box::new(certificate)),
                Err(Uncertified::Stopped(_)) => News::Stopped,
                Err(error) => News::Failed(error.sentence()),
            }
        });
    }

    /// Lets simulated trainees play the good version on a thread, until they have played or [`AuthoredCall::stop`] is called.
    pub(super) fn simulate(&mut self, waker: &Waker) {
        let is_unwanted = Arc::clone(&self.is_unwanted);
        self.work("simulation", waker, move |good, version| {
            let goes_on = || match is_unwanted.load(Ordering::Relaxed) {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            };
            let watch = |_: Progress<'_>| goes_on();
            let effort = Effort {
                watch: &watch,
                ..Effort::states(MOST_STATES)
            };
            let country = good
                .scenario
                .countries
                .first()
                .map(|name| name.value.clone())
                .unwrap_or_default();
            let board = compile(good, &country)
                .map_err(|error| error.sentence())
                .and_then(|program| Board::with_effort(program, &effort).map_err(|error| error.sentence()));
            match board {
                _ if goes_on().is_break() => News::Stopped,
                Ok(board) => {
                    let boards = [board];
                    let crowd = Crowd {
                        boards: &boards,
                        model: Model::USUAL,
                        seed: SEED,
                    };
                    match crowd.play_watched(0..TRAINEES, &|_| goes_on()) {
                        Some(tally) => News::Simulated(version, Box::new(crowd.statistics(&tally))),
                        None => News::Stopped,
                    }
                }
                Err(error) => News::Failed(error),
            }
        });
    }

    /// Stops the proof or the simulation that is going on; nobody waits for it any more.
    pub(super) fn stop(&mut self) {
        self.is_unwanted.store(true, Ordering::Relaxed);
        // What is begun from now on is wanted again.
        self.is_unwanted = Arc::default();
    }

    /// One thing is found out at a time.
    fn work(
        &mut self,
        name: &str,
        waker: &Waker,
        find_out: impl FnOnce(&CheckedScenario, u32) -> News + Send + 'static,
    ) {
        let Some(good) = self.good.clone().filter(|_| !self.is_working) else {
            return;
        };
        let (tell, waker, version) = (self.tell.clone(), waker.clone(), self.version);
        let thread = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            let _ = tell.send(find_out(&good, version));
            waker.wake();
        });
        match thread {
            Ok(_) => {
                self.is_working = true;
                self.shown_in = None;
            }
            Err(error) => drop(self.tell.send(News::Failed(Sentence::same(error.to_string())))),
        }
    }

    fn take(&mut self, news: News, locale: Locale) -> Option<String> {
        match news {
            News::Read(checked) => {
                let of_this = |found: &&CheckedScenario| found.scenario.id.value == self.id;
                let good = checked.scenarios.iter().find(of_this);
                self.trapped = checked.drawable.iter().find(of_this).cloned();
                if let Some(good) = good {
                    let good = good.clone();
                    // What is being proved is the version before.
                    self.stop();
                    self.good = Some(good);
                    self.version += 1;
                    // What was proven and simulated was the version before.
                    (self.certificate, self.statistics) = (None, None);
                }
                self.checked = Some(*checked);
            }
            News::Proven(version, certificate) => {
                self.is_working = false;
                if version == self.version {
                    self.certificate = Some(*certificate);
                }
            }
            News::Simulated(version, statistics) => {
                self.is_working = false;
                if version == self.version {
                    self.statistics = Some(*statistics);
                }
            }
            News::Failed(why) => {
                self.is_working = false;
                self.shown_in = None;
                return Some(why.wording(locale.is_chinese()).to_owned());
            }
            News::Stopped => self.is_working = false,
            News::Unreadable(why) => return Some(why.wording(locale.is_chinese()).to_owned()),
        }
        self.shown_in = None;
        None
    }

    /// Makes the view again when something has changed.
    fn refresh(&mut self, settings: &Settings) {
        let locale = settings.words.locale();
        if self.shown_in == Some(locale) {
            return;
        }
        self.shown_in = Some(locale);
        let nothing = BTreeMap::new();
        let texts = self.checked.as_ref().map_or(&nothing, |checked| &checked.texts);
        let findings: Vec<Diagnostic> = self
            .checked
            .iter()
            .flat_map(|checked| &checked.findings)
            .filter(|found| is_about(found, &self.id))
            .cloned()
            .collect();
        self.view = author_view(&AuthorMaterial {
            id: &self.id,
            good: self.trapped.as_ref().or(self.good.as_ref()),
            has_traps: self.trapped.is_some(),
            findings: &findings,
            texts,
            certificate: self.certificate.as_ref(),
            statistics: self.statistics.as_ref(),
            seen: &self.seen,
            is_working: self.is_working,
            is_read: self.checked.is_some(),
            words: &settings.words,
        });
    }

    /// Closes it; what has been seen of which call is kept.
    pub(super) fn into_seen(mut self) -> (String, BTreeSet<String>) {
        (std::mem::take(&mut self.id), std::mem::take(&mut self.seen))
    }

    /// Something has been seen in a play.
    pub(super) fn see(&mut self, what: impl IntoIterator<Item = String>) {
        let before = self.seen.len();
        self.seen.extend(what);
        if self.seen.len() != before {
            self.shown_in = None;
        }
    }
}

impl Drop for AuthoredCall {
    fn drop(&mut self) {
        self.is_closed.store(true, Ordering::Relaxed);
        self.stop();
    }
}

/// Findings of the call's own files and of those that every call rests on.
fn is_about(found: &Diagnostic, id: &str) -> bool {
    match role(&found.file) {
        Role::Scenario(call) | Role::Table(call, _) => call == id,
        _ => true,
    }
}

/// Reads the calls that are here, and again whenever one of their files is saved, until the screen is closed.
fn watch(tell: &Sender<News>, waker: &Waker, is_closed: &AtomicBool) {
    // To find them, files are read; only their stamps are looked at again and again.
    let folders = folders_of_calls_here();
    let mut stamps = None;
    while !is_closed.load(Ordering::Relaxed) {
        let now = FileStamps::of(&folders);
        if stamps.as_ref() != Some(&now) {
            stamps = Some(now);
            let news = match calls_here() {
                Ok(batch) => {
                    let mut checked = check(&batch.files);
                    checked.findings.extend(batch.findings);
                    News::Read(Box::new(checked))
                }
                Err(error) => News::Unreadable(error.sentence()),
            };
            if tell.send(news).is_err() {
                return;
            }
            waker.wake();
        }
        std::thread::sleep(LOOK_EVERY);
    }
}

fn take_news(
    mut authoring: ResMut<Authoring>,
    settings: Res<Settings>,
    mut overlay: ResMut<super::active_call::Overlay>,
) {
    let Some(call) = &mut authoring.bypass_change_detection().0 else {
        return;
    };
    loop {
        let received = match call.news.get_mut() {
            Ok(news) => news.try_recv(),
            Err(_) => Err(TryRecvError::Disconnected),
        };
        let Ok(news) = received else { break };
        if !matches!(news, News::Read(_)) {
            overlay.take_back(&settings.words.text("author-working"));
        }
        if let Some(trouble) = call.take(news, settings.words.locale()) {
            overlay.warn(trouble);
        }
    }
    call.refresh(&settings);
}

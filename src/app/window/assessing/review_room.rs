//! The review as the window has it: the record on its desk, what was said, and the view of both.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use bevy::prelude::*;
use bevy::time::Real;

use super::review_work::{News, OwnKey, Request, Worker};
use crate::app::panels::review_state::ReviewState;
use crate::app::ui_command::UiCommand;
use crate::app::window::active_call::{Overlay, Panels};
use crate::app::window::settings::Settings;
use crate::app::window::wake::Waker;
use crate::app::window::{AppSystems, Asked, Screen};
use crate::sim::assessment::blind::{NO_KEY_YET, visible_to_all};
use crate::sim::assessment::event::{Fault, Saying, SignedEvent};
use crate::sim::sentence::Sentence;
use crate::sim::time::Millis;
use crate::store::assessor_desk::{AssessorDesk, DeskError, NotSaid};
use crate::store::folder::DataFolder;
use crate::store::trainee_names::TraineeNames;
use crate::view::presenter::Presenter;
use crate::view::report::ReportedSession;
use crate::view::report::standing::{ReportedStanding, reported_standing};
use crate::view::review::{KeysView, ReviewMaterial, ReviewView, WhatIfBranch, fault_effect_view, review_view};
use crate::view::standing::{Known, Names};
use crate::words::{Locale, Words};

/// The review, while one is open.
#[derive(Resource, Default)]
pub(in crate::app::window) struct ReviewRoom(pub(in crate::app::window) Option<OpenReview>);

/// Where keys are, if not where this machine has them; tests have their own.
#[derive(Resource, Default)]
pub(in crate::app::window) struct KeyPlace(pub(in crate::app::window) Option<PathBuf>);

/// The review of one record.
pub(in crate::app::window) struct OpenReview {
    /// What the screen shows; none before the record is read.
    pub(in crate::app::window) view: Option<ReviewView>,
    /// The record played again.
    pub(in crate::app::window) desk: Option<Arc<AssessorDesk>>,
    /// Why it cannot be reviewed.
    trouble: Option<DeskError>,
    events: Vec<SignedEvent>,
    /// What trainees are called here.
    names: TraineeNames,
    /// The session in the languages in which it has been shown, with what has presented it.
    sessions: BTreeMap<&'static str, (Presenter, ReportedSession)>,
    /// The keys here, and the name of the one that signs.
    keys: Vec<OwnKey>,
    signs: Option<String>,
    is_sealed: bool,
    /// Whether the person has said that they do not mark.
    marks_nothing: bool,
    shown_in: Option<Locale>,
    what_if_in: Option<Locale>,
    /// Words that are neither saved nor refused yet.
    unanswered: usize,
    /// Whether the review is to close as soon as all are saved.
    closes: bool,
    /// Whether nobody works for it any more.
    is_alone: bool,
    /// What stands, for the report.
    reported: Option<ReportedStanding>,
    requests: Sender<Request>,
    news: Mutex<Receiver<News>>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<ReviewRoom>().init_resource::<KeyPlace>();
    app.add_systems(
        Update,
        (take_news, let_replay_pass).chain().in_set(AppSystems::Progress),
    );
}

impl OpenReview {
    /// Lays a record on the desk of somebody who may have said that they do not mark; it is played on a thread.
    pub(in crate::app::window) fn open(
        data: DataFolder,
        record: PathBuf,
        keys: Option<PathBuf>,
        names: TraineeNames,
        marks_nothing: bool,
        waker: &Waker,
    ) -> Self {
        let (requests, wanted) = channel();
        let (tell, news) = channel();
        let worker = Worker {
            requests: wanted,
            tell: tell.clone(),
            waker: waker.clone(),
        };
        let thread = std::thread::Builder::new().name("review".to_owned());
        if let Err(error) = thread.spawn(move || worker.work(&data, &record, keys)) {
            let _ = tell.send(News::NotOpened(DeskError::Store(Sentence::same(error.to_string()))));
        }
        Self {
            view: None,
            desk: None,
            trouble: None,
            events: Vec::new(),
            names,
            sessions: BTreeMap::new(),
            keys: Vec::new(),
            signs: None,
            is_sealed: false,
            marks_nothing,
            shown_in: None,
            what_if_in: None,
            unanswered: 0,
            closes: false,
            is_alone: false,
            reported: None,
            requests,
            news: Mutex::new(news),
        }
    }

    /// Why there is nothing to see, or that it is being read.
    pub(in crate::app::window) fn waits_for(&self, words: &Words) -> String {
        match &self.trouble {
            None => words.text("review-reading"),
            Some(DeskError::Record(error)) => words.told(&error.sentence()),
            Some(DeskError::Store(sentence)) => words.told(sentence),
        }
    }

    /// Signs and saves a word.
    pub(in crate::app::window) fn say(&mut self, saying: Saying, passphrase: &str) {
        let Some(key) = self.signs.clone() else { return };
        let word = Request::Say {
            key,
            passphrase: passphrase.to_owned(),
            saying: Box::new(saying),
        };
        if self.ask(word) {
            self.unanswered += 1;
        }
    }

    /// Asks whose marks a fault would change, as far as the owner of the key that signs may see that.
    pub(in crate::app::window) fn ask_fault(&mut self, fault: Fault) {
        if let Some(key) = self.viewer().map(str::to_owned) {
            self.ask(Request::FaultEffect(key, fault));
        }
    }

    /// The id of the key that signs.
    fn viewer(&self) -> Option<&str> {
        let signs = self.signs.as_ref()?;
        let own = self.keys.iter().find(|key| key.name == *signs);
        own.map(|key| key.id.as_str())
    }

    /// From now on this key signs.
    pub(in crate::app::window) fn sign_with(&mut self, name: String) {
        self.signs = Some(name);
        self.is_sealed = false;
        self.shown_in = None;
    }

    /// Makes a key here.
    pub(in crate::app::window) fn make_key(&mut self, name: String) {
        self.ask(Request::MakeKey(name));
    }

    /// From now on the session can be judged by this form too; without a file, by the example.
    pub(in crate::app::window) fn use_form(&mut self, path: Option<PathBuf>) {
        self.ask(Request::UseForm(path));
    }

    /// What presents the session in the language that it is shown in.
    pub(super) fn presenter(&self) -> Option<&Presenter> {
        let (presenter, _) = self.sessions.get(self.shown_in?.code())?;
        Some(presenter)
    }

    /// Writes the report and the sheet for a talk, in the language of these words. An exam's report has no answer key.
    pub(in crate::app::window) fn write_report(&mut self, words: &Words) {
        let locale = words.locale();
        if let Some((_, session)) = self.sessions.get(locale.code()) {
            let session = match &self.reported {
                Some(stands) => session.clone().told_of(stands.clone()),
                None => session.clone(),
            };
            self.ask(Request::Report(Box::new(session), locale));
        }
    }

    /// Asks for what would have come of something else.
    pub(in crate::app::window) fn what_if(&mut self, branch: WhatIfBranch, words: &Words) {
        self.ask(Request::WhatIf(branch, words.locale()));
    }

    /// Whether every word that was given is saved or refused. If not, the review closes as soon as that is so, and stays if one was
    /// refused.
    pub(in crate::app::window) fn may_close(&mut self) -> bool {
        self.closes = self.unanswered > 0;
        !self.closes
    }

    fn ask(&mut self, request: Request) -> bool {
        let is_heard = self.requests.send(request).is_ok();
        self.is_alone |= !is_heard;
        is_heard
    }

    fn take(&mut self, news: News, state: &mut ReviewState, overlay: &mut Overlay, words: &Words) {
        match news {
            News::Opened(desk, keys) => {
                self.events.clone_from(&desk.read.events);
                self.desk = Some(desk);
                self.take_keys(keys);
            }
            News::Form(desk) => {
                self.desk = Some(desk);
                overlay.mention(words.text("review-form-used"));
            }
            News::NotOpened(error) => self.trouble = Some(error),
            News::Said(event) => {
                self.unanswered = self.unanswered.saturating_sub(1);
                // Another draft may have been begun meanwhile.
                if state.draft.as_ref().and_then(|draft| draft.saying().ok()).as_ref() == Some(&event.event.what) {
                    state.draft = None;
                }
                self.events.push(*event);
            }
            News::Voided(desk, event) => {
                self.unanswered = self.unanswered.saturating_sub(1);
                if state.draft.as_ref().and_then(|draft| draft.saying().ok()).as_ref() == Some(&event.event.what) {
                    state.draft = None;
                }
                state.fault_effect = None;
                self.desk = Some(desk);
                overlay.mention(words.text("review-fault-signed"));
            }
            News::FaultEffect(fault, effect) => {
                let named = |trainee: &str| self.names.shown(trainee);
                state.fault_effect = Some(Box::new(fault_effect_view(words, fault, &effect, named)));
            }
            News::NotSaid(why) => {
                self.answered_no();
                overlay.warn(match why {
                    NotSaid::WouldNotCount(why) => {
                        words.with("review-would-not-count", &[("why", words.told(&why).into())])
                    }
                    NotSaid::Refused(why) | NotSaid::Failed(why) => words.told(&why),
                });
            }
            News::WantsPassphrase(why) => {
                self.answered_no();
                self.is_sealed = true;
                let why = why.map(|why| words.told(&why));
                overlay.mention(why.unwrap_or_else(|| words.text("review-passphrase-wanted")));
            }
            News::WhatIf(played) => state.what_if = played,
            News::Reported(folder) => {
                let folder = folder.display().to_string();
                overlay.warn(words.with("review-reported", &[("folder", folder.into())]));
            }
            News::Keys(keys) => self.take_keys(keys),
            News::Failed(why) => overlay.warn(words.told(&why)),
        }
        self.shown_in = None;
    }

    /// With several keys the person says which one is theirs.
    fn take_keys(&mut self, keys: Vec<OwnKey>) {
        if let ([only], true) = (keys.as_slice(), self.signs.is_none()) {
            self.signs = Some(only.name.clone());
        }
        self.keys = keys;
    }

    /// A word was refused: whoever wanted to leave has to see that.
    fn answered_no(&mut self) {
        self.unanswered = self.unanswered.saturating_sub(1);
        self.closes = false;
    }

    /// Makes the view again when something has changed, and with it what would have come of something else.
    fn refresh(&mut self, words: &Words, state: &mut ReviewState) {
        if self.shown_in == Some(words.locale()) {
            return;
        }
        self.make_view(words);
        // What is played otherwise is told in the language of before until it has been played anew.
        if let Some(shown) = &state.what_if
            && self.what_if_in != Some(words.locale())
        {
            self.what_if(shown.branch.clone(), words);
        }
        self.what_if_in = Some(words.locale());
    }

    fn make_view(&mut self, words: &Words) {
        let locale = words.locale();
        let Some(desk) = self.desk.clone() else { return };
        self.shown_in = Some(locale);
        let viewer = self.viewer().map(str::to_owned);
        let played = &desk.played;
        let (_, session) = self.sessions.entry(locale.code()).or_insert_with(|| {
            let program = Arc::clone(played.replayed.call.program());
            let presenter = Presenter::for_program(played.checked.clone(), program, locale);
            let name = self.names.0.get(&played.record.header.trainee).cloned();
            let values = desk.valuation.as_ref();
            let session = ReportedSession::new(&presenter, &played.record, &played.replayed, values, name)
                .beside(desk.said_by_others.clone());
            (presenter, session)
        });
        let own = self.keys.iter().map(|key| (key.id.clone(), key.name.clone()));
        let names = Names(desk.trust.names().into_iter().chain(own).collect());
        let viewer = viewer.as_deref();
        // While nobody has said who looks, it may be any of those who have a key here.
        let viewers: Vec<&str> = match viewer {
            Some(viewer) => vec![viewer],
            // The first key is made here, at the first mark; until then it may be whoever is about to mark.
            None if self.keys.is_empty() && !self.marks_nothing => vec![NO_KEY_YET],
            None => self.keys.iter().map(|key| key.id.as_str()).collect(),
        };
        let (seen, hidden) = visible_to_all(&desk.judged, &desk.forms, &self.events, &viewers);
        let stands = desk.standing_of(seen);
        let mut view = review_view(&ReviewMaterial {
            words,
            session,
            judged: &desk.judged,
            standing: &stands,
            hidden: &hidden,
            known: Known {
                names: &names,
                forms: &desk.forms,
            },
            viewer,
        });
        view.keys = KeysView {
            names: self.keys.iter().map(|key| key.name.clone()).collect(),
            signs: self.signs.clone(),
            is_sealed: self.is_sealed,
        };
        let known = Known {
            names: &names,
            forms: &desk.forms,
        };
        self.reported = Some(reported_standing(&stands, &hidden, &known, locale));
        self.view = Some(view);
    }
}

fn take_news(
    mut room: ResMut<ReviewRoom>,
    mut panels: ResMut<Panels>,
    mut overlay: ResMut<Overlay>,
    settings: Res<Settings>,
    mut asked: MessageWriter<Asked>,
) {
    let Some(review) = &mut room.bypass_change_detection().0 else {
        return;
    };
    while let Ok(news) = review.news.get_mut().unwrap_or_else(PoisonError::into_inner).try_recv() {
        review.take(news, &mut panels.review, &mut overlay, &settings.words);
    }
    if std::mem::take(&mut review.is_alone) {
        overlay.warn(settings.words.text("rejected-not-now"));
    }
    if review.closes && review.unanswered == 0 {
        asked.write(Asked(UiCommand::CloseReview));
    }
    review.refresh(&settings.words, &mut panels.review);
}

/// The replay goes on by the clock of the wall.
fn let_replay_pass(
    room: Res<ReviewRoom>,
    screen: Res<State<Screen>>,
    time: Res<Time<Real>>,
    mut panels: ResMut<Panels>,
) {
    let view = room.0.as_ref().and_then(|review| review.view.as_ref());
    if let Some(view) = view.filter(|_| *screen.get() == Screen::Review) {
        let passed = Millis(u64::try_from(time.delta().as_millis()).unwrap_or(0));
        panels.bypass_change_detection().review.advance(passed, view.lasts);
    }
}

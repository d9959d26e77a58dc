//! The call that is going on, as the window sees it, and the debrief that follows it.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use bevy::prelude::*;

use super::finished_call::FinishedCall;
use super::marking::Marking;
use super::speech::{LineSound, Speech, SpokenBy};
use super::voices::{PreparedLine, Voices};
use super::wake::Waker;
use crate::app::panels::state::PanelState;
use crate::app::preferences::{Pace, Preferences};
use crate::sim::call::{Phase, Timers};
use crate::sim::program::parts::Speaker;
use crate::sim::program::step::Move;
use crate::sim::session::record::Mode;
use crate::sim::time::Millis;
use crate::store::background_call::BackgroundCall;
use crate::view::call::{CallView, call_view};
use crate::view::debrief::DebriefView;
use crate::view::feedback::feedback;
use crate::view::hint::hint;
use crate::view::on_the_line::has_the_phone;
use crate::view::presenter::Presenter;
use crate::view::transcript::TranscriptLine;

/// How long a new list of options cannot be answered, so that nobody answers twice.
pub(super) const GUARD: Duration = Duration::from_millis(500);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Panels>();
    app.init_resource::<Overlay>();
    app.init_resource::<Preparing>();
    app.init_resource::<Running>();
    app.init_resource::<Debriefing>();
}

/// What the panels remember.
#[derive(Resource, Default, Deref, DerefMut)]
pub(super) struct Panels(pub(super) PanelState);

/// What lies over the screen.
#[derive(Resource, Default)]
pub(super) struct Overlay {
    pub(super) menu: bool,
    pub(super) keys: bool,
    pub(super) settings: bool,
    pub(super) profiles: bool,
    /// Trouble, which stays until it is put away.
    trouble: Option<String>,
    /// What is good to know, and when it goes away by itself; trouble that it covers is there again then.
    passing: Option<(String, Instant)>,
}

/// How long a notice stays that nobody has to do anything about.
pub(super) const PASSING_NOTICE: Duration = Duration::from_secs(10);

impl Overlay {
    /// What is shown now.
    pub(super) fn notice(&self) -> Option<&str> {
        let passing = self.passing.as_ref().map(|(notice, _)| notice);
        passing.or(self.trouble.as_ref()).map(String::as_str)
    }

    /// Puts away what is shown now.
    pub(super) fn put_away(&mut self) {
        if self.passing.take().is_none() {
            self.trouble = None;
        }
    }

    /// Puts away what would go away by itself.
    pub(super) fn forget_passing(&mut self) {
        self.passing = None;
    }

    /// Puts a notice away that is no longer true, if it is still shown.
    pub(super) fn take_back(&mut self, notice: &str) {
        self.passing.take_if(|(shown, _)| shown == notice);
    }

    /// Shows something that is good to know and goes away by itself.
    pub(super) fn mention(&mut self, notice: String) {
        self.passing = Some((notice, Instant::now() + PASSING_NOTICE));
    }

    /// Shows trouble, which stays until it is put away.
    pub(super) fn warn(&mut self, notice: String) {
        self.trouble = Some(notice);
        self.passing = None;
    }

    /// Whether something lies over the call that has to be put away first.
    pub(super) fn covers_the_call(&self) -> bool {
        self.menu || self.keys || self.settings || self.profiles
    }

    /// How long until a notice goes away; puts it away when its time has come.
    pub(super) fn let_notice_pass(&mut self) -> Option<Duration> {
        let (_, passes_at) = self.passing.as_ref()?;
        let left = passes_at.saturating_duration_since(Instant::now());
        if left.is_zero() {
            self.passing = None;
            // One more frame shows that it is gone.
            return Some(Duration::ZERO);
        }
        Some(left)
    }
}

/// How a call is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Manners {
    /// Going back, pausing and comments are allowed.
    #[default]
    Practice,
    /// None of these.
    Exam,
}

/// The call that is being prepared in the briefing.
#[derive(Resource, Default)]
pub(super) struct Preparing {
    pub(super) scenario: String,
    pub(super) country: String,
    pub(super) timers: Timers,
    pub(super) manners: Manners,
    /// The seed of the next call, if a script has given one.
    pub(super) seed: Option<u64>,
    pub(super) presenter: Option<Presenter>,
}

impl Preparing {
    /// Whether anybody may decide by the record: only calls that have been reviewed can be exams, others are rehearsed.
    pub(super) fn mode(&self) -> Mode {
        let is_reviewed = self
            .presenter
            .as_ref()
            .is_some_and(|presenter| !presenter.checked.scenario.reviewed.is_empty());
        match self.manners {
            Manners::Exam if is_reviewed => Mode::Exam,
            _ => Mode::Practice,
        }
    }
}

/// The call that is going on, if there is one.
#[derive(Resource, Default)]
pub(super) struct Running(pub(super) Option<ActiveCall>);

/// A call with its texts and what has been heard of it.
pub(super) struct ActiveCall {
    pub(super) presenter: Presenter,
    pub(super) background: BackgroundCall,
    pub(super) view: CallView,
    pub(super) speech: Speech,
    pub(super) marking: Marking,
    pub(super) voices: Voices,
    /// How fast lines are written.
    pub(super) pace: Pace,
    /// Whether anything is heard.
    pub(super) hears: bool,
    /// Whether voices sound as through a telephone.
    pub(super) telephone: bool,
    /// How the call is taken.
    pub(super) manners: Manners,
    /// Whether the newest answer is commented on.
    pub(super) comments: bool,
    /// Whether face and mood are hidden in practice as well.
    pub(super) hides_mood: bool,
    /// Whether the values have been there when the view was made.
    pub(super) has_values: bool,
    /// How long the present list of options has been shown.
    pub(super) options_for: Duration,
    /// The note that is on its way to the record; if it does not get there, it is given back.
    pub(super) sent_note: Option<String>,
}

/// The debrief on the screen.
#[derive(Resource, Default)]
pub(super) struct Debriefing {
    pub(super) view: Option<DebriefView>,
    pub(super) path: PathBuf,
    /// What it is made of, if its call was finished some time ago.
    pub(super) finished: Option<FinishedCall>,
}

impl ActiveCall {
    pub(super) fn new(
        presenter: Presenter,
        background: BackgroundCall,
        manners: Manners,
        preferences: &Preferences,
        waker: &Waker,
    ) -> Self {
        let marking = Marking::start(background.call(), waker);
        let voices = Voices::start(&presenter.checked.scenario.id.value, waker);
        let view = call_view(
            &presenter,
            background.call(),
            &background.events(),
            background.pending(),
        );
        let mut active = Self {
            presenter,
            background,
            view,
            speech: Speech::default(),
            marking,
            voices,
            pace: preferences.pace,
            hears: preferences.sound,
            telephone: preferences.telephone,
            manners,
            comments: preferences.feedback,
            hides_mood: preferences.hide_mood,
            has_values: false,
            options_for: Duration::ZERO,
            sent_note: None,
        };
        active.add_manners();
        active
    }

    /// What the terms of the call add to the view of it.
    pub(super) fn add_manners(&mut self) {
        let is_practice = self.manners == Manners::Practice;
        self.has_values = self.marking.is_ready();
        self.view.is_exam = !is_practice;
        self.view.is_rehearsal = !is_practice && self.background.mode() == Mode::Practice;
        self.view.more_time = self.view.more_time.filter(|_| is_practice);
        self.view.hides_mood = self.hides_mood || !is_practice;
        self.view.can_rewind = is_practice && self.last_answer().is_some();
        self.view.feedback = (is_practice && self.comments)
            .then(|| self.marking.steps(self.background.call()))
            .flatten()
            .and_then(|steps| feedback(&self.presenter, &steps));
        let call = self.background.call();
        let open = self.marking.open(call).filter(|_| is_practice);
        self.view.hint = open.and_then(|open| hint(&self.presenter, call, &open));
    }

    /// Whether time stands still: in practice it does while something lies over the call. In an exam it goes on, and the menu says so.
    pub(super) fn stands_still(&self, overlay: &Overlay) -> bool {
        self.manners == Manners::Practice && overlay.covers_the_call()
    }

    /// Everything that was said so far has been said to its end.
    pub(super) fn skip_speech(&mut self) {
        self.speech.skip_to(self.view.transcript.len());
    }

    /// Whether answers wait for what is still being said.
    pub(super) fn is_somebody_speaking(&self) -> bool {
        let begun = self.speech.hearing().shown_lines;
        begun.is_some_and(|begun| self.view.is_somebody_speaking(begun))
    }

    /// How much time may pass before the answer timer begins to run: while a line is still being said, nobody's time to answer does. A
    /// voice may take longer over a line than the call allows for it. Nothing where no timer waits for a line.
    pub(super) fn time_before_answers(&self) -> Option<Millis> {
        let waits = self.is_somebody_speaking() && self.view.phase == Phase::Talking;
        let (left, span) = self.view.timer.filter(|_| waits)?;
        Some(Millis(left.0.saturating_sub(span.0)))
    }

    /// The number of the step that the newest answer was, from 0, and its turn.
    pub(super) fn last_answer(&self) -> Option<(usize, u32)> {
        let is_answer = |made: &Move| matches!(made, Move::Choose(_) | Move::Expire);
        let steps = self.background.call().steps();
        let newest = steps.iter().rposition(|step| is_answer(&step.made))?;
        let turns = steps.iter().filter(|step| is_answer(&step.made)).count();
        Some((newest, turns as u32))
    }

    /// Makes the view again; a new line begins to be said.
    pub(super) fn refresh(&mut self) {
        let lines_before = self.view.transcript.len();
        let options_before = std::mem::take(&mut self.view.options);
        let events = self.background.events();
        self.view = call_view(
            &self.presenter,
            self.background.call(),
            &events,
            self.background.pending(),
        );
        self.add_manners();
        if self.view.options != options_before {
            self.options_for = Duration::ZERO;
        }
        self.speak_from(lines_before);
    }

    /// New lines begin to be said, one after the other.
    fn speak_from(&mut self, first: usize) {
        let mood = (self.view.mood[0], self.view.feeling);
        for (place, line) in self.view.transcript.iter().enumerate().skip(first) {
            if let (
                TranscriptLine::Said {
                    text,
                    lasts,
                    speaker,
                    manner,
                    ..
                },
                Some(factor),
            ) = (line, self.pace.factor())
            {
                let secs = lasts.0 as f32 / 1000.0 / factor;
                let by = match speaker {
                    Speaker::You => SpokenBy::You,
                    speaker if has_the_phone(*speaker, *manner) => SpokenBy::WhoeverIsShown,
                    _ => SpokenBy::Background,
                };
                self.speech.add(place, secs, text.chars().count(), by);
            }
            if self.hears {
                self.voices.want(&self.presenter, place, line, mood, self.telephone);
            }
        }
    }

    /// Takes in lines that can be heard; what is written keeps pace with them. Returns what is to be heard now.
    pub(super) fn next_sound(&mut self) -> Option<LineSound> {
        while let Some(PreparedLine {
            place,
            secs,
            loudness,
            sound,
        }) = self.voices.poll()
        {
            if self.pace.factor().is_some() {
                // What comes too late is not heard.
                self.speech.is_heard(place, secs, loudness, sound);
            } else if self.speech.awaits(place) {
                // What stands on the screen at once is heard in its turn, and nothing waits for it.
                return Some(sound);
            }
        }
        self.speech.begun_sound()
    }

    /// Only the clocks of the view.
    pub(super) fn refresh_clock(&mut self) {
        let call = self.background.call();
        let pending = self.background.pending();
        self.view.elapsed.0 = call.elapsed().0 + pending.0;
        self.view.timer = call
            .until_deadline()
            .zip(call.timer_span())
            .map(|(left, span)| (Millis(left.0.saturating_sub(pending.0)), span));
    }
}

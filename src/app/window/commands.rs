//! Carries out what a person asks for.

use bevy::prelude::*;
use bevy::window::{MonitorSelection, PrimaryWindow, WindowMode};

use super::active_call::{Debriefing, Manners, Overlay, Panels, Preparing, Running};
use super::assessing::AssessorsRoom;
use super::authoring::{AuthoredCall, Authoring};
use super::opening::{Opening, Wanted};
use super::profiles::ProfileShelf;
use super::settings::Settings;
use super::shelf::Shelf;
use super::wake::Waker;
use super::{AppSystems, Asked, Screen};
use crate::app::audio::PlayAudio;
use crate::app::panels::author_state::AuthorState;
use crate::app::preferences::KeyAction;
use crate::app::preferences::Preferences;
use crate::app::theme::ThemeName;
use crate::app::ui_command::{UiCommand, ZoomStep};
use crate::sim::call::command::Command;
use crate::sim::session::record::SealReason;
use crate::store::fresh::fresh_u64;
use crate::store::recorded_call::BeginOptions;
use crate::view::call::CallView;
use crate::view::presenter::Presenter;
use crate::words::Locale;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, carry_out.in_set(AppSystems::CarryOut));
}

/// Everything that a wish can change.
#[derive(bevy::ecs::system::SystemParam)]
pub(super) struct Desk<'w, 's> {
    pub(super) shelf: ResMut<'w, Shelf>,
    pub(super) settings: ResMut<'w, Settings>,
    profiles: ResMut<'w, ProfileShelf>,
    pub(super) panels: ResMut<'w, Panels>,
    pub(super) overlay: ResMut<'w, Overlay>,
    preparing: ResMut<'w, Preparing>,
    running: ResMut<'w, Running>,
    opening: ResMut<'w, Opening>,
    pub(super) authoring: ResMut<'w, Authoring>,
    room: AssessorsRoom<'w>,
    pub(super) waker: Res<'w, Waker>,
    debriefing: ResMut<'w, Debriefing>,
    pub(super) next: ResMut<'w, NextState<Screen>>,
    screen: Res<'w, State<Screen>>,
    window: Option<Single<'w, 's, &'static mut Window, With<PrimaryWindow>>>,
    audio: MessageWriter<'w, PlayAudio>,
    exit: MessageWriter<'w, AppExit>,
}

fn carry_out(mut asked: MessageReader<Asked>, mut desk: Desk<'_, '_>) {
    for Asked(wish) in asked.read() {
        desk.carry_out(wish.clone());
    }
}

impl Desk<'_, '_> {
    fn carry_out(&mut self, wish: UiCommand) {
        match wish {
            UiCommand::Filter(kind) => self.panels.filter = kind,
            UiCommand::OpenBriefing(id) => self.open_briefing(&id),
            UiCommand::ContinueCall => self.continue_call(),
            UiCommand::LookBack => {
                if let Some(path) = self.shelf.results.newest.get(&self.preparing.scenario).cloned() {
                    self.open(Wanted::Finished(path));
                }
            }
            UiCommand::ToTitle => {
                self.leave(None);
            }
            UiCommand::SetCountry(country) => {
                self.preparing.country = country;
                self.prepare();
            }
            UiCommand::SetTimers(timers) => self.preparing.timers = timers,
            UiCommand::SetExam(is_exam) => {
                self.preparing.manners = if is_exam { Manners::Exam } else { Manners::Practice };
            }
            UiCommand::Rewind => self.rewind(),
            UiCommand::TakeCall => self.take_call(),
            UiCommand::Call(command) => self.send(command),
            UiCommand::ChooseShown(index) => {
                let trying = self.authoring.0.as_ref().and_then(|authored| authored.trying.as_ref());
                let running = self.running.0.as_ref().map(|active| &active.view);
                let view = trying.map(|trying| &trying.view).or(running);
                let shown = view.and_then(|view| view.options.get(index));
                if view.is_some_and(CallView::is_unheard) {
                    let key = self.settings.preferences.keys.of(KeyAction::Mute).to_string();
                    self.overlay
                        .mention(self.settings.words.with("call-is-muted", &[("key", key.into())]));
                    return;
                }
                if let Some(id) = shown.map(|option| option.id.clone()) {
                    self.send(Command::Say(id));
                }
            }
            UiCommand::ToggleDesktop => self.panels.desktop_is_open = !self.panels.desktop_is_open,
            UiCommand::ToggleKeys => self.overlay.keys = !self.overlay.keys,
            UiCommand::ToggleSettings => {
                // From the list of keys the way leads to the settings, and not past them.
                self.overlay.settings = std::mem::take(&mut self.overlay.keys) || !self.overlay.settings;
            }
            UiCommand::ToggleProfiles => self.overlay.profiles = !self.overlay.profiles,
            UiCommand::UseProfile(place) => self.profiles.take(place, &self.waker),
            UiCommand::AddProfile(name) => self.profiles.add(&name, &self.settings.preferences, &self.waker),
            UiCommand::ToggleFullScreen => self.toggle_full_screen(),
            UiCommand::SkipLine => {
                if let Some(active) = &mut self.running.0 {
                    active.skip_speech();
                    self.audio.write(PlayAudio::StopVoices);
                }
            }
            UiCommand::ReplayLine => {
                self.audio.write(PlayAudio::SayAgain);
            }
            UiCommand::ToggleMenu => self.overlay.menu = !self.overlay.menu,
            UiCommand::LeaveCall => self.leave(None),
            UiCommand::StopCall => self.leave(Some(SealReason::Stopped)),
            UiCommand::SelectStep(step) if self.room.is_reviewing() => self.panels.review.look_at(Some(step)),
            UiCommand::SelectStep(step) => self.panels.step = Some(step),
            UiCommand::ShowBetter(moment) => self.panels.better_shown.push(moment),
            UiCommand::TryAgain(step) => self.try_again(step),
            UiCommand::SetLocale(locale) => self.set_locale(locale),
            UiCommand::SetTheme(theme) => {
                self.settings.preferences.light = theme == ThemeName::Light;
                self.settings.save();
            }
            UiCommand::SetPreferences(preferences) => self.set_preferences(*preferences),
            UiCommand::Zoom(step) => {
                self.settings.preferences.change_zoom(match step {
                    ZoomStep::In => 1,
                    ZoomStep::Out => -1,
                    ZoomStep::Reset => 0,
                });
                self.settings.save();
            }
            UiCommand::ToggleSound => {
                self.settings.preferences.sound = !self.settings.preferences.sound;
                self.settings.save();
            }
            UiCommand::OpenAuthor(id) => {
                self.opening.forget();
                let opened_on = match self.screen.get() {
                    Screen::Briefing => Screen::Briefing,
                    _ => Screen::Title,
                };
                let mut seen = self.authoring.1.get(&id).cloned().unwrap_or_default();
                seen.extend(self.shelf.results.seen.get(&id).into_iter().flatten().cloned());
                self.authoring.0 = Some(AuthoredCall::open(&id, seen, opened_on, &self.waker));
                self.panels.author = AuthorState::default();
                self.next.set(Screen::Author);
            }
            UiCommand::CloseAuthor => self.close_author(),
            UiCommand::OpenLibrary
            | UiCommand::AskLibrary(_)
            | UiCommand::ImportRecords(_)
            | UiCommand::OpenReview(_)
            | UiCommand::CloseReview
            | UiCommand::Say(_)
            | UiCommand::AskFault(_)
            | UiCommand::WhatIf(_)
            | UiCommand::SignWith(_)
            | UiCommand::MakeKey(_)
            | UiCommand::WriteReport
            | UiCommand::UseForm(_)
            | UiCommand::OpenGroups
            | UiCommand::ChooseGroup(_)
            | UiCommand::TakeRoster { .. }
            | UiCommand::WriteRoster { .. }
            | UiCommand::Assign(_)
            | UiCommand::TakeBack(_)
            | UiCommand::CloseGroups => {
                if matches!(wish, UiCommand::OpenLibrary) {
                    self.opening.forget();
                }
                let root = self.profiles.root();
                let words = &self.settings.words;
                if let Some(screen) = self.room.carry_out(wish, root, &mut self.panels, words, &self.waker) {
                    self.next.set(screen);
                }
            }
            UiCommand::StopWork if self.room.is_open() => self.room.stop(),
            UiCommand::PlayFrom(_) | UiCommand::Prove | UiCommand::Simulate | UiCommand::StopWork => self.author(wish),
            UiCommand::DismissNotice => self.overlay.put_away(),
            UiCommand::SelectNode(id) => {
                self.panels.author.selected = Some(id);
                self.panels.author.shows_findings = false;
            }
            UiCommand::AuthorTab(tab) => self.panels.author.tab = tab,
            UiCommand::Quit => {
                self.exit.write(AppExit::Success);
            }
        }
    }

    pub(super) fn locale(&self) -> Locale {
        self.settings.words.locale()
    }

    fn open_briefing(&mut self, id: &str) {
        let Some(checked) = self.shelf.scenario(id) else {
            return;
        };
        self.opening.forget();
        let default = checked.scenario.countries.first().map(|country| country.value.clone());
        self.preparing.scenario = id.to_owned();
        self.preparing.country = default.unwrap_or_default();
        self.prepare();
        self.next.set(Screen::Briefing);
    }

    fn prepare(&mut self) {
        let Some(checked) = self.shelf.scenario(&self.preparing.scenario).cloned() else {
            return;
        };
        match Presenter::new(checked, &self.preparing.country, self.locale()) {
            Ok(presenter) => self.preparing.presenter = Some(presenter),
            Err(error) => self.overlay.warn(self.settings.words.told(&error.sentence())),
        }
    }

    fn take_call(&mut self) {
        let Some(checked) = self.shelf.scenario(&self.preparing.scenario).cloned() else {
            return;
        };
        let options = BeginOptions {
            country: self.preparing.country.clone(),
            locale: self.locale().code().to_owned(),
            seed: self.preparing.seed.take().unwrap_or_else(fresh_u64),
            mode: self.preparing.mode(),
            timers: self.preparing.timers,
            parent: None,
            trainee: self.profiles.trainee(),
            ticket: None,
            full: None,
        };
        self.open(Wanted::New(Box::new((checked, options))));
    }

    fn continue_call(&mut self) {
        self.preparing.manners = Manners::Practice;
        if let Some((_, path)) = self.shelf.results.left_open.clone() {
            self.open(Wanted::Left(path));
        }
    }

    /// Takes the call back to before its newest answer: the record is sealed as rewound, and a new one goes on from there.
    fn rewind(&mut self) {
        let Some(active) = self.running.0.as_mut().filter(|active| active.view.can_rewind) else {
            return;
        };
        let Some((step, turn)) = active.last_answer() else {
            return;
        };
        active.background.seal(SealReason::Rewound);
        let record = active.background.path().to_owned();
        let after = self.running.0.take().map(|active| Box::new(active.background));
        self.open(Wanted::Branch {
            record,
            step,
            turn,
            after,
        });
    }

    /// Begins a new record at a step of the one on the screen.
    fn try_again(&mut self, step: usize) {
        let chosen = self.debriefing.view.as_ref().and_then(|view| view.steps.get(step));
        let Some(turn) = chosen.map(|step| step.turn.max(1)) else {
            return;
        };
        let after = self.running.0.take().map(|active| Box::new(active.background));
        self.open(Wanted::Branch {
            record: self.debriefing.path.clone(),
            step,
            turn,
            after,
        });
    }

    fn open(&mut self, wanted: Wanted) {
        self.opening.start(&self.shelf.data, &self.waker, wanted);
    }

    fn send(&mut self, command: Command) {
        let trying = self.authoring.0.as_mut().and_then(|authored| authored.trying.as_mut());
        if let Some(trying) = trying {
            if let Err(why) = trying.apply(&command) {
                self.overlay.mention(why);
            }
            return;
        }
        if let Some(active) = &mut self.running.0 {
            // Whoever answers has heard enough; whoever looks something up goes on listening.
            let ends_listening = !matches!(
                command,
                Command::LookUp(_) | Command::Note(_) | Command::Mute(_) | Command::Timers(_)
            );
            if ends_listening {
                active.skip_speech();
                self.audio.write(PlayAudio::StopVoices);
            }
            if let Command::Note(note) = &command {
                active.sent_note = Some(note.clone());
            }
            active.background.apply(command);
        }
    }

    /// Leaves the call; with a reason its record is sealed, without one it can be continued.
    fn leave(&mut self, reason: Option<SealReason>) {
        self.room.leave();
        if let Some(active) = &mut self.running.0 {
            // A note that was being written is not lost.
            if let Some(note) = self.panels.take_note() {
                active.background.apply(Command::Note(note));
            }
            if let Some(reason) = reason {
                active.background.seal(reason);
            }
            // Whether it can be continued is known again when its record has been read.
            let here = active.background.path();
            self.shelf.results.left_open.take_if(|(_, path)| path == here);
        }
        self.overlay.menu = false;
        self.opening.forget();
        let after = self.running.0.take().map(|active| active.background);
        self.shelf.read_again(after);
        self.next.set(Screen::Title);
    }

    fn set_preferences(&mut self, preferences: Preferences) {
        let locale = Locale::from_code(&preferences.locale);
        if let Some(active) = &mut self.running.0 {
            active.pace = preferences.pace;
            active.comments = preferences.feedback;
            active.telephone = preferences.telephone;
            active.hides_mood = preferences.hide_mood;
            active.add_manners();
        }
        self.settings.preferences = preferences;
        match locale.filter(|locale| *locale != self.locale()) {
            Some(locale) => self.set_locale(locale),
            None => self.settings.save(),
        }
    }

    fn toggle_full_screen(&mut self) {
        let Some(window) = &mut self.window else { return };
        window.mode = match window.mode {
            WindowMode::Windowed => WindowMode::BorderlessFullscreen(MonitorSelection::Current),
            _ => WindowMode::Windowed,
        };
    }

    fn set_locale(&mut self, locale: Locale) {
        // It was said in the other language, and whoever changes the language has seen it.
        self.overlay.forget_passing();
        self.settings.set_locale(locale);
        self.settings.save();
        self.audio.write(PlayAudio::StopVoices);
        if self.preparing.presenter.is_some() {
            self.prepare();
        }
        let authored = self.authoring.0.as_mut();
        if let Some(trying) = authored.and_then(|authored| authored.trying.as_mut()) {
            trying.speak(locale);
        }
        if let Some(active) = &mut self.running.0 {
            let program = std::sync::Arc::clone(&active.presenter.program);
            active.presenter = Presenter::for_program(active.presenter.checked.clone(), program, locale);
            active.refresh();
            active.skip_speech();
            if self.debriefing.view.is_some() {
                self.debriefing.view = super::bridge::debrief_of(active);
            }
        } else if let Some(finished) = &self.debriefing.finished {
            self.debriefing.view = Some(finished.view(locale));
        }
    }
}

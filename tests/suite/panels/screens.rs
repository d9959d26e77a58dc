//! Every screen with real content: moments of the shipped calls, in each language.

use std::sync::Arc;

use egui::Ui;
use rolecall::app::panels::briefing::Terms;
use rolecall::app::panels::call::Hearing;
use rolecall::app::panels::groups::GroupsScreenView;
use rolecall::app::panels::library::LibraryScreenView;
use rolecall::app::panels::profiles::ProfilesView;
use rolecall::app::panels::state::PanelState;
use rolecall::app::panels::title::TitleView;
use rolecall::app::panels::{
    Surroundings, author, briefing, call, debrief, groups, library, overlay, profiles, review, settings, title, wrap_up,
};
use rolecall::app::preferences::Preferences;
use rolecall::app::theme::ThemeName;
use rolecall::app::ui_command::UiCommand;
use rolecall::sim::call::event::CallEvent;
use rolecall::sim::call::{Call, Phase};
use rolecall::sim::prove::explore::MOST_STATES;
use rolecall::sim::score::scorecard::Scorecard;
use rolecall::sim::score::value::Valuation;
use rolecall::sim::time::Millis;
use rolecall::view::author::AuthorView;
use rolecall::view::briefing::{BriefingView, briefing_view};
use rolecall::view::call::{CallView, call_view};
use rolecall::view::debrief::DebriefView;
use rolecall::view::debrief_steps::debrief_view;
use rolecall::view::presenter::Presenter;
use rolecall::view::review::ReviewView;
use rolecall::view::shelf::call_card;
use rolecall::view::wrap_up::{WrapUpView, wrap_up_view};
use rolecall::words::{Locale, Words};

use super::author::author_screens;
use super::groups_material::groups_screens;
use super::library::library_screens;
use super::review::review_screens;
use crate::terminal::{Play, SHIPPED, best_plays, shipped, shipped_call};

/// What is on the screen.
pub enum Shown {
    Title(TitleView),
    Briefing(Box<BriefingView>),
    Call(Box<CallView>),
    WrapUp(Box<(WrapUpView, CallView)>),
    Debrief(Box<DebriefView>),
    Menu,
    Keys,
    Settings,
    Profiles(ProfilesView),
    Notice(String),
    Author(Box<AuthorView>),
    Library(Box<LibraryScreenView>),
    Review(Box<ReviewView>),
    Groups(Box<GroupsScreenView>),
}

/// A screen, how it is looked at, and what was asked for on it.
pub struct Screen {
    pub name: String,
    pub words: Words,
    pub preferences: Preferences,
    pub size: [f32; 2],
    pub shown: Shown,
    pub state: PanelState,
    pub asked: Vec<UiCommand>,
    /// What lies over it.
    pub notice: Option<String>,
    pub keys_act: bool,
    pub options_act: bool,
    pub has_sound_device: bool,
    /// How far the newest lines have been said.
    pub hearing: Hearing,
}

impl Screen {
    pub fn new(name: impl Into<String>, locale: Locale, shown: Shown) -> Self {
        Self {
            name: format!("{} in {}", name.into(), locale.code()),
            words: Words::new(locale),
            preferences: Preferences::default(),
            size: [1280.0, 800.0],
            shown,
            state: PanelState::default(),
            asked: Vec::new(),
            notice: None,
            keys_act: true,
            options_act: true,
            has_sound_device: true,
            hearing: Hearing::default(),
        }
    }

    /// The theme that is set.
    pub fn theme(&self) -> ThemeName {
        if self.preferences.light {
            ThemeName::Light
        } else {
            ThemeName::Dark
        }
    }

    /// Draws it once.
    pub fn draw(&mut self, ui: &mut Ui) {
        let surroundings = Surroundings {
            words: &self.words,
            preferences: &self.preferences,
            keys_act: self.keys_act && !ui.ctx().text_edit_focused(),
            options_act: self.options_act,
            has_sound_device: self.has_sound_device,
        };
        let state = &mut self.state;
        let asked = match &self.shown {
            Shown::Title(view) => title::title_screen_ui(ui, &surroundings, view, state),
            Shown::Briefing(view) => {
                let terms = Terms {
                    has_debrief: true,
                    ..Terms::default()
                };
                briefing::briefing_screen_ui(ui, &surroundings, view, terms)
            }
            Shown::Call(view) => call::call_screen_ui(ui, &surroundings, view, state, self.hearing),
            Shown::WrapUp(shown) => wrap_up::wrap_up_screen_ui(ui, &surroundings, &shown.0, &shown.1, state),
            Shown::Debrief(view) => debrief::debrief_screen_ui(ui, &surroundings, view, state),
            Shown::Menu => overlay::menu_ui(ui, &surroundings, false),
            Shown::Keys => overlay::keys_ui(ui, &surroundings),
            Shown::Profiles(view) => profiles::profiles_ui(ui, &surroundings, view, state),
            Shown::Settings => settings::settings_ui(ui, &surroundings, state),
            Shown::Author(view) => author::author_screen_ui(ui, &surroundings, view, &mut state.author),
            Shown::Library(view) => library::library_screen_ui(ui, &surroundings, view, &mut state.library),
            Shown::Review(view) => review::review_screen_ui(ui, &surroundings, view, &mut state.review),
            Shown::Groups(view) => groups::groups_screen_ui(ui, &surroundings, view, &mut state.groups),
            Shown::Notice(notice) => overlay::notice_ui(ui, &surroundings, notice),
        };
        self.asked.extend(asked);
        let notice = self.notice.as_deref();
        self.asked
            .extend(notice.and_then(|notice| overlay::notice_ui(ui, &surroundings, notice)));
    }
}

/// Every screen in this language, each with real content.
pub fn every_screen(locale: Locale) -> Vec<Screen> {
    let mut screens = vec![
        Screen::new("title", locale, Shown::Title(title_view(locale))),
        Screen::new("menu", locale, Shown::Menu),
        Screen::new("keys", locale, Shown::Keys),
        Screen::new("settings", locale, Shown::Settings),
        Screen::new(
            "profiles",
            locale,
            Shown::Profiles(ProfilesView {
                names: vec![("Li Na".to_owned(), true), ("王芳".to_owned(), false)],
            }),
        ),
        Screen::new(
            "notice",
            locale,
            Shown::Notice(Words::new(locale).text("notice-no-sound")),
        ),
    ];
    for id in SHIPPED {
        screens.extend(moments(id, locale));
    }
    screens.extend(author_screens(locale));
    screens.extend(library_screens(locale));
    screens.extend(review_screens(locale));
    screens.extend(groups_screens(locale));
    screens
}

fn title_view(locale: Locale) -> TitleView {
    let mut cards: Vec<_> = shipped()
        .iter()
        .map(|checked| call_card(checked, locale.code()))
        .collect();
    cards[0].times_practised = 3;
    cards[1].is_begun = true;
    cards[0].best = Some([912, 805, 1000, 907]);
    TitleView {
        left_open: Some(cards[1].title.clone()),
        cards,
        broken: Vec::new(),
        problems: Vec::new(),
        profile: Some("Li Na".to_owned()),
    }
}

/// The screens of one call: briefing, ringing, each decision of its best play, hold, after-call work, debrief.
pub fn moments(id: &'static str, locale: Locale) -> Vec<Screen> {
    let (mut screens, (presenter, call, events)) = before_debrief(id, locale);
    screens.push(Screen::new(
        format!("{id}, debrief"),
        locale,
        Shown::Debrief(Box::new(debrief_of(&presenter, &call, &events))),
    ));
    screens
}

/// A call that has been played: how it is told, where it stands, and what happened at each of its commands.
type Played = (Presenter, Call, Vec<Vec<CallEvent>>);

/// The same without the debrief, whose marks take their time.
pub fn before_debrief(id: &'static str, locale: Locale) -> (Vec<Screen>, Played) {
    let play = best_plays(id).remove(0);
    let presenter = presenter(&play, locale);
    let mut screens = vec![Screen::new(
        format!("{id}, briefing"),
        locale,
        Shown::Briefing(Box::new(briefing_view(&presenter))),
    )];
    let mut call = play.begin();
    let mut events: Vec<Vec<CallEvent>> = Vec::new();
    let mut seen_phases = Vec::new();
    let show = |call: &Call, events: &[Vec<CallEvent>], what: &str| {
        let so_far: Vec<CallEvent> = call.opening().iter().chain(events.iter().flatten()).cloned().collect();
        let view = call_view(&presenter, call, &so_far, Millis(0));
        Screen::new(format!("{id}, {what}"), locale, Shown::Call(Box::new(view)))
    };
    screens.push(show(&call, &events, "begun"));
    for command in play.commands() {
        events.push(call.apply(&command).unwrap());
        let phase = call.phase();
        let is_decision = events
            .last()
            .unwrap()
            .iter()
            .any(|event| matches!(event, CallEvent::Asked { .. }));
        if is_decision || (phase == Phase::OnHold && !seen_phases.contains(&phase)) {
            screens.push(show(&call, &events, &format!("after “{command}”")));
        }
        if phase == Phase::WrapUp && !seen_phases.contains(&phase) {
            let view = wrap_up_view(&presenter, &call);
            let heard: Vec<CallEvent> = call.opening().iter().chain(events.iter().flatten()).cloned().collect();
            let beside = call_view(&presenter, &call, &heard, Millis(0));
            screens.push(Screen::new(
                format!("{id}, after-call work"),
                locale,
                Shown::WrapUp(Box::new((view, beside))),
            ));
        }
        seen_phases.push(phase);
    }
    (screens, (presenter, call, events))
}

fn presenter(play: &Play, locale: Locale) -> Presenter {
    Presenter::for_program(shipped_call(play.call).clone(), Arc::clone(&play.program), locale)
}

fn debrief_of(presenter: &Presenter, call: &Call, events: &[Vec<CallEvent>]) -> DebriefView {
    let valuation = Valuation::new(call.program(), call.start(), MOST_STATES).unwrap();
    let card = Scorecard::new(&valuation, call).unwrap();
    debrief_view(presenter, &card, call, call.opening(), events)
}

/// The first decision of a call.
pub fn first_decision(id: &'static str, locale: Locale) -> Screen {
    let is_decision = |screen: &Screen| matches!(&screen.shown, Shown::Call(view) if !view.options.is_empty());
    before_debrief(id, locale).0.into_iter().find(is_decision).unwrap()
}

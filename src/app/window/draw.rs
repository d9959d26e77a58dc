//! Draws the screen of the moment: each system fetches plain data and hands it to its panel.

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass, egui};

use super::active_call::{Debriefing, GUARD, Manners, Overlay, Panels, Preparing, Running};
use super::assessing::{GroupsRoom, LibraryRoom, ReviewRoom};
use super::authoring::Authoring;
use super::profiles::ProfileShelf;
use super::settings::Settings;
use super::shelf::Shelf;
use super::{Asked, Screen};
use crate::app::audio::HasSoundDevice;
use crate::app::panels::call::Hearing;
use crate::app::panels::profiles::ProfilesView;
use crate::app::panels::state::PanelState;
use crate::app::panels::{
    Surroundings, author, briefing, call, debrief, groups, library, overlay, pressed_anywhere, profiles, review,
    settings, title, waiting, wrap_up,
};
use crate::app::preferences::KeyAction;
use crate::app::theme;
use crate::app::ui_command::{UiCommand, ZoomStep};
use crate::view::briefing::briefing_view;
use crate::view::wrap_up::wrap_up_view;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, (apply_look, draw_screen).chain());
}

/// Everything that is drawn.
#[derive(bevy::ecs::system::SystemParam)]
struct Shown<'w> {
    shelf: Res<'w, Shelf>,
    profiles: Res<'w, ProfileShelf>,
    settings: Res<'w, Settings>,
    panels: ResMut<'w, Panels>,
    overlay: Res<'w, Overlay>,
    preparing: Res<'w, Preparing>,
    running: Res<'w, Running>,
    debriefing: Res<'w, Debriefing>,
    authoring: ResMut<'w, Authoring>,
    library: ResMut<'w, LibraryRoom>,
    review: Res<'w, ReviewRoom>,
    groups: Res<'w, GroupsRoom>,
    screen: Res<'w, State<Screen>>,
    sound: Res<'w, HasSoundDevice>,
}

/// Gives egui the theme, the fonts and the zoom when they change, before anything is drawn.
fn apply_look(
    mut contexts: EguiContexts,
    settings: Res<Settings>,
    mut applied: Local<Option<(theme::ThemeName, crate::words::Locale, u8, bool)>>,
) -> Result {
    let context = contexts.ctx_mut()?;
    let preferences = &settings.preferences;
    let wanted = (
        settings.theme(),
        settings.words.locale(),
        preferences.zoom,
        preferences.still,
    );
    if *applied != Some(wanted) {
        *applied = Some(wanted);
        theme::apply(context, settings.theme(), settings.words.locale());
        if preferences.still {
            context.all_styles_mut(|style| style.animation_time = 0.0);
        }
        context.set_zoom_factor(f32::from(preferences.zoom) / 10.0);
    }
    Ok(())
}

fn draw_screen(mut contexts: EguiContexts, mut shown: Shown<'_>, mut asked: MessageWriter<Asked>) -> Result {
    let context = contexts.ctx_mut()?.clone();
    let mut root = egui::Ui::new(
        context.clone(),
        egui::Id::new("rolecall"),
        egui::UiBuilder::new()
            .layer_id(egui::LayerId::background())
            .max_rect(context.viewport_rect()),
    );
    theme::fonts::keep_digits(&context);
    let has_overlay = shown.overlay.covers_the_call();
    let options_for = shown.running.0.as_ref().map_or(GUARD, |active| active.options_for);
    let settings = &*shown.settings;
    let surroundings = Surroundings {
        words: &settings.words,
        preferences: &settings.preferences,
        keys_act: !context.text_edit_focused() && !has_overlay,
        options_act: options_for >= GUARD,
        has_sound_device: shown.sound.0,
    };
    let wish = match shown.screen.get() {
        Screen::Title => {
            let mut view = shown.shelf.title_view(&settings.words);
            view.profile = shown.profiles.view().current().map(str::to_owned);
            title::title_screen_ui(&mut root, &surroundings, &view, &shown.panels)
        }
        Screen::Briefing => shown.preparing.presenter.as_ref().and_then(|presenter| {
            let view = briefing_view(presenter);
            let terms = briefing::Terms {
                timers: shown.preparing.timers,
                exam: shown.preparing.manners == Manners::Exam,
                has_debrief: shown.shelf.results.newest.contains_key(&view.id),
            };
            briefing::briefing_screen_ui(&mut root, &surroundings, &view, terms)
        }),
        Screen::Call => shown.running.0.as_ref().and_then(|active| {
            call::call_screen_ui(
                &mut root,
                &surroundings,
                &active.view,
                &mut shown.panels,
                active.speech.hearing(),
            )
        }),
        Screen::WrapUp => shown.running.0.as_ref().and_then(|active| {
            let view = wrap_up_view(&active.presenter, active.background.call());
            wrap_up::wrap_up_screen_ui(&mut root, &surroundings, &view, &active.view, &mut shown.panels)
        }),
        Screen::Debrief => match &shown.debriefing.view {
            Some(view) => debrief::debrief_screen_ui(&mut root, &surroundings, view, &shown.panels),
            None => debrief::unmarked_ui(&mut root, &surroundings),
        },
        Screen::Author => shown.authoring.0.as_mut().and_then(|authored| match &authored.trying {
            Some(trying) => {
                let wish = call::call_screen_ui(
                    &mut root,
                    &surroundings,
                    &trying.view,
                    &mut shown.panels,
                    Hearing::default(),
                );
                // The menu belongs to recorded calls; here it leads back.
                wish.map(|wish| {
                    if wish == UiCommand::ToggleMenu {
                        UiCommand::CloseAuthor
                    } else {
                        wish
                    }
                })
            }
            None => author::author_screen_ui(&mut root, &surroundings, &authored.view, &mut shown.panels.author),
        }),
        Screen::Library => shown.library.bypass_change_detection().0.as_mut().and_then(|library| {
            let view = library.view(&settings.words);
            library::library_screen_ui(&mut root, &surroundings, view, &mut shown.panels.library)
        }),
        Screen::Groups => shown.groups.0.as_ref().and_then(|groups| {
            groups::groups_screen_ui(&mut root, &surroundings, &groups.view, &mut shown.panels.groups)
        }),
        Screen::Review => shown.review.0.as_ref().and_then(|review| match &review.view {
            Some(view) => review::review_screen_ui(&mut root, &surroundings, view, &mut shown.panels.review),
            None => waiting::waiting_ui(
                &mut root,
                &surroundings,
                &settings.words.text("review-heading"),
                &review.waits_for(&settings.words),
                UiCommand::CloseReview,
            ),
        }),
    };
    let waits_for_key = shown.panels.waits_for_key.is_some();
    let is_exam = shown
        .running
        .0
        .as_ref()
        .is_some_and(|active| active.manners == Manners::Exam);
    let wish = overlays(
        &mut root,
        &surroundings,
        &shown.overlay,
        &mut shown.panels,
        &shown.profiles.view(),
        is_exam,
    )
    .or(wish)
    .or_else(|| everywhere(&root, &surroundings).filter(|_| !waits_for_key));
    if let Some(wish) = wish {
        asked.write(Asked(wish));
        context.request_repaint();
    }
    Ok(())
}

fn overlays(
    root: &mut egui::Ui,
    surroundings: &Surroundings<'_>,
    shown: &Overlay,
    panels: &mut PanelState,
    profiles: &ProfilesView,
    is_exam: bool,
) -> Option<UiCommand> {
    let mut wish = None;
    if shown.menu && !shown.keys && !shown.settings {
        wish = overlay::menu_ui(root, surroundings, is_exam);
    }
    if shown.settings {
        wish = settings::settings_ui(root, surroundings, panels).or(wish);
    }
    if shown.keys {
        wish = overlay::keys_ui(root, surroundings).or(wish);
    }
    if shown.profiles {
        wish = profiles::profiles_ui(root, surroundings, profiles, panels).or(wish);
    }
    if let Some(notice) = shown.notice() {
        wish = overlay::notice_ui(root, surroundings, notice).or(wish);
    }
    wish
}

/// Keys that act on every screen.
fn everywhere(root: &egui::Ui, surroundings: &Surroundings<'_>) -> Option<UiCommand> {
    let wishes = [
        (KeyAction::KeyList, UiCommand::ToggleKeys),
        (KeyAction::ZoomIn, UiCommand::Zoom(ZoomStep::In)),
        (KeyAction::ZoomOut, UiCommand::Zoom(ZoomStep::Out)),
        (KeyAction::ZoomReset, UiCommand::Zoom(ZoomStep::Reset)),
        (KeyAction::FullScreen, UiCommand::ToggleFullScreen),
    ];
    let pressed = wishes
        .into_iter()
        .find(|(action, _)| pressed_anywhere(root, surroundings.preferences, *action));
    pressed.map(|(_, wish)| wish)
}

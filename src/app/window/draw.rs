//! Draws the screen of the moment: each system fetches plain data and hands it to its panel.

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass, egui};

use super::active_call::{Debriefing, GUARD, Overlay, Panels, Preparing, Running};
use super::authoring::Authoring;
use super::settings::Settings;
use super::shelf::Shelf;
use super::{Asked, Screen};
use crate::app::panels::call::Hearing;
use crate::app::panels::{Surroundings, author, briefing, call, debrief, overlay, title, wrap_up};
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
    settings: Res<'w, Settings>,
    panels: ResMut<'w, Panels>,
    overlay: Res<'w, Overlay>,
    preparing: Res<'w, Preparing>,
    running: Res<'w, Running>,
    debriefing: Res<'w, Debriefing>,
    authoring: ResMut<'w, Authoring>,
    screen: Res<'w, State<Screen>>,
}

/// Gives egui the theme, the fonts and the zoom when they change, before anything is drawn.
fn apply_look(
    mut contexts: EguiContexts,
    settings: Res<Settings>,
    mut applied: Local<Option<(theme::ThemeName, crate::words::Locale, u8)>>,
) -> Result {
    let context = contexts.ctx_mut()?;
    let wanted = (settings.theme, settings.words.locale(), settings.zoom);
    if *applied != Some(wanted) {
        *applied = Some(wanted);
        theme::apply(context, settings.theme, settings.words.locale());
        context.set_zoom_factor(f32::from(settings.zoom) / 10.0);
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
    let has_overlay = shown.overlay.menu || shown.overlay.keys;
    let options_for = shown.running.0.as_ref().map_or(GUARD, |active| active.options_for);
    let settings = &*shown.settings;
    let surroundings = Surroundings {
        words: &settings.words,
        theme_name: settings.theme,
        keys_act: !context.text_edit_focused() && !has_overlay,
        options_act: options_for >= GUARD,
    };
    let wish = match shown.screen.get() {
        Screen::Title => {
            let view = shown.shelf.title_view(settings.words.locale().code(), settings.sound);
            title::title_screen_ui(&mut root, &surroundings, &view, &shown.panels)
        }
        Screen::Briefing => shown.preparing.presenter.as_ref().and_then(|presenter| {
            let view = briefing_view(presenter);
            briefing::briefing_screen_ui(&mut root, &surroundings, &view, shown.preparing.timers, settings.sound)
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
            wrap_up::wrap_up_screen_ui(&mut root, &surroundings, &view)
        }),
        Screen::Debrief => match &shown.debriefing.view {
            Some(view) => debrief::debrief_screen_ui(&mut root, &surroundings, view, &shown.panels, settings.sound),
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
            None => author::author_screen_ui(
                &mut root,
                &surroundings,
                &authored.view,
                &mut shown.panels.author,
                settings.sound,
            ),
        }),
    };
    let wish = overlays(&mut root, &surroundings, &shown.overlay)
        .or(wish)
        .or_else(|| everywhere(&root));
    if let Some(wish) = wish {
        asked.write(Asked(wish));
        context.request_repaint();
    }
    Ok(())
}

fn overlays(root: &mut egui::Ui, surroundings: &Surroundings<'_>, shown: &Overlay) -> Option<UiCommand> {
    let mut wish = None;
    if shown.menu && !shown.keys {
        wish = overlay::menu_ui(root, surroundings);
    }
    if shown.keys {
        wish = overlay::keys_ui(root, surroundings).or(wish);
    }
    if let Some(notice) = &shown.notice {
        wish = overlay::notice_ui(root, surroundings, notice).or(wish);
    }
    wish
}

/// Keys that act on every screen.
fn everywhere(root: &egui::Ui) -> Option<UiCommand> {
    use egui::{Key, Modifiers};
    root.input_mut(|input| {
        if input.consume_key(Modifiers::NONE, Key::F1) {
            Some(UiCommand::ToggleKeys)
        } else if input.consume_key(Modifiers::COMMAND, Key::Plus) || input.consume_key(Modifiers::COMMAND, Key::Equals)
        {
            Some(UiCommand::Zoom(ZoomStep::In))
        } else if input.consume_key(Modifiers::COMMAND, Key::Minus) {
            Some(UiCommand::Zoom(ZoomStep::Out))
        } else if input.consume_key(Modifiers::COMMAND, Key::Num0) {
            Some(UiCommand::Zoom(ZoomStep::Reset))
        } else {
            None
        }
    })
}

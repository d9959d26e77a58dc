//! The phone rings, or waits to be dialled.

use egui::{Align, CentralPanel, Layout, Panel, ScrollArea, Ui};

use super::asked_twice::{is_asked, is_meant};
use super::choices::more_time_ui;
use super::portrait::{Portrait, hidden_portrait_ui, portrait_ui};
use super::{Surroundings, ground, pressed};
use crate::app::preferences::KeyAction;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{
    RingTimer, button_ui, card_ui, heading_ui, muted_ui, primary_button_ui, ring_timer_ui, subheading_ui, text_ui,
};
use crate::app::ui_command::UiCommand;
use crate::sim::call::command::Command;
use crate::sim::scenario::model::Direction;
use crate::view::call::CallView;

/// What declining is asked about by.
const DECLINE: &str = "decline";
/// Below this height the card is made small, in steps of the theme.
const LOW: u8 = 158;

/// Draws the ringing phone.
pub fn ringing_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &CallView) -> Option<UiCommand> {
    let theme = Theme::of(ui.ctx());
    let mut asked = None;
    if pressed(ui, surroundings, KeyAction::Accept) {
        asked = Some(UiCommand::Call(Command::Accept));
    }
    if pressed(ui, surroundings, KeyAction::Decline) && is_meant(ui, DECLINE, view.transcript.len()) {
        asked = Some(UiCommand::Call(Command::Decline));
    }
    // The office behind is the window's.
    let frame = ground(ui).fill(egui::Color32::TRANSPARENT);
    if pressed(ui, surroundings, KeyAction::Menu) {
        asked = Some(UiCommand::ToggleMenu);
    }
    // With large text in a low window the card needs all of the height, and what counts by the second stays in sight below it.
    let is_low = ui.available_height() < theme.space(LOW);
    if is_low {
        Panel::bottom("answer")
            .frame(ground(ui))
            .show_separator_line(false)
            .show(ui, |ui| {
                ui.horizontal_wrapped(|ui| {
                    asked = asked.take().or(answer_ui(ui, surroundings, view));
                    asked = asked.take().or(ring_ui(ui, surroundings, view));
                });
            });
    }
    CentralPanel::default().frame(frame).show(ui, |ui| {
        if !is_low {
            ui.add_space(ui.available_height() * 0.16);
        }
        ScrollArea::vertical().id_salt("ringing").show(ui, |ui| {
            ui.vertical_centered(|ui| {
                ui.set_max_width(theme.measures.desktop_column * 1.25);
                card_ui(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.with_layout(Layout::top_down(Align::Center), |ui| {
                        who_ui(ui, surroundings, view, is_low);
                        if !is_low {
                            asked = asked.take().or(ring_ui(ui, surroundings, view));
                            ui.add_space(theme.space(2));
                            asked = asked.take().or(answer_ui(ui, surroundings, view));
                        }
                    });
                });
            });
        });
    });
    asked
}

/// Who calls, as far as the display tells.
fn who_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &CallView, is_low: bool) {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    let inbound = view.direction == Direction::Inbound;
    let heading = if inbound {
        "ringing-incoming"
    } else {
        "briefing-whom-you-call"
    };
    heading_ui(ui, &words.text(heading));
    let side = theme.space(if is_low { 12 } else { 32 });
    if view.hides_mood {
        hidden_portrait_ui(ui, side, &view.customer.0);
    } else {
        let portrait = Portrait {
            seed: view.portrait,
            age: view.age,
            voice: view.voice,
            tension: view.mood[0],
            trust: view.mood[1],
            feeling: view.feeling,
            speech: 0.0,
            blink: 0.0,
        };
        portrait_ui(ui, &portrait, side, &view.customer.0);
    }
    subheading_ui(ui, &view.customer.0);
    text_ui(
        ui,
        words.with("ringing-number", &[("number", view.customer.1.clone().into())]),
    );
    if inbound {
        muted_ui(ui, &words.text("ringing-number-proves-nothing"));
    }
}

/// How long it rings.
fn ring_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &CallView) -> Option<UiCommand> {
    let (left, span) = view.timer?;
    let seconds = left.0.div_ceil(1000);
    let timer = RingTimer {
        left: left.0 as f32 / span.0.max(1) as f32,
        middle: &seconds.to_string(),
        name: &surroundings
            .words
            .with("ringing-seconds-left", &[("n", seconds.into())]),
        is_urgent: seconds <= 5,
    };
    ring_timer_ui(ui, &timer);
    more_time_ui(ui, surroundings, view)
}

/// Accept and decline.
fn answer_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &CallView) -> Option<UiCommand> {
    let words = surroundings.words;
    let inbound = view.direction == Direction::Inbound;
    let accept = words.text(if inbound { "ringing-accept" } else { "ringing-dial" });
    let accepted = primary_button_ui(ui, &accept, Some(&surroundings.key(KeyAction::Accept))).clicked();
    let now = view.transcript.len();
    let decline = words.text(match is_asked(ui, DECLINE, now) {
        true => "ringing-decline-now",
        false => "ringing-decline",
    });
    let declined = button_ui(ui, &decline, Some(&surroundings.key(KeyAction::Decline))).clicked();
    let declined = declined && is_meant(ui, DECLINE, now);
    let command = match (accepted, declined) {
        (true, _) => Command::Accept,
        (_, true) => Command::Decline,
        _ => return None,
    };
    Some(UiCommand::Call(command))
}

//! The phone rings, or waits to be dialled.

use egui::{Align, CentralPanel, Layout, Ui};

use super::choices::more_time_ui;
use super::portrait::{Portrait, hidden_portrait_ui, portrait_ui};
use super::{Surroundings, ground, pressed};
use crate::app::preferences::KeyAction;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{
    RingTimer, button_ui, card_ui, heading_ui, muted_ui, primary_button_ui, ring_timer_ui, subheading_ui,
};
use crate::app::ui_command::UiCommand;
use crate::sim::call::command::Command;
use crate::sim::scenario::model::Direction;
use crate::view::call::CallView;

/// Draws the ringing phone.
pub fn ringing_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &CallView) -> Option<UiCommand> {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    let mut asked = None;
    if pressed(ui, surroundings, KeyAction::Accept) {
        asked = Some(UiCommand::Call(Command::Accept));
    }
    if pressed(ui, surroundings, KeyAction::Decline) {
        asked = Some(UiCommand::Call(Command::Decline));
    }
    // The office behind is the window's.
    let frame = ground(ui).fill(egui::Color32::TRANSPARENT);
    if pressed(ui, surroundings, KeyAction::Menu) {
        asked = Some(UiCommand::ToggleMenu);
    }
    CentralPanel::default().frame(frame).show(ui, |ui| {
        ui.add_space((ui.available_height() * 0.16).max(theme.space(2)));
        ui.vertical_centered(|ui| {
            ui.set_max_width(theme.measures.desktop_column * 1.25);
            card_ui(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.with_layout(Layout::top_down(Align::Center), |ui| {
                    let inbound = view.direction == Direction::Inbound;
                    heading_ui(
                        ui,
                        &words.text(if inbound {
                            "ringing-incoming"
                        } else {
                            "briefing-whom-you-call"
                        }),
                    );
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
                    if view.hides_mood {
                        hidden_portrait_ui(ui, theme.space(32), &view.customer.0);
                    } else {
                        portrait_ui(ui, &portrait, theme.space(32), &view.customer.0);
                    }
                    subheading_ui(ui, &view.customer.0);
                    ui.label(words.with("ringing-number", &[("number", view.customer.1.clone().into())]));
                    if inbound {
                        muted_ui(ui, &words.text("ringing-number-proves-nothing"));
                    }
                    if let Some((left, span)) = view.timer {
                        let seconds = left.0.div_ceil(1000);
                        let timer = RingTimer {
                            left: left.0 as f32 / span.0.max(1) as f32,
                            middle: &seconds.to_string(),
                            name: &words.with("ringing-seconds-left", &[("n", seconds.into())]),
                            is_urgent: seconds <= 5,
                        };
                        ring_timer_ui(ui, &timer);
                        asked = asked.take().or(more_time_ui(ui, surroundings, view));
                    }
                    ui.add_space(theme.space(2));
                    let accept = words.text(if inbound { "ringing-accept" } else { "ringing-dial" });
                    if primary_button_ui(ui, &accept, Some(&surroundings.key(KeyAction::Accept))).clicked() {
                        asked = Some(UiCommand::Call(Command::Accept));
                    }
                    if button_ui(
                        ui,
                        &words.text("ringing-decline"),
                        Some(&surroundings.key(KeyAction::Decline)),
                    )
                    .clicked()
                    {
                        asked = Some(UiCommand::Call(Command::Decline));
                    }
                });
            });
        });
    });
    asked
}

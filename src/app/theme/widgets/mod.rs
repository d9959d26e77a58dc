//! The widgets of the house: functions that draw into a `Ui` and know nothing of the call.
//!
//! Whatever can be pressed has a name for screen readers, a ring when the keyboard points at it, and comes into view then.

mod bubble;
mod button;
mod card;
mod chip;
mod dimension_bar;
pub mod focus;
pub mod glyph;
mod heading;
mod key_cap;
mod meter;
mod option_card;
mod progress;
mod ring_timer;
mod slider;
mod text;

pub use bubble::{Bubble, Side, bubble_ui, narration_ui};
pub use button::{button_ui, key_button_ui, primary_button_ui, quiet_button_ui, toggle_button_ui};
pub use card::{card_ui, clickable_card_ui, raised_card_ui};
pub use chip::{chip_ui, named_chip_ui, tag_ui};
pub use dimension_bar::{DimensionBar, dimension_bar_ui};
pub use glyph::{dimension_glyph_ui, mark_glyph_ui, mark_ui};
pub use heading::{heading_ui, muted_ui, strong_ui, subheading_ui, title_ui};
pub use key_cap::key_cap_ui;
pub use meter::meter_ui;
pub use option_card::{OptionCard, option_card_room_ui, option_card_ui};
pub use progress::progress_ui;
pub use ring_timer::{RingTimer, ring_timer_side, ring_timer_ui};
pub use slider::{slider_in_steps_ui, slider_ui};
pub use text::{aside_ui, make_room_behind, make_room_for, text_ui};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::theme::{self, ThemeName};
    use crate::sim::scenario::model::Dimension;
    use crate::sim::score::scorecard::StepClass;
    use crate::words::Locale;
    use egui::accesskit::{Action, Node, Role};
    use egui::{Color32, Context, Event, FullOutput, Key, Modifiers, RawInput, Response, Ui};

    const OPTION: OptionCard<'static> = OptionCard {
        key: "1",
        label: "让他说完",
        speak: Some("您说，我听着。"),
        locked: None,
        name: "1 of 2: 让他说完",
    };

    fn context() -> Context {
        let context = Context::default();
        context.enable_accesskit();
        theme::apply(&context, ThemeName::Dark, Locale::SimplifiedChinese);
        context
    }

    fn pass(context: &Context, events: Vec<Event>, mut draw: impl FnMut(&mut Ui)) -> FullOutput {
        let input = RawInput {
            events,
            ..RawInput::default()
        };
        let mut output = context.run_ui(input, &mut draw);
        output.textures_delta.clear();
        output
    }

    fn press(key: Key) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        }
    }

    fn draw_all(ui: &mut Ui) {
        title_ui(ui, "Title");
        heading_ui(ui, "Heading");
        subheading_ui(ui, "Subheading");
        muted_ui(ui, "muted");
        card_ui(ui, |ui| key_cap_ui(ui, "Esc"));
        clickable_card_ui(ui, "A card", |ui| {
            raised_card_ui(ui, |ui| tag_ui(ui, "new", Color32::WHITE))
        });
        primary_button_ui(ui, "Take the call", Some("⏎"));
        button_ui(ui, "Hold", Some("O"));
        quiet_button_ui(ui, "Back", None);
        toggle_button_ui(ui, "Mute", Some("M"), true);
        chip_ui(ui, "Complaint", false);
        meter_ui(ui, "Tension", 85, "at breaking point", Color32::WHITE);
        for dimension in [Dimension::Empathy, Dimension::Accuracy, Dimension::Compliance] {
            let bar = DimensionBar {
                dimension,
                name: "Name",
                score: "72",
                share: 0.72,
                floor: 80,
                floor_text: "Floor 80",
            };
            dimension_bar_ui(ui, &bar);
            dimension_glyph_ui(ui, dimension, "Name");
        }
        for class in [StepClass::Best, StepClass::Fine, StepClass::Costly, StepClass::Critical] {
            mark_ui(ui, class, "Word");
            mark_glyph_ui(ui, class, "Word");
        }
        ring_timer_ui(
            ui,
            &RingTimer {
                left: 0.4,
                middle: "12",
                name: "12 seconds left",
                is_urgent: false,
            },
        );
        option_card_ui(ui, &OPTION);
        option_card_ui(
            ui,
            &OptionCard {
                locked: Some("Not open yet"),
                ..OPTION
            },
        );
        for (side, shown_characters) in [(Side::Caller, Some(3)), (Side::You, None)] {
            let text = "七十二块！每个月！";
            bubble_ui(
                ui,
                &Bubble {
                    side,
                    speaker: "赵伟",
                    manner: "（喊叫）",
                    text,
                    shown_characters,
                    scale: 1.0,
                    is_live: true,
                },
            );
        }
        narration_ui(ui, "The line is open");
    }

    #[test]
    fn every_widget_draws_in_the_first_pass_and_later() {
        for locale in Locale::ALL {
            let context = context();
            theme::apply(&context, ThemeName::Light, locale);
            for _ in 0..3 {
                let output = pass(&context, Vec::new(), draw_all);
                // A point that is not a number would stop the program here.
                assert!(!context.tessellate(output.shapes, 1.0).is_empty());
            }
        }
    }

    #[test]
    fn whatever_can_be_pressed_has_a_name() {
        let context = context();
        pass(&context, Vec::new(), draw_all);
        let update = pass(&context, Vec::new(), draw_all)
            .platform_output
            .accesskit_update
            .unwrap();
        let pressable: Vec<&Node> = update
            .nodes
            .iter()
            .map(|(_, node)| node)
            .filter(|node| node.supports_action(Action::Click))
            .collect();
        assert!(pressable.len() >= 7, "{pressable:?}");
        for node in pressable {
            assert!(
                node.label().is_some_and(|label| !label.is_empty()),
                "{node:?} needs a name"
            );
        }
        assert_eq!(
            update
                .nodes
                .iter()
                .filter(|(_, node)| node.role() == Role::Heading)
                .count(),
            3
        );
    }

    #[test]
    fn the_keyboard_shows_where_it_is_and_presses() {
        let draw: [fn(&mut Ui) -> Response; 5] = [
            |ui| option_card_ui(ui, &OPTION),
            |ui| primary_button_ui(ui, "Take the call", None),
            |ui| chip_ui(ui, "Complaint", false),
            |ui| toggle_button_ui(ui, "Mute", None, false),
            |ui| clickable_card_ui(ui, "A card", |ui| ui.label("text")).response,
        ];
        for draw in draw {
            let context = context();
            context.all_styles_mut(|style| style.animation_time = 0.0);
            let plain = pass(&context, Vec::new(), |ui| drop(draw(ui)));
            pass(&context, vec![press(Key::Tab)], |ui| drop(draw(ui)));
            let focused = pass(&context, Vec::new(), |ui| assert!(draw(ui).has_focus()));
            assert_eq!(
                focused.shapes.len(),
                plain.shapes.len() + 1,
                "the ring is one shape more"
            );
            pass(&context, vec![press(Key::Enter)], |ui| assert!(draw(ui).clicked()));
        }
    }

    #[test]
    fn a_locked_option_cannot_be_pressed() {
        let context = context();
        let locked = OptionCard {
            locked: Some("Not open yet"),
            ..OPTION
        };
        pass(&context, vec![press(Key::Tab)], |ui| drop(option_card_ui(ui, &locked)));
        pass(&context, vec![press(Key::Enter)], |ui| {
            let response = option_card_ui(ui, &locked);
            assert!(!response.clicked() && !response.has_focus());
        });
    }
}

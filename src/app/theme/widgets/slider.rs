//! A slider with its name above it, for volumes and sizes.

use std::ops::RangeInclusive;

use egui::{Response, Slider, Ui};

use super::focus;
use super::text::text_ui;
use crate::app::theme::Theme;

/// The same in steps of more than one, such as a meter of the mood.
pub fn slider_in_steps_ui(ui: &mut Ui, name: &str, value: &mut u8, range: RangeInclusive<u8>, step: u8) -> Response {
    labelled(
        ui,
        name,
        |value| Slider::new(value, range).step_by(f64::from(step)),
        value,
    )
}

/// A slider over whole numbers, as wide as there is room. Screen readers hear `name`.
pub fn slider_ui(ui: &mut Ui, name: &str, value: &mut u8, range: RangeInclusive<u8>) -> Response {
    labelled(ui, name, |value| Slider::new(value, range), value)
}

fn labelled<'v>(ui: &mut Ui, name: &str, slider: impl FnOnce(&'v mut u8) -> Slider<'v>, value: &'v mut u8) -> Response {
    let theme = Theme::of(ui.ctx());
    ui.scope(|ui| {
        // Filled and empty groove must differ from the panel and from each other.
        let visuals = ui.visuals_mut();
        visuals.selection.bg_fill = theme.colours.accent;
        visuals.widgets.inactive.bg_fill = theme.colours.line;
        let label = text_ui(ui, name);
        let room_for_number = theme.measures.control_height + theme.space(7);
        ui.spacing_mut().slider_width = (ui.available_width() - room_for_number).max(theme.measures.control_height);
        // A number that is typed holds once it is typed: rounded after each digit it would become another.
        let response = ui.add(slider(value).update_while_editing(false)).labelled_by(label.id);
        focus::ring(ui, &response, theme.control_corners());
        response
    })
    .inner
}

//! Buttons: primary (one on a screen), ordinary, quiet, and one that stays pressed.

use egui::{Color32, FontId, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetType};

use super::{focus, key_cap};
use crate::app::theme::{Theme, fonts};

/// The one action that a screen leads to; `key` is shown beside the text.
pub fn primary_button_ui(ui: &mut Ui, text: &str, key: Option<&str>) -> Response {
    let colours = &Theme::of(ui.ctx()).colours;
    let look = Look {
        fill: colours.accent,
        hovered: colours.accent_hovered,
        edge: Color32::TRANSPARENT,
        text: colours.on_accent,
        is_bold: true,
    };
    pressable(ui, text, key, &look, None)
}

/// An ordinary action.
pub fn button_ui(ui: &mut Ui, text: &str, key: Option<&str>) -> Response {
    let colours = &Theme::of(ui.ctx()).colours;
    let look = Look {
        fill: colours.raised,
        hovered: colours.hovered,
        edge: colours.edge,
        text: colours.text,
        is_bold: false,
    };
    pressable(ui, text, key, &look, None)
}

/// An action that should not draw the eye.
pub fn quiet_button_ui(ui: &mut Ui, text: &str, key: Option<&str>) -> Response {
    let colours = &Theme::of(ui.ctx()).colours;
    let look = Look {
        fill: Color32::TRANSPARENT,
        hovered: colours.hovered,
        edge: Color32::TRANSPARENT,
        text: colours.accent,
        is_bold: false,
    };
    pressable(ui, text, key, &look, None)
}

/// The same where there is no room for words: the key alone. Pointing at it shows the words, and screen readers hear them.
pub fn key_button_ui(ui: &mut Ui, text: &str, key: &str) -> Response {
    let response = quiet_button_ui(ui, "", Some(key));
    response.widget_info(|| egui::WidgetInfo::labeled(WidgetType::Button, true, text));
    response.on_hover_text(text)
}

/// A button that stays pressed, such as mute.
pub fn toggle_button_ui(ui: &mut Ui, text: &str, key: Option<&str>, is_on: bool) -> Response {
    let colours = &Theme::of(ui.ctx()).colours;
    let (fill, edge) = if is_on {
        (colours.selected, colours.accent)
    } else {
        (colours.raised, colours.edge)
    };
    let look = Look {
        fill,
        hovered: colours.hovered,
        edge,
        text: colours.text,
        // As wide when it is on as when it is off: two of them stand beside each other in a narrow column.
        is_bold: false,
    };
    pressable(ui, text, key, &look, Some(is_on))
}

struct Look {
    fill: Color32,
    hovered: Color32,
    edge: Color32,
    text: Color32,
    is_bold: bool,
}

fn pressable(ui: &mut Ui, text: &str, key: Option<&str>, look: &Look, is_on: Option<bool>) -> Response {
    let theme = Theme::of(ui.ctx());
    let body = theme.measures.body;
    let font = if look.is_bold {
        fonts::bold(ui.ctx(), body)
    } else {
        FontId::proportional(body)
    };
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, look.text);
    let gap = theme.space(2);
    let key_width = key.map_or(0.0, |key| key_cap::size(ui, key).x + gap);
    let content = Vec2::new(galley.size().x + key_width, galley.size().y);
    // In a narrow column the text needs the room more than its surroundings do.
    let beside = (ui.available_width() - content.x) / 2.0;
    let padding = Vec2::new(beside.clamp(theme.space(1), theme.measures.padding), theme.space(1));
    let wanted = content + 2.0 * padding;
    // A justified column stretches its buttons.
    let width = if ui.layout().horizontal_justify() {
        ui.available_width().max(wanted.x)
    } else {
        wanted.x
    };
    let (rect, response) = ui.allocate_exact_size(
        Vec2::new(width, wanted.y.max(theme.measures.control_height)),
        Sense::click(),
    );
    if ui.is_rect_visible(rect) {
        let is_lit = response.hovered() || response.has_focus();
        let share = ui
            .ctx()
            .animate_bool_with_time(response.id, is_lit, ui.style().animation_time);
        let fill = look.fill.lerp_to_gamma(look.hovered, share);
        let edge = Stroke::new(theme.measures.hairline, look.edge);
        ui.painter()
            .rect(rect, theme.control_corners(), fill, edge, StrokeKind::Inside);
        let left = rect.center() - content / 2.0;
        ui.painter().galley(left, galley, look.text);
        if let Some(key) = key {
            let place = egui::pos2(left.x + content.x - key_width + gap, rect.center().y);
            key_cap::paint(ui, place, key, look.text);
        }
    }
    match is_on {
        Some(is_on) => focus::name_and_ring_of_choice(ui, &response, is_on, text, theme.control_corners()),
        None => focus::name_and_ring(ui, &response, WidgetType::Button, text, theme.control_corners()),
    }
    response
}

//! What the keyboard and the screen reader need of every widget that can be pressed.

use egui::{CornerRadius, Response, StrokeKind, Ui, WidgetInfo, WidgetType};

use crate::app::theme::Theme;

/// Names a widget and draws the ring when the keyboard points at it. egui does neither for drawn widgets, nor does it
/// bring them into view.
pub fn name_and_ring(ui: &Ui, response: &Response, kind: WidgetType, name: &str, corners: CornerRadius) {
    response.widget_info(|| WidgetInfo::labeled(kind, ui.is_enabled(), name));
    ring(ui, response, corners);
}

/// The same for a widget that is on or off.
pub fn name_and_ring_of_choice(ui: &Ui, response: &Response, is_on: bool, name: &str, corners: CornerRadius) {
    response.widget_info(|| WidgetInfo::selected(WidgetType::Checkbox, ui.is_enabled(), is_on, name));
    ring(ui, response, corners);
}

/// The ring alone, for egui's own widgets in places where their edge is not enough.
pub fn ring(ui: &Ui, response: &Response, corners: CornerRadius) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.has_focus() {
        let theme = Theme::of(ui.ctx());
        let stroke = theme.focus_ring();
        // Outside the widget with a gap, so that it shows on a filled button too, and never cut off at the edge of a list.
        let rect = response.rect.expand(stroke.width);
        let painter = ui.painter().with_clip_rect(ui.clip_rect().expand(2.0 * stroke.width));
        painter.rect_stroke(
            rect,
            corners + CornerRadius::from(stroke.width),
            stroke,
            StrokeKind::Outside,
        );
    }
}

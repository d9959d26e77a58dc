//! Chips: filters that are on or off, and tags that only say something.

use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, CornerRadius, FontId, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType};

use super::focus;
use crate::app::theme::Theme;

/// A filter that is on or off.
pub fn chip_ui(ui: &mut Ui, text: &str, is_selected: bool) -> Response {
    named_chip_ui(ui, text, text, is_selected)
}

/// A filter whose text is short for what screen readers say, which is shown under the pointer, too.
pub fn named_chip_ui(ui: &mut Ui, text: &str, name: &str, is_selected: bool) -> Response {
    let theme = Theme::of(ui.ctx());
    let colours = &theme.colours;
    let font = FontId::proportional(theme.measures.body);
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, colours.text);
    // A long name is cut at the edge of the window; screen readers hear all of it.
    let room = ui.max_rect().width() - 2.0 * theme.measures.gap;
    job.wrap = TextWrapping::truncate_at_width(room.max(1.0));
    let galley = ui.painter().layout_job(job);
    let height = theme.space(8);
    let size = Vec2::new(galley.size().x + 2.0 * theme.measures.gap, height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let corners = CornerRadius::from(height / 2.0);
    if ui.is_rect_visible(rect) {
        let resting = if is_selected { colours.selected } else { colours.surface };
        let share = ui
            .ctx()
            .animate_bool_with_time(response.id, response.hovered(), ui.style().animation_time);
        let edge = Stroke::new(
            theme.measures.hairline,
            if is_selected { colours.accent } else { colours.edge },
        );
        ui.painter().rect(
            rect,
            corners,
            resting.lerp_to_gamma(colours.hovered, share),
            edge,
            StrokeKind::Inside,
        );
        ui.painter()
            .galley(rect.center() - galley.size() / 2.0, galley, colours.text);
    }
    focus::name_and_ring_of_choice(ui, &response, is_selected, name, corners);
    if text == name {
        response
    } else {
        response.on_hover_text(name)
    }
}

/// A word in a frame of its colour.
pub fn tag_ui(ui: &mut Ui, text: &str, colour: Color32) -> Response {
    let theme = Theme::of(ui.ctx());
    let galley = ui
        .painter()
        .layout_no_wrap(text.to_owned(), FontId::proportional(theme.measures.small), colour);
    let size = Vec2::new(galley.size().x + theme.space(4), theme.measures.smallest_target);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let edge = Stroke::new(theme.measures.hairline, colour);
    ui.painter()
        .rect_stroke(rect, theme.control_corners(), edge, StrokeKind::Inside);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, colour);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, text));
    response
}

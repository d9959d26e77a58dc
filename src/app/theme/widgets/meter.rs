//! A meter: a label, a word for its grade, and a bar. The word says what the bar shows, so nobody needs the colour.

use egui::{Color32, CornerRadius, FontId, Rect, Response, Sense, Ui, Vec2, WidgetInfo, WidgetType};

use crate::app::theme::Theme;

/// A meter of 0 to 100 with its name and the word for its grade.
pub fn meter_ui(ui: &mut Ui, label: &str, value: u8, word: &str, colour: Color32) -> Response {
    let theme = Theme::of(ui.ctx());
    let colours = &theme.colours;
    let width = ui.available_width();
    let font = FontId::proportional(theme.measures.small);
    let label_galley = ui
        .painter()
        .layout_no_wrap(label.to_owned(), font.clone(), colours.muted);
    let left_for_word = (width - label_galley.size().x - theme.space(2)).max(0.0);
    let word_galley = ui.painter().layout(word.to_owned(), font, colours.text, left_for_word);
    let text_height = label_galley.size().y.max(word_galley.size().y);
    let height = text_height + theme.space(1) + theme.measures.meter_height;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
    if ui.is_rect_visible(rect) {
        let word_place = rect.right_top() - Vec2::new(word_galley.size().x, 0.0);
        ui.painter().galley(rect.left_top(), label_galley, colours.muted);
        ui.painter().galley(word_place, word_galley, colours.text);
        let slow = if ui.style().animation_time > 0.0 {
            theme.panel_secs()
        } else {
            0.0
        };
        let shown = ui
            .ctx()
            .animate_value_with_time(response.id, f32::from(value.min(100)) / 100.0, slow);
        let bar = Rect::from_min_max(
            egui::pos2(rect.left(), rect.bottom() - theme.measures.meter_height),
            rect.max,
        );
        paint_bar(ui, bar, shown, colour);
    }
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, format!("{label}: {word}")));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_numeric_value(f64::from(value)));
    response
}

/// A groove, filled to this share from the left.
pub(super) fn paint_bar(ui: &Ui, bar: Rect, share: f32, colour: Color32) {
    let theme = Theme::of(ui.ctx());
    let corners = CornerRadius::from(bar.height() / 2.0);
    let edge = theme.hairline();
    ui.painter()
        .rect(bar, corners, theme.colours.field, edge, egui::StrokeKind::Inside);
    if share > 0.0 {
        let width = (bar.width() * share.min(1.0)).max(bar.height());
        ui.painter().rect_filled(
            Rect::from_min_size(bar.min, Vec2::new(width, bar.height())),
            corners,
            colour,
        );
    }
}

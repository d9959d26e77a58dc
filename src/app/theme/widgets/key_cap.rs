//! A key of the keyboard, as a small badge.

use egui::{Align2, Color32, FontId, Pos2, Rect, Response, Sense, StrokeKind, Ui, Vec2};

use crate::app::theme::Theme;

/// A key such as `1` or `Esc`. Screen readers hear of keys from the widget that the key presses.
pub fn key_cap_ui(ui: &mut Ui, key: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(size(ui, key), Sense::hover());
    paint(ui, rect.left_center(), key, Theme::of(ui.ctx()).colours.muted);
    response
}

/// How much room the badge takes.
pub(super) fn size(ui: &Ui, key: &str) -> Vec2 {
    let theme = Theme::of(ui.ctx());
    let galley = ui
        .painter()
        .layout_no_wrap(key.to_owned(), font(&theme), theme.colours.text);
    let side = theme.measures.smallest_target;
    Vec2::new((galley.size().x + theme.space(3)).max(side), side)
}

/// Paints the badge to the right of this point.
pub(super) fn paint(ui: &Ui, left_center: Pos2, key: &str, colour: Color32) {
    let theme = Theme::of(ui.ctx());
    let size = size(ui, key);
    let rect = Rect::from_min_size(left_center - Vec2::new(0.0, size.y / 2.0), size);
    let mut stroke = theme.hairline();
    stroke.color = colour;
    ui.painter()
        .rect_stroke(rect, theme.control_corners(), stroke, StrokeKind::Inside);
    ui.painter()
        .text(rect.center(), Align2::CENTER_CENTER, key, font(&theme), colour);
}

fn font(theme: &Theme) -> FontId {
    FontId::proportional(theme.measures.small)
}

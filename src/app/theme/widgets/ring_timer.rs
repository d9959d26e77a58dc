//! A ring that closes as time runs out, with the seconds in it.

use std::f32::consts::TAU;

use egui::{Align2, Response, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, WidgetType};

use crate::app::theme::{Theme, fonts};

/// What the ring shows.
#[derive(Debug, Clone, Copy)]
pub struct RingTimer<'a> {
    /// The share of time that is left, 0 to 1.
    pub left: f32,
    /// What stands in the middle, such as the seconds.
    pub middle: &'a str,
    /// What a screen reader hears, such as "12 seconds left".
    pub name: &'a str,
    /// Whether it is nearly over.
    pub is_urgent: bool,
}

/// How wide and high the ring is.
pub fn ring_timer_side(theme: &Theme) -> f32 {
    theme.measures.control_height + theme.space(3)
}

/// Draws the ring. It closes but never blinks; when it is nearly over it changes colour and grows thicker.
pub fn ring_timer_ui(ui: &mut Ui, timer: &RingTimer<'_>) -> Response {
    let theme = Theme::of(ui.ctx());
    let colours = &theme.colours;
    let side = ring_timer_side(&theme);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    if ui.is_rect_visible(rect) {
        let thick = theme.space(1);
        let radius = side / 2.0 - thick;
        let (colour, width) = if timer.is_urgent {
            (colours.costly, 1.5 * thick)
        } else {
            (colours.accent, thick)
        };
        ui.painter().circle_stroke(
            rect.center(),
            radius,
            Stroke::new(theme.measures.focus_ring, colours.line),
        );
        let left = timer.left.clamp(0.0, 1.0);
        if left > 0.0 {
            let steps = (64.0 * left).ceil() as u16 + 1;
            let place = |step: u16| -TAU / 4.0 + TAU * left * f32::from(step) / f32::from(steps - 1);
            let points = (0..steps)
                .map(|step| rect.center() + radius * Vec2::angled(place(step)))
                .collect();
            ui.painter().add(Shape::line(points, Stroke::new(width, colour)));
        }
        let font = fonts::bold(ui.ctx(), theme.measures.body);
        ui.painter()
            .text(rect.center(), Align2::CENTER_CENTER, timer.middle, font, colours.text);
    }
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, timer.name));
    response
}

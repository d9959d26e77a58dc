//! One dimension of the mark: glyph, name, score, bar, and a tick where its floor is.

use egui::{FontId, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo, WidgetType};

use super::{glyph, meter};
use crate::app::theme::{Theme, fonts};
use crate::sim::scenario::model::Dimension;

/// What the bar shows; all texts are ready to be read.
#[derive(Debug, Clone, Copy)]
pub struct DimensionBar<'a> {
    /// Which.
    pub dimension: Dimension,
    /// Its name.
    pub name: &'a str,
    /// The score as a text.
    pub score: &'a str,
    /// The score as a share of 100.
    pub share: f32,
    /// The floor, 0 to 100; 0 draws no tick.
    pub floor: u8,
    /// The floor as a text, shown small beside the score.
    pub floor_text: &'a str,
}

/// Draws the bar over the whole width.
pub fn dimension_bar_ui(ui: &mut Ui, bar: &DimensionBar<'_>) -> Response {
    let theme = Theme::of(ui.ctx());
    let colours = &theme.colours;
    let colour = colours.dimension(bar.dimension);
    let gap = theme.space(2);
    let lay = |text: &str, font, colour| ui.painter().layout_no_wrap(text.to_owned(), font, colour);
    let name = lay(bar.name, FontId::proportional(theme.measures.body), colours.text);
    let score = lay(bar.score, fonts::bold(ui.ctx(), theme.measures.large), colours.text);
    let floor = lay(
        bar.floor_text,
        FontId::proportional(theme.measures.small),
        colours.muted,
    );
    let text_height = score.size().y.max(theme.measures.icon);
    let tick = theme.space(1);
    let height = text_height + tick + theme.measures.meter_height + tick;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::hover());
    if ui.is_rect_visible(rect) {
        let middle = rect.top() + text_height / 2.0;
        let icon = Rect::from_center_size(
            egui::pos2(rect.left() + theme.measures.icon / 2.0, middle),
            Vec2::splat(theme.measures.icon),
        );
        glyph::paint_dimension(
            ui.painter(),
            icon,
            bar.dimension,
            Stroke::new(theme.measures.icon_stroke, colour),
        );
        let score_left = rect.right() - score.size().x;
        let floor_left = score_left - gap - floor.size().x;
        ui.painter().galley(
            egui::pos2(icon.right() + gap, middle - name.size().y / 2.0),
            name,
            colours.text,
        );
        ui.painter().galley(
            egui::pos2(score_left, middle - score.size().y / 2.0),
            score,
            colours.text,
        );
        ui.painter().galley(
            egui::pos2(floor_left, middle - floor.size().y / 2.0),
            floor,
            colours.muted,
        );
        let top = rect.bottom() - tick - theme.measures.meter_height;
        let groove = Rect::from_min_max(
            egui::pos2(rect.left(), top),
            egui::pos2(rect.right(), rect.bottom() - tick),
        );
        meter::paint_bar(ui, groove, bar.share, colour);
        if bar.floor > 0 {
            let x = egui::lerp(groove.x_range(), f32::from(bar.floor.min(100)) / 100.0);
            let stroke = Stroke::new(theme.measures.focus_ring, colours.text);
            ui.painter().vline(x, groove.y_range().expand(tick), stroke);
        }
    }
    let spoken = format!("{}: {}. {}", bar.name, bar.score, bar.floor_text);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &spoken));
    response
}

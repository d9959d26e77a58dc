//! How far long work is: what is being done, and a bar.

use egui::{FontId, Rect, Response, Sense, Ui, Vec2, WidgetInfo, WidgetType};

use super::meter::paint_bar;
use crate::app::theme::Theme;

/// Draws the sentence and a bar of this share, 0 to 1, below it.
pub fn progress_ui(ui: &mut Ui, text: &str, share: f32) -> Response {
    let theme = Theme::of(ui.ctx());
    let font = FontId::proportional(theme.measures.body);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, theme.colours.text);
    let width = galley.size().x.max(theme.measures.caller_column);
    let height = galley.size().y + theme.space(1) + theme.measures.meter_height;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
    let bar = Rect::from_min_max(
        egui::pos2(rect.left(), rect.bottom() - theme.measures.meter_height),
        rect.right_bottom(),
    );
    ui.painter().galley(rect.min, galley, theme.colours.text);
    paint_bar(ui, bar, share.clamp(0.0, 1.0), theme.colours.accent);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(WidgetType::ProgressIndicator, true, text);
        info.value = Some(f64::from(share.clamp(0.0, 1.0)));
        info
    });
    response
}

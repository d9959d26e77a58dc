//! Text of any length, broken into lines as its language wants it.

use egui::{Response, RichText, TextWrapMode, Ui, WidgetInfo, WidgetText, WidgetType};

use crate::app::theme::line_breaks;

/// Draws a text that may take several lines.
pub fn text_ui(ui: &mut Ui, text: impl Into<RichText>) -> Response {
    let text: RichText = text.into();
    // In a row that wraps, a text goes on where the one before it ended: egui alone knows where that is.
    let goes_on = ui.layout().is_horizontal();
    if goes_on || text.text().is_ascii() || ui.wrap_mode() != TextWrapMode::Wrap {
        return ui.label(text);
    }
    let spoken = text.text().to_owned();
    let mut job = WidgetText::from(text).into_layout_job(ui.style(), egui::FontSelection::Default, ui.text_valign());
    let mut job = std::sync::Arc::make_mut(&mut job).clone();
    job.wrap.max_width = ui.available_width();
    job.halign = ui.layout().horizontal_placement();
    let response = ui.label(line_breaks::laid_out(ui, job));
    // Without the line feeds.
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &spoken));
    response
}

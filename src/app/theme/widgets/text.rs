//! Text of any length, broken into lines as its language wants it.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Color32, FontId, Response, RichText, TextWrapMode, Ui, WidgetInfo, WidgetText, WidgetType};

use crate::app::theme::{Theme, line_breaks};

/// Draws a text that may take several lines.
pub fn text_ui(ui: &mut Ui, text: impl Into<RichText>) -> Response {
    let text: RichText = text.into();
    if text.text().is_ascii() || ui.wrap_mode() != TextWrapMode::Wrap {
        return ui.label(text);
    }
    let spoken = text.text().to_owned();
    let job = WidgetText::from(text).into_layout_job(ui.style(), egui::FontSelection::Default, ui.text_valign());
    let mut job = Arc::unwrap_or_clone(job);
    if ui.layout().is_horizontal() {
        return goes_on_ui(ui, job, &spoken);
    }
    job.wrap.max_width = ui.available_width();
    job.halign = ui.layout().horizontal_placement();
    let response = ui.label(line_breaks::laid_out(ui, job));
    // Without the line feeds.
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &spoken));
    response
}

/// Before a text that follows buttons in a row that wraps: if it has no room there, it begins a row of its own, because the rest of a
/// sentence that goes on at the left edge is not found.
pub fn make_room_for(ui: &mut Ui, text: &str, size: f32) {
    make_room_behind(ui, 0.0, text, size);
}

/// The same for a text with a sign before it, which has this width with the space behind it.
pub fn make_room_behind(ui: &mut Ui, sign: f32, text: &str, size: f32) {
    let painter = ui.painter();
    let galley = painter.layout_no_wrap(text.to_owned(), FontId::proportional(size), Color32::PLACEHOLDER);
    if sign + galley.size().x > ui.available_size_before_wrap().x {
        ui.end_row();
    }
}

/// Small secondary text behind buttons in a row that wraps.
pub fn aside_ui(ui: &mut Ui, text: &str) -> Response {
    make_room_for(ui, text, Theme::of(ui.ctx()).measures.small);
    super::muted_ui(ui, text)
}

/// In a row that wraps, a text goes on where the one before it ended. egui places its lines, but is told where they break.
fn goes_on_ui(ui: &mut Ui, mut job: LayoutJob, spoken: &str) -> Response {
    let width = ui.available_width();
    job.wrap.max_width = width;
    if let Some(first) = job.sections.first_mut() {
        first.leading_space = width - ui.available_size_before_wrap().x;
    }
    line_breaks::move_breaks(ui, &mut job);
    if let Some(first) = job.sections.first_mut() {
        first.leading_space = 0.0;
    }
    let response = ui.label(job);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, spoken));
    response
}

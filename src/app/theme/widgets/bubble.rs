//! What somebody said, as a bubble: the caller's on the left, yours on the right.

use std::sync::Arc;

use egui::accesskit::Live;
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, FontId, Galley, Rect, Response, RichText, Sense, Ui, Vec2, WidgetInfo, WidgetType};

use super::text::text_ui;
use crate::app::theme::{Theme, fonts, line_breaks};

/// Whose bubble it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The caller, or anybody else on the line.
    Caller,
    /// The trainee.
    You,
}

/// What the bubble shows.
#[derive(Debug, Clone, Copy)]
pub struct Bubble<'a> {
    /// Whose it is.
    pub side: Side,
    /// Who speaks.
    pub speaker: &'a str,
    /// How it is said, in its brackets; may be empty.
    pub manner: &'a str,
    /// What is said.
    pub text: &'a str,
    /// How many characters are shown while the line is being said; all if none. The bubble keeps its full size.
    pub shown_characters: Option<usize>,
    /// How large the text is, as a multiple of the other text.
    pub scale: f32,
    /// Whether screen readers read it out by themselves: the newest line only.
    pub is_live: bool,
}

/// Draws the bubble in a row of its own.
pub fn bubble_ui(ui: &mut Ui, bubble: &Bubble<'_>) -> Response {
    let theme = Theme::of(ui.ctx());
    let colours = &theme.colours;
    let (colour, fill) = match bubble.side {
        Side::Caller => (colours.caller, colours.caller_bubble),
        Side::You => (colours.you, colours.you_bubble),
    };
    let padding = theme.measures.gap;
    let width = ui.available_width();
    let wrap = (width * 0.85).min(theme.reading_width() * bubble.scale) - 2.0 * padding;
    let head = head(ui, &theme, bubble, colour, wrap);
    let text = text(ui, &theme, bubble, wrap);
    let between = theme.space(1);
    let content = Vec2::new(
        head.size().x.max(text.size().x),
        head.size().y + between + text.size().y,
    );
    let size = content + Vec2::splat(2.0 * padding);
    let (row, response) = ui.allocate_exact_size(Vec2::new(width.max(size.x), size.y), Sense::hover());
    if ui.is_rect_visible(row) {
        let left = match bubble.side {
            Side::Caller => row.left(),
            Side::You => row.right() - size.x,
        };
        let rect = Rect::from_min_size(egui::pos2(left, row.top()), size);
        ui.painter().rect_filled(rect, theme.card_corners(), fill);
        let inside = rect.min + Vec2::splat(padding);
        let below_head = inside + Vec2::new(0.0, head.size().y + between);
        ui.painter().galley(inside, head, colour);
        ui.painter().galley(below_head, text, colours.text);
    }
    let spoken = format!("{} {}: {}", bubble.speaker, bubble.manner, bubble.text);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &spoken));
    if bubble.is_live {
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
    }
    response
}

/// What happened without words: a small line in the middle.
pub fn narration_ui(ui: &mut Ui, text: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    let text = RichText::new(text)
        .size(theme.measures.small)
        .color(theme.colours.muted);
    ui.vertical_centered(|ui| text_ui(ui, text)).inner
}

fn head(ui: &Ui, theme: &Theme, bubble: &Bubble<'_>, colour: Color32, wrap: f32) -> Arc<Galley> {
    let mut job = LayoutJob::default();
    job.wrap.max_width = wrap;
    job.append(
        bubble.speaker,
        0.0,
        format(fonts::bold(ui.ctx(), theme.measures.small), colour),
    );
    if !bubble.manner.is_empty() {
        // A slanted hanzi is not emphasis but damage.
        let italics = bubble.manner.is_ascii();
        let how = format(FontId::proportional(theme.measures.small), theme.colours.muted);
        job.append(bubble.manner, theme.space(2), TextFormat { italics, ..how });
    }
    ui.painter().layout_job(job)
}

/// The text; what is not said yet is laid out but invisible, so that no line moves.
fn text(ui: &Ui, theme: &Theme, bubble: &Bubble<'_>, wrap: f32) -> Arc<Galley> {
    let shown = bubble.shown_characters.unwrap_or(usize::MAX);
    let split = bubble
        .text
        .char_indices()
        .nth(shown)
        .map_or(bubble.text.len(), |(place, _)| place);
    let (said, unsaid) = bubble.text.split_at(split);
    let font = FontId::proportional(theme.measures.body * bubble.scale);
    let mut job = LayoutJob::default();
    job.wrap.max_width = wrap;
    job.append(said, 0.0, format(font.clone(), theme.colours.text));
    job.append(unsaid, 0.0, format(font, Color32::TRANSPARENT));
    line_breaks::laid_out(ui, job)
}

fn format(font_id: FontId, color: Color32) -> TextFormat {
    TextFormat {
        font_id,
        color,
        valign: Align::Center,
        ..TextFormat::default()
    }
}

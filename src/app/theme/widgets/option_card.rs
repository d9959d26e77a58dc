//! One answer that can be chosen: its key, what it is, and what you will say.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Color32, FontId, Galley, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType};

use super::{focus, key_cap};
use crate::app::theme::{Theme, fonts, line_breaks};

/// What the card shows.
#[derive(Debug, Clone, Copy)]
pub struct OptionCard<'a> {
    /// The key that chooses it.
    pub key: &'a str,
    /// What it is, short.
    pub label: &'a str,
    /// What you will say, in full.
    pub speak: Option<&'a str>,
    /// Why it cannot be chosen now.
    pub locked: Option<&'a str>,
    /// What a screen reader hears: "1 of 4: …".
    pub name: &'a str,
}

/// Keeps the room that the card will take, so that nothing moves when it comes. Nobody can read, press or be told of it.
pub fn option_card_room_ui(ui: &mut Ui, option: &OptionCard<'_>) {
    let theme = Theme::of(ui.ctx());
    let size = Vec2::new(ui.available_width(), layout(ui, &theme, option).height);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let edge = Stroke::new(theme.measures.hairline, theme.colours.line);
    ui.painter()
        .rect_stroke(rect, theme.card_corners(), edge, StrokeKind::Inside);
}

/// Where the texts of a card go.
struct CardLayout {
    texts: Vec<Arc<Galley>>,
    key_size: Vec2,
    /// From the left edge to the texts.
    indent: f32,
    /// From the upper edge to the first of them.
    above: f32,
    between: f32,
    height: f32,
}

fn layout(ui: &Ui, theme: &Theme, option: &OptionCard<'_>) -> CardLayout {
    let (colours, measures) = (&theme.colours, &theme.measures);
    let strong = if option.locked.is_none() {
        colours.text
    } else {
        colours.muted
    };
    // Four answers of three lines have to stand below the conversation in an ordinary window.
    let above = theme.space(2);
    let key_size = key_cap::size(ui, option.key);
    let indent = measures.gap + key_size.x + measures.gap;
    let wrap = (ui.available_width() - indent - measures.gap).max(theme.space(10));
    let lay =
        |text: &str, font, colour| line_breaks::laid_out(ui, LayoutJob::simple(text.to_owned(), font, colour, wrap));
    let mut texts = vec![lay(option.label, fonts::bold(ui.ctx(), measures.body), strong)];
    texts.extend(
        option
            .speak
            .map(|speak| lay(speak, FontId::proportional(measures.body), strong)),
    );
    texts.extend(
        option
            .locked
            .map(|locked| lay(locked, FontId::proportional(measures.small), colours.muted)),
    );
    let between = theme.space(1);
    let text_height = texts.iter().map(|text| text.size().y).sum::<f32>() + between * (texts.len() - 1) as f32;
    let height = text_height.max(key_size.y) + 2.0 * above;
    CardLayout {
        texts,
        key_size,
        indent,
        above,
        between,
        height,
    }
}

/// Draws the card over the whole width. A locked one cannot be pressed.
pub fn option_card_ui(ui: &mut Ui, option: &OptionCard<'_>) -> Response {
    let theme = Theme::of(ui.ctx());
    let (colours, measures) = (&theme.colours, &theme.measures);
    let is_open = option.locked.is_none();
    let strong = if is_open { colours.text } else { colours.muted };
    let padding = measures.gap;
    let card = layout(ui, &theme, option);
    let width = ui.available_width();
    let sense = if is_open { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, card.height), sense);
    if ui.is_rect_visible(rect) {
        let is_lit = is_open && (response.hovered() || response.has_focus());
        let share = ui
            .ctx()
            .animate_bool_with_time(response.id, is_lit, ui.style().animation_time);
        let fill = if is_open { colours.raised } else { Color32::TRANSPARENT };
        let edge = if is_open { colours.edge } else { colours.line };
        let edge = Stroke::new(measures.hairline, edge.lerp_to_gamma(colours.accent, share));
        ui.painter().rect(
            rect,
            theme.card_corners(),
            fill.lerp_to_gamma(colours.hovered, share),
            edge,
            StrokeKind::Inside,
        );
        // The key stands beside the first line.
        let first_line = card
            .texts
            .first()
            .and_then(|text| text.rows.first())
            .map_or(0.0, |row| row.height());
        let key_middle = rect.top() + card.above + first_line.max(card.key_size.y) / 2.0;
        let key_colour = if is_open { colours.accent } else { colours.muted };
        key_cap::paint(
            ui,
            egui::pos2(rect.left() + padding, key_middle),
            option.key,
            key_colour,
        );
        let mut top = rect.top() + card.above + (card.key_size.y - first_line).max(0.0) / 2.0;
        for text in card.texts {
            let below = top + text.size().y + card.between;
            ui.painter()
                .galley(egui::pos2(rect.left() + card.indent, top), text, strong);
            top = below;
        }
    }
    if is_open {
        focus::name_and_ring(ui, &response, WidgetType::Button, option.name, theme.card_corners());
    } else {
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, false, option.name));
    }
    response
}

//! A place of the graph: its outline with its lines, and what is wrong or has been seen at its corners.

use std::sync::Arc;

use egui::{Align2, Color32, FontId, Galley, Rect, Stroke, Ui, Vec2, pos2};

use super::author_graph::{LEAST_LETTERS, Picture};
use super::author_list::one_line;
use super::author_shapes::{kind_colour, paint_dashed, paint_shape};
use crate::app::theme::fonts;
use crate::app::theme::widgets::glyph;
use crate::sim::score::scorecard::StepClass;
use crate::sim::writing::graph_shape::GraphShape;
use crate::sim::writing::graph_words::{BELOW_NAME, LINE, NAME_LETTERS};
use crate::view::author::AuthorNode;

/// Letters that are wider than the layout takes them for may come so near to the outline's room, in points.
const SPARE: i64 = 5;

impl Picture<'_> {
    pub(super) fn paint_node(
        &self,
        ui: &Ui,
        painter: &egui::Painter,
        rect: Rect,
        node: &AuthorNode,
        is_selected: bool,
    ) {
        let colours = &self.theme.colours;
        let fill = if is_selected { colours.selected } else { colours.raised };
        let width = if is_selected {
            2.0 * self.theme.measures.focus_ring
        } else {
            self.theme.measures.icon_stroke
        };
        let colour = kind_colour(self.theme, node.kind);
        let zoom = self.camera.zoom();
        let stroke = Stroke::new(width * zoom.min(1.0), colour);
        paint_shape(painter, rect, node.kind, zoom, fill, stroke);
        if node.is_unreachable {
            let alarm = Stroke::new(self.theme.measures.focus_ring, colours.critical);
            paint_dashed(painter, rect.expand(self.theme.space(1)), alarm);
        }
        self.paint_signs(painter, rect, node);
        let (Some(small), Some(large)) = (self.small_letters(), self.letters(NAME_LETTERS)) else {
            return;
        };
        let plain = FontId::proportional(small);
        let mut lines: Vec<(&str, FontId, Color32)> = vec![(&node.name, fonts::bold(ui.ctx(), large), colours.text)];
        if !node.marks.is_empty() {
            lines.push((&node.marks, plain.clone(), colour));
        }
        lines.extend(
            node.note
                .iter()
                .map(|line| (line.as_str(), plain.clone(), colours.muted)),
        );
        // The layout has made room for exactly these lines between these margins.
        let margins = GraphShape::of(node.kind).margins();
        let room = (rect.width() - 2.0 * (margins.beside - SPARE) as f32 * zoom).max(1.0);
        let mut top = rect.top() + margins.above as f32 * zoom;
        for (place, (text, font, colour)) in lines.into_iter().enumerate() {
            let line = fitted(painter, text, font, colour, room);
            let middle = pos2(rect.center().x, top + LINE as f32 * zoom / 2.0);
            painter.galley(middle - line.size() / 2.0, line, colour);
            let gap = if place == 0 { BELOW_NAME } else { 0 };
            top += (LINE + gap) as f32 * zoom;
        }
    }

    /// At the upper corners: what is wrong on the left, whether it has been seen on the right.
    fn paint_signs(&self, painter: &egui::Painter, rect: Rect, node: &AuthorNode) {
        let colours = &self.theme.colours;
        let side = (self.theme.space(4) * self.camera.zoom()).clamp(4.0, self.theme.space(4));
        let class = match node {
            node if node.has_error || node.is_trap => Some(StepClass::Critical),
            node if node.findings > 0 => Some(StepClass::Costly),
            _ => None,
        };
        if let Some(class) = class {
            let place = Rect::from_center_size(rect.left_top(), Vec2::splat(side));
            painter.circle_filled(place.center(), side * 0.7, colours.surface);
            glyph::paint_mark(painter, place, class, colours.mark(class));
        }
        if node.is_seen {
            let font = FontId::proportional(side);
            painter.circle_filled(rect.right_top(), side * 0.7, colours.surface);
            painter.text(rect.right_top(), Align2::CENTER_CENTER, "✓", font, colours.best);
        }
    }
}

/// A line in this font; where it would be cut, in letters that are a little smaller.
fn fitted(painter: &egui::Painter, text: &str, mut font: FontId, colour: Color32, room: f32) -> Arc<Galley> {
    let least = (font.size - 2.0).max(LEAST_LETTERS);
    loop {
        let line = painter.layout_job(one_line(text, font.clone(), colour, room));
        if !line.elided || font.size - 1.0 < least {
            return line;
        }
        font.size -= 1.0;
    }
}

//! A place of the graph: its box with its lines, and what is wrong or has been seen at its corners.

use std::sync::Arc;

use egui::{Align2, FontId, Galley, Rect, Stroke, Ui, Vec2, pos2};

use super::author_graph::{LEAST_LETTERS, Picture};
use super::author_list::one_line;
use super::author_shapes::{kind_colour, paint_dashed, paint_shape};
use crate::app::theme::fonts;
use crate::app::theme::widgets::glyph;
use crate::sim::score::scorecard::StepClass;
use crate::view::author::AuthorNode;

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
        paint_shape(
            painter,
            rect,
            node.kind,
            fill,
            Stroke::new(width * self.camera.zoom().min(1.0), colour),
        );
        if node.is_unreachable {
            let alarm = Stroke::new(self.theme.measures.focus_ring, colours.critical);
            paint_dashed(painter, rect.expand(self.theme.space(1)), alarm);
        }
        self.paint_signs(painter, rect, node);
        let Some(small) = self.small_letters() else {
            return;
        };
        let room = (rect.width() - self.theme.space(2)).max(1.0);
        let lines_of = |size: f32| -> Vec<_> {
            let name = fonts::bold(ui.ctx(), (size * 1.1).round());
            let plain = FontId::proportional(size);
            let lines = [
                (node.name.clone(), name, colours.text),
                (self.kind_line(node), plain.clone(), colour),
                (node.line.clone(), plain, colours.muted),
            ];
            let lines = lines.into_iter().filter(|(text, ..)| !text.is_empty());
            let laid = lines.map(|(text, font, colour)| painter.layout_job(one_line(&text, font, colour, room)));
            laid.collect()
        };
        let height = |lines: &[Arc<Galley>]| lines.iter().map(|line| line.size().y).sum::<f32>();
        // Letters have whole sizes; where one size up or down would cost a line, they are a little smaller.
        let mut size = small.size;
        let mut lines = lines_of(size);
        while height(&lines) > rect.height() && size > LEAST_LETTERS {
            size -= 1.0;
            lines = lines_of(size);
        }
        let mut top = rect.top() + ((rect.height() - height(&lines)) / 2.0).max(0.0);
        for line in lines {
            let below = top + line.size().y;
            // What has no room in the box is in the list and under the pointer.
            if below > rect.bottom() + 0.5 {
                break;
            }
            painter.galley(pos2(rect.center().x - line.size().x / 2.0, top), line, colours.text);
            top = below;
        }
    }

    fn kind_line(&self, node: &AuthorNode) -> String {
        let mut parts = Vec::new();
        if node.kind_word != node.name {
            parts.push(node.kind_word.clone());
        }
        if node.is_unreachable {
            parts.push(self.words.text("author-unreachable"));
        }
        if node.is_trap {
            parts.push(self.words.text("author-trap"));
        }
        parts.join(" · ")
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

//! The drawn signs: marks (star, dot, triangle, octagon) and dimensions (heart, target, shield). They need no font.

use std::f32::consts::TAU;

use egui::{Color32, Mesh, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, WidgetType};

use super::heading::strong_ui;
use crate::app::theme::Theme;
use crate::sim::scenario::model::Dimension;
use crate::sim::score::scorecard::StepClass;

/// The sign of a mark with its word beside it.
pub fn mark_ui(ui: &mut Ui, class: StepClass, word: &str) -> Response {
    let colour = Theme::of(ui.ctx()).colours.mark(class);
    ui.scope(|ui| {
        // A sign is no control: its row is as low as a line of text.
        ui.spacing_mut().interact_size = Vec2::ZERO;
        // Long words go on below instead of running out of the card.
        ui.horizontal_wrapped(|ui| {
            paint_mark_in(ui, class);
            strong_ui(ui, word, colour)
        })
        .inner
    })
    .inner
}

/// The sign of a mark alone; screen readers hear `name`.
pub fn mark_glyph_ui(ui: &mut Ui, class: StepClass, name: &str) -> Response {
    let response = paint_mark_in(ui, class);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, name));
    response
}

/// The sign of a dimension; screen readers hear `name`.
pub fn dimension_glyph_ui(ui: &mut Ui, dimension: Dimension, name: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(theme.measures.icon), Sense::hover());
    let stroke = Stroke::new(theme.measures.icon_stroke, theme.colours.dimension(dimension));
    paint_dimension(ui.painter(), rect, dimension, stroke);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, name));
    response
}

/// Paints the sign of a mark into a square.
pub fn paint_mark(painter: &Painter, rect: Rect, class: StepClass, colour: Color32) {
    let center = rect.center();
    let radius = rect.width() / 2.0;
    match class {
        StepClass::Best => paint_star(painter, center, radius, colour),
        StepClass::Fine => {
            painter.circle_filled(center, radius * 0.5, colour);
        }
        StepClass::Costly => {
            let lowered = center + Vec2::new(0.0, radius * 0.2);
            painter.add(Shape::convex_polygon(
                around(lowered, radius * 0.95, 3, 0.0),
                colour,
                Stroke::NONE,
            ));
        }
        StepClass::Critical => {
            painter.add(Shape::convex_polygon(
                around(center, radius * 0.95, 8, TAU / 16.0),
                colour,
                Stroke::NONE,
            ));
        }
    }
}

/// Draws the sign of a dimension into a square.
pub fn paint_dimension(painter: &Painter, rect: Rect, dimension: Dimension, stroke: Stroke) {
    let center = rect.center();
    let radius = rect.width() / 2.0 - stroke.width;
    match dimension {
        Dimension::Empathy => {
            painter.add(Shape::closed_line(heart(center, radius), stroke));
        }
        Dimension::Accuracy => {
            painter.circle_stroke(center, radius, stroke);
            painter.circle_stroke(center, radius * 0.55, stroke);
            painter.circle_filled(center, radius * 0.18, stroke.color);
        }
        Dimension::Compliance => {
            painter.add(Shape::closed_line(shield(center, radius), stroke));
        }
    }
}

fn paint_mark_in(ui: &mut Ui, class: StepClass) -> Response {
    let theme = Theme::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(theme.measures.icon), Sense::hover());
    paint_mark(ui.painter(), rect, class, theme.colours.mark(class));
    response
}

/// So many points around a centre, the first one straight up.
fn around(center: Pos2, radius: f32, count: u8, turn: f32) -> Vec<Pos2> {
    let place = |index: u8| TAU * f32::from(index) / f32::from(count) + turn - TAU / 4.0;
    (0..count)
        .map(|index| center + radius * Vec2::angled(place(index)))
        .collect()
}

/// A star is not convex: a fan of triangles fills it, and a line of the same colour smooths its edge.
fn paint_star(painter: &Painter, center: Pos2, radius: f32, colour: Color32) {
    let outer = around(center, radius, 5, 0.0);
    let inner = around(center, radius * 0.45, 5, TAU / 10.0);
    let points: Vec<Pos2> = outer
        .into_iter()
        .zip(inner)
        .flat_map(|(far, near)| [far, near])
        .collect();
    let mut mesh = Mesh::default();
    mesh.colored_vertex(center, colour);
    for point in &points {
        mesh.colored_vertex(*point, colour);
    }
    let count = points.len() as u32;
    for index in 0..count {
        mesh.add_triangle(0, index + 1, (index + 1) % count + 1);
    }
    painter.add(mesh);
    painter.add(Shape::closed_line(points, Stroke::new(1.0, colour)));
}

/// Both cusps are cut off: a line around them would grow spikes.
fn heart(center: Pos2, radius: f32) -> Vec<Pos2> {
    let point = |index: u8| {
        let turn = TAU * f32::from(index) / 48.0;
        let across = 16.0 * turn.sin().powi(3);
        let up = 13.0 * turn.cos() - 5.0 * (2.0 * turn).cos() - 2.0 * (3.0 * turn).cos() - (4.0 * turn).cos();
        center + Vec2::new(across, -up - 2.0) * (radius / 16.0)
    };
    (3..=21).chain(27..=45).map(point).collect()
}

fn shield(center: Pos2, radius: f32) -> Vec<Pos2> {
    let mut right = vec![Vec2::new(0.0, -1.0), Vec2::new(0.8, -0.7)];
    // From the shoulder down to the tip, along a curve; the tip belongs to neither side.
    right.extend((0..12_u8).map(|index| {
        let share = f32::from(index) / 12.0;
        Vec2::new(0.8 * (1.0 - share * share), -0.1 + 1.1 * share)
    }));
    let left: Vec<Vec2> = right
        .iter()
        .skip(1)
        .rev()
        .map(|point| Vec2::new(-point.x, point.y))
        .collect();
    let outline = right.into_iter().chain([Vec2::new(0.0, 1.0)]).chain(left);
    outline.map(|point| center + point * radius).collect()
}

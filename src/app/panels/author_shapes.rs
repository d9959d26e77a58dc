//! Each kind of place has a shape and a colour of its own, in the graph and in the list.

use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2};

use crate::app::theme::Theme;
use crate::sim::scenario::model::EndingKind;
use crate::sim::score::scorecard::StepClass;
use crate::sim::writing::call_graph::GraphNodeKind;
use crate::sim::writing::graph_shape::{BAR, GraphShape, MOST_ROUND, POINTED};

/// The colour of a kind.
pub(super) fn kind_colour(theme: &Theme, kind: GraphNodeKind) -> Color32 {
    let colours = &theme.colours;
    match kind {
        GraphNodeKind::Decision => colours.accent,
        GraphNodeKind::Passage => colours.caller,
        // A pill as endings are, but neither good nor bad.
        GraphNodeKind::Beginning => colours.text,
        GraphNodeKind::Branch => colours.muted,
        GraphNodeKind::Detour | GraphNodeKind::Return => colours.you,
        GraphNodeKind::Softphone | GraphNodeKind::Threshold => colours.edge,
        GraphNodeKind::Ending(ending) => colours.mark(ending_class(ending)),
    }
}

/// The mark whose colour and sign an ending shares.
pub(super) fn ending_class(ending: EndingKind) -> StepClass {
    match ending {
        EndingKind::Ideal => StepClass::Best,
        EndingKind::Partial => StepClass::Fine,
        EndingKind::BadCare => StepClass::Costly,
        EndingKind::BadRule => StepClass::Critical,
    }
}

/// Draws the outline of a kind, enlarged so many times, in its box.
pub(super) fn paint_shape(
    painter: &Painter,
    rect: Rect,
    kind: GraphNodeKind,
    scale: f32,
    fill: Color32,
    stroke: Stroke,
) {
    let half = rect.height() / 2.0;
    let rounded = |radius: f32| CornerRadius::from(radius.min(half));
    match GraphShape::of(kind) {
        GraphShape::Pill => {
            painter.rect(
                rect,
                rounded(MOST_ROUND as f32 * scale),
                fill,
                stroke,
                StrokeKind::Inside,
            );
        }
        GraphShape::Hexagon => {
            painter.add(Shape::convex_polygon(hexagon(rect, scale), fill, stroke));
        }
        GraphShape::Double => {
            painter.rect(rect, rounded(2.0), fill, stroke, StrokeKind::Inside);
            let inner = rect.shrink(2.0 * stroke.width + 0.5);
            painter.rect_stroke(inner, rounded(2.0), stroke, StrokeKind::Inside);
        }
        GraphShape::Dashed => {
            painter.rect_filled(rect, rounded(2.0), fill);
            paint_dashed(painter, rect, stroke);
        }
        GraphShape::Barred => {
            painter.rect(rect, rounded(half * 0.4), fill, stroke, StrokeKind::Inside);
            // What asks for an answer has a bar at its side.
            let thick = (3.0 * stroke.width).min(BAR as f32 * scale);
            let bar = Rect::from_min_size(rect.min, egui::vec2(thick, rect.height()));
            painter.rect_filled(bar, rounded(half * 0.4), stroke.color);
        }
        GraphShape::Plain => {
            painter.rect(rect, rounded(2.0), fill, stroke, StrokeKind::Inside);
        }
    }
}

/// A dashed outline.
pub(super) fn paint_dashed(painter: &Painter, rect: Rect, stroke: Stroke) {
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    painter.extend(Shape::dashed_line(
        &corners,
        stroke,
        4.0 * stroke.width,
        3.0 * stroke.width,
    ));
}

fn hexagon(rect: Rect, scale: f32) -> Vec<Pos2> {
    let cut = (rect.height() / 3.0)
        .min(rect.width() / 4.0)
        .min(POINTED as f32 * scale);
    let middle = rect.center().y;
    vec![
        pos2(rect.left() + cut, rect.top()),
        pos2(rect.right() - cut, rect.top()),
        pos2(rect.right(), middle),
        pos2(rect.right() - cut, rect.bottom()),
        pos2(rect.left() + cut, rect.bottom()),
        pos2(rect.left(), middle),
    ]
}

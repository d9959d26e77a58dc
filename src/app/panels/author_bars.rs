//! The bars at the edges of the graph: how much of it is seen, and where. They can be dragged, as those of a list.

use egui::{Rect, Sense, Ui, pos2};

use super::author_camera::Camera;
use crate::app::theme::Theme;

/// The shortest bar, in steps of the theme: so long that a pointer finds it.
const SHORTEST: u8 = 6;

/// Draws a bar along the lower and the right edge of the window on the graph, each only if there is more than is seen.
pub(super) fn bars_ui(ui: &mut Ui, camera: &mut Camera, window: Rect) {
    let theme = Theme::of(ui.ctx());
    let thick = theme.space(2);
    // Before its own end, so that the two bars do not meet in the corner.
    let tracks = [
        Rect::from_min_max(
            pos2(window.left(), window.bottom() - thick),
            pos2(window.right() - thick, window.bottom()),
        ),
        Rect::from_min_max(
            pos2(window.right() - thick, window.top()),
            pos2(window.right(), window.bottom() - thick),
        ),
    ];
    for (axis, track) in tracks.into_iter().enumerate() {
        let Some(seen) = camera.seen(axis) else {
            continue;
        };
        let length = track.size()[axis].max(1.0);
        let shortest = (theme.space(SHORTEST) / length).min(1.0);
        let share = seen.span().max(shortest).min(1.0);
        let start = seen.min.min(1.0 - share);
        let mut bar = track;
        bar.min[axis] = track.min[axis] + start * length;
        bar.max[axis] = bar.min[axis] + share * length;
        let response = ui.interact(bar, ui.id().with(("author-graph-bar", axis)), Sense::drag());
        if response.dragged() {
            camera.move_by(axis, response.drag_delta()[axis] / length);
        }
        let is_held = response.hovered() || response.dragged();
        let colour = if is_held {
            theme.colours.accent
        } else {
            theme.colours.edge
        };
        ui.painter().rect_filled(bar, thick / 2.0, colour);
    }
}

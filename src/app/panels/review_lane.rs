//! A lane below the picture of the call: where the caller was put on hold, what was looked up, where nothing was answered.

use egui::{Pos2, Rect, Sense, Stroke, Ui, Vec2, WidgetType, pos2};

use super::Surroundings;
use super::debrief_picture::Plot;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{focus, muted_ui};
use crate::view::report::steps::StepKind;
use crate::view::review::ReviewView;

/// What the lane has signs for, each with the key of its word.
const SIGNS: [(StepKind, &str); 3] = [
    (StepKind::Hold, "review-lane-hold"),
    (StepKind::LookUp, "review-lane-look-up"),
    (StepKind::TimeRanOut, "review-lane-silence"),
];

/// Draws the lane below a picture of so many steps, if there is anything on it; returns the step that was pointed at.
pub(super) fn lane_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &ReviewView,
    selected: Option<usize>,
    length: usize,
) -> Option<usize> {
    let kind = |kind: StepKind| match kind {
        StepKind::HoldOverran | StepKind::Resume => None,
        other => SIGNS.iter().map(|(sign, _)| *sign).find(|sign| *sign == other),
    };
    let found: Vec<(usize, StepKind)> = view
        .steps
        .iter()
        .enumerate()
        .filter_map(|(index, step)| Some((index, kind(step.kind)?)))
        .collect();
    if found.is_empty() {
        return None;
    }
    let theme = Theme::of(ui.ctx());
    let words = surroundings.words;
    let size = Vec2::new(ui.available_width(), theme.space(6));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let counts: Vec<String> = SIGNS
        .iter()
        .map(|(sign, key)| {
            let count = found.iter().filter(|(_, kind)| kind == sign).count();
            words.labelled(&words.text(key), &count.to_string())
        })
        .collect();
    let told = words.listed(&counts);
    focus::name_and_ring(ui, &response, WidgetType::Image, &told, theme.control_corners());
    let plot = Plot::within(rect, length, &theme);
    for (step, kind) in &found {
        let colour = match selected == Some(*step) {
            true => theme.colours.accent,
            false => theme.colours.muted,
        };
        let place = pos2(plot.at(step + 1, 0.0).x, rect.center().y);
        paint(
            ui,
            place,
            *kind,
            Stroke::new(theme.measures.icon_stroke, colour),
            theme.space(2),
        );
    }
    muted_ui(ui, &words.with("review-lane-legend", &[("counts", told.into())]));
    let pointed = response.interact_pointer_pos().filter(|_| response.clicked())?;
    let near = |step: usize| (plot.at(step + 1, 0.0).x - pointed.x).abs();
    found
        .into_iter()
        .map(|(step, _)| step)
        .min_by(|one, other| near(*one).total_cmp(&near(*other)))
}

/// Two bars for a hold, a square for a look-up, an empty circle for silence.
fn paint(ui: &Ui, place: Pos2, kind: StepKind, stroke: Stroke, half: f32) {
    let painter = ui.painter();
    match kind {
        StepKind::Hold => {
            for x in [place.x - half / 2.0, place.x + half / 2.0] {
                painter.vline(x, place.y - half..=place.y + half, stroke);
            }
        }
        StepKind::LookUp => {
            let square = Rect::from_center_size(place, Vec2::splat(2.0 * half));
            painter.rect_stroke(square, 0.0, stroke, egui::StrokeKind::Inside);
        }
        _ => {
            painter.circle_stroke(place, half, stroke);
        }
    }
}

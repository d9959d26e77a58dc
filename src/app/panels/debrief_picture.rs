//! The call as one picture: time runs right; tension and trust, what was still attainable, and a mark on each step.

use egui::{Align2, FontId, Id, Pos2, Rect, Sense, Shape, Stroke, Ui, UiBuilder, Vec2, pos2};

use super::{Surroundings, pressed};
use crate::app::preferences::KeyAction;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{button_ui, focus, glyph, muted_ui};
use crate::app::ui_command::UiCommand;
use crate::sim::score::mark::Mark;
use crate::sim::score::scorecard::StepClass;
use crate::view::debrief::DebriefView;

/// Draws the picture; `selected` is the step that is looked at. Left and right go from step to step, up and down from one marked moment to the next.
pub fn debrief_picture_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &DebriefView,
    selected: Option<usize>,
) -> Option<UiCommand> {
    let height = picture_height(ui);
    // The same widgets wherever they stand, so that the focus stays on them when the picture moves.
    let place = UiBuilder::new().id(Id::new("debrief-picture"));
    let shown = ui.scope_builder(place, |ui| {
        let pointed = picture_ui(ui, surroundings, view, selected, height, None);
        steps_ui(ui, surroundings, view, selected).or(pointed)
    });
    shown.inner.map(UiCommand::SelectStep)
}

/// Whether the picture stays in sight above what is read about a step, or scrolls with it because there is little room.
pub(super) fn picture_stays(ui: &Ui, selected: Option<usize>) -> bool {
    selected.is_some() && ui.available_height() > picture_height(ui) * 3.0
}

fn picture_height(ui: &Ui) -> f32 {
    Theme::of(ui.ctx()).space(48)
}

/// What the keys of the picture do, for the mouse: a step back, a step on, the next moment that cost.
fn steps_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &DebriefView,
    selected: Option<usize>,
) -> Option<usize> {
    let words = surroundings.words;
    let last = view.steps.len().checked_sub(1)?;
    let wish = ui.horizontal_wrapped(|ui| {
        let back = button_ui(ui, &words.text("review-step-back"), None).clicked();
        let on = button_ui(ui, &words.text("review-step-on"), None).clicked();
        let costly = next_costly(view, selected);
        let moment = costly.filter(|_| button_ui(ui, &words.text("debrief-next-moment"), None).clicked());
        if let Some(step) = selected {
            let place = [("n", (step + 1).into()), ("total", view.steps.len().into())];
            muted_ui(ui, &words.with("common-of", &place));
        }
        if back {
            Some(step_before(selected))
        } else if on {
            Some(step_after(selected, last))
        } else {
            moment
        }
    });
    wish.inner
}

fn step_before(selected: Option<usize>) -> usize {
    selected.unwrap_or(0).saturating_sub(1)
}

fn step_after(selected: Option<usize>, last: usize) -> usize {
    selected.map_or(0, |step| (step + 1).min(last))
}

/// The next step that cost something, from the first on while none is looked at.
fn next_costly(view: &DebriefView, selected: Option<usize>) -> Option<usize> {
    let from = selected.map_or(0, |step| step + 1);
    (from..view.steps.len()).find(|step| is_costly(view, *step))
}

fn is_costly(view: &DebriefView, step: usize) -> bool {
    let step = &view.steps[step];
    step.cost.0 > 0 || step.class == StepClass::Critical
}

/// What would have come of it, from a step of the call on.
pub(super) struct SideTrack {
    /// The step in whose stead something else was done.
    pub(super) from: usize,
    /// The overall mark that was attainable before it.
    pub(super) before: Mark,
    /// What could still be reached after each of its own steps, and how that step is marked.
    pub(super) marks: Vec<(Mark, StepClass)>,
}

impl SideTrack {
    /// The number of steps from the beginning of the call to its end.
    pub(super) fn length(&self) -> usize {
        self.from + self.marks.len()
    }
}

/// The same at any height, with a side track if there is one; returns the step that was pointed at or that keys lead to.
pub(super) fn picture_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &DebriefView,
    selected: Option<usize>,
    height: f32,
    side: Option<&SideTrack>,
) -> Option<usize> {
    let theme = Theme::of(ui.ctx());
    let size = Vec2::new(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = surroundings.words.text("debrief-mood-list");
    focus::name_and_ring(ui, &response, egui::WidgetType::Image, &name, theme.card_corners());
    ui.painter().rect(
        rect,
        theme.card_corners(),
        theme.colours.surface,
        theme.hairline(),
        egui::StrokeKind::Inside,
    );
    let length = side.map_or(0, SideTrack::length).max(view.steps.len());
    let plot = Plot::within(rect, length, &theme);
    grid(ui, &plot, &theme);
    curves(ui, &plot, view, &theme, surroundings);
    if let Some(side) = side {
        side_track(ui, &plot, side, &theme);
    }
    marks(ui, &plot, view, &theme, selected);
    let last = view.steps.len().saturating_sub(1);
    let pointed = response
        .interact_pointer_pos()
        .filter(|_| response.clicked())
        .map(|place| plot.step_at(place.x).min(last));
    pointed.or_else(|| by_keys(ui, surroundings, view, selected))
}

/// Where values stand.
pub(super) struct Plot {
    rect: Rect,
    steps: usize,
}

impl Plot {
    /// The plot within a frame, with room for its scale and its legend.
    pub(super) fn within(frame: Rect, steps: usize, theme: &Theme) -> Self {
        Self {
            rect: Rect::from_min_max(
                frame.min + Vec2::new(theme.space(9), theme.space(4)),
                frame.max - Vec2::new(theme.space(4), theme.space(9)),
            ),
            steps,
        }
    }

    /// A point for a step (0 is the start of the call) and a value of 0 to 100.
    pub(super) fn at(&self, step: usize, value: f32) -> Pos2 {
        let share = step as f32 / self.steps.max(1) as f32;
        pos2(
            self.rect.left() + share * self.rect.width(),
            self.rect.bottom() - value.clamp(0.0, 100.0) / 100.0 * self.rect.height(),
        )
    }

    fn step_at(&self, x: f32) -> usize {
        let share = ((x - self.rect.left()) / self.rect.width().max(1.0)).clamp(0.0, 1.0);
        let step = (share * self.steps as f32).round() as usize;
        step.saturating_sub(1).min(self.steps.saturating_sub(1))
    }
}

fn grid(ui: &Ui, plot: &Plot, theme: &Theme) {
    for value in [0.0, 50.0, 100.0] {
        let left = plot.at(0, value);
        ui.painter().hline(plot.rect.x_range(), left.y, theme.hairline());
        let font = FontId::proportional(theme.measures.small);
        let place = left - Vec2::new(theme.space(1), 0.0);
        ui.painter().text(
            place,
            Align2::RIGHT_CENTER,
            format!("{value}"),
            font,
            theme.colours.muted,
        );
    }
}

fn curves(ui: &Ui, plot: &Plot, view: &DebriefView, theme: &Theme, surroundings: &Surroundings<'_>) {
    let start = view.mood_at_start;
    let mood = |meter: usize| -> Vec<Pos2> {
        let values = std::iter::once(start[meter]).chain(view.steps.iter().map(|step| step.mood[meter]));
        values
            .enumerate()
            .map(|(step, value)| plot.at(step, f32::from(value)))
            .collect()
    };
    let attainable = std::iter::once(view.attainable_at_start).chain(view.steps.iter().map(|step| step.attainable));
    // What is still attainable falls in steps: it is lost at a choice, not between two.
    let mut stairs: Vec<Pos2> = Vec::new();
    for (step, mark) in attainable.enumerate() {
        let point = plot.at(step, mark.0 as f32 / 10.0);
        if let Some(before) = stairs.last().copied() {
            stairs.push(pos2(point.x, before.y));
        }
        stairs.push(point);
    }
    let words = surroundings.words;
    let lines = [
        (mood(0), theme.colours.costly, words.text("call-tension"), true),
        (mood(1), theme.colours.you, words.text("call-trust"), true),
        (stairs, theme.colours.accent, words.text("debrief-attainable"), false),
    ];
    let mut legend = pos2(plot.rect.left(), plot.rect.bottom() + theme.space(5));
    for (points, colour, label, is_dashed) in lines {
        let stroke = Stroke::new(theme.measures.icon_stroke, colour);
        let sample = [legend, legend + Vec2::new(theme.space(6), 0.0)];
        if is_dashed {
            ui.painter()
                .extend(Shape::dashed_line(&points, stroke, theme.space(2), theme.space(1)));
            ui.painter()
                .extend(Shape::dashed_line(&sample, stroke, theme.space(2), theme.space(1)));
        } else {
            ui.painter().add(Shape::line(points, stroke));
            ui.painter().line_segment(sample, stroke);
        }
        let font = FontId::proportional(theme.measures.small);
        let text = ui.painter().text(
            sample[1] + Vec2::new(theme.space(1), 0.0),
            Align2::LEFT_CENTER,
            label,
            font,
            theme.colours.text,
        );
        legend.x = text.right() + theme.space(4);
    }
}

/// Drawn below the record's own marks, dashed, with smaller marks: it never hides what was.
fn side_track(ui: &Ui, plot: &Plot, side: &SideTrack, theme: &Theme) {
    let marks = std::iter::once(side.before).chain(side.marks.iter().map(|(mark, _)| *mark));
    let points: Vec<Pos2> = marks
        .enumerate()
        .map(|(step, mark)| plot.at(side.from + step, mark.0 as f32 / 10.0))
        .collect();
    let stroke = Stroke::new(theme.measures.icon_stroke, theme.colours.caller);
    ui.painter()
        .extend(Shape::dashed_line(&points, stroke, theme.space(1), theme.space(1)));
    for (point, (_, class)) in points.iter().skip(1).zip(&side.marks) {
        let rect = Rect::from_center_size(*point, Vec2::splat(theme.space(3)));
        glyph::paint_mark(ui.painter(), rect, *class, theme.colours.mark(*class));
    }
}

fn marks(ui: &Ui, plot: &Plot, view: &DebriefView, theme: &Theme, selected: Option<usize>) {
    for (index, step) in view.steps.iter().enumerate() {
        let at = plot.at(index + 1, step.attainable.0 as f32 / 10.0);
        if selected == Some(index) {
            ui.painter().vline(
                at.x,
                plot.rect.y_range(),
                Stroke::new(theme.measures.icon_stroke, theme.colours.text),
            );
        }
        let rect = Rect::from_center_size(at, Vec2::splat(theme.space(4)));
        ui.painter()
            .circle_filled(at, theme.space(2) + 1.0, theme.colours.surface);
        glyph::paint_mark(ui.painter(), rect, step.class, theme.colours.mark(step.class));
    }
}

fn by_keys(ui: &Ui, surroundings: &Surroundings<'_>, view: &DebriefView, selected: Option<usize>) -> Option<usize> {
    let last = view.steps.len().checked_sub(1)?;
    let here = selected.unwrap_or(0);
    if pressed(ui, surroundings, KeyAction::NextStep) {
        Some(step_after(selected, last))
    } else if pressed(ui, surroundings, KeyAction::PreviousStep) {
        Some(step_before(selected))
    } else if pressed(ui, surroundings, KeyAction::FirstStep) {
        Some(0)
    } else if pressed(ui, surroundings, KeyAction::LastStep) {
        Some(last)
    } else if pressed(ui, surroundings, KeyAction::NextMoment) {
        next_costly(view, selected)
    } else if pressed(ui, surroundings, KeyAction::PreviousMoment) {
        (0..here).rev().find(|step| is_costly(view, *step))
    } else {
        None
    }
}

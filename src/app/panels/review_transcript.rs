//! The transcript of the review: what was said, with the mark of each step and what is pinned to its turn.

use egui::{FontId, Rect, Sense, Ui, Vec2, WidgetInfo, WidgetType, pos2};

use super::Surroundings;
use super::author_list::one_line;
use super::conversation::line_ui;
use super::review_state::ReviewState;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{focus, glyph, muted_ui, raised_card_ui, subheading_ui, text_ui};
use crate::sim::time::Millis;
use crate::view::debrief::DebriefStep;
use crate::view::review::{ReviewView, TimedLine};
use crate::view::transcript::TranscriptLine;

/// Draws the transcript; in a replay, as far as it has been heard.
pub(super) fn transcript_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &ReviewView, state: &mut ReviewState) {
    let words = surroundings.words;
    subheading_ui(ui, &words.text("debrief-transcript"));
    let position = state.replay.map(|replay| replay.position);
    let heard = match position {
        Some(position) => view.heard_until(position),
        None => view.timeline.as_slice(),
    };
    let steps = view
        .debrief
        .as_ref()
        .map_or(&[][..], |debrief| debrief.steps.as_slice());
    let reached = position.map_or(steps.len(), |position| {
        view.step_at(position).map_or(0, |step| step + 1)
    });
    let mut lines = heard.iter().peekable();
    while let Some(line) = lines.next_if(|line| line.step.is_none()) {
        heard_ui(ui, surroundings, line, position, lines.peek().is_none());
    }
    for (index, step) in steps.iter().enumerate().take(reached) {
        if step_ui(ui, surroundings, step, state, index) {
            state.look_at(Some(index));
            state.scrolls = false;
            if let (Some(replay), Some(step)) = (&mut state.replay, view.steps.get(index)) {
                replay.position = step.at;
            }
        }
        let beside = view.steps.get(index);
        let pinned = beside.map_or(&[][..], |beside| beside.pinned.as_slice());
        let left_out = beside.and_then(|beside| beside.left_out.as_ref());
        let voided = beside.and_then(|beside| beside.voided.as_ref());
        if !pinned.is_empty() || left_out.is_some() || voided.is_some() {
            raised_card_ui(ui, |ui| {
                ui.set_width(ui.available_width());
                if let Some(voided) = voided {
                    text_ui(ui, voided);
                }
                if let Some(reason) = left_out {
                    text_ui(ui, words.labelled(&words.text("review-left-out"), reason));
                }
                for note in pinned {
                    text_ui(ui, note);
                }
            });
        }
        while let Some(line) = lines.next_if(|line| line.step == Some(index)) {
            heard_ui(ui, surroundings, line, position, lines.peek().is_none());
        }
    }
    if heard.is_empty() {
        muted_ui(ui, &words.text("review-nothing-heard"));
    }
    state.scrolls = false;
}

/// One line; the last one of a replay as far as it has been said.
fn heard_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, line: &TimedLine, position: Option<Millis>, is_last: bool) {
    let shown = match (&line.line, position) {
        (TranscriptLine::Said { text, lasts, .. }, Some(position)) if lasts.0 > 0 => {
            let passed = position.0.saturating_sub(line.at.0);
            let count = text.chars().count() as u64;
            let shown = count.saturating_mul(passed) / lasts.0;
            (shown < count).then_some(shown as usize)
        }
        _ => None,
    };
    line_ui(ui, surroundings, &line.line, shown, position.is_some() && is_last);
}

/// The row of a step: its mark, where it stands, what it cost. Whether it was pressed.
fn step_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    step: &DebriefStep,
    state: &ReviewState,
    index: usize,
) -> bool {
    let theme = Theme::of(ui.ctx());
    let colours = &theme.colours;
    let word = surroundings.words.named("mark", &step.class);
    let cost = match step.cost.0 > 0 {
        true => format!(" −{}", step.cost),
        false => String::new(),
    };
    let text = format!("{} · {word}{cost} · {}", step.place, step.label);
    let is_selected = state.step == Some(index);
    let size = Vec2::new(ui.available_width(), theme.space(8));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if is_selected && state.scrolls {
        response.scroll_to_me(None);
    }
    if ui.is_rect_visible(rect) {
        let fill = match (response.hovered(), is_selected) {
            (true, _) => colours.hovered,
            (false, true) => colours.selected,
            (false, false) => colours.raised,
        };
        ui.painter().rect_filled(rect, theme.control_corners(), fill);
        let side = theme.measures.icon * 0.8;
        let sign = Rect::from_center_size(
            pos2(rect.left() + side / 2.0 + theme.space(1), rect.center().y),
            Vec2::splat(side),
        );
        glyph::paint_mark(ui.painter(), sign, step.class, colours.mark(step.class));
        let left = sign.right() + theme.space(2);
        let width = (rect.right() - theme.space(1) - left).max(1.0);
        let job = one_line(&text, FontId::proportional(theme.measures.small), colours.text, width);
        let galley = ui.painter().layout_job(job);
        let top = rect.center().y - galley.size().y / 2.0;
        ui.painter().galley(pos2(left, top), galley, colours.text);
    }
    response.widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, ui.is_enabled(), is_selected, &text));
    focus::ring(ui, &response, theme.control_corners());
    response.clicked()
}

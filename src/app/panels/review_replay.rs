//! The replay: speed buttons, step by step, and where it is. The window lets the time pass.

use egui::Ui;

use super::review_state::{Replay, ReviewState, Speed};
use super::{Surroundings, clock_text};
use crate::app::theme::widgets::{aside_ui, button_ui, muted_ui, toggle_button_ui};
use crate::sim::time::Millis;
use crate::view::review::ReviewView;

/// The speeds with what their buttons say.
const SPEEDS: [(Speed, &str); 3] = [(Speed::Once, "1×"), (Speed::Twice, "2×"), (Speed::FourTimes, "4×")];

/// Draws the buttons.
pub(super) fn replay_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &ReviewView, state: &mut ReviewState) {
    let words = surroundings.words;
    ui.horizontal_wrapped(|ui| {
        let speed = state.replay.map(|replay| replay.speed);
        for (wanted, text) in SPEEDS {
            let is_on = speed == Some(wanted);
            if toggle_button_ui(ui, text, None, is_on).clicked() {
                let position = state
                    .replay
                    .map_or_else(|| start(view, state.step), |replay| replay.position);
                let is_over = position >= view.lasts;
                state.replay = Some(Replay {
                    position: if is_over { Millis(0) } else { position },
                    speed: if is_on { Speed::Paused } else { wanted },
                });
            }
        }
        if button_ui(ui, &words.text("review-step-back"), None).clicked() {
            step_to(view, state, |step| step.checked_sub(1));
        }
        if button_ui(ui, &words.text("review-step-on"), None).clicked() {
            step_to(view, state, |step| Some(step + 1));
        }
        let Some(replay) = state.replay else {
            aside_ui(ui, &words.text("review-replay-whole"));
            return;
        };
        let clock = [
            ("n", clock_text(replay.position).into()),
            ("total", clock_text(view.lasts).into()),
        ];
        muted_ui(ui, &words.with("common-of", &clock));
        if button_ui(ui, &words.text("review-replay-end"), None).clicked() {
            state.replay = None;
        }
    });
}

/// From the step that is looked at, else from the beginning.
fn start(view: &ReviewView, step: Option<usize>) -> Millis {
    let step = step.and_then(|index| view.steps.get(index));
    step.map_or(Millis(0), |step| step.at)
}

/// Moves by a step and stands still when everything that belongs to it has been heard. From before the first step the next is the first.
fn step_to(view: &ReviewView, state: &mut ReviewState, next: impl Fn(usize) -> Option<usize>) {
    let wanted = state.step.map_or(Some(0), next);
    let Some(wanted) = wanted.filter(|wanted| *wanted < view.steps.len()) else {
        return;
    };
    state.look_at(Some(wanted));
    state.replay = Some(Replay {
        position: view.end_of_step(wanted),
        speed: Speed::Paused,
    });
}

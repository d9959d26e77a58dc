//! The moments of a call that cost most: what was said before, what you did, what it caused, and what would have been better.

use egui::Ui;

use super::Surroundings;
use super::sources::ToldSources;
use super::state::PanelState;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{
    button_ui, card_ui, mark_ui, muted_ui, quiet_button_ui, strong_ui, subheading_ui, text_ui,
};
use crate::app::ui_command::UiCommand;
use crate::sim::score::scorecard::StepClass;
use crate::view::debrief::{DebriefView, MomentView};

/// Draws them side by side, or one below the other where there is little room.
pub(super) fn moments_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &DebriefView,
    state: &PanelState,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    ui.add_space(theme.space(2));
    subheading_ui(ui, &words.text("debrief-moments"));
    let after_call = [("n", view.wrap_up_cost.to_string().into())];
    let has_after_call = view.wrap_up_cost.0 > 0;
    if view.moments.is_empty() {
        let none = match has_after_call {
            true => words.with("debrief-moments-wrap-up-only", &after_call),
            false => words.text("debrief-moments-none"),
        };
        muted_ui(ui, &none);
        return None;
    }
    if has_after_call {
        muted_ui(ui, &words.with("debrief-moments-wrap-up", &after_call));
    }
    let narrow = ui.available_width() < theme.measures.caller_column * 3.0;
    let count = if narrow { 1 } else { view.moments.len() };
    let mut asked = None;
    let mut told = ToldSources::default();
    ui.columns(count, |columns| {
        for (index, moment) in view.moments.iter().enumerate() {
            let ui = &mut columns[index % count];
            let shown = ui.vertical(|ui| moment_ui(ui, surroundings, view, (index, moment), state, &mut told));
            asked = shown.inner.or(asked.take());
        }
    });
    asked
}

fn moment_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &DebriefView,
    (index, moment): (usize, &MomentView),
    state: &PanelState,
    told: &mut ToldSources,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    let mut asked = None;
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        let step = view.steps.get(moment.step);
        let class = step.map_or(StepClass::Costly, |step| step.class);
        let place = step.map_or("", |step| step.place.as_str());
        mark_ui(ui, class, &format!("{place} · {}", words.named("mark", &class)));
        for (key, text, colour) in [
            ("debrief-they-said", &moment.they_said, theme.colours.caller),
            (moment.done_by, &moment.you_said, theme.colours.you),
            ("debrief-it-caused", &moment.it_caused, theme.colours.caller),
            ("debrief-why", &moment.why, theme.colours.text),
        ] {
            if !text.is_empty() {
                muted_ui(ui, &words.text(key));
                text_ui(ui, egui::RichText::new(text).color(colour));
            }
        }
        strong_ui(ui, &moment.cost, theme.colours.mark(class));
        told.tell_ui(ui, &moment.sources);
        if view.can_try_again && button_ui(ui, &words.text("debrief-try-again"), None).clicked() {
            asked = Some(UiCommand::TryAgain(moment.step));
        }
        if let Some(better) = &moment.better {
            if state.better_shown.contains(&index) {
                muted_ui(ui, &words.text("debrief-better-line"));
                text_ui(ui, egui::RichText::new(better).color(theme.colours.best));
            } else if quiet_button_ui(ui, &words.text("debrief-better-line"), None).clicked() {
                asked = Some(UiCommand::ShowBetter(index));
            }
        }
    });
    asked
}

//! The step that is looked at: what was chosen, what else was open, what each would have cost, the rule and its source.

use egui::Ui;

use super::Surroundings;
use super::review_fault::fault_ui;
use super::review_state::ReviewState;
use super::review_what_if::{branch_at, what_if_ui};
use super::review_word::DraftAbout;
use super::sources::ToldSources;
use crate::app::preferences::KeyAction;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{button_ui, card_ui, mark_glyph_ui, mark_ui, muted_ui, strong_ui, text_ui};
use crate::app::ui_command::UiCommand;
use crate::sim::scenario::model::Dimension;
use crate::view::cost::overall_sentence;
use crate::view::debrief::DebriefStep;
use crate::view::review::{Disputable, ReviewView};
use crate::view::verdict::dimension_key;

/// The highest mark, in tenths.
const HIGHEST: u32 = 1000;

/// The turn of a step, if it belongs to one.
pub(super) fn turn_of(view: &ReviewView, step: Option<usize>) -> Option<u32> {
    let turn = view.debrief.as_ref()?.steps.get(step?)?.turn;
    (turn > 0).then_some(turn)
}

/// The dimension in which a step lost something, else the first that the call measures; none if there is no mark to override.
pub(super) fn most_lost(view: &ReviewView, step: Option<usize>) -> Option<Dimension> {
    let steps = view.debrief.as_ref().map(|debrief| &debrief.steps);
    let lost = step.and_then(|step| steps?.get(step)?.loss.first());
    let first = view.marks.dimensions.first().map(|item| item.dimension)?;
    Some(lost.map_or(first, |(dimension, _)| *dimension))
}

/// The dimension whose mark could be higher: the one in which the step lost something, if possible.
fn could_be_higher(marks: &Disputable, lost: Option<Dimension>) -> Option<Dimension> {
    let all = marks.marks.iter().map(|(dimension, _)| *dimension);
    let mut wanted = lost.into_iter().chain(all);
    wanted.find(|dimension| marks.tenths(*dimension).is_some_and(|mark| mark < HIGHEST))
}

/// Draws it, or how to get there, and what would have come of it.
pub(super) fn turn_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &ReviewView,
    state: &mut ReviewState,
) -> Option<UiCommand> {
    // What is tried out stands on top: there it is seen as it grows.
    let asked = what_if_ui(ui, surroundings, view, state);
    step_ui(ui, surroundings, view, state).or(asked)
}

fn step_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &ReviewView,
    state: &mut ReviewState,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let steps = view
        .debrief
        .as_ref()
        .map_or(&[][..], |debrief| debrief.steps.as_slice());
    let Some(step) = state.step.and_then(|index| steps.get(index)) else {
        if !steps.is_empty() {
            muted_ui(ui, &words.text("review-choose-step"));
        }
        return None;
    };
    let mut asked = None;
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        let title = format!("{} · {} · {}", step.place, step.label, words.named("mark", &step.class));
        mark_ui(ui, step.class, &title);
        let beside = state.step.and_then(|index| view.steps.get(index));
        if let Some(voided) = beside.and_then(|beside| beside.voided.as_ref()) {
            strong_ui(ui, voided, Theme::of(ui.ctx()).colours.text);
        }
        cost_ui(ui, surroundings, step);
        options_ui(ui, surroundings, step);
        reasons_ui(ui, surroundings, step);
        if let Some(branch) = branch_at(view, state.step) {
            let key = surroundings.key(KeyAction::WhatIf);
            let wanted = button_ui(ui, &words.text("what-if-button"), Some(&key)).clicked();
            asked = wanted.then_some(UiCommand::WhatIf(branch));
        }
        buttons_ui(ui, surroundings, view, state);
        fault_ui(ui, surroundings, view, state);
    });
    asked
}

fn cost_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, step: &DebriefStep) {
    let words = surroundings.words;
    if step.loss.is_empty() {
        muted_ui(ui, &words.text("debrief-cost-nothing"));
    }
    for (dimension, cost) in &step.loss {
        text_ui(ui, words.labelled(&words.text(dimension_key(*dimension)), cost));
    }
    if let Some(cost) = overall_sentence(words, step) {
        muted_ui(ui, &cost);
    }
}

fn options_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, step: &DebriefStep) {
    let words = surroundings.words;
    if step.options.len() < 2 {
        return;
    }
    let theme = Theme::of(ui.ctx());
    strong_ui(ui, &words.text("debrief-options"), theme.colours.text);
    for option in &step.options {
        let cost = match option.cost.0 > 0 {
            true => format!("−{}", option.cost),
            false => words.text("report-costs-nothing"),
        };
        let line = words.remarked(&option.label, &cost);
        ui.horizontal_top(|ui| {
            mark_glyph_ui(ui, option.class, &words.named("mark", &option.class));
            match option.is_chosen {
                true => strong_ui(
                    ui,
                    &format!("{line} · {}", words.text("report-was-chosen")),
                    theme.colours.you,
                ),
                false => text_ui(ui, line),
            }
        });
    }
}

fn reasons_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, step: &DebriefStep) {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    for (key, text) in [("debrief-why", &step.why), ("debrief-tempting", &step.tempting)] {
        if let Some(text) = text {
            strong_ui(ui, &words.text(key), theme.colours.text);
            text_ui(ui, text);
        }
    }
    let mut sources = ToldSources::default();
    for rule in &step.broke {
        let told = rule.told(words);
        strong_ui(ui, &words.remarked(&told, &rule.id), theme.colours.mark(step.class));
        sources.tell_new_ui(ui, &rule.sources);
    }
    sources.tell_new_ui(ui, &step.sources);
}

/// What can be said of the turn.
fn buttons_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &ReviewView, state: &mut ReviewState) {
    let words = surroundings.words;
    let turn = turn_of(view, state.step);
    if view.marks.who.is_none() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let key = surroundings.key(KeyAction::CommentTurn);
        if button_ui(ui, &words.text("review-comment"), Some(&key)).clicked() {
            state.write(DraftAbout::Comment(turn));
        }
        let lost = most_lost(view, state.step);
        let disputable = view
            .contested
            .disputable
            .iter()
            .find_map(|marks| Some((marks, could_be_higher(marks, lost)?)));
        if let (Some(turn), Some((disputed, dimension))) = (turn, disputable)
            && button_ui(ui, &words.text("review-dispute"), None).clicked()
        {
            state.write(DraftAbout::Dispute(turn, dimension, disputed.clone()));
        }
        let Some(dimension) = lost.filter(|_| !view.marks.is_closed) else {
            return;
        };
        let key = surroundings.key(KeyAction::MarkTurn);
        if button_ui(ui, &words.text("review-other-mark"), Some(&key)).clicked() {
            state.write(DraftAbout::Override(dimension, turn));
        }
        let Some(turn) = turn else { return };
        let is_left_out = view.debrief.as_ref().is_some_and(|debrief| {
            let steps = debrief.steps.iter().zip(&view.steps);
            steps
                .clone()
                .any(|(step, beside)| step.turn == turn && beside.left_out.is_some())
        });
        let (text, about) = match is_left_out {
            true => ("review-count-again", DraftAbout::CountAgain(turn)),
            false => ("review-leave-out", DraftAbout::LeaveOut(turn)),
        };
        if button_ui(ui, &words.text(text), None).clicked() {
            state.write(about);
        }
    });
}

//! The review of a session: its record on top, its transcript on the left, the call as one picture in the middle, marks on the right.

use egui::{CentralPanel, Panel, ScrollArea, Ui};

use super::call::{is_narrow, is_very_narrow};
use super::debrief_picture::{SideTrack, picture_ui};
use super::review_contested::contested_ui;
use super::review_draft::draft_ui;
use super::review_keys::keys_ui;
use super::review_lane::lane_ui;
use super::review_marks::marks_ui;
use super::review_record::top_ui;
use super::review_replay::replay_ui;
use super::review_said::said_ui;
use super::review_state::ReviewState;
use super::review_transcript::transcript_ui;
use super::review_turn::{most_lost, turn_of, turn_ui};
use super::review_what_if::branch_at;
use super::review_word::DraftAbout;
use super::{Surroundings, column, ground, pressed};
use crate::app::preferences::KeyAction;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{card_ui, text_ui};
use crate::app::ui_command::UiCommand;
use crate::view::review::{ReviewView, WhatIfView};

/// Draws the review. What is looked at and the replay are in `state`; what is to be signed is asked for.
pub fn review_screen_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &ReviewView,
    state: &mut ReviewState,
) -> Option<UiCommand> {
    let theme = Theme::of(ui.ctx());
    follow(view, state);
    let by_key = keys(ui, surroundings, view, state);
    let is_small = is_very_narrow(ui) || ui.available_height() < theme.measures.low_below;
    let asked = if is_small {
        one_list_ui(ui, surroundings, view, state)
    } else {
        columns_ui(ui, surroundings, view, state)
    };
    asked.or(by_key)
}

/// While the replay goes on, the step that it has reached is the one that is looked at.
fn follow(view: &ReviewView, state: &mut ReviewState) {
    if let Some(replay) = state.replay.filter(|replay| replay.speed.factor() > 0) {
        let step = view.step_at(replay.position);
        if step != state.step {
            state.look_at(step);
        }
    }
}

fn keys(ui: &Ui, surroundings: &Surroundings<'_>, view: &ReviewView, state: &mut ReviewState) -> Option<UiCommand> {
    let turn = turn_of(view, state.step);
    let can_say = view.marks.who.is_some();
    if can_say && pressed(ui, surroundings, KeyAction::CommentTurn) {
        state.write(DraftAbout::Comment(turn));
    }
    if can_say
        && !view.marks.is_closed
        && let Some(dimension) = most_lost(view, state.step)
        && pressed(ui, surroundings, KeyAction::MarkTurn)
    {
        state.write(DraftAbout::Override(dimension, turn));
    }
    if let Some(branch) = branch_at(view, state.step)
        && pressed(ui, surroundings, KeyAction::WhatIf)
    {
        Some(UiCommand::WhatIf(branch))
    } else if !pressed(ui, surroundings, KeyAction::Menu) {
        None
    } else if let Some(draft) = &state.draft {
        // A word that has been begun is signed or cancelled, and never lost by a key.
        if draft.is_blank() {
            state.draft = None;
        }
        None
    } else if state.what_if.take().is_some() {
        None
    } else {
        Some(UiCommand::CloseReview)
    }
}

fn columns_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &ReviewView,
    state: &mut ReviewState,
) -> Option<UiCommand> {
    let theme = Theme::of(ui.ctx());
    let share = if is_narrow(ui) { 0.8 } else { 1.0 };
    let mut asked = None;
    Panel::top("review-top").frame(ground(ui)).show(ui, |ui| {
        asked = top_ui(ui, surroundings, view, state);
    });
    Panel::left("review-transcript")
        .exact_size(theme.measures.desktop_column * share)
        .resizable(false)
        .frame(column(ui))
        .show(ui, |ui| {
            let area = ScrollArea::vertical()
                .id_salt(("review-transcript", state.opened))
                .auto_shrink(false);
            area.show(ui, |ui| transcript_ui(ui, surroundings, view, state));
        });
    Panel::right("review-marks")
        .exact_size(theme.measures.desktop_column * share)
        .resizable(false)
        .frame(column(ui))
        .show(ui, |ui| {
            let area = ScrollArea::vertical()
                .id_salt(("review-marks", state.opened))
                .auto_shrink(false);
            area.show(ui, |ui| {
                asked = judging_ui(ui, surroundings, view, state).or(asked.take());
            });
        });
    CentralPanel::default().frame(ground(ui)).show(ui, |ui| {
        // What is tried out needs the room more than the picture does.
        let (share, least) = if state.what_if.is_some() {
            (0.25, 28)
        } else {
            (0.42, 40)
        };
        let height = (ui.available_height() * share).clamp(theme.space(least), theme.space(80));
        call_ui(ui, surroundings, view, state, height);
        let area = ScrollArea::vertical()
            .id_salt(("review-turn", state.opened))
            .auto_shrink(false);
        area.show(ui, |ui| {
            asked = turn_ui(ui, surroundings, view, state).or(asked.take());
        });
    });
    asked
}

/// Large text in a small window: everything is one list.
fn one_list_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &ReviewView,
    state: &mut ReviewState,
) -> Option<UiCommand> {
    let theme = Theme::of(ui.ctx());
    let mut asked = None;
    CentralPanel::default().frame(ground(ui)).show(ui, |ui| {
        let whole = ScrollArea::vertical()
            .id_salt(("review-one-list", state.opened))
            .auto_shrink(false);
        whole.show(ui, |ui| {
            asked = top_ui(ui, surroundings, view, state);
            call_ui(ui, surroundings, view, state, theme.space(48));
            asked = turn_ui(ui, surroundings, view, state).or(asked.take());
            asked = judging_ui(ui, surroundings, view, state).or(asked.take());
            transcript_ui(ui, surroundings, view, state);
        });
    });
    asked
}

/// The call as one picture with what happened below it, and the replay.
fn call_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &ReviewView, state: &mut ReviewState, height: f32) {
    let Some(debrief) = &view.debrief else {
        card_ui(ui, |ui| {
            ui.set_width(ui.available_width());
            text_ui(ui, view.unmarked.clone().unwrap_or_default());
        });
        replay_ui(ui, surroundings, view, state);
        return;
    };
    let side = state.what_if.as_deref().map(side_track);
    let chosen = picture_ui(ui, surroundings, debrief, state.step, height, side.as_ref());
    let length = side.map_or(0, |side| side.length()).max(debrief.steps.len());
    let chosen = lane_ui(ui, surroundings, view, state.step, length).or(chosen);
    if let Some(step) = chosen {
        state.look_at(Some(step));
        if let (Some(replay), Some(step)) = (state.replay.as_mut(), view.steps.get(step)) {
            replay.position = step.at;
        }
    }
    replay_ui(ui, surroundings, view, state);
}

/// What would have come of it, as a track beside the record's.
fn side_track(branch: &WhatIfView) -> SideTrack {
    SideTrack {
        from: branch.branch.step,
        before: branch.before,
        marks: branch.steps.iter().map(|step| (step.attainable, step.class)).collect(),
    }
}

fn judging_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &ReviewView,
    state: &mut ReviewState,
) -> Option<UiCommand> {
    let mut asked = draft_ui(ui, surroundings, view, state);
    asked = keys_ui(ui, surroundings, view, state).or(asked);
    asked = marks_ui(ui, surroundings, view, state).or(asked);
    contested_ui(ui, surroundings, view, state);
    said_ui(ui, surroundings, view, state);
    asked
}

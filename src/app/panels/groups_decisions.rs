//! The items of a group's exams: how hard they are against how well they separate, what was taken, and the set of calls.

use egui::Ui;

use super::Surroundings;
use super::author_pictures::beside_ui;
use super::author_scatter::{USUAL_HEIGHT, scatter_picture};
use super::groups::nothing_ui;
use super::groups_state::GroupsState;
use super::groups_table::{choice_table_ui, table_ui};
use crate::app::theme::Theme;
use crate::app::theme::widgets::{muted_ui, subheading_ui, text_ui};
use crate::view::groups::{CallInGroupView, GroupView};

const DETAILS: &str = "groups-items-table";

/// Draws an overview of the calls and the set, and the items of one call.
pub(super) fn decisions_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, group: &GroupView, state: &mut GroupsState) {
    let words = surroundings.words;
    let decisions = &group.decisions;
    let row = state.row(decisions.calls.len());
    let Some(call) = decisions.calls.get(row) else {
        return nothing_ui(ui, surroundings, "groups-no-exams", "groups-no-exams-about");
    };
    if let Some(pressed) = choice_table_ui(ui, surroundings, state, "groups-calls-table", &decisions.table, row) {
        state.look_at(pressed, DETAILS);
    }
    subheading_ui(ui, &words.text("groups-set"));
    for line in &decisions.set {
        text_ui(ui, line);
    }
    call_ui(ui, surroundings, call, state);
}

fn call_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, call: &CallInGroupView, state: &mut GroupsState) {
    let words = surroundings.words;
    subheading_ui(ui, &call.head);
    muted_ui(ui, &words.text("groups-decisions-about"));
    if let Some(too_few) = &call.too_few {
        muted_ui(ui, too_few);
    }
    let name = words.text("author-scatter");
    let axes = ["groups-easy", "groups-rest"].map(|key| words.text(key));
    let item = state.item.min(call.points.len().saturating_sub(1));
    let height = Theme::of(ui.ctx()).space(USUAL_HEIGHT);
    let (dot, row) = beside_ui(
        ui,
        |ui| scatter_picture(ui, &name, [&axes[0], &axes[1]], &call.points, height),
        |ui| choice_table_ui(ui, surroundings, state, DETAILS, &call.table, item),
    );
    if let Some(pressed) = dot.or(row) {
        state.item = pressed;
    }
    if let (Some(point), Some(options)) = (call.points.get(item), call.options.get(item)) {
        let heading = words.with("groups-options-of", &[("item", point.id.clone().into())]);
        subheading_ui(ui, &heading);
        if options.rows.is_empty() {
            muted_ui(ui, &words.text("groups-no-options"));
        } else {
            table_ui(ui, surroundings, state, "groups-options-table", options);
        }
    }
}

//! Who of a group has done what was assigned. Days are shown, and no marks.

use egui::Ui;

use super::Surroundings;
use super::groups::nothing_ui;
use super::groups_state::GroupsState;
use super::groups_table::{choice_table_ui, table_ui};
use crate::app::theme::widgets::{muted_ui, subheading_ui};
use crate::view::groups::GroupView;

const DETAILS: &str = "groups-people-table";

/// Draws an overview of what was assigned, and everybody's part in one of it.
pub(super) fn completion_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, group: &GroupView, state: &mut GroupsState) {
    let row = state.row(group.assignments.len());
    let Some(assignment) = group.assignments.get(row) else {
        return nothing_ui(
            ui,
            surroundings,
            "groups-nothing-assigned",
            "groups-nothing-assigned-about",
        );
    };
    muted_ui(ui, &surroundings.words.text("groups-completion-about"));
    let overview = &group.assignments_table;
    if let Some(pressed) = choice_table_ui(ui, surroundings, state, "groups-assigned-table", overview, row) {
        state.look_at(pressed, DETAILS);
    }
    subheading_ui(ui, &assignment.head);
    table_ui(ui, surroundings, state, DETAILS, &assignment.table);
}

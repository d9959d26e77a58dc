//! The roster: a table comes in after one has seen what it changes, the roster goes out as a table, and who is in the group.

use std::path::PathBuf;

use egui::Ui;

use super::Surroundings;
use super::groups::{GroupsScreenView, nothing_ui};
use super::groups_state::GroupsState;
use super::groups_table::table_ui;
use super::line_field::{enters, line_ui};
use crate::app::theme::widgets::{
    button_ui, card_ui, muted_ui, primary_button_ui, subheading_ui, text_ui, toggle_button_ui,
};
use crate::app::ui_command::UiCommand;
use crate::words::Words;

/// What is written above and in the two forms: heading, what it is about, which file, what can be chosen.
const TAKING: [&str; 4] = [
    "groups-roster-take",
    "groups-roster-take-about",
    "groups-roster-table",
    "groups-roster-replace",
];
const WRITING: [&str; 4] = [
    "groups-roster-write",
    "groups-roster-write-about",
    "groups-roster-file",
    "groups-roster-everybody",
];

/// Draws all of it.
pub(super) fn roster_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &GroupsScreenView,
    state: &mut GroupsState,
) -> Option<UiCommand> {
    let words = surroundings.words;
    if view.groups.group.is_none() {
        nothing_ui(ui, surroundings, "groups-empty", "groups-empty-about");
    }
    let taken = take_ui(ui, surroundings, view, state);
    let asked = write_ui(ui, surroundings, view, state).or(taken);
    let Some(group) = &view.groups.group else {
        return asked;
    };
    subheading_ui(
        ui,
        &words.with("groups-members", &[("group", group.name.clone().into())]),
    );
    table_ui(ui, surroundings, state, "groups-members-table", &group.members.table);
    asked
}

/// The file that a form is about, and a choice; whether it was entered.
fn file_ui(
    ui: &mut Ui,
    words: &Words,
    [heading, about, file, choice]: [&str; 4],
    path: &mut String,
    is_chosen: &mut bool,
) -> bool {
    subheading_ui(ui, &words.text(heading));
    muted_ui(ui, &words.text(about));
    let field = line_ui(ui, &words.text(file), path);
    let is_entered = enters(ui, &field);
    if toggle_button_ui(ui, &words.text(choice), None, *is_chosen).clicked() {
        *is_chosen = !*is_chosen;
    }
    is_entered
}

/// A table is looked at first; only then, and only as it was looked at, it can be taken.
fn take_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &GroupsScreenView,
    state: &mut GroupsState,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let draft = &mut state.roster;
    let mut asked = None;
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        let tries = file_ui(ui, words, TAKING, &mut draft.path, &mut draft.replaces);
        let table = draft.table().filter(|_| !view.said.is_busy);
        let tried = view.said.tried.as_ref();
        let seen = tried.filter(|tried| Some(&tried.path) == table.as_ref() && tried.replace == draft.replaces);
        ui.horizontal_wrapped(|ui| {
            let button = ui.add_enabled_ui(table.is_some(), |ui| {
                button_ui(ui, &words.text("groups-roster-try"), None)
            });
            let takes = ui.add_enabled_ui(seen.is_some(), |ui| {
                primary_button_ui(ui, &words.text("groups-roster-take-now"), None).clicked()
            });
            if takes.inner || tries || button.inner.clicked() {
                asked = table.map(|path| UiCommand::TakeRoster {
                    path,
                    replace: draft.replaces,
                    seen: seen.filter(|_| takes.inner).map(|seen| seen.sha256.clone()),
                });
            }
        });
        for line in &view.said.roster {
            text_ui(ui, line);
        }
    });
    asked
}

/// A file that is there already is written over only by somebody who was told so.
fn write_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &GroupsScreenView,
    state: &mut GroupsState,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let draft = &mut state.roster;
    let mut asked = None;
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        let enters = file_ui(ui, words, WRITING, &mut draft.out, &mut draft.everybody);
        let path = PathBuf::from(draft.out.trim());
        let can_write = !draft.out.trim().is_empty() && !view.said.is_busy;
        let is_there = view.said.there.as_ref() == Some(&path);
        ui.horizontal_wrapped(|ui| {
            let writes = |ui: &mut Ui, key| {
                let button = ui.add_enabled_ui(can_write, |ui| button_ui(ui, &words.text(key), None).clicked());
                button.inner
            };
            let now = writes(ui, "groups-roster-write-now");
            let over = is_there && writes(ui, "groups-roster-write-over");
            if can_write && (enters || now || over) {
                asked = Some(UiCommand::WriteRoster {
                    path,
                    everybody: draft.everybody,
                    writes_over: over,
                });
            }
        });
        if let Some(line) = &view.said.written {
            text_ui(ui, line);
        }
    });
    asked
}

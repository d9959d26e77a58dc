//! Everything that is assigned, to whichever group or person, and the way to take one of it back.

use egui::Ui;

use super::Surroundings;
use super::groups::GroupsScreenView;
use super::groups_state::GroupsState;
use super::groups_table::choice_table_ui;
use crate::app::theme::widgets::{button_ui, card_ui, muted_ui, subheading_ui, text_ui};
use crate::app::ui_command::UiCommand;

/// Draws the list; it is asked once before something is taken back.
pub(super) fn given_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &GroupsScreenView,
    state: &mut GroupsState,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let given = &view.groups.assigning;
    subheading_ui(ui, &words.text("groups-given"));
    let row = state.row(given.ids.len());
    let Some(id) = given.ids.get(row) else {
        muted_ui(ui, &words.text("groups-given-nothing"));
        return None;
    };
    if let Some(pressed) = choice_table_ui(ui, surroundings, state, "groups-given-table", &given.given, row) {
        state.look_at(pressed, "groups-given-details");
        state.takes_back = None;
    }
    if state.takes_back.as_ref() != Some(id) {
        let button = ui.add_enabled_ui(!view.said.is_busy, |ui| {
            button_ui(ui, &words.text("groups-take-back"), None).clicked()
        });
        if button.inner {
            state.takes_back = Some(id.clone());
        }
        return None;
    }
    let mut asked = None;
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        let cells = given.given.rows.get(row).into_iter().flatten();
        let cells: Vec<&str> = cells.map(|cell| cell.text.as_str()).collect();
        let what = [("what", words.ranked(&cells).into())];
        text_ui(ui, words.with("groups-take-back-about", &what));
        ui.horizontal_wrapped(|ui| {
            if button_ui(ui, &words.text("groups-take-back-now"), None).clicked() {
                asked = Some(UiCommand::TakeBack(id.clone()));
                state.takes_back = None;
            }
            if button_ui(ui, &words.text("groups-take-back-not"), None).clicked() {
                state.takes_back = None;
            }
        });
    });
    asked
}

//! What the list of sessions is narrowed by: a search, and chips for results, states, and whether somebody has assessed.

use egui::Ui;

use super::Surroundings;
use super::library_state::{LibraryState, SearchIn};
use super::search_field::search_field_ui;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{chip_ui, muted_ui, quiet_button_ui};
use crate::view::library::LibraryFiltersView;

/// Draws the field and where it searches.
pub(super) fn search_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, state: &mut LibraryState) {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        let width = theme.measures.caller_column.min(ui.available_width());
        let width = width - theme.space(6);
        if search_field_ui(ui, words.text("library-search"), width, &mut state.search).changed() {
            state.begin_again();
        }
        muted_ui(ui, &words.text("library-search-in"));
        for (place, key) in SearchIn::ALL {
            if chip_ui(ui, &words.text(key), state.search_in == place).clicked() {
                state.search_in = place;
                state.begin_again();
            }
        }
        if state.narrows() && quiet_button_ui(ui, &words.text("library-show-all"), None).clicked() {
            state.widen();
        }
    });
}

/// Draws the chips, each with how many files it stands for.
pub(super) fn filters_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    filters: &LibraryFiltersView,
    state: &mut LibraryState,
) {
    let words = surroundings.words;
    let mut changed = false;
    ui.horizontal_wrapped(|ui| {
        muted_ui(ui, &words.text("library-result"));
        for (result, text, count) in &filters.results {
            changed |= toggle_ui(ui, text, *count, &mut state.results, *result);
        }
        muted_ui(ui, &words.text("library-state"));
        for (kind, text, count) in &filters.states {
            changed |= toggle_ui(ui, text, *count, &mut state.states, *kind);
        }
        muted_ui(ui, &words.text("library-marked"));
        for (is_marked, text, count) in &filters.marked {
            let is_on = state.marked == Some(*is_marked);
            if chip_ui(ui, &with_count(text, *count), is_on).clicked() {
                state.marked = (!is_on).then_some(*is_marked);
                changed = true;
            }
        }
    });
    if changed {
        state.begin_again();
    }
}

/// A chip that puts something into a list or takes it out; whether it was pressed.
fn toggle_ui<T: Copy + PartialEq>(ui: &mut Ui, text: &str, count: u64, chosen: &mut Vec<T>, value: T) -> bool {
    let place = chosen.iter().position(|known| *known == value);
    let is_pressed = chip_ui(ui, &with_count(text, count), place.is_some()).clicked();
    if is_pressed {
        match place {
            Some(place) => {
                chosen.remove(place);
            }
            None => chosen.push(value),
        }
    }
    is_pressed
}

fn with_count(text: &str, count: u64) -> String {
    format!("{text} {count}")
}

//! The library: the sessions of a folder as a list to search, filter, sort and open, and the way for records to get in.

use egui::{CentralPanel, ScrollArea, TextEdit, Ui};

use super::before_any_key::before_any_key_ui;
use super::call::is_very_narrow;
use super::library_filters::{filters_ui, search_ui};
use super::library_list::{list_ui, pages_ui};
use super::library_state::LibraryState;
use super::top_bar::top_bar_ui;
use super::{Surroundings, ground, pressed};
use crate::app::preferences::KeyAction;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{
    button_ui, card_ui, focus, heading_ui, muted_ui, primary_button_ui, progress_ui, quiet_button_ui, subheading_ui,
    text_ui, toggle_button_ui,
};
use crate::app::ui_command::UiCommand;
use crate::view::library::{LibraryFiltersView, LibraryRowView, LibraryView};

/// What the library screen shows.
#[derive(Debug, Clone, PartialEq)]
pub struct LibraryScreenView {
    /// The sessions of the part that was asked for.
    pub library: LibraryView,
    /// What can be filtered by.
    pub filters: LibraryFiltersView,
    /// How many sessions fit what was asked for.
    pub total: u64,
    /// How many files there are, whatever was asked for.
    pub all: u64,
    /// The folder whose sessions these are.
    pub folder: String,
    /// What has to be said: what came of an import, where the index is kept, what could not be listed.
    pub remarks: Vec<String>,
    /// What is being done and how much of it is done, 0 to 1; none if nothing is.
    pub work: Option<(String, f32)>,
    /// Whether that can be stopped.
    pub can_stop: bool,
    /// Whether the list has been read; before, nothing can be said about what is in it.
    pub is_read: bool,
}

/// Draws the library. Whenever another list is wanted, it is asked for with the whole query.
pub fn library_screen_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &LibraryScreenView,
    state: &mut LibraryState,
) -> Option<UiCommand> {
    let theme = Theme::of(ui.ctx());
    let before = state.query();
    let leaves = pressed(ui, surroundings, KeyAction::Menu).then_some(UiCommand::ToTitle);
    let mut asked = None;
    CentralPanel::default().frame(ground(ui)).show(ui, |ui| {
        let is_small = is_very_narrow(ui) || ui.available_height() < theme.measures.low_below;
        if is_small {
            let whole = ScrollArea::vertical().id_salt("library-whole").auto_shrink(false);
            whole.show(ui, |ui| {
                asked = top_ui(ui, surroundings, view, state);
                asked = sessions_ui(ui, surroundings, view, state, theme.space(60)).or(asked.take());
                about_row_ui(ui, surroundings, view.library.rows.get(state.selected));
            });
            return;
        }
        asked = top_ui(ui, surroundings, view, state);
        let about = theme.space(30);
        let height = (ui.available_height() - about).max(theme.space(30));
        asked = sessions_ui(ui, surroundings, view, state, height).or(asked.take());
        ScrollArea::vertical()
            .id_salt("library-about")
            .auto_shrink(false)
            .show(ui, |ui| {
                about_row_ui(ui, surroundings, view.library.rows.get(state.selected));
            });
    });
    let now = state.query();
    let asks_anew = (now != before).then(|| UiCommand::AskLibrary(Box::new(now)));
    asked.or(asks_anew).or(leaves)
}

fn top_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &LibraryScreenView,
    state: &mut LibraryState,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let mut asked = top_bar_ui(ui, surroundings, &words.text("library-heading"));
    ui.horizontal_wrapped(|ui| {
        let back = Some(surroundings.key(KeyAction::Menu));
        if quiet_button_ui(ui, &words.text("common-back"), back.as_deref()).clicked() {
            asked = Some(UiCommand::ToTitle);
        }
        heading_ui(ui, &words.text("library-heading"));
        asked = open_ui(ui, surroundings, view, state).or(asked.take());
        if toggle_button_ui(ui, &words.text("library-import"), None, state.import_is_open).clicked() {
            state.import_is_open = !state.import_is_open;
        }
        if button_ui(ui, &words.text("groups-heading"), None).clicked() {
            asked = Some(UiCommand::OpenGroups);
        }
        muted_ui(ui, &view.folder);
    });
    if let Some((work, share)) = &view.work {
        ui.horizontal_wrapped(|ui| {
            progress_ui(ui, work, *share);
            if view.can_stop && button_ui(ui, &words.text("author-stop"), None).clicked() {
                asked = Some(UiCommand::StopWork);
            }
        });
    }
    for remark in &view.remarks {
        muted_ui(ui, remark);
    }
    before_any_key_ui(ui, surroundings, view.library.before_any_key, state);
    if state.import_is_open {
        asked = import_ui(ui, surroundings, state).or(asked.take());
    }
    if view.all > 0 {
        search_ui(ui, surroundings, state);
        filters_ui(ui, surroundings, &view.filters, state);
    }
    asked
}

/// The button that opens the row that is looked at.
fn open_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &LibraryScreenView,
    state: &LibraryState,
) -> Option<UiCommand> {
    let row = view.library.rows.get(state.selected)?;
    let key = surroundings.key(KeyAction::Accept);
    let button = ui.add_enabled_ui(row.can_be_opened(), |ui| {
        primary_button_ui(ui, &surroundings.words.text("library-open"), Some(&key)).clicked()
    });
    let by_key = pressed(ui, surroundings, KeyAction::Accept);
    ((button.inner || by_key) && row.can_be_opened()).then(|| UiCommand::OpenReview(row.path.clone()))
}

fn import_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, state: &mut LibraryState) -> Option<UiCommand> {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    let shown = card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        text_ui(ui, words.text("library-import-about"));
        let field = TextEdit::singleline(&mut state.import_path)
            .hint_text(words.text("library-import-path"))
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::from(theme.space(2)));
        let response = ui.add(field);
        focus::ring(ui, &response, theme.control_corners());
        let enters = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let path = state.import_path.trim().to_owned();
        let button = ui.add_enabled_ui(!path.is_empty(), |ui| {
            button_ui(ui, &words.text("library-import-now"), None).clicked()
        });
        ((enters || button.inner) && !path.is_empty()).then(|| UiCommand::ImportRecords(vec![path.into()]))
    });
    shown.inner
}

fn sessions_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &LibraryScreenView,
    state: &mut LibraryState,
    height: f32,
) -> Option<UiCommand> {
    let words = surroundings.words;
    if !view.is_read {
        return None;
    }
    if view.library.rows.is_empty() {
        let is_new = view.all == 0;
        card_ui(ui, |ui| {
            ui.set_width(ui.available_width());
            let keys = match is_new {
                true => ("library-empty", "library-empty-about"),
                false => ("library-nothing", "library-nothing-about"),
            };
            subheading_ui(ui, &words.text(keys.0));
            text_ui(ui, words.text(keys.1));
            if !is_new && state.narrows() && button_ui(ui, &words.text("library-show-all"), None).clicked() {
                state.widen();
            }
        });
        return None;
    }
    pages_ui(ui, surroundings, view, state);
    list_ui(ui, surroundings, view, state, height)
}

/// What has to be known of the row that is looked at.
fn about_row_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, row: Option<&LibraryRowView>) {
    let Some(row) = row else { return };
    let words = surroundings.words;
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        muted_ui(ui, &words.labelled(&words.text("library-file"), &row.path));
        if !row.can_be_opened() {
            text_ui(ui, words.text("library-cannot-open"));
        }
        for note in &row.notes {
            text_ui(ui, note);
        }
        if row.notes.is_empty() {
            muted_ui(ui, &words.text("library-no-notes"));
        }
    });
}

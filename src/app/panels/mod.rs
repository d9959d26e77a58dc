//! The panels: functions that draw plain data and return what a person asks for. They know egui and no Bevy.

mod answer_feedback;
mod asked_twice;
pub mod author;
mod author_bars;
mod author_camera;
mod author_findings;
mod author_graph;
mod author_graph_node;
mod author_list;
mod author_node;
mod author_pictures;
mod author_play;
mod author_plots;
mod author_scatter;
mod author_scatter_numbers;
mod author_shapes;
pub mod author_state;
mod author_table;
mod before_any_key;
pub mod briefing;
pub mod call;
pub mod caller;
pub mod choices;
pub mod conversation;
pub mod debrief;
pub mod debrief_moments;
mod debrief_picture;
pub mod desktop;
pub mod groups;
mod groups_agreement;
mod groups_assigning;
mod groups_completion;
mod groups_decisions;
pub mod groups_drafts;
mod groups_given;
mod groups_progress;
mod groups_roster;
mod groups_rules;
pub mod groups_said;
pub mod groups_state;
mod groups_table;
mod kept;
pub mod library;
mod library_filters;
mod library_list;
mod library_row;
pub mod library_state;
mod line_field;
mod middle;
pub mod overlay;
pub mod portrait;
pub mod profiles;
pub mod review;
mod review_contested;
mod review_draft;
mod review_draft_marks;
mod review_fault;
mod review_forms;
mod review_keys;
mod review_lane;
mod review_marks;
mod review_record;
mod review_replay;
mod review_said;
pub mod review_state;
mod review_transcript;
mod review_turn;
mod review_what_if;
pub mod review_word;
pub mod ringing;
mod search_field;
pub mod settings;
mod sources;
pub mod state;
pub mod title;
pub mod top_bar;
pub mod waiting;
pub mod wrap_up;

use egui::{Event, Frame, Id, Key, Popup, Ui};

use crate::app::preferences::{KeyAction, Preferences};
use crate::app::theme::Theme;
use crate::words::Words;

/// What every panel is given.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'s> {
    /// The interface's words.
    pub words: &'s Words,
    /// What the person has set.
    pub preferences: &'s Preferences,
    /// Whether digit keys and letters act: not while a text field has the keyboard.
    pub keys_act: bool,
    /// Whether a new list of options may be answered already.
    pub options_act: bool,
    /// Whether there is a device that plays what is heard.
    pub has_sound_device: bool,
}

/// The frame of a whole screen on the window's ground.
pub fn ground(ui: &Ui) -> Frame {
    let theme = Theme::of(ui.ctx());
    Frame::new().fill(theme.colours.ground).inner_margin(theme.padding())
}

/// The frame of a column on the window's ground.
pub fn column(ui: &Ui) -> Frame {
    let theme = Theme::of(ui.ctx());
    Frame::new().fill(theme.colours.surface).inner_margin(theme.padding())
}

/// Whether what is shown is another than when it was last drawn: then it is brought into view.
fn is_new<T: Clone + PartialEq + Send + Sync + 'static>(ui: &Ui, what: &str, now: &T) -> bool {
    let place = Id::new(what);
    let before: Option<T> = ui.data(|data| data.get_temp(place));
    ui.data_mut(|data| data.insert_temp(place, now.clone()));
    before.as_ref() != Some(now)
}

/// Whether what has this name was not drawn the last time that anything was: it has just been opened.
fn is_just_opened(ui: &Ui, what: &str) -> bool {
    let place = Id::new(("opened", what));
    let now = ui.ctx().cumulative_pass_nr();
    let before: Option<u64> = ui.data(|data| data.get_temp(place));
    ui.data_mut(|data| data.insert_temp(place, now));
    before.is_none_or(|before| before + 1 < now)
}

impl Surroundings<'_> {
    /// The key of an action, as it is shown on a button.
    pub fn key(&self, action: KeyAction) -> String {
        self.preferences.keys.of(action).to_string()
    }
}

/// Whether the key of an action was pressed and keys act now.
pub fn pressed(ui: &Ui, surroundings: &Surroundings<'_>, action: KeyAction) -> bool {
    surroundings.keys_act && pressed_anywhere(ui, surroundings.preferences, action)
}

/// Whether the key of an action was pressed, also while something lies over the screen.
///
/// What is held down counts once, except where going on is meant. A letter that is typed into a field is a letter, and Enter and
/// the space bar press what has the focus.
pub fn pressed_anywhere(ui: &Ui, preferences: &Preferences, action: KeyAction) -> bool {
    let binding = preferences.keys.of(action);
    let is_typed = !binding.ctrl && !binding.alt && binding.key.name().chars().count() == 1;
    // Escape in a field that still has the focus is the field's own.
    if (is_typed || binding.key == Key::Escape) && ui.ctx().text_edit_focused() {
        return false;
    }
    // A list that has dropped down closes itself, and nothing below it.
    if binding.key == Key::Escape && Popup::is_any_open(ui.ctx()) {
        return false;
    }
    let presses_the_focus = matches!(binding.key, Key::Enter | Key::Space) && !binding.ctrl && !binding.alt;
    if presses_the_focus && ui.memory(|memory| memory.focused().is_some()) {
        return false;
    }
    ui.input(|input| {
        input.events.iter().any(|event| match event {
            Event::Key {
                key,
                modifiers,
                pressed: true,
                repeat,
                ..
            } => binding.is(*key, *modifiers) && (!repeat || action.may_be_held()),
            _ => false,
        })
    })
}

/// Whether a fixed key of one picture was pressed alone, and keys act now; it is in no list of keys and cannot be changed. Some keyboards need Shift for a sign.
fn pressed_key(ui: &Ui, surroundings: &Surroundings<'_>, key: Key) -> bool {
    let is_free = surroundings.keys_act && !ui.ctx().text_edit_focused();
    is_free
        && ui.input(|input| {
            let modifiers = input.modifiers;
            input.key_pressed(key) && !modifiers.ctrl && !modifiers.alt && !modifiers.command
        })
}

/// A span of time as `1:05`.
pub fn clock_text(time: crate::sim::time::Millis) -> String {
    let seconds = time.seconds();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

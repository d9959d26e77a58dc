//! The agent desktop: tabs with items that open, and own notes.

use egui::{Event, EventFilter, Id, ImeEvent, Key, KeyboardShortcut, Modifiers, Response, ScrollArea, TextEdit, Ui};

use super::Surroundings;
use super::state::{DesktopTab, PanelState};
use crate::app::theme::Theme;
use crate::app::theme::widgets::{
    button_ui, chip_ui, focus, muted_ui, named_chip_ui, raised_card_ui, strong_ui, subheading_ui, text_ui,
};
use crate::app::ui_command::UiCommand;
use crate::sim::call::command::{Command, note_is_too_long};
use crate::view::call::{CallView, DesktopItemView};

/// Draws the desktop.
pub fn desktop_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &CallView,
    state: &mut PanelState,
) -> Option<UiCommand> {
    let words = surroundings.words;
    subheading_ui(ui, &words.text("desktop-label"));
    let shown = *state.tab.get_or_insert_with(|| first_tab(view));
    ui.horizontal_wrapped(|ui| {
        for tab in DesktopTab::ALL {
            if !has_any(view, tab) && tab != DesktopTab::Notes {
                continue;
            }
            let name = words.text(tab.word());
            let chip = match waiting(view, tab) {
                0 => chip_ui(ui, &name, shown == tab),
                count => {
                    let text = format!("{name} · {count}");
                    let name = words.with("desktop-tab-waiting", &[("tab", name.into()), ("n", count.into())]);
                    named_chip_ui(ui, &text, &name, shown == tab)
                }
            };
            if chip.clicked() {
                state.tab = Some(tab);
            }
        }
    });
    let shown = state.tab.unwrap_or(shown);
    let mut asked = None;
    ScrollArea::vertical()
        .id_salt("desktop")
        .auto_shrink(false)
        .show(ui, |ui| match shown.kind() {
            None => asked = notes_ui(ui, surroundings, &view.notes, state),
            Some(kind) => {
                let mut any = false;
                for item in view.desktop.iter().filter(|item| item.kind == kind) {
                    any = true;
                    asked = item_ui(ui, surroundings, item).or(asked.take());
                }
                if !any {
                    muted_ui(ui, &words.text("desktop-empty"));
                }
            }
        });
    asked
}

/// Nobody begins before a locked door while another one is open.
fn first_tab(view: &CallView) -> DesktopTab {
    let tabs = DesktopTab::ALL.into_iter();
    let opens = tabs.clone().find(|tab| waiting(view, *tab) > 0);
    opens
        .or_else(|| tabs.clone().find(|tab| has_any(view, *tab)))
        .unwrap_or(DesktopTab::Notes)
}

fn has_any(view: &CallView, tab: DesktopTab) -> bool {
    view.desktop.iter().any(|item| Some(item.kind) == tab.kind())
}

/// How many items of all tabs can be opened and have not been.
pub(super) fn items_waiting(view: &CallView) -> usize {
    DesktopTab::ALL.into_iter().map(|tab| waiting(view, tab)).sum()
}

/// How many of a tab's items can be opened and have not been.
fn waiting(view: &CallView, tab: DesktopTab) -> usize {
    let items = view.desktop.iter().filter(|item| Some(item.kind) == tab.kind());
    items.filter(|item| item.locked.is_none() && !item.is_opened).count()
}

fn item_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, item: &DesktopItemView) -> Option<UiCommand> {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    let shown = raised_card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        strong_ui(ui, &item.title, theme.colours.text);
        if let Some(reason) = &item.locked {
            muted_ui(
                ui,
                &words.with("desktop-locked-because", &[("reason", reason.clone().into())]),
            );
            return false;
        }
        if !item.is_opened {
            muted_ui(ui, &words.text("desktop-not-opened"));
            let label = words.text("desktop-open");
            return button_ui(ui, &label, None).clicked();
        }
        for (label, text) in &item.rows {
            muted_ui(ui, label);
            text_ui(ui, text);
        }
        false
    });
    shown.inner.then(|| UiCommand::Call(Command::LookUp(item.id.clone())))
}

/// Own notes, and the field for another one.
pub(super) fn notes_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    notes: &[String],
    state: &mut PanelState,
) -> Option<UiCommand> {
    let words = surroundings.words;
    for note in notes {
        raised_card_ui(ui, |ui| {
            ui.set_width(ui.available_width());
            text_ui(ui, note);
        });
    }
    // A note is one line of the record, so Enter ends it. The field keeps the keyboard: what somebody goes on writing is no key of the
    // telephone.
    let field = TextEdit::multiline(&mut state.note)
        .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter))
        .hint_text(words.text("desktop-note-field"))
        .desired_rows(3)
        .desired_width(f32::INFINITY);
    let response = ui.add(field);
    if std::mem::take(&mut state.note_wants_focus) {
        // What is typed next is the note, and no key of the telephone.
        response.request_focus();
    }
    state.note_has_focus = response.has_focus();
    focus::ring(ui, &response, Theme::of(ui.ctx()).control_corners());
    leave_by_escape(ui, &response);
    let is_too_long = note_is_too_long(&state.note);
    let add = ui.add_enabled_ui(!is_too_long, |ui| {
        button_ui(ui, &words.text("desktop-note-add"), None).clicked()
    });
    if is_too_long {
        muted_ui(ui, &words.text("rejected-note-too-long"));
    }
    let is_composing = is_composing(ui);
    let enter = ui.input(|input| input.modifiers.is_none() && input.key_pressed(Key::Enter));
    let ended = enter && response.has_focus() && !is_composing;
    let wanted = (add.inner || ended) && !is_too_long;
    if wanted && !state.note.trim().is_empty() {
        let note = std::mem::take(&mut state.note);
        return Some(UiCommand::Call(Command::Note(note.trim().to_owned())));
    }
    None
}

/// Whether somebody composes characters, as in Chinese, or has just done so: an Enter then belongs to what was composed, and some systems
/// hand it on all the same.
fn is_composing(ui: &Ui) -> bool {
    let place = Id::new("note-is-composed");
    let was_composing: bool = ui.data(|data| data.get_temp(place)).unwrap_or_default();
    let last = ui.input(|input| {
        let mut compositions = input.events.iter().filter_map(|event| match event {
            Event::Ime(ImeEvent::Preedit { text, .. }) => Some(!text.is_empty()),
            Event::Ime(_) => Some(false),
            _ => None,
        });
        compositions.next_back()
    });
    ui.data_mut(|data| data.insert_temp(place, last.unwrap_or(was_composing)));
    was_composing || last.is_some()
}

/// Escape leaves the field, and nothing else: whoever has written a note did not mean the menu.
fn leave_by_escape(ui: &Ui, field: &Response) {
    if !field.has_focus() {
        return;
    }
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(field.id, filter));
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        field.surrender_focus();
    }
}

//! After-call work: what it was, what belongs in the record, who follows up; beside it own notes and what was said.

use egui::{Align, CentralPanel, Layout, Panel, RichText, ScrollArea, Ui, Vec2};

use super::asked_twice::{is_asked, is_meant};
use super::call::is_narrow;
use super::conversation::line_ui;
use super::desktop::notes_ui;
use super::state::PanelState;
use super::{Surroundings, column, ground, pressed};
use crate::app::preferences::KeyAction;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{
    aside_ui, card_ui, focus, key_cap_ui, muted_ui, primary_button_ui, subheading_ui, title_ui,
};
use crate::app::ui_command::UiCommand;
use crate::sim::call::command::{Command, note_is_too_long};
use crate::sim::program::parts::WrapUpList;
use crate::view::call::CallView;
use crate::view::wrap_up::{WrapUpListView, WrapUpView};

/// Draws the form.
pub fn wrap_up_screen_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &WrapUpView,
    call: &CallView,
    state: &mut PanelState,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let mut asked = by_digit(ui, surroundings, view).filter(|_| surroundings.options_act);
    if pressed(ui, surroundings, KeyAction::Menu) {
        asked = Some(UiCommand::ToggleMenu);
    }
    let numbered = numbered(view);
    Panel::bottom("wrap-up-actions")
        .frame(ground(ui))
        .show_separator_line(false)
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                let open = view.open_lists().into_iter();
                let open: Vec<String> = open.map(|list| words.text(list_key(list.list))).collect();
                asked = finish_ui(ui, surroundings, open.len()).or(asked.take());
                if !open.is_empty() {
                    aside_ui(
                        ui,
                        &words.with("wrap-up-left-open", &[("lists", open.join(" · ").into())]),
                    );
                }
            });
        });
    let is_narrow = is_narrow(ui);
    if !is_narrow {
        let width = Theme::of(ui.ctx()).measures.desktop_column;
        let beside = Panel::right("after-call-memory").exact_size(width).resizable(false);
        beside.frame(column(ui)).show(ui, |ui| {
            let list = ScrollArea::vertical().id_salt("after-call-memory").auto_shrink(false);
            list.show(ui, |ui| {
                asked = memory_ui(ui, surroundings, call, state).or(asked.take());
            });
        });
    }
    CentralPanel::default().frame(ground(ui)).show(ui, |ui| {
        let form = ScrollArea::vertical().id_salt(("after-call-work", state.opened));
        form.auto_shrink(false).show(ui, |ui| {
            title_ui(ui, &words.text("wrap-up-heading"));
            let entries: usize = view.lists.iter().map(|list| list.entries.len()).sum();
            if entries > KeyAction::CHOICES.len() {
                let keys = [
                    ("first", surroundings.key(KeyAction::Choose1).into()),
                    ("last", surroundings.key(KeyAction::Choose9).into()),
                ];
                muted_ui(ui, &words.with("wrap-up-keys", &keys));
            }
            let wide = ui.available_width() > Theme::of(ui.ctx()).measures.caller_column * 3.0;
            let lists: Vec<_> = view.lists.iter().zip(numbered).collect();
            let at = if wide {
                shared_between_columns(view)
            } else {
                lists.len()
            };
            let (first, second) = lists.split_at(at);
            let mut lists_below = |ui: &mut Ui, lists: &[(&WrapUpListView, usize)]| {
                for (list, first) in lists {
                    let shown = ui.vertical(|ui| list_ui(ui, surroundings, list, *first));
                    asked = shown.inner.or(asked.take());
                }
            };
            if wide {
                ui.columns_const(|[left, right]| {
                    lists_below(left, first);
                    lists_below(right, second);
                });
            } else {
                lists_below(ui, first);
            }
            if is_narrow {
                asked = memory_ui(ui, surroundings, call, state).or(asked.take());
            }
        });
    });
    // A note that was being written is not lost: it is taken down first, and another press finishes.
    let is_too_long = note_is_too_long(&state.note);
    match asked {
        // Beside the field it is told why.
        Some(UiCommand::Call(Command::Finish)) if is_too_long => None,
        Some(UiCommand::Call(Command::Finish)) => {
            let first = state.take_note().map_or(Command::Finish, Command::Note);
            Some(UiCommand::Call(first))
        }
        asked => asked,
    }
}

/// What helps to remember: own notes, one more of which can still be written, and the conversation.
fn memory_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    call: &CallView,
    state: &mut PanelState,
) -> Option<UiCommand> {
    subheading_ui(ui, &surroundings.words.text("desktop-notes"));
    let asked = notes_ui(ui, surroundings, &call.notes, state);
    subheading_ui(ui, &surroundings.words.text("debrief-transcript"));
    for line in &call.transcript {
        line_ui(ui, surroundings, line, None, false);
    }
    asked
}

fn list_key(list: WrapUpList) -> &'static str {
    match list {
        WrapUpList::Disposition => "wrap-up-disposition",
        WrapUpList::Notes => "wrap-up-belongs-in-record",
        WrapUpList::Owner => "wrap-up-owner",
        WrapUpList::Date => "wrap-up-date",
        WrapUpList::Channel => "wrap-up-channel",
    }
}

/// How many lists stand in the first of two columns, so that both are about as long and the numbers go down one and then the other.
fn shared_between_columns(view: &WrapUpView) -> usize {
    // A heading and a line below it take the room of two entries.
    let heights: Vec<usize> = view.lists.iter().map(|list| list.entries.len() + 2).collect();
    let height = |lists: &[usize]| lists.iter().sum::<usize>();
    let taller = |at: &usize| height(&heights[..*at]).max(height(&heights[*at..]));
    (0..=heights.len()).min_by_key(taller).unwrap_or_default()
}

/// The number of the first entry of each list: the numbers go on from list to list, as in the terminal.
fn numbered(view: &WrapUpView) -> Vec<usize> {
    let lengths = view.lists.iter().map(|list| list.entries.len());
    let starts = lengths.scan(0, |start, length| Some(std::mem::replace(start, *start + length)));
    starts.collect()
}

/// The digits choose and tick the first nine entries.
fn by_digit(ui: &Ui, surroundings: &Surroundings<'_>, view: &WrapUpView) -> Option<UiCommand> {
    let entries = view
        .lists
        .iter()
        .flat_map(|list| list.entries.iter().map(|(id, _, chosen)| (list.list, id, *chosen)));
    let mut chosen = KeyAction::CHOICES.into_iter().zip(entries);
    let (_, (list, id, is_chosen)) = chosen.find(|(action, _)| pressed(ui, surroundings, *action))?;
    Some(choose(list, id, is_chosen))
}

/// What a press on an entry asks for.
fn choose(list: WrapUpList, id: &str, is_chosen: bool) -> UiCommand {
    let id = id.to_owned();
    UiCommand::Call(match (list, is_chosen) {
        (WrapUpList::Notes, true) => Command::Untick(id),
        (WrapUpList::Notes, false) => Command::Tick(id),
        (list, _) => Command::Pick(list, id),
    })
}

fn list_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, list: &WrapUpListView, first: usize) -> Option<UiCommand> {
    let words = surroundings.words;
    let mut asked = None;
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        subheading_ui(ui, &words.text(list_key(list.list)));
        let ticks = list.list == WrapUpList::Notes;
        muted_ui(
            ui,
            &words.text(if ticks {
                "wrap-up-belongs-in-record-about"
            } else {
                "wrap-up-pick-one"
            }),
        );
        for (place, (id, label, chosen)) in list.entries.iter().enumerate() {
            let response = ui.horizontal_top(|ui| {
                // The key stands level with the first line; entries without one are as far from the edge.
                let cell = Vec2::new(
                    Theme::of(ui.ctx()).measures.smallest_target,
                    ui.spacing().interact_size.y,
                );
                ui.allocate_ui_with_layout(cell, Layout::left_to_right(Align::Center), |ui| {
                    ui.set_min_size(cell);
                    if let Some(action) = KeyAction::CHOICES.get(first + place) {
                        key_cap_ui(ui, &surroundings.key(*action));
                    }
                });
                // In a column of its own the text is broken into lines.
                ui.vertical(|ui| {
                    let text = RichText::new(label);
                    if ticks {
                        let mut is_ticked = *chosen;
                        ui.checkbox(&mut is_ticked, text)
                    } else {
                        ui.radio(*chosen, text)
                    }
                })
            });
            let response = response.inner.inner;
            focus::ring(ui, &response, Theme::of(ui.ctx()).control_corners());
            if response.clicked() {
                asked = Some(choose(list.list, id, *chosen));
            }
        }
    });
    asked
}

/// Finishing cannot be taken back: while a list is open, the first press only asks.
fn finish_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, open: usize) -> Option<UiCommand> {
    let words = surroundings.words;
    let was_asked = open > 0 && is_asked(ui, "finish", open);
    let label = words.text(if was_asked {
        "wrap-up-finish-anyway"
    } else {
        "wrap-up-finish"
    });
    let button = primary_button_ui(ui, &label, Some(&surroundings.key(KeyAction::Accept)));
    // With the focus on an entry, the same key is for the entry.
    let by_key = ui.memory(|memory| memory.focused().is_none()) && pressed(ui, surroundings, KeyAction::Accept);
    if !button.clicked() && !by_key {
        return None;
    }
    (open == 0 || is_meant(ui, "finish", open)).then_some(UiCommand::Call(Command::Finish))
}

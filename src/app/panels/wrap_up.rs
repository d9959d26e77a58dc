//! After-call work: what it was, what belongs in the record, who follows up.

use egui::{CentralPanel, Id, Panel, RichText, ScrollArea, Ui};

use super::{Surroundings, ground, pressed};
use crate::app::preferences::KeyAction;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{card_ui, focus, muted_ui, primary_button_ui, subheading_ui, title_ui};
use crate::app::ui_command::UiCommand;
use crate::sim::call::command::Command;
use crate::sim::program::parts::WrapUpList;
use crate::view::wrap_up::{WrapUpListView, WrapUpView};

/// Draws the form.
pub fn wrap_up_screen_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &WrapUpView) -> Option<UiCommand> {
    let words = surroundings.words;
    let mut asked = None;
    if pressed(ui, surroundings, KeyAction::Menu) {
        asked = Some(UiCommand::ToggleMenu);
    }
    Panel::bottom("wrap-up-actions")
        .frame(ground(ui))
        .show_separator_line(false)
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                let open = view.open_lists().into_iter();
                let open: Vec<String> = open.map(|list| words.text(list_key(list.list))).collect();
                if !open.is_empty() {
                    muted_ui(
                        ui,
                        &words.with("wrap-up-left-open", &[("lists", open.join(" · ").into())]),
                    );
                }
                asked = finish_ui(ui, surroundings, open.len()).or(asked.take());
            });
        });
    CentralPanel::default().frame(ground(ui)).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            title_ui(ui, &words.text("wrap-up-heading"));
            let wide = ui.available_width() > Theme::of(ui.ctx()).measures.caller_column * 3.0;
            let (notes, others): (Vec<_>, Vec<_>) = view.lists.iter().partition(|list| list.list == WrapUpList::Notes);
            if wide {
                ui.columns_const(|[left, right]| {
                    for list in &others {
                        asked = left
                            .vertical(|ui| list_ui(ui, surroundings, list))
                            .inner
                            .or(asked.take());
                    }
                    for list in &notes {
                        asked = right
                            .vertical(|ui| list_ui(ui, surroundings, list))
                            .inner
                            .or(asked.take());
                    }
                });
            } else {
                for list in view.lists.iter() {
                    asked = list_ui(ui, surroundings, list).or(asked.take());
                }
            }
        });
    });
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

fn list_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, list: &WrapUpListView) -> Option<UiCommand> {
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
        for (id, label, chosen) in &list.entries {
            let text = RichText::new(label);
            let response = if ticks {
                let mut is_ticked = *chosen;
                ui.checkbox(&mut is_ticked, text)
            } else {
                ui.radio(*chosen, text)
            };
            focus::ring(ui, &response, Theme::of(ui.ctx()).control_corners());
            if response.clicked() {
                asked = Some(UiCommand::Call(match (list.list, chosen) {
                    (WrapUpList::Notes, true) => Command::Untick(id.clone()),
                    (WrapUpList::Notes, false) => Command::Tick(id.clone()),
                    (list, _) => Command::Pick(list, id.clone()),
                }));
            }
        }
    });
    asked
}

/// Finishing cannot be taken back: while a list is open, the first press only asks.
fn finish_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, open: usize) -> Option<UiCommand> {
    let words = surroundings.words;
    let place = Id::new("finish-was-asked-with");
    let was_asked = open > 0 && ui.data(|data| data.get_temp::<usize>(place)) == Some(open);
    let label = words.text(if was_asked {
        "wrap-up-finish-anyway"
    } else {
        "wrap-up-finish"
    });
    if !primary_button_ui(ui, &label, None).clicked() {
        return None;
    }
    if open == 0 || was_asked {
        ui.data_mut(|data| data.remove::<usize>(place));
        return Some(UiCommand::Call(Command::Finish));
    }
    ui.data_mut(|data| data.insert_temp(place, open));
    None
}

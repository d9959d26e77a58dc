//! The author screen: the list of places, the graph, the place that is looked at, what is wrong, what is proven and simulated.

use egui::{Align, CentralPanel, Frame, Panel, ScrollArea, Ui};

use super::author_findings::findings_ui;
use super::author_graph::{graph_ui, legend_ui};
use super::author_list::list_ui;
use super::author_node::node_ui;
use super::author_pictures::{results_ui, tabs_ui, when_proven_ui};
use super::author_state::{AuthorState, AuthorTab};
use super::call::{is_narrow, is_very_narrow};
use super::overlay::clear_of_notice_ui;
use super::top_bar::top_bar_ui;
use super::{Surroundings, column, ground, is_new, pressed};
use crate::app::preferences::KeyAction;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{
    button_ui, card_ui, chip_ui, heading_ui, make_room_for, mark_ui, muted_ui, primary_button_ui, quiet_button_ui,
    text_ui,
};
use crate::app::ui_command::UiCommand;
use crate::sim::score::scorecard::StepClass;
use crate::view::author::AuthorView;

/// Draws the author screen.
pub fn author_screen_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &AuthorView,
    state: &mut AuthorState,
) -> Option<UiCommand> {
    let theme = Theme::of(ui.ctx());
    let escape = pressed(ui, surroundings, KeyAction::Menu).then_some(UiCommand::CloseAuthor);
    let is_small = is_very_narrow(ui) || ui.available_height() < theme.measures.low_below;
    clear_of_notice_ui(ui);
    let asked = if is_small {
        one_list_ui(ui, surroundings, view, state)
    } else {
        columns_ui(ui, surroundings, view, state)
    };
    asked.or(escape)
}

fn columns_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &AuthorView,
    state: &mut AuthorState,
) -> Option<UiCommand> {
    let mut asked = None;
    Panel::top("author-top").frame(ground(ui)).show(ui, |ui| {
        asked = top_ui(ui, surroundings, view);
    });
    if !view.has_good_version {
        // There is nothing to list and nothing to draw: what is wrong has all the room.
        CentralPanel::default().frame(ground(ui)).show(ui, |ui| {
            let whole = ScrollArea::vertical().id_salt("author-never-good").auto_shrink(false);
            asked = whole
                .show(ui, |ui| never_good_ui(ui, surroundings, view))
                .inner
                .or(asked.take());
        });
        return asked;
    }
    let beside = beside_ui(ui, surroundings, view, state);
    CentralPanel::default()
        .frame(ground(ui))
        .show(ui, |ui| middle_ui(ui, surroundings, view, state))
        .inner
        .or(beside)
        .or(asked)
}

/// The list on the left, and on the right what is looked at.
fn beside_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &AuthorView,
    state: &mut AuthorState,
) -> Option<UiCommand> {
    let theme = Theme::of(ui.ctx());
    let share = if is_narrow(ui) { 0.8 } else { 1.0 };
    let list = Panel::left("author-list")
        .exact_size(theme.measures.caller_column * share)
        .resizable(false)
        .frame(column(ui))
        .show(ui, |ui| list_ui(ui, surroundings, view, state, true));
    let side = Panel::right("author-node")
        .exact_size(theme.measures.desktop_column * share)
        .resizable(false)
        .frame(column(ui))
        .show(ui, |ui| {
            // Whatever is chosen is read from its name on.
            let whole = ScrollArea::vertical()
                .id_salt(("author-node", &state.selected))
                .auto_shrink(false);
            whole.show(ui, |ui| side_ui(ui, surroundings, view, state)).inner
        });
    side.inner.or(list.inner)
}

/// The graph with its legend, or one of the pictures.
fn middle_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &AuthorView,
    state: &mut AuthorState,
) -> Option<UiCommand> {
    let asked = tabs_ui(ui, surroundings, state);
    if state.tab != AuthorTab::Graph {
        return results_ui(ui, surroundings, view, state, true).or(asked);
    }
    let theme = Theme::of(ui.ctx());
    // Where there is little room the graph has it: the shapes are told when a place is pointed at, and in the list.
    let is_low = ui.available_height() < theme.measures.low_below;
    if !is_low {
        let legend = Panel::bottom("author-legend").resizable(false).frame(Frame::NONE);
        let legend = legend.show_separator_line(false);
        legend.show(ui, |ui| legend_ui(ui, surroundings));
    }
    let height = (ui.available_height() - ui.spacing().item_spacing.y).max(theme.space(20));
    graph_ui(ui, surroundings, view, state, height, is_low).or(asked)
}

/// Why there is no graph, and what is wrong.
fn never_good_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &AuthorView) -> Option<UiCommand> {
    if !view.is_read {
        text_ui(ui, surroundings.words.text("author-reading"));
        return None;
    }
    text_ui(ui, surroundings.words.text("author-no-good-version"));
    findings_ui(ui, surroundings, view)
}

/// The place that is looked at, or everything that is wrong with the file. Below a long place nobody would find the rest.
fn side_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &AuthorView,
    state: &mut AuthorState,
) -> Option<UiCommand> {
    let words = surroundings.words;
    if state.selected.is_some() {
        let count = [("n", view.findings.len().into())];
        let sides = [
            (false, words.text("author-side-place")),
            (true, words.with("author-side-findings", &count)),
        ];
        ui.horizontal_wrapped(|ui| {
            for (shows_findings, label) in sides {
                if chip_ui(ui, &label, state.shows_findings == shows_findings).clicked() {
                    state.shows_findings = shows_findings;
                }
            }
        });
    }
    if state.selected.is_some() && !state.shows_findings {
        return node_ui(ui, surroundings, view, state);
    }
    if state.selected.is_none() {
        muted_ui(ui, &words.text("author-select"));
    }
    findings_ui(ui, surroundings, view)
}

/// Large text in a small window: everything is one list.
fn one_list_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &AuthorView,
    state: &mut AuthorState,
) -> Option<UiCommand> {
    let theme = Theme::of(ui.ctx());
    let mut asked = None;
    CentralPanel::default().frame(ground(ui)).show(ui, |ui| {
        let whole = ScrollArea::vertical().id_salt("author-one-list").auto_shrink(false);
        whole.show(ui, |ui| {
            asked = top_ui(ui, surroundings, view);
            if !view.has_good_version {
                asked = never_good_ui(ui, surroundings, view).or(asked.take());
                return;
            }
            asked = list_ui(ui, surroundings, view, state, false).or(asked.take());
            let (selected, tab) = (state.selected.clone(), state.tab);
            let middle = ui.scope(|ui| {
                let wanted = tabs_ui(ui, surroundings, state);
                let shown = match state.tab {
                    AuthorTab::Graph => {
                        let shown = graph_ui(ui, surroundings, view, state, theme.space(60), false);
                        legend_ui(ui, surroundings);
                        shown
                    }
                    _ => results_ui(ui, surroundings, view, state, false),
                };
                shown.or(wanted)
            });
            asked = middle.inner.or(asked.take());
            let node = ui.scope(|ui| node_ui(ui, surroundings, view, state));
            asked = node.inner.or(asked.take());
            asked = findings_ui(ui, surroundings, view).or(asked.take());
            // What has just been asked for stands far below what asked for it.
            if is_new(ui, "author-selected", &selected) && selected.is_some() {
                node.response.scroll_to_me(Some(Align::TOP));
            }
            if is_new(ui, "author-tab", &tab) && tab != AuthorTab::Graph {
                middle.response.scroll_to_me(Some(Align::TOP));
            }
        });
    });
    asked
}

fn top_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &AuthorView) -> Option<UiCommand> {
    let words = surroundings.words;
    let mut asked = top_bar_ui(ui, surroundings, &words.text("author-heading"));
    ui.horizontal_wrapped(|ui| {
        if quiet_button_ui(ui, &words.text("common-back"), Some(&surroundings.key(KeyAction::Menu))).clicked() {
            asked = Some(UiCommand::CloseAuthor);
        }
        if view.is_working {
            // One thing is found out at a time.
            if button_ui(ui, &words.text("author-stop"), None).clicked() {
                asked = Some(UiCommand::StopWork);
            }
        } else {
            if when_proven_ui(ui, words, view, |ui| {
                primary_button_ui(ui, &words.text("author-prove"), None)
            }) {
                asked = Some(UiCommand::Prove);
            }
            if when_proven_ui(ui, words, view, |ui| {
                button_ui(ui, &words.text("author-simulate"), None)
            }) {
                asked = Some(UiCommand::Simulate);
            }
        }
        make_room_for(ui, &view.title, Theme::of(ui.ctx()).measures.heading);
        heading_ui(ui, &view.title);
    });
    let is_low = ui.ctx().viewport_rect().height() < 1.25 * Theme::of(ui.ctx()).measures.low_below;
    if let Some(why) = &view.broken {
        card_ui(ui, |ui| {
            ui.set_width(ui.available_width());
            let key = match (view.has_traps, view.has_good_version) {
                (true, _) => "author-has-traps",
                (false, true) => "author-broken",
                (false, false) => "author-broken-never-good",
            };
            mark_ui(ui, StepClass::Costly, &words.text(key));
            text_ui(ui, why);
            // Where it takes room from the graph, only the buttons say so, to whoever points at them.
            if view.is_read && !(is_low && view.has_good_version) {
                muted_ui(ui, &words.text("author-proves-when-mended"));
            }
        });
    }
    asked
}

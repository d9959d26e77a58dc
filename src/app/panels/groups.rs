//! The screen of groups: the group on top, then what was assigned, exams over time, items, rules, and how far assessors agree.

use egui::{CentralPanel, ScrollArea, Ui};

use super::call::is_very_narrow;
use super::groups_agreement::agreement_ui;
use super::groups_assigning::assigning_ui;
use super::groups_completion::completion_ui;
use super::groups_decisions::decisions_ui;
use super::groups_progress::progress_ui;
use super::groups_roster::roster_ui;
use super::groups_rules::rules_ui;
use super::groups_said::GroupsSaid;
use super::groups_state::{GroupsState, GroupsTab};
use super::top_bar::top_bar_ui;
use super::{Surroundings, ground, pressed};
use crate::app::preferences::KeyAction;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{card_ui, chip_ui, heading_ui, muted_ui, quiet_button_ui, subheading_ui, text_ui};
use crate::app::ui_command::UiCommand;
use crate::view::groups::GroupsView;

/// What the screen of groups shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct GroupsScreenView {
    /// The group that is looked at, and what is around it.
    pub groups: GroupsView,
    /// The folder whose groups these are.
    pub folder: String,
    /// What could not be read at all; then there is nothing else.
    pub trouble: Option<String>,
    /// What is being done; none if nothing is.
    pub work: Option<String>,
    /// Whether anything has been read; before, nothing can be said about groups.
    pub is_read: bool,
    /// What came of what was asked for.
    pub said: GroupsSaid,
}

/// Draws the screen. What is looked at within the group is in `state`; another group is asked for.
pub fn groups_screen_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &GroupsScreenView,
    state: &mut GroupsState,
) -> Option<UiCommand> {
    let theme = Theme::of(ui.ctx());
    let leaves = pressed(ui, surroundings, KeyAction::Menu).then_some(UiCommand::CloseGroups);
    let group = view.groups.group.as_ref();
    state.look_at_group(group.map(|group| group.name.as_str()));
    let mut asked = None;
    CentralPanel::default().frame(ground(ui)).show(ui, |ui| {
        let is_small = is_very_narrow(ui) || ui.available_height() < theme.measures.low_below;
        let mut whole = |ui: &mut Ui, scrolls: bool| {
            asked = top_ui(ui, surroundings, view);
            if !view.is_read || view.trouble.is_some() {
                return;
            }
            asked = groups_ui(ui, surroundings, view).or(asked.take());
            tabs_ui(ui, surroundings, state);
            if !scrolls {
                asked = tab_ui(ui, surroundings, view, state).or(asked.take());
                return;
            }
            // Each tab is looked at from its beginning.
            let area = ScrollArea::vertical()
                .id_salt(("groups-tab", state.tab as u8))
                .auto_shrink(false);
            let wish = area.show(ui, |ui| tab_ui(ui, surroundings, view, state)).inner;
            asked = wish.or(asked.take());
        };
        if is_small {
            let area = ScrollArea::vertical().id_salt("groups-whole").auto_shrink(false);
            area.show(ui, |ui| whole(ui, false));
        } else {
            whole(ui, true);
        }
    });
    asked.or(leaves)
}

fn top_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &GroupsScreenView) -> Option<UiCommand> {
    let words = surroundings.words;
    let mut asked = top_bar_ui(ui, surroundings, &words.text("groups-heading"));
    ui.horizontal_wrapped(|ui| {
        let back = Some(surroundings.key(KeyAction::Menu));
        if quiet_button_ui(ui, &words.text("common-back"), back.as_deref()).clicked() {
            asked = Some(UiCommand::CloseGroups);
        }
        heading_ui(ui, &words.text("groups-heading"));
        muted_ui(ui, &view.folder);
    });
    for line in view.work.iter().chain(&view.trouble) {
        text_ui(ui, line);
    }
    for problem in &view.groups.problems {
        muted_ui(ui, problem);
    }
    asked
}

/// The groups of the roster, and what the one is that is looked at.
fn groups_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &GroupsScreenView) -> Option<UiCommand> {
    let theme = Theme::of(ui.ctx());
    let group = view.groups.group.as_ref()?;
    let mut asked = None;
    let area = ScrollArea::vertical()
        .id_salt("groups-chips")
        .auto_shrink([false, true])
        .max_height(theme.space(22));
    area.show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            for (name, size) in &view.groups.groups {
                let is_chosen = *name == group.name;
                let text = surroundings.words.remarked(name, &size.to_string());
                if chip_ui(ui, &text, is_chosen).clicked() && !is_chosen {
                    asked = Some(UiCommand::ChooseGroup(name.clone()));
                }
            }
        });
    });
    subheading_ui(ui, &group.name);
    muted_ui(ui, &group.about);
    if let Some(line) = &group.kept_back {
        text_ui(ui, line);
    }
    asked
}

fn tabs_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, state: &mut GroupsState) {
    ui.horizontal_wrapped(|ui| {
        for (tab, key) in GroupsTab::ALL {
            if chip_ui(ui, &surroundings.words.text(key), state.tab == tab).clicked() {
                state.tab = tab;
            }
        }
    });
}

fn tab_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &GroupsScreenView,
    state: &mut GroupsState,
) -> Option<UiCommand> {
    match (state.tab, &view.groups.group) {
        (GroupsTab::Roster, _) => return roster_ui(ui, surroundings, view, state),
        (GroupsTab::Assigning, _) => return assigning_ui(ui, surroundings, view, state),
        (GroupsTab::Agreement, _) => agreement_ui(ui, surroundings, &view.groups.agreement, state),
        (_, None) => nothing_ui(ui, surroundings, "groups-empty", "groups-empty-about"),
        (GroupsTab::Completion, Some(group)) => completion_ui(ui, surroundings, group, state),
        (GroupsTab::Progress, Some(group)) => progress_ui(ui, surroundings, group, state),
        (GroupsTab::Decisions, Some(group)) => decisions_ui(ui, surroundings, group, state),
        (GroupsTab::Rules, Some(group)) => rules_ui(ui, surroundings, group, state),
    }
    None
}

/// That there is nothing yet, and what to do.
pub(super) fn nothing_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, what: &str, about: &str) {
    let words = surroundings.words;
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        subheading_ui(ui, &words.text(what));
        text_ui(ui, words.text(about));
    });
}

//! The form for an assignment: to whom, which calls, as a course or not, how, and by when.

use egui::Ui;

use super::Surroundings;
use super::groups::{GroupsScreenView, nothing_ui};
use super::groups_drafts::AssignmentDraft;
use super::groups_given::given_ui;
use super::groups_state::GroupsState;
use super::line_field::line_ui;
use crate::app::theme::widgets::{card_ui, chip_ui, muted_ui, primary_button_ui, subheading_ui, text_ui};
use crate::app::ui_command::UiCommand;
use crate::sim::cohort::calendar_day::CalendarDay;
use crate::sim::session::record::Mode;
use crate::view::groups::{AssigningView, GroupView};

/// So many people can be chosen from at once; whoever looks for another one types a part of the name.
const MOST_PEOPLE: usize = 12;

/// Draws the form, and below it everything that is assigned.
pub(super) fn assigning_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &GroupsScreenView,
    state: &mut GroupsState,
) -> Option<UiCommand> {
    let mut asked = None;
    match &view.groups.group {
        Some(group) => {
            asked = form_ui(ui, surroundings, view, group, &mut state.assigning);
        }
        None => nothing_ui(ui, surroundings, "groups-empty", "groups-empty-about"),
    }
    given_ui(ui, surroundings, view, state).or(asked)
}

fn form_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &GroupsScreenView,
    group: &GroupView,
    draft: &mut AssignmentDraft,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let shown = card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        subheading_ui(ui, &words.text("groups-assign"));
        to_ui(ui, surroundings, group, draft);
        calls_ui(ui, surroundings, &view.groups.assigning, draft);
        course_ui(ui, surroundings, &view.groups.assigning, draft);
        muted_ui(ui, &words.text("groups-mode"));
        ui.horizontal_wrapped(|ui| {
            for (mode, key) in [(Mode::Practice, "groups-as-practice"), (Mode::Exam, "groups-as-exam")] {
                if chip_ui(ui, &words.text(key), draft.mode == mode).clicked() {
                    draft.mode = mode;
                }
            }
        });
        due_ui(ui, surroundings, group, draft);
        let wanted = draft.wanted(group);
        let can_be_given = wanted.is_ok() && !view.said.is_busy;
        let button = ui.add_enabled_ui(can_be_given, |ui| {
            primary_button_ui(ui, &words.text("groups-assign-now"), None).clicked()
        });
        if let Some(line) = &view.said.assigning {
            text_ui(ui, line);
        }
        match wanted {
            Ok(wanted) => button.inner.then(|| UiCommand::Assign(Box::new(wanted))),
            Err(missing) => {
                let missing: Vec<String> = missing.into_iter().map(|key| words.text(key)).collect();
                let what = [("what", words.listed(&missing).into())];
                muted_ui(ui, &words.with("groups-still-missing", &what));
                None
            }
        }
    });
    shown.inner
}

/// The whole group, or one of its people.
fn to_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, group: &GroupView, draft: &mut AssignmentDraft) {
    let words = surroundings.words;
    muted_ui(ui, &words.text("groups-given-to"));
    ui.horizontal_wrapped(|ui| {
        let everybody = words.with("groups-everybody", &[("group", group.name.clone().into())]);
        if chip_ui(ui, &everybody, !draft.is_personal).clicked() {
            draft.is_personal = false;
        }
        if chip_ui(ui, &words.text("groups-one-person"), draft.is_personal).clicked() {
            draft.is_personal = true;
        }
    });
    if !draft.is_personal {
        return;
    }
    line_ui(ui, &words.text("groups-person-search"), &mut draft.search);
    let search = draft.search.trim().to_lowercase();
    let people = group.members.people.iter();
    let found: Vec<_> = people
        .filter(|person| person.name.to_lowercase().contains(&search) || person.pseudonym.starts_with(&search))
        .collect();
    ui.horizontal_wrapped(|ui| {
        for person in found.iter().take(MOST_PEOPLE) {
            let is_chosen = draft.person.as_ref() == Some(&person.pseudonym);
            if chip_ui(ui, &person.name, is_chosen).clicked() {
                draft.person = Some(person.pseudonym.clone());
            }
        }
    });
    let others = found.len().saturating_sub(MOST_PEOPLE);
    if others > 0 {
        muted_ui(ui, &words.with("groups-more-people", &[("n", others.into())]));
    }
    if found.is_empty() {
        muted_ui(ui, &words.text("groups-nobody-called"));
    }
    // Whoever is chosen may not be among those who are shown.
    let chosen = group.members.people.iter();
    let mut chosen = chosen.filter(|person| draft.person.as_ref() == Some(&person.pseudonym));
    if let Some(person) = chosen.next() {
        text_ui(ui, words.labelled(&words.text("groups-person"), &person.name));
    }
}

/// The calls, and in which order they were chosen.
fn calls_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &AssigningView, draft: &mut AssignmentDraft) {
    let words = surroundings.words;
    muted_ui(ui, &words.text("groups-calls"));
    ui.horizontal_wrapped(|ui| {
        for (id, title) in &view.calls {
            if chip_ui(ui, title, draft.calls.contains(id)).clicked() {
                draft.choose(id);
            }
        }
    });
    let title = |id: &String| {
        let known = view.calls.iter().find(|(known, _)| known == id);
        known.map_or_else(|| id.clone(), |(_, title)| title.clone())
    };
    let chosen: Vec<String> = draft.calls.iter().map(title).collect();
    if !chosen.is_empty() {
        let order = words.text("groups-in-order");
        text_ui(ui, words.labelled(&order, &words.listed(&chosen)));
    }
}

/// A course has a name; one that was assigned before brings its calls along.
fn course_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &AssigningView, draft: &mut AssignmentDraft) {
    line_ui(ui, &surroundings.words.text("groups-course"), &mut draft.course);
    ui.horizontal_wrapped(|ui| {
        for course in &view.courses {
            let is_chosen = draft.course.trim() == course.name && draft.calls == course.calls;
            if chip_ui(ui, &course.name, is_chosen).clicked() {
                draft.course.clone_from(&course.name);
                draft.calls.clone_from(&course.calls);
            }
        }
    });
}

/// The last day, and what is wrong with what was typed.
fn due_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, group: &GroupView, draft: &mut AssignmentDraft) {
    let words = surroundings.words;
    let example = [("day", group.today.clone().into())];
    line_ui(ui, &words.with("groups-due-like", &example), &mut draft.due);
    match CalendarDay::read(&draft.due) {
        _ if draft.due.trim().is_empty() => {}
        Err(why) => drop(text_ui(ui, words.told(&why))),
        Ok(day) if day.to_string() < group.today => drop(text_ui(ui, words.text("groups-due-past"))),
        Ok(_) => {}
    }
}

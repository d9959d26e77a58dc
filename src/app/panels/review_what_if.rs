//! What would have come of it, beside the record: what was done instead, what was heard, the mark that is still in reach, what is open.

use egui::{Id, Ui};

use super::conversation::line_ui;
use super::review_state::ReviewState;
use super::{Surroundings, pressed};
use crate::app::preferences::KeyAction;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{
    OptionCard, button_ui, mark_ui, muted_ui, option_card_ui, raised_card_ui, strong_ui, subheading_ui, text_ui,
};
use crate::app::ui_command::UiCommand;
use crate::sim::score::mark::Mark;
use crate::view::debrief::DebriefStep;
use crate::view::report::steps::StepKind;
use crate::view::review::{ReviewView, WhatIfBranch, WhatIfEnd, WhatIfMove, WhatIfOption, WhatIfView};
use crate::view::verdict::dimension_key;

/// In spacing steps: with less width the branch stands above the record instead of beside it.
const TWO_COLUMNS_FROM: u8 = 120;

/// The branch that begins at a step; none where nothing else could have been done.
pub(super) fn branch_at(view: &ReviewView, step: Option<usize>) -> Option<WhatIfBranch> {
    let step = step?;
    let kind = view.steps.get(step)?.kind;
    // A call that rings can only be taken or missed, and a missed one is over.
    (kind != StepKind::Accept).then(|| WhatIfBranch {
        step,
        taken: Vec::new(),
    })
}

/// Draws the branch that is looked at, if there is one, and asks for the next step of it.
pub(super) fn what_if_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &ReviewView,
    state: &mut ReviewState,
) -> Option<UiCommand> {
    let branch = state.what_if.as_deref()?;
    let words = surroundings.words;
    let mut asked = None;
    let mut is_left = false;
    raised_card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        subheading_ui(ui, &words.labelled(&words.text("what-if-heading"), &branch.place));
        muted_ui(ui, &words.text("what-if-about"));
        ui.horizontal_wrapped(|ui| {
            let key = surroundings.key(KeyAction::Menu);
            is_left = button_ui(ui, &words.text("what-if-leave"), Some(&key)).clicked();
            asked = going_ui(ui, surroundings, branch);
        });
        let theme = Theme::of(ui.ctx());
        if ui.available_width() < theme.space(TWO_COLUMNS_FROM) {
            asked = branch_ui(ui, surroundings, branch).or(asked.take());
            ui.separator();
            record_ui(ui, surroundings, view, branch);
        } else {
            ui.columns_const(|[left, right]| {
                record_ui(left, surroundings, view, branch);
                asked = branch_ui(right, surroundings, branch).or(asked.take());
            });
        }
    });
    if is_left {
        state.what_if = None;
    }
    asked
}

/// One step back, and one step on along a best way.
fn going_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, branch: &WhatIfView) -> Option<UiCommand> {
    let words = surroundings.words;
    let mut asked = None;
    if !branch.branch.taken.is_empty() && button_ui(ui, &words.text("what-if-step-back"), None).clicked() {
        let mut earlier = branch.branch.clone();
        earlier.taken.pop();
        asked = Some(UiCommand::WhatIf(earlier));
    }
    let best = branch.open.iter().find(|option| option.is_best);
    if let Some(best) = best
        && button_ui(ui, &words.text("what-if-best"), None).clicked()
    {
        asked = Some(taking(branch, &best.takes));
    }
    asked
}

fn taking(branch: &WhatIfView, next: &WhatIfMove) -> UiCommand {
    let mut further = branch.branch.clone();
    further.taken.push(next.clone());
    UiCommand::WhatIf(further)
}

/// What the record has from there on.
fn record_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &ReviewView, branch: &WhatIfView) {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    strong_ui(ui, &words.text("what-if-record"), theme.colours.text);
    let steps = view.debrief.as_ref().map(|debrief| &debrief.steps);
    let from = steps.and_then(|steps| steps.get(branch.branch.step..));
    for step in from.unwrap_or_default() {
        mark_ui(ui, step.class, &step_title(surroundings, step));
    }
    let (mark, passed) = branch.recorded;
    text_ui(ui, result(surroundings, mark, passed));
}

fn branch_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, branch: &WhatIfView) -> Option<UiCommand> {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    strong_ui(ui, &words.text("what-if-instead"), theme.colours.text);
    for step in &branch.steps {
        mark_ui(ui, step.class, &step_title(surroundings, step));
        for line in &step.lines {
            line_ui(ui, surroundings, line, None, false);
        }
        for rule in &step.broke {
            let told = rule.told(words);
            strong_ui(ui, &words.remarked(&told, &rule.id), theme.colours.mark(step.class));
        }
    }
    let is_over = branch.end.as_ref().is_some_and(|end| end.result.is_some());
    if let Some(end) = &branch.end {
        end_ui(ui, surroundings, branch, end);
    }
    if !is_over {
        let about = [
            ("mark", branch.reachable.to_string().into()),
            ("lost", branch.lost.to_string().into()),
        ];
        text_ui(ui, words.with("what-if-reachable", &about));
    }
    if branch.is_critical {
        strong_ui(ui, &words.text("what-if-critical"), theme.colours.critical);
    }
    open_ui(ui, surroundings, branch)
}

fn end_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, branch: &WhatIfView, end: &WhatIfEnd) {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    let title = words.labelled(&words.text("debrief-ending"), &end.title);
    strong_ui(ui, &title, theme.colours.text);
    text_ui(ui, &end.epilogue);
    let Some((passed, dimensions)) = &end.result else {
        return;
    };
    text_ui(ui, result(surroundings, branch.reachable, *passed));
    for (dimension, mark) in dimensions {
        text_ui(
            ui,
            words.labelled(&words.text(dimension_key(*dimension)), &mark.to_string()),
        );
    }
    muted_ui(ui, &words.text("what-if-not-counted"));
}

fn result(surroundings: &Surroundings<'_>, mark: Mark, passed: bool) -> String {
    let words = surroundings.words;
    let word = words.text(match passed {
        true => "debrief-passed",
        false => "debrief-not-passed",
    });
    words.remarked(
        &words.labelled(&words.text("debrief-overall"), &mark.to_string()),
        &word,
    )
}

fn step_title(surroundings: &Surroundings<'_>, step: &DebriefStep) -> String {
    let cost = match step.cost.0 > 0 {
        true => format!(" −{}", step.cost),
        false => String::new(),
    };
    let word = surroundings.words.named("mark", &step.class);
    format!("{} · {} · {word}{cost}", step.place, step.label)
}

/// What can be done next; digits take the first nine.
fn open_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, branch: &WhatIfView) -> Option<UiCommand> {
    let words = surroundings.words;
    if branch.open.is_empty() {
        return None;
    }
    strong_ui(ui, &words.text("what-if-open"), Theme::of(ui.ctx()).colours.text);
    let mut asked = None;
    let total = branch.open.len();
    // Cards of another moment are other cards: the keyboard does not stay on what now stands in their place.
    ui.push_id(Id::new(("what-if", branch.branch.taken.len())), |ui| {
        for (place, option) in branch.open.iter().enumerate() {
            let action = KeyAction::CHOICES.get(place).copied();
            let key = action.map_or_else(|| "·".to_owned(), |action| surroundings.key(action));
            let label = option_label(surroundings, option);
            let name = [
                ("n", (place + 1).into()),
                ("total", total.into()),
                ("label", label.clone().into()),
            ];
            let card = OptionCard {
                key: &key,
                label: &label,
                speak: option.speak.as_deref(),
                locked: None,
                name: &words.with("call-option-of", &name),
            };
            let is_pressed = action.is_some_and(|action| pressed(ui, surroundings, action));
            if option_card_ui(ui, &card).clicked() || is_pressed {
                asked = Some(taking(branch, &option.takes));
            }
        }
    });
    asked
}

fn option_label(surroundings: &Surroundings<'_>, option: &WhatIfOption) -> String {
    let words = surroundings.words;
    let mut about = vec![match option.cost.0 > 0 {
        true => format!("−{}", option.cost),
        false => words.text("report-costs-nothing"),
    }];
    let remarks = [
        (option.is_critical, "what-if-breaks-critical"),
        (option.is_best, "what-if-is-best"),
        (option.is_recorded, "what-if-is-recorded"),
    ];
    about.extend(
        remarks
            .into_iter()
            .filter(|(is_so, _)| *is_so)
            .map(|(_, key)| words.text(key)),
    );
    words.remarked(&option.label, &words.listed(&about))
}

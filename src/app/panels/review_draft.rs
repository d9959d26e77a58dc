//! The word that is being written: a mark with its reason, a remark. It cannot be signed before what it needs is there.

use egui::{Id, TextEdit, Ui};

use super::Surroundings;
use super::review_draft_marks::draft_marks_ui;
use super::review_fault::{effect_ui, is_seen};
use super::review_state::ReviewState;
use super::review_word::DraftAbout;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{
    focus, muted_ui, primary_button_ui, quiet_button_ui, raised_card_ui, subheading_ui, text_ui,
};
use crate::app::ui_command::UiCommand;
use crate::view::review::ReviewView;

/// Draws the draft, if there is one.
pub(super) fn draft_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &ReviewView,
    state: &mut ReviewState,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let draft = state.draft.as_mut()?;
    let wants_focus = std::mem::take(&mut state.draft_wants_focus);
    let mut asked = None;
    let mut is_left = false;
    raised_card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        subheading_ui(ui, &words.text(title(&draft.about)));
        if let Some(place) = place(surroundings, view, &draft.about) {
            muted_ui(ui, &place);
        }
        if let Some(about) = consequence(&draft.about) {
            muted_ui(ui, &words.text(about));
        }
        let mut takes_focus = wants_focus;
        draft_marks_ui(ui, surroundings, view, draft, &mut takes_focus);
        let label = match draft.about {
            DraftAbout::Comment(_) => "review-comment-field",
            _ => "review-reason-field",
        };
        field_ui(ui, &words.text(label), &mut draft.reason, &mut takes_focus, 3);
        let saying = draft.saying();
        asked = effect_ui(ui, surroundings, &draft.about, state.fault_effect.as_deref());
        let can_sign = saying.is_ok() && is_seen(&draft.about, state.fault_effect.as_deref());
        ui.horizontal_wrapped(|ui| {
            let button = ui.add_enabled_ui(can_sign, |ui| {
                primary_button_ui(ui, &words.text("review-sign"), None).clicked()
            });
            if quiet_button_ui(ui, &words.text("common-cancel"), None).clicked() {
                is_left = true;
            }
            if let Some(saying) = saying.as_ref().ok().filter(|_| button.inner) {
                asked = Some(UiCommand::Say(Box::new(saying.clone())));
            }
        });
        if let Err(missing) = saying {
            muted_ui(ui, &words.text(missing));
        }
    });
    if is_left {
        state.draft = None;
    }
    asked
}

/// What the word is, as the key of its title.
fn title(about: &DraftAbout) -> &'static str {
    match about {
        DraftAbout::Override(..) => "review-other-mark",
        DraftAbout::LeaveOut(_) => "review-leave-out",
        DraftAbout::CountAgain(_) => "review-count-again",
        DraftAbout::NotApplicable(..) => "review-not-applicable",
        DraftAbout::Comment(_) => "review-comment",
        DraftAbout::Reopen => "review-reopen",
        DraftAbout::Unblind => "review-look",
        DraftAbout::Dispute(..) => "review-dispute",
        DraftAbout::Answer(..) => "review-answer",
        DraftAbout::Settle(_) => "review-settle",
        DraftAbout::Fault(_) => "review-fault",
        DraftAbout::Decide(decision) => match decision {
            crate::sim::assessment::event::Decision::Pass => "review-decide-pass",
            crate::sim::assessment::event::Decision::Fail => "review-decide-fail",
            crate::sim::assessment::event::Decision::Void => "review-decide-void",
            crate::sim::assessment::event::Decision::Resume => "review-decide-resume",
        },
    }
}

/// What comes of it where the title does not say it all, as a key.
fn consequence(about: &DraftAbout) -> Option<&'static str> {
    match about {
        DraftAbout::Override(..) => Some("review-other-mark-about"),
        DraftAbout::LeaveOut(_) => Some("review-leave-out-about"),
        _ => None,
    }
}

/// The turn or the item that it is about.
fn place(surroundings: &Surroundings<'_>, view: &ReviewView, about: &DraftAbout) -> Option<String> {
    let words = surroundings.words;
    match about {
        DraftAbout::Override(_, turn) | DraftAbout::Comment(turn) => Some(match turn {
            Some(turn) => words.with("debrief-turn", &[("n", (*turn).into())]),
            None => words.text("review-whole-call"),
        }),
        DraftAbout::LeaveOut(turn) | DraftAbout::CountAgain(turn) | DraftAbout::Dispute(turn, ..) => {
            Some(words.with("debrief-turn", &[("n", (*turn).into())]))
        }
        DraftAbout::NotApplicable(_, item) => Some(item.clone()),
        DraftAbout::Answer(dispute, _) => {
            let about = view.contested.disputes.iter().find(|one| one.event == *dispute);
            about.map(|one| one.about.clone())
        }
        DraftAbout::Fault(fault) => {
            let all = view.steps.iter().flat_map(|step| &step.faults);
            let mut named = all.filter(|(known, _)| known == fault);
            named.next().map(|(_, name)| name.clone())
        }
        DraftAbout::Reopen | DraftAbout::Unblind | DraftAbout::Decide(_) | DraftAbout::Settle(_) => None,
    }
}

/// A field with its name above it; the first that is drawn takes the keyboard if it is wanted.
pub(super) fn field_ui(ui: &mut Ui, name: &str, text: &mut String, takes_focus: &mut bool, rows: usize) {
    let theme = Theme::of(ui.ctx());
    let label = text_ui(ui, name);
    let field = match rows {
        1 => TextEdit::singleline(text),
        _ => TextEdit::multiline(text).desired_rows(rows),
    };
    let field = field
        .id(Id::new("review-draft").with(name))
        .hint_text(name)
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::from(theme.space(2)));
    let response = ui.add(field).labelled_by(label.id);
    if std::mem::take(takes_focus) {
        response.request_focus();
    }
    focus::ring(ui, &response, theme.control_corners());
}

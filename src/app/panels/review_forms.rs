//! A centre's own forms in the review: their items, and how to judge by another one.

use egui::{Id, TextEdit, Ui};

use super::Surroundings;
use super::review_state::ReviewState;
use super::review_word::DraftAbout;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{
    button_ui, card_ui, chip_ui, focus, muted_ui, quiet_button_ui, subheading_ui, text_ui,
};
use crate::app::ui_command::UiCommand;
use crate::sim::assessment::event::Saying;
use crate::sim::assessment::form::Answer;
use crate::view::review::{FormItemView, FormView};

/// Draws the way to another form: the name of its file, or the example. A file that is dropped on the review is one, too.
pub(super) fn another_form_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    state: &mut ReviewState,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let Some(path) = &mut state.form_path else {
        if quiet_button_ui(ui, &words.text("review-form-add"), None).clicked() {
            state.form_path = Some(String::new());
        }
        return None;
    };
    let mut asked = None;
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        let label = text_ui(ui, words.text("review-form-about"));
        let field = TextEdit::singleline(path)
            .id(Id::new("review-form"))
            .hint_text(words.text("review-form-path"))
            .desired_width(f32::INFINITY);
        let response = ui.add(field).labelled_by(label.id);
        focus::ring(ui, &response, Theme::of(ui.ctx()).control_corners());
        ui.horizontal_wrapped(|ui| {
            let is_named = !path.trim().is_empty();
            let use_it = ui.add_enabled_ui(is_named, |ui| {
                button_ui(ui, &words.text("review-form-use"), None).clicked()
            });
            if use_it.inner {
                asked = Some(UiCommand::UseForm(Some(path.trim().into())));
            }
            if quiet_button_ui(ui, &words.text("review-form-example"), None).clicked() {
                asked = Some(UiCommand::UseForm(None));
            }
        });
    });
    if asked.is_some() {
        state.form_path = None;
    }
    asked
}

/// Draws a form with its items.
pub(super) fn form_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    form: &FormView,
    state: &mut ReviewState,
) -> Option<Saying> {
    let mut said = None;
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        subheading_ui(ui, &form.title);
        for item in &form.items {
            said = item_ui(ui, surroundings, form, item, state).or(said.take());
        }
    });
    said
}

fn item_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    form: &FormView,
    item: &FormItemView,
    state: &mut ReviewState,
) -> Option<Saying> {
    let words = surroundings.words;
    let mut said = None;
    text_ui(ui, &item.text);
    if item.is_fatal {
        muted_ui(ui, &words.text("review-item-fatal"));
    }
    ui.horizontal_wrapped(|ui| {
        for points in 0..=item.scale {
            let is_on = item.answer == Some(Answer::Points(points));
            let text = words.with("common-points", &[("n", points.into())]);
            if chip_ui(ui, &text, is_on).clicked() && !is_on {
                said = Some(Saying::Item {
                    form: form.sha256.clone(),
                    item: item.id.clone(),
                    points,
                    comment: None,
                });
            }
        }
        if item.may_not_apply {
            let is_on = item.answer == Some(Answer::NotApplicable);
            if chip_ui(ui, &words.text("review-not-applicable"), is_on).clicked() && !is_on {
                state.write(DraftAbout::NotApplicable(form.sha256.clone(), item.id.clone()));
            }
        }
    });
    said
}

//! Playing from here: with which mood and which facts a call in the middle begins.

use egui::{ComboBox, Ui};

use super::Surroundings;
use super::author_state::AuthorState;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{button_ui, focus, muted_ui, slider_in_steps_ui, subheading_ui, text_ui};
use crate::app::ui_command::UiCommand;
use crate::sim::call::FromHere;
use crate::view::author::{AuthorFact, AuthorNode, AuthorView};
use crate::words::Words;

/// Draws the choices and the button.
pub fn play_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &AuthorView,
    node: &AuthorNode,
    state: &mut AuthorState,
) -> Option<UiCommand> {
    let words = surroundings.words;
    subheading_ui(ui, &words.text("author-play"));
    muted_ui(ui, &words.text("author-play-about"));
    let mut mood = state.mood.unwrap_or(view.mood);
    for (meter, key) in mood.iter_mut().zip(["call-tension", "call-trust", "call-patience"]) {
        slider_in_steps_ui(ui, &words.text(key), meter, 0..=100, 5);
    }
    if mood != view.mood || state.mood.is_some() {
        state.mood = Some(mood);
    }
    for fact in &view.facts {
        fact_ui(ui, words, fact, state);
    }
    let wanted = button_ui(ui, &words.text("author-play-button"), None).clicked();
    wanted.then(|| {
        // A fact or value that the file no longer has is forgotten.
        let is_known = |id: &str, value: &str| {
            let fact = view.facts.iter().find(|fact| fact.id == id);
            fact.is_some_and(|fact| fact.values.iter().any(|known| known == value))
        };
        let facts = state.facts.iter().filter(|(id, value)| is_known(id, value));
        UiCommand::PlayFrom(FromHere {
            node: node.id.clone(),
            mood,
            facts: facts.map(|(id, value)| (id.clone(), value.clone())).collect(),
        })
    })
}

fn fact_ui(ui: &mut Ui, words: &Words, fact: &AuthorFact, state: &mut AuthorState) {
    let first = fact.values.first().cloned().unwrap_or_default();
    let mut value = state.facts.get(&fact.id).unwrap_or(&first).clone();
    let shown = |value: &str| match (fact.is_flag, value) {
        (true, "yes") => words.text("common-yes"),
        (true, _) => words.text("common-no"),
        (false, value) => value.to_owned(),
    };
    let label = text_ui(ui, &fact.id);
    let chosen = ComboBox::from_id_salt(("author-fact", &fact.id))
        .selected_text(shown(&value))
        .width(ui.available_width())
        .truncate()
        .show_ui(ui, |ui| {
            for known in &fact.values {
                ui.selectable_value(&mut value, known.clone(), shown(known));
            }
        });
    let response = chosen.response.labelled_by(label.id);
    focus::ring(ui, &response, Theme::of(ui.ctx()).control_corners());
    // Whoever has touched a drawn fact means it, also when it is as at the start.
    if value != first || state.facts.contains_key(&fact.id) {
        state.facts.insert(fact.id.clone(), value);
    }
}

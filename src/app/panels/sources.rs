//! The sources of rules and lessons: each sentence is read once in a place, and afterwards its id says enough.

use std::collections::BTreeSet;

use egui::Ui;

use crate::app::theme::widgets::muted_ui;

/// The sources whose sentences have been told in a place.
#[derive(Debug, Clone, Default)]
pub(super) struct ToldSources(BTreeSet<String>);

impl ToldSources {
    /// Draws sources, each with its id and its sentence; those that were told in another card, with their ids alone.
    pub(super) fn tell_ui(&mut self, ui: &mut Ui, sources: &[(String, String)]) {
        let told: Vec<&str> = self.tell_new_ui(ui, sources);
        if !told.is_empty() {
            muted_ui(ui, &told.join(" · "));
        }
    }

    /// Draws those that have not been told yet, and returns the ids of the others: in one card nobody needs them twice.
    pub(super) fn tell_new_ui<'s>(&mut self, ui: &mut Ui, sources: &'s [(String, String)]) -> Vec<&'s str> {
        let mut told = Vec::new();
        for (id, sentence) in sources {
            if self.0.insert(id.clone()) {
                muted_ui(ui, &format!("{id} · {sentence}"));
            } else {
                told.push(id.as_str());
            }
        }
        told
    }
}

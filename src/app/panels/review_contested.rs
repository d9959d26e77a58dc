//! What is contested about a session: disputes and their answers, and marks that differ.

use egui::Ui;

use super::Surroundings;
use super::review_state::ReviewState;
use super::review_word::{DraftAbout, Settlement};
use crate::app::theme::Theme;
use crate::app::theme::widgets::{button_ui, card_ui, muted_ui, strong_ui, subheading_ui, text_ui};
use crate::view::review::{Differing, DisputeView, ReviewView};

/// Draws it; nothing where nothing is contested.
pub(super) fn contested_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &ReviewView, state: &mut ReviewState) {
    let contested = &view.contested;
    if contested.disputes.is_empty() && contested.differing.is_none() {
        return;
    }
    subheading_ui(ui, &surroundings.words.text("review-contested"));
    if let Some(differing) = &contested.differing {
        differing_ui(ui, surroundings, differing, state);
    }
    for dispute in &contested.disputes {
        dispute_ui(ui, surroundings, dispute, state);
    }
}

fn differing_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, differing: &Differing, state: &mut ReviewState) {
    let words = surroundings.words;
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        text_ui(ui, words.text("review-settle-about"));
        for line in &differing.given {
            text_ui(ui, line);
        }
        if button_ui(ui, &words.text("review-settle"), None).clicked() {
            let marks = differing.dimensions.iter().map(|dimension| (*dimension, String::new()));
            state.write(DraftAbout::Settle(Settlement {
                heads: differing.heads.clone(),
                marks: marks.collect(),
                fails: true,
            }));
        }
    });
}

fn dispute_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, dispute: &DisputeView, state: &mut ReviewState) {
    let words = surroundings.words;
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        strong_ui(ui, &dispute.about, Theme::of(ui.ctx()).colours.text);
        text_ui(ui, &dispute.reason);
        for answer in &dispute.answers {
            text_ui(ui, answer);
        }
        if !dispute.may_answer {
            if dispute.answers.is_empty() {
                muted_ui(ui, &words.text("review-answer-not-yours"));
            }
        } else if button_ui(ui, &words.text("review-answer"), None).clicked() {
            let least = u32::try_from(dispute.disputed.0).unwrap_or_default();
            state.write(DraftAbout::Answer(dispute.event.clone(), least));
        }
    });
}

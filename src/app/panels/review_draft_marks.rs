//! The marks of a word that is being written: which dimension, whose mark, and what it is to be.

use egui::Ui;

use super::Surroundings;
use super::review_draft::field_ui;
use super::review_word::{Draft, DraftAbout, Settlement};
use crate::app::theme::widgets::{chip_ui, muted_ui};
use crate::sim::scenario::model::Dimension;
use crate::sim::score::mark::Mark;
use crate::view::review::{Disputable, ReviewView};
use crate::view::verdict::dimension_key;

/// Draws the fields for marks, if the word has any.
pub(super) fn draft_marks_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &ReviewView,
    draft: &mut Draft,
    takes_focus: &mut bool,
) {
    let words = surroundings.words;
    let field = match &mut draft.about {
        DraftAbout::Override(chosen, _) => {
            let measured = view.marks.dimensions.iter().map(|item| item.dimension);
            chosen_ui(ui, surroundings, measured, chosen);
            "review-mark-field"
        }
        DraftAbout::Dispute(_, chosen, disputed) => {
            whose_ui(ui, view, disputed);
            let measured = disputed.marks.iter().map(|(dimension, _)| *dimension);
            chosen_ui(ui, surroundings, measured, chosen);
            let mark = disputed.tenths(*chosen).unwrap_or_default();
            let mark = [
                ("whose", disputed.whose.clone().into()),
                ("mark", Mark(i64::from(mark)).to_string().into()),
            ];
            muted_ui(ui, &words.with("review-disputed-mark", &mark));
            "review-proposed-field"
        }
        DraftAbout::Answer(_, least) => {
            let mark = [("mark", Mark(i64::from(*least)).to_string().into())];
            muted_ui(ui, &words.with("review-answer-about", &mark));
            "review-granted-field"
        }
        DraftAbout::Settle(settlement) => return settlement_ui(ui, surroundings, view, settlement, takes_focus),
        _ => return,
    };
    field_ui(ui, &words.text(field), &mut draft.mark, takes_focus, 1);
}

fn chosen_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    dimensions: impl Iterator<Item = Dimension>,
    chosen: &mut Dimension,
) {
    ui.horizontal_wrapped(|ui| {
        for dimension in dimensions {
            let name = surroundings.words.text(dimension_key(dimension));
            if chip_ui(ui, &name, *chosen == dimension).clicked() {
                *chosen = dimension;
            }
        }
    });
}

/// With one set of marks there is nothing to choose.
fn whose_ui(ui: &mut Ui, view: &ReviewView, disputed: &mut Disputable) {
    let all = &view.contested.disputable;
    if all.len() < 2 {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for other in all {
            if chip_ui(ui, &other.whose, *other == *disputed).clicked() {
                *disputed = other.clone();
            }
        }
    });
}

fn settlement_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &ReviewView,
    settlement: &mut Settlement,
    takes_focus: &mut bool,
) {
    let words = surroundings.words;
    for line in view.contested.differing.iter().flat_map(|differing| &differing.given) {
        muted_ui(ui, line);
    }
    for (dimension, mark) in &mut settlement.marks {
        let name = words.text(dimension_key(*dimension));
        field_ui(ui, &name, mark, takes_focus, 1);
    }
    ui.checkbox(&mut settlement.fails, words.text("review-settle-fails"));
}

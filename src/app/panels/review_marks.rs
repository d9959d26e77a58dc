//! The own marks: dimensions to confirm or to mark otherwise, items of forms, one global rating, and closing.

use egui::Ui;

use super::Surroundings;
use super::review_forms::{another_form_ui, form_ui};
use super::review_state::ReviewState;
use super::review_word::DraftAbout;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{
    button_ui, card_ui, chip_ui, dimension_glyph_ui, muted_ui, primary_button_ui, strong_ui, subheading_ui, text_ui,
};
use crate::app::ui_command::UiCommand;
use crate::sim::assessment::event::{Decision, Saying};
use crate::sim::assessment::standing::Judgement;
use crate::sim::score::mark::Mark;
use crate::view::review::{DimensionItem, ReviewView};
use crate::view::verdict::dimension_key;

/// The best global rating.
const BEST_RATING: u32 = 5;

/// What can be decided about a record without a mark, with the keys of the words.
const DECISIONS: [(Decision, &str); 3] = [
    (Decision::Void, "review-decide-void"),
    (Decision::Resume, "review-decide-resume"),
    (Decision::Fail, "review-decide-fail"),
];

/// Draws the own marks.
pub(super) fn marks_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &ReviewView,
    state: &mut ReviewState,
) -> Option<UiCommand> {
    let words = surroundings.words;
    let marks = &view.marks;
    subheading_ui(ui, &words.text("review-own-marks"));
    let Some(who) = &marks.who else {
        muted_ui(ui, &words.text("review-no-key"));
        return None;
    };
    muted_ui(ui, &words.with("review-signed-by", &[("who", who.clone().into())]));
    if marks.needs_decision {
        decision_ui(ui, surroundings, state);
    }
    if marks.dimensions.is_empty() {
        return None;
    }
    if !marks.is_blind {
        muted_ui(ui, &words.text("review-not-blind"));
    }
    if !marks.outcome.is_empty() {
        text_ui(ui, &marks.outcome);
    }
    if marks.is_closed {
        text_ui(ui, words.text("review-closed"));
        if button_ui(ui, &words.text("review-reopen"), None).clicked() {
            state.write(DraftAbout::Reopen);
        }
    }
    let mut said = None;
    ui.add_enabled_ui(!marks.is_closed, |ui| {
        for item in &marks.dimensions {
            said = dimension_ui(ui, surroundings, item, state).or(said.take());
        }
        for form in &marks.forms {
            said = form_ui(ui, surroundings, form, state).or(said.take());
        }
        said = global_ui(ui, surroundings, marks.global).or(said.take());
    });
    let form = (!marks.is_closed)
        .then(|| another_form_ui(ui, surroundings, state))
        .flatten();
    if !marks.is_closed {
        said = close_ui(ui, surroundings, view).or(said);
    }
    said.map(|said| UiCommand::Say(Box::new(said))).or(form)
}

fn decision_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, state: &mut ReviewState) {
    let words = surroundings.words;
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        text_ui(ui, words.text("review-decision-about"));
        ui.horizontal_wrapped(|ui| {
            for (decision, key) in DECISIONS {
                if button_ui(ui, &words.text(key), None).clicked() {
                    state.write(DraftAbout::Decide(decision));
                }
            }
        });
    });
}

fn dimension_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    item: &DimensionItem,
    state: &mut ReviewState,
) -> Option<Saying> {
    let words = surroundings.words;
    let theme = Theme::of(ui.ctx());
    let name = words.text(dimension_key(item.dimension));
    let mut said = None;
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            dimension_glyph_ui(ui, item.dimension, &name);
            strong_ui(ui, &name, theme.colours.text);
            let computed = ("mark", item.computed.to_string().into());
            let told = match item.after_voiding {
                None => words.with("review-computed", &[computed]),
                Some(after) => words.with(
                    "review-computed-after-voiding",
                    &[computed, ("after", after.to_string().into())],
                ),
            };
            muted_ui(ui, &told);
        });
        if let Judgement::Overridden { tenths, turn, reason } = &item.judgement {
            let mark = Mark(i64::from(*tenths)).to_string();
            let text = words.with("review-own-mark", &[("mark", mark.into())]);
            let place = turn.map(|turn| words.with("debrief-turn", &[("n", turn.into())]));
            text_ui(ui, place.map_or(text.clone(), |place| words.remarked(&text, &place)));
            muted_ui(ui, reason);
        }
        ui.horizontal_wrapped(|ui| {
            let is_confirmed = item.judgement == Judgement::Confirmed;
            // What is signed is not always what was computed: faults, turns that were left out and forms change it.
            let confirm = match item.if_confirmed {
                Some(mark) => words.with("review-confirm-mark", &[("mark", mark.to_string().into())]),
                None => words.text("review-confirm"),
            };
            let chip = chip_ui(ui, &words.labelled(&name, &confirm), is_confirmed);
            if chip.clicked() && !is_confirmed {
                said = Some(Saying::Confirm {
                    dimension: item.dimension,
                });
            }
            let is_overridden = matches!(item.judgement, Judgement::Overridden { .. });
            let other = words.text("review-other-mark");
            if chip_ui(ui, &words.labelled(&name, &other), is_overridden).clicked() {
                state.write(DraftAbout::Override(item.dimension, None));
            }
        });
    });
    said
}

fn global_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, given: Option<u32>) -> Option<Saying> {
    let words = surroundings.words;
    let mut said = None;
    card_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        strong_ui(ui, &words.text("review-global"), Theme::of(ui.ctx()).colours.text);
        muted_ui(ui, &words.text("review-global-about"));
        ui.horizontal_wrapped(|ui| {
            for rating in 1..=BEST_RATING {
                let word = words.text(&format!("review-global-{rating}"));
                let is_on = given == Some(rating);
                if chip_ui(ui, &format!("{rating} {word}"), is_on).clicked() && !is_on {
                    said = Some(Saying::Global { rating, comment: None });
                }
            }
        });
    });
    said
}

/// Closing is for marks that are complete; what is missing is said.
fn close_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &ReviewView) -> Option<Saying> {
    let words = surroundings.words;
    let open = view.marks.dimensions.iter().filter(|item| !item.judgement.is_given());
    let open: Vec<String> = open.map(|item| words.text(dimension_key(item.dimension))).collect();
    let button = ui.add_enabled_ui(open.is_empty(), |ui| {
        primary_button_ui(ui, &words.text("review-close"), None).clicked()
    });
    match open.is_empty() {
        true => muted_ui(ui, &words.text("review-close-about")),
        false => muted_ui(
            ui,
            &words.with("review-still-open", &[("what", words.listed(&open).into())]),
        ),
    };
    button.inner.then_some(Saying::Close)
}

//! A fault of the call: what of the step is faulty, and whose marks that changes, before it is signed for good.

use egui::Ui;

use super::Surroundings;
use super::review_state::ReviewState;
use super::review_word::DraftAbout;
use crate::app::theme::widgets::{button_ui, chip_ui, muted_ui, text_ui, toggle_button_ui};
use crate::app::ui_command::UiCommand;
use crate::view::review::{FaultEffectView, ReviewView};

/// Draws the choice of what is faulty at the step that is looked at.
pub(super) fn fault_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, view: &ReviewView, state: &mut ReviewState) {
    let words = surroundings.words;
    let faults = state
        .step
        .and_then(|step| view.steps.get(step))
        .map(|step| &step.faults);
    let Some(faults) = faults.filter(|_| view.marks.who.is_some()) else {
        return;
    };
    if toggle_button_ui(ui, &words.text("review-fault"), None, state.fault_is_open).clicked() {
        state.fault_is_open = !state.fault_is_open;
    }
    if !state.fault_is_open {
        return;
    }
    muted_ui(ui, &words.text("review-fault-about"));
    for (fault, name) in faults {
        if chip_ui(ui, name, false).clicked() {
            state.fault_is_open = false;
            state.fault_effect = None;
            state.write(DraftAbout::Fault(fault.clone()));
        }
    }
}

/// Draws whose marks a fault changes, or the button that asks for it; for other words nothing.
pub(super) fn effect_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    about: &DraftAbout,
    effect: Option<&FaultEffectView>,
) -> Option<UiCommand> {
    let DraftAbout::Fault(fault) = about else {
        return None;
    };
    let words = surroundings.words;
    let Some(effect) = effect.filter(|effect| effect.fault == *fault) else {
        let asks = button_ui(ui, &words.text("review-fault-effect"), None).clicked();
        return asks.then(|| UiCommand::AskFault(fault.clone()));
    };
    if effect.lines.is_empty() {
        text_ui(ui, words.text("review-fault-none"));
    }
    for line in &effect.lines {
        text_ui(ui, line);
    }
    for note in &effect.notes {
        muted_ui(ui, note);
    }
    text_ui(ui, words.text("review-fault-for-good"));
    None
}

/// Whether everything was seen that has to be seen before this is signed.
pub(super) fn is_seen(about: &DraftAbout, effect: Option<&FaultEffectView>) -> bool {
    match about {
        DraftAbout::Fault(fault) => effect.is_some_and(|effect| effect.fault == *fault),
        _ => true,
    }
}

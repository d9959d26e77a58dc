//! A hint in practice: what the next answer decides about, never which one is right.

use super::hold_manners::asks;
use super::presenter::Presenter;
use super::verdict::dimension_key;
use crate::sim::call::Call;
use crate::sim::score::mark::Mark;
use crate::sim::score::scorecard::{Alternative, DIMENSIONS};

/// The hint for the decision that a call waits for: the dimensions in which its options differ, what the costliest takes, whether
/// one of them alone fails the call, that a hold is asked for first where an option does that, and what the desktop still holds. `open` are its options with their costs.
pub fn hint(presenter: &Presenter, call: &Call, open: &[Alternative]) -> Option<String> {
    let words = &presenter.words;
    let differs = |d: usize| {
        let losses = open.iter().map(|option| option.loss[d]);
        losses.clone().min() != losses.max()
    };
    let names = DIMENSIONS.into_iter().enumerate().filter(|(d, _)| differs(*d));
    let names: Vec<String> = names
        .map(|(_, dimension)| words.text(dimension_key(dimension)).to_lowercase())
        .collect();
    let mut sentences = Vec::new();
    if open.is_empty() {
        return None;
    }
    if names.is_empty() {
        sentences.push(words.text("hint-nothing"));
    } else {
        let most = open.iter().map(|option| option.cost).max().unwrap_or(Mark(0));
        let about = [
            ("dimensions", words.together(&names).into()),
            ("most", most.to_string().into()),
        ];
        sentences.push(words.with("hint-about", &about));
    }
    if open.iter().any(|option| option.critical) {
        sentences.push(words.text("hint-critical"));
    }
    let program = &presenter.program;
    let choices = call.decision().map_or(&[][..], |decision| decision.choices.as_slice());
    let open_choices = open.iter().filter_map(|option| choices.get(usize::from(option.choice)));
    if program.hold.is_some() && open_choices.into_iter().any(|choice| asks(program, choice)) {
        sentences.push(words.text("hint-hold"));
    }
    let unopened = program.items.iter().enumerate().filter(|(index, item)| {
        item.exists.holds(call.state())
            && program.can_look_up(call.state(), *index)
            && !call.looked().contains(&(*index as u8))
    });
    if unopened.count() > 0 {
        sentences.push(words.text("hint-desktop"));
    }
    let gap = if presenter.wording.language() == "en" { " " } else { "" };
    Some(sentences.join(gap))
}

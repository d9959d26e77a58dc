//! The verdict in one sentence: passed or not, and why; then where most was lost.

use super::debrief::DebriefStep;
use super::debrief_steps::step_place;
use super::presenter::Presenter;
use crate::sim::score::scorecard::{Failure, Scorecard, ScoredStep, StepClass};

/// Where a step stands, within a sentence.
const PLACE: [&str; 3] = ["verdict-in-turn", "verdict-after-turn", "verdict-before-first-turn"];

/// Two sentences at most.
pub(super) fn verdict(presenter: &Presenter, card: &Scorecard, steps: &[DebriefStep]) -> String {
    let words = &presenter.words;
    let critical = card
        .steps
        .iter()
        .zip(steps)
        .find(|(step, _)| step.class == StepClass::Critical);
    let overall = ("overall", card.overall.to_string().into());
    let pass = ("pass", card.pass_mark.to_string().into());
    let first = match card.failures.first() {
        None => words.with("verdict-passed", &[overall]),
        Some(Failure::Critical) => match critical {
            Some((step, shown)) => words.with(
                "verdict-critical-at",
                &[
                    ("place", step_place(presenter, step, PLACE).into()),
                    ("label", shown.label.clone().into()),
                ],
            ),
            None => words.text("verdict-critical"),
        },
        Some(Failure::BelowPassMark) => words.with("verdict-below-pass-mark", &[overall, pass]),
        Some(Failure::BelowFloor(dimension)) => {
            let score = card.dimensions[*dimension as usize];
            let name = words.text(dimension_key(*dimension));
            words.with(
                "verdict-below-floor",
                &[
                    ("dimension", name.into()),
                    ("mark", score.mark.to_string().into()),
                    ("floor", score.floor.to_string().into()),
                ],
            )
        }
    };
    // A critical breach has been named already; what follows is about points.
    let named = critical
        .map(|(step, _)| step)
        .filter(|_| card.failures.first() == Some(&Failure::Critical));
    let Some(second) = lost_most(presenter, card, steps, named) else {
        return match critical {
            Some(_) => first,
            None => joined(presenter, &first, &words.text("verdict-nothing-lost")),
        };
    };
    joined(presenter, &first, &second)
}

/// Where most was lost: at a step, or in the after-call work if that cost more than any step; nothing where nothing was.
/// `named` is the step that the sentence before has told of already.
fn lost_most(
    presenter: &Presenter,
    card: &Scorecard,
    steps: &[DebriefStep],
    named: Option<&ScoredStep>,
) -> Option<String> {
    let words = &presenter.words;
    let costly = card.steps.iter().enumerate().filter(|(_, step)| step.cost.0 > 0);
    let costliest = costly.min_by_key(|(_, step)| std::cmp::Reverse(step.cost));
    let after_call = card.wrap_up.cost;
    let Some((place, step)) = costliest else {
        return (after_call.0 > 0).then(|| words.text("verdict-lost-in-wrap-up"));
    };
    if after_call > step.cost {
        let cost = [("cost", after_call.to_string().into())];
        return Some(words.with("verdict-lost-most-in-wrap-up", &cost));
    }
    let label = steps.get(place).map_or("", |step| step.label.as_str());
    let what = [
        ("place", step_place(presenter, step, PLACE).into()),
        ("label", label.to_owned().into()),
        ("cost", step.cost.to_string().into()),
    ];
    // Below 0 nothing more can be lost, whatever the sum says.
    let key = match step.attainable.0 < 0 {
        true => "verdict-lost-all",
        false if named.is_some_and(|named| std::ptr::eq(named, step)) => "verdict-lost-most-there",
        false => "verdict-lost-most",
    };
    Some(words.with(key, &what))
}

fn joined(presenter: &Presenter, first: &str, second: &str) -> String {
    let gap = if presenter.wording.language() == "en" { " " } else { "" };
    format!("{first}{gap}{second}")
}

/// The interface's word for a dimension.
pub fn dimension_key(dimension: crate::sim::scenario::model::Dimension) -> &'static str {
    use crate::sim::scenario::model::Dimension;
    match dimension {
        Dimension::Empathy => "dimension-empathy",
        Dimension::Accuracy => "dimension-accuracy",
        Dimension::Compliance => "dimension-compliance",
    }
}

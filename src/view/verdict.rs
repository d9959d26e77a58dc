//! The verdict in one sentence: passed or not, and why; then where most was lost.

use super::debrief::DebriefStep;
use super::debrief_steps::step_place;
use super::presenter::Presenter;
use crate::sim::score::scorecard::{Failure, Scorecard, StepClass};

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
    let costly = card.steps.iter().enumerate().filter(|(_, step)| step.cost.0 > 0);
    let second = match costly.min_by_key(|(_, step)| std::cmp::Reverse(step.cost)) {
        Some((place, step)) => {
            let label = steps.get(place).map_or("", |step| step.label.as_str());
            words.with(
                "verdict-lost-most",
                &[
                    ("place", step_place(presenter, step, PLACE).into()),
                    ("label", label.to_owned().into()),
                    ("cost", step.cost.to_string().into()),
                ],
            )
        }
        None if card.wrap_up.cost.0 > 0 => words.text("verdict-lost-in-wrap-up"),
        None if critical.is_some() => return first,
        None => words.text("verdict-nothing-lost"),
    };
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

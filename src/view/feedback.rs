//! The comment on the answer that was just given, in practice.

use super::cost::cost_sentence;
use super::debrief_steps::{reaction, rule_view};
use super::presenter::Presenter;
use crate::sim::program::step::Move;
use crate::sim::score::mark::Mark;
use crate::sim::score::scorecard::{ScoredStep, StepClass};

/// What is said of the newest answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feedback {
    /// How it is marked.
    pub class: StepClass,
    /// The lesson.
    pub why: String,
    /// What it cost, in one sentence; none if it cost nothing.
    pub cost: Option<String>,
    /// The rules that it broke, each in one sentence.
    pub broke: Vec<String>,
}

/// The comment on the last answer of a call that goes on; none before the first. A decision that ran out is an answer, too.
pub fn feedback(presenter: &Presenter, steps: &[ScoredStep]) -> Option<Feedback> {
    let place = steps
        .iter()
        .rposition(|step| matches!(step.record.made, Move::Choose(_) | Move::Expire))?;
    let step = steps.get(place)?;
    let left = Mark(step.attainable.0 + step.cost.0);
    let rules = step.breaches.iter();
    Some(Feedback {
        class: step.class,
        why: reaction(presenter, step).map_or_else(String::new, |reaction| presenter.text(reaction.why)),
        cost: (step.cost.0 > 0).then(|| cost_sentence(&presenter.words, step.class, step.cost, left)),
        broke: rules
            .map(|(rule, taken)| rule_view(presenter, *rule, Some(*taken)).told(&presenter.words))
            .collect(),
    })
}

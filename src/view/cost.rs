//! What a step cost, in one sentence that never promises points that were not there.

use crate::sim::score::mark::Mark;
use crate::sim::score::scorecard::StepClass;
use crate::view::debrief::DebriefStep;
use crate::words::Words;

/// What a step cost of the overall mark. `left` is the mark that was attainable before it; far below the floor it is negative, and
/// then nobody wants to read it.
pub fn cost_sentence(words: &Words, class: StepClass, lost: Mark, left: Mark) -> String {
    match class {
        StepClass::Critical if lost.0 <= 0 => words.text("debrief-cost-critical"),
        _ => sentence(words, &lost, &left, &Mark(lost.0 - left.0), (left.0 > 0, left >= lost)),
    }
}

/// What a step cost in one dimension, in points.
pub fn points_sentence(words: &Words, lost: i32, left: i32) -> String {
    sentence(words, &lost, &left, &(lost - left), (left > 0, left >= lost))
}

/// What a step cost of the whole call, beside what it cost in each dimension; nothing where it cost nothing or more than was left.
pub fn overall_sentence(words: &Words, step: &DebriefStep) -> Option<String> {
    let is_told = step.cost.0 > 0 && step.attainable.0 >= 0;
    is_told.then(|| words.with("debrief-cost-overall", &[("lost", step.cost.to_string().into())]))
}

fn sentence(
    words: &Words,
    lost: &dyn ToString,
    left: &dyn ToString,
    more: &dyn ToString,
    has_left: (bool, bool),
) -> String {
    let lost = ("lost", lost.to_string().into());
    let left = ("left", left.to_string().into());
    let more = ("more", more.to_string().into());
    match has_left {
        (true, true) => words.with("debrief-cost", &[lost, left]),
        (true, false) => words.with("debrief-cost-all", &[left, more]),
        (false, _) => words.with("debrief-cost-plain", &[lost]),
    }
}

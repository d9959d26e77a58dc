//! What of a step could be faulty.

use crate::sim::assessment::event::Fault;
use crate::view::report::steps::ReportedStep;
use crate::words::Words;

/// The rules that it broke, the options that were open, and the whole place, each with its name.
pub(super) fn faults_of(words: &Words, step: &ReportedStep) -> Vec<(Fault, String)> {
    let rules = step.rules.iter().map(|rule| {
        let name = words.labelled(&words.text("debrief-rule"), rule);
        (Fault::Rule { rule: rule.clone() }, name)
    });
    let options = step.open.iter().map(|(option, label)| {
        let fault = Fault::Option {
            node: step.node.clone(),
            option: option.clone(),
        };
        (fault, words.labelled(&words.text("review-fault-option"), label))
    });
    let node = Fault::Node {
        node: step.node.clone(),
    };
    let place = words.labelled(&words.text("review-fault-place"), &step.node);
    rules.chain(options).chain([(node, place)]).collect()
}

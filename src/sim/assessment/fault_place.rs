//! Whether a scenario has the part that is said to be faulty, and which version of it is meant.

use super::event::Fault;
use crate::sim::check::CheckedScenario;
use crate::sim::check::role::{Role, role};
use crate::sim::program::compile::compile;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::hash::sha256_hex;

/// SHA-256 of the scenario's own file, as records name it.
pub fn sha256_of(scenario: &CheckedScenario) -> String {
    let id = &scenario.scenario.id.value;
    let own = scenario
        .files
        .iter()
        .find(|file| role(&file.name) == Role::Scenario(id));
    own.map_or_else(String::new, |file| sha256_hex(&[&file.bytes]))
}

/// A sentence about a part that the scenario does not have.
pub fn unknown_part(scenario: &CheckedScenario, fault: &Fault) -> Option<Sentence> {
    let nodes = || scenario.scenario.nodes.iter();
    let call = &scenario.scenario.id.value;
    let (Fault::Node { node } | Fault::Option { node, .. }) = fault else {
        let Fault::Rule { rule } = fault else { return None };
        let countries = scenario.scenario.countries.iter();
        let has_rule = countries
            .filter_map(|country| compile(scenario, &country.value).ok())
            .any(|program| program.rules.iter().any(|known| known.id == *rule));
        return (!has_rule).then(|| {
            sentence!(
                "The call \"{call}\" has no rule \"{rule}\"; \"rolecall explain rules\" lists them.",
                "通话“{call}”里没有规则“{rule}”；用“rolecall explain rules”可查看。"
            )
        });
    };
    let Some(found) = nodes().find(|known| known.id.value == *node) else {
        let known: Vec<&str> = nodes().map(|known| known.id.value.as_str()).collect();
        let known = known.join(", ");
        return Some(sentence!(
            "The call \"{call}\" has no node \"{node}\". There are: {known}.",
            "通话“{call}”里没有节点“{node}”。现有：{known}。"
        ));
    };
    let Fault::Option { option, .. } = fault else {
        return None;
    };
    let options = found.ask.iter().flat_map(|ask| ask.options.iter());
    let options: Vec<&str> = options.map(|known| known.id.value.as_str()).collect();
    if options.contains(&option.as_str()) {
        return None;
    }
    if options.is_empty() {
        return Some(sentence!(
            "At the node \"{node}\" nothing is chosen, so it has no options.",
            "节点“{node}”没有可选项。"
        ));
    }
    let options = options.join(", ");
    Some(sentence!(
        "The node \"{node}\" has no option \"{option}\". There are: {options}.",
        "节点“{node}”里没有选项“{option}”。现有：{options}。"
    ))
}

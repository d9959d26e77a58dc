//! What lies behind a condition: the places, options and lines that a play comes to by way of it, as far as no play comes there at all.

use std::collections::{BTreeMap, BTreeSet};

use crate::sim::check::CheckedScenario;
use crate::sim::scenario::flow::Node;
use crate::sim::scenario::model::Scenario;

/// Which names lie behind which, as in `node/ID`, `node/ID/OPTION`, `node/ID/branch/NUMBER`, `ending/ID`.
#[derive(Debug, Default)]
pub(super) struct Behind {
    /// Where each node leads by itself or by anything that is said there.
    next: BTreeMap<String, Vec<String>>,
    /// Where each branch leads, by node and in order.
    branches: BTreeMap<String, Vec<String>>,
    /// Where each option leads.
    options: BTreeMap<String, String>,
    /// Where a play is without having come from another place: the start, and what the softphone and the mood lead to.
    entries: Vec<String>,
}

impl Behind {
    pub(super) fn new(checked: &CheckedScenario) -> Self {
        let scenario = &checked.scenario;
        let mut behind = Self {
            entries: entries(scenario),
            ..Self::default()
        };
        for node in &scenario.nodes {
            let own = format!("node/{}", node.id);
            for option in node.ask.iter().flat_map(|ask| &ask.options) {
                behind
                    .options
                    .insert(format!("{own}/{}", option.id), key(scenario, &option.to));
            }
            let branches = node.branch.iter().map(|branch| key(scenario, &branch.to));
            behind.branches.insert(own.clone(), branches.collect());
            behind.next.insert(own, targets(scenario, node));
        }
        behind
    }

    /// The names that no play comes to because the condition of `at` never holds, or because it always does and those of the branches
    /// below it are never asked; of all that is `missed`.
    pub(super) fn missed_by(&self, at: &str, is_always: bool, missed: &BTreeSet<String>) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let mut waiting: Vec<&String> = match self.branch(at) {
            Some((branches, number)) if is_always => branches.iter().skip(number).collect(),
            Some((branches, number)) => branches.get(number - 1).into_iter().collect(),
            None if is_always => Vec::new(),
            None => {
                found.extend(missed.contains(at).then(|| at.to_owned()));
                self.options.get(at).into_iter().collect()
            }
        };
        while let Some(name) = waiting.pop() {
            if missed.contains(name) && found.insert(name.clone()) {
                waiting.extend(self.next.get(name).into_iter().flatten());
            }
        }
        found
    }

    /// A place, and the names that plays come to through it only.
    pub(super) fn only_through(&self, at: &str) -> BTreeSet<String> {
        let from = |entries: &[String], closed: &str| {
            let mut found: BTreeSet<String> = BTreeSet::new();
            let mut waiting: Vec<&String> = entries.iter().collect();
            while let Some(name) = waiting.pop() {
                if name != closed && found.insert(name.clone()) {
                    waiting.extend(self.next.get(name).into_iter().flatten());
                }
            }
            found
        };
        let round_it = from(&self.entries, at);
        let mut only = from(&[at.to_owned()], "");
        only.retain(|name| !round_it.contains(name));
        only
    }

    /// Where plays are led instead: by a branch that never holds to those below it, by one that always does to its own.
    pub(super) fn led_astray(&self, at: &str, is_always: bool) -> BTreeSet<&str> {
        let Some((branches, number)) = self.branch(at) else {
            return BTreeSet::new();
        };
        let led = branches.iter().map(String::as_str);
        match is_always {
            true => led.skip(number - 1).take(1).collect(),
            false => led.skip(number).collect(),
        }
    }

    /// The branches of the node of a branch, and its number from 1.
    fn branch(&self, at: &str) -> Option<(&Vec<String>, usize)> {
        let (node, number) = at.split_once("/branch/")?;
        let number = number.parse().ok().filter(|number| *number > 0)?;
        Some((self.branches.get(node)?, number))
    }
}

fn entries(scenario: &Scenario) -> Vec<String> {
    let transfers = scenario.transfers.iter().flat_map(|desk| [&desk.warm, &desk.cold]);
    let hold = scenario.hold.iter().flat_map(|hold| [&hold.in_time, &hold.overrun]);
    let outcomes = transfers.chain(hold).chain([&scenario.hang_up]);
    let customer = &scenario.customer;
    let all = outcomes.filter_map(|outcome| outcome.to.as_ref()).chain([
        &scenario.start,
        &scenario.opening.missed,
        &customer.at_full_tension,
        &customer.at_no_patience,
    ]);
    all.map(|id| key(scenario, id)).collect()
}

fn key(scenario: &Scenario, id: &str) -> String {
    let is_ending = scenario.endings.iter().any(|ending| ending.id.value == id);
    let kind = if is_ending { "ending" } else { "node" };
    format!("{kind}/{id}")
}

fn targets(scenario: &Scenario, node: &Node) -> Vec<String> {
    let of_options = node.ask.iter().flat_map(|ask| &ask.options).map(|option| &option.to);
    let expiry = node.ask.iter().filter_map(|ask| ask.on_expiry.as_ref());
    let of_call = node.call.iter().flat_map(|call| [&call.to, &call.then]);
    let all = of_options
        .chain(expiry.filter_map(|expiry| expiry.to.as_ref()))
        .chain(node.branch.iter().map(|branch| &branch.to))
        .chain(of_call)
        .chain(&node.to);
    all.map(|id| key(scenario, id)).collect()
}

//! Branches that are never taken, or always, because of those above them: told by the values that conditions ask for.
//!
//! Of branches the first is taken whose condition holds, so a condition is asked only where those above it do not hold. Like
//! everything that `conditions` tells, this is no proof of what can be: what only exploring the call shows is told by a proof.

use std::collections::BTreeMap;

use super::conditions::{Holds, Thing, Values, World};
use super::rules_table::finding;
use super::types::span_of;
use super::usage::Occurring;
use super::walk::for_each_leaf;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::condition::When;
use crate::sim::scenario::flow::Node;
use crate::sim::scenario::model::Scenario;
use crate::sim::scenario::spanned::Span;
use crate::sim::sentence::sentence;

/// So many cases of conditions that have several are told apart; with more, nothing is told.
const MOST_CASES: usize = 500;
/// So many steps are spent on all branches of a call: what is looked at or copied counts one each. Then nothing more is told.
const MOST_IN_ALL: usize = 2_000_000;

/// A condition, and whether it is to hold.
type Wanted<'w> = (&'w When, bool);

/// Checks the branches of all nodes.
pub(super) fn check(scenario: &Scenario, world: &World<'_>, occurring: &Occurring<'_>, found: &mut Vec<Diagnostic>) {
    let mut budget = MOST_IN_ALL;
    for node in &scenario.nodes {
        if check_node(node, scenario, world, occurring, &mut budget, found).is_none() {
            return;
        }
    }
}

/// None when the budget is spent.
fn check_node(
    node: &Node,
    scenario: &Scenario,
    world: &World<'_>,
    occurring: &Occurring<'_>,
    budget: &mut usize,
    found: &mut Vec<Diagnostic>,
) -> Option<()> {
    // Those above do not hold.
    let mut above: Vec<Wanted<'_>> = Vec::new();
    for when in node.branch.iter().map_while(|branch| branch.when.as_ref()) {
        let with = |wanted: bool| {
            let mut all = above.clone();
            all.push((when, wanted));
            all
        };
        let is_told = world.holds(when) != Holds::Sometimes || asks_for_unchanged(when, scenario, occurring);
        let is_always = is_impossible(world, with(false), budget)?;
        if !is_told && !above.is_empty() {
            let told = if is_impossible(world, with(true), budget)? {
                let message = sentence!(
                    "When this condition is asked it never holds: where it would, a branch above is taken.",
                    "查到这个条件时，它永远不会成立：凡是它会成立的时候，都先走了上面的分支。"
                );
                Some(finding("never-true", place_of(when), message))
            } else if is_always {
                let message = sentence!(
                    "When this condition is asked it always holds, so no branch below it is ever taken.",
                    "查到这个条件时，它总是成立，所以下面的分支永远轮不到。"
                );
                Some(finding("always-true", place_of(when), message))
            } else {
                None
            };
            found.extend(told.map(|told| told.at(&node.id)));
        }
        // Those below it are never asked; that is told once.
        if is_always {
            break;
        }
        above.push((when, false));
    }
    Some(())
}

fn place_of(when: &When) -> Span {
    let mut place = None;
    for_each_leaf(when, &mut |leaf| place = place.or(Some(span_of(leaf))));
    place.unwrap_or_default()
}

/// That a fact never changes is told once, and not for each condition that asks for it.
fn asks_for_unchanged(when: &When, scenario: &Scenario, occurring: &Occurring<'_>) -> bool {
    let mut asks = false;
    for_each_leaf(when, &mut |leaf| asks |= occurring.asks_for_unchanged(scenario, leaf));
    asks
}

/// Whether these can never be so together, as far as their values tell; none when the budget is spent.
fn is_impossible(world: &World<'_>, wanted: Vec<Wanted<'_>>, budget: &mut usize) -> Option<bool> {
    let mut cases = MOST_CASES;
    spend(budget, wanted.len())?;
    let case = Case {
        wanted,
        ..Case::default()
    };
    has_none(world, case, &mut cases, budget)
}

fn spend(budget: &mut usize, steps: usize) -> Option<()> {
    *budget = budget.checked_sub(steps)?;
    Some(())
}

/// What is to be so together.
#[derive(Debug, Clone, Default)]
struct Case<'w> {
    wanted: Vec<Wanted<'w>>,
    /// Conditions of each of which one is to be so.
    one_of: Vec<(&'w [When], bool)>,
    /// The values that are left for each thing.
    left: BTreeMap<Thing<'w>, Values>,
}

impl Case<'_> {
    fn size(&self) -> usize {
        1 + self.wanted.len() + self.one_of.len() + self.left.len()
    }
}

/// Whether nothing can be as a case wants it; `cases` is how many more are looked at. None when the budget is spent.
fn has_none(world: &World<'_>, mut case: Case<'_>, cases: &mut usize, budget: &mut usize) -> Option<bool> {
    while let Some((when, is_wanted)) = case.wanted.pop() {
        spend(budget, 1)?;
        match (when, is_wanted) {
            (When::Not(inner), _) => case.wanted.push((inner, !is_wanted)),
            (When::All(parts), true) | (When::Any(parts), false) => {
                spend(budget, parts.len())?;
                case.wanted.extend(parts.iter().map(|part| (part, is_wanted)));
            }
            (When::All(parts), false) | (When::Any(parts), true) => case.one_of.push((parts, is_wanted)),
            _ => {
                // What does not exist is a finding of its own; here it may hold or not.
                let Some((thing, values)) = world.literal(when) else {
                    continue;
                };
                let left = case.left.entry(thing).or_insert_with(|| world.values(thing));
                *left &= if is_wanted { values } else { !values };
                if *left == 0 {
                    return Some(true);
                }
            }
        }
    }
    let Some((parts, is_wanted)) = case.one_of.pop() else {
        return Some(false);
    };
    for part in parts {
        let Some(fewer) = cases.checked_sub(1) else {
            return Some(false);
        };
        *cases = fewer;
        spend(budget, case.size())?;
        let mut one = case.clone();
        one.wanted.push((part, is_wanted));
        if !has_none(world, one, cases, budget)? {
            return Some(false);
        }
    }
    Some(true)
}

//! Every decision leaves a choice: in every country and at every moment at least two options are open.
//!
//! What cannot be decided from the conditions alone is decided by trying all values of what they read; if that is too much,
//! only options without conditions count.

use std::collections::BTreeMap;

use super::rules_table::finding;
use super::subject::{Subject, shown};
use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::condition::When;
use crate::sim::scenario::flow::{Choice, Node};
use crate::sim::scenario::model::FactType;
use crate::sim::sentence::sentence;

/// So many combinations of values are tried for one decision, and for all decisions of a call.
const MOST_COMBINATIONS: usize = 20_000;
const MOST_IN_ALL: usize = 1_000_000;
/// A decision needs this many open options.
const FEWEST: usize = 2;

/// Checks every decision of one scenario.
pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if !subject.whole {
        return;
    }
    let scenario = subject.scenario;
    let facts: BTreeMap<&str, &FactType> = scenario
        .facts
        .iter()
        .map(|fact| (fact.id.value.as_str(), &fact.is))
        .collect();
    let mut revisited = None;
    let mut budget = MOST_IN_ALL;
    for (index, node) in scenario.nodes.iter().enumerate() {
        let options = node.ask.as_ref().map(|ask| &ask.options.0[..]).unwrap_or_default();
        let is_plain = |option: &&Choice| option.when.is_none() && !option.once;
        if options.len() < FEWEST || options.iter().filter(is_plain).count() >= FEWEST {
            continue;
        }
        let revisited: &Vec<bool> = revisited.get_or_insert_with(|| super::flow::revisited(scenario));
        let comes_again = revisited.get(index).copied().unwrap_or(true);
        let never = subject
            .countries()
            .find_map(|country| never_open(node, options, country));
        let finding = never.or_else(|| {
            subject
                .countries()
                .find_map(|country| decision(node, options, country, &facts, comes_again, &mut budget))
        });
        found.extend(finding);
    }
}

fn never_open(node: &Node, options: &[Choice], country: &str) -> Option<Diagnostic> {
    let possible = options
        .iter()
        .filter(|option| open(option, country, None) != Some(false))
        .count();
    (possible == 0).then(|| {
        let message = sentence!(
            "In the country \"{country}\" no option of \"{node}\" can ever be chosen.",
            "在国家“{country}”，“{node}”的选项一个也选不了。",
            node = shown(&node.id)
        );
        finding("empty-choices", node.id.span, message).at(&node.id)
    })
}

fn decision(
    node: &Node,
    options: &[Choice],
    country: &str,
    facts: &BTreeMap<&str, &FactType>,
    comes_again: bool,
    budget: &mut usize,
) -> Option<Diagnostic> {
    // An option that can be chosen once may be used up when the call comes here again.
    let lasting: Vec<&Choice> = options.iter().filter(|option| !(option.once && comes_again)).collect();
    let fewest = fewest_open(&lasting, country, facts, budget);
    (fewest < FEWEST).then(|| {
        let open = match fewest {
            0 => sentence!("no option", "一个选项也选不了"),
            _ => sentence!("only one option", "只有一个选项可选"),
        };
        let message = sentence!(
            "In the country \"{country}\" there can be a moment at which {open} of \"{node}\" is open.",
            "在国家“{country}”，可能有某一刻，“{node}”{open}。",
            node = shown(&node.id);
            open
        );
        let help = sentence!(
            "Let two options have no when and no once.",
            "请让两个选项既没有 when 也没有 once。"
        );
        finding("few-choices", node.id.span, message).help(help).at(&node.id)
    })
}

/// The fewest options that are open at any moment, as far as their conditions tell.
fn fewest_open(options: &[&Choice], country: &str, facts: &BTreeMap<&str, &FactType>, budget: &mut usize) -> usize {
    let mut domains: BTreeMap<Variable<'_>, u8> = BTreeMap::new();
    for option in options {
        if let Some(when) = &option.when {
            super::walk::for_each_leaf(when, &mut |leaf| {
                if let Some((variable, most)) = variable(leaf, facts) {
                    domains.insert(variable, most);
                }
            });
        }
    }
    let combinations = domains.values().try_fold(1_usize, |product, most| {
        product
            .checked_mul(usize::from(*most) + 1)
            .filter(|product| *product <= MOST_COMBINATIONS.min(*budget))
    });
    let Some(combinations) = combinations else {
        return options
            .iter()
            .filter(|option| open(option, country, None) == Some(true))
            .count();
    };
    *budget -= combinations;
    let moments = (0..combinations).map(|number| {
        let mut rest = number;
        let values = domains.iter().map(|(variable, most)| {
            let values = usize::from(*most) + 1;
            let value = rest % values;
            rest /= values;
            (*variable, value as u8)
        });
        let values: BTreeMap<Variable<'_>, u8> = values.collect();
        let names = Moment { values: &values, facts };
        options
            .iter()
            .filter(|option| open(option, country, Some(&names)) == Some(true))
            .count()
    });
    moments.min().unwrap_or(0)
}

/// Something that conditions read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Variable<'s> {
    Fact(&'s str),
    Tension,
    Trust,
    Patience,
    Done(&'s str),
    Looked(&'s str),
    Known(&'s str),
}

/// A value for everything that conditions read.
struct Moment<'m> {
    values: &'m BTreeMap<Variable<'m>, u8>,
    facts: &'m BTreeMap<&'m str, &'m FactType>,
}

/// What a simple condition reads, with its highest value; meters count in steps of 5.
fn variable<'s>(leaf: &'s When, facts: &BTreeMap<&str, &FactType>) -> Option<(Variable<'s>, u8)> {
    Some(match leaf {
        When::Is(fact) | When::Equals(fact, _) | When::AtLeast(fact, _) | When::Below(fact, _) => {
            let most = match facts.get(fact.value.as_str())? {
                FactType::Flag => 1,
                FactType::Count(most) => most.value,
                FactType::OneOf(values) => (values.len() as u8).saturating_sub(1),
            };
            (Variable::Fact(fact), most)
        }
        When::TensionAtLeast(_) | When::TensionBelow(_) => (Variable::Tension, 20),
        When::TrustAtLeast(_) | When::TrustBelow(_) => (Variable::Trust, 20),
        When::PatienceAtLeast(_) | When::PatienceBelow(_) => (Variable::Patience, 20),
        When::Done(act) => (Variable::Done(act), 1),
        When::Looked(item) => (Variable::Looked(item), 1),
        When::Known(hidden) => (Variable::Known(hidden), 1),
        When::Country(_) | When::Not(_) | When::All(_) | When::Any(_) => return None,
    })
}

/// Whether an option is open; `None` if that depends on more than is known.
fn open(option: &Choice, country: &str, moment: Option<&Moment<'_>>) -> Option<bool> {
    option
        .when
        .as_ref()
        .map_or(Some(true), |when| holds(when, country, moment))
}

/// Whether a condition holds; `None` if that depends on more than is known.
fn holds(when: &When, country: &str, moment: Option<&Moment<'_>>) -> Option<bool> {
    let parts_hold = |parts: &[When], decides: bool| {
        let parts: Vec<Option<bool>> = parts.iter().map(|part| holds(part, country, moment)).collect();
        if parts.contains(&Some(decides)) {
            Some(decides)
        } else {
            parts.iter().all(Option::is_some).then_some(!decides)
        }
    };
    match when {
        When::Country(named) => Some(named.value == country),
        When::Not(inner) => holds(inner, country, moment).map(|holds| !holds),
        When::All(parts) => parts_hold(parts, false),
        When::Any(parts) => parts_hold(parts, true),
        leaf => {
            let moment = moment?;
            let (variable, _) = variable(leaf, moment.facts)?;
            let value = *moment.values.get(&variable)?;
            Some(match leaf {
                When::Equals(fact, wanted) => match moment.facts.get(fact.value.as_str())? {
                    FactType::OneOf(values) => values
                        .get(usize::from(value))
                        .is_some_and(|value| value.value == wanted.value),
                    _ => return None,
                },
                When::AtLeast(_, level) => value >= level.value,
                When::Below(_, level) => value < level.value,
                When::TensionAtLeast(level) | When::TrustAtLeast(level) | When::PatienceAtLeast(level) => {
                    value >= level.value.div_ceil(5)
                }
                When::TensionBelow(level) | When::TrustBelow(level) | When::PatienceBelow(level) => {
                    value < level.value.div_ceil(5)
                }
                _ => value > 0,
            })
        }
    }
}

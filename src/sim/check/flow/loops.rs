//! No circle of nodes goes on by itself.
//!
//! Such a circle would never ask anybody. Full tension and no patience are arrows too: a node whose entry causes them goes on
//! where they lead, even if it would have asked. Whether a circle can turn for ever depends on the meters, so circles are
//! walked with them; every other condition may hold or not.

use super::graph::{ArrowKind, Graph, Place, connected_parts};
use crate::sim::check::rules_table::finding;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::condition::When;
use crate::sim::scenario::flow::{Node, NodePhase};
use crate::sim::sentence::{Sentence, sentence};

/// The meters move in steps of 5 from 0 to 100.
const STEPS: i64 = 20;
/// So many nodes in circles are walked with the meters; more of them nobody writes.
const MOST_WALKED: usize = 400;

/// Looks for circles.
pub(super) fn check(graph: &Graph<'_>, found: &mut Vec<Diagnostic>) {
    let goes_on = |place: Place| graph.node(place).is_some_and(|node| node.ask.is_none());
    let returns = graph.returning(&goes_on);
    let by_itself = |place: Place| -> Vec<Place> {
        let Some(node) = graph.node(place).filter(|node| node.ask.is_none()) else {
            return Vec::new();
        };
        let detour_returns = graph.detour(place).is_none_or(|to| returns[to]);
        let arrows = graph.arrows[place].iter().filter(|_| !node.back);
        arrows
            .filter(|arrow| match arrow.kind {
                ArrowKind::Then => detour_returns,
                ArrowKind::Softphone => false,
                _ => true,
            })
            .map(|arrow| arrow.to)
            .collect()
    };
    let snaps = |place: Place| -> Vec<Place> {
        let on_line = graph.node(place).filter(|node| node.phase == NodePhase::OnCall);
        let mood = on_line.map(|node| &node.mood);
        let full = graph.thresholds[0].filter(|_| mood.is_some_and(|mood| mood.tension.value > 0));
        let empty = graph.thresholds[1].filter(|_| mood.is_some_and(|mood| mood.patience.value < 0));
        full.into_iter().chain(empty).filter(|to| *to != place).collect()
    };
    let next = |place: Place| [by_itself(place), snaps(place)].concat();
    let parts = connected_parts(graph.arrows.len(), &next);
    let mut circles: std::collections::BTreeMap<usize, Vec<Place>> = std::collections::BTreeMap::new();
    for (place, part) in parts.iter().enumerate().take(graph.nodes.len()) {
        circles.entry(*part).or_default().push(place);
    }
    let mut left = MOST_WALKED;
    for circle in circles.into_values() {
        let is_circle = circle.len() > 1 || next(circle[0]).contains(&circle[0]);
        if !is_circle {
            continue;
        }
        let fewer = left.checked_sub(circle.len());
        left = fewer.unwrap_or(left);
        if fewer.is_none() || turns_for_ever(graph, &circle, &by_itself) {
            report(graph, &circle, fewer.is_some(), found);
        }
    }
}

fn report(graph: &Graph<'_>, circle: &[Place], is_walked: bool, found: &mut Vec<Diagnostic>) {
    const MOST_NAMED: usize = 6;
    let names: Vec<&str> = circle
        .iter()
        .filter_map(|place| graph.node(*place))
        .map(|node| node.id.value.as_str())
        .collect();
    let Some(first) = circle.first().and_then(|place| graph.node(*place)) else {
        return;
    };
    let first_names = &names[..names.len().min(MOST_NAMED)];
    let named = Sentence {
        english: first_names.join(", "),
        chinese: first_names.join("、"),
    };
    let more = match names.len() > MOST_NAMED {
        true => sentence!(" and others", " 等"),
        false => sentence!("", ""),
    };
    let message = sentence!(
        "The call can go round in a circle without asking anybody: {named}{more}.",
        "通话会绕圈子而一直不问人：{named}{more}。";
        named, more
    );
    let help = (!is_walked).then(|| {
        sentence!(
            "Put a decision into it. Of so many nodes in circles it was not looked at whether tension or patience ends this one.",
            "请在圈子里放一个选择。这么多节点在绕圈子，没有再看紧张或耐心会不会让它停下。"
        )
    });
    let finding = finding("endless-loop", first.id.span, message).maybe_help(help);
    found.push(finding.at(&first.id));
}

/// Tension and patience in steps.
type Meters = (i64, i64);

/// Walks the circle with every setting of the meters; says whether some play never leaves it.
fn turns_for_ever(graph: &Graph<'_>, circle: &[Place], by_itself: &dyn Fn(Place) -> Vec<Place>) -> bool {
    let side = (STEPS + 1) as usize;
    let settings = side * side;
    let number =
        |index: usize, (tension, patience): Meters| index * settings + tension as usize * side + patience as usize;
    let meters = |number: usize| ((number % settings / side) as i64, (number % side) as i64);
    let next = |state: usize| -> Vec<usize> {
        let index = state / settings;
        let (places, after) = enter(graph, circle[index], meters(state), by_itself);
        let indices = places.into_iter().filter_map(|place| circle.binary_search(&place).ok());
        indices.map(|index| number(index, after)).collect()
    };
    let states = circle.len() * settings;
    let parts = connected_parts(states, &next);
    let mut sizes = vec![0_u32; states];
    parts.iter().for_each(|part| sizes[*part] += 1);
    (0..states).any(|state| sizes[parts[state]] > 1 || next(state).contains(&state))
}

/// What entering a node does to the meters, and where the call can go on by itself.
fn enter(
    graph: &Graph<'_>,
    place: Place,
    before: Meters,
    by_itself: &dyn Fn(Place) -> Vec<Place>,
) -> (Vec<Place>, Meters) {
    let Some(node) = graph.node(place) else {
        return (Vec::new(), before);
    };
    let moved = |old: i64, by: i8| (old + i64::from(by) / 5).clamp(0, STEPS);
    let after = (
        moved(before.0, node.mood.tension.value),
        moved(before.1, node.mood.patience.value),
    );
    let snapped = if node.phase != NodePhase::OnCall {
        None
    } else if after.0 == STEPS && before.0 < STEPS {
        graph.thresholds[0]
    } else if after.1 == 0 && before.1 > 0 {
        graph.thresholds[1]
    } else {
        None
    };
    if let Some(elsewhere) = snapped.filter(|elsewhere| *elsewhere != place) {
        return (vec![elsewhere], after);
    }
    let places = by_itself(place);
    if node.branch.is_empty() {
        return (places, after);
    }
    (open_branches(node, &places, after), after)
}

fn open_branches(node: &Node, places: &[Place], meters: Meters) -> Vec<Place> {
    let mut open = Vec::new();
    for (branch, place) in node.branch.iter().zip(places) {
        let holds = branch.when.as_ref().map_or(Some(true), |when| holds(when, meters));
        if holds != Some(false) {
            open.push(*place);
        }
        if holds == Some(true) {
            break;
        }
    }
    open
}

/// Whether a condition holds as far as the meters tell; `None` if it depends on something else.
fn holds(when: &When, (tension, patience): Meters) -> Option<bool> {
    let steps = |level: u8| i64::from(level.div_ceil(5));
    match when {
        When::TensionAtLeast(level) => Some(tension >= steps(level.value)),
        When::TensionBelow(level) => Some(tension < steps(level.value)),
        When::PatienceAtLeast(level) => Some(patience >= steps(level.value)),
        When::PatienceBelow(level) => Some(patience < steps(level.value)),
        When::Not(inner) => holds(inner, (tension, patience)).map(|holds| !holds),
        When::All(parts) => {
            let parts: Vec<_> = parts.iter().map(|part| holds(part, (tension, patience))).collect();
            if parts.contains(&Some(false)) {
                Some(false)
            } else {
                parts.iter().all(Option::is_some).then_some(true)
            }
        }
        When::Any(parts) => {
            let parts: Vec<_> = parts.iter().map(|part| holds(part, (tension, patience))).collect();
            if parts.contains(&Some(true)) {
                Some(true)
            } else {
                parts.iter().all(Option::is_some).then_some(false)
            }
        }
        _ => None,
    }
}

//! The nodes and endings of a scenario as places, with the arrows between them.

use std::collections::BTreeMap;

use crate::sim::scenario::flow::{Node, NodePhase};
use crate::sim::scenario::model::{Ending, Scenario};
use crate::sim::scenario::spanned::Name;

/// Nodes come first, then endings, then the softphone: the place from which transfers and hanging up start.
pub(super) type Place = usize;

/// A way from one place to another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arrow<'s> {
    pub to: Place,
    /// Where it is written.
    pub name: &'s Name,
    pub kind: ArrowKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ArrowKind {
    /// The node goes on by itself.
    Goes,
    /// Somebody answers, or is silent for too long.
    Answers,
    /// Into a detour.
    Detour,
    /// On after a detour.
    Then,
    /// A transfer or hanging up.
    Softphone,
}

/// The whole picture.
pub(super) struct Graph<'s> {
    pub scenario: &'s Scenario,
    pub nodes: &'s [Node],
    pub endings: &'s [Ending],
    /// Arrows from each node and from the softphone.
    pub arrows: Vec<Vec<Arrow<'s>>>,
    pub start: Option<Place>,
    pub missed: Option<Place>,
    /// Where full tension and no patience lead, if something can cause them.
    pub thresholds: [Option<Place>; 2],
    /// From these places a `back` of the same detour can be reached.
    pub can_return: Vec<bool>,
}

impl<'s> Graph<'s> {
    pub(super) fn new(scenario: &'s Scenario) -> Self {
        let nodes: &[Node] = &scenario.nodes;
        let endings: &[Ending] = &scenario.endings;
        let ids = nodes
            .iter()
            .map(|node| &node.id)
            .chain(endings.iter().map(|ending| &ending.id));
        let mut places = BTreeMap::new();
        for (place, id) in ids.enumerate() {
            places.entry(id.value.as_str()).or_insert(place);
        }
        let place = |name: &Name| places.get(name.value.as_str()).copied();
        let mut arrows = vec![Vec::new(); nodes.len() + endings.len() + 1];
        let mut draw = |from: Place, name: &'s Name, kind| {
            arrows[from].extend(place(name).map(|to| Arrow { to, name, kind }));
        };
        for (from, node) in nodes.iter().enumerate() {
            node.to.iter().for_each(|to| draw(from, to, ArrowKind::Goes));
            node.branch
                .iter()
                .for_each(|branch| draw(from, &branch.to, ArrowKind::Goes));
            if let Some(detour) = &node.call {
                draw(from, &detour.to, ArrowKind::Detour);
                draw(from, &detour.then, ArrowKind::Then);
            }
            if let Some(ask) = &node.ask {
                let expiry = ask.on_expiry.iter().filter_map(|expiry| expiry.to.as_ref());
                expiry.for_each(|to| draw(from, to, ArrowKind::Answers));
                ask.options
                    .iter()
                    .for_each(|option| draw(from, &option.to, ArrowKind::Answers));
            }
        }
        let softphone = nodes.len() + endings.len();
        let transfers = scenario
            .transfers
            .iter()
            .flat_map(|transfer| [&transfer.warm, &transfer.cold]);
        let outcomes = transfers.chain([&scenario.hang_up]);
        outcomes
            .filter_map(|outcome| outcome.to.as_ref())
            .for_each(|to| draw(softphone, to, ArrowKind::Softphone));
        for (from, node) in nodes.iter().enumerate() {
            if node.ask.is_some() && node.phase == NodePhase::OnCall {
                let name = &node.id;
                arrows[from].push(Arrow {
                    to: softphone,
                    name,
                    kind: ArrowKind::Softphone,
                });
            }
        }
        let [tension, patience] = moods_that_snap(scenario);
        let customer = &scenario.customer;
        let mut graph = Self {
            scenario,
            nodes,
            endings,
            start: place(&scenario.start),
            missed: place(&scenario.opening.missed),
            thresholds: [
                place(&customer.at_full_tension).filter(|_| tension),
                place(&customer.at_no_patience).filter(|_| patience),
            ],
            can_return: Vec::new(),
            arrows,
        };
        graph.can_return = graph.returning(&|_| true);
        graph
    }

    /// The node at a place, unless it is an ending or the softphone.
    pub(super) fn node(&self, place: Place) -> Option<&'s Node> {
        self.nodes.get(place)
    }

    /// Where the detour of a node begins.
    pub(super) fn detour(&self, place: Place) -> Option<Place> {
        let arrow = self
            .arrows
            .get(place)?
            .iter()
            .find(|arrow| arrow.kind == ArrowKind::Detour)?;
        Some(arrow.to)
    }

    /// From which places a `back` of the same detour can be reached over places that may be passed.
    pub(super) fn returning(&self, may_pass: &dyn Fn(Place) -> bool) -> Vec<bool> {
        let mut returning: Vec<bool> = (0..self.arrows.len())
            .map(|place| self.node(place).is_some_and(|node| node.back))
            .collect();
        loop {
            let mut changed = false;
            for place in (0..self.arrows.len()).rev() {
                if !returning[place] && may_pass(place) {
                    let detour_returns = self.detour(place).is_none_or(|to| returning[to]);
                    let leads_back = |arrow: &Arrow<'_>| match arrow.kind {
                        ArrowKind::Detour => false,
                        ArrowKind::Then => detour_returns && returning[arrow.to],
                        _ => returning[arrow.to],
                    };
                    returning[place] = self.arrows[place].iter().any(leads_back);
                    changed |= returning[place];
                }
            }
            if !changed {
                return returning;
            }
        }
    }

    /// The places after a place, when detours that can come back do.
    pub(super) fn next(&self, place: Place) -> impl Iterator<Item = Place> {
        let detour_returns = self.detour(place).is_none_or(|to| self.can_return[to]);
        let arrows = self.arrows.get(place).into_iter().flatten();
        arrows
            .filter(move |arrow| arrow.kind != ArrowKind::Then || detour_returns)
            .map(|arrow| arrow.to)
    }
}

/// Whether anything in the scenario raises tension, and whether anything lowers patience.
fn moods_that_snap(scenario: &Scenario) -> [bool; 2] {
    let of_nodes = scenario.nodes.iter().map(|node| &node.mood);
    let options = scenario
        .nodes
        .iter()
        .filter_map(|node| node.ask.as_ref())
        .flat_map(|ask| &ask.options);
    let outcomes = crate::sim::check::walk::outcomes(scenario);
    let of_outcomes = outcomes.iter().map(|(_, _, outcome)| &outcome.mood);
    let moods = of_nodes.chain(options.map(|option| &option.mood)).chain(of_outcomes);
    moods.fold([false; 2], |[tension, patience], mood| {
        [tension || mood.tension.value > 0, patience || mood.patience.value < 0]
    })
}

/// The strongly connected parts of a graph of `count` places: which part each place belongs to. Parts that come later in the
/// flow have smaller numbers.
pub(super) fn connected_parts(count: usize, next: &dyn Fn(Place) -> Vec<Place>) -> Vec<usize> {
    const UNSEEN: usize = usize::MAX;
    let mut part = vec![UNSEEN; count];
    let mut seen_at = vec![UNSEEN; count];
    let mut lowest = vec![0; count];
    let mut open: Vec<Place> = Vec::new();
    let (mut clock, mut parts) = (0, 0);
    for root in 0..count {
        if seen_at[root] != UNSEEN {
            continue;
        }
        let mut path: Vec<(Place, std::vec::IntoIter<Place>)> = Vec::new();
        let mut enter = Some(root);
        loop {
            if let Some(place) = enter.take() {
                seen_at[place] = clock;
                lowest[place] = clock;
                clock += 1;
                open.push(place);
                path.push((place, next(place).into_iter()));
            }
            let Some((place, successors)) = path.last_mut() else {
                break;
            };
            let place = *place;
            match successors.next() {
                Some(to) if seen_at[to] == UNSEEN => enter = Some(to),
                Some(to) if part[to] == UNSEEN => lowest[place] = lowest[place].min(seen_at[to]),
                Some(_) => {}
                None => {
                    path.pop();
                    if let Some((parent, _)) = path.last() {
                        lowest[*parent] = lowest[*parent].min(lowest[place]);
                    }
                    if lowest[place] == seen_at[place] {
                        while let Some(member) = open.pop() {
                            part[member] = parts;
                            if member == place {
                                break;
                            }
                        }
                        parts += 1;
                    }
                }
            }
        }
    }
    part
}

/// For each node whether a play can come to it more than once.
pub(in crate::sim::check) fn revisited(scenario: &Scenario) -> Vec<bool> {
    let graph = Graph::new(scenario);
    let next = |place: Place| -> Vec<Place> {
        let mut next: Vec<Place> = graph.arrows[place].iter().map(|arrow| arrow.to).collect();
        // A back can lead on after any detour, and enough tension leads to its threshold from everywhere on the line.
        if let Some(node) = graph.node(place) {
            if node.back {
                let arrows = graph.arrows.iter().flatten();
                next.extend(
                    arrows
                        .filter(|arrow| arrow.kind == ArrowKind::Then)
                        .map(|arrow| arrow.to),
                );
            }
            next.extend(graph.thresholds.into_iter().flatten());
        }
        next
    };
    let parts = connected_parts(graph.arrows.len(), &next);
    let mut sizes = BTreeMap::new();
    parts
        .iter()
        .for_each(|part| *sizes.entry(*part).or_insert(0_usize) += 1);
    (0..graph.nodes.len())
        .map(|place| sizes.get(&parts[place]) > Some(&1) || next(place).contains(&place))
        .collect()
}

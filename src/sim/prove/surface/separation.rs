//! How well a cue tells the best options from the others: the area under the curve, as for any test that says yes or no.

use std::collections::{BTreeMap, BTreeSet};

use super::bots::Scores;
use crate::sim::program::Program;
use crate::sim::program::step::Move;
use crate::sim::score::value::Valuation;
use crate::sim::sentence::Sentence;

/// An option that stands out by a cue and is best.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct GiveAway {
    /// The node.
    pub node: String,
    /// The option.
    pub option: String,
    /// What in its text counts, in words; none where it is its place.
    pub by: Option<Sentence>,
    /// Which of its texts that is: `label` or `speak`.
    pub part: Option<&'static str>,
}

impl GiveAway {
    /// The name of the option, as in `node/ID/OPTION`.
    fn key(&self) -> String {
        format!("node/{}/{}", self.node, self.option)
    }

    /// The name of the text of the option in which it counts, as in `node/ID/OPTION/label`.
    pub fn text_key(&self) -> String {
        match self.part {
            Some(part) => format!("{}/{part}", self.key()),
            None => self.key(),
        }
    }
}

/// What a cue separates.
pub(super) struct Separation {
    /// The area in thousandths: how often a best option has more of the cue than another one, equals counting half.
    pub(super) thousandths: u64,
    /// Over so many decisions, each counting the same.
    pub(super) decisions: usize,
    pub(super) give_aways: Vec<GiveAway>,
}

/// Open options of a decision, and those of them that lose nothing.
type Moment = (BTreeSet<u8>, BTreeSet<u8>);

/// Looks at every moment at which a decision is open and nothing critical has happened.
pub(super) fn separation(program: &Program, valuation: &Valuation, scores: &Scores<'_>) -> Separation {
    let mut areas = Vec::new();
    let mut give_aways = BTreeSet::new();
    for (node, moments) in moments(program, valuation) {
        let of_moments: Vec<u64> = moments.iter().filter_map(|moment| area(node, moment, scores)).collect();
        if of_moments.is_empty() {
            continue;
        }
        areas.push(of_moments.iter().sum::<u64>() / of_moments.len() as u64);
        let standing_out = moments
            .iter()
            .find_map(|moment| Some((stands_out(node, moment, scores)?, moment)));
        if let Some((option, (open, _))) = standing_out {
            let by = scores.stands_out_by(node, option, open.iter().copied());
            let found = give_away(program, node, option);
            let part = scores.part(node, option);
            give_aways.insert(GiveAway { by, part, ..found });
        }
    }
    Separation {
        thousandths: match areas.len() as u64 {
            0 => 500,
            count => areas.iter().sum::<u64>() / count / 1000,
        },
        decisions: areas.len(),
        give_aways: give_aways.into_iter().collect(),
    }
}

fn moments(program: &Program, valuation: &Valuation) -> BTreeMap<usize, BTreeSet<Moment>> {
    let graph = &valuation.graph;
    let mut moments: BTreeMap<usize, BTreeSet<Moment>> = BTreeMap::new();
    for number in (0..graph.len() as u32).filter(|number| valuation.is_clean(*number)) {
        let mut open = BTreeSet::new();
        let mut best = BTreeSet::new();
        for edge in graph.edges(number) {
            let Move::Choose(choice) = edge.made() else { continue };
            open.insert(choice);
            if valuation.loss(number, &edge).is_nothing() && valuation.is_clean(edge.to) {
                best.insert(choice);
            }
        }
        if !best.is_empty() && best.len() < open.len() {
            let node = usize::from(program.place(&graph.state(number)));
            moments.entry(node).or_default().insert((open, best));
        }
    }
    moments
}

/// The area of one moment in millionths.
fn area(node: usize, (open, best): &Moment, scores: &Scores<'_>) -> Option<u64> {
    let mut doubled = 0_u64;
    let mut pairs = 0_u64;
    for good in best {
        for other in open.difference(best) {
            let of = |choice: u8| scores.of(node, choice, open.iter().copied());
            let (one, two) = (of(*good), of(*other));
            doubled += u64::from(one > two) + u64::from(one >= two);
            pairs += 1;
        }
    }
    (pairs > 0).then(|| doubled * 500_000 / pairs)
}

/// The one option that has the most of the cue, if it is best.
fn stands_out(node: usize, (open, best): &Moment, scores: &Scores<'_>) -> Option<u8> {
    let of = |choice: u8| scores.of(node, choice, open.iter().copied());
    let most = open.iter().map(|choice| of(*choice)).max()?;
    let mut with_most = open.iter().filter(|choice| of(**choice) == most);
    let first = *with_most.next()?;
    (with_most.next().is_none() && best.contains(&first)).then_some(first)
}

fn give_away(program: &Program, node: usize, option: u8) -> GiveAway {
    let node = program.nodes.get(node);
    let option = node.and_then(|node| match &node.flow {
        crate::sim::program::parts::Flow::Ask(decision) => decision.choices.get(usize::from(option)),
        _ => None,
    });
    GiveAway {
        node: node.map(|node| node.id.clone()).unwrap_or_default(),
        option: option.map(|option| option.id.clone()).unwrap_or_default(),
        by: None,
        part: None,
    }
}

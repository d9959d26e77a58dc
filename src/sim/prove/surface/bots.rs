//! Bots that always choose the option with the most of one cue; among equals, any of them.

use std::collections::BTreeSet;

use super::cue_texts::CueTexts;
use super::cues::Cue;
use crate::sim::program::parts::{CompiledChoice, Flow, Speaker, SpokenLine};
use crate::sim::program::step::Move;
use crate::sim::program::wording::Wording;
use crate::sim::program::{Program, Stage};
use crate::sim::prove::chance::{ChancePlay, follow};
use crate::sim::prove::chance_form::Form;
use crate::sim::prove::effort::Effort;
use crate::sim::prove::explore::Edge;
use crate::sim::score::value::Valuation;
use crate::sim::sentence::Sentence;

/// How much of a cue each option of each node has.
pub(super) enum Scores<'p> {
    /// By its text: nodes, and their options; and the cue in the texts of all.
    OfText(Vec<Vec<i64>>, CueTexts<'p>),
    /// By its place among those that can be chosen, at nodes whose order is fixed. Where it is drawn, any option may stand at any
    /// place, so all have the same.
    OfPlace(Cue, Vec<bool>),
}

impl<'p> Scores<'p> {
    /// A cue that is a place.
    pub(super) fn of_place(program: &Program, cue: Cue) -> Self {
        let is_fixed = program.nodes.iter().map(|node| match &node.flow {
            Flow::Ask(decision) => !decision.shuffled,
            _ => false,
        });
        Self::OfPlace(cue, is_fixed.collect())
    }

    /// A cue in the texts of a language.
    pub(super) fn of_text(program: &'p Program, wording: &'p Wording, cue: Cue) -> Self {
        let by_node = program.nodes.iter().map(|node| match &node.flow {
            Flow::Ask(decision) => {
                let heard = heard(wording, &node.lines);
                let options = decision.choices.iter();
                options.map(|choice| cue.of(&shown(wording, choice), &heard)).collect()
            }
            _ => Vec::new(),
        });
        let texts = CueTexts { cue, program, wording };
        Self::OfText(by_node.collect(), texts)
    }

    /// What in the text of an option stands out among these that can be chosen; nothing where it is its place.
    pub(super) fn stands_out_by(&self, node: usize, choice: u8, open: impl Iterator<Item = u8>) -> Option<Sentence> {
        match self {
            Self::OfText(_, texts) => texts.stands_out_by(node, choice, open),
            Self::OfPlace(..) => None,
        }
    }

    /// Which text of an option has most of it: `label` or `speak`; none where it is its place.
    pub(super) fn part(&self, node: usize, choice: u8) -> Option<&'static str> {
        match self {
            Self::OfText(_, texts) => texts.part(node, choice),
            Self::OfPlace(..) => None,
        }
    }

    /// How much an option of a node has, where these can be chosen, in the order of the file.
    pub(super) fn of(&self, node: usize, choice: u8, open: impl Iterator<Item = u8> + Clone) -> i64 {
        match self {
            Self::OfText(by_node, _) => {
                let options = by_node.get(node);
                options
                    .and_then(|options| options.get(usize::from(choice)))
                    .copied()
                    .unwrap_or(i64::MIN)
            }
            Self::OfPlace(cue, is_fixed) => match is_fixed.get(node) {
                Some(true) => {
                    let place = open.clone().position(|one| one == choice).unwrap_or(0);
                    cue.of_place(place, open.count())
                }
                _ => 0,
            },
        }
    }
}

/// What is shown of an option, its label and what is said.
pub(super) fn shown(wording: &Wording, choice: &CompiledChoice) -> String {
    match choice.speak {
        Some(speak) => format!("{} {}", wording.text(choice.label), wording.text(speak)),
        None => wording.text(choice.label).to_owned(),
    }
}

/// What the caller says at a node, in the first wording of each line.
pub(super) fn heard(wording: &Wording, lines: &[SpokenLine]) -> String {
    let said = lines.iter().filter(|line| line.speaker != Speaker::You);
    let texts = said
        .filter_map(|line| line.wordings.first())
        .map(|text| wording.text(*text));
    texts.collect::<Vec<_>>().join(" ")
}

/// What the bot's plays come to, followed for so many steps; none when it is stopped.
pub(super) fn result(
    program: &Program,
    valuation: &Valuation,
    scores: &Scores<'_>,
    most_turns: u32,
    effort: &Effort<'_>,
) -> Option<ChancePlay> {
    let choose = |number: u32| chosen(program, valuation, scores, number);
    follow(program, valuation, &choose, Form::Best, most_turns, effort)
}

/// A play of the bot to an end: among equals it takes what loses least, and of these what leads to where it has not been. Empty if it
/// goes round in a circle.
pub(super) fn lucky_play(program: &Program, valuation: &Valuation, scores: &Scores<'_>) -> Vec<Move> {
    let mut moves = Vec::new();
    let mut been = BTreeSet::from([0_u32]);
    let mut at = 0;
    loop {
        let open = chosen(program, valuation, scores, at).into_iter();
        let is_new = open.filter(|edge| !been.contains(&edge.to));
        let Some(edge) = is_new.min_by_key(|edge| valuation.loss(at, edge).overall) else {
            break;
        };
        moves.push(edge.made());
        been.insert(edge.to);
        at = edge.to;
    }
    match program.stage(&valuation.graph.state(at)) {
        Stage::Over => moves,
        _ => Vec::new(),
    }
}

/// The steps among which the bot takes any.
fn chosen(program: &Program, valuation: &Valuation, scores: &Scores<'_>, number: u32) -> Vec<Edge> {
    let graph = &valuation.graph;
    let state = graph.state(number);
    let node = usize::from(program.place(&state));
    let open = graph.edges(number).filter(|edge| match edge.made() {
        Move::Accept => program.stage(&state) == Stage::Ringing,
        made => matches!(made, Move::Choose(_)),
    });
    let choices = open.clone().filter_map(|edge| match edge.made() {
        Move::Choose(choice) => Some(choice),
        _ => None,
    });
    let score = |edge: &Edge| match edge.made() {
        Move::Choose(choice) => scores.of(node, choice, choices.clone()),
        _ => 0,
    };
    let most = open.clone().map(|edge| score(&edge)).max();
    open.filter(|edge| Some(score(edge)) == most).collect()
}

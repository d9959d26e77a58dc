//! Bots that always choose the option with the most of one cue; among equals, any of them.

use super::cues::Cue;
use crate::sim::program::parts::{Flow, Speaker, SpokenLine};
use crate::sim::program::step::Move;
use crate::sim::program::wording::Wording;
use crate::sim::program::{Program, Stage};
use crate::sim::prove::chance::{WHOLE, follow};
use crate::sim::prove::chance_form::Form;
use crate::sim::prove::effort::Effort;
use crate::sim::prove::explore::Edge;
use crate::sim::score::mark::Mark;
use crate::sim::score::value::Valuation;

/// How much of a cue each option of each node has.
pub(super) struct Scores {
    by_node: Vec<Vec<i64>>,
}

impl Scores {
    pub(super) fn new(program: &Program, wording: &Wording, cue: Cue) -> Self {
        let by_node = program.nodes.iter().map(|node| match &node.flow {
            Flow::Ask(decision) => {
                let heard = heard(wording, &node.lines);
                let options = decision.choices.iter();
                options
                    .map(|choice| {
                        let text = match choice.speak {
                            Some(speak) => format!("{} {}", wording.text(choice.label), wording.text(speak)),
                            None => wording.text(choice.label).to_owned(),
                        };
                        cue.of(&text, &heard)
                    })
                    .collect()
            }
            _ => Vec::new(),
        });
        Self {
            by_node: by_node.collect(),
        }
    }

    /// How much an option of a node has.
    pub(super) fn of(&self, node: usize, choice: u8) -> i64 {
        let options = self.by_node.get(node);
        options
            .and_then(|options| options.get(usize::from(choice)))
            .copied()
            .unwrap_or(i64::MIN)
    }
}

/// What the caller says at a node, in the first wording of each line.
fn heard(wording: &Wording, lines: &[SpokenLine]) -> String {
    let said = lines.iter().filter(|line| line.speaker != Speaker::You);
    let texts = said
        .filter_map(|line| line.wordings.first())
        .map(|text| wording.text(*text));
    texts.collect::<Vec<_>>().join(" ")
}

/// The bot's expected mark and how often it passes in thousandths; none when there are too many different sums.
pub(super) fn result(
    program: &Program,
    valuation: &Valuation,
    scores: &Scores,
    effort: &Effort<'_>,
) -> Option<(Mark, u64)> {
    let graph = &valuation.graph;
    let choose = |number: u32| -> Vec<Edge> {
        let state = graph.state(number);
        let node = usize::from(program.place(&state));
        let open = graph.edges(number).filter(|edge| match edge.made() {
            Move::Accept => program.stage(&state) == Stage::Ringing,
            made => matches!(made, Move::Choose(_)),
        });
        let score = |edge: &Edge| match edge.made() {
            Move::Choose(choice) => scores.of(node, choice),
            _ => 0,
        };
        let most = open.clone().map(|edge| score(&edge)).max();
        open.filter(|edge| Some(score(edge)) == most).collect()
    };
    let play = follow(program, valuation, &choose, Form::Best, effort)?;
    // A bot that goes round in a circle never comes to a mark.
    if play.unknown > WHOLE / 1000 {
        return None;
    }
    Some((play.mark, (play.passes / (WHOLE / 1000)) as u64))
}

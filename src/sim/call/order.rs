//! The order in which options are shown, and which wording of a line is heard. Neither ever changes the state.

use super::machine::Call;
use crate::sim::program::parts::{CompiledDecision, SpokenLine, TextId};
use crate::sim::rng::Stream;
use crate::sim::scenario::flow::Pick;

/// The options' numbers in the order in which a node shows them. Drawn for each node by itself, so that a detour on the way
/// changes nothing.
pub fn shown_order(node: &str, decision: &CompiledDecision, seed: u64) -> Vec<u8> {
    let mut order: Vec<u8> = (0..decision.choices.len() as u8).collect();
    if decision.shuffled {
        Stream::of("order", node, seed).shuffle(&mut order);
    }
    order
}

impl Call {
    /// The wording of a line at its next turn, or none if it has been said out.
    pub(super) fn wording(&mut self, line: &SpokenLine) -> Option<TextId> {
        let turns = self.line_turns.get_mut(line.number as usize)?;
        let turn = usize::from(*turns);
        *turns = turns.saturating_add(1);
        let count = line.wordings.len();
        match line.pick {
            Pick::Sequence => line.wordings.get(turn.min(count.saturating_sub(1))),
            Pick::Cycle => line.wordings.get(turn.checked_rem(count)?),
            Pick::Once => line.wordings.get(turn),
            Pick::Shuffle => {
                let mut order: Vec<usize> = (0..count).collect();
                Stream::new(&format!("line/{}", line.number), self.seed).shuffle(&mut order);
                line.wordings.get(*order.get(turn.checked_rem(count)?)?)
            }
        }
        .copied()
    }
}

//! How late a mistake can still be mended: after so many costly choices, the last turn from which a pass is attainable.

use std::collections::BTreeMap;

use super::effort::{Effort, Progress};
use super::passing::Passing;
use crate::sim::program::parts::Earned;
use crate::sim::program::step::Move;
use crate::sim::program::{Program, Stage};
use crate::sim::score::mark::Mark;
use crate::sim::score::scorecard::FINE_BELOW;
use crate::sim::score::value::Valuation;

/// So many costly choices are looked at.
pub const MOST_MISTAKES: usize = 6;
/// So many different pasts are followed.
const MOST_PASTS: usize = 400_000;
/// In a call that can go round in a circle, later turns are like this one.
const MOST_TURNS: u32 = 24;

/// The last turn at which a costly choice may fall, for the first, the second … one, while everything else goes as well as it
/// can; where there is none, that many costly choices cannot be mended at all.
pub type LastTurns = Vec<u32>;

/// One past: where it has come to, how many costly choices it has.
type Past = (u32, u8);

/// Computes it; none when there are too many pasts, or when dimensions compete, for then no way ahead is best in all of them. None
/// as well when it is stopped.
pub fn last_turns(program: &Program, valuation: &Valuation, effort: &Effort<'_>) -> Option<LastTurns> {
    let graph = &valuation.graph;
    let passing = Passing::new(program, valuation);
    let best = valuation.of_number(0).best;
    if valuation.of_number(0).overall != valuation.weigh(best) {
        return None;
    }
    let mut last = vec![0_u32; MOST_MISTAKES];
    // By past, the losses so far of which none beats another.
    let mut layer: BTreeMap<Past, Vec<Earned>> = BTreeMap::from([((0, 0), vec![[0; 3]])]);
    for turn in 1..=MOST_TURNS {
        let mut next: BTreeMap<Past, Vec<Earned>> = BTreeMap::new();
        // Moves between two turns stay in the same turn.
        let mut open: Vec<(Past, Earned)> = layer
            .into_iter()
            .flat_map(|(past, losses)| losses.into_iter().map(move |loss| (past, loss)))
            .collect();
        let mut seen: BTreeMap<Past, Vec<Earned>> = BTreeMap::new();
        effort.tell(Progress::Judging).ok()?;
        while let Some(((number, mistakes), loss)) = open.pop() {
            if !keep(seen.entry((number, mistakes)).or_default(), loss) {
                continue;
            }
            let state = graph.state(number);
            if program.stage(&state) == Stage::Over {
                continue;
            }
            for edge in graph.edges(number) {
                if program.is_critical(&graph.state(edge.to)) {
                    continue;
                }
                let more = valuation.loss(number, &edge);
                let lost = [0, 1, 2].map(|d| loss[d] + more.points[d]);
                if !passing.passes([0, 1, 2].map(|d| best[d] - lost[d])) {
                    continue;
                }
                let is_costly = Mark::share(more.overall, valuation.unit) >= FINE_BELOW;
                let is_turn = matches!(edge.made(), Move::Choose(_) | Move::Expire);
                let now = mistakes + u8::from(is_turn && is_costly);
                if usize::from(now) > MOST_MISTAKES {
                    continue;
                }
                if is_turn && is_costly {
                    last[usize::from(now) - 1] = turn;
                }
                if is_turn {
                    keep(next.entry((edge.to, now)).or_default(), lost);
                } else {
                    open.push(((edge.to, now), lost));
                }
            }
        }
        if next.values().map(Vec::len).sum::<usize>() > MOST_PASTS {
            return None;
        }
        if next.is_empty() {
            break;
        }
        layer = next;
    }
    while last.last() == Some(&0) {
        last.pop();
    }
    Some(last)
}

/// Keeps a loss unless another one is no worse in any dimension; says whether it was kept.
fn keep(kept: &mut Vec<Earned>, loss: Earned) -> bool {
    let is_no_worse = |one: &Earned, other: &Earned| (0..3).all(|d| one[d] <= other[d]);
    if kept.iter().any(|known| is_no_worse(known, &loss)) {
        return false;
    }
    kept.retain(|known| !is_no_worse(&loss, known));
    kept.push(loss);
    true
}

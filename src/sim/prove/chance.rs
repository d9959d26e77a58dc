//! What comes of choosing without understanding: at random among the options that are shown, or by any other rule that looks at the
//! present decision only. No look-ups, no holds, no hanging up, nothing expires.
//!
//! The distribution of states and sums is followed turn by turn, so the result is exact but for the last bits of its fractions;
//! what they take away is summed up and said.

use super::effort::{Effort, Progress};
use super::explore::{Edge, Graph};
use super::passing::Passing;
use crate::sim::program::parts::{Earned, Place, Reaction, SpokenLine, WrapUpList};
use crate::sim::program::state::State;
use crate::sim::program::step::{Move, Witness};
use crate::sim::program::{Program, Stage};
use crate::sim::score::mark::Mark;
use crate::sim::score::value::Valuation;

/// A probability as a number of these parts.
pub const WHOLE: u128 = 1 << WHOLE_BITS;
const WHOLE_BITS: u32 = 100;
/// Units of marks are weighed with shares that are cut by so many bits, so that the products fit.
const UNIT_BITS: u32 = 50;
/// More pairs of a state and a sum than this are not followed.
const MOST_PAIRS: usize = 3_000_000;
/// After so many pairs whoever watches is asked whether to go on.
const LOOK_UP_EVERY: usize = 1 << 14;
/// Whoever chooses at random for so long is counted as never coming to an end.
const MOST_TURNS: u32 = 120;
/// Shares smaller than this are given up; they show in `unknown`.
const SMALLEST: u128 = WHOLE >> 50;

/// How the after-call work is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One entry of each list and each note at random.
    Random,
    /// As well as it can be.
    Best,
}

/// What such choosing comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChancePlay {
    /// The probability of passing, in parts of [`WHOLE`].
    pub passes: u128,
    /// The share that was not followed to its end.
    pub unknown: u128,
    /// The expected overall mark, not floored at 0.
    pub mark: Mark,
    /// The expected number of decisions, in thousandths.
    pub turns_thousandths: u64,
    /// The expected time that all lines take to be said, in milliseconds.
    pub speaking_millis: u64,
}

/// Sums fit into these bits; 0 is in the middle.
const SUM_BITS: u32 = 10;
const MIDDLE: i32 = 1 << (SUM_BITS - 1);

type Pair = (u64, u128);

fn key(state: u32, earned: Earned) -> Option<u64> {
    let mut key = u64::from(state);
    for points in earned {
        let shifted = u64::try_from(points + MIDDLE)
            .ok()
            .filter(|shifted| *shifted < 1 << SUM_BITS)?;
        key = key << SUM_BITS | shifted;
    }
    Some(key)
}

fn unkey(key: u64) -> (u32, Earned) {
    let part = |index: u32| ((key >> (index * SUM_BITS)) & ((1 << SUM_BITS) - 1)) as i32 - MIDDLE;
    ((key >> (3 * SUM_BITS)) as u32, [part(2), part(1), part(0)])
}

/// Follows every play that chooses at random; none when there are too many different sums, or when it is stopped.
pub fn random_play(program: &Program, valuation: &Valuation, effort: &Effort<'_>) -> Option<ChancePlay> {
    let moves = |number| random_moves(&valuation.graph, number);
    follow(program, valuation, &moves, Form::Random, effort)
}

/// Follows every play from the start of a valued graph in which each move is one of `moves`, all equally likely; none when there are
/// too many different sums, or when it is stopped.
pub fn follow(
    program: &Program,
    valuation: &Valuation,
    moves: &dyn Fn(u32) -> Vec<Edge>,
    form: Form,
    effort: &Effort<'_>,
) -> Option<ChancePlay> {
    let graph = &valuation.graph;
    let passing = Passing::new(program, valuation);
    let mut layer: Vec<Pair> = vec![(key(0, [0; 3])?, WHOLE)];
    let mut play = ChancePlay {
        passes: 0,
        unknown: 0,
        mark: Mark(0),
        turns_thousandths: 0,
        speaking_millis: 0,
    };
    let mut turns: u128 = 0;
    let mut speaking: u128 = 0;
    let mut lost: u128 = 0;
    let mut units: i128 = 0;
    for _ in 0..MOST_TURNS {
        if layer.is_empty() {
            break;
        }
        let mut next: Vec<Pair> = Vec::new();
        for ((pair, share), count) in layer.into_iter().zip(0_usize..) {
            if count.is_multiple_of(LOOK_UP_EVERY) {
                effort.tell(Progress::Judging).ok()?;
            }
            let (number, earned) = unkey(pair);
            let state = graph.state(number);
            if program.stage(&state) == Stage::Over {
                let forms = forms(program, valuation, &state, earned, share, form);
                for (sum, share) in forms {
                    if !program.is_critical(&state) && passing.passes(sum) {
                        play.passes += share;
                    }
                    units += i128::from(valuation.weigh(sum)) * (share >> UNIT_BITS) as i128;
                }
                continue;
            }
            let moves = moves(number);
            let each = share / (moves.len() as u128).max(1);
            if moves.is_empty() || each < SMALLEST {
                lost += share;
                continue;
            }
            let is_turn = moves.iter().any(|edge| matches!(edge.made(), Move::Choose(_)));
            turns += if is_turn { share } else { 0 };
            for edge in &moves {
                let points = edge.earned();
                next.push((key(edge.to, [0, 1, 2].map(|d| earned[d] + points[d]))?, each));
                let mut heard = SpeakingTime::default();
                program.step_seen(&state, edge.made(), &mut heard.of(program));
                speaking += each / 1_000_000 * u128::from(heard.0);
            }
            // What is merged early has only fewer pairs than the whole layer, so this is no other limit, but less memory.
            if next.len() > 2 * MOST_PAIRS {
                next = within_limit(next)?;
            }
        }
        layer = within_limit(next)?;
    }
    lost += layer.iter().map(|(_, share)| share).sum::<u128>();
    play.unknown = lost;
    play.mark = passing.overall_of((units >> (WHOLE_BITS - UNIT_BITS)) as i64);
    play.turns_thousandths = (turns / (WHOLE / 1_000_000) / 1000) as u64;
    play.speaking_millis = (speaking / (WHOLE / 1_000_000)) as u64;
    Some(play)
}

fn random_moves(graph: &Graph, number: u32) -> Vec<Edge> {
    let edges = graph.edges(number);
    edges
        .filter(|edge| matches!(edge.made(), Move::Accept | Move::Choose(_)))
        .collect()
}

/// The pairs with equals merged; none if there are too many of them.
fn within_limit(pairs: Vec<Pair>) -> Option<Vec<Pair>> {
    Some(merged(pairs)).filter(|pairs| pairs.len() <= MOST_PAIRS)
}

fn merged(mut pairs: Vec<Pair>) -> Vec<Pair> {
    pairs.sort_unstable_by_key(|(key, _)| *key);
    pairs.dedup_by(|(key, share), (kept, sum)| {
        let is_same = key == kept;
        if is_same {
            *sum += *share;
        }
        is_same
    });
    pairs
}

/// The sums of these plays with their after-call work.
fn forms(
    program: &Program,
    valuation: &Valuation,
    state: &State,
    earned: Earned,
    share: u128,
    form: Form,
) -> Vec<(Earned, u128)> {
    let mut forms: Vec<(Earned, u128)> = vec![(earned, share)];
    if form == Form::Best && program.has_wrap_up(state) {
        let best = program.best_form(state, |points| valuation.weigh(points));
        let worths = best.into_iter().filter_map(|entry| program.wrap_up.get(entry));
        let sum = worths.fold(earned, |sum, entry| {
            let worth = entry.earns(state);
            [0, 1, 2].map(|d| sum[d] + worth[d])
        });
        return vec![(sum, share)];
    }
    if program.has_wrap_up(state) {
        for list in WrapUpList::PICKED {
            let worths: Vec<Earned> = program
                .wrap_up
                .iter()
                .filter(|entry| entry.list == list)
                .map(|entry| entry.earns(state))
                .collect();
            if !worths.is_empty() {
                forms = spread(&forms, &worths);
            }
        }
        for note in program.wrap_up.iter().filter(|entry| entry.list == WrapUpList::Notes) {
            forms = spread(&forms, &[[0; 3], note.earns(state)]);
        }
    }
    forms
}

fn spread(forms: &[(Earned, u128)], worths: &[Earned]) -> Vec<(Earned, u128)> {
    let each = worths.len() as u128;
    let mut sums: Vec<(Earned, u128)> = forms
        .iter()
        .flat_map(|(sum, share)| {
            worths
                .iter()
                .map(move |worth| ([0, 1, 2].map(|d| sum[d] + worth[d]), share / each))
        })
        .collect();
    sums.sort_unstable_by_key(|(sum, _)| *sum);
    sums.dedup_by(|(sum, share), (kept, total)| {
        let is_same = sum == kept;
        if is_same {
            *total += *share;
        }
        is_same
    });
    sums
}

/// How long everything takes that is said in a step.
#[derive(Debug, Default)]
struct SpeakingTime(u64);

struct Listening<'a> {
    program: &'a Program,
    time: &'a mut SpeakingTime,
}

impl SpeakingTime {
    fn of<'a>(&'a mut self, program: &'a Program) -> Listening<'a> {
        Listening { program, time: self }
    }
}

impl Listening<'_> {
    fn hear(&mut self, lines: &[SpokenLine], state: &State) {
        let said = lines.iter().filter(|line| line.when.holds(state));
        self.time.0 += said.map(|line| line.lasts.0).sum::<u64>();
    }
}

impl Witness for Listening<'_> {
    fn reacted(&mut self, reaction: &Reaction, state: &State) {
        self.hear(&reaction.reply, state);
    }

    fn entered(&mut self, place: Place, state: &State) {
        if let Some(node) = self.program.nodes.get(usize::from(place)) {
            self.hear(&node.lines, state);
        }
    }
}

//! What comes of choosing without understanding: at random among the options that are shown, or by any other rule that looks at the
//! present decision only. No look-ups, no holds, no hanging up, nothing expires.
//!
//! The distribution of states and sums is followed turn by turn, so the result is exact but for the last bits of its fractions;
//! what they take away is summed up and said. Only the chance of passing needs sums. Where there are too many of them, the states
//! alone are followed, which gives the mean mark and the mean length all the same.

pub use super::chance_play::{ChancePlay, WhyUnknown};

use super::chance_form::{FORM_BITS, Form, Forms, part_of};
use super::chance_layer::NextLayer;
use super::chance_steps::{KnownSteps, StepsByChance};
use super::effort::{Effort, Progress};
use super::explore::{Edge, Graph};
use super::order::{Components, longest_way};
use super::passing::Passing;
use crate::sim::program::parts::{Earned, Place, Reaction, SpokenLine};
use crate::sim::program::state::State;
use crate::sim::program::step::{Move, Witness};
use crate::sim::program::{Program, Stage};
use crate::sim::score::value::Valuation;

/// A probability as a number of these parts.
pub const WHOLE: u128 = 1 << WHOLE_BITS;
const WHOLE_BITS: u32 = 100;
/// Units of marks are weighed with shares that are cut by so many bits, so that the products fit.
const UNIT_BITS: u32 = 50;
/// More pairs of a state and a sum than this are not followed.
pub(super) const MOST_PAIRS: usize = 3_000_000;
/// After so many pairs whoever watches is asked whether to go on.
const LOOK_UP_EVERY: usize = 1 << 14;
/// So many steps more than the longest way has are followed for whoever goes round in circles; who goes on is counted as never coming
/// to an end.
const MOST_ROUNDS: u32 = 120;
/// A component of states that lead to each other counts as no more steps of the longest way than this.
const LONGEST_COMPONENT: usize = 4_000;
/// Behind so many steps, no more than so many pairs are followed in all: long calls must not take for ever.
const FREE_STEPS: u32 = 120;
const MOST_LATE_PAIRS: usize = 4_000_000;
/// And none if no more than this share is left, which nobody would see.
const SMALLEST_REST: u128 = WHOLE >> 40;
/// Shares smaller than this are given up; they show in `unknown`.
const SMALLEST: u128 = WHOLE >> 50;

/// Sums fit into these bits; 0 is in the middle. The number of the state has the others.
const SUM_BITS: u32 = 14;
const MIDDLE: i32 = 1 << (SUM_BITS - 1);
/// The most that a sum may be.
pub(super) const MOST_POINTS: i32 = MIDDLE - 1;

/// A state with a sum, and the share of the plays that have come to it.
pub(super) type Pair = (u64, u128);

/// A state with a sum in one number; none when it does not fit.
pub(super) fn key(state: u32, earned: Earned) -> Option<u64> {
    let mut key = u64::from(state);
    if key >> (u64::BITS - 3 * SUM_BITS) != 0 {
        return None;
    }
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

/// How many steps of a play are followed: those of the longest way from the start, and some for going round in circles.
pub fn most_turns(graph: &Graph, components: &Components) -> u32 {
    longest_way(graph, components, LONGEST_COMPONENT).saturating_add(MOST_ROUNDS)
}

/// Follows every play that chooses at random, for so many steps; none when it is stopped.
pub fn random_play(
    program: &Program,
    valuation: &Valuation,
    most_turns: u32,
    effort: &Effort<'_>,
) -> Option<ChancePlay> {
    let moves = |number| random_moves(&valuation.graph, number);
    follow(program, valuation, &moves, Form::Random, most_turns, effort)
}

/// Follows every play from the start of a valued graph in which each move is one of `moves`, all equally likely, for so many steps;
/// none when it is stopped.
pub fn follow(
    program: &Program,
    valuation: &Valuation,
    moves: &dyn Fn(u32) -> Vec<Edge>,
    form: Form,
    most_turns: u32,
    effort: &Effort<'_>,
) -> Option<ChancePlay> {
    let follower = Follower {
        program,
        valuation,
        form,
        most_turns,
        effort,
    };
    let find = |number: u32| steps_by_chance(program, valuation, number, &moves(number));
    let mut known = KnownSteps::new(valuation.graph.len(), &find);
    let with_sums = match follower.follow(true, &mut known) {
        Ok(play) if play.is_followed() => return Some(play),
        Ok(play) => play,
        Err(Unfollowed::Stopped) => return None,
        Err(Unfollowed::Unknown(why)) => ChancePlay {
            unknown: WHOLE,
            endless: WHOLE,
            why_unknown: Some(why),
            ..ChancePlay::default()
        },
    };
    // The states alone are far fewer, and may be followed to the end.
    match follower.follow(false, &mut known) {
        Ok(play) if play.is_followed() => Some(ChancePlay {
            passes: with_sums.passes,
            unknown: with_sums.unknown,
            why_unknown: with_sums.why_unknown,
            ..play
        }),
        Err(Unfollowed::Stopped) => None,
        _ => Some(with_sums),
    }
}

/// Why plays were not followed.
enum Unfollowed {
    Stopped,
    Unknown(WhyUnknown),
}

struct Follower<'a> {
    program: &'a Program,
    valuation: &'a Valuation,
    form: Form,
    most_turns: u32,
    effort: &'a Effort<'a>,
}

impl Follower<'_> {
    /// Follows plays with the sums of their points, or by their states alone; then nothing is known of passing.
    fn follow(&self, has_sums: bool, known: &mut KnownSteps<'_>) -> Result<ChancePlay, Unfollowed> {
        let Self {
            program,
            valuation,
            effort,
            ..
        } = *self;
        let graph = &valuation.graph;
        let passing = Passing::new(program, valuation);
        let mut forms = Forms::new(program, valuation, self.form);
        let mut watch = Watch::default();
        let key = |state, earned| key(state, earned).ok_or(Unfollowed::Unknown(WhyUnknown::SumsTooLarge));
        let mut layer: Vec<Pair> = vec![(key(0, [0; 3])?, WHOLE)];
        let mut play = ChancePlay::default();
        let mut turns: u128 = 0;
        let mut speaking: u128 = 0;
        let mut lost: u128 = 0;
        let mut units: i128 = 0;
        let mut late_pairs = 0;
        let mut next = match has_sums {
            true => NextLayer::of_sums(),
            false => NextLayer::of_states(graph.len()),
        };
        for step in 0..self.most_turns {
            if layer.is_empty() {
                break;
            }
            if step >= FREE_STEPS {
                late_pairs += layer.len();
                let rest: u128 = layer.iter().map(|(_, share)| share).sum();
                if late_pairs > MOST_LATE_PAIRS || rest < SMALLEST_REST {
                    break;
                }
            }
            for plays in layer.chunk_by(|(one, _), (other, _)| unkey(*one).0 == unkey(*other).0) {
                let number = plays.first().map_or(0, |(pair, _)| unkey(*pair).0);
                let state = graph.state(number);
                if program.stage(&state) == Stage::Over {
                    let is_critical = program.is_critical(&state);
                    let worths = forms.of(&state);
                    for (pair, share) in plays {
                        watch.count(effort)?;
                        let (passes, weighed) = judged(&passing, valuation, unkey(*pair).1, worths);
                        play.passes += if is_critical { 0 } else { part_of(*share, passes) };
                        units += part_of_units(*share, weighed, FORM_BITS);
                    }
                    continue;
                }
                let StepsByChance {
                    steps,
                    is_turn,
                    millis,
                    weighed,
                } = known.of(number);
                for (pair, share) in plays {
                    watch.count(effort)?;
                    let earned = unkey(*pair).1;
                    let each = share / (steps.len() as u128).max(1);
                    if steps.is_empty() || each < SMALLEST {
                        lost += share;
                        continue;
                    }
                    turns += if *is_turn { *share } else { 0 };
                    speaking += each / 1_000_000 * millis;
                    units += if has_sums {
                        0
                    } else {
                        (each >> UNIT_BITS) as i128 * weighed
                    };
                    for (to, points) in steps {
                        let sum = match has_sums {
                            true => [0, 1, 2].map(|d| earned[d] + points[d]),
                            false => earned,
                        };
                        next.add(*to, (key(*to, sum)?, each)).map_err(Unfollowed::Unknown)?;
                    }
                }
            }
            layer = next.take();
        }
        lost += layer.iter().map(|(_, share)| share).sum::<u128>();
        play.unknown = lost;
        play.endless = lost;
        play.why_unknown = (!play.is_followed()).then_some(WhyUnknown::TooLong);
        play.mark = passing.overall_of((units >> (WHOLE_BITS - UNIT_BITS)) as i64);
        play.turns_thousandths = ((turns / (WHOLE / 1_000_000) + 500) / 1000) as u64;
        play.speaking_millis = (speaking / (WHOLE / 1_000_000)) as u64;
        Ok(play)
    }
}

/// Weighed points with so many bits behind the point, by the share of the plays that have them.
fn part_of_units(share: u128, weighed: i128, bits: u32) -> i128 {
    ((share >> UNIT_BITS) as i128 * (weighed >> UNIT_BITS)) >> (bits - UNIT_BITS)
}

/// The share of passing plays and the mean of the weighed points, both in parts of the after-call work's shares.
fn judged(passing: &Passing<'_>, valuation: &Valuation, earned: Earned, worths: &[(Earned, u128)]) -> (u128, i128) {
    let mut passes = 0;
    let mut weighed = 0;
    for (worth, part) in worths {
        let sum = [0, 1, 2].map(|d| earned[d] + worth[d]);
        weighed += i128::from(valuation.weigh(sum)) * *part as i128;
        passes += if passing.passes(sum) { *part } else { 0 };
    }
    (passes, weighed)
}

fn steps_by_chance(program: &Program, valuation: &Valuation, number: u32, moves: &[Edge]) -> StepsByChance {
    let state = valuation.graph.state(number);
    let spoken = moves.iter().map(|edge| speaking_time(program, &state, edge.made()));
    let weighed = moves.iter().map(|edge| i128::from(valuation.weigh(edge.earned())));
    StepsByChance {
        steps: moves.iter().map(|edge| (edge.to, edge.earned())).collect(),
        is_turn: moves.iter().any(|edge| matches!(edge.made(), Move::Choose(_))),
        millis: spoken.sum(),
        weighed: weighed.sum(),
    }
}

fn random_moves(graph: &Graph, number: u32) -> Vec<Edge> {
    let edges = graph.edges(number);
    edges
        .filter(|edge| matches!(edge.made(), Move::Accept | Move::Choose(_)))
        .collect()
}

/// Counts pairs, and asks whoever watches now and then.
#[derive(Debug, Default)]
struct Watch(usize);

impl Watch {
    fn count(&mut self, effort: &Effort<'_>) -> Result<(), Unfollowed> {
        if self.0.is_multiple_of(LOOK_UP_EVERY) {
            effort.tell(Progress::Judging).map_err(|_| Unfollowed::Stopped)?;
        }
        self.0 += 1;
        Ok(())
    }
}

/// How long everything takes that is said in a step, in milliseconds.
fn speaking_time(program: &Program, state: &State, made: Move) -> u128 {
    let mut listening = Listening { program, millis: 0 };
    program.step_seen(state, made, &mut listening);
    u128::from(listening.millis)
}

struct Listening<'a> {
    program: &'a Program,
    millis: u64,
}

impl Listening<'_> {
    fn hear(&mut self, lines: &[SpokenLine], state: &State) {
        let said = lines.iter().filter(|line| line.when.holds(state));
        self.millis += said.map(|line| line.lasts.0).sum::<u64>();
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

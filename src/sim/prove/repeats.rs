//! Options that gain again and again: a play comes back to one, takes it a second time, and both times it gains.
//!
//! A circle through one and the same state that gains has no most, so such a call has no values at all. Here every round changes
//! something, a mood or a count, so that there is an end to it, and yet whoever goes round is paid for it. What is asked of the
//! explored states is exact: is there a play that takes an option with points of its own, comes to a moment where it can be taken
//! once more and something else as well, and has gained in that dimension from the one moment to the other?
//!
//! Most options are answered for soon: no round through the nodes can gain (`PlaceRounds`), or one is found a few steps away
//! (`NearRounds`). Every state is asked about the others (`MostUntil`), several options at a time.

use std::collections::{BTreeMap, BTreeSet};

use super::effort::{Effort, Job};
use super::explore::Graph;
use super::most_until::{Lanes, MostUntil, Question, TOGETHER};
use super::near_rounds::NearRounds;
use super::option_moments::OptionMoments;
use super::order::Components;
use super::place_rounds::PlaceRounds;
use super::soundness::{shortest_ways, way_to};
use super::taking::taking;
use crate::sim::program::Program;
use crate::sim::program::parts::{Earned, Flow, Place};
use crate::sim::program::step::Move;

/// An option that gains a second time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepeatedGain {
    /// The node.
    pub place: Place,
    /// The number of the option there.
    pub choice: u8,
    /// A dimension in which a round gains.
    pub dimension: usize,
    /// What the round of the witness gains in it.
    pub gain: i64,
    /// A play that takes it twice.
    pub witness: Vec<Move>,
}

/// What is known of options that gain again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Repeats {
    /// Those that do, in the order of the file.
    pub found: Vec<RepeatedGain>,
    /// How many options were not answered for, because that would have taken too long.
    pub unanswered: usize,
}

/// How long is looked for options that gain again. An answer is the same whatever these are; where there is none, it is said so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// How many moments around the beginnings of rounds are looked at before all states are asked.
    pub moments: usize,
    /// How many steps are looked at, all told, when all states are asked. A set of questions counts as one look at each step; where
    /// states lead back to each other it takes some more, which depend on the call and are not foreseen.
    pub steps: usize,
}

impl Patience {
    /// Below a second for the moments, and some ten seconds for the steps.
    pub const PROOF: Self = Self {
        moments: 4_000_000,
        steps: 1_200_000_000,
    };
}

/// So many workers at the most answer questions, for each takes sixteen bytes for each state.
const MOST_WORKERS: usize = 2;

/// An option with points of its own at a node that a call may come back to.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    place: Place,
    choice: u8,
    own: Earned,
}

/// An option for which an answer is wanted.
struct Asked {
    place: Place,
    choice: u8,
    /// In which dimensions a round may gain.
    dimensions: [bool; 3],
    found: Option<RepeatedGain>,
}

/// Finds them all, in the order of the file; fewer when it is stopped. No circle of the graph may gain.
pub fn repeated_gains(
    program: &Program,
    graph: &Graph,
    components: &Components,
    patience: Patience,
    effort: &Effort<'_>,
) -> Repeats {
    let candidates = candidates(program);
    if candidates.is_empty() {
        return Repeats::default();
    }
    let place_of: Vec<Place> = (0..graph.len() as u32)
        .map(|number| program.place(&graph.state(number)))
        .collect();
    let rounds = PlaceRounds::find(graph, &place_of, &program.places_in_circles(), effort);
    let may_gain = candidates.iter().map(|candidate| {
        let gains = rounds.may_gain(candidate.place, candidate.choice);
        Asked {
            place: candidate.place,
            choice: candidate.choice,
            dimensions: [0, 1, 2].map(|d| candidate.own[d] > 0 && gains[d]),
            found: None,
        }
    });
    let mut asked: Vec<Asked> = may_gain.filter(|asked| asked.dimensions != [false; 3]).collect();
    if asked.is_empty() {
        return Repeats::default();
    }
    let mut options = vec![0; program.nodes.len() + program.endings.len()];
    for Asked { place, .. } in &asked {
        if let Flow::Ask(decision) = &program.nodes[usize::from(*place)].flow {
            options[usize::from(*place)] = decision.choices.len();
        }
    }
    let search = Search {
        graph,
        components,
        place_of: &place_of,
        rounds: &rounds,
        moments: &OptionMoments::find(graph, &place_of, &options, effort),
        patience,
        effort,
    };
    search.look_near(&mut asked);
    let unanswered = search.answer(&mut asked);
    Repeats {
        found: asked.into_iter().filter_map(|asked| asked.found).collect(),
        unanswered,
    }
}

/// Options with points of their own, at nodes that the form of the call leads back to.
fn candidates(program: &Program) -> Vec<Candidate> {
    let returning = program.places_in_circles();
    let mut candidates = Vec::new();
    for (node, place) in program.nodes.iter().zip(0..) {
        let Flow::Ask(decision) = &node.flow else { continue };
        if !returning.get(usize::from(place)).copied().unwrap_or_default() {
            continue;
        }
        for (choice, number) in decision.choices.iter().zip(0..) {
            let own = choice.reaction.effects.points;
            if choice.once.is_none() && own.iter().any(|points| *points > 0) {
                candidates.push(Candidate {
                    place,
                    choice: number,
                    own,
                });
            }
        }
    }
    candidates
}

struct Search<'a> {
    graph: &'a Graph,
    components: &'a Components,
    place_of: &'a [Place],
    rounds: &'a PlaceRounds,
    /// By place.
    moments: &'a [OptionMoments],
    patience: Patience,
    effort: &'a Effort<'a>,
}

/// Questions with the options that each is asked for.
type Questions = BTreeMap<Question, Vec<usize>>;

impl Search<'_> {
    /// Looks for a short round around the first moments of each option.
    fn look_near(&self, asked: &mut [Asked]) {
        let mut near = NearRounds::new(self.graph, self.rounds, self.place_of, self.patience.moments);
        let mut ways = None;
        for option in asked {
            let first = self.moments[usize::from(option.place)].first(option.choice);
            let wanted = || (0..3).filter(|d| option.dimensions[*d]);
            let mut rounds = first
                .iter()
                .flat_map(|state| wanted().map(move |d| (*state, d)))
                .filter_map(|(state, d)| Some((state, d, near.find(state, option.choice, d)?)));
            let found = rounds.next().map(|(state, dimension, round)| {
                let ways = ways.get_or_insert_with(|| shortest_ways(self.graph));
                let mut witness = way_to(self.graph, ways, state);
                witness.extend(round.moves);
                RepeatedGain {
                    place: option.place,
                    choice: option.choice,
                    dimension,
                    gain: round.gain,
                    witness,
                }
            });
            drop(rounds);
            option.found = found;
        }
    }

    /// Asks all states about the options for which nothing was found; says about how many they were not asked.
    fn answer(&self, asked: &mut [Asked]) -> usize {
        let mut questions = Questions::new();
        for (option, index) in asked.iter().zip(0..).filter(|(option, _)| option.found.is_none()) {
            for dimension in (0..3).filter(|d| option.dimensions[*d]) {
                let question = Question {
                    place: option.place,
                    choice: self.moments[usize::from(option.place)].standing_for(option.choice),
                    dimension,
                };
                questions.entry(question).or_default().push(index);
            }
        }
        let mut all = self.in_lanes(&questions);
        let most = self.patience.steps / self.graph.edge_count().max(1);
        let later = all.split_off(most.min(all.len()));
        let options: &[Asked] = asked;
        let workers = self.effort.workers.count().clamp(1, MOST_WORKERS);
        let mut found: Vec<Vec<(usize, RepeatedGain)>> = vec![Vec::new(); workers];
        let jobs = found.iter_mut().zip(0..).map(|(found, worker)| {
            let (all, questions) = (&all, &questions);
            let job: Job<'_> = Box::new(move || {
                for lanes in all.iter().skip(worker).step_by(workers) {
                    found.extend(self.answers(lanes, questions, options));
                }
            });
            job
        });
        self.effort.workers.do_all(jobs.collect());
        for (index, gain) in found.into_iter().flatten() {
            let known = &mut asked[index].found;
            if known.as_ref().is_none_or(|known| gain.dimension < known.dimension) {
                *known = Some(gain);
            }
        }
        let open = later
            .iter()
            .flatten()
            .flatten()
            .flat_map(|question| &questions[question]);
        let open: BTreeSet<usize> = open.copied().filter(|index| asked[*index].found.is_none()).collect();
        open.len()
    }

    /// Puts questions together: those of different components share a lane.
    fn in_lanes(&self, questions: &Questions) -> Vec<Lanes> {
        let mut all: Vec<Lanes> = Vec::new();
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        for question in questions.keys() {
            let count = counts.entry(self.rounds.component(question.place)).or_default();
            if all.len() == *count / TOGETHER {
                all.push(Lanes::default());
            }
            all[*count / TOGETHER][*count % TOGETHER].push(*question);
            *count += 1;
        }
        all
    }

    /// For each option that gains again, the nearest moment from which a round does.
    fn answers(&self, lanes: &Lanes, questions: &Questions, asked: &[Asked]) -> Vec<(usize, RepeatedGain)> {
        let mut found = Vec::new();
        let known = MostUntil::find(
            self.graph,
            self.place_of,
            self.rounds,
            self.components,
            lanes,
            self.effort,
        );
        let Ok(most) = known else { return found };
        let mut ways = None;
        for (lane, question) in (0..)
            .zip(lanes)
            .flat_map(|(lane, asked)| asked.iter().map(move |one| (lane, one)))
        {
            for index in &questions[question] {
                let choice = asked[*index].choice;
                let states =
                    (0..self.graph.len() as u32).filter(|state| self.place_of[*state as usize] == question.place);
                let mut rounds = states.filter_map(|state| {
                    let edge = taking(self.graph, state, choice)?;
                    let gain = i64::from(edge.earned()[question.dimension]) + most.of(edge.to, lane)?;
                    (gain > 0).then_some((state, edge, gain))
                });
                let Some((state, edge, gain)) = rounds.next() else {
                    continue;
                };
                let ways = ways.get_or_insert_with(|| shortest_ways(self.graph));
                let mut witness = way_to(self.graph, ways, state);
                witness.push(edge.made());
                witness.extend(most.way_back(edge.to, lane, question));
                witness.push(edge.made());
                let gain = RepeatedGain {
                    place: question.place,
                    choice,
                    dimension: question.dimension,
                    gain,
                    witness,
                };
                found.push((*index, gain));
            }
        }
        found
    }
}

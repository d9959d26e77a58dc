//! A crowd of simulated trainees: what a scenario does to people before people play it. Always to be labelled *simulated*.
//!
//! [`model`] says what a trainee is and where it comes from. Choices are drawn by whole numbers and a table, so one seed gives the
//! same crowd on every machine. Each trainee has streams of their own, so it does not matter who plays when, or on how many threads:
//! a part of the crowd is played by [`Crowd::play`], and parts are put together by [`CrowdTally::merge`] in any order.

pub mod board;
pub mod exponential;
pub mod form;
pub mod marking;
pub mod model;
pub mod play;
pub mod trainee;
mod watched;

use std::ops::Range;

use serde::Serialize;

use super::analytics::call_statistics::CallStatistics;
use super::analytics::call_tally::CallTally;
use super::analytics::run::Run;
use super::analytics::set_statistics::{SetStatistics, SetTally, Sitting};
use super::rng::Stream;
use super::scenario::rubric::Rubric;
use board::Board;
use model::Model;
use play::Player;
use trainee::Trainee;

/// A crowd before a set of calls.
#[derive(Debug, Clone, Copy)]
pub struct Crowd<'b> {
    /// The calls, each once.
    pub boards: &'b [Board],
    /// What trainees are like.
    pub model: Model,
    /// The seed from which everybody is drawn.
    pub seed: u64,
}

/// What is counted about a crowd, or about a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrowdTally {
    /// Counts of each call, of the first sitting only.
    pub calls: Vec<CallTally>,
    /// Counts of the set.
    pub set: SetTally,
    /// Decisions that were answered in calls, in both sittings; after-call work is not counted.
    pub choices: u64,
    /// Calls in which a trainee went round in circles until it was led out, in both sittings.
    pub led_out: u64,
}

/// Statistics of a crowd, as plain data for a picture or a report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SimulatedStatistics {
    /// How many trainees played.
    pub trainees: u64,
    /// The seed.
    pub seed: u64,
    /// What trainees are like.
    pub model: Model,
    /// Calls in which a trainee went round in circles until it was led out by the shortest way, in both sittings.
    pub led_out: u64,
    /// Each call, with its `score_distribution` and its `items`.
    pub calls: Vec<CallStatistics>,
    /// The set of calls.
    pub set: SetStatistics,
}

impl Crowd<'_> {
    /// Plays the trainees with these numbers: each plays every call once, and then all of them again in a second sitting, with
    /// what is particular to a call drawn anew. So the second sitting is one with other calls of the same kind (a parallel form).
    pub fn play(&self, trainees: Range<u64>) -> CrowdTally {
        let mut tally = CrowdTally::new(self.boards);
        let mut player = Player::new(&self.model);
        let rubrics: Vec<&Rubric> = self.boards.iter().map(|board| &board.program.rubric).collect();
        let mut sittings = [Sitting::default(), Sitting::default()];
        let mut run = Run::default();
        for number in trainees {
            let mut stream = Stream::new(&format!("crowd/{number}"), self.seed);
            let trainee = Trainee::draw(&mut stream, &self.model.population);
            for (sitting, notes) in sittings.iter_mut().enumerate() {
                notes.clear();
                for (board, counts) in self.boards.iter().zip(&mut tally.calls) {
                    let name = format!("crowd/{number}/{sitting}/{}", board.program.scenario);
                    let mut stream = Stream::new(&name, self.seed);
                    let skill = trainee.in_call(&mut stream, &self.model.population);
                    tally.choices += player.play(board, &skill, &mut stream, &mut run, &mut |_| {});
                    notes.add(&run);
                    if sitting == 0 {
                        counts.add(&run);
                    }
                }
            }
            let [first, second] = &sittings;
            tally.set.add(&rubrics, first, Some(second));
        }
        tally.led_out = player.led_out;
        tally
    }

    /// The statistics of what was counted.
    pub fn statistics(&self, tally: &CrowdTally) -> SimulatedStatistics {
        let calls = self.boards.iter().zip(&tally.calls);
        SimulatedStatistics {
            trainees: tally.calls.first().map_or(0, |call| call.runs),
            seed: self.seed,
            model: self.model,
            led_out: tally.led_out,
            calls: calls
                .map(|(board, counts)| CallStatistics::new(&board.program, &board.items, counts))
                .collect(),
            set: tally.set.statistics(),
        }
    }
}

impl CrowdTally {
    /// Nothing yet.
    pub fn new(boards: &[Board]) -> Self {
        let calls = boards.iter().map(|board| CallTally::new(&board.program, &board.items));
        Self {
            calls: calls.collect(),
            set: SetTally::new(boards.len()),
            choices: 0,
            led_out: 0,
        }
    }

    /// Adds what another part of the same crowd did.
    pub fn merge(&mut self, other: &Self) {
        for (call, other) in self.calls.iter_mut().zip(&other.calls) {
            call.merge(other);
        }
        self.set.merge(&other.set);
        self.choices += other.choices;
        self.led_out += other.led_out;
    }
}

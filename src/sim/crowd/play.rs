//! One simulated trainee plays one call.

use super::board::{Board, BoardMove, BoardState, Presence, StartBoard, StateKind};
use super::exponential::{ONE, falling};
use super::form::FormPart;
use super::model::{Habits, Model};
use super::trainee::CallSkill;
use crate::sim::analytics::run::{Answer, Outcome, Run};
use crate::sim::program::parts::Earned;
use crate::sim::program::step::Move;
use crate::sim::rng::Stream;

/// What a trainee did, for whoever wants to follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// The call began from this start, by its number in [`Board::starts`].
    Began(usize),
    /// A move was made.
    Made(Move),
    /// This entry of the after-call work was chosen.
    Entered(u16),
}

/// Plays calls; what it needs for weighing is kept from one to the next.
#[derive(Debug)]
pub struct Player {
    habits: Habits,
    weights: Vec<u32>,
    /// How many of the calls so far went round in circles until the trainee was led out.
    pub led_out: u64,
}

impl Player {
    /// A player with a model's habits.
    pub fn new(model: &Model) -> Self {
        Self {
            habits: model.habits,
            weights: Vec::new(),
            led_out: 0,
        }
    }

    /// Plays a call to its end and writes it down; what stood in `run` is replaced. Returns how many decisions were answered in
    /// the call, after-call work not counted.
    pub fn play<'b>(
        &mut self,
        board: &'b Board,
        skill: &CallSkill,
        stream: &mut Stream,
        run: &mut Run<'b>,
        follow: &mut impl FnMut(Deed),
    ) -> u64 {
        run.answers.clear();
        run.broken.clear();
        let drawn = match board.weights.len() {
            1 => 0,
            _ => stream.weighted(&board.weights),
        };
        follow(Deed::Began(drawn));
        let Some(start) = board.starts.get(drawn) else {
            return 0;
        };
        let mut lost: Earned = [0; 3];
        let mut moves = 0;
        let mut number = 0_u32;
        let mut is_led_out = false;
        let (form, end) = loop {
            let state = &start.states[number as usize];
            if let StateKind::Over(form) = state.kind {
                break (form, state);
            }
            moves += 1;
            is_led_out |= moves > start.most_moves;
            let made = match is_led_out {
                true => &start.moves[state.way_out as usize],
                false => self.choose_move(start, state, skill, stream),
            };
            if let StateKind::Deciding(item) = state.kind
                && let Some(outcome) = outcome(made.made)
            {
                run.answers.push(Answer {
                    item,
                    offered: start.offered_options(state),
                    outcome,
                    loss: made.cost,
                });
            }
            for rule in &start.broken[made.broken as usize] {
                if !run.broken.contains(rule) {
                    run.broken.push(*rule);
                }
            }
            add(&mut lost, made.loss);
            follow(Deed::Made(made.made));
            number = made.to;
        };
        self.led_out += u64::from(is_led_out);
        let answered = run.answers.len() as u64;
        for part in &start.forms[form as usize].parts {
            self.fill_in(part, skill, stream, run, &mut lost, follow);
        }
        run.critical = end.critical;
        run.ending = end.place;
        start.marking.mark(lost, run);
        answered
    }

    fn choose_move<'b>(
        &mut self,
        start: &'b StartBoard,
        state: &BoardState,
        skill: &CallSkill,
        stream: &mut Stream,
    ) -> &'b BoardMove {
        let look_ups = start.look_ups(state);
        if self.habits.looks_up && !look_ups.is_empty() && stream.below(100) < skill.care {
            return &look_ups[stream.below(look_ups.len() as u32) as usize];
        }
        let moves = start.weighed_moves(state);
        if moves.is_empty() {
            return &start.moves[state.way_out as usize];
        }
        let options = usize::from(state.offered);
        let habits = self.habits;
        if options > 0 {
            let timer = moves.get(options).filter(|made| made.presence == Presence::Expire);
            if let Some(expiry) = timer.filter(|_| self.is_too_slow(skill, stream)) {
                return expiry;
            }
            if self.slips(stream) {
                return &moves[stream.below(options as u32) as usize];
            }
        }
        self.weigh(
            skill,
            moves.iter().map(|made| {
                let presence = match made.presence {
                    Presence::Shown => ONE,
                    Presence::Expire => 0,
                    Presence::Hold => habits.hold,
                    Presence::Overrun => habits.overrun,
                    Presence::Leave => habits.leave,
                };
                (presence, made.weighed)
            }),
        );
        &moves[stream.weighted(&self.weights)]
    }

    fn fill_in<'b>(
        &mut self,
        part: &'b FormPart,
        skill: &CallSkill,
        stream: &mut Stream,
        run: &mut Run<'b>,
        lost: &mut Earned,
        follow: &mut impl FnMut(Deed),
    ) {
        let blank = if part.can_be_blank { self.habits.blank } else { ONE };
        let chosen = if self.slips(stream) {
            stream.below(part.offered.len() as u32) as usize
        } else {
            self.weigh(
                skill,
                part.choices.iter().map(|choice| {
                    let presence = if choice.entry.is_some() { ONE } else { blank };
                    (presence, choice.weighed)
                }),
            );
            stream.weighted(&self.weights)
        };
        let choice = &part.choices[chosen];
        let outcome = match part.offered.get(chosen) {
            Some(offered) => Outcome::Took(offered.option),
            None => Outcome::Left,
        };
        run.answers.push(Answer {
            item: part.item,
            offered: &part.offered,
            outcome,
            loss: choice.cost,
        });
        add(lost, choice.loss);
        if let Some(entry) = choice.entry {
            follow(Deed::Entered(entry));
        }
    }

    /// Whether a trainee lets the time run out.
    fn is_too_slow(&self, skill: &CallSkill, stream: &mut Stream) -> bool {
        let expire = self.habits.expire * (100 - skill.care.min(100)) / 100;
        expire > 0 && stream.next() & 0xffff < expire
    }

    /// Whether a trainee slips; nothing is drawn for a crowd that never does.
    fn slips(&self, stream: &mut Stream) -> bool {
        self.habits.slip > 0 && stream.next() & 0xffff < self.habits.slip
    }

    /// Weighs alternatives, each with its presence and its losses. Only differences count, so the least costly has its whole presence.
    fn weigh(&mut self, skill: &CallSkill, alternatives: impl Iterator<Item = (u32, [u16; 3])> + Clone) {
        let [empathy, accuracy, compliance] = skill.sharpness;
        let exponent = |[lost, inexact, uncompliant]: [u16; 3]| {
            empathy * u32::from(lost) + accuracy * u32::from(inexact) + compliance * u32::from(uncompliant)
        };
        let present = alternatives.clone().filter(|(presence, _)| *presence > 0);
        let least = present.map(|(_, losses)| exponent(losses)).min().unwrap_or(0);
        self.weights.clear();
        self.weights.extend(alternatives.map(|(presence, losses)| {
            let weight = falling(exponent(losses).saturating_sub(least));
            (u64::from(presence) * u64::from(weight) / u64::from(ONE)) as u32
        }));
    }
}

fn outcome(made: Move) -> Option<Outcome> {
    match made {
        Move::Choose(option) => Some(Outcome::Took(option)),
        Move::Expire => Some(Outcome::Expired),
        Move::Transfer { .. } | Move::HangUp => Some(Outcome::Left),
        _ => None,
    }
}

fn add(lost: &mut Earned, loss: [i16; 3]) {
    for (lost, loss) in lost.iter_mut().zip(loss) {
        *lost += i32::from(loss);
    }
}

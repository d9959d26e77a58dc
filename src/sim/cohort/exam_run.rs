//! A call that somebody has really played, as the statistics need it: what simulated trainees give, made from steps and values.

use std::collections::BTreeSet;

use crate::sim::analytics::items::{CallItems, Item, ItemKind, LEAVE, TICK, of_list};
use crate::sim::analytics::run::{Answer, OfferedOption, Outcome, Run};
use crate::sim::assessment::event::Fault;
use crate::sim::call::{Call, Phase};
use crate::sim::crowd::marking::Marking;
use crate::sim::program::parts::{Earned, Place, WrapUpList};
use crate::sim::program::step::Move;
use crate::sim::program::{Program, Stage};
use crate::sim::score::mark::Mark;
use crate::sim::score::scorecard::{Scorecard, alternatives};
use crate::sim::score::value::Valuation;

/// A finished call. The same fields as [`Run`], which borrows them.
#[derive(Debug, Clone)]
pub struct ExamRun {
    answers: Vec<ExamAnswer>,
    overall: Mark,
    dimensions: [Mark; 3],
    loss: i64,
    passed: bool,
    /// The critical rules that were broken, also those after the first that failed the call.
    critical: BTreeSet<u16>,
    ending: Place,
    broken: Vec<u16>,
    voided: BTreeSet<u32>,
}

#[derive(Debug, Clone)]
struct ExamAnswer {
    item: u32,
    offered: Vec<OfferedOption>,
    outcome: Outcome,
    loss: i32,
}

impl ExamRun {
    /// The run of a call with its values and its scorecard; nothing if the call is not over.
    pub fn new(valuation: &Valuation, items: &CallItems, call: &Call, card: &Scorecard) -> Option<Self> {
        if call.phase() != Phase::Ended {
            return None;
        }
        let program = call.program();
        let marking = Marking::new(program, valuation);
        let mut run = Self {
            answers: Vec::new(),
            overall: card.overall,
            dimensions: card.dimensions.map(|score| score.mark),
            loss: 0,
            passed: card.passed,
            critical: BTreeSet::new(),
            ending: card.ending,
            broken: Vec::new(),
            voided: BTreeSet::new(),
        };
        let mut lost: Earned = [0; 3];
        for step in &card.steps {
            let before = &step.record.before;
            add(&mut lost, step.loss);
            for (rule, taken) in &step.breaches {
                let counts = match program.rules.get(usize::from(*rule)).and_then(|rule| rule.points) {
                    Some(_) => *taken > 0,
                    // Of critical rules those that failed the call.
                    None => {
                        run.critical.insert(*rule);
                        !program.is_critical(before)
                    }
                };
                if counts && !run.broken.contains(rule) {
                    run.broken.push(*rule);
                }
            }
            let is_deciding = program.stage(before) == Stage::Deciding;
            if let (true, Some(item), Some(outcome)) = (is_deciding, items.at(step.place), outcome(step.record.made)) {
                let open = alternatives(valuation, program, before);
                run.answers.push(ExamAnswer {
                    item,
                    offered: open
                        .iter()
                        .map(|option| OfferedOption {
                            option: option.choice,
                            loss: marking.cost(option.loss),
                        })
                        .collect(),
                    outcome,
                    loss: marking.cost(step.loss),
                });
            }
        }
        run.add_wrap_up(program, items, &marking, call);
        add(&mut lost, card.wrap_up.loss);
        run.loss = i64::from(marking.cost(lost));
        Some(run)
    }

    /// The same, borrowed for the statistics.
    pub fn as_run(&self) -> Run<'_> {
        let answers = self.answers.iter().map(|answer| Answer {
            item: answer.item,
            offered: &answer.offered,
            outcome: answer.outcome,
            loss: answer.loss,
        });
        Run {
            answers: answers.collect(),
            overall: self.overall,
            dimensions: self.dimensions,
            loss: self.loss,
            passed: self.passed,
            critical: !self.critical.is_empty(),
            ending: self.ending,
            broken: self.broken.clone(),
        }
    }

    /// Rules that were charged, by their number in the program.
    pub fn broken(&self) -> &[u16] {
        &self.broken
    }

    /// The same without the rules that were broken only where it does not count.
    #[must_use]
    pub fn excusing(mut self, program: &Program, rules: &BTreeSet<String>) -> Self {
        let is_excused = |rule: u16| {
            let rule = program.rules.get(usize::from(rule));
            rule.is_some_and(|rule| rules.contains(&rule.id))
        };
        self.broken.retain(|rule| !is_excused(*rule));
        self.critical.retain(|rule| !is_excused(*rule));
        self
    }

    /// The items of which every answer is left out because a signed fault voids it, by their numbers.
    pub fn voided(&self) -> &BTreeSet<u32> {
        &self.voided
    }

    /// The same without what faults of the call void: an answer at a faulty node, or with a faulty option, says nothing about the item.
    /// A faulty option that was not taken counts as if it had not been offered.
    #[must_use]
    pub fn without_faults(mut self, items: &CallItems, faults: &BTreeSet<Fault>) -> Self {
        let mut voided = BTreeSet::new();
        let lost = |answers: &[ExamAnswer]| -> i64 { answers.iter().map(|answer| i64::from(answer.loss)).sum() };
        let before = lost(&self.answers);
        self.answers.retain_mut(|answer| {
            let counts = items
                .items
                .get(answer.item as usize)
                .is_none_or(|item| answer.without_faults(item, faults));
            if !counts {
                voided.insert(answer.item);
            }
            counts
        });
        for answer in &self.answers {
            voided.remove(&answer.item);
        }
        // What other items are held against is the rest of the mark, and what is void is no part of it.
        self.loss -= before - lost(&self.answers);
        self.voided = voided;
        self
    }

    fn add_wrap_up(&mut self, program: &Program, items: &CallItems, marking: &Marking, call: &Call) {
        let (end, form) = (call.state(), call.form());
        if !program.has_wrap_up(end) {
            return;
        }
        for list in WrapUpList::PICKED {
            let entries: Vec<(usize, Earned)> = of_list(program, list)
                .map(|(index, entry)| (index, entry.earns(end)))
                .collect();
            if let Some((first, _)) = entries.first() {
                let item = items.of_entry[*first].0;
                let chosen = entries.iter().position(|(index, _)| form.has(list, *index));
                let outcome = chosen.map_or(Outcome::Left, |option| Outcome::Took(option as u8));
                self.answers.push(part(item, marking, &entries, outcome, entries.len()));
            }
        }
        for (index, entry) in of_list(program, WrapUpList::Notes) {
            let item = items.of_entry[index].0;
            let outcome = match form.has(WrapUpList::Notes, index) {
                true => Outcome::Took(TICK),
                false => Outcome::Took(LEAVE),
            };
            let entries = [(index, entry.earns(end))];
            self.answers
                .push(part(item, marking, &entries, outcome, usize::from(LEAVE - TICK) + 1));
        }
    }
}

impl ExamAnswer {
    /// Takes the faulty options out, and what was lost only beside them; says whether anything is left that counts.
    fn without_faults(&mut self, item: &Item, faults: &BTreeSet<Fault>) -> bool {
        if item.kind != ItemKind::Decision {
            return true;
        }
        let is_faulty = |option: u8| {
            item.options.get(usize::from(option)).is_some_and(|option| {
                faults.contains(&Fault::Option {
                    node: item.id.clone(),
                    option: option.id.clone(),
                })
            })
        };
        let is_taken_faulty = matches!(self.outcome, Outcome::Took(option) if is_faulty(option));
        if is_taken_faulty || faults.contains(&Fault::Node { node: item.id.clone() }) {
            return false;
        }
        let before = self.offered.len();
        self.offered.retain(|offered| !is_faulty(offered.option));
        if self.offered.len() < before {
            let least = self
                .offered
                .iter()
                .map(|offered| offered.loss)
                .min()
                .unwrap_or(self.loss);
            let least = least.min(self.loss).max(0);
            self.loss -= least;
            for offered in &mut self.offered {
                offered.loss -= least;
            }
        }
        true
    }
}

/// One list or note. Losses are counted from the best in each dimension by itself; what is not chosen earns nothing and stands last.
fn part(item: u32, marking: &Marking, entries: &[(usize, Earned)], outcome: Outcome, offered: usize) -> ExamAnswer {
    let best = [0, 1, 2].map(|d| entries.iter().map(|(_, earns)| earns[d]).fold(0, i32::max));
    let earned = entries.iter().map(|(_, earns)| *earns).chain([[0; 3]]);
    let costs: Vec<i32> = earned
        .map(|earns| marking.cost([0, 1, 2].map(|d| best[d] - earns[d])))
        .collect();
    let taken = match outcome {
        Outcome::Took(option) => usize::from(option),
        Outcome::Expired | Outcome::Left => costs.len() - 1,
    };
    ExamAnswer {
        item,
        loss: costs.get(taken).copied().unwrap_or(0),
        offered: costs
            .iter()
            .zip(0_u8..)
            .map(|(loss, option)| OfferedOption { option, loss: *loss })
            .take(offered)
            .collect(),
        outcome,
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

fn add(sum: &mut Earned, more: Earned) {
    for (sum, more) in sum.iter_mut().zip(more) {
        *sum += more;
    }
}

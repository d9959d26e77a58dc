//! Faults of a scenario and turns that do not count: what was lost by them is given back.
//!
//! What is given back at a step is, by dimension, the greatest of:
//! - all of its loss, if its node is faulty, the chosen option is faulty, or its turn does not count;
//! - the least loss of the options that are not faulty, if a faulty option was open: the step is then compared with these;
//! - the points that faulty rules took there.
//!
//! All of this is at least 0, and more faults never give back less. So nobody's mark is lowered, whatever is voided and in whatever
//! order. A dimension never gets more than its best. After-call work is not touched: its entries have no nodes.

use std::collections::BTreeSet;

use super::event::Fault;
use super::judged::{Computed, Fails, JudgedBreach, JudgedStep, Outcome};
use super::share::Share;

/// What does not count against anybody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Voided {
    /// Faults of the scenario.
    pub faults: BTreeSet<Fault>,
    /// Turns that do not count.
    pub turns: BTreeSet<u32>,
}

/// A computed mark after something has been given back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rescored {
    /// The exact share of each dimension; nothing where it is not measured.
    pub shares: [Option<Share>; 3],
    /// Points given back by dimension.
    pub given_back: [i32; 3],
    /// How much of that is given back for faults, beyond what turns that do not count give back.
    pub given_back_by_faults: [i32; 3],
    /// Whether a critical breach remains.
    pub has_critical: bool,
}

impl Voided {
    fn has_node(&self, node: &str) -> bool {
        self.faults.contains(&Fault::Node { node: node.to_owned() })
    }

    fn has_option(&self, node: &str, option: &str) -> bool {
        self.faults.contains(&Fault::Option {
            node: node.to_owned(),
            option: option.to_owned(),
        })
    }

    fn has_rule(&self, rule: &str) -> bool {
        self.faults.contains(&Fault::Rule { rule: rule.to_owned() })
    }

    /// Whether a step counts for nothing at all.
    fn takes_out(&self, step: &JudgedStep) -> bool {
        let is_chosen_faulty = step
            .chosen
            .as_ref()
            .is_some_and(|option| self.has_option(&step.node, option));
        self.turns.contains(&step.turn) || self.has_node(&step.node) || is_chosen_faulty
    }

    /// Whether a breach at this step does not count.
    pub fn excuses(&self, step: &JudgedStep, breach: &JudgedBreach) -> bool {
        self.takes_out(step) || self.has_rule(&breach.rule)
    }

    /// Whether anything of a call is faulty, even if nothing was lost by it.
    pub fn concerns(&self, computed: &Computed) -> bool {
        computed.steps.iter().any(|step| {
            self.takes_out(step)
                || step.open.iter().any(|(option, _)| self.has_option(&step.node, option))
                || step.broke.iter().any(|breach| self.has_rule(&breach.rule))
        })
    }

    /// Whether something of a step is void: nothing of it counts, or a rule that it broke, or what was lost at it.
    pub fn voids_at(&self, step: &JudgedStep) -> bool {
        self.takes_out(step)
            || step.broke.iter().any(|breach| self.has_rule(&breach.rule))
            || self.given_back(step).iter().any(|points| *points > 0)
    }

    /// Whether nothing that was lost at a step is left.
    pub fn gives_all_back_at(&self, step: &JudgedStep) -> bool {
        let given_back = self.given_back(step);
        step.loss.iter().zip(given_back).all(|(loss, back)| *loss <= back)
    }

    fn given_back(&self, step: &JudgedStep) -> [i32; 3] {
        if self.takes_out(step) {
            return step.loss.map(|loss| loss.max(0));
        }
        let mut by_rules = [0; 3];
        for breach in step.broke.iter().filter(|breach| self.has_rule(&breach.rule)) {
            by_rules[breach.dimension as usize] += i32::from(breach.taken);
        }
        let is_faulty = |option: &str| self.has_option(&step.node, option);
        let sound: Vec<[i32; 3]> = step
            .open
            .iter()
            .filter(|(option, _)| !is_faulty(option))
            .map(|(_, loss)| *loss)
            .collect();
        let by_options = [0, 1, 2].map(|d| match sound.len() < step.open.len() {
            // If every option was faulty, nothing could be done right.
            true => sound
                .iter()
                .map(|loss| loss[d])
                .min()
                .unwrap_or(step.loss[d])
                .min(step.loss[d]),
            false => 0,
        });
        [0, 1, 2].map(|d| by_rules[d].max(by_options[d]).max(0))
    }
}

/// A computed mark without what is void.
pub fn rescored(computed: &Computed, voided: &Voided) -> Rescored {
    let mut given_back = [0_i32; 3];
    for step in &computed.steps {
        for (sum, more) in given_back.iter_mut().zip(voided.given_back(step)) {
            *sum = sum.saturating_add(more);
        }
    }
    let mut shares = [None; 3];
    for (d, one) in computed.dimensions.iter().enumerate() {
        given_back[d] = given_back[d].min(one.best.saturating_sub(one.earned)).max(0);
        if one.best > 0 {
            let earned = i128::from(one.earned) + i128::from(given_back[d]);
            shares[d] = Some(Share::of(earned, i128::from(one.best)));
        }
    }
    let by_turns = match voided.faults.is_empty() {
        true => given_back,
        false => {
            let turns = voided.turns.clone();
            rescored(
                computed,
                &Voided {
                    faults: BTreeSet::new(),
                    turns,
                },
            )
            .given_back
        }
    };
    let remains = |step: &&JudgedStep| !voided.takes_out(step);
    let breaches = computed.steps.iter().filter(remains).flat_map(|step| &step.broke);
    Rescored {
        shares,
        given_back,
        given_back_by_faults: [0, 1, 2].map(|d| (given_back[d] - by_turns[d]).max(0)),
        has_critical: breaches
            .filter(|breach| breach.critical)
            .any(|breach| !voided.has_rule(&breach.rule)),
    }
}

impl Rescored {
    /// The marks that it gives.
    pub fn outcome(&self, computed: &Computed) -> Outcome {
        computed.outcome_of(self.shares, self.has_critical.then_some(Fails::CriticalRule))
    }
}

//! Compiles the active rules that a scenario can break, and finds out who listens to which act.

use std::collections::BTreeMap;

use super::Program;
use super::compile::{CompileError, Compiler};
use super::parts::{CompiledForm, CompiledRule, Concern};
use super::state::Field;
use super::step::BUILT_IN_ACTS;
use crate::sim::rules::Rulebook;
use crate::sim::rules::model::{Rule, RuleForm, Severity};

/// The rules of a program.
pub(super) struct Rules {
    pub(super) rules: Vec<CompiledRule>,
    pub(super) concerns: Vec<Concern>,
}

impl Compiler<'_> {
    /// Rules whose breach this scenario does not even name are left out; they can neither be broken nor credited.
    pub(super) fn rules(&mut self, rulebook: &Rulebook) -> Result<Rules, CompileError> {
        self.number_acts();
        let relevant: Vec<&Rule> = rulebook
            .active_rules(self.country)
            .filter(|rule| self.can_be_broken(&rule.form))
            .collect();
        let mut most: BTreeMap<&str, u8> = BTreeMap::new();
        for rule in &relevant {
            let points = points_of(&rule.severity).unwrap_or(0);
            let entry = most.entry(&rule.concern).or_insert(0);
            *entry = points.max(*entry);
        }
        let mut concerns = Vec::new();
        for (id, most) in &most {
            concerns.push(Concern {
                id: (*id).to_owned(),
                most: *most,
                charged: if *most > 0 {
                    Some(self.field(u64::from(*most))?)
                } else {
                    None
                },
            });
        }
        let mut rules = Vec::new();
        for rule in relevant {
            let concern = most.keys().position(|id| *id == rule.concern.value).unwrap_or(0);
            rules.push(CompiledRule {
                id: rule.id.value.clone(),
                concern: concern as u16,
                dimension: rule.dimension,
                points: points_of(&rule.severity),
                form: self.form(&rule.form)?,
                sources: rule.sources.iter().map(|source| source.value.clone()).collect(),
            });
        }
        Ok(Rules { rules, concerns })
    }

    /// Numbers every act that can happen in this scenario.
    fn number_acts(&mut self) {
        let scenario = self.scenario;
        for node in &scenario.nodes {
            node.acts.iter().for_each(|act| {
                self.act(act);
            });
            if let Some(ask) = &node.ask {
                if let Some(outcome) = &ask.on_expiry {
                    outcome.acts.iter().for_each(|act| {
                        self.act(act);
                    });
                }
                for choice in &ask.options {
                    choice.acts.iter().for_each(|act| {
                        self.act(act);
                    });
                }
            }
        }
        let holds = scenario.hold.iter().flat_map(|hold| [&hold.in_time, &hold.overrun]);
        let transfers = scenario
            .transfers
            .iter()
            .flat_map(|transfer| [&transfer.warm, &transfer.cold]);
        for outcome in holds.chain(transfers).chain([&scenario.hang_up]) {
            outcome.acts.iter().for_each(|act| {
                self.act(act);
            });
        }
        let [hold, late, warm, cold, hang_up] = BUILT_IN_ACTS;
        if scenario.hold.is_some() {
            self.act(hold);
            self.act(late);
        }
        if !scenario.transfers.is_empty() {
            self.act(warm);
            self.act(cold);
        }
        self.act(hang_up);
    }

    fn can_be_broken(&self, form: &RuleForm) -> bool {
        let happens = |act: &str| self.acts.contains_key(act);
        match form {
            RuleForm::Never(act) | RuleForm::AtMost(act, _) => happens(act),
            RuleForm::Before(_, then) => happens(then),
            RuleForm::ByHangUp { given, .. } | RuleForm::ByEnd { given, .. } => {
                given.as_ref().is_none_or(|given| happens(given))
            }
            RuleForm::Within { after, .. } => happens(after),
        }
    }

    fn form(&mut self, form: &RuleForm) -> Result<CompiledForm, CompileError> {
        Ok(match form {
            RuleForm::Never(act) => CompiledForm::Never(self.act(act)),
            RuleForm::Before(first, then) => CompiledForm::Before {
                first: self.act(first),
                then: self.act(then),
                seen: self.field(1)?,
            },
            RuleForm::ByHangUp { act, given } | RuleForm::ByEnd { act, given } => CompiledForm::By {
                act: self.act(act),
                given: given.as_ref().map(|given| self.act(given)),
                seen: self.field(1)?,
                asked: if given.is_some() {
                    self.field(1)?
                } else {
                    Field::default()
                },
                at_end: matches!(form, RuleForm::ByEnd { .. }),
            },
            RuleForm::Within { act, after, turns } => CompiledForm::Within {
                act: self.act(act),
                after: self.act(after),
                turns: turns.value,
                left: self.field(u64::from(turns.value))?,
            },
            RuleForm::AtMost(act, most) => CompiledForm::AtMost {
                act: self.act(act),
                most: most.value,
                count: self.field(u64::from(most.value))?,
            },
        })
    }
}

fn points_of(severity: &Severity) -> Option<u8> {
    match severity {
        Severity::Critical => None,
        Severity::Major(points) | Severity::Minor(points) => Some(points.value),
    }
}

impl CompiledForm {
    /// Acts that the automaton listens to.
    pub fn acts(&self) -> Vec<u16> {
        match *self {
            Self::Never(act) | Self::AtMost { act, .. } => vec![act],
            Self::Before { first, then, .. } => vec![first, then],
            Self::By { act, given, .. } => std::iter::once(act).chain(given).collect(),
            Self::Within { act, after, .. } => vec![act, after],
        }
    }

    /// Its fields with a name for each.
    pub fn fields(&self) -> Vec<(&'static str, Field)> {
        match *self {
            Self::Never(_) => Vec::new(),
            Self::Before { seen, .. } => vec![("seen", seen)],
            Self::By { seen, asked, .. } => vec![("seen", seen), ("asked", asked)],
            Self::Within { left, .. } => vec![("left", left)],
            Self::AtMost { count, .. } => vec![("count", count)],
        }
    }
}

impl Program {
    /// Finds out which rules listen to which act; each rule once, even if both of its acts are the same. Also which ones the end of a
    /// turn, of the line and of everything concerns.
    pub(super) fn finish_rules(&mut self) {
        let mut listeners = vec![Vec::new(); self.acts.len()];
        for (index, rule) in self.rules.iter().enumerate() {
            match rule.form {
                CompiledForm::Within { left, .. } => self.counting.push((index as u16, left)),
                CompiledForm::By { at_end: true, .. } => self.judged_at_end.push(index as u16),
                CompiledForm::By { at_end: false, .. } => self.judged_at_drop.push(index as u16),
                CompiledForm::Never(_) | CompiledForm::Before { .. } | CompiledForm::AtMost { .. } => {}
            }
            for act in rule.form.acts() {
                let listeners: &mut Vec<u16> = &mut listeners[usize::from(act)];
                if listeners.last() != Some(&(index as u16)) {
                    listeners.push(index as u16);
                }
            }
        }
        self.listeners = listeners;
    }
}

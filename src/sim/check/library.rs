//! What the scenarios share: the bank's file, the packs of rules and facts, and the names that they declare.

use std::collections::BTreeSet;

use crate::sim::program::step::BUILT_IN_ACTS;
use crate::sim::rules::Rulebook;
use crate::sim::rules::model::{Bank, FactPack, RulePack};
use crate::sim::scenario::load::Loaded;

/// A file that could be read.
#[derive(Debug)]
pub(super) struct Parsed<T> {
    /// The file's name as it was given.
    pub name: String,
    /// The name without folder and ending.
    pub stem: String,
    /// What it contains.
    pub text: String,
    /// What was read.
    pub value: T,
    /// Ids that stand in it although their entries could not be read.
    pub declared: BTreeSet<String>,
    /// Whether every part of it could be read.
    pub whole: bool,
}

/// The shared files, and the names in them.
#[derive(Debug, Default)]
pub(super) struct Library {
    pub banks: Vec<Parsed<Bank>>,
    pub packs: Vec<Parsed<RulePack>>,
    pub facts: Vec<Parsed<FactPack>>,
    /// Ids of all scenarios, read or not.
    pub scenarios: BTreeSet<String>,
    /// Some shared file could not be read at all, so a name that is missing may stand there.
    pub incomplete: bool,
    pub acts: BTreeSet<String>,
    pub rules: BTreeSet<String>,
    pub sources: BTreeSet<String>,
    pub policies: BTreeSet<String>,
    pub countries: BTreeSet<String>,
    /// Ids that stand in shared files although their entries could not be read.
    pub declared: BTreeSet<String>,
}

impl<T> Parsed<T> {
    /// Keeps what was loaded, unless nothing was.
    pub(super) fn new(name: &str, stem: &str, loaded: Loaded<T>) -> Option<Self> {
        Some(Self {
            name: name.to_owned(),
            stem: stem.to_owned(),
            text: loaded.text,
            value: loaded.value?,
            whole: loaded.mistakes.is_empty(),
            declared: loaded.declared,
        })
    }
}

impl Library {
    /// Gathers the names, once all files are in.
    pub(super) fn gather(&mut self) {
        self.acts.extend(BUILT_IN_ACTS.map(str::to_owned));
        for pack in &self.packs {
            self.declared.extend(pack.declared.iter().cloned());
            let RulePack {
                country, acts, rules, ..
            } = &pack.value;
            self.countries
                .extend(country.iter().map(|country| country.value.clone()));
            self.acts.extend(acts.iter().map(|act| act.id.value.clone()));
            self.rules.extend(rules.iter().map(|rule| rule.id.value.clone()));
        }
        for pack in &self.facts {
            self.declared.extend(pack.declared.iter().cloned());
            self.sources
                .extend(pack.value.facts.iter().map(|fact| fact.id.value.clone()));
        }
        for bank in &self.banks {
            self.declared.extend(bank.declared.iter().cloned());
            self.policies
                .extend(bank.value.policies.iter().map(|policy| policy.id.value.clone()));
        }
        self.sources.extend(self.policies.iter().cloned());
    }

    /// The bank's file, if there is one.
    pub(super) fn bank(&self) -> Option<&Bank> {
        self.banks.first().map(|file| &file.value)
    }

    /// Whether a name that nothing declares may stand in a place that could not be read.
    pub(super) fn may_know(&self, name: &str) -> bool {
        self.incomplete || self.banks.is_empty() || self.declared.contains(name)
    }

    /// Everything together, for calls.
    pub(super) fn rulebook(&self) -> Option<Rulebook> {
        Some(Rulebook {
            bank: self.bank()?.clone(),
            packs: self.packs.iter().map(|file| file.value.clone()).collect(),
            facts: self.facts.iter().map(|file| file.value.clone()).collect(),
        })
    }
}

//! What the scenarios share: the bank's file, the packs of rules and facts, and the names that they declare.

use std::collections::BTreeSet;

use crate::sim::diagnostic::Diagnostic;
use crate::sim::program::step::BUILT_IN_ACTS;
use crate::sim::rules::Rulebook;
use crate::sim::rules::model::{Bank, FactPack, RulePack};
use crate::sim::scenario::load::{Hole, Loaded};
use crate::sim::scenario::spanned::Span;
use crate::sim::scenario::written_ids::WrittenIds;

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
    /// Ids that stand in it, read or not, if it has mistakes.
    pub written: WrittenIds,
    /// Whether every part of it could be read.
    pub whole: bool,
    /// Fields for which the value has only a stand-in.
    pub holes: Vec<Hole>,
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
            written: loaded.written,
            holes: loaded.holes,
        })
    }

    /// Drops what was found about stand-ins: that there is a hole has been told.
    pub(super) fn drop_in_holes(&self, found: &mut Vec<Diagnostic>) {
        drop_in_holes(&self.holes, found);
    }
}

fn drop_in_holes(holes: &[Hole], found: &mut Vec<Diagnostic>) {
    let mut spans: Vec<Span> = holes.iter().map(|hole| hole.span).collect();
    spans.sort_unstable();
    // The furthest end of the holes up to each one, because a hole can stand inside of another.
    let mut furthest = 0;
    let reached: Vec<u32> = spans
        .iter()
        .map(|span| {
            furthest = span.end.max(furthest);
            furthest
        })
        .collect();
    found.retain(|finding| {
        let before = spans.partition_point(|span| span.start < finding.span.end);
        let is_inside = before > 0 && reached[before - 1] > finding.span.start;
        finding.span != Span::HOLE && !is_inside
    });
}

impl Library {
    /// Gathers the names, once all files are in.
    pub(super) fn gather(&mut self) {
        self.acts.extend(BUILT_IN_ACTS.map(str::to_owned));
        for pack in &self.packs {
            self.declared.extend(pack.written.all().cloned());
            let RulePack {
                country, acts, rules, ..
            } = &pack.value;
            self.countries
                .extend(country.iter().map(|country| country.value.clone()));
            self.acts.extend(acts.iter().map(|act| act.id.value.clone()));
            self.rules.extend(rules.iter().map(|rule| rule.id.value.clone()));
        }
        for pack in &self.facts {
            self.declared.extend(pack.written.all().cloned());
            self.sources
                .extend(pack.value.facts.iter().map(|fact| fact.id.value.clone()));
        }
        for bank in &self.banks {
            self.declared.extend(bank.written.all().cloned());
            self.policies
                .extend(bank.value.policies.iter().map(|policy| policy.id.value.clone()));
        }
        self.sources.extend(self.policies.iter().cloned());
    }

    /// Drops what was found about stand-ins in a shared file.
    pub(super) fn drop_in_holes(&self, name: &str, found: &mut Vec<Diagnostic>) {
        let packs = self.packs.iter().map(|file| (&file.name, &file.holes));
        let facts = self.facts.iter().map(|file| (&file.name, &file.holes));
        let banks = self.banks.iter().map(|file| (&file.name, &file.holes));
        for (_, holes) in packs.chain(facts).chain(banks).filter(|(file, _)| *file == name) {
            drop_in_holes(holes, found);
        }
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

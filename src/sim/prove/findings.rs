//! What is unsound about a scenario, each finding once, with a play that shows it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::file_places::FilePlaces;
use super::proof_rules::{proof_rule, what_to_do};
use super::witness::{after_call, commands, draw_in_words, seed_of};
use crate::sim::check::CheckedScenario;
use crate::sim::check::rules_table::rule_info;
use crate::sim::diagnostic::{Diagnostic, Severity};
use crate::sim::program::Program;
use crate::sim::program::parts::Earned;
use crate::sim::program::state::State;
use crate::sim::program::step::Move;
use crate::sim::scenario::model::Allowance;
use crate::sim::scenario::spanned::Span;
use crate::sim::score::value::Valuation;
use crate::sim::sentence::{Sentence, sentence};

/// One unsound thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The code.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it is about, as in `node/ID`; empty when it is the whole call.
    pub at: String,
    /// The call's file, as it was named when it was read.
    pub file: String,
    /// Where in it that stands; empty when it is the whole call, or stands nowhere.
    pub span: Span,
    /// What is wrong, in one sentence.
    pub message: Sentence,
    /// What to do.
    pub help: Sentence,
    /// A shortest play that shows it; none when a play shows nothing.
    pub witness: Option<PlayWitness>,
}

impl Finding {
    /// The finding in the form of those of `check`, which have no plays.
    pub fn diagnostic(&self) -> Diagnostic {
        Diagnostic {
            severity: self.severity,
            file: self.file.clone(),
            place: Some(self.at.clone()).filter(|at| !at.is_empty()),
            ..Diagnostic::error(self.code, self.span, self.message.clone()).help(self.help.clone())
        }
    }
}

/// A play that can be played again: `rolecall talk --country … --seed … --play FILE`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlayWitness {
    /// The country.
    pub country: String,
    /// What has to be drawn, in words.
    pub draw: Vec<String>,
    /// A seed that draws it; none if it is too rare to be found.
    pub seed: Option<u64>,
    /// The commands.
    pub play: Vec<String>,
    /// The commands of the best after-call work behind it, to the end; empty where the play does not end or has none.
    pub after_call: Vec<String>,
}

impl PlayWitness {
    /// The play of these moves from a start; without values, after-call work is chosen by the weights of the rubric.
    pub(super) fn new(program: &Arc<Program>, start: &State, valuation: Option<&Valuation>, moves: &[Move]) -> Self {
        let weights = &program.rubric.weights;
        let weights = [weights.empathy, weights.accuracy, weights.compliance].map(i64::from);
        let by_weights = |earned: Earned| (0..3).map(|d| weights[d] * i64::from(earned[d])).sum();
        let weigh = |earned| valuation.map_or_else(|| by_weights(earned), |valuation| valuation.weigh(earned));
        let (play, call) = commands(program, start, moves);
        Self {
            country: program.country.clone(),
            draw: draw_in_words(program, start),
            seed: seed_of(program, start),
            play,
            after_call: after_call(&call, weigh),
        }
    }

    /// All commands from the beginning to the end.
    pub fn whole_play(&self) -> Vec<String> {
        [self.play.as_slice(), &self.after_call].concat()
    }
}

/// Findings as they come, each code and place once.
#[derive(Debug)]
pub(super) struct Findings {
    allowances: Vec<Allowance>,
    /// Which of them have accepted something.
    used: Vec<bool>,
    places: FilePlaces,
    found: BTreeMap<(&'static str, String), Finding>,
}

impl Findings {
    pub(super) fn new(checked: &CheckedScenario) -> Self {
        let allowances: Vec<Allowance> = checked.scenario.allow.iter().cloned().collect();
        Self {
            used: vec![false; allowances.len()],
            allowances,
            places: FilePlaces::new(checked),
            found: BTreeMap::new(),
        }
    }

    /// Notes a finding with the moves that show it, unless the author accepts it or it is known.
    pub(super) fn note(
        &mut self,
        program: &Arc<Program>,
        (start, valuation): (&State, Option<&Valuation>),
        code: &'static str,
        at: &str,
        message: Sentence,
        moves: &[Move],
    ) {
        if self.is_known(code, at) {
            return;
        }
        let witness = (!moves.is_empty()).then(|| PlayWitness::new(program, start, valuation, moves));
        let span = self.places.span(code, at);
        self.insert(code, at, span, message, witness);
    }

    /// Notes a finding that no play can show.
    pub(super) fn note_name(&mut self, code: &'static str, at: &str, message: Sentence) {
        if !self.is_known(code, at) {
            let span = self.places.span(code, at);
            self.insert(code, at, span, message, None);
        }
    }

    /// Notes a finding about something that has no place of its own, and best shows at this one; `witness` makes the play that shows
    /// it.
    pub(super) fn note_shown_at(
        &mut self,
        code: &'static str,
        [at, shown_at]: [&str; 2],
        message: Sentence,
        witness: impl FnOnce() -> Option<PlayWitness>,
    ) {
        if !self.is_known(code, at) {
            let span = self.places.span(code, shown_at);
            self.insert(code, at, span, message, witness());
        }
    }

    fn insert(&mut self, code: &'static str, at: &str, span: Span, message: Sentence, witness: Option<PlayWitness>) {
        let severity = proof_rule(code).map_or(Severity::Error, |rule| rule.severity);
        let finding = Finding {
            code,
            severity,
            at: at.to_owned(),
            file: self.places.file.clone(),
            span,
            message,
            help: what_to_do(code),
            witness,
        };
        self.found.insert((code, at.to_owned()), finding);
    }

    /// Whether it has been noted already, or the author accepts it.
    fn is_known(&mut self, code: &'static str, at: &str) -> bool {
        let is_allowable = proof_rule(code).is_some_and(|rule| rule.allowable);
        let mut is_accepted = false;
        for (allowance, used) in self.allowances.iter().zip(&mut self.used) {
            let is_here = |place: &str| names(place, at);
            let fits = allowance.code.value == code && allowance.at.as_ref().is_none_or(|place| is_here(&place.value));
            *used |= fits;
            is_accepted |= fits && is_allowable;
        }
        is_accepted || self.found.contains_key(&(code, at.to_owned()))
    }

    /// Notes allowances of findings of a proof that have accepted nothing; only for a proof that left nothing out.
    pub(super) fn note_unused(&mut self) {
        let is_idle = |(allowance, used): &(&Allowance, &bool)| {
            let code = &allowance.code.value;
            // Where `check` has a finding of the same name, the allowance may be for that one.
            !**used && proof_rule(code).is_some() && rule_info(code).is_none()
        };
        let idle = self.allowances.iter().zip(&self.used).filter(is_idle);
        let places: Vec<(String, Sentence)> = idle
            .map(|(allowance, _)| {
                let code = &allowance.code.value;
                match &allowance.at {
                    Some(place) => (
                        format!("allow/{code}/{place}"),
                        sentence!(
                            "The proof found no \"{code}\" at \"{place}\", so this allowance accepts nothing.",
                            "证明在“{place}”没有发现“{code}”，这条许可没有接受任何问题。"
                        ),
                    ),
                    None => (
                        format!("allow/{code}"),
                        sentence!(
                            "The proof found no \"{code}\", so this allowance accepts nothing.",
                            "证明没有发现“{code}”，这条许可没有接受任何问题。"
                        ),
                    ),
                }
            })
            .collect();
        for (at, message) in places {
            self.note_name("unused-proof-allowance", &at, message);
        }
    }

    /// Errors first, then by code and place.
    pub(super) fn in_order(self) -> Vec<Finding> {
        let mut findings: Vec<Finding> = self.found.into_values().collect();
        findings.sort_by_key(|finding| finding.severity != Severity::Error);
        findings
    }
}

/// Whether an allowance's `at` names what a finding is about. Of `node/ID/OPTION` it may name the whole, `ID/OPTION`, or `ID` alone;
/// of `LANGUAGE/CUE` the whole or the cue; of a desktop item, an ending, a fact and an entry, the whole, the id, or what stands
/// behind the first word.
pub fn names(allowed: &str, at: &str) -> bool {
    let behind = at.split_once('/').map(|(_, behind)| behind);
    let id = behind.and_then(|behind| behind.split('/').next());
    allowed == at || behind == Some(allowed) || id == Some(allowed)
}

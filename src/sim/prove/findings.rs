//! What is unsound about a scenario, each finding once, with a play that shows it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::behind::Behind;
use super::causes::{Found, Start, tell_what_follows};
use super::certain_breach;
use super::closed_decision;
use super::contradictions::{Contradiction, Reason};
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
    /// The call's file, or that of the language whose texts it is about, as it was named when it was read.
    pub file: String,
    /// Where in it that stands; empty when it is the whole call, or stands nowhere.
    pub span: Span,
    /// What is wrong, in one sentence.
    pub message: Sentence,
    /// What to do.
    pub help: Sentence,
    /// A shortest play that shows it; none when a play shows nothing.
    pub witness: Option<PlayWitness>,
    /// Whether it may only follow from another finding that is a cause.
    pub may_follow: bool,
    /// Whether others may only follow from it.
    pub is_cause: bool,
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

/// A code, the place, and which of several reasons it is.
type Key = (&'static str, String, Reason);

/// Findings as they come, each code, place and reason once.
#[derive(Debug)]
pub(super) struct Findings {
    allowances: Vec<Allowance>,
    /// Which of them have accepted something.
    used: Vec<bool>,
    places: FilePlaces,
    behind: Behind,
    found: BTreeMap<Key, Found>,
    /// All starts that were looked at.
    starts: BTreeSet<Start>,
}

impl Findings {
    pub(super) fn new(checked: &CheckedScenario) -> Self {
        let allowances: Vec<Allowance> = checked.scenario.allow.iter().cloned().collect();
        Self {
            used: vec![false; allowances.len()],
            allowances,
            places: FilePlaces::new(checked),
            behind: Behind::new(checked),
            found: BTreeMap::new(),
            starts: BTreeSet::new(),
        }
    }

    /// Begins a start.
    pub(super) fn begin(&mut self, program: &Program, start: &State) {
        self.starts.insert((program.country.clone(), *start));
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
        let key = (code, at.to_owned(), Reason::Whole);
        let start_key = (program.country.clone(), *start);
        if self.is_known(&key, Some(&start_key)) {
            return;
        }
        let witness = (!moves.is_empty()).then(|| PlayWitness::new(program, start, valuation, moves));
        let span = self.places.span(code, at);
        self.insert(key, Some(start_key), span, message, witness);
    }

    /// Notes that the mark contradicts an ending, each reason once.
    pub(super) fn note_contradiction(
        &mut self,
        program: &Arc<Program>,
        (start, valuation): (&State, &Valuation),
        (contradiction, at): (&Contradiction, &str),
        message: Sentence,
    ) {
        let Contradiction { code, reason, way, .. } = contradiction;
        let key = (*code, at.to_owned(), reason.clone());
        let start_key = (program.country.clone(), *start);
        if self.is_known(&key, Some(&start_key)) {
            return;
        }
        let moves: Vec<Move> = way.iter().map(|(_, edge)| edge.made()).collect();
        let witness = (!moves.is_empty()).then(|| PlayWitness::new(program, start, Some(valuation), &moves));
        let span = self.places.span(code, at);
        self.insert(key, Some(start_key), span, message, witness);
    }

    /// Notes a finding that no play can show.
    pub(super) fn note_name(&mut self, code: &'static str, at: &str, message: Sentence) {
        let key = (code, at.to_owned(), Reason::Whole);
        if !self.is_known(&key, None) {
            let span = self.places.span(code, at);
            self.insert(key, None, span, message, None);
        }
    }

    /// Notes a finding about something that has no place of its own, and best shows at this one: where a language is named, at the text
    /// of this key in the file of that language. `witness` makes the play that shows it.
    pub(super) fn note_shown_at(
        &mut self,
        (program, start): (&Program, &State),
        code: &'static str,
        at: &str,
        (language, shown_at): (Option<&str>, &str),
        message: Sentence,
        witness: impl FnOnce() -> Option<PlayWitness>,
    ) {
        let key = (code, at.to_owned(), Reason::Whole);
        let start = (program.country.clone(), *start);
        if !self.is_known(&key, Some(&start)) {
            let in_table = language.and_then(|language| self.places.in_language(language, shown_at));
            let table = in_table.map(|(file, _)| file.to_owned());
            let span = in_table.map_or_else(|| self.places.span(code, shown_at), |(_, span)| span);
            self.insert(key.clone(), Some(start), span, message, witness());
            if let (Some(file), Some(found)) = (table, self.found.get_mut(&key)) {
                found.finding.file = file;
            }
        }
    }

    fn insert(&mut self, key: Key, start: Option<Start>, span: Span, message: Sentence, witness: Option<PlayWitness>) {
        let (code, at, _) = &key;
        let code = *code;
        let severity = proof_rule(code).map_or(Severity::Error, |rule| rule.severity);
        let finding = Finding {
            code,
            severity,
            at: at.clone(),
            file: self.places.file.clone(),
            span,
            message,
            help: what_to_do(code),
            witness,
            may_follow: false,
            is_cause: false,
        };
        let starts = start.into_iter().collect();
        self.found.insert(key, Found { finding, starts });
    }

    /// Whether it has been noted already, or the author accepts it. That it was found at this start is kept.
    fn is_known(&mut self, key: &Key, start: Option<&Start>) -> bool {
        if self.is_accepted(key.0, &key.1) {
            return true;
        }
        let known = self.found.get_mut(key);
        known.is_some_and(|known| {
            known.starts.extend(start.cloned());
            true
        })
    }

    /// Whether the author accepts it.
    fn is_accepted(&mut self, code: &'static str, at: &str) -> bool {
        let is_allowable = proof_rule(code).is_some_and(|rule| rule.allowable);
        let mut is_accepted = false;
        for (allowance, used) in self.allowances.iter().zip(&mut self.used) {
            let is_here = |place: &str| names(place, at);
            let fits = allowance.code.value == code && allowance.at.as_ref().is_none_or(|place| is_here(&place.value));
            *used |= fits;
            is_accepted |= fits && is_allowable;
        }
        is_accepted
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

    /// Why nobody passes, if that is found, or gets past a decision; then other causes, errors, warnings, each by code and place; last what may only follow.
    pub(super) fn in_order(mut self) -> Vec<Finding> {
        tell_what_follows(self.found.values_mut().collect(), &self.starts, &self.behind);
        let mut findings: Vec<Finding> = self.found.into_values().map(|found| found.finding).collect();
        findings.sort_by_key(|finding| {
            // Where a circle gains, nothing that is computed of the call can be trusted before it is mended.
            let is_first = finding.is_cause || finding.code == "points-farm";
            let is_why = finding.code == certain_breach::CODE || finding.code == closed_decision::CODE;
            let is_error = finding.severity == Severity::Error;
            (finding.may_follow, !is_why, !is_first, !is_error)
        });
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

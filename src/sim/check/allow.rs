//! What the author accepts, with a reason.

use std::collections::BTreeMap;

use super::rules_table::{finding, rules};
use super::subject::{Subject, shown};
use crate::sim::diagnostic::{Diagnostic, nearest};
use crate::sim::prove::proof_rules::{PROOF_RULES, all_rows, proof_rule};
use crate::sim::scenario::model::Allowance;

/// Checks the allowances themselves; only those that are in order count.
pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for allowance in &subject.scenario.allow {
        let code = &allowance.code;
        let is_known = all_rows(code).next().is_some();
        let is_allowable = all_rows(code).any(|rule| rule.allowable);
        if !is_known {
            let message = format!("There is no finding called \"{}\".", shown(code));
            let codes = rules().chain(PROOF_RULES).map(|rule| rule.code);
            let unknown = finding("bad-allowance", code.span, message);
            found.push(match nearest(code, codes) {
                Some(meant) => unknown.meant(meant, &format!("\"{meant}\"")),
                None => unknown.help("`rolecall explain` lists them."),
            });
        } else if !is_allowable {
            let message = format!("\"{code}\" is an error that cannot be accepted.");
            found.push(finding("bad-allowance", code.span, message).help("Mend it, and remove the allowance."));
        } else if allowance.because.trim().is_empty() {
            let message = format!("It is not said why \"{code}\" is accepted.");
            found.push(finding("bad-allowance", allowance.because.span, message).help("Write the reason."));
        }
    }
}

/// The allowances of one scenario, and which of them have accepted something.
pub(super) struct Allowances<'s> {
    allowances: &'s [Allowance],
    used: Vec<bool>,
    /// Those that are in order, by what they accept and where.
    by_what: BTreeMap<(&'s str, Option<&'s str>), Vec<usize>>,
}

impl<'s> Allowances<'s> {
    pub(super) fn new(allowances: &'s [Allowance]) -> Self {
        let mut by_what: BTreeMap<(&str, Option<&str>), Vec<usize>> = BTreeMap::new();
        for (index, allowance) in allowances
            .iter()
            .enumerate()
            .filter(|(_, allowance)| is_in_order(allowance))
        {
            let at = allowance.at.as_ref().map(|at| at.value.as_str());
            by_what.entry((&allowance.code, at)).or_default().push(index);
        }
        Self {
            allowances,
            used: vec![false; allowances.len()],
            by_what,
        }
    }

    /// Takes away what is allowed.
    pub(super) fn apply(&mut self, found: &mut Vec<Diagnostic>) {
        found.retain(|finding| {
            let anywhere = self.by_what.get(&(finding.code, None));
            let here = finding
                .place
                .as_deref()
                .and_then(|place| self.by_what.get(&(finding.code, Some(place))));
            let accepting = anywhere.into_iter().chain(here).flatten();
            let mut allowed = false;
            for index in accepting {
                self.used[*index] = true;
                allowed = true;
            }
            !allowed
        });
    }

    /// Allowances of nothing, once everything has been looked for.
    pub(super) fn unused(&self, file: &str, found: &mut Vec<Diagnostic>) {
        for (allowance, used) in self.allowances.iter().zip(&self.used) {
            // What a proof finds is not known here; `prove` tells of allowances that it does not need.
            if !used && is_in_order(allowance) && proof_rule(&allowance.code).is_none() {
                let at = allowance
                    .at
                    .as_ref()
                    .map(|at| format!(" at \"{}\"", shown(at)))
                    .unwrap_or_default();
                let message = format!("There is no finding \"{}\"{at}.", allowance.code);
                let mut unused = finding("unused-allowance", allowance.code.span, message);
                file.clone_into(&mut unused.file);
                found.push(unused);
            }
        }
    }
}

fn is_in_order(allowance: &Allowance) -> bool {
    all_rows(&allowance.code).any(|rule| rule.allowable) && !allowance.because.trim().is_empty()
}

//! What the author accepts, with a reason.

use super::rules_table::{RULES, finding, rule_info};
use super::subject::{Subject, shown, suggestion};
use crate::sim::diagnostic::{Diagnostic, Severity};
use crate::sim::scenario::model::Allowance;

/// Checks the allowances themselves; only those that are in order count.
pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for allowance in &subject.scenario.allow {
        let code = &allowance.code;
        match rule_info(code) {
            None => {
                let message = format!("There is no finding called \"{}\".", shown(code));
                let help = suggestion(code, RULES.iter().map(|rule| rule.code), found);
                found.push(finding("bad-allowance", code.span, message).maybe_help(help));
            }
            Some(rule) if !rule.allowable => {
                let message = format!("\"{code}\" is an error that cannot be accepted.");
                found.push(finding("bad-allowance", code.span, message).help("Mend it, and remove the allowance."));
            }
            Some(_) if allowance.because.trim().is_empty() => {
                let message = format!("It is not said why \"{code}\" is accepted.");
                found.push(finding("bad-allowance", allowance.because.span, message).help("Write the reason."));
            }
            Some(_) => {}
        }
    }
}

/// Takes away what is allowed. With `complete`, everything has been looked for, and an allowance of nothing is reported.
pub(super) fn apply(file: &str, allowances: &[Allowance], complete: bool, found: &mut Vec<Diagnostic>) {
    let mut used = vec![false; allowances.len()];
    found.retain(|finding| {
        let mut allowed = false;
        for (allowance, used) in allowances.iter().zip(&mut used) {
            if allows(allowance, finding) {
                *used = true;
                allowed = true;
            }
        }
        !allowed
    });
    let is_sound = !found.iter().any(|finding| finding.severity == Severity::Error);
    for (allowance, used) in allowances.iter().zip(used) {
        if !used && is_sound && complete && is_in_order(allowance) {
            let at = allowance.at.as_ref().map(|at| format!(" at \"{}\"", shown(at))).unwrap_or_default();
            let message = format!("There is no finding \"{}\"{at}.", allowance.code);
            let mut unused = finding("unused-allowance", allowance.code.span, message);
            file.clone_into(&mut unused.file);
            found.push(unused);
        }
    }
}

fn is_in_order(allowance: &Allowance) -> bool {
    rule_info(&allowance.code).is_some_and(|rule| rule.allowable) && !allowance.because.trim().is_empty()
}

fn allows(allowance: &Allowance, finding: &Diagnostic) -> bool {
    is_in_order(allowance)
        && allowance.code.value == finding.code
        && allowance.at.as_ref().is_none_or(|at| finding.place.as_ref() == Some(&at.value))
}

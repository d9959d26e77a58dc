//! What the author accepts, with a reason.

use std::collections::BTreeMap;

use super::rules_table::{finding, rules};
use super::subject::{MOST_ALLOWANCES, Subject, shown};
use crate::sim::diagnostic::{Diagnostic, nearest};
use crate::sim::prove::proof_rules::{PROOF_RULES, all_rows, proof_rule};
use crate::sim::scenario::model::{Allowance, Scenario};
use crate::sim::scenario::spanned::Span;
use crate::sim::sentence::sentence;

/// Those that are looked at: as many as a call may have.
fn counting(scenario: &Scenario) -> &[Allowance] {
    let all: &[Allowance] = &scenario.allow;
    all.get(..MOST_ALLOWANCES).unwrap_or(all)
}

/// Checks the allowances themselves; only those that are in order count.
pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for allowance in counting(subject.scenario) {
        let code = &allowance.code;
        let is_known = all_rows(code).next().is_some();
        let is_allowable = all_rows(code).any(|rule| rule.allowable);
        if !is_known {
            let message = sentence!(
                "There is no finding called \"{code}\".",
                "没有代码是“{code}”的提示。",
                code = shown(code)
            );
            let codes = rules().chain(PROOF_RULES).map(|rule| rule.code);
            let unknown = finding("bad-allowance", code.span, message);
            found.push(match nearest(code, codes) {
                Some(meant) => unknown.meant(meant, &format!("\"{meant}\"")),
                None => unknown.help(sentence!(
                    "`rolecall explain` lists them.",
                    "`rolecall explain` 列出了全部代码。"
                )),
            });
        } else if !is_allowable {
            let message = sentence!(
                "\"{code}\" is an error that cannot be accepted.",
                "“{code}”是不能接受的错误。"
            );
            let help = sentence!("Mend it, and remove the allowance.", "请改正它，并删掉这条许可。");
            found.push(finding("bad-allowance", code.span, message).help(help));
        } else if allowance.because.trim().is_empty() {
            let message = sentence!(
                "It is not said why \"{code}\" is accepted.",
                "没有写明为什么可以接受“{code}”。"
            );
            let help = sentence!("Write the reason.", "请写上理由。");
            found.push(finding("bad-allowance", allowance.because.span, message).help(help));
        }
    }
}

/// The allowances of one scenario, and which of them have accepted something.
pub(super) struct Allowances<'s> {
    allowances: &'s [Allowance],
    used: Vec<bool>,
    /// Those that are in order, by what they accept and where.
    by_what: BTreeMap<(&'s str, Option<&'s str>), Vec<usize>>,
    /// The file of the call.
    file: &'s str,
    /// Options that an allowance names as `NODE/OPTION`.
    options: Vec<NamedOption<'s>>,
}

/// An option that an allowance names, and where it stands in the file.
struct NamedOption<'s> {
    name: &'s str,
    node: &'s str,
    /// The first and the last of its fields.
    fields: Span,
}

impl<'s> Allowances<'s> {
    pub(super) fn new(file: &'s str, scenario: &'s Scenario) -> Self {
        let allowances = counting(scenario);
        let named = allowances.iter().filter_map(|allowance| allowance.at.as_ref());
        let options = named.filter_map(|at| named_option(scenario, at)).collect();
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
            file,
            options,
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
            let options = self.options.iter().filter(|option| {
                let is_here = finding.place.as_deref() == Some(option.node) && finding.file == self.file;
                is_here && (option.fields.start..option.fields.end).contains(&finding.span.start)
            });
            let of_options = options.filter_map(|option| self.by_what.get(&(finding.code, Some(option.name))));
            let accepting = anywhere.into_iter().chain(here).chain(of_options).flatten();
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
                    .map(|at| sentence!(" at \"{at}\"", "“{at}”处", at = shown(at)))
                    .unwrap_or_default();
                let message = sentence!(
                    "There is no finding \"{code}\"{at}.",
                    "{at}没有发现“{code}”。",
                    code = allowance.code;
                    at
                );
                let mut unused = finding("unused-allowance", allowance.code.span, message);
                file.clone_into(&mut unused.file);
                found.push(unused);
            }
        }
    }
}

/// The option that is named as `NODE/OPTION`, if there is one. The fields of an option stand together, in any order.
fn named_option<'s>(scenario: &'s Scenario, at: &'s str) -> Option<NamedOption<'s>> {
    let (node, wanted) = at.split_once('/')?;
    let node = scenario.nodes.iter().find(|known| known.id.value == node)?;
    let option = node.ask.iter().flat_map(|ask| &ask.options);
    let option = option.into_iter().find(|option| option.id.value == wanted)?;
    let replies = option.reply.iter().flat_map(|line| [line.id.span, line.text.span]);
    let texts = [&option.speak, &option.locked, &option.tempting_because];
    let texts = texts.into_iter().flatten().map(|text| text.span);
    let fields = [option.id.span, option.label.span, option.to.span, option.why.span];
    let names = option.acts.iter().chain(&option.sources).map(|name| name.span);
    let all = fields
        .into_iter()
        .chain(texts)
        .chain(replies)
        .chain(names)
        .filter(|span| *span != Span::HOLE);
    let fields = all.reduce(|one, other| Span {
        start: one.start.min(other.start),
        end: one.end.max(other.end),
    })?;
    let node = node.id.value.as_str();
    Some(NamedOption { name: at, node, fields })
}

fn is_in_order(allowance: &Allowance) -> bool {
    all_rows(&allowance.code).any(|rule| rule.allowable) && !allowance.because.trim().is_empty()
}

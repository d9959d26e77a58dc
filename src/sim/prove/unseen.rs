//! What no play has come to, told as findings: nodes, options, endings, facts, lines, and conditions that decide nothing.

use std::collections::BTreeSet;

use super::coverage::{Coverage, condition_key, line_names};
use super::findings::Findings;
use super::scope::Scope;
use crate::sim::check::CheckedScenario;
use crate::sim::program::compile::compile;
use crate::sim::sentence::Sentence;

/// What was looked at, and what was seen there.
pub(super) struct Unseen<'a> {
    checked: &'a CheckedScenario,
    scope: &'a Scope,
    coverage: &'a Coverage,
    /// What only a country has that was left out; nothing is known of it.
    elsewhere: BTreeSet<String>,
}

impl<'a> Unseen<'a> {
    pub(super) fn new(checked: &'a CheckedScenario, scope: &'a Scope, coverage: &'a Coverage) -> Self {
        Self {
            checked,
            scope,
            coverage,
            elsewhere: scope.elsewhere(checked),
        }
    }

    /// Notes it all, and returns the names of what is not reached of everything that the call has.
    pub(super) fn note(&self, everything: &BTreeSet<String>, findings: &mut Findings) -> Vec<String> {
        self.note_lines(findings);
        self.note_conditions(findings);
        let missed = everything.difference(&self.coverage.reached);
        let unreached: Vec<String> = missed.filter(|name| !self.elsewhere.contains(*name)).cloned().collect();
        for name in &unreached {
            findings.note_name("unreached", name, self.unreached(name));
        }
        unreached
    }

    /// That no play comes to something, in the words for what it is.
    fn unreached(&self, name: &str) -> Sentence {
        let (kind, rest) = name.split_once('/').unwrap_or((name, ""));
        match (kind, rest.contains('/')) {
            ("node", true) => self
                .scope
                .told("no play can choose this option", "没有走法能选这个选项"),
            ("ending", _) => self.scope.told("no play ends here", "没有走法以这个结局结束"),
            ("hidden", _) => self.scope.told("no play brings this fact out", "没有走法能问出这件事"),
            _ => self.scope.told("no play leads here", "没有走法能到这里"),
        }
    }

    fn note_lines(&self, findings: &mut Findings) {
        let Some(country) = self.checked.scenario.countries.first() else {
            return;
        };
        let Ok(program) = compile(self.checked, &country.value) else {
            return;
        };
        for (number, name) in line_names(&program).into_iter().enumerate() {
            let line = format!("line/{number}");
            let is_heard = self.coverage.reached.contains(&line) || self.elsewhere.contains(&line);
            // What is never reached is told once, and not again for each of its lines.
            let of_reached = name.strip_prefix("node/").is_none_or(|rest| {
                let node = rest.split('/').next().unwrap_or_default();
                self.coverage.reached.contains(&format!("node/{node}"))
            });
            if !is_heard && of_reached && !name.is_empty() {
                let message = self.scope.told("no play hears this line", "没有走法听得到这句话");
                findings.note_name("unheard-line", &name, message);
            }
        }
    }

    fn note_conditions(&self, findings: &mut Findings) {
        let (held, failed) = (&self.coverage.held, &self.coverage.failed);
        for name in held.difference(failed) {
            let message = self
                .scope
                .told("its condition holds whenever it is asked", "每次查它的条件都成立");
            findings.note_name("always-true", name, message);
        }
        // A condition that names another country cannot hold here.
        let never = failed.difference(held);
        for name in never.filter(|name| !self.elsewhere.contains(&condition_key(name))) {
            let message = self
                .scope
                .told("its condition never holds when it is asked", "每次查它的条件都不成立");
            findings.note_name("always-false", name, message);
        }
    }
}

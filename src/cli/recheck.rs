//! What is found in folders of calls, look after look: a call whose files are the same as before is not checked again.

use std::collections::BTreeSet;

use super::call_proof::CallProof;
use super::check::{Summary, check_batch};
use crate::sim::check::role::{Role, role};
use crate::sim::check::{Checked, SourceFile, in_file_order};
use crate::sim::diagnostic::Diagnostic;
use crate::store::scenario_files::Batch;

/// What is known from the last look.
#[derive(Debug, Default)]
pub struct Recheck {
    marks_of_all: bool,
    proves: bool,
    last: Vec<Looked>,
}

/// What was found in one folder.
#[derive(Debug)]
pub struct Looked {
    /// The files.
    pub batch: Batch,
    /// What was found, with marks that plays expect last.
    pub checked: Checked,
    /// How many of the findings are of those marks.
    of_marks: usize,
    /// The calls whose marks were not computed.
    pub unmarked: Vec<String>,
    /// What was proved, in the order of the calls; nothing unless proofs are wanted.
    pub proofs: Vec<CallProof>,
    /// The calls that were checked at this look; of the others everything is as it was.
    pub newly_checked: BTreeSet<String>,
    /// How many of them were proved.
    pub newly_proved: usize,
}

impl Recheck {
    /// Nothing is known yet; marks are computed of all calls, or of small ones only.
    pub fn new(marks_of_all: bool) -> Self {
        Self {
            marks_of_all,
            ..Self::default()
        }
    }

    /// Also proves the calls that have no errors, if `proves`.
    pub fn proving(self, proves: bool) -> Self {
        Self { proves, ..self }
    }

    /// What is found in these folders now.
    pub fn look(&mut self, batches: Vec<Batch>) -> &[Looked] {
        let mut last = std::mem::take(&mut self.last).into_iter();
        for batch in batches {
            let before = last.next();
            let changed = before.as_ref().and_then(|before| changed_calls(&before.batch, &batch));
            let looked = match (before, changed) {
                (Some(before), Some(changed)) => self.again(before, batch, &changed),
                _ => self.whole(batch),
            };
            self.last.push(looked);
        }
        &self.last
    }

    fn whole(&self, batch: Batch) -> Looked {
        let mut checked = check_batch(&batch);
        let mut summary = Summary::default();
        let of_marks = summary.find_marks(&checked, self.marks_of_all);
        let count = of_marks.len();
        checked.findings.extend(of_marks);
        let proved = checked.scenarios.iter().filter(|_| self.proves);
        let proofs: Vec<CallProof> = proved.map(CallProof::new).collect();
        let calls = batch.wanted.iter().filter_map(|name| call_of(name));
        Looked {
            newly_checked: calls.map(str::to_owned).collect(),
            newly_proved: proofs.len(),
            batch,
            checked,
            of_marks: count,
            unmarked: summary.into_unmarked(),
            proofs,
        }
    }

    /// Checks these calls only; everything else is as it was. There was nothing that could not be read.
    fn again(&self, mut before: Looked, mut batch: Batch, changed: &BTreeSet<String>) -> Looked {
        let is_changed = |file: &str| call_of(file).is_some_and(|call| changed.contains(call));
        let wanted = batch.wanted.iter().filter(|name| is_changed(name)).cloned().collect();
        let all_wanted = std::mem::replace(&mut batch.wanted, wanted);
        let mut part = self.whole(batch);
        part.batch.wanted = all_wanted;
        let merged = |before: Vec<Diagnostic>, new: Vec<Diagnostic>| {
            let mut all = before;
            all.retain(|finding| !is_changed(&finding.file));
            all.extend(new.into_iter().filter(|finding| is_changed(&finding.file)));
            in_file_order(&mut all);
            all
        };
        let (marks_before, marks) = (before.take_marks(), part.take_marks());
        let mut checked = before.checked;
        let marks = merged(marks_before, marks);
        checked.findings = merged(checked.findings, part.checked.findings);
        let of_marks = marks.len();
        checked.findings.extend(marks);
        checked.texts.extend(part.checked.texts);
        for (kept, new) in [
            (&mut checked.scenarios, part.checked.scenarios),
            (&mut checked.drawable, part.checked.drawable),
        ] {
            kept.retain(|call| !changed.contains(&call.scenario.id.value));
            kept.extend(new);
            kept.sort_by(|one, other| one.scenario.id.value.cmp(&other.scenario.id.value));
        }
        let mut unmarked = before.unmarked;
        unmarked.retain(|call| !changed.contains(call));
        unmarked.extend(part.unmarked);
        unmarked.sort();
        let mut proofs = before.proofs;
        proofs.retain(|proof| !changed.contains(&proof.id));
        proofs.extend(part.proofs);
        proofs.sort_by(|one, other| one.id.cmp(&other.id));
        Looked {
            batch: part.batch,
            checked,
            of_marks,
            unmarked,
            proofs,
            newly_checked: part.newly_checked,
            newly_proved: part.newly_proved,
        }
    }
}

impl Looked {
    /// Takes the findings of marks out of the others.
    fn take_marks(&mut self) -> Vec<Diagnostic> {
        let findings = &mut self.checked.findings;
        findings.split_off(findings.len().saturating_sub(std::mem::take(&mut self.of_marks)))
    }
}

/// The call that a file belongs to alone.
fn call_of(file: &str) -> Option<&str> {
    match role(file) {
        Role::Scenario(call) | Role::Table(call, _) => Some(call),
        Role::Bank | Role::Pack(_) | Role::Facts(_) | Role::Unknown => None,
    }
}

/// The calls of which a file has another text; none where more than that has changed, so that everything is to be checked.
fn changed_calls(before: &Batch, now: &Batch) -> Option<BTreeSet<String>> {
    let is_comparable = before.wanted == now.wanted
        && before.findings.is_empty()
        && now.findings.is_empty()
        && before.files.len() == now.files.len();
    let pairs = || before.files.iter().zip(&now.files);
    if !is_comparable || !pairs().all(|(one, other)| one.name == other.name) {
        return None;
    }
    let changed = pairs().filter(|(one, other)| one.bytes != other.bytes);
    changed
        .map(|(_, file): (_, &SourceFile)| call_of(&file.name).map(str::to_owned))
        .collect()
}

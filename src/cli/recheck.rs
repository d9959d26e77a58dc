//! What is found in folders of calls, look after look: a call whose files are the same as before is not checked again.

use std::collections::BTreeSet;

use super::check::{Summary, check_batch};
use crate::sim::check::role::{Role, role};
use crate::sim::check::{Checked, SourceFile, in_file_order};
use crate::sim::diagnostic::Diagnostic;
use crate::store::scenario_files::Batch;

/// What is known from the last look.
#[derive(Debug, Default)]
pub struct Recheck {
    marks_of_all: bool,
    last: Vec<Looked>,
}

/// What was found in one folder.
#[derive(Debug)]
pub struct Looked {
    /// The files.
    pub batch: Batch,
    /// What was found, apart from marks that plays expect.
    checked: Checked,
    /// What was found of those marks.
    of_marks: Vec<Diagnostic>,
    /// The calls whose marks were not computed.
    pub unmarked: Vec<String>,
}

impl Recheck {
    /// Nothing is known yet; marks are computed of all calls, or of small ones only.
    pub fn new(marks_of_all: bool) -> Self {
        Self {
            marks_of_all,
            last: Vec::new(),
        }
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
        let checked = check_batch(&batch);
        let mut summary = Summary::default();
        let of_marks = summary.find_marks(&checked, self.marks_of_all);
        Looked {
            batch,
            checked,
            of_marks,
            unmarked: summary.into_unmarked(),
        }
    }

    /// Checks these calls only; everything else is as it was.
    fn again(&self, before: Looked, batch: Batch, changed: &BTreeSet<String>) -> Looked {
        let is_changed = |file: &str| call_of(file).is_some_and(|call| changed.contains(call));
        let wanted = batch.wanted.iter().filter(|name| is_changed(name));
        let part = self.whole(Batch {
            files: batch.files.clone(),
            findings: Vec::new(),
            wanted: wanted.cloned().collect(),
        });
        let merged = |before: Vec<Diagnostic>, new: Vec<Diagnostic>| {
            let mut all = before;
            all.retain(|finding| !is_changed(&finding.file));
            all.extend(new.into_iter().filter(|finding| is_changed(&finding.file)));
            in_file_order(&mut all);
            all
        };
        let mut checked = before.checked;
        checked.findings = merged(checked.findings, part.checked.findings);
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
        Looked {
            batch,
            checked,
            of_marks: merged(before.of_marks, part.of_marks),
            unmarked,
        }
    }
}

impl Looked {
    /// Everything that was found, with marks last.
    pub fn all(&self) -> Checked {
        let mut all = self.checked.clone();
        all.findings.extend(self.of_marks.iter().cloned());
        all
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

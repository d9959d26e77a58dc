//! Proof that a scenario is well formed. Only a [`CheckedScenario`] can start a call.
//!
//! All findings of all files come from one run. A family of rules is one file; what each code means stands in
//! [`rules_table::RULES`].

mod fields;
mod flow;
mod hidden;
mod ids;
mod library;
mod limits;
mod links;
mod links_play;
pub mod role;
pub mod rules_table;
mod subject;
mod walk;

use std::collections::BTreeMap;
use std::sync::Arc;

use library::{Library, ReadFile};
use role::{Role, role};
use rules_table::finding;
use subject::Subject;

use super::diagnostic::{Diagnostic, Severity};
use super::program::compile::compile;
use super::rules::Rulebook;
use super::scenario::load::load;
use super::scenario::locale::LocaleTable;
use super::scenario::model::Scenario;
use super::scenario::spanned::Span;

pub use hidden::is_hidden;
pub use ids::{is_id, is_scenario_id, is_source_id};

/// One file as it was found: its name, which tells what part it plays, and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// `bank.ron`, `rules/<id>.ron`, `facts/<id>.ron`, `<id>.ron` or `<id>.<language>.ron`, with any folder in front.
    pub name: String,
    /// What it contains.
    pub bytes: Vec<u8>,
}

/// What came of a check.
#[derive(Debug, Clone)]
pub struct Checked {
    /// Everything that was found, by file and place.
    pub findings: Vec<Diagnostic>,
    /// The scenarios without errors, by id.
    pub scenarios: Vec<CheckedScenario>,
    /// The text of each file that is text, by name, for showing places.
    pub texts: BTreeMap<String, String>,
}

/// A scenario without errors, with everything that it rests on. Only the checker makes one.
#[derive(Debug, Clone)]
pub struct CheckedScenario {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// Its tables of further languages.
    pub tables: Vec<LocaleTable>,
    /// The bank's file, rules and facts.
    pub rulebook: Arc<Rulebook>,
    /// Exactly the files that it rests on: its own, its tables, the bank's file, all packs. They are archived with every record.
    pub files: Arc<[SourceFile]>,
    // Nobody else can make one.
    #[allow(dead_code)]
    sealed: (),
}

/// Checks all files together.
pub fn check(files: &[SourceFile]) -> Checked {
    check_only(files, &|_| true)
}

/// Checks the shared files and those scenarios whose id is wanted. Of the others only the names are known.
pub fn check_only(files: &[SourceFile], wanted: &dyn Fn(&str) -> bool) -> Checked {
    let mut run = Run::default();
    for file in files {
        run.read(file, wanted);
    }
    run.library.gather();
    run.shared();
    let shared_is_sound = !run.findings.iter().any(|finding| finding.severity == Severity::Error);
    let rulebook = run.library.rulebook().filter(|_| shared_is_sound).map(Arc::new);
    let mut scenarios = Vec::new();
    for file in &run.scenarios {
        let tables: Vec<&ReadFile<LocaleTable>> = run.tables.iter().filter(|table| stem_of(table) == file.stem).collect();
        let mut found = scenario_findings(file, &tables, &run.library);
        found.append(&mut run.of_scenarios.remove(&file.stem).unwrap_or_default());
        if let Some(rulebook) = &rulebook
            && !found.iter().any(|finding| finding.severity == Severity::Error)
        {
            let checked = CheckedScenario {
                scenario: Arc::new(file.value.clone()),
                tables: tables.iter().map(|table| table.value.clone()).collect(),
                rulebook: rulebook.clone(),
                files: rests_on(files, &file.name, &tables),
                sealed: (),
            };
            last_findings(&checked, &mut found);
            if !found.iter().any(|finding| finding.severity == Severity::Error) {
                scenarios.push(checked);
            }
        }
        run.findings.append(&mut found);
    }
    for mut found in std::mem::take(&mut run.of_scenarios).into_values() {
        run.findings.append(&mut found);
    }
    scenarios.sort_by(|one, other| one.scenario.id.value.cmp(&other.scenario.id.value));
    run.findings.sort_by(|one, other| {
        let key = |finding: &Diagnostic| (finding.span, finding.code);
        one.file.cmp(&other.file).then(key(one).cmp(&key(other)))
    });
    run.findings.dedup();
    Checked {
        findings: run.findings,
        scenarios,
        texts: run.texts,
    }
}

/// One run of the checker.
#[derive(Default)]
struct Run {
    library: Library,
    scenarios: Vec<ReadFile<Scenario>>,
    tables: Vec<ReadFile<LocaleTable>>,
    findings: Vec<Diagnostic>,
    /// Findings about a scenario's files from reading them, by its id.
    of_scenarios: BTreeMap<String, Vec<Diagnostic>>,
    texts: BTreeMap<String, String>,
}

impl Run {
    fn read(&mut self, file: &SourceFile, wanted: &dyn Fn(&str) -> bool) {
        let name = file.name.as_str();
        match role(name) {
            Role::Bank => {
                let (mut mistakes, file) = self.load(file, "bank");
                self.findings.append(&mut mistakes);
                self.library.incomplete |= file.is_none();
                self.library.banks.extend(file);
            }
            Role::Pack(stem) => {
                let (mut mistakes, file) = self.load(file, stem);
                self.findings.append(&mut mistakes);
                self.library.incomplete |= file.is_none();
                self.library.packs.extend(file);
            }
            Role::Facts(stem) => {
                let (mut mistakes, file) = self.load(file, stem);
                self.findings.append(&mut mistakes);
                self.library.incomplete |= file.is_none();
                self.library.facts.extend(file);
            }
            Role::Scenario(stem) => {
                let is_new = self.library.scenarios.insert(stem.to_owned());
                if wanted(stem) {
                    let (mut mistakes, file) = self.load(file, stem);
                    if !is_new {
                        let message = format!("There is already a call in a file called \"{stem}.ron\".");
                        let mut twice = finding("duplicate-scenario", Span::default(), message);
                        name.clone_into(&mut twice.file);
                        mistakes.push(twice);
                    }
                    self.of_scenarios.entry(stem.to_owned()).or_default().append(&mut mistakes);
                    self.scenarios.extend(file);
                }
            }
            Role::Table(stem, _) => {
                if wanted(stem) {
                    let (mut mistakes, file) = self.load(file, stem);
                    self.of_scenarios.entry(stem.to_owned()).or_default().append(&mut mistakes);
                    self.tables.extend(file);
                }
            }
            Role::Unknown => {
                let message = "This file's name fits no kind of file; it was not read.";
                let mut unknown = finding("unknown-file", Span::default(), message);
                name.clone_into(&mut unknown.file);
                self.findings.push(unknown);
            }
        }
    }

    fn load<T: serde::de::DeserializeOwned>(&mut self, file: &SourceFile, stem: &str) -> (Vec<Diagnostic>, Option<ReadFile<T>>) {
        let mut loaded = load::<T>(&file.name, &file.bytes);
        self.texts.insert(file.name.clone(), loaded.text.clone());
        let mistakes = loaded.mistakes.clone();
        loaded.mistakes.clone_from(&mistakes);
        (mistakes, ReadFile::new(&file.name, stem, loaded))
    }

    fn shared(&mut self) {
        let mut found = BTreeMap::new();
        ids::check_library(&self.library, &mut found);
        for (name, mut found) in found {
            for finding in &mut found {
                name.clone_into(&mut finding.file);
            }
            self.findings.append(&mut found);
        }
    }
}

fn stem_of(table: &ReadFile<LocaleTable>) -> &str {
    &table.stem
}

fn scenario_findings(
    file: &ReadFile<Scenario>,
    _tables: &[&ReadFile<LocaleTable>],
    library: &Library,
) -> Vec<Diagnostic> {
    let subject = Subject::new(file, library);
    let mut found = Vec::new();
    ids::check(file, &subject, &mut found);
    links::check(&subject, &mut found);
    flow::check(&subject, &mut found);
    for finding in &mut found {
        file.name.clone_into(&mut finding.file);
    }
    found
}

/// What is found by running a scenario that has no errors of form.
fn last_findings(checked: &CheckedScenario, found: &mut Vec<Diagnostic>) {
    let scenario = &checked.scenario;
    for country in &scenario.countries {
        if let Err(error) = compile(checked, country) {
            found.push(finding("state-too-large", scenario.id.span, format!("The call cannot be compiled: {error}.")));
            return;
        }
    }
}

fn rests_on(files: &[SourceFile], own: &str, tables: &[&ReadFile<LocaleTable>]) -> Arc<[SourceFile]> {
    let belongs = |file: &&SourceFile| match role(&file.name) {
        Role::Bank | Role::Pack(_) | Role::Facts(_) => true,
        Role::Scenario(_) => file.name == own,
        Role::Table(..) => tables.iter().any(|table| table.name == file.name),
        Role::Unknown => false,
    };
    files.iter().filter(belongs).cloned().collect()
}

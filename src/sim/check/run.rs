//! One run of the checker: reads the files by the parts that they play.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;

use super::library::{Library, Parsed};
use crate::sim::sentence::sentence;

use super::role::{Role, role};
use super::rules_table::finding;
use super::{SourceFile, hidden, ids, locale, name_file, packs};
use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::load::{LARGEST_FILE, load, load_however_many};
use crate::sim::scenario::locale::LocaleTable;
use crate::sim::scenario::model::Scenario;
use crate::sim::scenario::spanned::Span;

/// One run of the checker.
#[derive(Default)]
pub(super) struct Run {
    /// The files were archived when a call was played with them.
    pub is_archived: bool,
    pub library: Library,
    pub scenarios: Vec<Parsed<Scenario>>,
    pub tables: Vec<Parsed<LocaleTable>>,
    /// Findings about shared files, then about everything.
    pub findings: Vec<Diagnostic>,
    /// Findings about a scenario's files from reading them, by its id.
    pub of_scenarios: BTreeMap<String, Vec<Diagnostic>>,
    pub texts: BTreeMap<String, String>,
}

impl Run {
    /// Reads a file.
    pub(super) fn read(&mut self, file: &SourceFile, wanted: &dyn Fn(&str) -> bool) {
        match role(&file.name) {
            Role::Bank => {
                let bank = self.load_shared(file, "bank");
                self.library.banks.extend(bank);
            }
            Role::Pack(stem) => {
                let pack = self.load_shared(file, stem);
                self.library.packs.extend(pack);
            }
            Role::Facts(stem) => {
                let pack = self.load_shared(file, stem);
                self.library.facts.extend(pack);
            }
            Role::Scenario(stem) => {
                let is_new = self.library.scenarios.insert(stem.to_owned());
                if wanted(stem) {
                    let scenario = self.load_of_scenario(file, stem);
                    self.scenarios.extend(scenario);
                    if !is_new {
                        let message = sentence!(
                            "There is already a call in a file called \"{stem}.ron\".",
                            "已经有一通电话的文件叫“{stem}.ron”。"
                        );
                        self.note(
                            stem,
                            &file.name,
                            finding("duplicate-scenario", Span::default(), message),
                        );
                    }
                }
            }
            Role::Table(stem, language) if wanted(stem) => {
                let table: Option<Parsed<LocaleTable>> = self.load_of_scenario(file, stem);
                if self
                    .tables
                    .iter()
                    .any(|other| role(&other.name) == Role::Table(stem, language))
                {
                    let message = sentence!(
                        "There is already a table in a file called \"{stem}.{language}.ron\".",
                        "已经有一张译文表的文件叫“{stem}.{language}.ron”。"
                    );
                    self.note(stem, &file.name, finding("duplicate-table", Span::default(), message));
                }
                self.tables.extend(table);
            }
            Role::Table(..) => {}
            Role::Unknown => {
                let message = sentence!(
                    "This file's name fits no kind of file; it was not read.",
                    "文件名不属于任何一类文件，没有读它。"
                );
                let mut unknown = finding("unknown-file", Span::default(), message);
                unknown.file.clone_from(&file.name);
                self.findings.push(unknown);
            }
        }
    }

    /// Checks the shared files, once all files have been read.
    pub(super) fn shared(&mut self) {
        let mut found = BTreeMap::new();
        ids::check_library(&self.library, &mut found);
        packs::check(&self.library, &mut found);
        for (name, mut found) in found {
            self.library.drop_in_holes(&name, &mut found);
            name_file(&name, &mut found);
            self.findings.append(&mut found);
        }
    }

    /// Findings about files of scenarios that could not be read or are not there.
    pub(super) fn leftovers(&mut self) {
        let read: BTreeSet<&str> = self.scenarios.iter().map(|file| file.stem.as_str()).collect();
        let mut found = Vec::new();
        for table in self.tables.iter().filter(|table| !read.contains(table.stem.as_str())) {
            let mut of_table = Vec::new();
            locale::head(table, &mut of_table);
            if !self.library.scenarios.contains(&table.stem) {
                let message = sentence!(
                    "The call \"{stem}\" that this table translates is not here.",
                    "这张表翻译的通话“{stem}”不在这里。",
                    stem = table.stem
                );
                of_table.push(finding("orphan-table", table.value.scenario.span, message));
            }
            name_file(&table.name, &mut of_table);
            found.append(&mut of_table);
        }
        for (stem, findings) in &mut self.of_scenarios {
            if !read.contains(stem.as_str()) {
                found.append(findings);
            }
        }
        self.findings.append(&mut found);
    }

    fn note(&mut self, stem: &str, file: &str, mut finding: Diagnostic) {
        file.clone_into(&mut finding.file);
        self.of_scenarios.entry(stem.to_owned()).or_default().push(finding);
    }

    fn load_shared<T: DeserializeOwned>(&mut self, file: &SourceFile, stem: &str) -> Option<Parsed<T>> {
        let (mut found, read) = self.load(file, stem);
        self.findings.append(&mut found);
        self.library.incomplete |= read.as_ref().is_none_or(|file| !file.holes.is_empty());
        read
    }

    fn load_of_scenario<T: DeserializeOwned>(&mut self, file: &SourceFile, stem: &str) -> Option<Parsed<T>> {
        let (mut found, read) = self.load(file, stem);
        self.of_scenarios.entry(stem.to_owned()).or_default().append(&mut found);
        read
    }

    fn load<T: DeserializeOwned>(&mut self, file: &SourceFile, stem: &str) -> (Vec<Diagnostic>, Option<Parsed<T>>) {
        let loaded = match self.is_archived {
            true => load_however_many::<T>(&file.name, &file.bytes),
            false => load::<T>(&file.name, &file.bytes),
        };
        let mut found = loaded.mistakes.clone();
        // A file that was refused is still a text, and its finding has a place in it.
        let is_readable = file.bytes.len() <= LARGEST_FILE;
        let text = std::str::from_utf8(&file.bytes)
            .ok()
            .filter(|_| is_readable)
            .unwrap_or("");
        self.texts.insert(file.name.clone(), text.to_owned());
        hidden::check_file(&loaded.text, &mut found);
        name_file(&file.name, &mut found);
        (found, Parsed::new(&file.name, stem, loaded))
    }
}

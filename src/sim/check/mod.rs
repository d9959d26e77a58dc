//! Proof that a scenario is well formed. Only a [`CheckedScenario`] can start a call.
//!
//! All findings of all files come from one run. A family of rules is one file; what each code means stands in
//! [`rules_table::FAMILIES`].

mod allow;
mod branch_order;
mod conditions;
pub mod due_facts;
mod empty_choices;
mod english_words;
mod fields;
mod file_name;
mod flow;
pub mod heard;
mod hidden;
mod id_form;
mod id_lists;
mod ids;
mod in_range;
mod letters;
mod library;
mod limits;
mod links;
mod links_play;
mod links_targets;
mod locale;
mod money;
mod packs;
mod placeholders;

pub mod play_run;
mod plays;
mod reading_time;
mod reopen;
pub mod role;
pub mod rules_table;
mod run;
mod scoring;
mod simplified_characters;
mod source_words;
mod stale_advice;
mod subject;
mod texts;
mod traditional;
mod traditional_table;
mod types;
mod usage;
mod walk;
mod wording;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use allow::Allowances;
use library::{Library, Parsed};
use role::{Role, role};
use rules_table::finding;
use run::Run;
use subject::Subject;
use usage::Occurring;

use super::diagnostic::{Diagnostic, Severity};
use super::program::compile::compile;
use super::rules::Rulebook;
use super::scenario::locale::LocaleTable;
use super::scenario::model::Scenario;
use super::scenario::spanned::Span;
use super::sentence::sentence;

pub use conditions::condition_leaves;
pub use hidden::is_hidden;
pub use id_form::{is_id, is_scenario_id, is_source_id};
pub use plays::{PlaysAgain, check_marks, check_marks_of_small, other_outcomes};
pub use reopen::reopen;

/// One file as it was found: its name, which tells what part it plays, and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// `bank.ron`, `rules/<id>.ron`, `facts/<id>.ron`, `<id>.ron` or `<id>.<language>.ron`, with any folder in front.
    pub name: String,
    /// What it contains.
    pub bytes: Vec<u8>,
}

/// What came of a check.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// Everything that was found, by file and place.
    pub findings: Vec<Diagnostic>,
    /// The scenarios without errors, by id.
    pub scenarios: Vec<CheckedScenario>,
    /// Scenarios whose only errors are traps. Nobody can play them; since everything in them is known, they can be drawn, so that their
    /// author sees where the way back is missing.
    pub drawable: Vec<CheckedScenario>,
    /// The text of each file that is text, by name, for showing places.
    pub texts: BTreeMap<String, String>,
}

/// A scenario without errors, with everything that it rests on. Only the checker makes one.
#[derive(Debug, Clone)]
#[allow(clippy::manual_non_exhaustive)]
pub struct CheckedScenario {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// Its tables of further languages.
    pub tables: Vec<LocaleTable>,
    /// The bank's file, rules and facts.
    pub rulebook: Arc<Rulebook>,
    /// Exactly the files that it rests on: its own, its tables, the bank's file, all packs. They are archived with every record.
    pub files: Arc<[SourceFile]>,
    /// Plays of the file that name what the call no longer has.
    stale_plays: BTreeSet<String>,
    // Nobody else can make one, not even in this crate.
    #[allow(dead_code)]
    sealed: (),
}

/// Findings after which it is not known what is used. Each stands for all codes that begin with it.
const SPOILS_WHAT_IS_USED: [&str; 6] = [
    "unknown-",
    "not-a",
    "no-node",
    "no-ending",
    "duplicate-id",
    "wrong-fact-type",
];

/// Checks all files together.
pub fn check(files: &[SourceFile]) -> Checked {
    check_only(files, &|_| true)
}

/// Checks the shared files and those scenarios whose id is wanted. Of the others only the names are known.
pub fn check_only(files: &[SourceFile], wanted: &dyn Fn(&str) -> bool) -> Checked {
    check_without(files, &[], wanted)
}

/// The same, when these shared files could not be read: nothing is said about names that may stand in them, and no scenario
/// counts as checked.
pub fn check_without(files: &[SourceFile], lost: &[Diagnostic], wanted: &dyn Fn(&str) -> bool) -> Checked {
    let mut run = Run::default();
    run.findings.extend(lost.iter().cloned());
    run.library.incomplete = !lost.is_empty();
    for file in files {
        run.read(file, wanted);
    }
    run.library.gather();
    run.shared();
    let rulebook = run.library.rulebook().filter(|_| is_sound(&run.findings)).map(Arc::new);
    let (mut scenarios, mut drawable) = (Vec::new(), Vec::new());
    for file in &run.scenarios {
        let tables: Vec<&Parsed<LocaleTable>> = run.tables.iter().filter(|table| table.stem == file.stem).collect();
        let mut found = scenario_findings(file, &tables, &run.library);
        found.extend(run.of_scenarios.get(&file.stem).into_iter().flatten().cloned());
        if found
            .iter()
            .any(|finding| finding.code == "syntax" && finding.file == file.name)
        {
            // What a slip of typing has swallowed or changed only seems to be translated wrongly.
            found.retain(|finding| finding.file == file.name || finding.locks());
        }
        let mut allowances = Allowances::new(&file.name, &file.value);
        allowances.apply(&mut found);
        if let (Some(rulebook), true) = (&rulebook, has_only_traps(&found)) {
            let checked = CheckedScenario {
                scenario: Arc::new(file.value.clone()),
                tables: tables.iter().map(|table| table.value.clone()).collect(),
                rulebook: rulebook.clone(),
                files: rests_on(files, &file.name, &tables),
                stale_plays: stale_plays(&found),
                sealed: (),
            };
            if is_sound(&found) {
                let mut last = last_findings(&checked);
                name_file(&file.name, &mut last);
                allowances.apply(&mut last);
                allowances.unused(&file.name, &mut found);
                if is_sound(&last) {
                    scenarios.push(checked);
                }
                found.append(&mut last);
            } else {
                drawable.push(checked);
            }
        }
        stale_advice::tell_of_stale_plays(&file.name, &mut found);
        run.findings.append(&mut found);
    }
    run.leftovers();
    scenarios.sort_by(|one, other| one.scenario.id.value.cmp(&other.scenario.id.value));
    in_file_order(&mut run.findings);
    run.findings.dedup();
    hidden::once(&mut run.findings);
    Checked {
        findings: run.findings,
        scenarios,
        drawable,
        texts: run.texts,
    }
}

/// Puts findings into the order in which they are told: by file, and in it as they stand, but a cause before what follows from it.
pub fn in_file_order(found: &mut [Diagnostic]) {
    // Where the first of what follows from a cause stands in each file.
    let mut first: BTreeMap<(String, &str), Span> = BTreeMap::new();
    for finding in found.iter() {
        for (cause, _) in CAUSES.iter().filter(|(_, follows)| finding.code.starts_with(follows)) {
            let place = first.entry((finding.file.clone(), *cause)).or_insert(finding.span);
            *place = finding.span.min(*place);
        }
    }
    // A cause comes where the first of what follows from it stands, if that is before its own place.
    found.sort_by_cached_key(|finding| {
        let follows = first.get(&(finding.file.clone(), finding.code));
        let place = follows.map_or(finding.span, |follows| finding.span.min(*follows));
        (
            finding.file.clone(),
            place,
            follows.is_none(),
            finding.span,
            finding.code,
        )
    });
}

/// Findings with the beginning of the codes that follow from them: where an id has become one that is taken, nothing has the old one.
const CAUSES: [(&str, &str); 2] = [("duplicate-id", "unknown-"), ("wrong-file-name", "orphan-table")];

fn is_sound(found: &[Diagnostic]) -> bool {
    !found.iter().any(Diagnostic::locks)
}

/// Whether nothing else is wrong; true where nothing is.
fn has_only_traps(found: &[Diagnostic]) -> bool {
    !found.iter().any(|finding| finding.locks() && finding.code != "trap")
}

fn stale_plays(found: &[Diagnostic]) -> BTreeSet<String> {
    let of_plays = found
        .iter()
        .filter(|finding| finding.of_play && finding.severity == Severity::Error);
    of_plays.filter_map(|finding| finding.place.clone()).collect()
}

fn name_file(name: &str, found: &mut [Diagnostic]) {
    for finding in found {
        name.clone_into(&mut finding.file);
    }
}

fn scenario_findings(file: &Parsed<Scenario>, tables: &[&Parsed<LocaleTable>], library: &Library) -> Vec<Diagnostic> {
    if let Some(mut too_many) = limits::too_many_nodes(&file.value) {
        name_file(&file.name, std::slice::from_mut(&mut too_many));
        return vec![too_many];
    }
    let subject = Subject::new(file, library);
    let mut found = Vec::new();
    if library.banks.is_empty() && !library.incomplete {
        let message = sentence!("There is no bank.ron beside this call.", "这通电话旁边没有 bank.ron。");
        found.push(finding("missing-bank", file.value.id.span, message));
    }
    ids::check(file, &subject, &mut found);
    links::check(&subject, &mut found);
    flow::check(&subject, &mut found);
    types::check(&subject, &mut found);
    limits::check(&subject, &mut found);
    texts::check(&subject, &mut found);
    wording::check(&subject, &mut found);
    // A name that is misspelt is also one that is never used; that is told when the names are right.
    if !found
        .iter()
        .any(|finding| !finding.of_play && SPOILS_WHAT_IS_USED.iter().any(|code| finding.code.starts_with(code)))
    {
        let occurring = Occurring::new(&subject);
        usage::check(&subject, &occurring, &mut found);
        conditions::check(&subject, &occurring, &mut found);
        scoring::check(&subject, &occurring, &mut found);
    }
    empty_choices::check(&subject, &mut found);
    allow::check(&subject, &mut found);
    file.drop_in_holes(&mut found);
    name_file(&file.name, &mut found);
    for table in tables {
        let mut of_table = Vec::new();
        locale::check(table, &subject, &mut of_table);
        wording::check_table(table, &subject, &mut of_table);
        table.drop_in_holes(&mut of_table);
        if found.iter().any(|finding| finding.code == "duplicate-id") {
            // Two texts have one key, so what seems to be a wrong translation is that of the other.
            of_table.retain(Diagnostic::locks);
        }
        name_file(&table.name, &mut of_table);
        found.append(&mut of_table);
    }
    found
}

/// What is found by running a scenario that has no errors of form. Exact values and the plays of the file belong here.
fn last_findings(checked: &CheckedScenario) -> Vec<Diagnostic> {
    let scenario = &checked.scenario;
    let mut programs = BTreeMap::new();
    for country in &scenario.countries {
        match compile(checked, country) {
            Ok(program) => programs.insert(country.value.clone(), Arc::new(program)),
            Err(error) => {
                let error = error.sentence();
                let message = sentence!("The call cannot be compiled: {error}.", "通话无法编译：{error}。"; error);
                return vec![finding("state-too-large", scenario.id.span, message)];
            }
        };
    }
    let mut found = Vec::new();
    plays::check(checked, &programs, &mut found);
    found
}

fn rests_on(files: &[SourceFile], own: &str, tables: &[&Parsed<LocaleTable>]) -> Arc<[SourceFile]> {
    let belongs = |file: &&SourceFile| match role(&file.name) {
        Role::Bank | Role::Pack(_) | Role::Facts(_) => true,
        Role::Scenario(_) => file.name == own,
        Role::Table(..) => tables.iter().any(|table| table.name == file.name),
        Role::Unknown => false,
    };
    files.iter().filter(belongs).cloned().collect()
}

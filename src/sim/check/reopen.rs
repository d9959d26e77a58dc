//! The scenario of a record, from the files that were archived with it.
//!
//! It was without errors when it was played, under the rules of that day. A rule that has been added since must not make the
//! record unreadable, so nothing is asked of it but that it can be read; compiling it says whether its names hold.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::run::Run;
use super::{CheckedScenario, SourceFile, rests_on};
use crate::sim::sentence::{Sentence, sentence};

/// Opens the scenario with this id.
///
/// # Errors
/// A sentence, when a file cannot be read or the scenario is not among them.
pub fn reopen(files: &[SourceFile], id: &str) -> Result<CheckedScenario, Sentence> {
    let mut run = Run {
        is_archived: true,
        ..Run::default()
    };
    for file in files {
        run.read(file, &|known| known == id);
    }
    run.library.gather();
    let unreadable = {
        let first = run
            .findings
            .first()
            .or_else(|| run.of_scenarios.values().flatten().next());
        first.map(|finding| {
            let why = &finding.message;
            sentence!("{file}: {why}", "{file}：{why}", file = finding.file; why)
        })
    };
    let missing = |what: Sentence| unreadable.clone().unwrap_or(what);
    let rulebook = run.library.rulebook().ok_or_else(|| {
        missing(sentence!(
            "The bank's file or a pack is missing.",
            "缺少银行文件或规则包。"
        ))
    })?;
    let scenario = run.scenarios.first().ok_or_else(|| {
        missing(sentence!(
            "There is no file of the scenario \"{id}\".",
            "没有剧本“{id}”的文件。"
        ))
    })?;
    // A stand-in may fill a gap for the checker; nobody's mark may rest on one.
    let library = &run.library;
    let holes = library.packs.iter().map(|file| &file.holes);
    let holes = holes.chain(library.facts.iter().map(|file| &file.holes));
    let mut holes = holes
        .chain(library.banks.iter().map(|file| &file.holes))
        .chain([&scenario.holes]);
    if holes.any(|holes| !holes.is_empty()) {
        return Err(missing(sentence!(
            "A file of the scenario \"{id}\" cannot be read.",
            "剧本“{id}”有一个文件无法读取。"
        )));
    }
    let tables: Vec<_> = run.tables.iter().filter(|table| table.stem == scenario.stem).collect();
    Ok(CheckedScenario {
        scenario: Arc::new(scenario.value.clone()),
        tables: tables.iter().map(|table| table.value.clone()).collect(),
        rulebook: Arc::new(rulebook),
        files: rests_on(files, &scenario.name, &tables),
        stale_plays: BTreeSet::new(),
        sealed: (),
    })
}

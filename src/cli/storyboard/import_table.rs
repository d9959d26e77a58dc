//! The table of translations that a sheet brings along.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::bail;

use crate::cli::string_table::{Entry, refresh};
use crate::sim::check::SourceFile;
use crate::sim::scenario::load::load;
use crate::sim::scenario::locale::{LocaleTable, fingerprint};
use crate::sim::scenario::model::Scenario;
use crate::sim::scenario::texts::for_each_text;
use crate::sim::storyboard::assemble::Assembled;
use crate::sim::storyboard::grid::Headers;
use crate::store::scenario_files::read_one;
use crate::words::Words;

/// A table as it is to be written.
pub(super) struct NewTable {
    /// Where.
    pub(super) path: PathBuf,
    /// Its name in findings.
    pub(super) name: String,
    /// The whole text.
    pub(super) text: String,
    /// Whether it differs from the one that is there.
    pub(super) is_changed: bool,
}

/// The table with the sheet's translations in it; nothing if the sheet has no column for them.
pub(super) fn new_table(
    to: &Path,
    scenario: &Scenario,
    assembled: &Assembled,
    headers: &Headers,
    old_call: Option<&SourceFile>,
    words: &Words,
) -> anyhow::Result<Option<NewTable>> {
    let Some(language) = &headers.language else {
        return Ok(None);
    };
    if *language == scenario.language.value {
        bail!(words.with("storyboard-table-own", &[("language", language.clone().into())]));
    }
    let path = to.with_extension(format!("{language}.ron"));
    let old = match path.try_exists() {
        Ok(false) => None,
        _ => Some(read_one(&path)?),
    };
    if old.is_none() && assembled.translations.is_empty() {
        return Ok(None);
    }
    let loaded = old.as_ref().map(|file| load::<LocaleTable>(&file.name, &file.bytes));
    let old_table = match &loaded {
        None => None,
        Some(loaded) => match &loaded.value {
            Some(table) if loaded.mistakes.is_empty() => Some((table, loaded.text.as_str())),
            _ => {
                let file = [("file", path.display().to_string().into())];
                bail!(words.with("storyboard-table-mistakes", &file))
            }
        },
    };
    let old_sources = old_sources(old_call);
    let decide = |entry: Entry<'_>| {
        let translated = assembled.translations.get(entry.key)?;
        let is_same = translated.text == entry.text;
        // An old translation that was marked, and is not any more, has been found to fit.
        let was_stale = old_sources
            .get(entry.key)
            .is_none_or(|source| fingerprint(source) != entry.stamp);
        let stamp = match (is_same, translated.is_stale) {
            (true, true) => entry.stamp.to_owned(),
            (true, false) if !was_stale => entry.stamp.to_owned(),
            (_, false) => fingerprint(entry.source),
            (false, true) => String::new(),
        };
        Some((stamp, translated.text.clone()))
    };
    let text = refresh(scenario, language, old_table, &decide).text;
    let name = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    Ok(Some(NewTable {
        is_changed: old.is_none_or(|old| old.bytes != text.as_bytes()),
        name: name.strip_prefix("./").map(str::to_owned).unwrap_or(name),
        path,
        text,
    }))
}

/// The texts of the call before the sheet: what its translations were made from.
fn old_sources(old_call: Option<&SourceFile>) -> BTreeMap<String, String> {
    let mut sources = BTreeMap::new();
    let old = old_call.and_then(|file| load::<Scenario>(&file.name, &file.bytes).value);
    if let Some(old) = &old {
        for_each_text(old, &mut |key, text| {
            sources.insert(key, text.value.clone());
        });
    }
    sources
}

//! Where in the call's files the things stand that findings of a proof name.

use std::collections::BTreeMap;

use super::condition_places::condition_places;
use crate::sim::check::CheckedScenario;
use crate::sim::check::role::{Role, role};
use crate::sim::scenario::model::Scenario;
use crate::sim::scenario::spanned::Span;
use crate::sim::scenario::texts::for_each_text;

/// The file of a call, and the place of everything in it that has a name.
#[derive(Debug)]
pub(super) struct FilePlaces {
    /// The name of the file, as it was read.
    pub(super) file: String,
    named: BTreeMap<String, Span>,
    /// Lines may have the names of options, so they are kept apart.
    texts: BTreeMap<String, Span>,
    /// Conditions by what has them.
    conditions: BTreeMap<String, Span>,
    /// The files of further languages, by language.
    tables: BTreeMap<String, TablePlaces>,
}

/// The file of a further language, and the place of every text in it.
#[derive(Debug)]
struct TablePlaces {
    file: String,
    texts: BTreeMap<String, Span>,
}

impl FilePlaces {
    pub(super) fn new(checked: &CheckedScenario) -> Self {
        let scenario: &Scenario = &checked.scenario;
        let is_call = |name: &str| matches!(role(name), Role::Scenario(id) if id == scenario.id.value);
        let file = checked.files.iter().find(|file| is_call(&file.name));
        let mut texts = BTreeMap::new();
        for_each_text(scenario, &mut |key, text| {
            texts.insert(key, text.span);
        });
        Self {
            file: file.map_or_else(String::new, |file| file.name.clone()),
            conditions: file
                .and_then(|file| std::str::from_utf8(&file.bytes).ok())
                .map(|text| condition_places(scenario, text))
                .unwrap_or_default(),
            named: named(scenario),
            texts,
            tables: tables(checked),
        }
    }

    /// The file of a language's texts, and where in it the text of this key stands; none in the call's own language, or where the text
    /// is not translated.
    pub(super) fn in_language(&self, language: &str, key: &str) -> Option<(&str, Span)> {
        let table = self.tables.get(language)?;
        Some((&table.file, *table.texts.get(key)?))
    }

    /// Where something stands that is named as in `node/ID`; the empty span where it stands nowhere.
    pub(super) fn span(&self, code: &str, at: &str) -> Span {
        let maps: &[&BTreeMap<String, Span>] = match code {
            "unheard-line" => &[&self.texts, &self.named],
            "always-true" | "always-false" => &[&self.conditions, &self.named],
            _ => &[&self.named, &self.texts],
        };
        maps.iter().find_map(|map| map.get(at)).copied().unwrap_or_default()
    }
}

fn tables(checked: &CheckedScenario) -> BTreeMap<String, TablePlaces> {
    let tables = checked.tables.iter().filter_map(|table| {
        let language = &table.language.value;
        let is_of = |name: &str| matches!(role(name), Role::Table(_, named) if named == language);
        let file = checked.files.iter().find(|file| is_of(&file.name))?;
        let texts = table.texts.iter();
        let places = TablePlaces {
            file: file.name.clone(),
            texts: texts.map(|(key, text)| (key.value.clone(), text.1.span)).collect(),
        };
        Some((language.clone(), places))
    });
    tables.collect()
}

fn named(scenario: &Scenario) -> BTreeMap<String, Span> {
    let mut places = BTreeMap::new();
    for node in &scenario.nodes {
        let key = format!("node/{}", node.id);
        for option in node.ask.iter().flat_map(|ask| &ask.options) {
            places.insert(format!("{key}/{}", option.id), option.id.span);
        }
        for (branch, number) in node.branch.iter().zip(1..) {
            places.insert(format!("{key}/branch/{number}"), branch.to.span);
        }
        places.insert(key, node.id.span);
    }
    for ending in &scenario.endings {
        places.insert(format!("ending/{}", ending.id), ending.id.span);
    }
    for hidden in &scenario.customer.hidden {
        places.insert(format!("hidden/{}", hidden.id), hidden.id.span);
    }
    for item in &scenario.desktop {
        places.insert(format!("desktop/{}", item.id), item.id.span);
    }
    for (list, entries) in scenario.wrap_up.lists() {
        for entry in entries {
            places.insert(format!("wrap_up/{list}/{}", entry.id), entry.id.span);
        }
    }
    for allowance in &scenario.allow {
        let key = match &allowance.at {
            Some(at) => format!("allow/{}/{at}", allowance.code),
            None => format!("allow/{}", allowance.code),
        };
        places.insert(key, allowance.code.span);
    }
    places
}

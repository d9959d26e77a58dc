//! The call's own texts in the language of its picture.

use crate::sim::check::CheckedScenario;
use crate::sim::program::wording::Names;
use crate::sim::scenario::locale::LocaleTable;
use crate::sim::scenario::spanned::Text;

/// Texts of one call, translated where there is a translation.
pub(super) struct GraphTexts<'s> {
    call: &'s CheckedScenario,
    table: Option<&'s LocaleTable>,
    country: &'s str,
}

impl<'s> GraphTexts<'s> {
    /// Values that differ by country are those of `country`, or of the call's first one.
    pub(super) fn new(call: &'s CheckedScenario, is_chinese: bool, country: Option<&'s str>) -> Self {
        let wanted = if is_chinese { "zh-Hans" } else { "en" };
        let is_home = call.scenario.language.value == wanted;
        let mut tables = call.tables.iter().filter(|_| !is_home);
        Self {
            call,
            table: tables.find(|table| table.language.value == wanted),
            country: country
                .or_else(|| call.scenario.countries.first().map(|first| first.value.as_str()))
                .unwrap_or_default(),
        }
    }

    /// The language of most texts.
    pub(super) fn language(&self) -> &'s str {
        self.table
            .map_or(&self.call.scenario.language.value, |table| &table.language.value)
    }

    /// A text by its key, with the values that its names in braces stand for.
    pub(super) fn text(&self, key: &str, home: &Text) -> String {
        let translated = self.translated(key);
        // A text that is not translated is in the home language, and so are the values in it.
        let own = &self.call.scenario.language.value;
        let names = Names {
            scenario: &self.call.scenario,
            bank: &self.call.rulebook.bank,
            country: self.country,
            language: translated.map_or(own, |_| self.language()),
            words: &|key| translated.and_then(|_| self.translated(key)).map(str::to_owned),
        };
        names.fill(translated.unwrap_or(&home.value))
    }

    fn translated(&self, key: &str) -> Option<&'s str> {
        let translation = self.table.and_then(|table| table.texts.get(key))?;
        Some(translation.1.value.as_str()).filter(|text| !text.is_empty())
    }
}

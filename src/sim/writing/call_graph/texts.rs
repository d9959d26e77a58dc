//! The call's own texts in the language of its picture.

use crate::sim::check::CheckedScenario;
use crate::sim::scenario::locale::LocaleTable;
use crate::sim::scenario::spanned::Text;

/// Texts of one call, translated where there is a translation.
pub(super) struct GraphTexts<'s> {
    call: &'s CheckedScenario,
    table: Option<&'s LocaleTable>,
}

impl<'s> GraphTexts<'s> {
    pub(super) fn new(call: &'s CheckedScenario, is_chinese: bool) -> Self {
        let wanted = if is_chinese { "zh-Hans" } else { "en" };
        let is_home = call.scenario.language.value == wanted;
        let mut tables = call.tables.iter().filter(|_| !is_home);
        Self {
            call,
            table: tables.find(|table| table.language.value == wanted),
        }
    }

    /// The language of most texts.
    pub(super) fn language(&self) -> &'s str {
        self.table
            .map_or(&self.call.scenario.language.value, |table| &table.language.value)
    }

    /// A text by its key.
    pub(super) fn text(&self, key: &str, home: &'s Text) -> &'s str {
        let translated = self.table.and_then(|table| table.texts.get(key));
        let translated = translated.map(|translation| translation.1.value.as_str());
        translated.filter(|text| !text.is_empty()).unwrap_or(&home.value)
    }
}

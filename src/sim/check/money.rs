//! How countries write amounts of money.

use super::library::Library;
use super::packs::{in_languages_with, known_country};
use super::rules_table::finding;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::program::wording::AMOUNT;
use crate::sim::rules::model::Bank;
use crate::sim::sentence::sentence;

/// Each in every language, with one place for the number.
pub(super) fn money(bank: &Bank, library: &Library, found: &mut Vec<Diagnostic>) {
    for (country, patterns) in bank.money.iter() {
        known_country(country, library, found);
        in_languages_with(&["amount"], country, country.span, patterns, library, found);
        for (_, pattern) in patterns
            .iter()
            .filter(|(_, pattern)| pattern.matches(AMOUNT).count() != 1)
        {
            let message = sentence!(
                "The way money is written must have one place for the number, `{{amount}}`.",
                "金额的写法里要有且只有一处写数目：`{{amount}}`。"
            );
            let help = sentence!("Write for example \"£{{amount}}\".", "例如写成“£{{amount}}”。");
            found.push(finding("no-amount", pattern.span, message).help(help));
        }
    }
}

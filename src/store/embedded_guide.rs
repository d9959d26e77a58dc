//! The guide to writing calls inside the program, for somebody who has nothing but the program.

use crate::words::Locale;

/// The whole guide in a language, as it stands in `scenarios`.
pub fn guide(locale: Locale) -> &'static str {
    match locale {
        Locale::English => include_str!("../../scenarios/README.md"),
        Locale::SimplifiedChinese => include_str!("../../scenarios/README.zh-Hans.md"),
    }
}

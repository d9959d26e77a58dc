//! What keeps a spreadsheet from computing a text of a CSV file.
//!
//! A text that begins a formula gets an apostrophe in front (OWASP, "CSV Injection"; ASVS 1.2.10). Numbers are not texts and stay
//! numbers, so that -3 remains one.

use std::borrow::Cow;

use super::visible::{is_hidden, visible};

/// A text as a cell, and whether an apostrophe was put in front.
pub fn guarded(text: &str) -> (Cow<'_, str>, bool) {
    let shown = visible(text);
    match begins_formula(text) {
        true => (Cow::Owned(format!("'{shown}")), true),
        false => (shown, false),
    }
}

/// Whether a spreadsheet may take it for a formula: by its first character, or by the first behind what programs cut away.
fn begins_formula(text: &str) -> bool {
    if text.starts_with(['\t', '\r', '\n', '\0']) {
        return true;
    }
    let first = text.chars().find(|c| !c.is_whitespace() && !is_hidden(*c));
    matches!(
        first,
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '﹦' | '﹢' | '﹣' | '﹫' | '−')
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_a_formula_is_guarded_and_nothing_else() {
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\tx",
            "\rx",
            "\nx",
            "\0x",
            "  =1",
            "\u{3000}＝1",
            "\u{a0}=1",
            "＋1",
            "－1",
            "＠x",
            "\u{feff}=1",
            "\u{200b}=1",
        ] {
            let (cell, is_guarded) = guarded(text);
            assert!(is_guarded && cell.starts_with('\''), "{text:?}");
        }
        for text in ["", "plain", "1=1", "'=1", "a-b", "他说：=", "（-1）"] {
            assert_eq!(guarded(text), (text.into(), false));
        }
    }
}

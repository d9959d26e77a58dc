//! Characters that nobody sees.

use super::rules_table::finding;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::spanned::Span;
use crate::sim::sentence::sentence;

/// Whether a character turns the reading direction or hides in the text.
pub fn is_hidden(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// Whether a character may not stand in a text that is shown.
pub(super) fn may_not_be_shown(c: char) -> bool {
    is_hidden(c) || (c.is_control() && c != '\n')
}

/// A hidden character that was found where it stands is not found again as part of its text.
pub(super) fn once(findings: &mut Vec<Diagnostic>) {
    let is_hidden = |finding: &&Diagnostic| finding.code == "hidden-character";
    let places: Vec<(String, Span)> = findings
        .iter()
        .filter(is_hidden)
        .map(|finding| (finding.file.clone(), finding.span))
        .collect();
    findings.retain(|finding| {
        let from = places.partition_point(|(file, span)| (file, span.start) <= (&finding.file, finding.span.start));
        let inside = places
            .get(from)
            .is_some_and(|(file, span)| *file == finding.file && span.end <= finding.span.end);
        !(is_hidden(&finding) && inside)
    });
}

/// Finds hidden characters in a file as it was saved. A byte order mark at the beginning is none.
pub(super) fn check_file(text: &str, found: &mut Vec<Diagnostic>) {
    let wrong = |c: char| is_hidden(c) || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
    for (place, c) in text
        .char_indices()
        .filter(|(place, c)| wrong(*c) && !(*place == 0 && *c == '\u{feff}'))
    {
        let span = Span {
            start: place as u32,
            end: (place + c.len_utf8()) as u32,
        };
        let message = sentence!(
            "Here stands the hidden character U+{code:04X}.",
            "这里有一个看不见的字符 U+{code:04X}。",
            code = u32::from(c)
        );
        let help = sentence!("Delete it and type the place again.", "请删掉它，把这一处重新输入。");
        found.push(finding("hidden-character", span, message).help(help));
    }
}

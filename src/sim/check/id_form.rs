//! The form of ids.

use super::rules_table::finding;
use super::subject::shown;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::spanned::Name;
use crate::sim::sentence::sentence;

/// The longest id.
const LONGEST_ID: usize = 64;

/// Whether a text is an id.
pub fn is_id(text: &str) -> bool {
    let inside = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b':' | b'-');
    text.len() <= LONGEST_ID
        && text
            .bytes()
            .next()
            .is_some_and(|first| first.is_ascii_lowercase() || first.is_ascii_digit())
        && text.bytes().all(inside)
}

/// Whether a text is the id of a scenario, which is also the name of a file.
pub fn is_scenario_id(text: &str) -> bool {
    is_id(text) && !text.contains(['.', ':'])
}

/// Whether a text is the id of a fact or a house policy.
pub fn is_source_id(text: &str) -> bool {
    let mut groups = text.split('-');
    let first = groups.next().unwrap_or("");
    let letters = first.trim_end_matches(|c: char| c.is_ascii_digit());
    let rest_is_plain = |group: &str| {
        !group.is_empty()
            && group
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    };
    text.len() <= LONGEST_ID
        && !letters.is_empty()
        && letters.bytes().all(|byte| byte.is_ascii_uppercase())
        && groups.all(rest_is_plain)
}

/// Checks the form of an id; `place` is the node it belongs to.
pub(super) fn form(id: &Name, place: Option<&str>, found: &mut Vec<Diagnostic>) {
    if is_id(id) {
        return;
    }
    let message = sentence!("\"{id}\" is not an id.", "“{id}”不能作编号。", id = shown(id));
    let place = place.unwrap_or(&id.value);
    let repaired = repaired(id);
    let help = match is_id(&repaired) {
        true => sentence!("Write it as \"{repaired}\".", "请写成“{repaired}”。"),
        false => sentence!(
            "Use lower-case letters, digits, - _ . and :, beginning with a letter or a digit, at most 64.",
            "请用小写字母、数字和 - _ . :，以字母或数字开头，最多 64 个字符。"
        ),
    };
    found.push(finding("bad-id", id.span, message).help(help).at(place));
}

/// Checks the form of the id of a fact or a policy.
pub(super) fn source_form(id: &Name, found: &mut Vec<Diagnostic>) {
    if !is_source_id(id) {
        let message = sentence!(
            "\"{id}\" is not the id of a fact or a policy.",
            "“{id}”不能作事实或行内规定的编号。",
            id = shown(id)
        );
        let help = sentence!(
            "Use capital letters and digits in groups joined by -, such as HP-1 or TALK-LEAST.",
            "请用大写字母和数字分组，组间用 -，例如 HP-1 或 TALK-LEAST。"
        );
        found.push(finding("bad-source-id", id.span, message).help(help));
    }
}

/// What somebody who wrote `Let Him_finish!` most likely wants.
fn repaired(id: &str) -> String {
    let plain = id.to_lowercase().replace(char::is_whitespace, "-");
    plain
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || "-_.:".contains(*c))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_ids() {
        for good in ["a", "0", "let-him-finish", "h5p:3", "a.b_c-d", &"a".repeat(64)] {
            assert!(is_id(good), "{good}");
        }
        for bad in ["", "-a", "A", "a b", "a/b", "../a", "中", &"a".repeat(65), "a\u{202e}"] {
            assert!(!is_id(bad), "{bad}");
        }
        for good in ["HP-1", "TALK-LEAST", "A1", "F12-3-X9"] {
            assert!(is_source_id(good), "{good}");
        }
        for bad in ["", "hp-1", "1A", "HP-", "HP--1", "A1B", "HP_1"] {
            assert!(!is_source_id(bad), "{bad}");
        }
    }
}

//! A text without its closing quotation mark, found although the reader only stumbles much later.
//!
//! The text then goes on to the next quotation mark, on another line, and what follows looks like nonsense. Texts may stand on
//! several lines, so such a text is suspected only if the reader stumbles right behind it.

use super::rules_table::finding;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::spanned::Span;

/// Puts the missing quotation mark in the place of everything that came of it. Says whether there was one.
pub(super) fn explain(text: &str, found: &mut Vec<Diagnostic>) -> bool {
    let stumbles = found
        .iter()
        .filter(|finding| finding.code == "syntax")
        .map(|finding| finding.span.start as usize);
    let Some(opening) = stumbles.filter_map(|stumble| suspect(text, stumble)).min() else {
        return false;
    };
    let line_end = text[opening..].find('\n').map_or(text.len(), |length| opening + length);
    let span = Span {
        start: opening as u32,
        end: (opening + text[opening..line_end].trim_end().len()) as u32,
    };
    // What comes later, or stands around the place, is a consequence.
    found.retain(|finding| finding.span.end <= span.start);
    let message = "This text begins here and does not end on its line.";
    found.push(finding("syntax", span, message).help("Add the closing quotation mark."));
    true
}

/// Where the text begins behind which the reader stumbled, if it stands on several lines.
fn suspect(text: &str, stumble: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut place = 0;
    while place < stumble.min(bytes.len()) {
        match bytes[place] {
            b'"' => {
                let end = after_text(bytes, place + 1);
                let is_long = text.get(place..end).is_none_or(|text| text.contains('\n'));
                let is_behind = end >= stumble || !bytes[end..stumble].contains(&b'\n');
                if is_long && is_behind {
                    return Some(place);
                }
                place = end;
            }
            b'/' if bytes.get(place + 1) == Some(&b'/') => {
                place += bytes[place..].iter().take_while(|byte| **byte != b'\n').count();
            }
            _ => place += 1,
        }
    }
    None
}

fn after_text(bytes: &[u8], mut place: usize) -> usize {
    while let Some(&byte) = bytes.get(place) {
        match byte {
            b'\\' => place += 2,
            b'"' => return place + 1,
            _ => place += 1,
        }
    }
    bytes.len()
}

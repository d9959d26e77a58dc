//! A text without its closing quotation mark, found although the reader only stumbles much later.
//!
//! The text then goes on to the next quotation mark, on another line, and what follows looks like nonsense. Texts may stand on
//! several lines, so such a text is suspected only if the reader stumbles right behind it.

use super::spanned::Span;

/// The first line of a text that was never closed, if the reader stumbled at a place because of it.
pub(super) fn unclosed_text(text: &str, stumble: usize) -> Option<Span> {
    suspect(text, &texts_on_several_lines(text), stumble).map(|opening| first_line(text, opening))
}

/// The first line of a text whose second line looks like a field or an entry.
pub(super) fn swallowing_text(text: &str) -> Option<Span> {
    let swallows = |(opening, end): &(usize, usize)| {
        let inside = text.get(*opening..*end).unwrap_or("");
        let second = inside.lines().nth(1).unwrap_or("").trim_start();
        let word = second.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '_');
        second.starts_with(['(', ')', '[', ']', '{', '}']) || (word.len() < second.len() && word.starts_with(':'))
    };
    let (opening, _) = texts_on_several_lines(text).into_iter().find(swallows)?;
    Some(first_line(text, opening))
}

fn first_line(text: &str, opening: usize) -> Span {
    let line_end = text[opening..].find('\n').map_or(text.len(), |length| opening + length);
    Span::between(opening, opening + text[opening..line_end].trim_end().len())
}

/// Where the closing quotation mark most likely belongs: before the brackets and commas that end the line. It takes the place of
/// the text's last character, so that nothing behind it moves.
pub(super) fn closing_place(text: &str, unclosed: Span) -> Option<Span> {
    let (start, end) = (unclosed.start as usize, unclosed.end as usize);
    let inside = text.get(start + 1..end)?;
    let inside = inside.trim_end_matches([')', ']', '}', ',', ' ']);
    let (last, c) = inside.char_indices().next_back()?;
    Some(Span::between(start + 1 + last, start + 1 + last + c.len_utf8()))
}

/// Where the text begins behind which the reader stumbled. Between two texts on several lines there is a line end, so only the
/// last one can be it.
fn suspect(text: &str, long: &[(usize, usize)], stumble: usize) -> Option<usize> {
    let (opening, end) = *long[..long.partition_point(|(opening, _)| *opening < stumble)].last()?;
    let between = text.as_bytes().get(end..stumble).unwrap_or_default();
    (!between.contains(&b'\n')).then_some(opening)
}

/// Texts on more than one line: where they begin, and where they end.
fn texts_on_several_lines(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut long = Vec::new();
    let mut place = 0;
    while let Some(byte) = bytes.get(place) {
        match byte {
            b'"' => {
                let end = after_text(bytes, place + 1);
                if bytes.get(place..end).is_none_or(|text| text.contains(&b'\n')) {
                    long.push((place, end));
                }
                place = end;
            }
            b'/' if bytes.get(place + 1) == Some(&b'/') => {
                place += bytes[place..].iter().take_while(|byte| **byte != b'\n').count();
            }
            _ => place += 1,
        }
    }
    long
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

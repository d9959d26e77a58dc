//! Where the fields of a file stand, for the few values that do not remember their own place.

use std::collections::BTreeMap;

use crate::sim::scenario::spanned::Span;

/// The words before a `:` in a file, outside of texts and comments, in order.
pub(super) struct FieldPlaces<'t> {
    fields: BTreeMap<&'t str, Vec<Span>>,
}

impl<'t> FieldPlaces<'t> {
    /// Looks through a file once.
    pub(super) fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut fields: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
        let mut place = 0;
        while let Some(&byte) = bytes.get(place) {
            match byte {
                b'"' => place = after_text(bytes, place + 1),
                b'/' if bytes.get(place + 1) == Some(&b'/') => {
                    place += bytes[place..].iter().take_while(|byte| **byte != b'\n').count();
                }
                b'/' if bytes.get(place + 1) == Some(&b'*') => place = after_comment(bytes, place + 2),
                _ if byte.is_ascii_alphabetic() || byte == b'_' => {
                    let start = place;
                    let in_word = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
                    place += bytes[place..].iter().take_while(in_word).count();
                    let blanks = bytes[place..]
                        .iter()
                        .take_while(|byte| byte.is_ascii_whitespace())
                        .count();
                    if bytes.get(place + blanks) == Some(&b':') {
                        let span = Span {
                            start: start as u32,
                            end: place as u32,
                        };
                        fields.entry(&text[start..place]).or_default().push(span);
                    }
                }
                _ => place += 1,
            }
        }
        Self { fields }
    }

    /// The first field of this name from a place on, else `otherwise`.
    pub(super) fn after(&self, place: Span, name: &str, otherwise: Span) -> Span {
        let places = self.places(name);
        let first = places.partition_point(|span| span.start < place.start);
        places.get(first).copied().unwrap_or(otherwise)
    }

    /// The last field of this name before a place, else that place.
    pub(super) fn before(&self, place: Span, name: &str) -> Span {
        let places = self.places(name);
        let end = places.partition_point(|span| span.start < place.start);
        places[..end].last().copied().unwrap_or(place)
    }

    fn places(&self, name: &str) -> &[Span] {
        self.fields.get(name).map_or(&[], Vec::as_slice)
    }

    /// The first field of this name in the file.
    pub(super) fn first(&self, name: &str) -> Span {
        self.after(Span::default(), name, Span::default())
    }
}

fn after_text(bytes: &[u8], mut place: usize) -> usize {
    while let Some(&byte) = bytes.get(place) {
        match byte {
            b'\\' => place += 2,
            b'"' => return place + 1,
            _ => place += 1,
        }
    }
    place
}

fn after_comment(bytes: &[u8], mut place: usize) -> usize {
    let mut open = 1_usize;
    while open > 0 && place < bytes.len() {
        match (bytes[place], bytes.get(place + 1)) {
            (b'/', Some(b'*')) => {
                open += 1;
                place += 2;
            }
            (b'*', Some(b'/')) => {
                open -= 1;
                place += 2;
            }
            _ => place += 1,
        }
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_in_texts_and_comments_do_not_count() {
        let text = "(a: \"b: \\\" c: \", /* d: /* */ e: */ // f:\n g : 1, points: 2, points: 3)";
        let places = FieldPlaces::new(text);
        let counts: Vec<(&str, usize)> = places.fields.iter().map(|(name, spans)| (*name, spans.len())).collect();
        assert_eq!(counts, [("a", 1), ("g", 1), ("points", 2)]);
        let second = places.before(Span { start: 99, end: 99 }, "points");
        assert_eq!(&text[second.start as usize..second.end as usize], "points");
        assert!(places.first("points").start < second.start);
    }
}

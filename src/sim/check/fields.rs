//! Where the fields of a file stand, for the few values that do not remember their own place.

use crate::sim::scenario::spanned::Span;

/// The words before a `:` in a file, outside of texts and comments, in order.
pub(super) struct FieldPlaces<'t> {
    fields: Vec<(&'t str, Span)>,
}

impl<'t> FieldPlaces<'t> {
    /// Looks through a file once.
    pub(super) fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut fields = Vec::new();
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
                        fields.push((&text[start..place], span));
                    }
                }
                _ => place += 1,
            }
        }
        Self { fields }
    }

    /// The first field of this name from a place on, else `otherwise`.
    pub(super) fn after(&self, place: Span, name: &str, otherwise: Span) -> Span {
        let first = self.fields.partition_point(|(_, span)| span.start < place.start);
        let rest = self.fields.get(first..).unwrap_or_default();
        rest.iter()
            .find(|(field, _)| *field == name)
            .map_or(otherwise, |(_, span)| *span)
    }

    /// The last field of this name before a place, else that place.
    pub(super) fn before(&self, place: Span, name: &str) -> Span {
        let end = self.fields.partition_point(|(_, span)| span.start < place.start);
        let earlier = self.fields.get(..end).unwrap_or_default();
        earlier
            .iter()
            .rev()
            .find(|(field, _)| *field == name)
            .map_or(place, |(_, span)| *span)
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
        let names: Vec<&str> = places.fields.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["a", "g", "points", "points"]);
        let second = places.before(Span { start: 99, end: 99 }, "points");
        assert_eq!(&text[second.start as usize..second.end as usize], "points");
        assert!(places.first("points").start < second.start);
    }
}

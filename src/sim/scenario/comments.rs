//! The comments of a RON file, so that rewriting it loses none.

use super::nesting::{after_comment, after_string};

/// A comment with its slashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comment<'t> {
    /// Its first byte.
    pub start: usize,
    /// The comment without the end of its line.
    pub text: &'t str,
}

/// All comments, in order; slashes in texts are none.
pub fn comments(text: &str) -> Vec<Comment<'_>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut place = 0;
    while let Some(&byte) = bytes.get(place) {
        let end = match (byte, bytes.get(place + 1)) {
            (b'"', _) => {
                place = after_string(bytes, place + 1);
                continue;
            }
            (b'r', Some(b'"' | b'#')) => {
                place = after_raw_text(text, place);
                continue;
            }
            (b'/', Some(b'/')) => text[place..].find('\n').map_or(text.len(), |length| place + length),
            (b'/', Some(b'*')) => after_comment(bytes, place),
            _ => {
                place += 1;
                continue;
            }
        };
        found.push(Comment {
            start: place,
            text: text.get(place..end).unwrap_or("").trim_end(),
        });
        place = end;
    }
    found
}

fn after_raw_text(text: &str, place: usize) -> usize {
    let hashes = text[place + 1..].bytes().take_while(|byte| *byte == b'#').count();
    let opening = place + 1 + hashes;
    if text.as_bytes().get(opening) != Some(&b'"') {
        return place + 1;
    }
    let closing = format!("\"{}", "#".repeat(hashes));
    text[opening + 1..]
        .find(&closing)
        .map_or(text.len(), |length| opening + 1 + length + closing.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_found_and_texts_are_not() {
        let text = "// one\n(a: \"// no\", // two\n/* three /* in */ */ b: r#\"\"/* no\"#) // 四";
        let found: Vec<&str> = comments(text).into_iter().map(|comment| comment.text).collect();
        assert_eq!(found, ["// one", "// two", "/* three /* in */ */", "// 四"]);
    }
}

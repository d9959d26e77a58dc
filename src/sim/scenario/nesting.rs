//! How deeply brackets are nested, found before anything recursive reads the file.

/// The deepest nesting that is read.
pub const DEEPEST: usize = 32;

/// The byte where nesting first exceeds [`DEEPEST`], outside of strings and comments.
pub(super) fn first_too_deep(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    let mut place = 0;
    while let Some(&byte) = bytes.get(place) {
        match byte {
            b'(' | b'[' | b'{' => {
                depth += 1;
                if depth > DEEPEST {
                    return Some(place);
                }
                place += 1;
            }
            b')' | b']' | b'}' => {
                depth = depth.saturating_sub(1);
                place += 1;
            }
            b'"' => place = after_string(bytes, place + 1),
            b'r' if starts_raw_string(bytes, place) => place = after_raw_string(bytes, place + 1),
            b'/' if bytes.get(place + 1) == Some(&b'/') => {
                place += bytes[place..].iter().take_while(|byte| **byte != b'\n').count();
            }
            b'/' if bytes.get(place + 1) == Some(&b'*') => place = after_comment(bytes, place),
            _ => place += 1,
        }
    }
    None
}

pub(super) fn after_string(bytes: &[u8], mut place: usize) -> usize {
    while let Some(&byte) = bytes.get(place) {
        match byte {
            b'\\' => place += 2,
            b'"' => return place + 1,
            _ => place += 1,
        }
    }
    place
}

pub(super) fn starts_raw_string(bytes: &[u8], place: usize) -> bool {
    let follows_a_word = place > 0 && (bytes[place - 1].is_ascii_alphanumeric() || bytes[place - 1] == b'_');
    let rest = &bytes[place + 1..];
    let hashes = rest.iter().take_while(|byte| **byte == b'#').count();
    !follows_a_word && rest.get(hashes) == Some(&b'"')
}

pub(super) fn after_raw_string(bytes: &[u8], place: usize) -> usize {
    let hashes = bytes[place..].iter().take_while(|byte| **byte == b'#').count();
    let mut place = place + hashes + 1;
    while let Some(&byte) = bytes.get(place) {
        place += 1;
        let closes = byte == b'"'
            && bytes.len() >= place + hashes
            && bytes[place..place + hashes].iter().all(|byte| *byte == b'#');
        if closes {
            return place + hashes;
        }
    }
    place
}

pub(super) fn after_comment(bytes: &[u8], mut place: usize) -> usize {
    let mut open = 0_usize;
    while place < bytes.len() {
        match (bytes[place], bytes.get(place + 1)) {
            (b'/', Some(b'*')) => {
                open += 1;
                place += 2;
            }
            (b'*', Some(b'/')) => {
                open -= 1;
                place += 2;
                if open == 0 {
                    return place;
                }
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
    fn brackets_in_strings_and_comments_do_not_count() {
        let text = format!("(\"{0}\", r#\"\"{0}\"#, /* {0} /* */ {0} */ 1) // {0}", "(".repeat(99));
        assert_eq!(first_too_deep(&text), None);
        assert_eq!(first_too_deep(&"[".repeat(40)), Some(DEEPEST));
    }
}

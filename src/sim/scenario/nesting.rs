//! How deeply brackets are nested and how many there are, found before anything recursive reads the file.

/// The deepest nesting that is read.
pub const DEEPEST: usize = 32;

/// The most brackets that open something in one file: four times as many as 1 MiB of a call has.
pub const MOST_BRACKETS: usize = 50_000;
/// The most colons outside of texts in one file: five times as many as 1 MiB of a call has.
pub const MOST_COLONS: usize = 100_000;

/// What a file has too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Excess {
    /// They are nested deeper than [`DEEPEST`].
    Depth,
    /// There are more than [`MOST_BRACKETS`].
    Brackets,
    /// There are more colons than [`MOST_COLONS`].
    Colons,
}

/// The first bracket that is too deep, or bracket or colon that is one too many, outside of strings and comments. A tree of more takes a
/// while and much memory.
pub(super) fn first_excess(text: &str) -> Option<(usize, Excess)> {
    let bytes = text.as_bytes();
    let (mut depth, mut brackets, mut colons) = (0_usize, 0_usize, 0_usize);
    let mut place = 0;
    while let Some(&byte) = bytes.get(place) {
        match byte {
            b'(' | b'[' | b'{' => {
                depth += 1;
                brackets += 1;
                if depth > DEEPEST {
                    return Some((place, Excess::Depth));
                }
                if brackets > MOST_BRACKETS {
                    return Some((place, Excess::Brackets));
                }
                place += 1;
            }
            b':' => {
                colons += 1;
                if colons > MOST_COLONS {
                    return Some((place, Excess::Colons));
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
        assert_eq!(first_excess(&text), None);
        assert_eq!(first_excess(&"[".repeat(40)), Some((DEEPEST, Excess::Depth)));
    }

    #[test]
    fn brackets_and_colons_are_counted() {
        for (part, most, excess) in [
            ("()", MOST_BRACKETS, Excess::Brackets),
            (":", MOST_COLONS, Excess::Colons),
        ] {
            let text = part.repeat(most);
            assert_eq!(first_excess(&text), None);
            assert_eq!(first_excess(&format!("{text}{part}")), Some((text.len(), excess)));
        }
    }
}

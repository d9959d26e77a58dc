//! How deeply brackets are nested, how many there are and how much is in one, found before anything recursive reads the file.

/// The deepest nesting that is read.
pub const DEEPEST: usize = 32;

/// The most brackets that open something in one file: four times as many as 1 MiB of a call has.
pub const MOST_BRACKETS: usize = 50_000;
/// The most colons outside of texts in one file: five times as many as 1 MiB of a call has.
pub const MOST_COLONS: usize = 100_000;

/// The most entries of one list or group: the longest of the shipped files has 52.
pub const MOST_ENTRIES: usize = 1000;
/// The most nodes that are read: a thousand more than a call may have, so that it can be said how many there are.
pub const MOST_NODES_READ: usize = 6000;
/// The most keys of one `{ }`: twice as many as 1 MiB of a table has that is as full as those of the shipped calls.
pub const MOST_KEYS: usize = 10_000;

/// What a file has too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Excess {
    /// They are nested deeper than [`DEEPEST`].
    Depth,
    /// There are more than [`MOST_BRACKETS`].
    Brackets,
    /// There are more colons than [`MOST_COLONS`].
    Colons,
    /// Between two brackets there are more entries than this.
    Entries(usize),
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counted {
    /// Everything.
    All,
    /// Ten times as many entries are let pass: where a text never ends, what is said in others looks like entries.
    Loosely,
    /// All but entries: the file was played before they had a limit.
    AllButEntries,
}

impl Counted {
    fn times(self) -> usize {
        match self {
            Self::All => 1,
            Self::Loosely => 10,
            Self::AllButEntries => usize::MAX,
        }
    }
}

/// What has been opened and not closed.
#[derive(Clone, Copy)]
struct Opened {
    commas: usize,
    most: usize,
}

/// The first bracket that is too deep, or bracket, colon or comma behind an entry that is one too many, outside of strings and comments. A
/// tree of more takes a while and much memory.
pub(super) fn first_excess(text: &str, counted: Counted) -> Option<(usize, Excess)> {
    let bytes = text.as_bytes();
    let (mut brackets, mut colons) = (0_usize, 0_usize);
    let mut opened: Vec<Opened> = Vec::with_capacity(DEEPEST + 1);
    let mut place = 0;
    while let Some(&byte) = bytes.get(place) {
        match byte {
            b'(' | b'[' | b'{' => {
                let most = most_entries(&bytes[..place], byte);
                opened.push(Opened { commas: 0, most });
                brackets += 1;
                if opened.len() > DEEPEST {
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
                opened.pop();
                place += 1;
            }
            b',' => {
                if let Some(group) = opened.last_mut() {
                    group.commas += 1;
                    let most = group.most.saturating_mul(counted.times());
                    if group.commas > most {
                        return Some((place, Excess::Entries(most)));
                    }
                }
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

/// How many entries there may be behind a bracket: that depends on the name before it.
fn most_entries(before: &[u8], bracket: u8) -> usize {
    let name = before.trim_ascii_end();
    let name = name.strip_suffix(b":").map(<[u8]>::trim_ascii_end);
    match bracket {
        b'{' => MOST_KEYS,
        _ if name.is_some_and(|name| name.ends_with(b"nodes")) => MOST_NODES_READ,
        _ => MOST_ENTRIES,
    }
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
        assert_eq!(first_excess(&text, Counted::All), None);
        assert_eq!(
            first_excess(&"[".repeat(40), Counted::AllButEntries),
            Some((DEEPEST, Excess::Depth))
        );
    }

    #[test]
    fn entries_are_counted_by_the_bracket_that_they_stand_in() {
        for (opens, most) in [
            ("(plays: [", MOST_ENTRIES),
            ("(nodes : [", MOST_NODES_READ),
            ("(texts: {", MOST_KEYS),
        ] {
            // What is in an entry, in a text or in a comment is not counted with it.
            let text = format!("{opens}{}", "(a, b, \",\", /* , */),".repeat(most));
            assert_eq!(first_excess(&text, Counted::All), None, "{opens}");
            let more = format!("{text}(),");
            let found = Some((text.len() + 2, Excess::Entries(most)));
            assert_eq!(first_excess(&more, Counted::All), found, "{opens}");
            assert_eq!(first_excess(&more, Counted::AllButEntries), None, "{opens}");
        }
    }

    #[test]
    fn brackets_and_colons_are_counted() {
        for (part, most, excess) in [
            ("()", MOST_BRACKETS, Excess::Brackets),
            (":", MOST_COLONS, Excess::Colons),
        ] {
            let text = part.repeat(most);
            assert_eq!(first_excess(&text, Counted::All), None);
            let found = Some((text.len(), excess));
            assert_eq!(first_excess(&format!("{text}{part}"), Counted::All), found);
        }
    }
}

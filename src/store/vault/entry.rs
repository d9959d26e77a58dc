//! What a file of the vault says, before it is sealed.

const FORMAT: &str = "rolecall/name/v1";
/// The longest name, in characters.
pub const LONGEST_NAME: usize = 200;
/// The longest file: a sealed one is a little longer than what is in it.
pub(super) const LONGEST_ENTRY: u64 = 16 << 10;
/// So long are all texts, in bytes, so that the length of a sealed one tells nothing of the name.
const PADDED: usize = 1024;

/// A name as it is kept: without blanks around it, and only if all of it can be seen. Nothing for what is no name.
pub fn kept_name(text: &str) -> Option<String> {
    let text = text.trim();
    let is_one = (1..=LONGEST_NAME).contains(&text.chars().count())
        && !text
            .chars()
            .any(|one| one.is_control() || crate::sim::check::is_hidden(one));
    is_one.then(|| text.to_owned())
}

/// What of a text can be kept as a name: all that can be seen, up to the longest name; nothing if that is nothing.
pub fn cleaned_name(text: &str) -> Option<String> {
    let seen = text
        .chars()
        .filter(|one| !one.is_control() && !crate::sim::check::is_hidden(*one));
    let seen: String = seen.collect();
    let short: String = seen.trim().chars().take(LONGEST_NAME).collect();
    kept_name(&short)
}

/// The text of a file, as long as that of everybody else.
pub(super) fn entry(name: &str) -> String {
    let mut text = format!("{FORMAT}\n{name}\n");
    let missing = PADDED.saturating_sub(text.len());
    text.extend(std::iter::repeat_n('\n', missing));
    text
}

/// The name in a text; nothing if it is none.
pub(super) fn name_in(text: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(text).ok()?;
    let name = text.strip_prefix(FORMAT)?.strip_prefix('\n')?;
    let name = name.trim_end_matches('\n');
    kept_name(name).filter(|kept| kept == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_comes_back_and_its_length_does_not_show() {
        for name in ["Ann", "王芳", &"字".repeat(LONGEST_NAME)] {
            assert_eq!(name_in(entry(name).as_bytes()).as_deref(), Some(name));
            assert_eq!(entry(name).len(), PADDED, "{name}");
        }
        for no_name in ["", "  ", "A\u{202e}B", "A\nB", &"字".repeat(LONGEST_NAME + 1)] {
            assert_eq!(kept_name(no_name), None, "{no_name:?}");
        }
        assert_eq!(cleaned_name(" A\u{202e}nn\n").as_deref(), Some("Ann"));
        assert_eq!(
            cleaned_name(&"字".repeat(LONGEST_NAME + 1)),
            Some("字".repeat(LONGEST_NAME))
        );
        assert_eq!(cleaned_name("\u{202e} \u{200b}"), None);
        for text in ["", "rolecall/name/v1\n\n", "rolecall/name/v2\nAnn\n", "Ann"] {
            assert_eq!(name_in(text.as_bytes()), None, "{text:?}");
        }
    }
}

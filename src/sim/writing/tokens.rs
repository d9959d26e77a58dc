//! The tokens of a RON file with its comments, as far as its layout needs to know them.
//!
//! The reader in [`load`](crate::sim::scenario::load) decides whether a file is RON at all; here a file is known to be.

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// `(`, `[` or `{`.
    Open,
    /// `)`, `]` or `}`.
    Close,
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// A name, a number, a text or a character, exactly as it is written.
    Atom,
    /// `// …` to the end of its line.
    LineComment,
    /// `/* … */`
    BlockComment,
}

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'t> {
    pub kind: Kind,
    /// As it is written; a comment without white space at its end.
    pub text: &'t str,
    /// How many line ends stand between the token before and this one.
    pub line_ends_before: usize,
}

impl Token<'_> {
    pub(super) fn is_comment(&self) -> bool {
        matches!(self.kind, Kind::LineComment | Kind::BlockComment)
    }

    /// Whether it stands on the line on which the token before it ends.
    pub(super) fn goes_on(&self) -> bool {
        self.line_ends_before == 0
    }
}

/// All tokens of a text, in order.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        let trimmed = rest.trim_start();
        let space = &rest[..rest.len() - trimmed.len()];
        let Some(first) = trimmed.chars().next() else {
            return found;
        };
        let (kind, length) = token(trimmed, first);
        let (written, after) = trimmed.split_at(length);
        found.push(Token {
            kind,
            text: written.trim_end(),
            line_ends_before: space.matches('\n').count(),
        });
        rest = after;
    }
}

fn token(rest: &str, first: char) -> (Kind, usize) {
    match first {
        '(' | '[' | '{' => (Kind::Open, 1),
        ')' | ']' | '}' => (Kind::Close, 1),
        ',' => (Kind::Comma, 1),
        ':' => (Kind::Colon, 1),
        '/' if rest.starts_with("//") => (Kind::LineComment, rest.find('\n').unwrap_or(rest.len())),
        '/' if rest.starts_with("/*") => (Kind::BlockComment, block_comment(rest)),
        _ => (Kind::Atom, atom(rest)),
    }
}

/// Comments in `/* */` may contain others.
fn block_comment(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let (mut place, mut open) = (0, 0_usize);
    while place < bytes.len() {
        match &bytes[place..] {
            [b'/', b'*', ..] => {
                open += 1;
                place += 2;
            }
            [b'*', b'/', ..] => {
                open -= 1;
                place += 2;
                if open == 0 {
                    return place;
                }
            }
            _ => place += 1,
        }
    }
    rest.len()
}

fn atom(rest: &str) -> usize {
    // `b"…"`, `r"…"`, `br#"…"#` and `b'…'` are one atom with what they introduce.
    let prefix = rest.len() - rest.trim_start_matches(['b', 'r']).len();
    let hashes = rest[prefix..].bytes().take_while(|byte| *byte == b'#').count();
    let opening = prefix + hashes;
    let is_raw = rest[..prefix].ends_with('r');
    match rest[opening..].chars().next() {
        Some('"') if prefix <= 2 && is_raw => {
            let closing = format!("\"{}", "#".repeat(hashes));
            let inside = &rest[opening + 1..];
            inside
                .find(&closing)
                .map_or(rest.len(), |length| opening + 1 + length + closing.len())
        }
        Some(quote @ ('"' | '\'')) if prefix <= 1 && hashes == 0 => quoted(rest, opening, quote),
        _ => word(rest),
    }
}

fn quoted(rest: &str, opening: usize, quote: char) -> usize {
    let mut chars = rest[opening + 1..].char_indices();
    while let Some((place, c)) = chars.next() {
        if c == '\\' {
            chars.next();
        } else if c == quote {
            return opening + 1 + place + 1;
        }
    }
    rest.len()
}

fn word(rest: &str) -> usize {
    let is_end = |(place, c): &(usize, char)| {
        c.is_whitespace()
            || "()[]{},:\"'".contains(*c)
            || rest[*place..].starts_with("//")
            || rest[*place..].starts_with("/*")
    };
    let end = rest.char_indices().skip(1).find(is_end);
    end.map_or(rest.len(), |(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        tokens(text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn texts_characters_and_comments_are_whole() {
        let text = "(a: \"( // no\\\"\", 'x', ')', r#\"/* \" */\"#, b\"]\", raw, -1.5) // one  \r\n/* two /* in */ */";
        assert_eq!(
            texts(text),
            [
                "(",
                "a",
                ":",
                "\"( // no\\\"\"",
                ",",
                "'x'",
                ",",
                "')'",
                ",",
                "r#\"/* \" */\"#",
                ",",
                "b\"]\"",
                ",",
                "raw",
                ",",
                "-1.5",
                ")",
                "// one",
                "/* two /* in */ */"
            ]
        );
    }

    #[test]
    fn names_end_where_something_else_begins() {
        assert_eq!(texts("Words(\"x\")//y"), ["Words", "(", "\"x\"", ")", "//y"]);
        assert_eq!(texts("r#name: 七"), ["r#name", ":", "七"]);
        assert_eq!(tokens("a\r\n\n b")[1].line_ends_before, 2);
    }
}

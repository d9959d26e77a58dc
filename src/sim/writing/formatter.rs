//! The canonical layout of a scenario file, a pack or a table. It changes where things stand, never what they say.
//!
//! What the author has put on one line stays there while it fits; brackets that were opened onto a new line stay open. So
//! authors decide what belongs together, as in a script, and everything else is the same in every file: four spaces for each
//! step, one space after `,` and `:`, a comma after every item that ends a line, one empty line at most between paragraphs.

use serde::de::IgnoredAny;

use super::outline::outline;
use super::printer::print;
use super::tokens::{Kind, Token, tokens};
use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::load::load_however_many;

/// Findings that make a file something else than RON that can be laid out.
const NOT_RON: [&str; 7] = [
    "file-too-large",
    "not-utf8",
    "not-text",
    "too-deep",
    "syntax",
    "attribute",
    "empty-file",
];

/// Why a file was left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotFormatted {
    /// It is not RON; these are the places.
    Broken(Vec<Diagnostic>),
    /// The new layout would have said something else than the old one, which is a mistake in this program.
    Unsure,
}

/// The text of a file in its canonical layout; `name` stands in findings. Lines end with `\n`, those inside of texts and comments too:
/// an editor that writes `\r\n` means nothing by it, and a carriage return in a text would be a hidden character.
///
/// # Errors
/// When the file is not RON, with the findings, and when the result could not be proved to say the same.
pub fn format(name: &str, bytes: &[u8]) -> Result<String, NotFormatted> {
    let mut loaded = load_however_many::<IgnoredAny>(name, bytes);
    loaded.mistakes.retain(|mistake| NOT_RON.contains(&mistake.code));
    if !loaded.mistakes.is_empty() {
        return Err(NotFormatted::Broken(loaded.mistakes));
    }
    let text = loaded.text.strip_prefix('\u{feff}').unwrap_or(&loaded.text);
    let text = text.replace("\r\n", "\n");
    let old = tokens(&text);
    let printed = print(&outline(&old));
    if !says_the_same(&old, &tokens(&printed)) {
        return Err(NotFormatted::Unsure);
    }
    Ok(printed)
}

/// The same values and the same comments; commas before a closing bracket say nothing.
fn says_the_same(old: &[Token<'_>], new: &[Token<'_>]) -> bool {
    values(old).eq(values(new)) && comments(old) == comments(new)
}

fn values<'s>(tokens: &'s [Token<'_>]) -> impl Iterator<Item = &'s str> {
    let said: Vec<&Token<'_>> = tokens.iter().filter(|token| !token.is_comment()).collect();
    let closes = |place: usize| said.get(place).is_none_or(|token| token.kind == Kind::Close);
    let is_said: Vec<bool> = (0..said.len())
        .map(|place| said[place].kind != Kind::Comma || !closes(place + 1))
        .collect();
    said.into_iter()
        .zip(is_said)
        .filter(|(_, is_said)| *is_said)
        .map(|(token, _)| token.text)
}

fn comments<'t>(tokens: &[Token<'t>]) -> Vec<&'t str> {
    let mut found: Vec<&str> = tokens
        .iter()
        .filter(|token| token.is_comment())
        .map(|token| token.text)
        .collect();
    found.sort_unstable();
    found
}

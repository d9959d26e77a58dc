//! A RON file as a tree of pieces of its own text, without comments: enough to take fields out and write the rest again.

use crate::sim::writing::tokens::{Kind, Token, tokens};

/// A value as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// A name, a number or a text.
    Atom(&'t str),
    /// `Name( … )`, `( … )`, `[ … ]` or `{ … }`.
    Group {
        /// What stands in front of the bracket; may be empty.
        name: &'t str,
        /// The opening bracket.
        open: &'t str,
        /// What stands in it.
        items: Vec<Item<'t>>,
    },
}

/// A field, an entry or an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item<'t> {
    /// What stands before the colon; empty if there is none.
    pub(super) key: &'t str,
    /// What stands behind it.
    pub(super) value: Piece<'t>,
}

/// The deepest nesting that is followed, that of the reader.
const DEEPEST: usize = 64;

/// The tree of a file that is known to be RON; nothing if it is not.
pub(super) fn tree(text: &str) -> Option<Piece<'_>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut said = tokens(text);
    said.retain(|token| !token.is_comment());
    let mut at = 0;
    let piece = piece(&said, &mut at, 0)?;
    (at == said.len()).then_some(piece)
}

fn piece<'t>(said: &[Token<'t>], at: &mut usize, depth: usize) -> Option<Piece<'t>> {
    if depth > DEEPEST {
        return None;
    }
    let first = said.get(*at)?;
    let name = match first.kind {
        Kind::Atom => {
            *at += 1;
            match said.get(*at) {
                Some(next) if next.kind == Kind::Open && next.text == "(" => first.text,
                _ => return Some(Piece::Atom(first.text)),
            }
        }
        Kind::Open => "",
        _ => return None,
    };
    let open = said.get(*at)?.text;
    *at += 1;
    let mut items = Vec::new();
    loop {
        if said.get(*at)?.kind == Kind::Close {
            *at += 1;
            return Some(Piece::Group { name, open, items });
        }
        let mut value = piece(said, at, depth + 1)?;
        let mut key = "";
        if said.get(*at)?.kind == Kind::Colon {
            let Piece::Atom(written) = value else {
                return None;
            };
            key = written;
            *at += 1;
            value = piece(said, at, depth + 1)?;
        }
        items.push(Item { key, value });
        if said.get(*at)?.kind == Kind::Comma {
            *at += 1;
        }
    }
}

impl<'t> Piece<'t> {
    /// What stands in its brackets.
    pub(super) fn items(&self) -> &[Item<'t>] {
        match self {
            Self::Atom(_) => &[],
            Self::Group { items, .. } => items,
        }
    }

    /// The same, to change it.
    pub(super) fn items_mut(&mut self) -> Option<&mut Vec<Item<'t>>> {
        match self {
            Self::Atom(_) => None,
            Self::Group { items, .. } => Some(items),
        }
    }

    /// Whether it is a text in quotes.
    pub(super) fn is_text(&self) -> bool {
        matches!(self, Self::Atom(written) if written.ends_with(['"', '#']))
    }

    /// The file's text.
    pub(super) fn written(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out.push('\n');
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Atom(written) => out.push_str(written),
            Self::Group { name, open, items } => {
                out.push_str(name);
                out.push_str(open);
                for item in items {
                    if !item.key.is_empty() {
                        out.push_str(item.key);
                        out.push_str(": ");
                    }
                    item.value.write(out);
                    out.push_str(",\n");
                }
                out.push_str(match *open {
                    "(" => ")",
                    "[" => "]",
                    _ => "}",
                });
            }
        }
    }
}

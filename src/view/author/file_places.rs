//! From the bytes of a finding to its line and to the node or ending around it, in a file that may be broken.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::AuthorFinding;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::spanned::Span;

/// The longest line of a file that is shown, in characters.
const LONGEST_LINE: usize = 160;

/// Where lines and places begin in each file.
pub(super) struct FilePlaces<'m> {
    files: BTreeMap<&'m str, FileMarks<'m>>,
    ids: &'m BTreeSet<&'m str>,
    is_chinese: bool,
}

struct FileMarks<'m> {
    text: &'m str,
    line_starts: Vec<usize>,
    /// From this byte on, the text belongs to this place.
    marks: Vec<(usize, Option<&'m str>)>,
}

impl<'m> FilePlaces<'m> {
    /// Looks through the files for the places with these ids; findings are worded in Chinese, or in English.
    pub(super) fn new(texts: &'m BTreeMap<String, String>, ids: &'m BTreeSet<&'m str>, is_chinese: bool) -> Self {
        let marks = |text: &'m String| FileMarks {
            text,
            line_starts: std::iter::once(0)
                .chain(text.match_indices('\n').map(|(place, _)| place + 1))
                .collect(),
            marks: marks(text, ids),
        };
        let files = texts.iter().map(|(name, text)| (name.as_str(), marks(text)));
        Self {
            files: files.collect(),
            ids,
            is_chinese,
        }
    }

    /// The line of a span, from 1, and what stands there; nothing for the empty span, which stands nowhere.
    pub(super) fn line(&self, file: &str, span: Span) -> Option<(usize, String)> {
        let file = self.files.get(file).filter(|_| span != Span::default())?;
        let line = file.line_of(span.start as usize);
        Some((line, file.line(line)))
    }

    /// A finding with its line and its place.
    pub(super) fn finding(&self, found: &Diagnostic) -> AuthorFinding {
        let file = self.files.get(found.file.as_str());
        let byte = found.span.start as usize;
        let named = found.place.as_deref().filter(|place| self.ids.contains(place));
        let node = named.or_else(|| file.and_then(|file| file.place_of(byte)));
        let line = file.map_or(1, |file| file.line_of(byte));
        AuthorFinding {
            code: found.code,
            severity: found.severity,
            message: found.message.wording(self.is_chinese).to_owned(),
            help: found
                .help
                .as_ref()
                .map_or("", |help| help.wording(self.is_chinese))
                .to_owned(),
            file: found.file.clone(),
            line,
            source: file.map_or_else(String::new, |file| file.line(line)),
            node: node.map(str::to_owned),
            is_about_whole_node: true,
            is_proven: false,
            witness: Vec::new(),
        }
    }
}

impl<'m> FileMarks<'m> {
    /// The line of a byte, from 1.
    fn line_of(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        self.line_starts.partition_point(|start| *start <= byte).max(1)
    }

    fn line(&self, line: usize) -> String {
        let start = self.line_starts.get(line - 1).copied().unwrap_or(self.text.len());
        let rest = self.text.get(start..).unwrap_or_default();
        let whole = rest.lines().next().unwrap_or_default().trim();
        match whole.char_indices().nth(LONGEST_LINE) {
            Some((end, _)) => format!("{}…", &whole[..end]),
            None => whole.to_owned(),
        }
    }

    fn place_of(&self, byte: usize) -> Option<&'m str> {
        let after = self.marks.partition_point(|(start, _)| *start <= byte);
        self.marks.get(after.checked_sub(1)?)?.1
    }
}

/// Walks through the brackets of a file. A node is `(id: "…"` in the list `nodes`, two levels inside the file's own bracket; its
/// options lie deeper, so that their ids are never taken for nodes. Nothing here needs the file to be whole.
fn marks<'m>(text: &'m str, ids: &BTreeSet<&'m str>) -> Vec<(usize, Option<&'m str>)> {
    let mut marks = vec![(0, None)];
    let (mut depth, mut opened, mut word) = (0_usize, 0, "");
    let (mut section, mut key) = ("", "");
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'(' | b'[' | b'{' => {
                depth += 1;
                opened = if depth == 3 { at } else { opened };
            }
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            b'/' if text[at..].starts_with("//") => {
                at = text[at..].find('\n').map_or(bytes.len(), |end| at + end);
                continue;
            }
            b'/' if text[at..].starts_with("/*") => {
                at = text[at..].find("*/").map_or(bytes.len(), |end| at + end + 2);
                continue;
            }
            b':' => {
                key = word;
                if depth == 1 {
                    section = word;
                    marks.push((at, None));
                }
            }
            b'"' => {
                let (inner, end) = quoted(text, at);
                if depth == 3 && key == "id" && matches!(section, "nodes" | "endings") {
                    marks.push((opened, ids.get(inner).copied()));
                    key = "";
                }
                at = end;
                continue;
            }
            first if first.is_ascii_alphabetic() || *first == b'_' => {
                let rest = &text[at..];
                let length = rest
                    .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
                    .unwrap_or(rest.len());
                word = &rest[..length];
                at += length;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    marks
}

/// What stands between the quotes that begin here, as it is written, and the byte behind them.
fn quoted(text: &str, start: usize) -> (&str, usize) {
    let bytes = text.as_bytes();
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return (&text[start + 1..at], at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    (&text[start + 1..], bytes.len())
}

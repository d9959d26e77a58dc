//! From bytes to a typed file: limits first, then the tree, then the values. Every mistake is a finding with a place.

use std::collections::BTreeSet;

use ron2::ast::{Expr, StructBody, StructField};
use serde::de::DeserializeOwned;

use super::mistakes::Mistakes;
use super::nesting::{self, DEEPEST};
use super::spanned::Span;
use super::tree::{Value, span_of};
use crate::sim::diagnostic::Diagnostic;

/// The largest file that is read: 1 MiB.
pub const LARGEST_FILE: usize = 1024 * 1024;
/// How many syntax errors of one file are reported.
const MOST_SYNTAX_ERRORS: usize = 20;

/// A file that has been read, as far as it could be.
#[derive(Debug)]
pub struct Loaded<T> {
    /// The value, unless the file is too broken to have one.
    pub value: Option<T>,
    /// The text, for places; empty if the file is not UTF-8.
    pub text: String,
    /// What is wrong with the form of the file.
    pub mistakes: Vec<Diagnostic>,
    /// Ids that stand in the file although the entry that they name could not be read, so that one mistake is not reported twice.
    pub declared: BTreeSet<String>,
}

/// Reads one file's bytes. `name` is the file as the person named it; it stands in every finding.
pub fn load<T: DeserializeOwned>(name: &str, bytes: &[u8]) -> Loaded<T> {
    let mut loaded = Loaded {
        value: None,
        text: String::new(),
        mistakes: Vec::new(),
        declared: BTreeSet::new(),
    };
    match readable_text(bytes) {
        Ok(text) => {
            text.clone_into(&mut loaded.text);
            read_tree(&mut loaded);
        }
        Err(finding) => loaded.mistakes.push(*finding),
    }
    for mistake in &mut loaded.mistakes {
        name.clone_into(&mut mistake.file);
    }
    loaded
}

fn readable_text(bytes: &[u8]) -> Result<&str, Box<Diagnostic>> {
    let nowhere = Span::default();
    if bytes.len() > LARGEST_FILE {
        let message = format!("The file has {} bytes; a file may have 1 MiB at most.", bytes.len());
        return Err(Box::new(Diagnostic::error("file-too-large", nowhere, message)));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let message = format!(
            "The file is not UTF-8: byte {} cannot be read. Save it as UTF-8.",
            error.valid_up_to()
        );
        Box::new(Diagnostic::error("not-utf8", nowhere, message))
    })?;
    if let Some(place) = text.find('\0') {
        let span = Span {
            start: place as u32,
            end: place as u32 + 1,
        };
        return Err(Box::new(Diagnostic::error(
            "not-text",
            span,
            "The file contains a NUL character; it is not a text file.",
        )));
    }
    if let Some(place) = nesting::first_too_deep(text) {
        let span = Span {
            start: place as u32,
            end: place as u32 + 1,
        };
        let message = format!("Brackets are nested more than {DEEPEST} deep here.");
        return Err(Box::new(Diagnostic::error("too-deep", span, message)));
    }
    Ok(text)
}

fn read_tree<T: DeserializeOwned>(loaded: &mut Loaded<T>) {
    let text = loaded.text.strip_prefix('\u{feff}').unwrap_or(&loaded.text);
    let skipped = (loaded.text.len() - text.len()) as u32;
    let (document, errors) = ron2::ast::parse_document_lossy(text);
    let mistakes = Mistakes::default();
    for error in errors.iter().take(MOST_SYNTAX_ERRORS) {
        let message = format!("This is not RON: {}.", lower_first(&error.kind().to_string()));
        mistakes.note(Diagnostic::error("syntax", span_of(error.span()), message));
    }
    if let Some(attribute) = document.attributes.first() {
        let message = "Lines that begin with `#!` are not allowed; this program knows its own dialect.";
        mistakes.note(Diagnostic::error("attribute", span_of(&attribute.span), message));
    }
    match &document.value {
        Some(expr) => {
            let root = Value::new(expr, &mistakes);
            match T::deserialize(root) {
                Ok(value) => loaded.value = Some(value),
                Err(mistake) => mistake.note(&mistakes, root.span()),
            }
        }
        None if errors.is_empty() => {
            mistakes.note(Diagnostic::error("empty-file", Span::default(), "The file is empty."));
        }
        None => {}
    }
    let mut found = mistakes.into_inner();
    if !found.is_empty()
        && let Some(expr) = &document.value
    {
        let mut declared = BTreeSet::new();
        declared_ids(expr, &mut declared);
        loaded.declared = declared;
    }
    for mistake in &mut found {
        mistake.span.start += skipped;
        mistake.span.end += skipped;
    }
    found.sort_by_key(|mistake| mistake.span);
    loaded.mistakes = found;
}

fn lower_first(message: &str) -> String {
    let mut chars = message.trim_end_matches('.').chars();
    let first = chars.next().map(|c| c.to_lowercase().collect::<String>());
    first.unwrap_or_default() + chars.as_str()
}

fn declared_ids(expr: &Expr<'_>, declared: &mut BTreeSet<String>) {
    let of_fields = |fields: &[StructField<'_>], declared: &mut BTreeSet<String>| {
        for field in fields {
            if let (true, Expr::String(id)) = (field.name.name == "id", &field.value) {
                declared.insert(id.value.clone());
            }
            declared_ids(&field.value, declared);
        }
    };
    match expr {
        Expr::AnonStruct(anonymous) => of_fields(&anonymous.fields, declared),
        Expr::Struct(named) => {
            if let Some(StructBody::Fields(body)) = &named.body {
                of_fields(&body.fields, declared);
            }
        }
        Expr::Seq(seq) => seq.items.iter().for_each(|item| declared_ids(&item.expr, declared)),
        Expr::Map(map) => map.entries.iter().for_each(|entry| {
            if let Expr::String(key) = &entry.key {
                declared.insert(key.value.clone());
            }
            declared_ids(&entry.value, declared);
        }),
        _ => {}
    }
}

//! A place of a file that could not be read as it was meant, and has a stand-in.

use super::spanned::Span;
use crate::sim::diagnostic::Diagnostic;

/// Where a hole is: a value, or a group that lacks a field.
pub(super) type HoleAt = (Span, Option<&'static str>);

/// A field for which there is only a stand-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hole {
    /// The field's name; empty for a text that was read in part.
    pub field: String,
    /// Name and value in the file; [`Span::HOLE`] if the field is missing.
    pub span: Span,
    /// What is to be told of it, unless that has been told.
    pub(super) mistake: Option<Diagnostic>,
}

impl Hole {
    /// A text that is not what its author wrote.
    pub(super) fn of_text(span: Span) -> Self {
        Self {
            field: String::new(),
            span,
            mistake: None,
        }
    }
}

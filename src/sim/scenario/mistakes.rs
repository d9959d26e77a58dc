//! The mistakes of one file: gathered while it is read, and worded for the person who wrote it.

use std::cell::RefCell;
use std::fmt;

use serde::de;

use super::spanned::Span;
use crate::sim::diagnostic::{Diagnostic, did_you_mean};

/// The mistakes of one file, gathered while it is read.
#[derive(Debug, Default)]
pub(super) struct Mistakes(RefCell<Vec<Diagnostic>>);

impl Mistakes {
    pub(super) fn note(&self, diagnostic: Diagnostic) {
        self.0.borrow_mut().push(diagnostic);
    }

    pub(super) fn into_inner(self) -> Vec<Diagnostic> {
        self.0.into_inner()
    }
}

/// A mistake on its way to the nearest place that can go on. `None` means that it has been noted already.
#[derive(Debug)]
pub(super) struct Mistake(pub(super) Option<Box<Diagnostic>>);

impl Mistake {
    /// Notes the mistake, unless that has been done; `whole` is the place if it has none of its own.
    pub(super) fn note(self, mistakes: &Mistakes, whole: Span) {
        if let Some(mut diagnostic) = self.0 {
            if diagnostic.span == Span::default() {
                diagnostic.span = whole;
            }
            mistakes.note(*diagnostic);
        }
    }

    pub(super) fn at(mut self, span: Span) -> Self {
        if let Some(diagnostic) = &mut self.0
            && diagnostic.span == Span::default()
        {
            diagnostic.span = span;
        }
        self
    }

    pub(super) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self(Some(Box::new(Diagnostic::error(code, Span::default(), message))))
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(diagnostic) => formatter.write_str(&diagnostic.message),
            None => formatter.write_str("noted already"),
        }
    }
}

impl std::error::Error for Mistake {}

impl de::Error for Mistake {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new("wrong-value", sentence(&message.to_string()))
    }

    fn invalid_type(unexpected: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::new(
            "wrong-type",
            format!("This must be {expected}, not {}.", plain(unexpected)),
        )
    }

    fn invalid_value(unexpected: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::new(
            "wrong-value",
            format!("This must be {expected}, not {}.", plain(unexpected)),
        )
    }

    fn invalid_length(length: usize, expected: &dyn de::Expected) -> Self {
        let _ = expected;
        Self::new("wrong-length", format!("There are not enough parts here: {length}."))
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let help = did_you_mean(variant, expected.iter().copied())
            .unwrap_or_else(|| format!("Write one of {}.", expected.join(", ")));
        let mut mistake = Self::new("unknown-word", format!("`{variant}` is not known here."));
        if let Some(diagnostic) = &mut mistake.0 {
            diagnostic.help = Some(help);
        }
        mistake
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new("missing-field", format!("The field `{field}` is missing."))
    }
}

fn sentence(message: &str) -> String {
    let mut chars = message.chars();
    let first = chars.next().map(|c| c.to_uppercase().collect::<String>());
    let text = first.unwrap_or_default() + chars.as_str();
    if text.ends_with(['.', '!', '?']) {
        text
    } else {
        text + "."
    }
}

fn plain(unexpected: de::Unexpected<'_>) -> String {
    use de::Unexpected::{Bool, Float, Map, Option, Seq, Signed, Str, Unit, Unsigned};
    match unexpected {
        Bool(value) => format!("`{value}`"),
        Unsigned(value) => format!("the number {value}"),
        Signed(value) => format!("the number {value}"),
        Float(value) => format!("the number {value}"),
        Str(value) => format!("the text \"{value}\""),
        Unit => "`()`".to_owned(),
        Option => "an optional value".to_owned(),
        Seq => "a list".to_owned(),
        Map => "a group of fields".to_owned(),
        other => other.to_string(),
    }
}

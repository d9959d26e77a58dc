//! A parsed RON file as a serde deserializer that knows the place of every value and goes on after an error.
//!
//! `ron` stops at the first mistake and cannot say where a value stood. Trainers need all mistakes of a file in one run,
//! so the file is parsed by `ron2` into a tree with places, and this deserializer walks the tree. The mistakes are noted in
//! [`Mistakes`]; a broken entry of a [`List`](super::spanned::List) is noted and left out, an unknown field is noted and skipped.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;

use ron2::ast::{Expr, StructBody, StructField};
use serde::de::value::{StrDeserializer, U32Deserializer};
use serde::de::{self, DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess};
use serde::de::{VariantAccess, Visitor};

use super::spanned::{LIST, SPANNED, Span};
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
pub(super) struct Mistake(Option<Box<Diagnostic>>);

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

    fn at(mut self, span: Span) -> Self {
        if let Some(diagnostic) = &mut self.0
            && diagnostic.span == Span::default()
        {
            diagnostic.span = span;
        }
        self
    }

    fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self(Some(Box::new(Diagnostic::error(
            code,
            Span::default(),
            message,
        ))))
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

pub(super) fn span_of(span: &ron2::error::Span) -> Span {
    Span {
        start: u32::try_from(span.start_offset).unwrap_or(u32::MAX),
        end: u32::try_from(span.end_offset).unwrap_or(u32::MAX),
    }
}

/// One value of the tree.
#[derive(Clone, Copy)]
pub(super) struct Value<'t> {
    expr: &'t Expr<'t>,
    mistakes: &'t Mistakes,
}

impl<'t> Value<'t> {
    pub(super) fn new(expr: &'t Expr<'t>, mistakes: &'t Mistakes) -> Self {
        Self { expr, mistakes }
    }

    fn with(&self, expr: &'t Expr<'t>) -> Self {
        Self {
            expr,
            mistakes: self.mistakes,
        }
    }

    pub(super) fn span(&self) -> Span {
        span_of(self.expr.span())
    }

    fn elements(&self) -> Option<Vec<&'t Expr<'t>>> {
        Some(match self.expr {
            Expr::Seq(seq) => seq.items.iter().map(|item| &item.expr).collect(),
            Expr::Tuple(tuple) => tuple.elements.iter().map(|item| &item.expr).collect(),
            Expr::Unit(_) => Vec::new(),
            _ => return None,
        })
    }

    fn fields(&self) -> Option<&'t [StructField<'t>]> {
        match self.expr {
            Expr::AnonStruct(anonymous) => Some(&anonymous.fields),
            Expr::Unit(_) => Some(&[]),
            _ => None,
        }
    }

    fn visit_fields<'de, V: Visitor<'de>>(
        &self,
        fields: &'t [StructField<'t>],
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        let mut seen = BTreeSet::new();
        let mut usable = Vec::new();
        for field in fields {
            let name = field.name.name.as_ref();
            let span = span_of(&field.name.span);
            if !known.contains(&name) {
                let message = format!("There is no field `{name}` here.");
                let help = did_you_mean(name, known.iter().copied())
                    .unwrap_or_else(|| format!("The fields are {}.", known.join(", ")));
                self.mistakes
                    .note(Diagnostic::error("unknown-field", span, message).help(help));
            } else if !seen.insert(name) {
                let message = format!("The field `{name}` is written twice.");
                self.mistakes
                    .note(Diagnostic::error("duplicate-field", span, message));
            } else {
                usable.push(field);
            }
        }
        visitor.visit_map(Fields {
            parent: *self,
            fields: usable.into_iter(),
            value: None,
        })
    }

    fn wrong<'de, V: Visitor<'de>>(&self, visitor: &V) -> Mistake {
        let unexpected = match self.expr {
            Expr::Seq(_) => de::Unexpected::Seq,
            Expr::Map(_) => de::Unexpected::Other("a map"),
            Expr::Tuple(_) | Expr::AnonStruct(_) => de::Unexpected::Map,
            Expr::Unit(_) => de::Unexpected::Unit,
            Expr::Option(_) => de::Unexpected::Option,
            Expr::Struct(named) => {
                return <Mistake as de::Error>::invalid_type(
                    de::Unexpected::Other(&format!("`{}`", named.name.name)),
                    visitor,
                );
            }
            Expr::Error(_) => return Mistake(None),
            _ => de::Unexpected::Other("this value"),
        };
        <Mistake as de::Error>::invalid_type(unexpected, visitor)
    }
}

impl<'de> de::Deserializer<'de> for Value<'_> {
    type Error = Mistake;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        let span = self.span();
        match self.expr {
            Expr::Bool(value) => visitor.visit_bool(value.value),
            Expr::Char(value) => visitor.visit_char(value.value),
            Expr::String(value) => visitor.visit_str(&value.value),
            Expr::Number(number) => {
                let digits = number.raw.replace('_', "");
                match digits.parse::<i64>() {
                    Ok(value) => visitor.visit_i64(value),
                    Err(_) => Err(Mistake::new(
                        "wrong-type",
                        format!(
                            "`{}` is not a whole number; numbers with a point are written in quotes, as \"0.60\".",
                            number.raw
                        ),
                    )),
                }
            }
            Expr::Unit(_) => visitor.visit_unit(),
            Expr::Seq(_) | Expr::Tuple(_) => visitor.visit_seq(Elements::new(&self, false)),
            Expr::Map(_) => self.deserialize_map(visitor),
            _ => Err(self.wrong(&visitor)),
        }
        .map_err(|mistake| mistake.at(span))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        match self.expr {
            Expr::Option(option) => match &option.value {
                Some(value) => visitor.visit_some(self.with(&value.expr)),
                None => visitor.visit_none(),
            },
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        match name {
            SPANNED => visitor.visit_seq(SpannedParts {
                value: self,
                next: 0,
            }),
            LIST => match self.expr {
                Expr::Seq(_) => visitor.visit_seq(Elements::new(&self, true)),
                _ => Err(self.wrong(&visitor).at(self.span())),
            },
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        let span = self.span();
        match self.fields() {
            Some(written) => self.visit_fields(written, fields, visitor),
            None => Err(self.wrong(&visitor)),
        }
        .map_err(|mistake| mistake.at(span))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        let span = self.span();
        let Expr::Map(map) = self.expr else {
            return Err(self.wrong(&visitor).at(span));
        };
        let mut seen = BTreeSet::new();
        let mut usable = Vec::new();
        for entry in &map.entries {
            if let Expr::String(key) = &entry.key
                && !seen.insert(key.value.as_str())
            {
                let message = format!("\"{}\" is written twice.", key.value);
                self.mistakes.note(Diagnostic::error(
                    "duplicate-key",
                    span_of(&key.span),
                    message,
                ));
            } else {
                usable.push(entry);
            }
        }
        visitor
            .visit_map(MapEntries {
                parent: self,
                entries: usable.into_iter(),
                value: None,
            })
            .map_err(|mistake| mistake.at(span))
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        let span = self.span();
        let Some(elements) = self.elements() else {
            return Err(self.wrong(&visitor).at(span));
        };
        if elements.len() != length {
            let message = format!("This needs {length} parts in ( ); there are {}.", elements.len());
            return Err(Mistake::new("wrong-length", message).at(span));
        }
        visitor.visit_seq(Elements::new(&self, false))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        let span = self.span();
        match self.expr {
            Expr::Struct(_) => visitor.visit_enum(Variant { value: self }),
            _ => {
                let mut mistake = self.wrong(&visitor);
                if let Some(diagnostic) = &mut mistake.0 {
                    diagnostic.help = Some(format!("Write one of {}.", _variants.join(", ")));
                }
                Err(mistake)
            }
        }
        .map_err(|mistake| mistake.at(span))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq identifier ignored_any
    }
}

/// The elements of a list or tuple. With `goes_on`, a broken element is noted and the next one can be asked for.
struct Elements<'t> {
    parent: Value<'t>,
    elements: std::vec::IntoIter<&'t Expr<'t>>,
    goes_on: bool,
}

impl<'t> Elements<'t> {
    fn new(parent: &Value<'t>, goes_on: bool) -> Self {
        Self {
            parent: *parent,
            elements: parent.elements().unwrap_or_default().into_iter(),
            goes_on,
        }
    }
}

impl<'de> SeqAccess<'de> for Elements<'_> {
    type Error = Mistake;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Mistake> {
        let Some(element) = self.elements.next() else {
            return Ok(None);
        };
        let value = self.parent.with(element);
        match seed.deserialize(value) {
            Ok(element) => Ok(Some(element)),
            Err(mistake) if self.goes_on => {
                mistake.note(self.parent.mistakes, value.span());
                Err(Mistake(None))
            }
            Err(mistake) => Err(mistake.at(value.span())),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.elements.len())
    }
}

/// Start, end and value of a spanned value.
struct SpannedParts<'t> {
    value: Value<'t>,
    next: u8,
}

impl<'de> SeqAccess<'de> for SpannedParts<'_> {
    type Error = Mistake;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Mistake> {
        let span = self.value.span();
        self.next += 1;
        match self.next {
            1 => seed.deserialize(U32Deserializer::new(span.start)).map(Some),
            2 => seed.deserialize(U32Deserializer::new(span.end)).map(Some),
            3 => seed.deserialize(self.value).map(Some),
            _ => Ok(None),
        }
        .map_err(|mistake: Mistake| mistake.at(span))
    }
}

struct Fields<'t> {
    parent: Value<'t>,
    fields: std::vec::IntoIter<&'t StructField<'t>>,
    value: Option<&'t Expr<'t>>,
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Mistake;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Mistake> {
        let Some(field) = self.fields.next() else {
            return Ok(None);
        };
        self.value = Some(&field.value);
        let name: StrDeserializer<'_, Mistake> = field.name.name.as_ref().into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Mistake> {
        let Some(expr) = self.value.take() else {
            return Err(Mistake::new("wrong-value", "A field has no value."));
        };
        let value = self.parent.with(expr);
        seed.deserialize(value)
            .map_err(|mistake| mistake.at(value.span()))
    }
}

struct MapEntries<'t> {
    parent: Value<'t>,
    entries: std::vec::IntoIter<&'t ron2::ast::MapEntry<'t>>,
    value: Option<&'t Expr<'t>>,
}

impl<'de> MapAccess<'de> for MapEntries<'_> {
    type Error = Mistake;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Mistake> {
        let Some(entry) = self.entries.next() else {
            return Ok(None);
        };
        self.value = Some(&entry.value);
        let key = self.parent.with(&entry.key);
        seed.deserialize(key)
            .map(Some)
            .map_err(|mistake| mistake.at(key.span()))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Mistake> {
        let Some(expr) = self.value.take() else {
            return Err(Mistake::new("wrong-value", "A key has no value."));
        };
        let value = self.parent.with(expr);
        seed.deserialize(value)
            .map_err(|mistake| mistake.at(value.span()))
    }
}

/// A word with or without a body: `Shouting`, `Looked("log")`, `Within(act: "a", …)`.
struct Variant<'t> {
    value: Value<'t>,
}

impl<'t> Variant<'t> {
    fn body(&self) -> Option<&'t StructBody<'t>> {
        match self.value.expr {
            Expr::Struct(named) => named.body.as_ref(),
            _ => None,
        }
    }

    fn needs(&self, what: &str) -> Mistake {
        Mistake::new("wrong-length", format!("This needs {what}.")).at(self.value.span())
    }
}

impl<'de> EnumAccess<'de> for Variant<'_> {
    type Error = Mistake;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Mistake> {
        let Expr::Struct(named) = self.value.expr else {
            return Err(self.needs("a word"));
        };
        let name: StrDeserializer<'_, Mistake> = named.name.name.as_ref().into_deserializer();
        let variant = seed
            .deserialize(name)
            .map_err(|mistake| mistake.at(span_of(&named.name.span)))?;
        Ok((variant, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_> {
    type Error = Mistake;

    fn unit_variant(self) -> Result<(), Mistake> {
        match self.body() {
            None => Ok(()),
            Some(_) => Err(self.needs("no ( ) after it")),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Mistake> {
        let Some(StructBody::Tuple(body)) = self.body() else {
            return Err(self.needs("one value in ( ) after it"));
        };
        let [element] = body.elements.as_slice() else {
            return Err(self.needs("exactly one value in ( ) after it"));
        };
        let value = self.value.with(&element.expr);
        seed.deserialize(value)
            .map_err(|mistake| mistake.at(value.span()))
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Mistake> {
        let Some(StructBody::Tuple(body)) = self.body() else {
            return Err(self.needs(&format!("{length} values in ( ) after it")));
        };
        if body.elements.len() != length {
            return Err(self.needs(&format!("{length} values in ( ) after it")));
        }
        let elements: Vec<_> = body.elements.iter().map(|element| &element.expr).collect();
        visitor.visit_seq(Elements {
            parent: self.value,
            elements: elements.into_iter(),
            goes_on: false,
        })
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        let Some(StructBody::Fields(body)) = self.body() else {
            return Err(self.needs("fields in ( ) after it"));
        };
        self.value
            .visit_fields(&body.fields, fields, visitor)
            .map_err(|mistake| mistake.at(self.value.span()))
    }
}

//! A parsed RON file as a serde deserializer that knows the place of every value and goes on after an error.
//!
//! `ron` stops at the first mistake and cannot say where a value stood. Trainers need all mistakes of a file in one run,
//! so the file is parsed by `ron2` into a tree with places, and this deserializer walks the tree. The mistakes are noted in
//! [`Mistakes`]; a field that cannot be read gets a stand-in, a broken entry of a [`List`](super::spanned::List) that is no group of
//! fields is left out, an unknown field is skipped.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

use ron2::ast::{Expr, StructField};
use serde::de::{self, Visitor};

use super::chinese_fields::field_for;
use super::mistakes::{Mistake, Mistakes};
use super::other_forms::{id_of, not_whole, word_for};
use super::spanned::{LIST, SPANNED, Span};
use super::tree_access::{Elements, FieldValue, Fields, MapEntries, SpannedParts, Variant};
use super::word_lists::{listed, only_longer};
use super::written_before::written_before;
use crate::sim::diagnostic::{Diagnostic, nearest};
use crate::sim::sentence::sentence;

pub(super) fn span_of(span: &ron2::error::Span) -> Span {
    Span {
        start: u32::try_from(span.start_offset).unwrap_or(u32::MAX),
        end: u32::try_from(span.end_offset).unwrap_or(u32::MAX),
    }
}

/// So many fields of one group are looked at; none knows a tenth of it.
const MOST_FIELDS: usize = 400;
/// So many keys of one map that are written twice are told of; then nothing more of it is read.
const MOST_TWICE: usize = 400;

/// One value of the tree.
#[derive(Clone, Copy)]
pub(super) struct Value<'t> {
    pub(super) expr: &'t Expr<'t>,
    pub(super) mistakes: &'t Mistakes,
}

impl<'t> Value<'t> {
    pub(super) fn new(expr: &'t Expr<'t>, mistakes: &'t Mistakes) -> Self {
        Self { expr, mistakes }
    }

    pub(super) fn with(&self, expr: &'t Expr<'t>) -> Self {
        Self {
            expr,
            mistakes: self.mistakes,
        }
    }

    pub(super) fn span(&self) -> Span {
        span_of(self.expr.span())
    }

    pub(super) fn elements(&self) -> Option<Vec<&'t Expr<'t>>> {
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

    /// The names of its fields, as far as they are looked at, if it is a group.
    pub(super) fn names(&self) -> Option<Vec<&'t str>> {
        let fields = self.fields()?.iter().take(MOST_FIELDS);
        Some(fields.map(|field| field.name.name.as_ref()).collect())
    }

    /// Makes the hole for a field that this group lacks.
    pub(super) fn lacks(&self, field: &'static str) {
        let fields = self.fields().unwrap_or_default();
        let id = id_of(&fields[..fields.len().min(MOST_FIELDS)]);
        let mistake = <Mistake as de::Error>::missing_field(field).in_entry(id);
        mistake.hole_if_missing(self.mistakes, self.span());
    }

    pub(super) fn visit_fields<'de, V: Visitor<'de>>(
        &self,
        fields: &'t [StructField<'t>],
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        let mut seen = BTreeMap::new();
        let mut usable = Vec::new();
        let group = self.span();
        let written = LazyCell::new(|| {
            let names = fields.iter().map(|field| field.name.name.as_ref());
            names.take(MOST_FIELDS).collect::<BTreeSet<&str>>()
        });
        let between = LazyCell::new(|| {
            let parts: Vec<Span> = fields.iter().map(|field| span_of(field.value.span())).collect();
            self.mistakes.between(group, &parts)
        });
        for (place, field) in fields.iter().enumerate() {
            let name = field.name.name.as_ref();
            let span = span_of(&field.name.span);
            if self.mistakes.is_full_at(span) {
                break;
            }
            if place == MOST_FIELDS {
                let message = sentence!(
                    "Nothing was read from this field on: no group has so many fields.",
                    "从这个字段起没有再读：哪一组都没有这么多字段。"
                );
                self.mistakes.note(Diagnostic::error("unknown-field", span, message));
                break;
            }
            if !known.contains(&name) {
                let message = sentence!("There is no field `{name}` here.", "这里没有字段 `{name}`。");
                let finding = Diagnostic::error("unknown-field", span, message);
                let meant = self.mistakes.meant(name, known, || {
                    field_for(name, known)
                        .or_else(|| nearest(name, known.iter().copied()))
                        .or_else(|| only_longer(name, known))
                });
                let finding = match meant {
                    Some(meant) if written.contains(meant) => finding.help(sentence!(
                        "`{meant}` is written here as well; take out the one that is not meant.",
                        "这里已经写了 `{meant}`；请删掉多余的那个。"
                    )),
                    Some(meant) => finding.meant(meant, meant),
                    None => {
                        let fields = listed(known);
                        finding.help(sentence!("The fields are {fields}.", "这里的字段有 {fields}。"; fields))
                    }
                };
                self.mistakes.note_unknown_field(finding, group, &between);
            } else if let Some(first) = seen.get(name) {
                let message = sentence!("The field `{name}` is written twice.", "字段 `{name}` 写了两次。");
                let help = written_before(*first, self.mistakes.line_of(&field.name.span));
                let finding = Diagnostic::error("duplicate-field", span, message);
                self.mistakes.note(finding.help(help));
            } else {
                seen.insert(name, self.mistakes.line_of(&field.name.span));
                usable.push(field);
            }
        }
        let access = Fields {
            parent: *self,
            fields: usable.into_iter(),
            missing: self.mistakes.missing_in(group).into_iter(),
            value: FieldValue::None,
        };
        visitor
            .visit_map(access)
            .map_err(|mistake| mistake.in_entry(id_of(fields)).hole_if_missing(self.mistakes, group))
    }

    fn wrong<'de, V: Visitor<'de>>(&self, visitor: &V) -> Mistake {
        // What a mended place looks like to the parser is nobody's mistake.
        if self.mistakes.is_broken_inside(self.span()) {
            return Mistake::noted();
        }
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
            Expr::Error(_) => return Mistake::noted(),
            Expr::String(text) => de::Unexpected::Str(&text.value),
            Expr::Bool(value) => de::Unexpected::Bool(value.value),
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
                    Err(_) => Err(not_whole(&number.raw, &visitor)),
                }
            }
            Expr::Unit(_) => visitor.visit_unit(),
            Expr::Seq(_) | Expr::Tuple(_) => visitor.visit_seq(Elements::new(&self, false)),
            Expr::Map(_) => self.deserialize_map(visitor),
            _ => Err(self.wrong(&visitor)),
        }
        .map_err(|mistake| match self.expr {
            // What a mended place looks like is nobody's mistake.
            Expr::String(_) | Expr::Number(_) if self.mistakes.is_broken_inside(span) => Mistake::noted(),
            _ => mistake.at(span),
        })
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

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Mistake> {
        match name {
            SPANNED => visitor.visit_seq(SpannedParts { value: self, next: 0 }),
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
        let mut seen = BTreeMap::new();
        let mut usable = Vec::new();
        let mut twice = 0;
        for entry in &map.entries {
            let Expr::String(key) = &entry.key else {
                usable.push(entry);
                continue;
            };
            if let Some(first) = seen.get(key.value.as_str()) {
                twice += 1;
                if twice > MOST_TWICE {
                    let message = sentence!(
                        "Nothing was read from this key on: too many before it are written twice.",
                        "从这个键起没有再读：前面写了两次的键太多。"
                    );
                    let place = span_of(&key.span);
                    self.mistakes.note(Diagnostic::error("duplicate-key", place, message));
                    break;
                }
                let message = sentence!("\"{key}\" is written twice.", "“{key}”写了两次。", key = key.value);
                let help = written_before(*first, self.mistakes.line_of(&key.span));
                let finding = Diagnostic::error("duplicate-key", span_of(&key.span), message);
                self.mistakes.note(finding.help(help));
            } else {
                seen.insert(key.value.as_str(), self.mistakes.line_of(&key.span));
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

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Mistake> {
        let span = self.span();
        let Some(elements) = self.elements() else {
            return Err(self.wrong(&visitor).at(span));
        };
        if elements.len() != length {
            let message = sentence!(
                "This needs {length} parts in ( ); there are {count}.",
                "这里的 ( ) 里要有 {length} 项，现在有 {count} 项。",
                count = elements.len()
            );
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
                if let Some(diagnostic) = &mut mistake.told {
                    diagnostic.help = Some(word_for(self.expr, _variants));
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

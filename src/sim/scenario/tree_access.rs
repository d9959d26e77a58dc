//! How serde reaches the parts of a tree's value: elements, places, fields, entries and variants.

use ron2::ast::{Expr, StructBody, StructField};
use serde::de::value::{StrDeserializer, U32Deserializer};
use serde::de::{DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::mistakes::Mistake;
use super::other_forms::number_with_comma;
use super::real_limits::with_real_limits;
use super::spanned::Span;
use super::stand_in::StandIn;
use super::tree::{Value, span_of};
use crate::sim::sentence::{Sentence, sentence};

/// The elements of a list or tuple. With `goes_on`, a broken element is noted and the next one can be asked for.
pub(super) struct Elements<'t> {
    parent: Value<'t>,
    elements: std::vec::IntoIter<&'t Expr<'t>>,
    goes_on: bool,
    /// An element that is to be read again, past the holes that were made, and how often that has been done.
    again: Option<(&'t Expr<'t>, usize)>,
}

/// So many fields of one entry are passed; an entry with more mistakes is left out.
const MOST_HOLES: usize = 12;

impl<'t> Elements<'t> {
    pub(super) fn new(parent: &Value<'t>, goes_on: bool) -> Self {
        Self {
            parent: *parent,
            elements: parent.elements().unwrap_or_default().into_iter(),
            goes_on,
            again: None,
        }
    }
}

impl<'de> SeqAccess<'de> for Elements<'_> {
    type Error = Mistake;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Mistake> {
        let next = self.again.take().or_else(|| {
            let element = self.elements.next()?;
            Some((element, 0))
        });
        let Some((element, attempts)) = next else {
            return Ok(None);
        };
        let value = self.parent.with(element);
        let mistakes = self.parent.mistakes;
        if self.goes_on && mistakes.is_full_at(value.span()) {
            return Ok(None);
        }
        let noted_before = mistakes.count();
        match seed.deserialize(value) {
            Ok(element) => Ok(Some(element)),
            Err(mistake) if self.goes_on && mistake.has_hole && attempts < MOST_HOLES => {
                mistakes.forget_since(noted_before);
                self.again = Some((element, attempts + 1));
                Err(Mistake::noted())
            }
            Err(mistake) if self.goes_on => {
                mistake.note(mistakes, value.span());
                Err(Mistake::noted())
            }
            Err(mistake) => Err(mistake.at(value.span())),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.elements.len())
    }
}

/// Start, end and value of a spanned value.
pub(super) struct SpannedParts<'t> {
    pub(super) value: Value<'t>,
    pub(super) next: u8,
}

impl<'de> SeqAccess<'de> for SpannedParts<'_> {
    type Error = Mistake;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Mistake> {
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

/// The fields of a group that are known and written once.
pub(super) struct Fields<'t> {
    pub(super) parent: Value<'t>,
    pub(super) fields: std::vec::IntoIter<&'t StructField<'t>>,
    /// Fields that are not there and for which there are holes.
    pub(super) missing: std::vec::IntoIter<&'static str>,
    pub(super) value: FieldValue<'t>,
}

/// The value that belongs to the last name.
pub(super) enum FieldValue<'t> {
    None,
    Written(&'t StructField<'t>),
    Missing(&'static str),
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Mistake;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Mistake> {
        let name = if let Some(field) = self.fields.next() {
            self.value = FieldValue::Written(field);
            field.name.name.as_ref()
        } else if let Some(name) = self.missing.next() {
            self.value = FieldValue::Missing(name);
            name
        } else {
            return Ok(None);
        };
        let name: StrDeserializer<'_, Mistake> = name.into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Mistake> {
        let mistakes = self.parent.mistakes;
        let group = self.parent.span();
        match std::mem::replace(&mut self.value, FieldValue::None) {
            FieldValue::None => Err(Mistake::new(
                "wrong-value",
                sentence!("A field has no value.", "有一个字段没有值。"),
            )),
            FieldValue::Missing(name) => {
                mistakes.pass_hole((group, Some(name)));
                seed.deserialize(StandIn::default())
            }
            FieldValue::Written(field) => {
                let value = self.parent.with(&field.value);
                let at = (value.span(), None);
                if mistakes.pass_hole(at).is_some() {
                    return seed.deserialize(StandIn::default());
                }
                let span = Span {
                    start: span_of(&field.name.span).start,
                    end: value.span().end,
                };
                let name = field.name.name.as_ref();
                seed.deserialize(value).map_err(|mistake| {
                    with_real_limits(mistake, name, &field.value)
                        .at(value.span())
                        .hole(mistakes, at, name, span)
                })
            }
        }
    }
}

/// The entries of a map whose keys are written once.
pub(super) struct MapEntries<'t> {
    pub(super) parent: Value<'t>,
    pub(super) entries: std::vec::IntoIter<&'t ron2::ast::MapEntry<'t>>,
    pub(super) value: Option<&'t ron2::ast::MapEntry<'t>>,
}

impl<'de> MapAccess<'de> for MapEntries<'_> {
    type Error = Mistake;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Mistake> {
        let Some(entry) = self.entries.next() else {
            return Ok(None);
        };
        self.value = Some(entry);
        let key = self.parent.with(&entry.key);
        seed.deserialize(key)
            .map(Some)
            .map_err(|mistake| mistake.at(key.span()))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Mistake> {
        let Some(entry) = self.value.take() else {
            return Err(Mistake::new(
                "wrong-value",
                sentence!("A key has no value.", "有一个键没有值。"),
            ));
        };
        let mistakes = self.parent.mistakes;
        let value = self.parent.with(&entry.value);
        let at = (value.span(), None);
        if mistakes.pass_hole(at).is_some() {
            return seed.deserialize(StandIn::default());
        }
        let span = Span {
            start: span_of(entry.key.span()).start,
            end: value.span().end,
        };
        seed.deserialize(value)
            .map_err(|mistake| mistake.at(value.span()).hole(mistakes, at, "", span))
    }
}

fn values(length: usize) -> Sentence {
    sentence!(
        "This needs {length} values in ( ) after it.",
        "这个词后面的 ( ) 里要有 {length} 个值。"
    )
}

/// A word with or without a body: `Shouting`, `Looked("log")`, `Within(act: "a", …)`.
pub(super) struct Variant<'t> {
    pub(super) value: Value<'t>,
}

impl<'t> Variant<'t> {
    fn body(&self) -> Option<&'t StructBody<'t>> {
        match self.value.expr {
            Expr::Struct(named) => named.body.as_ref(),
            _ => None,
        }
    }

    fn wrong_length(&self, message: Sentence) -> Mistake {
        Mistake::new("wrong-length", message).at(self.value.span())
    }
}

impl<'de> EnumAccess<'de> for Variant<'_> {
    type Error = Mistake;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Mistake> {
        let Expr::Struct(named) = self.value.expr else {
            return Err(self.wrong_length(sentence!("This needs a word.", "这里要写一个词。")));
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
            Some(_) => Err(self.wrong_length(sentence!("This needs no ( ) after it.", "这个词后面不要有 ( )。"))),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Mistake> {
        let Some(StructBody::Tuple(body)) = self.body() else {
            return Err(self.wrong_length(sentence!(
                "This needs one value in ( ) after it.",
                "这个词后面要有 ( )，里面写一个值。"
            )));
        };
        let [element] = body.elements.as_slice() else {
            let mut mistake = self.wrong_length(sentence!(
                "This needs exactly one value in ( ) after it.",
                "这个词后面的 ( ) 里要有一个值，而且只能有一个。"
            ));
            if let (Expr::Struct(named), Some(told)) = (self.value.expr, &mut mistake.told) {
                let parts: Vec<_> = body.elements.iter().map(|element| &element.expr).collect();
                told.help = match named.name.name.as_ref() {
                    word @ ("All" | "Any") => Some(sentence!(
                        "Put the conditions into one list: {word}([…, …]).",
                        "请把条件放进一个列表：{word}([…, …])。"
                    )),
                    word => number_with_comma(word, &parts),
                };
            }
            return Err(mistake);
        };
        let word = match self.value.expr {
            Expr::Struct(named) => named.name.name.as_ref(),
            _ => "",
        };
        let value = self.value.with(&element.expr);
        seed.deserialize(value)
            .map_err(|mistake| with_real_limits(mistake, word, &element.expr).at(value.span()))
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Mistake> {
        let Some(StructBody::Tuple(body)) = self.body() else {
            return Err(self.wrong_length(values(length)));
        };
        if body.elements.len() != length {
            return Err(self.wrong_length(values(length)));
        }
        let elements: Vec<_> = body.elements.iter().map(|element| &element.expr).collect();
        visitor.visit_seq(Elements {
            parent: self.value,
            elements: elements.into_iter(),
            goes_on: false,
            again: None,
        })
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Mistake> {
        let Some(StructBody::Fields(body)) = self.body() else {
            return Err(self.wrong_length(sentence!(
                "This needs fields in ( ) after it.",
                "这个词后面的 ( ) 里要写字段。"
            )));
        };
        self.value
            .visit_fields(&body.fields, fields, visitor)
            .map_err(|mistake| mistake.at(self.value.span()))
    }
}

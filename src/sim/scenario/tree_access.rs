//! How serde reaches the parts of a tree's value: elements, places, fields, entries and variants.

use ron2::ast::{Expr, StructBody, StructField};
use serde::de::value::{StrDeserializer, U32Deserializer};
use serde::de::{DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::mistakes::Mistake;
use super::tree::{Value, span_of};

/// The elements of a list or tuple. With `goes_on`, a broken element is noted and the next one can be asked for.
pub(super) struct Elements<'t> {
    parent: Value<'t>,
    elements: std::vec::IntoIter<&'t Expr<'t>>,
    goes_on: bool,
}

impl<'t> Elements<'t> {
    pub(super) fn new(parent: &Value<'t>, goes_on: bool) -> Self {
        Self {
            parent: *parent,
            elements: parent.elements().unwrap_or_default().into_iter(),
            goes_on,
        }
    }
}

impl<'de> SeqAccess<'de> for Elements<'_> {
    type Error = Mistake;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Mistake> {
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
    pub(super) value: Option<&'t Expr<'t>>,
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Mistake;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Mistake> {
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
        seed.deserialize(value).map_err(|mistake| mistake.at(value.span()))
    }
}

/// The entries of a map whose keys are written once.
pub(super) struct MapEntries<'t> {
    pub(super) parent: Value<'t>,
    pub(super) entries: std::vec::IntoIter<&'t ron2::ast::MapEntry<'t>>,
    pub(super) value: Option<&'t Expr<'t>>,
}

impl<'de> MapAccess<'de> for MapEntries<'_> {
    type Error = Mistake;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Mistake> {
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
        seed.deserialize(value).map_err(|mistake| mistake.at(value.span()))
    }
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
        seed.deserialize(value).map_err(|mistake| mistake.at(value.span()))
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

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Mistake> {
        let Some(StructBody::Fields(body)) = self.body() else {
            return Err(self.needs("fields in ( ) after it"));
        };
        self.value
            .visit_fields(&body.fields, fields, visitor)
            .map_err(|mistake| mistake.at(self.value.span()))
    }
}

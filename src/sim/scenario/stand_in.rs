//! What the reader puts in for something that could not be read, so that the rest of the file can still be looked at.
//!
//! Every value has the place [`Span::HOLE`], and the checker drops what it finds there.

use serde::de::value::{StrDeserializer, U32Deserializer};
use serde::de::{self, DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::mistakes::Mistake;
use super::spanned::{LIST, SPANNED, Span};

/// A value of any type: texts and lists are empty, numbers are 1, groups have all of their fields.
#[derive(Clone, Copy)]
pub(super) struct StandIn;

impl<'de> de::Deserializer<'de> for StandIn {
    type Error = Mistake;

    // Numbers, times and days that are written in more than one way ask like this, and know what to make of nothing.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_none()
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_none()
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_str("")
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_bool(false)
    }

    fn deserialize_i8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_i64(1)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_i64(1)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_i64(1)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Mistake> {
        match name {
            SPANNED => visitor.visit_seq(SpannedStandIn { next: 0 }),
            LIST => visitor.visit_seq(Several { left: 0 }),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_seq(Several { left: length })
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        visitor.visit_seq(Several { left: length })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        visitor.visit_map(AllFields { names: fields.iter() })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_map(AllFields { names: [].iter() })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        // A fact whose type is not known is one of no values: nothing is said about how it is used.
        let chosen = variants.iter().find(|name| **name == "OneOf").or(variants.first());
        visitor.visit_enum(Word(chosen.copied().unwrap_or("")))
    }

    serde::forward_to_deserialize_any! {
        i16 i32 i64 i128 u16 u64 u128 f32 f64 char bytes byte_buf unit unit_struct seq identifier ignored_any
    }
}

struct SpannedStandIn {
    next: u8,
}

impl<'de> SeqAccess<'de> for SpannedStandIn {
    type Error = Mistake;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Mistake> {
        self.next += 1;
        match self.next {
            1 => seed.deserialize(U32Deserializer::new(Span::HOLE.start)).map(Some),
            2 => seed.deserialize(U32Deserializer::new(Span::HOLE.end)).map(Some),
            3 => seed.deserialize(StandIn).map(Some),
            _ => Ok(None),
        }
    }
}

struct Several {
    left: usize,
}

impl<'de> SeqAccess<'de> for Several {
    type Error = Mistake;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Mistake> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(StandIn).map(Some)
    }
}

struct AllFields {
    names: std::slice::Iter<'static, &'static str>,
}

impl<'de> MapAccess<'de> for AllFields {
    type Error = Mistake;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Mistake> {
        let Some(name) = self.names.next() else {
            return Ok(None);
        };
        let name: StrDeserializer<'_, Mistake> = name.into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Mistake> {
        seed.deserialize(StandIn)
    }
}

struct Word(&'static str);

impl<'de> EnumAccess<'de> for Word {
    type Error = Mistake;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Mistake> {
        let name: StrDeserializer<'_, Mistake> = self.0.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> VariantAccess<'de> for Word {
    type Error = Mistake;

    fn unit_variant(self) -> Result<(), Mistake> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Mistake> {
        seed.deserialize(StandIn)
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_seq(Several { left: length })
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_map(AllFields { names: fields.iter() })
    }
}

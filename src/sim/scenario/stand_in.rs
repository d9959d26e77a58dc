//! What the reader puts in for something that could not be read, so that the rest of the file can still be looked at.
//!
//! Every value has the place [`Span::HOLE`], and the checker drops what it finds there.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde::de::value::{StrDeserializer, U32Deserializer};
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::mistakes::Mistake;
use super::spanned::{LIST, SPANNED, Span};

/// A value of any type: texts and lists are empty, numbers are 1, groups have all of their fields.
#[derive(Clone, Copy, Default)]
pub(super) struct StandIn<'n> {
    /// Where the names of the fields of all groups are gathered, if they are asked for: then lists have one entry.
    names: Option<&'n RefCell<BTreeSet<&'static str>>>,
}

/// The names of the fields of a type and of everything in it.
pub(super) fn field_names<T: DeserializeOwned>() -> BTreeSet<&'static str> {
    let names = RefCell::default();
    // What comes of it is of no use.
    let _ = T::deserialize(StandIn { names: Some(&names) });
    names.into_inner()
}

/// The first field that a type needs and a group with fields of these names lacks.
pub(super) fn missing_field<T: DeserializeOwned>(names: &[&str]) -> Option<&'static str> {
    T::deserialize(Named { names }).err()?.missing
}

/// A group that has some fields only, each with a stand-in.
struct Named<'n> {
    names: &'n [&'n str],
}

impl<'de> de::Deserializer<'de> for Named<'_> {
    type Error = Mistake;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        StandIn::default().deserialize_any(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        let mut written = fields.to_vec();
        written.retain(|field| self.names.contains(field));
        visitor.visit_map(AllFields {
            stand_in: StandIn::default(),
            names: written.iter().copied(),
        })
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

impl<'n> StandIn<'n> {
    fn all_fields(self, names: &'static [&'static str]) -> AllFields<'n> {
        if let Some(gathered) = self.names {
            gathered.borrow_mut().extend(names);
        }
        AllFields {
            stand_in: self,
            names: names.iter().copied(),
        }
    }

    fn several(self, left: usize) -> Several<'n> {
        Several { stand_in: self, left }
    }
}

impl<'de> de::Deserializer<'de> for StandIn<'_> {
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
            SPANNED => visitor.visit_seq(SpannedStandIn {
                stand_in: self,
                next: 0,
            }),
            LIST => visitor.visit_seq(self.several(usize::from(self.names.is_some()))),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_seq(self.several(length))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        visitor.visit_seq(self.several(length))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        visitor.visit_map(self.all_fields(fields))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_map(self.all_fields(&[]))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        // A fact whose type is not known is one of no values: nothing is said about how it is used.
        let chosen = variants.iter().find(|name| **name == "OneOf").or(variants.first());
        visitor.visit_enum(Word {
            stand_in: self,
            name: chosen.copied().unwrap_or(""),
        })
    }

    serde::forward_to_deserialize_any! {
        i16 i32 i64 i128 u16 u64 u128 f32 f64 char bytes byte_buf unit unit_struct seq identifier ignored_any
    }
}

struct SpannedStandIn<'n> {
    stand_in: StandIn<'n>,
    next: u8,
}

impl<'de> SeqAccess<'de> for SpannedStandIn<'_> {
    type Error = Mistake;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Mistake> {
        self.next += 1;
        match self.next {
            1 => seed.deserialize(U32Deserializer::new(Span::HOLE.start)).map(Some),
            2 => seed.deserialize(U32Deserializer::new(Span::HOLE.end)).map(Some),
            3 => seed.deserialize(self.stand_in).map(Some),
            _ => Ok(None),
        }
    }
}

struct Several<'n> {
    stand_in: StandIn<'n>,
    left: usize,
}

impl<'de> SeqAccess<'de> for Several<'_> {
    type Error = Mistake;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Mistake> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(self.stand_in).map(Some)
    }
}

struct AllFields<'n> {
    stand_in: StandIn<'n>,
    names: std::iter::Copied<std::slice::Iter<'n, &'static str>>,
}

impl<'de> MapAccess<'de> for AllFields<'_> {
    type Error = Mistake;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Mistake> {
        let Some(name) = self.names.next() else {
            return Ok(None);
        };
        let name: StrDeserializer<'_, Mistake> = name.into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Mistake> {
        seed.deserialize(self.stand_in)
    }
}

struct Word<'n> {
    stand_in: StandIn<'n>,
    name: &'static str,
}

impl<'de> EnumAccess<'de> for Word<'_> {
    type Error = Mistake;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Mistake> {
        let name: StrDeserializer<'_, Mistake> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> VariantAccess<'de> for Word<'_> {
    type Error = Mistake;

    fn unit_variant(self) -> Result<(), Mistake> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Mistake> {
        seed.deserialize(self.stand_in)
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_seq(self.stand_in.several(length))
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_map(self.stand_in.all_fields(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scenario::model::Scenario;

    #[test]
    fn the_fields_of_every_group_are_known() {
        let names = field_names::<Scenario>();
        for name in [
            "author",
            "in_time",
            "overrun",
            "on_expiry",
            "tempting_because",
            "channel",
            "expect",
            "because",
            "drawn",
        ] {
            assert!(names.contains(name), "{name} is not in {names:?}");
        }
    }
}

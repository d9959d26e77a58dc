//! Spans of time in whole milliseconds, written as `12s` or `1m30s`.

use crate::sim::sentence::{Either, sentence};
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};

/// A span of time in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Millis(pub u64);

/// The longest span that a file or a command may name: four hours, the limit of one session.
pub const LONGEST: Millis = Millis(4 * 60 * 60 * 1000);

impl Millis {
    /// Reads `500ms`, `12s`, `2m`, `1m30s`, `1h`; each unit at most once, from large to small, up to [`LONGEST`].
    pub fn parse(text: &str) -> Option<Self> {
        let mut rest = text.trim();
        let mut total: u64 = 0;
        let mut largest_allowed = u64::MAX;
        if rest.is_empty() {
            return None;
        }
        while !rest.is_empty() {
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let number: u64 = rest[..digits].parse().ok()?;
            let unit_and_rest = &rest[digits..];
            let (unit, length) = [("ms", 1), ("h", 3_600_000), ("m", 60_000), ("s", 1000)]
                .into_iter()
                .find(|(name, _)| unit_and_rest.starts_with(name))
                .map(|(name, millis)| (millis, name.len()))?;
            if unit >= largest_allowed {
                return None;
            }
            largest_allowed = unit;
            total = total.checked_add(number.checked_mul(unit)?)?;
            rest = &unit_and_rest[length..];
        }
        (total <= LONGEST.0).then_some(Self(total))
    }

    /// Whole seconds, rounded down.
    pub fn seconds(self) -> u64 {
        self.0 / 1000
    }
}

impl fmt::Display for Millis {
    /// The same form that [`Millis::parse`] reads.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (minutes, seconds, millis) = (self.0 / 60_000, self.0 / 1000 % 60, self.0 % 1000);
        if minutes > 0 {
            write!(formatter, "{minutes}m")?;
        }
        if seconds > 0 || (minutes == 0 && millis == 0) {
            write!(formatter, "{seconds}s")?;
        }
        if millis > 0 {
            write!(formatter, "{millis}ms")?;
        }
        Ok(())
    }
}

impl<'de> Deserialize<'de> for Millis {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MillisVisitor;

        impl Visitor<'_> for MillisVisitor {
            type Value = Millis;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a span of time in quotation marks, such as \"12s\" or \"1m30s\"")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Millis, E> {
                Millis::parse(text).ok_or_else(|| {
                    E::custom(Either(sentence!(
                        "\"{text}\" is not a span of time up to four hours; write it as \"12s\" or \"1m30s\"",
                        "“{text}”不是四小时以内的一段时间；请写成 \"12s\" 或 \"1m30s\" 的样子。"
                    )))
                })
            }

            // The stand-in for a time that could not be read.
            fn visit_none<E: Error>(self) -> Result<Millis, E> {
                Ok(Millis(0))
            }
        }

        deserializer.deserialize_str(MillisVisitor)
    }
}

//! A 64-bit number as a decimal string in JSON: many tools round larger numbers than 53 bits.

use serde::de::Error as _;
use serde::{Deserialize as _, Deserializer, Serializer};

/// Writes the number as `"17"`.
pub(super) fn serialize<S: Serializer>(number: &u64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}

/// Reads what [`serialize`] writes and no other spelling of it.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    let text = String::deserialize(deserializer)?;
    match text.parse::<u64>() {
        Ok(number) if number.to_string() == text => Ok(number),
        _ => Err(D::Error::custom(
            "a seed is a whole number up to 18446744073709551615 in quotation marks, such as \"17\"",
        )),
    }
}

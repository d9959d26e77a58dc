//! Figures for programs: six digits behind the point, and a zero without a sign.

use serde_json::{Value, json};

const DIGITS: f64 = 1e6;

/// Rounds every number in a value that is not whole.
pub(super) fn round(value: &mut Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(round),
        Value::Object(fields) => fields.values_mut().for_each(round),
        Value::Number(number) if number.is_f64() => {
            let rounded = number.as_f64().map(|number| (number * DIGITS).round() / DIGITS);
            *value = json!(rounded.map(|number| number + 0.0));
        }
        _ => {}
    }
}

/// A number as a cell of a table; empty without one.
#[cfg(feature = "assessor")]
pub(super) fn number_cell(number: Option<f64>) -> String {
    number.map_or_else(String::new, |number| {
        ((number * DIGITS).round() / DIGITS + 0.0).to_string()
    })
}

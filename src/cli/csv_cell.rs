//! A cell of a table that a spreadsheet may open.

/// A text that a spreadsheet would take for a formula gets a quote in front; numbers stay as they are.
pub fn harmless_cell(text: &str) -> String {
    let is_number = text.parse::<f64>().is_ok();
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

//! Columns, bars and figures of the report for people.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::cli::diagnostics::harmless;

/// A text in a column of so many cells: cut with `…`, filled up with blanks. A Chinese character is two cells wide.
pub fn cell(text: &str, width: usize) -> String {
    let text = harmless(&text.replace('\n', " "));
    let mut shown = String::new();
    let mut used = 0;
    let is_cut = text.width() > width;
    let room = if is_cut { width.saturating_sub(1) } else { width };
    for c in text.chars() {
        let cells = c.width().unwrap_or(0);
        if used + cells > room {
            break;
        }
        shown.push(c);
        used += cells;
    }
    if is_cut {
        shown.push('…');
        used += 1;
    }
    shown.push_str(&" ".repeat(width.saturating_sub(used)));
    shown
}

/// A text at the right of so many cells; one that is wider stays as it is.
pub fn right(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(text.width())))
}

/// A bar for a share from 0 to 1, in eighths of a cell.
pub fn bar(share: f64, width: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = (share.clamp(0.0, 1.0) * width as f64 * 8.0).round() as usize;
    let drawn = format!("{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8]);
    let used = drawn.chars().count();
    drawn + &" ".repeat(width.saturating_sub(used))
}

/// A row of columns, each as high as its count; the highest fills its cell, and what is not nothing is seen.
pub fn columns(counts: &[u64]) -> String {
    const HEIGHTS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let highest = counts.iter().copied().max().unwrap_or(0).max(1);
    let height = |count: &u64| match count {
        0 => 0,
        count => (count * 8).div_ceil(highest) as usize,
    };
    counts.iter().map(|count| HEIGHTS[height(count).min(8)]).collect()
}

/// A number with commas between thousands.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_cut_at_whole_cells() {
        assert_eq!(cell("先听他说完", 7), "先听他…");
        assert_eq!(cell("先听他说完", 8), "先听他… ");
        assert_eq!(cell("先听", 6), "先听  ");
        assert_eq!(cell("let him finish", 8), "let him…");
    }

    #[test]
    fn figures_read_as_people_write_them() {
        assert_eq!(
            [0, 999, 1_000, 1_234_567].map(grouped).join(" "),
            "0 999 1,000 1,234,567"
        );
        assert_eq!(bar(0.5, 4), "██  ");
        assert_eq!(columns(&[0, 1, 8, 4]), " ▁█▄");
    }
}

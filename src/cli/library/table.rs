//! The library as a table for people: columns as wide as what stands in them, a Chinese character two cells.

use unicode_width::UnicodeWidthStr as _;

use crate::cli::simulate::layout::cell;
use crate::cli::talk::screen::harmless;
use crate::view::library::{COLUMNS, LibraryView};
use crate::words::Words;

/// The most cells of each column; the last, the session, is never cut.
const WIDEST: [usize; COLUMNS.len()] = [16, 20, 32, 12, 16, 10, 10, 10, 10, 20, 10, usize::MAX];

/// Columns of marks, which stand to the right.
const NUMBERS: std::ops::Range<usize> = 5..9;

/// The table with its heading, notes below the sessions that they are about, and the summary.
pub(super) fn table(words: &Words, view: &LibraryView) -> String {
    let mut text = String::new();
    if view.rows.is_empty() {
        text.push_str(&format!("{}\n", words.text("library-nothing")));
    } else {
        let widths = widths(view);
        text.push_str(&line(&view.heading, &widths));
        for row in &view.rows {
            text.push_str(&line(&row.cells, &widths));
            for note in &row.notes {
                text.push_str(&format!("    {}\n", harmless(note)));
            }
        }
        text.push('\n');
    }
    for sentence in &view.summary {
        text.push_str(&format!("{}\n", harmless(sentence)));
    }
    text
}

fn widths(view: &LibraryView) -> [usize; COLUMNS.len()] {
    let mut widths = WIDEST;
    for (column, width) in widths.iter_mut().enumerate() {
        let cells = view.rows.iter().map(|row| &row.cells[column]);
        let widest = cells.chain([&view.heading[column]]).map(|text| harmless(text).width());
        *width = widest.max().unwrap_or(0).min(*width);
    }
    widths
}

fn line(cells: &[String; COLUMNS.len()], widths: &[usize; COLUMNS.len()]) -> String {
    let cells = cells.iter().zip(widths).enumerate().map(|(column, (text, width))| {
        let cut = cell(text, *width);
        match NUMBERS.contains(&column) {
            true => {
                let text = cut.trim_end();
                format!("{}{text}", " ".repeat(width.saturating_sub(text.width())))
            }
            false => cut,
        }
    });
    let line = cells.collect::<Vec<_>>().join("  ");
    format!("{}\n", line.trim_end())
}

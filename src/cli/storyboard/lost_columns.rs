//! What a call loses when a sheet comes back without one of its columns.

use crate::sim::storyboard::columns::{COLUMNS, Column};
use crate::sim::storyboard::export::export;
use crate::sim::storyboard::grid::Headers;
use crate::sim::storyboard::tree::Tree;

/// The columns that the sheet lacks and the call has cells for: the header, and how many cells. Notes are comments of the file, and
/// of these it is told elsewhere.
pub(super) fn lost_columns(old: &str, headers: &Headers, is_chinese: bool) -> Vec<(&'static str, usize)> {
    let language = usize::from(is_chinese);
    let Some(tree) = Tree::parse(old) else {
        return Vec::new();
    };
    let grid = export(&tree, None, language);
    let Ok(of_call) = Headers::find(&grid) else {
        return Vec::new();
    };
    let gone = COLUMNS
        .iter()
        .filter(|about| about.column != Column::Note && !headers.columns.contains_key(&about.column));
    let counted = gone.filter_map(|about| {
        let column = *of_call.columns.get(&about.column)?;
        let rows = of_call.row + 1..grid.rows.len();
        let cells = rows.filter(|row| !grid.cell(*row, column).trim().is_empty()).count();
        (cells > 0).then_some((about.header[language], cells))
    });
    counted.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_that_is_gone_is_counted() {
        let call = r#"(id: "x", nodes: [(id: "a", ask: (options: [
            (id: "b", label: "B", to: "a", why: "W", tempting_because: "T"),
            (id: "c", label: "C", to: "a", why: "W"),
        ]))])"#;
        let mut grid = export(&Tree::parse(call).unwrap(), None, 0);
        let headers = Headers::find(&grid).unwrap();
        assert_eq!(lost_columns(call, &headers, false), []);
        let tempting = headers.columns[&Column::Tempting];
        grid.rows.iter_mut().for_each(|row| row[tempting].clear());
        let headers = Headers::find(&grid).unwrap();
        assert_eq!(lost_columns(call, &headers, false), [("Tempting because", 1)]);
        assert_eq!(lost_columns(call, &headers, true), [("为何诱人", 1)]);
    }
}

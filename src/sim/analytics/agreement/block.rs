//! The largest whole part of a table with holes: rows and columns that meet everywhere.

use std::collections::BTreeSet;

/// The columns of the largest whole part, and the rows that have all of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Block<Row, Column> {
    /// In order.
    pub rows: Vec<Row>,
    /// In order.
    pub columns: Vec<Column>,
}

/// Finds a whole part with at least two columns and as many cells as can be, from the sets of columns that rows have and what two
/// of these share. Of parts with as many cells the one with more columns is taken, then the first.
///
/// More could be found by trying all sets of columns, of which there are too many. What is found here is named, so that everybody
/// can see which rows and columns a coefficient rests on.
pub fn largest_block<Row: Clone + Ord, Column: Clone + Ord>(rows: &[(Row, BTreeSet<Column>)]) -> Block<Row, Column> {
    let sets: BTreeSet<&BTreeSet<Column>> = rows.iter().map(|(_, columns)| columns).collect();
    let mut candidates: BTreeSet<BTreeSet<Column>> = BTreeSet::new();
    for one in &sets {
        for other in &sets {
            candidates.insert(one.intersection(other).cloned().collect());
        }
    }
    let mut best = Block {
        rows: Vec::new(),
        columns: Vec::new(),
    };
    for columns in candidates.into_iter().filter(|columns| columns.len() >= 2) {
        let has_all = rows.iter().filter(|(_, own)| columns.is_subset(own));
        let found: Vec<Row> = has_all.map(|(row, _)| row.clone()).collect();
        let size = |rows: usize, columns: usize| (if rows < 2 { 0 } else { rows * columns }, columns);
        if size(found.len(), columns.len()) > size(best.rows.len(), best.columns.len()) {
            best = Block {
                rows: found,
                columns: columns.into_iter().collect(),
            };
        }
    }
    best
}

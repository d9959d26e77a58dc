//! Which of several files with one session is the one to look at: the one that goes furthest and has all lines of the others. Where
//! two have different lines, nothing decides between them, and both are shown.

use rusqlite::{Transaction, TransactionBehavior};

use super::rows::{Putting, rows_of};
use super::{Broken, Index};
use crate::sim::library::row::{SessionRow, SessionState};
use crate::sim::library::trouble::Trouble;
use crate::sim::session::record::Record;
use crate::store::folder::DataFolder;
use crate::store::record_file::read_record;

impl Index {
    /// Settles every session of which a file has come, changed or gone since the last time.
    pub(super) fn settle(&mut self, data: &DataFolder) -> Result<(), Broken> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        for session in unsettled(&transaction)? {
            let before = rows_of(&transaction, &session)?;
            let mut rows: Vec<SessionRow> = before.iter().map(|(row, _)| row.clone()).collect();
            settle_files(data, &mut rows);
            let mut putting = Putting::new(&transaction)?;
            for (row, (old, stamp)) in rows.iter().zip(&before) {
                if row != old {
                    putting.replace(row, stamp)?;
                }
            }
        }
        transaction.execute("DELETE FROM unsettled", [])?;
        transaction.commit()?;
        Ok(())
    }
}

/// Sessions that have several files now, or had several.
fn unsettled(transaction: &Transaction<'_>) -> Result<Vec<String>, Broken> {
    let mut statement = transaction.prepare(
        "SELECT session FROM unsettled
        WHERE (SELECT count(*) FROM session WHERE session.session = unsettled.session) > 1
        OR EXISTS (SELECT 1 FROM session WHERE session.session = unsettled.session AND state IN ('superseded', 'conflict'))",
    )?;
    let sessions = statement.query_map([], |row| row.get(0))?;
    Ok(sessions.collect::<Result<_, _>>()?)
}

/// Says of each of the files of one session how it stands to the others.
fn settle_files(data: &DataFolder, rows: &mut [SessionRow]) {
    for row in rows.iter_mut() {
        row.state = row.own_state();
        row.superseded_by = None;
    }
    let mut order: Vec<usize> = (0..rows.len()).filter(|place| is_comparable(&rows[*place])).collect();
    // The furthest first; of equal ones the one that is whole, then the shortest path.
    order.sort_by_key(|place| {
        let row = &rows[*place];
        (
            std::cmp::Reverse(row.lines),
            row.trouble.is_some(),
            row.path.len(),
            row.path.clone(),
        )
    });
    // Files that no other goes on from, with their records once they are needed.
    let mut furthest: Vec<(usize, Option<Record>)> = Vec::new();
    for place in order {
        let longer = furthest.iter_mut().find_map(|(longer, record)| {
            let is_same = rows[*longer].head == rows[place].head;
            let mut goes_on = || {
                if record.is_none() {
                    *record = read_record(data.fs().as_ref(), &data.root().join(&rows[*longer].path)).ok();
                }
                let shorter = &rows[place];
                record
                    .as_ref()
                    .is_some_and(|record| record.goes_on_from(shorter.lines, &shorter.head))
            };
            (is_same || goes_on()).then_some(*longer)
        });
        match longer {
            Some(longer) => {
                rows[place].superseded_by = Some(rows[longer].path.clone());
                rows[place].state = SessionState::Superseded;
            }
            None => furthest.push((place, None)),
        }
    }
    if furthest.len() > 1 {
        for (place, _) in furthest {
            rows[place].state = SessionState::Conflict;
        }
    }
}

/// Whether the file has lines that can be compared. One that was changed stands for itself.
fn is_comparable(row: &SessionRow) -> bool {
    let is_torn = matches!(row.trouble, Some(Trouble::Torn { .. }));
    let is_damaged = row.trouble.as_ref().is_some_and(Trouble::is_damage);
    !row.head.is_empty() && (is_torn || !is_damaged)
}

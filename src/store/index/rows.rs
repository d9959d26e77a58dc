//! Rows of the index put in, taken out and read whole.

use rusqlite::types::Value;
use rusqlite::{Connection, Statement, Transaction, TransactionBehavior, params_from_iter};

use super::columns::{self, COLUMNS, Stored};
use super::{Broken, Index};
use crate::sim::library::row::SessionRow;

impl Index {
    /// Puts rows in, each with the stamp that it was read under, all or none. Rows of the same files are replaced.
    ///
    /// # Errors
    /// The index cannot be written.
    pub fn put(&mut self, rows: &[(SessionRow, String)]) -> Result<(), Broken> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        {
            let mut putting = Putting::new(&transaction)?;
            for (row, stamp) in rows {
                putting.put(row, stamp)?;
            }
        }
        transaction.commit()?;
        Ok(())
    }
}

/// Statements that put rows in; sessions that they touch have to be settled afterwards.
pub(super) struct Putting<'t> {
    session: Statement<'t>,
    detail: Statement<'t>,
    unsettled: Statement<'t>,
}

impl<'t> Putting<'t> {
    pub(super) fn new(transaction: &'t Transaction<'_>) -> Result<Self, Broken> {
        let names = COLUMNS.join(", ");
        let marks = vec!["?"; COLUMNS.len()].join(", ");
        let updates: Vec<String> = COLUMNS
            .iter()
            .skip(1)
            .map(|name| format!("{name} = excluded.{name}"))
            .collect();
        Ok(Self {
            session: transaction.prepare(&format!(
                "INSERT INTO session ({names}) VALUES ({marks}) ON CONFLICT (path) DO UPDATE SET {} RETURNING id",
                updates.join(", ")
            ))?,
            detail: transaction.prepare("INSERT OR REPLACE INTO detail (id, row, checksum) VALUES (?, ?, ?)")?,
            unsettled: transaction.prepare("INSERT OR IGNORE INTO unsettled (session) VALUES (?)")?,
        })
    }

    /// Puts a row in.
    pub(super) fn put(&mut self, row: &SessionRow, stamp: &str) -> Result<(), Broken> {
        self.replace(row, stamp)?;
        if !row.session.is_empty() {
            self.unsettled.execute([&row.session])?;
        }
        Ok(())
    }

    /// Puts a row in that changes nothing for the other files of its session.
    pub(super) fn replace(&mut self, row: &SessionRow, stamp: &str) -> Result<(), Broken> {
        let Stored {
            columns,
            json,
            checksum,
        } = columns::stored(row, stamp)?;
        let id: i64 = self.session.query_row(params_from_iter(columns), |row| row.get(0))?;
        self.detail
            .execute((Value::Integer(id), Value::Text(json), Value::Text(checksum)))?;
        Ok(())
    }
}

/// The columns of a whole row, for `SELECT` from both tables.
pub(super) fn whole_row() -> String {
    let columns: Vec<String> = COLUMNS.iter().map(|name| format!("session.{name}")).collect();
    format!(
        "{}, detail.row, detail.checksum FROM session LEFT JOIN detail USING (id)",
        columns.join(", ")
    )
}

/// The rows of one session, each with its stamp.
pub(super) fn rows_of(connection: &Connection, session: &str) -> Result<Vec<(SessionRow, String)>, Broken> {
    let mut statement = connection.prepare(&format!(
        "SELECT {} WHERE session.session = ? ORDER BY path",
        whole_row()
    ))?;
    let mut found = statement.query([session])?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let stored = columns::read(row)?.ok_or_else(|| Broken::new("a row has changed"))?;
        rows.push((stored.row()?, stored.text(1).to_owned()));
    }
    Ok(rows)
}

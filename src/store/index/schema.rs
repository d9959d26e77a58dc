//! The tables of the index. Whatever is not exactly like this is made anew: the records are the truth, and this is only a cache.

use rusqlite::Connection;

use super::Broken;

/// Changes whenever a table or the meaning of a column changes.
const VERSION: i64 = 9;

/// Tells the index from databases of other programs: "Roll" in ASCII.
const APPLICATION: i64 = 0x526f_6c6c;

/// One statement for each table and each order of the list. `session` has what is searched and sorted by, and is narrow, so that a
/// search that no order helps reads little; `detail` has the whole row and a checksum over both.
const STATEMENTS: [&str; 12] = [
    "CREATE TABLE session (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, session TEXT NOT NULL, scenario TEXT NOT NULL, title_en TEXT NOT NULL, title_zh TEXT NOT NULL, trainee TEXT NOT NULL, began TEXT NOT NULL, state TEXT NOT NULL, result TEXT NOT NULL, overall INTEGER NOT NULL, marked INTEGER NOT NULL, said TEXT NOT NULL) STRICT",
    "CREATE TABLE detail (id INTEGER PRIMARY KEY, row TEXT NOT NULL, checksum TEXT NOT NULL) STRICT",
    "CREATE TABLE archived (path TEXT PRIMARY KEY, stamp TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE unsettled (session TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    "CREATE INDEX by_began ON session (began DESC, path)",
    "CREATE INDEX by_mark ON session (overall DESC, path)",
    "CREATE INDEX by_lowest_mark ON session (overall < 0, overall, path)",
    "CREATE INDEX by_scenario ON session (scenario, began DESC, path)",
    "CREATE INDEX by_trainee ON session (trainee, began DESC, path)",
    "CREATE INDEX by_state ON session (state, began DESC, path)",
    "CREATE INDEX by_result ON session (result, marked)",
    "CREATE INDEX by_session ON session (session)",
];

/// Sets up a connection: how it waits for another program, and that a crash may cost the cache and never its caller.
pub(super) fn prepare(connection: &Connection) -> Result<(), Broken> {
    connection.busy_timeout(std::time::Duration::from_secs(30))?;
    connection.execute_batch(
        "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;",
    )?;
    Ok(())
}

/// Makes the tables in an empty database.
pub(super) fn create(connection: &mut Connection) -> Result<(), Broken> {
    let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Exclusive)?;
    // Another program may have been faster.
    if count_of_tables(&transaction)? == 0 {
        for statement in STATEMENTS {
            transaction.execute(statement, [])?;
        }
        transaction.execute_batch(&format!(
            "PRAGMA user_version = {VERSION}; PRAGMA application_id = {APPLICATION};"
        ))?;
    }
    transaction.commit()?;
    Ok(())
}

/// Whether the database has nothing in it yet.
pub(super) fn is_empty(connection: &Connection) -> Result<bool, Broken> {
    Ok(count_of_tables(connection)? == 0)
}

/// Fails unless the tables are exactly ours, and every page, table and order of the database fits the others.
pub(super) fn verify(connection: &Connection) -> Result<(), Broken> {
    let number = |pragma: &str| connection.query_row(pragma, [], |row| row.get::<_, i64>(0));
    if number("PRAGMA user_version")? != VERSION || number("PRAGMA application_id")? != APPLICATION {
        return Err(Broken::new("it was made by another version"));
    }
    let mut statement = connection.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")?;
    let found = statement.query_map([], |row| row.get::<_, String>(0))?;
    let found: Vec<String> = found.collect::<Result<_, _>>()?;
    if found != STATEMENTS {
        return Err(Broken::new("its tables are not those of this program"));
    }
    let said: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    match said.as_str() {
        "ok" => Ok(()),
        _ => Err(Broken::new(said)),
    }
}

fn count_of_tables(connection: &Connection) -> Result<i64, Broken> {
    Ok(connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?)
}

//! The index of the sessions of a folder: an `SQLite` database that is only a cache. It is made of the records, can be deleted at any
//! time, and is made anew where it is broken, older or newer than this program.
//!
//! It holds pseudonyms and no names. It is never put on a share, where locks cannot be trusted.

mod columns;
mod facts;
mod reading;
mod refresh;
mod rows;
mod said;
mod schema;
mod select;
mod settle;
mod stamp;
mod whereabouts;

use std::path::Path;

use rusqlite::{Connection, ErrorCode, OpenFlags};

pub use refresh::{NotRefreshed, Refreshed, Step};
pub use whereabouts::{INDEX_FILE, Whereabouts, index_files};

/// The index of a folder.
#[derive(Debug)]
pub struct Index {
    connection: Connection,
    whereabouts: Whereabouts,
}

/// The index cannot be used. No session depends on it.
#[derive(Debug)]
pub struct Broken {
    /// What was found.
    pub why: String,
    /// Whether the index itself is in order, and only this use of it was refused: another program holds it, or the disk does.
    pub is_refusal: bool,
}

impl Broken {
    /// It has to be made anew.
    fn new(why: impl Into<String>) -> Self {
        Self {
            why: why.into(),
            is_refusal: false,
        }
    }
}

impl From<rusqlite::Error> for Broken {
    fn from(error: rusqlite::Error) -> Self {
        let is_refusal = matches!(
            error.sqlite_error_code(),
            Some(
                ErrorCode::DatabaseBusy
                    | ErrorCode::DatabaseLocked
                    | ErrorCode::ReadOnly
                    | ErrorCode::PermissionDenied
                    | ErrorCode::CannotOpen
                    | ErrorCode::DiskFull
                    | ErrorCode::SystemIoFailure
                    | ErrorCode::OutOfMemory
            )
        );
        Self {
            why: error.to_string(),
            is_refusal,
        }
    }
}

impl Index {
    /// Opens the index of a folder, or makes an empty one: in the folder, else in the platform's cache, else in memory.
    ///
    /// # Errors
    /// There is not even memory for one.
    pub fn open(root: &Path, from_nothing: bool) -> Result<Self, Broken> {
        for path in whereabouts::candidates(root) {
            if from_nothing {
                whereabouts::remove(&path);
            }
            if let Ok(connection) = open_file(&path) {
                let whereabouts = Whereabouts::File(path);
                return Ok(Self {
                    connection,
                    whereabouts,
                });
            }
        }
        Self::in_memory()
    }

    /// An empty index in memory.
    ///
    /// # Errors
    /// There is no memory for one.
    pub fn in_memory() -> Result<Self, Broken> {
        let mut connection = Connection::open_in_memory()?;
        schema::prepare(&connection)?;
        schema::create(&mut connection)?;
        Ok(Self {
            connection,
            whereabouts: Whereabouts::Memory,
        })
    }

    /// Where it lies.
    pub fn whereabouts(&self) -> &Whereabouts {
        &self.whereabouts
    }
}

/// Opens the index in a file; one that is broken or of another version is removed and made anew.
fn open_file(path: &Path) -> Result<Connection, Broken> {
    match open_sound(path) {
        Err(broken) if !broken.is_refusal => {
            whereabouts::remove(path);
            open_sound(path)
        }
        opened => opened,
    }
}

fn open_sound(path: &Path) -> Result<Connection, Broken> {
    whereabouts::make_private(path);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags)?;
    schema::prepare(&connection)?;
    if schema::is_empty(&connection)? {
        schema::create(&mut connection)?;
    }
    schema::verify(&connection)?;
    // Says now, and not in the middle of the work, that the file cannot be written.
    connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK")?;
    Ok(connection)
}

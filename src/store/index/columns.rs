//! A row of the list as columns and back, with a checksum over all of it: no database notices a byte that has turned over in a text.

use rusqlite::Row;
use rusqlite::types::Value;

use super::Broken;
use crate::sim::library::row::SessionRow;
use crate::sim::session::hash::sha256_hex;

/// The columns of `session` apart from its number, in their order.
pub(super) const COLUMNS: [&str; 13] = [
    "path", "stamp", "session", "scenario", "title_en", "title_zh", "trainee", "began", "state", "result", "overall",
    "marked", "said",
];

/// What `overall` is where there is no mark.
const NO_MARK: i64 = -1;

/// A row as the tables have it.
pub(super) struct Stored {
    /// In the order of [`COLUMNS`].
    pub(super) columns: [Value; COLUMNS.len()],
    /// The whole row as JSON.
    pub(super) json: String,
    /// Over all of these.
    pub(super) checksum: String,
}

/// A row that was read under a stamp, as the tables have it.
pub(super) fn stored(row: &SessionRow, stamp: &str) -> Result<Stored, Broken> {
    let played = row.played.as_ref();
    let text = |part: &str| Value::Text(part.to_owned());
    let of_played = |part: fn(&crate::sim::library::row::Played) -> &str| text(played.map_or("", part));
    let columns = [
        text(&row.path),
        text(stamp),
        text(&row.session),
        of_played(|played| &played.scenario),
        of_played(|played| &played.titles[0]),
        of_played(|played| &played.titles[1]),
        of_played(|played| &played.trainee),
        text(row.began()),
        text(row.state.word()),
        text(row.result().word()),
        Value::Integer(row.standing_mark().map_or(NO_MARK, |mark| mark.overall)),
        Value::Integer(i64::from(row.marked)),
        text(&row.said),
    ];
    let json = serde_json::to_string(row).map_err(|error| Broken::new(error.to_string()))?;
    let checksum = checksum(&columns, &json);
    Ok(Stored {
        columns,
        json,
        checksum,
    })
}

/// What the tables have in a row whose first columns are [`COLUMNS`], `row` and `checksum`; nothing if it is not as it was written.
pub(super) fn read(row: &Row<'_>) -> Result<Option<Stored>, Broken> {
    let mut columns = [const { Value::Null }; COLUMNS.len()];
    for (place, column) in columns.iter_mut().enumerate() {
        *column = row.get(place)?;
    }
    let json: Option<String> = row.get(COLUMNS.len())?;
    let expected: Option<String> = row.get(COLUMNS.len() + 1)?;
    let (Some(json), Some(expected)) = (json, expected) else {
        return Ok(None);
    };
    let checksum = checksum(&columns, &json);
    Ok((checksum == expected).then_some(Stored {
        columns,
        json,
        checksum,
    }))
}

impl Stored {
    /// The row.
    pub(super) fn row(&self) -> Result<SessionRow, Broken> {
        serde_json::from_str(&self.json).map_err(|error| Broken::new(error.to_string()))
    }

    /// A column of text.
    pub(super) fn text(&self, place: usize) -> &str {
        match self.columns.get(place) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }
}

fn checksum(columns: &[Value], json: &str) -> String {
    let mut parts = String::with_capacity(json.len() + 256);
    for column in columns {
        match column {
            Value::Text(text) => parts.push_str(text),
            Value::Integer(number) => parts.push_str(&number.to_string()),
            // No other kind is ever written.
            Value::Null | Value::Real(_) | Value::Blob(_) => parts.push('\u{1}'),
        }
        parts.push('\0');
    }
    let mut sum = sha256_hex(&[b"rolecall/index/v2\0", parts.as_bytes(), json.as_bytes()]);
    sum.truncate(32);
    sum
}

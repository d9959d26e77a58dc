//! Reading one line of a record: what is wrong with a line that is not as it was written.

use serde::de::{DeserializeOwned, IgnoredAny};

use super::RecordError;
use super::limits::LONGEST_LINE;
use super::line::{FORMAT, FormatLine, proven};
use crate::sim::json_words::json_words;

/// Says of a header from the future that it is newer, even if its hash or its keys are made differently.
pub(super) fn refuse_other_formats(first: &[u8]) -> Result<(), RecordError> {
    let json = first.split(|byte| *byte == b'\t').next().unwrap_or_default();
    let Ok(FormatLine { format }) = serde_json::from_slice(json) else {
        return Ok(());
    };
    let version = format
        .strip_prefix("rolecall/session/v")
        .and_then(|version| version.parse::<u32>().ok());
    if version.is_some_and(|version| version > 1) {
        return Err(RecordError::NewerFormat { found: format });
    }
    if format != FORMAT && proven(first).is_some() {
        return Err(RecordError::UnknownFormat { found: format });
    }
    Ok(())
}

/// What to say of a line that does not fit its hash.
pub(super) fn wrong_hash_or(number: usize, line: &[u8], rest: &[u8], otherwise: RecordError) -> RecordError {
    if line.len() > LONGEST_LINE {
        RecordError::LineTooLong { line: number }
    } else if has_proven_line(rest) {
        RecordError::WrongHash { line: number }
    } else {
        otherwise
    }
}

pub(super) fn has_proven_line(bytes: &[u8]) -> bool {
    bytes
        .split_inclusive(|byte| *byte == b'\n')
        .any(|line| proven(line).is_some())
}

/// The number of the first whole line in bytes after the valid lines, whose first line has this number. A write that was torn ends
/// before the line's end, or lacks a block in its middle, so its JSON does not end.
pub(super) fn changed_line(tail: &[u8], first_number: usize) -> Option<usize> {
    let at = tail.split_inclusive(|byte| *byte == b'\n').position(is_whole)?;
    Some(first_number + at)
}

fn is_whole(line: &[u8]) -> bool {
    let Some(line) = line.strip_suffix(b"\n") else {
        return false;
    };
    let json = line.split(|byte| *byte == b'\t').next().unwrap_or_default();
    json.first() == Some(&b'{') && serde_json::from_slice::<IgnoredAny>(json).is_ok()
}

pub(super) fn read_line<T: DeserializeOwned>(line: &[u8], number: usize) -> Result<(T, String), RecordError> {
    if line.len() > LONGEST_LINE {
        return Err(RecordError::LineTooLong { line: number });
    }
    let (json, head) = proven(line).ok_or(RecordError::WrongHash { line: number })?;
    match serde_json::from_slice(json) {
        Ok(read) => Ok((read, head)),
        Err(error) => Err(RecordError::NotReadable {
            line: number,
            why: json_words(&error),
        }),
    }
}

pub(super) fn check_place(line: usize, number: (u64, u64), before: (&str, &str)) -> Result<(), RecordError> {
    let (expected, found) = number;
    if found != expected {
        return Err(RecordError::WrongNumber { line, expected, found });
    }
    if before.0 != before.1 {
        return Err(RecordError::BrokenChain { line });
    }
    Ok(())
}

//! A file that somebody may be saving just now, read when it is settled.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use crate::sim::scenario::load::LARGEST_FILE;

/// What is said of a file that never settles.
pub(super) const KEEPS_CHANGING: &str = "it keeps changing while it is read";
/// How many milliseconds are waited before each further attempt: at most 200 together, and only a few before the second one, so that
/// an ordinary save is read at once.
const PAUSES: [u64; 6] = [10, 10, 20, 40, 60, 60];
/// How often a file is read.
const ATTEMPTS: usize = PAUSES.len() + 1;
/// A file that was written this short a time ago may still be written: some programs write a file in pieces.
const FRESH: Duration = Duration::from_millis(200);
/// Many editors empty a file and write it a moment later.
const EMPTIED: Duration = Duration::from_millis(80);

/// How a file looks from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    length: u64,
    changed: Option<SystemTime>,
    /// How long ago that was, if it can be told.
    age: Option<Duration>,
}

/// The bytes of a file once it has stopped changing, and one more than allowed at most. If it has not within 200 ms, they are what
/// they are then, or `None` if it changed even while it was read that last time.
///
/// # Errors
/// When it cannot be read.
pub(super) fn read_when_settled(path: &Path) -> io::Result<Option<Vec<u8>>> {
    read_settled(&mut || stamp(path), &mut || read_capped(path), &mut |millis| {
        sleep(Duration::from_millis(millis));
    })
}

fn stamp(path: &Path) -> io::Result<Stamp> {
    let about = fs::metadata(path)?;
    let changed = about.modified().ok();
    Ok(Stamp {
        length: about.len(),
        changed,
        age: changed.and_then(|changed| changed.elapsed().ok()),
    })
}

/// Reads until length and time are the same after reading as before. Where the last change is fresh, it is read once more, and length,
/// time and bytes must be the same twice in a row.
fn read_settled(
    look: &mut dyn FnMut() -> io::Result<Stamp>,
    read: &mut dyn FnMut() -> io::Result<Vec<u8>>,
    pause: &mut dyn FnMut(u64),
) -> io::Result<Option<Vec<u8>>> {
    let mut last = None;
    for attempt in 0..ATTEMPTS {
        if let Some(millis) = attempt.checked_sub(1).and_then(|before| PAUSES.get(before)) {
            pause(*millis);
        }
        let before = look()?;
        let bytes = read()?;
        let after = look()?;
        let is_same = (before.length, before.changed) == (after.length, after.changed);
        let is_whole = bytes.len() as u64 == before.length || bytes.len() > LARGEST_FILE;
        let needed = if bytes.is_empty() { EMPTIED } else { FRESH };
        let is_old = before.age.is_none_or(|age| age >= needed);
        let seen = (before.length, before.changed, bytes);
        let is_read_twice = !seen.2.is_empty() && last.as_ref() == Some(&seen);
        let is_last = attempt + 1 == ATTEMPTS;
        if is_same && is_whole && (is_old || is_read_twice || is_last) {
            return Ok(Some(seen.2));
        }
        last = Some(seen);
    }
    Ok(None)
}

/// The bytes of a file, and one more than allowed at most: then the checker says that it is too large.
fn read_capped(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?
        .take(LARGEST_FILE as u64 + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: u64 = 1000;

    /// Reads a file that has these bytes at each attempt, and this length and age in milliseconds before and after it.
    fn read_with(attempts: &[(&str, [(u64, u64); 2])]) -> Option<String> {
        let mut looks = attempts.iter().flat_map(|(_, looks)| looks.iter().copied());
        let mut reads = attempts.iter().map(|(bytes, _)| bytes.as_bytes().to_vec());
        let mut look = || {
            let (length, age) = looks.next().unwrap();
            Ok(Stamp {
                length,
                changed: None,
                age: Some(Duration::from_millis(age)),
            })
        };
        let found = read_settled(&mut look, &mut || Ok(reads.next().unwrap()), &mut |_| ()).unwrap();
        found.map(|bytes| String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn nobody_waits_long() {
        assert!(PAUSES.iter().sum::<u64>() <= 200 && PAUSES[0] <= 10);
    }

    #[test]
    fn a_file_is_read_again_until_it_is_settled() {
        let settled = [(3, OLD); 2];
        for (attempts, found) in [
            (vec![("old", settled)], Some("old")),
            // Its length changes while it is read, or it is shorter than it was said to be.
            (vec![("ne", [(2, OLD), (3, OLD)]), ("new", settled)], Some("new")),
            (vec![("ne", settled), ("new", settled)], Some("new")),
            // It was written just now: it counts when it is read twice alike.
            (vec![("new", [(3, 0); 2]), ("new", [(3, 0); 2])], Some("new")),
            (
                vec![("nex", [(3, 0); 2]), ("new", [(3, 0); 2]), ("new", [(3, 0); 2])],
                Some("new"),
            ),
            // It was emptied to be written anew.
            (
                vec![("", [(0, 0); 2]), ("", [(0, 20); 2]), ("new", [(3, OLD); 2])],
                Some("new"),
            ),
            (vec![("", [(0, 0); 2]), ("", [(0, OLD); 2])], Some("")),
            (vec![("a", [(1, 0), (2, 0)]); ATTEMPTS], None),
            // Another program writes it in pieces, with a pause between them.
            (
                vec![("ne", [(2, 30); 2]), ("new", [(3, 0); 2]), ("new", [(3, 10); 2])],
                Some("new"),
            ),
            // It goes on for too long, so it is judged as it is.
            (
                ["a", "ab", "abc", "abcd", "abcde", "abcdef", "abcdefg"]
                    .map(|bytes| (bytes, [(bytes.len() as u64, 0); 2]))
                    .to_vec(),
                Some("abcdefg"),
            ),
        ] {
            assert_eq!(read_with(&attempts).as_deref(), found, "{attempts:?}");
        }
    }
}

//! A file that somebody may be saving just now, read when it is settled.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use crate::sim::scenario::load::LARGEST_FILE;

/// Length and time of the last change.
pub(super) type Stamp = (u64, Option<std::time::SystemTime>);

pub(super) fn stamp(path: &Path) -> io::Result<Stamp> {
    let about = fs::metadata(path)?;
    Ok((about.len(), about.modified().ok()))
}

/// Reads until the file is the same after reading as before, three times at most; `None` if it never is.
pub(super) fn read_settled(
    look: &mut dyn FnMut() -> io::Result<Stamp>,
    read: &mut dyn FnMut() -> io::Result<Vec<u8>>,
) -> io::Result<Option<Vec<u8>>> {
    const ATTEMPTS: usize = 3;
    for _ in 0..ATTEMPTS {
        let before = look()?;
        let bytes = read()?;
        if look()? == before {
            return Ok(Some(bytes));
        }
    }
    Ok(None)
}

/// The bytes of a file, and one more than allowed at most: then the checker says that it is too large.
pub(super) fn read_capped(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?
        .take(LARGEST_FILE as u64 + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a file whose length is this before and after each attempt.
    fn read_with(lengths: &[u64]) -> Option<Vec<u8>> {
        let mut lengths = lengths.iter().copied();
        let mut reads = 0;
        let mut look = || Ok((lengths.next().unwrap(), None));
        let mut read = || {
            reads += 1;
            Ok(vec![reads])
        };
        read_settled(&mut look, &mut read).unwrap()
    }

    #[test]
    fn a_file_is_read_again_until_it_is_settled() {
        assert_eq!(read_with(&[5, 5]), Some(vec![1]));
        assert_eq!(read_with(&[5, 6, 6, 6]), Some(vec![2]));
        assert_eq!(read_with(&[1, 2, 3, 4, 5, 6]), None);
    }
}

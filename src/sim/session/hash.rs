//! SHA-256 in hexadecimal: what chains a record's lines and names an archived file.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::record::ArchivedFile;

/// The one hash for all files that a session is played with: over the name and the SHA-256 of each, in the order of their names.
pub fn files_hash(files: &[ArchivedFile]) -> String {
    let mut sorted: Vec<&ArchivedFile> = files.iter().collect();
    sorted.sort();
    let lines = sorted.iter().map(|file| format!("{}\0{}\n", file.name, file.sha256));
    sha256_hex(&[b"rolecall/files/v1\0", lines.collect::<String>().as_bytes()])
}

/// SHA-256 of these parts, one after the other, as 64 lower-case hexadecimal digits.
///
/// For one part it is what `sha256sum` prints. Nothing marks where a part ends: a caller that needs it puts a NUL there.
pub fn sha256_hex(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    let mut hex = String::with_capacity(64);
    for byte in hasher.finalize() {
        // Writing into a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

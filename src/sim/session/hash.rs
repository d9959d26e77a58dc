//! SHA-256 in hexadecimal: what chains a record's lines and names an archived file.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

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

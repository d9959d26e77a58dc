//! Ids of statements, made of the record's own hashes: the same record always gives the same statements, so that sending them twice
//! adds nothing.

use crate::sim::session::hash::sha256_hex;

/// A UUID in the form of a name-based one (RFC 4122, version 5), of the first 16 bytes of a SHA-256: stores check the form, and no
/// other name has the same.
pub fn statement_id(kind: &str, hash: &str) -> String {
    let digest = sha256_hex(&[b"rolecall/xapi/v1\0", kind.as_bytes(), b"\0", hash.as_bytes()]);
    let digit = |place: usize| digest.as_bytes().get(place).copied().unwrap_or(b'0');
    let variant = match digit(16) {
        b'0' | b'4' | b'8' | b'c' => '8',
        b'1' | b'5' | b'9' | b'd' => '9',
        b'2' | b'6' | b'a' | b'e' => 'a',
        _ => 'b',
    };
    let part = |from: usize, to: usize| digest.get(from..to).unwrap_or_default();
    format!(
        "{}-{}-5{}-{variant}{}-{}",
        part(0, 8),
        part(8, 12),
        part(13, 16),
        part(17, 20),
        part(20, 32)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_the_form_and_differ() {
        let id = statement_id("answered", "ab");
        assert_eq!(id, statement_id("answered", "ab"));
        assert_ne!(id, statement_id("call", "ab"));
        assert_ne!(id, statement_id("answered", "ac"));
        let lengths: Vec<usize> = id.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12]);
        assert!(
            id.as_bytes()[14] == b'5' && b"89ab".contains(&id.as_bytes()[19]),
            "{id}"
        );
    }
}

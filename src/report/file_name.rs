//! Names of files that are made of ids, never of titles or names of people.

use crate::sim::session::hash::sha256_hex;

/// The longest id that is used as it is.
const LONGEST: usize = 80;

/// `KIND-ID.ENDING`. An id with anything but small letters, digits and hyphens becomes the beginning of its hash.
pub fn file_name(kind: &str, id: &str, ending: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_');
    match !id.is_empty() && id.len() <= LONGEST && id.bytes().all(is_plain) {
        true => format!("{kind}-{id}.{ending}"),
        false => {
            let hash: String = sha256_hex(&[id.as_bytes()]).chars().take(32).collect();
            format!("{kind}-{hash}.{ending}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_id_leads_out_of_the_folder() {
        assert_eq!(
            file_name("session", "20261124-a-1", "html"),
            "session-20261124-a-1.html"
        );
        for id in ["../../etc", "", "CON", "a/b", "a\\b", "a\0b", &"x".repeat(81), "=1"] {
            let name = file_name("trainee", id, "html");
            assert_eq!(name.len(), "trainee-".len() + 32 + ".html".len(), "{id:?}");
            assert!(
                name.bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte)),
                "{name}"
            );
        }
    }
}

//! The pseudonym that stands in a record for its trainee.

/// A pseudonym as records have it, in small letters; nothing for what is none.
pub fn pseudonym(text: &str) -> Option<String> {
    let text = text.trim();
    let is_one = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_one.then(|| text.to_ascii_lowercase())
}

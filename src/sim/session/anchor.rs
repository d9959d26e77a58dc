//! The anchor: ten characters of a record's last hash, short enough to be written down at once by somebody else.
//!
//! Whoever rewrites a record afterwards gets another last hash, and hitting the same fifty bits takes some 10^15 attempts.

/// The digits of Crockford's base 32: no I, L, O, U.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 10;

/// The anchor of a record whose last line has this hash, as `7K2QX-9M4TD`; nothing if the text is no SHA-256 in hexadecimal.
pub fn anchor(head: &str) -> Option<String> {
    if head.len() != 64 {
        return None;
    }
    // 13 hexadecimal digits have 52 bits; ten digits of base 32 take the first 50.
    let bits = u64::from_str_radix(head.get(..13)?, 16).ok()? >> 2;
    let digit = |at: usize| char::from(DIGITS[(bits >> (5 * (LENGTH - 1 - at))) as usize % 32]);
    let digits: String = (0..LENGTH).map(digit).collect();
    Some(format!("{}-{}", &digits[..5], &digits[5..]))
}

/// Whether somebody has written down this anchor: capitals, hyphens and spaces do not matter, nor does O for 0 or I and L for 1.
pub fn is_anchor(written: &str, head: &str) -> bool {
    anchor(head).is_some_and(|anchor| plain(&anchor) == plain(written))
}

/// Whether a text can be an anchor at all: ten digits, written in any of these ways. Whoever has mistyped one accuses no record.
pub fn could_be_anchor(written: &str) -> bool {
    let digits = plain(written);
    digits.len() == LENGTH && digits.bytes().all(|digit| DIGITS.contains(&digit))
}

fn plain(text: &str) -> String {
    let characters = text.chars().filter(|character| !matches!(character, '-' | ' '));
    characters
        .map(|character| match character.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_is_the_first_fifty_bits() {
        let head = format!("{}{}", "f".repeat(13), "0".repeat(51));
        assert_eq!(anchor(&head).as_deref(), Some("ZZZZZ-ZZZZZ"));
        let head = format!("00443214c7424{}", "0".repeat(51));
        assert_eq!(anchor(&head).as_deref(), Some("01234-56789"));
        assert_eq!(anchor("0443"), None);
        assert_eq!(anchor(&"z".repeat(64)), None);
    }

    #[test]
    fn a_bit_less_or_a_digit_more_is_another_anchor() {
        let head = format!("00443214c7424{}", "0".repeat(51));
        assert!(is_anchor("o1234 56789", &head) && is_anchor("0L23456789", &head));
        assert!(!is_anchor("01234-5678", &head) && !is_anchor("01234-567890", &head) && !is_anchor("", &head));
        let other = head.replacen('4', "5", 1);
        assert!(!is_anchor("01234-56789", &other));
    }
}

//! The id of a session, also the name of its record: when it began, which call, and something random.

use jiff::Timestamp;

use super::fresh::fresh_u64;

/// An id such as `20261124-124500-angry-complaint-3f9a2c`, in UTC, so that names sort by time.
///
/// The suffix keeps apart what a clock that was set back would name alike.
pub fn session_id(began: Timestamp, scenario: &str, suffix: u32) -> String {
    format!(
        "{}-{scenario}-{:06x}",
        began.strftime("%Y%m%d-%H%M%S"),
        suffix & 0xff_ffff
    )
}

/// An id for a session that begins now.
pub fn new_session_id(scenario: &str) -> String {
    // The low bits are as good as any others.
    session_id(Timestamp::now(), scenario, fresh_u64() as u32)
}

/// Whether a word has the form of such an id.
pub fn is_session_id(word: &str) -> bool {
    let parts: Vec<&str> = word.splitn(3, '-').collect();
    let [day, time, rest] = parts.as_slice() else {
        return false;
    };
    let has_digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    let suffix = rest.rsplit_once('-').map(|(_, suffix)| suffix);
    let is_random = |suffix: &str| suffix.len() == 6 && suffix.bytes().all(|byte| byte.is_ascii_hexdigit());
    has_digits(day, 8) && has_digits(time, 6) && suffix.is_some_and(is_random)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_the_form_of_one() {
        assert!(is_session_id(&new_session_id("angry-complaint")));
        assert!(is_session_id(&session_id(Timestamp::UNIX_EPOCH, "x", 7)));
        for word in [
            "ann",
            "20261124",
            "20261124-124500-",
            "20261124-124500-a-3f9a2",
            "2026112x-124500-a-3f9a2c",
        ] {
            assert!(!is_session_id(word), "{word}");
        }
    }
}

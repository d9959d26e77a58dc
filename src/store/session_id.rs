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

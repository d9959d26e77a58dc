//! The time on the wall as records spell it.

use jiff::Timestamp;

/// A time as `2026-11-23T18:40:02Z`.
pub fn wall_text(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// This moment as `2026-11-23T18:40:02Z`.
pub fn wall_now() -> String {
    wall_text(Timestamp::now())
}

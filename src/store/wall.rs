//! The time on the wall as records spell it.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// A time as `2026-11-23T18:40:02Z`.
pub fn wall_text(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// This moment as `2026-11-23T18:40:02Z`.
pub fn wall_now() -> String {
    wall_text(Timestamp::now())
}

/// The clock on the wall of whoever sits here, as `18:40:02`.
pub fn clock_here() -> String {
    let here = Timestamp::now().to_zoned_datetime(TimeZone::system());
    here.strftime("%H:%M:%S").to_string()
}

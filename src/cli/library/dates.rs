//! Days that somebody types, as moments in UTC that records can be compared with.

use anyhow::Context as _;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::store::wall::wall_text;

/// The moment in which a day begins in this zone.
///
/// # Errors
/// It is no day.
pub(super) fn beginning_of(day: &str, zone: &TimeZone) -> anyhow::Result<String> {
    moment(date(day)?, day, zone)
}

/// The moment in which a day is over in this zone.
///
/// # Errors
/// It is no day.
pub(super) fn end_of(day: &str, zone: &TimeZone) -> anyhow::Result<String> {
    let next = date(day)?.tomorrow().with_context(|| wrong(day))?;
    moment(next, day, zone)
}

fn date(day: &str) -> anyhow::Result<Date> {
    day.parse::<Date>().ok().with_context(|| wrong(day))
}

fn moment(date: Date, day: &str, zone: &TimeZone) -> anyhow::Result<String> {
    let midnight = date.to_zoned_datetime(zone.clone()).with_context(|| wrong(day))?;
    Ok(wall_text(midnight.timestamp()))
}

fn wrong(day: &str) -> String {
    format!("\"{day}\" is not a day; write it as 2026-11-23")
}

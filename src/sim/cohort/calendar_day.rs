//! A day of the calendar as `2026-12-01`. Days compare as their texts do.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::sim::sentence::{Sentence, sentence};

/// A day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CalendarDay(String);

impl CalendarDay {
    /// Reads `2026-12-01`; nothing for what is no day.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut number = |length: usize| {
            let part = parts.next()?;
            let is_plain = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse::<u32>().ok().filter(|_| is_plain)
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        if parts.next().is_some() {
            return None;
        }
        let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        (1..=days).contains(&day).then(|| Self(text.to_owned()))
    }

    /// Reads a day that somebody has typed.
    ///
    /// # Errors
    /// It is none; the sentence says how one is written.
    pub fn read(text: &str) -> Result<Self, Sentence> {
        Self::parse(text.trim()).ok_or_else(|| {
            sentence!(
                "{text:?} is no day; write it as 2026-12-10.",
                "{text:?} 不是日期；请写成 2026-12-10。",
                text = text
            )
        })
    }

    /// The day of a time as records spell it, `2026-11-23T18:40:02Z`.
    pub fn of_wall(wall: &str) -> Option<Self> {
        Self::parse(wall.get(..10)?)
    }
}

impl fmt::Display for CalendarDay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl TryFrom<String> for CalendarDay {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("\"{text}\" is no day; write it as 2026-12-01"))
    }
}

impl From<CalendarDay> for String {
    fn from(day: CalendarDay) -> Self {
        day.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_days() {
        for day in ["2026-12-01", "2024-02-29", "2000-02-29", "2026-04-30"] {
            assert_eq!(CalendarDay::parse(day).unwrap().to_string(), day);
        }
        for text in [
            "2026-13-01",
            "2026-00-10",
            "2026-02-29",
            "1900-02-29",
            "2026-04-31",
            "2026-1-1",
            "26-01-01",
            "",
            "2026-01-01-1",
            "+026-01-01",
            "2026-01-00",
            "１２３４-01-01",
        ] {
            assert_eq!(CalendarDay::parse(text), None, "{text}");
        }
        assert_eq!(
            CalendarDay::of_wall("2026-11-23T18:40:02Z").unwrap().to_string(),
            "2026-11-23"
        );
        assert!(CalendarDay::parse("2026-09-30") < CalendarDay::parse("2026-10-01"));
    }
}

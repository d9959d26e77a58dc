//! Named values: numbers, money, rates and dates that every text of a scenario shares.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};

use super::spanned::{Entries, Spanned, Text};
use crate::sim::sentence::{Either, sentence};

/// A value of the scenario or of the bank; `{name}` in a text becomes its wording in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub enum Value {
    /// An amount of money, as `Money(72)` or `Money("2433.75")`. Its currency is the bank's, or that of the country the call is set in.
    Money(Spanned<Decimal>),
    /// A rate in per cent, as `Percent("0.60")`; its digits are shown as written.
    Percent(Spanned<Decimal>),
    /// A plain number.
    Number(Spanned<Decimal>),
    /// A calendar day, `Date("2026-05-12")`.
    Date(Spanned<CalendarDay>),
    /// Words, which are translated like any other text.
    Words(Text),
    /// One value for each supported country, `ByCountry({"cn": …, "uk": …})`.
    ByCountry(Entries<Value>),
}

/// An exact decimal number: `units / 10^scale`. Digits after the point are kept as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decimal {
    /// The number without its point.
    pub units: i64,
    /// How many of the digits stand after the point, 0 to 6.
    pub scale: u8,
}

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CalendarDay {
    /// 1900 to 2199.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31, as the month has.
    pub day: u8,
}

impl Decimal {
    /// Reads `-12,345.60` without separators: digits, at most one point, at most six digits after it.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !plain(whole) || !plain(fraction) || fraction.len() > 6 {
            return None;
        }
        if digits.contains('.') && fraction.is_empty() {
            return None;
        }
        let units: i64 = format!("{whole}{fraction}").parse().ok()?;
        Some(Self {
            units: if negative { -units } else { units },
            scale: fraction.len() as u8,
        })
    }
}

impl fmt::Display for Decimal {
    /// Digits in groups of three, as in `12,345.60`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:0>1$}", self.units.unsigned_abs(), usize::from(self.scale) + 1);
        let (whole, fraction) = digits.split_at(digits.len() - usize::from(self.scale));
        if self.units < 0 {
            formatter.write_str("-")?;
        }
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                formatter.write_str(",")?;
            }
            write!(formatter, "{digit}")?;
        }
        if self.scale > 0 {
            write!(formatter, ".{fraction}")?;
        }
        Ok(())
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct DecimalVisitor;

        impl Visitor<'_> for DecimalVisitor {
            type Value = Decimal;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a whole number such as 72, or a quoted one such as \"2433.75\"")
            }

            fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Decimal, E> {
                Ok(Decimal { units: value, scale: 0 })
            }

            fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Decimal, E> {
                let units = i64::try_from(value)
                    .map_err(|_| E::custom(Either(sentence!("this number is too large", "这个数字太大。"))))?;
                Ok(Decimal { units, scale: 0 })
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Decimal, E> {
                Decimal::parse(text).ok_or_else(|| {
                    E::custom(Either(sentence!(
                        "\"{text}\" is not a number; write digits with at most one point, as in \"2433.75\"",
                        "“{text}”不是数字；请只写数字和最多一个小数点，例如 \"2433.75\"。"
                    )))
                })
            }

            // The stand-in for a number that could not be read.
            fn visit_none<E: Error>(self) -> Result<Decimal, E> {
                Ok(Decimal { units: 0, scale: 0 })
            }
        }

        deserializer.deserialize_any(DecimalVisitor)
    }
}

impl CalendarDay {
    /// Reads `2026-05-12`; a day that the month does not have is refused.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 || month.len() != 2 || day.len() != 2 {
            return None;
        }
        let (year, month, day): (u16, u8, u8) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days_in_month = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        ((1900..2200).contains(&year) && (1..=days_in_month).contains(&day)).then_some(Self { year, month, day })
    }

    /// The day on which a year from this day is over. After 29 February that is 28 February: where the month has no such day, the year ends
    /// with the month, as in article 202 of China's Civil Code and Dodds v Walker in England, and nothing holds for longer than a year.
    #[must_use]
    pub fn a_year_later(self) -> Self {
        let is_leap_day = (self.month, self.day) == (2, 29);
        Self {
            year: self.year + 1,
            day: if is_leap_day { 28 } else { self.day },
            ..self
        }
    }
}

impl fmt::Display for CalendarDay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Whether it is written as a day is, be there such a day or not.
fn has_form_of_a_day(text: &str) -> bool {
    let is_right = |(place, byte): (usize, u8)| match place {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    text.len() == 10 && text.bytes().enumerate().all(is_right)
}

impl<'de> Deserialize<'de> for CalendarDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct DayVisitor;

        impl Visitor<'_> for DayVisitor {
            type Value = CalendarDay;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<CalendarDay, E> {
                CalendarDay::parse(text).ok_or_else(|| {
                    E::custom(Either(match has_form_of_a_day(text) {
                        true => sentence!(
                            "there is no day \"{text}\" in the calendar",
                            "日历上没有“{text}”这一天。"
                        ),
                        false => sentence!(
                            "\"{text}\" is not a day; write it as \"2026-05-12\"",
                            "“{text}”不是日期；请写成 \"2026-05-12\" 的样子。"
                        ),
                    }))
                })
            }

            // The stand-in for a day that could not be read.
            fn visit_none<E: Error>(self) -> Result<CalendarDay, E> {
                Ok(CalendarDay {
                    year: 2000,
                    month: 1,
                    day: 1,
                })
            }
        }

        deserializer.deserialize_str(DayVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_is_not_in_the_calendar_is_told_so_and_not_how_to_write_one() {
        let told = |text: &str| ron::from_str::<CalendarDay>(text).unwrap_err().to_string();
        for day in ["2026-06-31", "2026-02-29", "2026-13-01"] {
            assert!(told(&format!("\"{day}\"")).contains("there is no day"), "{day}");
        }
        for text in ["31 June", "2026-6-1", "2026/06/01"] {
            assert!(told(&format!("\"{text}\"")).contains("write it as"), "{text}");
        }
        assert!(ron::from_str::<CalendarDay>("\"2028-02-29\"").is_ok());
    }
}

//! A mark from 0 to 100 in tenths, and the one rounding rule.

use std::fmt;

use serde::Serialize;

/// A mark in tenths of a point, 0 to 1000. It is what is shown and what is compared with pass mark and floors: a mark that
/// reads 80.0 passes at 80.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash, Serialize)]
pub struct Mark(pub i64);

impl Mark {
    /// The share `part / whole` as a mark, rounded to tenths, half away from zero. Not floored: it may be negative.
    /// A whole of 0 or less is not measured and counts as full.
    pub fn share(part: i64, whole: i64) -> Self {
        if whole <= 0 {
            return Self(1000);
        }
        let doubled = i128::from(part) * 2000;
        let whole = i128::from(whole);
        let rounded = if doubled >= 0 {
            (doubled + whole) / (2 * whole)
        } else {
            (doubled - whole) / (2 * whole)
        };
        Self(rounded.clamp(-1_000_000, 1_000_000) as i64)
    }

    /// The mark that somebody has written, 0 to 100 with at most one digit after the point: `82`, `82.5`. Anything else is none.
    pub fn written(text: &str) -> Option<Self> {
        let (whole, tenth) = text.split_once('.').unwrap_or((text, "0"));
        let is_plain = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !is_plain(whole) || !is_plain(tenth) || tenth.len() > 1 || whole.len() > 3 {
            return None;
        }
        let (whole, tenth): (i64, i64) = (whole.parse().ok()?, tenth.parse().ok()?);
        let tenths = whole * 10 + tenth;
        (tenths <= 1000).then_some(Self(tenths))
    }

    /// The mark, or 0 if it is below.
    pub fn floored(self) -> Self {
        Self(self.0.max(0))
    }

    /// Whether it reaches a level given in whole points.
    pub fn reaches(self, points: u8) -> bool {
        self.0 >= i64::from(points) * 10
    }
}

impl fmt::Display for Mark {
    /// Whole points as `80`, others with their tenth as `79.5`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let tenths = self.0.unsigned_abs();
        match tenths % 10 {
            0 => write!(formatter, "{sign}{}", tenths / 10),
            tenth => write!(formatter, "{sign}{}.{tenth}", tenths / 10),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_is_rounded_away_from_zero() {
        for (part, whole, tenths) in [
            (1, 1, 1000),
            (2, 3, 667),
            (1, 3, 333),
            (1, 2000, 1),
            (-1, 2000, -1),
            (1, 2001, 0),
            (0, 7, 0),
            (159, 200, 795),
        ] {
            assert_eq!(Mark::share(part, whole), Mark(tenths), "{part}/{whole}");
        }
        assert_eq!(Mark(795).to_string(), "79.5");
        assert!(Mark(800).reaches(80) && !Mark(799).reaches(80));
    }
}

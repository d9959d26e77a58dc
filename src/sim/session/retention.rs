//! How long sessions and marks are kept, for what, and what is kept in spite of that.

use serde::{Deserialize, Serialize};

use super::record::Mode;
use crate::sim::sentence::{Sentence, sentence};

/// The format that this program reads.
pub const FORMAT: u32 = 1;
/// The longest period: a hundred years.
pub const LONGEST_DAYS: u32 = 36_500;
/// The most people and sessions that are held.
const MOST_HELD: usize = 10_000;

/// Periods by purpose, in days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Retention {
    /// [`FORMAT`].
    pub format: u32,
    /// Records of practice, from the latest of their times on.
    pub practice_days: u32,
    /// Records of exams, from the latest of their times on.
    pub exam_days: u32,
    /// What assessors have said, from the last word about a session on.
    pub marks_days: u32,
    /// Pseudonyms and ids of sessions that are kept whatever their age: a dispute or a court is waiting for them.
    pub hold: Vec<String>,
}

/// Why something goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// That of practice is over.
    Practice,
    /// That of exams is over.
    Exam,
    /// That of marks is over.
    Marks,
}

/// What becomes of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stays as it is.
    Stays,
    /// It would go, and is held.
    Held,
    /// The record and its marks go.
    Whole(Period),
    /// Its marks go, and the record stays.
    MarksOnly,
}

/// What is known of a session's age, in whole days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ages<'s> {
    /// Its id.
    pub session: &'s str,
    /// The pseudonyms in its records.
    pub trainees: &'s [String],
    /// What it was for, and the days since the latest of the times of any of its records; none if there is no record.
    pub record: Option<(Mode, u32)>,
    /// Days since the last word about it; none if nobody has said anything.
    pub marks: Option<u32>,
}

impl Default for Retention {
    fn default() -> Self {
        Self {
            format: FORMAT,
            practice_days: 365,
            exam_days: 1_095,
            marks_days: 1_095,
            hold: Vec::new(),
        }
    }
}

impl Retention {
    /// What is wrong with it, as a piece of a sentence; nothing if all is right.
    pub fn mistake(&self) -> Option<Sentence> {
        let periods = [
            ("practice_days", self.practice_days),
            ("exam_days", self.exam_days),
            ("marks_days", self.marks_days),
        ];
        if self.format != FORMAT {
            return Some(sentence!(
                "it has format {found}, and this program reads {FORMAT}",
                "它的格式是 {found}，本程序读的是 {FORMAT}",
                found = self.format
            ));
        }
        let bad = periods.iter().find(|(_, days)| !(1..=LONGEST_DAYS).contains(days));
        if let Some((name, days)) = bad {
            return Some(sentence!(
                "{name} is {days}, and must be 1 to {LONGEST_DAYS}",
                "{name} 是 {days}，应为 1 到 {LONGEST_DAYS}"
            ));
        }
        let is_blank = self.hold.iter().any(|held| held.trim().is_empty());
        (is_blank || self.hold.len() > MOST_HELD).then(|| {
            sentence!(
                "hold must name pseudonyms or sessions, {MOST_HELD} at most",
                "hold 应写化名或会话编号，最多 {MOST_HELD} 个"
            )
        })
    }

    /// The days of a period.
    pub fn days(&self, period: Period) -> u32 {
        match period {
            Period::Practice => self.practice_days,
            Period::Exam => self.exam_days,
            Period::Marks => self.marks_days,
        }
    }

    /// Whether a person or a session is held.
    pub fn holds(&self, id: &str) -> bool {
        self.hold.iter().any(|held| held.trim().eq_ignore_ascii_case(id))
    }

    /// What becomes of a session. A record that was marked goes when the period of its marks is over, too: without it nobody could
    /// answer for them.
    pub fn fate(&self, ages: &Ages<'_>) -> Fate {
        let are_marks_over = ages.marks.is_none_or(|days| days >= self.marks_days);
        let of_record = ages.record.and_then(|(mode, days)| {
            let period = match mode {
                Mode::Practice => Period::Practice,
                Mode::Exam => Period::Exam,
            };
            (days >= self.days(period) && are_marks_over).then_some(period)
        });
        let fate = match (of_record, ages.marks) {
            (Some(period), _) => Fate::Whole(period),
            (None, Some(days)) if days >= self.marks_days => Fate::MarksOnly,
            _ => Fate::Stays,
        };
        let is_held = self.holds(ages.session) || ages.trainees.iter().any(|trainee| self.holds(trainee));
        match fate {
            Fate::Whole(_) | Fate::MarksOnly if is_held => Fate::Held,
            fate => fate,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_purpose_has_its_period_and_a_hold_goes_before_all() {
        let retention = Retention {
            practice_days: 10,
            exam_days: 20,
            marks_days: 15,
            hold: vec!["HELD".to_owned()],
            ..Retention::default()
        };
        let (practice, exam) = (Mode::Practice, Mode::Exam);
        for (record, marks, fate) in [
            (Some((practice, 9)), None, Fate::Stays),
            (Some((practice, 10)), None, Fate::Whole(Period::Practice)),
            (Some((practice, 10)), Some(14), Fate::Stays),
            (Some((practice, 10)), Some(15), Fate::Whole(Period::Practice)),
            (Some((exam, 19)), None, Fate::Stays),
            (Some((exam, 19)), Some(15), Fate::MarksOnly),
            (Some((exam, 20)), Some(15), Fate::Whole(Period::Exam)),
            (Some((exam, 20)), Some(14), Fate::Stays),
            (None, Some(15), Fate::MarksOnly),
            (None, Some(14), Fate::Stays),
        ] {
            for (session, trainee, is_held) in [("s", "t", false), ("held", "t", true), ("s", "held", true)] {
                let trainees = [trainee.to_owned()];
                let found = retention.fate(&Ages {
                    session,
                    trainees: &trainees,
                    record,
                    marks,
                });
                let expected = match fate {
                    Fate::Stays => Fate::Stays,
                    _ if is_held => Fate::Held,
                    fate => fate,
                };
                assert_eq!(found, expected, "{record:?} {marks:?} {session} {trainee}");
            }
        }
    }

    #[test]
    fn periods_that_are_none_are_refused() {
        assert_eq!(Retention::default().mistake(), None);
        for bad in [
            Retention {
                format: 2,
                ..Retention::default()
            },
            Retention {
                practice_days: 0,
                ..Retention::default()
            },
            Retention {
                exam_days: LONGEST_DAYS + 1,
                ..Retention::default()
            },
            Retention {
                hold: vec![" ".to_owned()],
                ..Retention::default()
            },
        ] {
            assert!(bad.mistake().is_some(), "{bad:?}");
        }
    }
}

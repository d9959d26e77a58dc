//! What a group or a person has been given to do, and by when.

use serde::{Deserialize, Serialize};

use super::calendar_day::CalendarDay;
use super::roster::group_name;
use crate::sim::sentence::Sentence;
use crate::sim::session::pseudonym::pseudonym;
use crate::sim::session::record::Mode;

/// The format that this program writes.
pub const FORMAT: u32 = 1;
/// The most calls of one assignment.
pub const MOST_CALLS: usize = 100;

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    /// The version of the format.
    pub format: u32,
    /// Its id, also the name of its file.
    pub id: String,
    /// The name of the course that these calls make, if they make one.
    pub course: Option<String>,
    /// The ids of the calls, each once, in the order in which they should be played.
    pub calls: Vec<String>,
    /// Who has to do it.
    pub to: Assignee,
    /// As practice or as an exam.
    pub mode: Mode,
    /// When it was given, in UTC: what was finished on an earlier day does not count for it.
    pub given: String,
    /// The last day, in UTC, on which it is in time.
    pub due: CalendarDay,
}

/// What somebody asks to be given, as it was typed or chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedAssignment {
    /// A group of the roster, or one person on it: the whole pseudonym, or the whole name.
    pub to: String,
    /// The ids of the calls, in order; without any, those that the course had before.
    pub calls: Vec<String>,
    /// The name of the course that they make.
    pub course: Option<String>,
    /// As practice or as an exam.
    pub mode: Mode,
    /// The last day on which it is in time.
    pub due: String,
}

/// Who has to do something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Assignee {
    /// Everybody who is in this group when one looks.
    Group(String),
    /// One person, by pseudonym.
    Trainee(String),
}

impl Assignment {
    /// Whether everything in it may be there.
    pub fn is_sound(&self) -> bool {
        let is_id = |text: &String| {
            (1..=64).contains(&text.len())
                && text
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte))
        };
        let assignee = match &self.to {
            Assignee::Group(group) => group_name(group).as_ref() == Some(group),
            Assignee::Trainee(trainee) => pseudonym(trainee).as_ref() == Some(trainee),
        };
        let mut calls = self.calls.clone();
        calls.sort();
        calls.dedup();
        self.format == FORMAT
            && is_id(&self.id)
            && assignee
            && calls.len() == self.calls.len()
            && (1..=MOST_CALLS).contains(&calls.len())
            && calls.iter().all(is_id)
            && self
                .course
                .as_ref()
                .is_none_or(|course| group_name(course).as_ref() == Some(course))
            && CalendarDay::of_wall(&self.given).is_some()
    }

    /// To whom, what, how and by when.
    pub fn sentence(&self) -> Sentence {
        let (Assignee::Group(to) | Assignee::Trainee(to)) = &self.to;
        let calls = self.calls.join(", ");
        let course = self.course.as_ref();
        let course = course.map_or_else(String::new, |course| format!("{course}: "));
        let (mode, chinese_mode) = match self.mode {
            Mode::Practice => ("practice", "练习"),
            Mode::Exam => ("exam", "考试"),
        };
        Sentence {
            english: format!("{to}: {course}{calls} ({mode}), due {}", self.due),
            chinese: format!("{to}：{course}{calls}（{chinese_mode}），截止 {}", self.due),
        }
    }

    /// Whether it is for this person of this group.
    pub fn concerns(&self, trainee: &str, group: &str) -> bool {
        match &self.to {
            Assignee::Group(to) => to == group,
            Assignee::Trainee(to) => to == trainee,
        }
    }
}

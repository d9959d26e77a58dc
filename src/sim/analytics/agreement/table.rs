//! The table that agreement is computed from: who gave which value to which item of which session.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Serialize, Serializer};

use crate::sim::sentence::{Sentence, sentence};

/// One value that somebody gave.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Judgement {
    /// The session's id.
    pub session: String,
    /// What was judged.
    pub item: Item,
    /// Who judged: the id of a key.
    pub assessor: String,
    /// The value, in units of the item.
    pub value: i64,
}

/// What is judged.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// Its name: `overall`, `empathy`, `global`, or that of an item of a form.
    pub name: String,
    /// Its unit.
    pub scale: Scale,
}

/// The unit of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scale {
    /// Tenths of a mark of 100: 0 to 1000.
    Tenths,
    /// Points of a scale.
    Points,
}

/// Values by item, session and assessor.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// For each item, its sessions, each with the values that assessors gave.
    pub items: BTreeMap<Item, BTreeMap<String, BTreeMap<String, i64>>>,
}

/// Two values for one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TwoValues {
    /// The second of them.
    pub judgement: Judgement,
    /// The first.
    pub other: i64,
}

impl Scale {
    /// What is close: ten points of 100, or one point of a scale.
    pub const fn close(self) -> i64 {
        match self {
            Self::Tenths => 100,
            Self::Points => 1,
        }
    }

    /// How many units make what people call a point.
    pub const fn per_point(self) -> f64 {
        match self {
            Self::Tenths => 10.0,
            Self::Points => 1.0,
        }
    }
}

impl Table {
    /// Puts judgements into a table. The same value said twice counts once.
    ///
    /// # Errors
    /// An assessor has given two values to one item of one session: which one counts is not for statistics to decide.
    pub fn new(judgements: impl IntoIterator<Item = Judgement>) -> Result<Self, TwoValues> {
        let mut table = Self::default();
        for judgement in judgements {
            let of_item = table.items.entry(judgement.item.clone()).or_default();
            let of_session = of_item.entry(judgement.session.clone()).or_default();
            let known = of_session.insert(judgement.assessor.clone(), judgement.value);
            if let Some(other) = known.filter(|other| *other != judgement.value) {
                return Err(TwoValues { judgement, other });
            }
        }
        Ok(table)
    }

    /// Everybody who has judged anything.
    pub fn assessors(&self) -> BTreeSet<&str> {
        let sessions = self.items.values().flat_map(BTreeMap::values);
        sessions.flat_map(BTreeMap::keys).map(String::as_str).collect()
    }

    /// All sessions.
    pub fn sessions(&self) -> BTreeSet<&str> {
        self.items
            .values()
            .flat_map(BTreeMap::keys)
            .map(String::as_str)
            .collect()
    }
}

impl TwoValues {
    /// What is wrong, and what to do.
    pub fn sentence(&self) -> Sentence {
        sentence!(
            "The assessor {assessor} has given two values to \"{item}\" of the session {session}: {other} and {value}. Leave one.",
            "评估员 {assessor} 对会话 {session} 的“{item}”给了两个取值：{other} 和 {value}。请只保留一个。",
            assessor = self.judgement.assessor,
            item = self.judgement.item.name,
            session = self.judgement.session,
            other = self.other,
            value = self.judgement.value
        )
    }
}

impl fmt::Display for Scale {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Tenths => "tenths",
            Self::Points => "points",
        })
    }
}

impl Serialize for Scale {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

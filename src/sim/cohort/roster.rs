//! The roster: which pseudonym belongs to which group. It has no names; those are kept in the vault.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::pseudonym::pseudonym;

/// The format that this program writes.
pub const FORMAT: u32 = 1;
/// The most people of a roster.
pub const MOST_TRAINEES: usize = 5_000;
/// The longest name of a group, in characters.
pub const LONGEST_GROUP: usize = 40;

/// Everybody who is looked after, each in one group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roster {
    /// The version of the format.
    pub format: u32,
    /// The group of each pseudonym.
    pub groups: BTreeMap<String, String>,
}

/// What an import has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Imported {
    /// People who were not on the roster.
    pub added: usize,
    /// People who have changed their group.
    pub moved: usize,
    /// People who stayed as they were.
    pub same: usize,
    /// People who are not on the roster any more.
    pub removed: usize,
}

/// Why a pseudonym or a group cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotOnRoster {
    /// It is no pseudonym.
    Pseudonym(String),
    /// It is no name of a group.
    Group(String),
    /// There would be too many people.
    TooMany,
    /// A format that this program does not read.
    Format(u32),
}

impl Default for Roster {
    fn default() -> Self {
        Self {
            format: FORMAT,
            groups: BTreeMap::new(),
        }
    }
}

impl Roster {
    /// Whether everything on it may be there.
    ///
    /// # Errors
    /// The first thing that may not.
    pub fn check(&self) -> Result<(), NotOnRoster> {
        if self.format != FORMAT {
            return Err(NotOnRoster::Format(self.format));
        }
        if self.groups.len() > MOST_TRAINEES {
            return Err(NotOnRoster::TooMany);
        }
        for (trainee, group) in &self.groups {
            if pseudonym(trainee).as_ref() != Some(trainee) {
                return Err(NotOnRoster::Pseudonym(trainee.clone()));
            }
            if group_name(group).as_ref() != Some(group) {
                return Err(NotOnRoster::Group(group.clone()));
            }
        }
        Ok(())
    }

    /// Takes over another roster: whoever is on it gets its group. Others stay as they are, or go if `replace` is said.
    ///
    /// # Errors
    /// There would be too many people; nothing is changed.
    pub fn import(&mut self, other: &Self, replace: bool) -> Result<Imported, NotOnRoster> {
        let mut imported = Imported::default();
        let mut groups = self.groups.clone();
        if replace {
            groups.retain(|trainee, _| other.groups.contains_key(trainee));
            imported.removed = self.groups.len() - groups.len();
        }
        for (trainee, group) in &other.groups {
            match groups.insert(trainee.clone(), group.clone()) {
                None => imported.added += 1,
                Some(before) if before != *group => imported.moved += 1,
                Some(_) => imported.same += 1,
            }
        }
        if groups.len() > MOST_TRAINEES {
            return Err(NotOnRoster::TooMany);
        }
        self.groups = groups;
        Ok(imported)
    }

    /// The pseudonyms of a group, sorted.
    pub fn members(&self, group: &str) -> Vec<&str> {
        let members = self.groups.iter().filter(|(_, of)| *of == group);
        members.map(|(trainee, _)| trainee.as_str()).collect()
    }

    /// The groups with how many people each has.
    pub fn sizes(&self) -> BTreeMap<&str, usize> {
        let mut sizes = BTreeMap::new();
        for group in self.groups.values() {
            *sizes.entry(group.as_str()).or_insert(0) += 1;
        }
        sizes
    }
}

impl NotOnRoster {
    /// What is wrong, and what to do.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Pseudonym(text) => sentence!(
                "\"{text}\" is no pseudonym: that is the 32 hexadecimal digits that records call a person, not a name.",
                "“{text}”不是化名：化名是会话记录中用来称呼学员的 32 位十六进制数字，不是姓名。",
                text = text
            ),
            Self::Group(text) => sentence!(
                "\"{text}\" is no name of a group: it has 1 to {most} characters and no control characters.",
                "“{text}”不能作为小组名称：应为 1 到 {most} 个字符，且不含控制字符。",
                text = text,
                most = LONGEST_GROUP
            ),
            Self::TooMany => sentence!(
                "A roster has {most} people at most; use a folder of data for each centre.",
                "名册最多 {most} 人；请为每个中心使用各自的数据文件夹。",
                most = MOST_TRAINEES
            ),
            Self::Format(found) => sentence!(
                "This program reads rosters of format {known}, and this one has {found}. A newer Rolecall may read it.",
                "本程序只读格式 {known} 的名册，这份名册是格式 {found}。请用更新的 Rolecall 打开。",
                known = FORMAT,
                found = found
            ),
        }
    }
}

/// The name of a group without blanks around it; nothing for what is none.
pub fn group_name(text: &str) -> Option<String> {
    let text = text.trim();
    let is_one = (1..=LONGEST_GROUP).contains(&text.chars().count())
        && !text
            .chars()
            .any(|one| one.is_control() || crate::sim::check::is_hidden(one));
    is_one.then(|| text.to_owned())
}

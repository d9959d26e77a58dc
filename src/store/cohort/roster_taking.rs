//! A roster that comes as a table or leaves as one. A table is taken as a whole or not at all, and its names go into the vault.

use std::path::Path;

use super::roster_file::{read_roster, read_table_file, write_roster};
use crate::sim::cohort::roster::{Imported, NotOnRoster};
use crate::sim::cohort::roster_table::{read_roster_table, write_table_to_fill_in};
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::hash::sha256_hex;
use crate::sim::session::pseudonym::pseudonym;
use crate::sim::small_table::TableMistake;
use crate::store::erasure::known_people;
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::store::library_writing::{write_new, write_whole};
use crate::store::trainee_names::TraineeNames;
use crate::store::vault::{LONGEST_NAME, Vault, kept_name};

/// How a table is taken.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Taking {
    /// Whether whoever is not in the table leaves the roster.
    pub replace: bool,
    /// Whether it is only said what would change.
    pub only_tries: bool,
    /// The SHA-256 of the table when somebody saw what it changes; if it has another one by now, it is not taken. None takes it
    /// whatever it is.
    pub seen: Option<String>,
}

/// What became of a table, or would become of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterTaken {
    /// What changes on the roster.
    pub imported: Imported,
    /// How many of its names are new in the vault; none if there are no names in it.
    pub new_names: Option<usize>,
    /// Headers of columns that were left out.
    pub left_out: Vec<String>,
    /// The SHA-256 of the table.
    pub sha256: String,
}

/// Why nothing of a table was taken.
#[derive(Debug)]
pub enum RosterNotTaken {
    /// Something cannot be read or written.
    Store(StoreError),
    /// What is wrong with the table, in the order of its lines.
    Mistakes(Vec<TableMistake>),
    /// A name in it cannot be kept as one.
    Name(String),
    /// The roster cannot be made of it.
    Roster(NotOnRoster),
    /// It is not the table any more whose changes somebody saw.
    NotAsSeen,
}

impl From<StoreError> for RosterNotTaken {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Takes over a table: whoever is in it gets its group. Afterwards it is durable, unless it was only tried.
///
/// # Errors
/// The table has mistakes or is not the one that was seen, or something cannot be read or written. Then nothing is changed.
pub fn take_roster(data: &DataFolder, file: &Path, taking: &Taking) -> Result<RosterTaken, RosterNotTaken> {
    let mut roster = read_roster(data)?;
    let bytes = read_table_file(data.fs().as_ref(), file)?;
    let sha256 = sha256_hex(&[&bytes]);
    if taking.seen.as_ref().is_some_and(|seen| *seen != sha256) {
        return Err(RosterNotTaken::NotAsSeen);
    }
    let table = read_roster_table(&bytes).map_err(RosterNotTaken::Mistakes)?;
    if let Some(name) = table.names.values().find(|name| kept_name(name).is_none()) {
        return Err(RosterNotTaken::Name(name.clone()));
    }
    let imported = roster
        .import(&table.roster, taking.replace)
        .map_err(RosterNotTaken::Roster)?;
    let known = TraineeNames::known(data)?;
    let is_new = |(trainee, name): &(&String, &String)| known.0.get(*trainee) != Some(*name);
    let named: Vec<_> = table.names.iter().filter(is_new).collect();
    if !taking.only_tries {
        let vault = Vault::of(data);
        named.iter().try_for_each(|(trainee, name)| vault.put(trainee, name))?;
        // What is as it was is not written again.
        if (imported.added, imported.moved, imported.removed) != (0, 0, 0) {
            write_roster(data, &roster)?;
        }
    }
    Ok(RosterTaken {
        imported,
        new_names: (!table.names.is_empty()).then_some(named.len()),
        left_out: table.left_out,
        sha256,
    })
}

/// How the roster is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Writing {
    /// Whether its header is Chinese.
    pub is_chinese: bool,
    /// Whether whoever is known here and in no group yet is in it too, with an empty group.
    pub everybody: bool,
    /// Whether a file that is there already is written over.
    pub writes_over: bool,
}

/// Writes the roster as a table for spreadsheets, without names; returns how many people are in it.
///
/// # Errors
/// Something cannot be read or written. Unless `writes_over` is set, a file that is there already stays as it is.
pub fn write_roster_file(data: &DataFolder, path: &Path, writing: Writing) -> Result<usize, StoreError> {
    let roster = read_roster(data)?;
    let mut others = Vec::new();
    if writing.everybody {
        let (people, _) = known_people(data)?;
        let is_other =
            |person: &String| !roster.groups.contains_key(person) && pseudonym(person).as_ref() == Some(person);
        others.extend(people.into_iter().filter(is_other));
    }
    let text = write_table_to_fill_in(&roster, &others, writing.is_chinese);
    match writing.writes_over {
        true => write_whole(path, text.as_bytes())?,
        false => write_new(path, text.as_bytes())?,
    }
    Ok(roster.groups.len() + others.len())
}

impl RosterTaken {
    /// What changes on the roster.
    pub fn counts(&self) -> Sentence {
        let imported = &self.imported;
        sentence!(
            "{added} added, {moved} moved to another group, {same} as before, {removed} removed.",
            "新增 {added} 人，换组 {moved} 人，不变 {same} 人，移除 {removed} 人。",
            added = imported.added,
            moved = imported.moved,
            same = imported.same,
            removed = imported.removed
        )
    }

    /// Where its names go, if it has any.
    pub fn names_kept(&self) -> Option<Sentence> {
        let new = self.new_names?;
        Some(sentence!(
            "Names that are new in the vault: {new}. The table itself still has them; delete it when you do not need it any more.",
            "保险库中新存入的姓名：{new} 个。表格文件里仍有姓名，不再需要时请删除。",
            new = new
        ))
    }

    /// Which columns were left out, if any were.
    pub fn columns_left_out(&self) -> Option<Sentence> {
        let columns = self.left_out.join(", ");
        (!self.left_out.is_empty()).then(|| {
            sentence!(
                "Columns that the roster does not keep were left out: {columns}.",
                "名册不保存这些列，已略去：{columns}。",
                columns = columns
            )
        })
    }
}

impl RosterNotTaken {
    /// What is wrong with the table, in the order of its lines; nothing if that is not why.
    pub fn mistakes(&self) -> &[TableMistake] {
        match self {
            Self::Mistakes(mistakes) => mistakes,
            _ => &[],
        }
    }

    /// Why, and what to do.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Store(error) => error.sentence(),
            Self::Roster(error) => error.sentence(),
            Self::Mistakes(_) => sentence!(
                "Nothing was taken from the table; mend these lines and import it again.",
                "没有导入任何内容；请改正后重新导入。"
            ),
            Self::NotAsSeen => sentence!(
                "The table has been saved again since it was shown what it changes. Nothing was taken from it; look at what it changes now.",
                "显示变化之后，这张表格又保存过。没有导入任何内容；请重新查看会有哪些变化。"
            ),
            Self::Name(name) => sentence!(
                "{name:?} cannot be kept as a name: it must have 1 to {most} characters, all of which can be seen. Nothing was taken from the table.",
                "{name:?} 不能作为姓名保存：应为 1 到 {most} 个看得见的字符。没有导入任何内容。",
                name = name,
                most = LONGEST_NAME
            ),
        }
    }
}

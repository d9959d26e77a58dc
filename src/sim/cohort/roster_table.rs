//! A roster as a table for spreadsheets: one row for each person, headers in English or Chinese.

use std::collections::BTreeMap;

use super::roster::{MOST_TRAINEES, NotOnRoster, Roster, group_name};
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::pseudonym::pseudonym;
use crate::sim::small_table::{Column, TableMistake, read_small_table, write_small_table};

const COLUMNS: [Column; 3] = [
    Column {
        // The last two stood in tables that earlier versions wrote.
        names: &[
            "trainee",
            "学员化名",
            "pseudonym",
            "化名",
            "学员",
            "trainee id",
            "学员代号",
            "代号",
        ],
        is_needed: true,
    },
    Column {
        names: &["group", "小组", "class", "班级", "组", "组别"],
        is_needed: true,
    },
    Column {
        names: &["name", "姓名", "full name", "名字"],
        is_needed: false,
    },
];
/// The roster itself has the first two columns only.
const KEPT: usize = 2;

/// A table that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterTable {
    /// Its people.
    pub roster: Roster,
    /// The names that stand in it, by pseudonym. They are for the vault; the roster does not keep them.
    pub names: BTreeMap<String, String>,
    /// Headers of columns that were left out.
    pub left_out: Vec<String>,
}

/// The roster as a table for spreadsheets.
pub fn write_roster_table(roster: &Roster, is_chinese: bool) -> String {
    write_table_to_fill_in(roster, &[], is_chinese)
}

/// The same with rows for others, by pseudonym, whose groups are to be filled in.
pub fn write_table_to_fill_in(roster: &Roster, others: &[String], is_chinese: bool) -> String {
    let header = COLUMNS[..KEPT]
        .iter()
        .map(|column| column.names[usize::from(is_chinese)].to_owned());
    let mut rows = vec![header.collect()];
    let people = roster.groups.iter();
    rows.extend(people.map(|(trainee, group)| vec![trainee.clone(), group.clone()]));
    rows.extend(others.iter().map(|trainee| vec![trainee.clone(), String::new()]));
    write_small_table(&rows)
}

/// Reads a table.
///
/// # Errors
/// All that is wrong with it, in the order of its lines; nothing is taken from such a table.
pub fn read_roster_table(bytes: &[u8]) -> Result<RosterTable, Vec<TableMistake>> {
    let table = read_small_table(bytes, &COLUMNS).map_err(|mistake| vec![mistake])?;
    let mut roster = Roster::default();
    let mut names = BTreeMap::new();
    let mut lines: BTreeMap<String, u64> = BTreeMap::new();
    let mut mistakes = Vec::new();
    for (line, cells) in &table.rows {
        let [name, of, person] = cells.as_slice() else { continue };
        let mut mistaken = |sentence: Sentence| mistakes.push(TableMistake { line: *line, sentence });
        match (pseudonym(name), group_name(of)) {
            (None, _) => mistaken(NotOnRoster::Pseudonym(name.clone()).sentence()),
            (_, None) => mistaken(NotOnRoster::Group(of.clone()).sentence()),
            (Some(name), Some(of)) => {
                if let Some(before) = lines.insert(name.clone(), *line) {
                    mistaken(twice(&name, before));
                }
                if !person.is_empty() {
                    names.insert(name.clone(), person.clone());
                }
                roster.groups.insert(name, of);
            }
        }
    }
    if roster.groups.len() > MOST_TRAINEES {
        mistakes.push(TableMistake::of_all(NotOnRoster::TooMany.sentence()));
    }
    match mistakes.is_empty() {
        true => Ok(RosterTable {
            roster,
            names,
            left_out: table.left_out,
        }),
        false => Err(mistakes),
    }
}

fn twice(name: &str, before: u64) -> Sentence {
    sentence!(
        "The pseudonym {name} stands in line {before} already; a person is in one group.",
        "化名 {name} 已在第 {before} 行出现；每人只属于一个小组。",
        name = name,
        before = before
    )
}

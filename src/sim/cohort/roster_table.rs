//! A roster as a table for spreadsheets: one row for each person, headers in English or Chinese.

use std::collections::BTreeMap;

use super::roster::{MOST_TRAINEES, NotOnRoster, Roster, group_name, pseudonym};
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::small_table::{Column, TableMistake, read_small_table, write_small_table};

const COLUMNS: [Column; 2] = [
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
];

/// A table that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterTable {
    /// Its people.
    pub roster: Roster,
    /// Headers of columns that were left out, names among them: the roster does not keep them.
    pub left_out: Vec<String>,
}

/// The roster as a table for spreadsheets.
pub fn write_roster_table(roster: &Roster, is_chinese: bool) -> String {
    let header = COLUMNS
        .iter()
        .map(|column| column.names[usize::from(is_chinese)].to_owned());
    let mut rows = vec![header.collect()];
    let people = roster.groups.iter();
    rows.extend(people.map(|(trainee, group)| vec![trainee.clone(), group.clone()]));
    write_small_table(&rows)
}

/// Reads a table.
///
/// # Errors
/// All that is wrong with it, in the order of its lines; nothing is taken from such a table.
pub fn read_roster_table(bytes: &[u8]) -> Result<RosterTable, Vec<TableMistake>> {
    let table = read_small_table(bytes, &COLUMNS).map_err(|mistake| vec![mistake])?;
    let mut roster = Roster::default();
    let mut lines: BTreeMap<String, u64> = BTreeMap::new();
    let mut mistakes = Vec::new();
    for (line, cells) in &table.rows {
        let [name, of] = cells.as_slice() else { continue };
        let mut mistaken = |sentence: Sentence| mistakes.push(TableMistake { line: *line, sentence });
        match (pseudonym(name), group_name(of)) {
            (None, _) => mistaken(NotOnRoster::Pseudonym(name.clone()).sentence()),
            (_, None) => mistaken(NotOnRoster::Group(of.clone()).sentence()),
            (Some(name), Some(of)) => {
                if let Some(before) = lines.insert(name.clone(), *line) {
                    mistaken(twice(&name, before));
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

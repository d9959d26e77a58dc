//! A roster as a table for spreadsheets: one row for each person, headers in English or Chinese.

use super::roster::{MOST_TRAINEES, NotOnRoster, Roster, group_name, pseudonym};
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::storyboard::guard::{guarded, unguarded};

/// The most bytes of a table: 1 MiB.
pub const LARGEST_TABLE: usize = 1 << 20;

/// What the columns are called: as they are written in each language first, then as others call them.
const TRAINEE: [&str; 6] = ["trainee", "学员代号", "pseudonym", "代号", "学员", "trainee id"];
const GROUP: [&str; 6] = ["group", "小组", "class", "班级", "组", "组别"];

/// A table that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterTable {
    /// Its people.
    pub roster: Roster,
    /// Headers of columns that were left out, names among them: the roster does not keep them.
    pub left_out: Vec<String>,
}

/// What is wrong with a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableMistake {
    /// The line, from 1; 0 if it is about the whole table.
    pub line: u64,
    /// What, and what to do.
    pub sentence: Sentence,
}

/// The bytes of a table: UTF-8 with the mark by which spreadsheets know it, commas, `\r\n`.
pub fn write_table(roster: &Roster, is_chinese: bool) -> String {
    let header = usize::from(is_chinese);
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let mut rows = vec![[TRAINEE[header].to_owned(), GROUP[header].to_owned()]];
    rows.extend(
        roster
            .groups
            .iter()
            .map(|(trainee, group)| [guarded(trainee), guarded(group)]),
    );
    for row in &rows {
        // Writing into memory cannot fail, and all rows are alike.
        let _ = writer.write_record(row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

/// Reads a table; commas, semicolons or tabs.
///
/// # Errors
/// All that is wrong with it, in the order of its lines; nothing is taken from such a table.
pub fn read_table(bytes: &[u8]) -> Result<RosterTable, Vec<TableMistake>> {
    let text = text_of(bytes).map_err(|sentence| vec![TableMistake { line: 0, sentence }])?;
    let first = text.lines().next().unwrap_or_default();
    let count = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
    let separator = [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut rows = reader.records();
    let header: Vec<String> = match rows.next() {
        Some(Ok(row)) => row.iter().map(|cell| unguarded(cell.trim()).to_owned()).collect(),
        _ => Vec::new(),
    };
    let column = |names: &[&str]| {
        let is_one = |cell: &String| names.contains(&cell.to_lowercase().as_str());
        header.iter().position(is_one)
    };
    let (Some(trainee), Some(group)) = (column(&TRAINEE), column(&GROUP)) else {
        return Err(vec![TableMistake {
            line: 1,
            sentence: no_roster(&header),
        }]);
    };
    let mut table = RosterTable {
        roster: Roster::default(),
        left_out: header
            .iter()
            .enumerate()
            .filter(|(index, cell)| *index != trainee && *index != group && !cell.is_empty())
            .map(|(_, cell)| cell.clone())
            .collect(),
    };
    let mut lines = std::collections::BTreeMap::new();
    let mut mistakes = Vec::new();
    for row in rows {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                let sentence = sentence!(
                    "The table cannot be read from here on; save it as \"CSV UTF-8\".",
                    "从这里开始无法读取表格；请另存为“CSV UTF-8”。"
                );
                mistakes.push(TableMistake { line, sentence });
                break;
            }
        };
        let line = row.position().map_or(0, csv::Position::line);
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let cell = |column: usize| unguarded(row.get(column).unwrap_or_default());
        let (name, of) = (cell(trainee), cell(group));
        match (pseudonym(name), group_name(of)) {
            (None, _) => mistakes.push(TableMistake {
                line,
                sentence: NotOnRoster::Pseudonym(name.to_owned()).sentence(),
            }),
            (_, None) => mistakes.push(TableMistake {
                line,
                sentence: NotOnRoster::Group(of.to_owned()).sentence(),
            }),
            (Some(name), Some(of)) => {
                if let Some(before) = lines.insert(name.clone(), line) {
                    mistakes.push(TableMistake {
                        line,
                        sentence: twice(&name, before),
                    });
                }
                table.roster.groups.insert(name, of);
            }
        }
    }
    if table.roster.groups.len() > MOST_TRAINEES {
        mistakes.push(TableMistake {
            line: 0,
            sentence: NotOnRoster::TooMany.sentence(),
        });
    }
    if mistakes.is_empty() { Ok(table) } else { Err(mistakes) }
}

fn text_of(bytes: &[u8]) -> Result<&str, Sentence> {
    if bytes.len() > LARGEST_TABLE {
        return Err(sentence!(
            "The table is larger than 1 MiB; a roster is not.",
            "表格超过 1 MiB；名册不会这么大。"
        ));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        _ => Err(sentence!(
            "The file is no text in UTF-8; save it as \"CSV UTF-8\".",
            "该文件不是 UTF-8 文本；请另存为“CSV UTF-8”。"
        )),
    }
}

fn no_roster(header: &[String]) -> Sentence {
    let found: Vec<&str> = header.iter().take(8).map(String::as_str).collect();
    sentence!(
        "This is no roster: its first row must have the columns \"{trainee}\" and \"{group}\"; it has: {found}.",
        "这不是名册：第一行应有“{chinese_trainee}”和“{chinese_group}”两列；现有：{found}。",
        trainee = TRAINEE[0],
        group = GROUP[0],
        chinese_trainee = TRAINEE[1],
        chinese_group = GROUP[1],
        found = found.join(" | ")
    )
}

fn twice(name: &str, before: u64) -> Sentence {
    sentence!(
        "The pseudonym {name} stands in line {before} already; a person is in one group.",
        "代号 {name} 已在第 {before} 行出现；每人只属于一个小组。",
        name = name,
        before = before
    )
}

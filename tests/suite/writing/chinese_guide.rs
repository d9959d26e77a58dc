//! `scenarios/README.zh-Hans.md` leaves nothing out: what the tables and the commands of the English guide name, it names too.

use std::collections::BTreeSet;

use super::readme::{CHINESE, ENGLISH, anchor, page};

/// The tables that the English guide has from the source: how they begin in English, and in Chinese.
const TABLES: [(&str, &str); 3] = [
    ("<!-- generated: words -->", "<!-- words -->"),
    ("<!-- generated: fields -->", "<!-- fields -->"),
    ("<!-- generated: limits -->", "<!-- limits -->"),
];
/// Tables that both guides have from the source.
const GENERATED: [&str; 2] = ["<!-- generated: cues -->", "<!-- generated: library -->"];
const END: &str = "<!-- end -->";

/// What a field takes, in words that are no link.
const TAKEN: [(&str, &str); 8] = [
    ("text", "文字"),
    ("number", "数字"),
    ("id", "编号"),
    ("true", "`true`"),
    ("time", "时间"),
    ("day", "日期"),
    ("(number, number)", "(数字, 数字)"),
    ("(text, text)", "(文字, 文字)"),
];

/// A heading with the rows of its table.
#[derive(Debug)]
struct Section<'a> {
    title: &'a str,
    rows: Vec<Vec<&'a str>>,
}

/// The text between two marks.
fn between<'a>(page: &'a str, opening: &str) -> &'a str {
    let found = page.split_once(opening).and_then(|(_, rest)| rest.split_once(END));
    found
        .unwrap_or_else(|| panic!("“{opening}” and “{END}” must enclose the tables"))
        .0
}

fn sections<'a>(page: &'a str, opening: &str) -> Vec<Section<'a>> {
    let text = between(page, opening);
    let parts: Vec<&str> = match text.split("\n### ").collect::<Vec<_>>() {
        whole if whole.len() == 1 => whole,
        headed => headed[1..].to_vec(),
    };
    let section = |part: &'a str| {
        let rows = part.lines().filter(|line| line.starts_with('|')).skip(2);
        let cells = |row: &'a str| row.trim_matches('|').split(" | ").map(str::trim).collect();
        Section {
            title: part.lines().next().unwrap(),
            rows: rows.map(cells).collect(),
        }
    };
    parts.into_iter().map(section).collect()
}

/// What stands in code font.
fn code(text: &str) -> Vec<&str> {
    text.lines()
        .flat_map(|line| line.split('`').skip(1).step_by(2))
        .collect()
}

/// A page without its fenced examples and without the tables from the source.
fn prose(page: &str, openings: [&str; 3]) -> String {
    let openings = openings.into_iter().chain(GENERATED);
    let mut text = page.to_owned();
    for opening in openings {
        text = text.replace(between(page, opening), "");
    }
    text.split("```").step_by(2).collect()
}

/// The subcommands, as `rolecall check`.
fn subcommands(page: &str) -> BTreeSet<String> {
    let named = page.split("rolecall ").skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(rest.len());
        format!("rolecall {}", &rest[..end])
    });
    named.filter(|words| words != "rolecall ").collect()
}

/// What a field takes, as the Chinese table has it.
fn taken(english: &str, links: &[(String, &str)]) -> String {
    if let Some(rest) = english.strip_prefix("list: ") {
        return format!("列表：{}", taken(rest, links));
    }
    if let Some(rest) = english.strip_prefix("map: ") {
        return format!("对照表：{}", taken(rest, links));
    }
    if let Some((_, target)) = english.trim_end_matches(')').split_once("](#") {
        let (_, title) = links
            .iter()
            .find(|(known, _)| known == target)
            .unwrap_or_else(|| panic!("no section is #{target}"));
        return format!("[{title}](#{})", anchor(title));
    }
    let known = TAKEN.iter().find(|(word, _)| *word == english);
    known
        .unwrap_or_else(|| panic!("add to TAKEN how “{english}” is written in the Chinese tables"))
        .1
        .to_owned()
}

/// What the Chinese guide leaves out or has too much, each as a sentence that says what to do.
fn gaps(english: &str, chinese: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut pairs = Vec::new();
    for (opening, ours) in TABLES {
        let (originals, translated) = (sections(english, opening), sections(chinese, ours));
        if originals.len() != translated.len() {
            let titles: Vec<&str> = originals.iter().map(|section| section.title).collect();
            found.push(format!(
                "behind {ours} there are {} sections; these belong there, in this order and each with a Chinese heading: {}",
                translated.len(),
                titles.join(", ")
            ));
            return found;
        }
        pairs.extend(originals.into_iter().zip(translated));
    }
    let links: Vec<(String, &str)> = pairs
        .iter()
        .map(|(original, translated)| (anchor(original.title), translated.title))
        .collect();
    for (original, translated) in &pairs {
        if original.title.is_empty() {
            limits(original, translated, &mut found);
        } else {
            rows(original, translated, &links, &mut found);
        }
    }
    words(english, chinese, &mut found);
    found
}

/// Compares tables whose rows begin with a word of the format.
fn rows(original: &Section<'_>, translated: &Section<'_>, links: &[(String, &str)], found: &mut Vec<String>) {
    let place = format!("“{}” (“{}” in English)", translated.title, original.title);
    for row in &original.rows {
        let (name, meaning) = (row[0], row[row.len() - 1]);
        let takes = (row.len() == 3).then(|| taken(row[1], links));
        let Some(theirs) = translated.rows.iter().find(|theirs| theirs[0] == name) else {
            let middle = takes.map(|takes| format!(" {takes} |")).unwrap_or_default();
            found.push(format!(
                "{place}: add “| {name} |{middle} … |”, which says in Chinese: {meaning}"
            ));
            continue;
        };
        if let Some(takes) = takes.filter(|takes| takes != theirs[1]) {
            found.push(format!("{place}: {name} takes “{takes}” and not “{}”", theirs[1]));
        }
        let said = code(theirs[theirs.len() - 1]);
        for word in code(meaning).into_iter().filter(|word| !said.contains(word)) {
            found.push(format!(
                "{place}: {name} leaves out `{word}`; it says in English: {meaning}"
            ));
        }
    }
    for theirs in &translated.rows {
        if !original.rows.iter().any(|row| row[0] == theirs[0]) {
            found.push(format!(
                "{place}: take out {}; the program has no such word there",
                theirs[0]
            ));
        }
    }
}

/// Compares the limits, which begin with prose: row by row, and each number in code font.
fn limits(original: &Section<'_>, translated: &Section<'_>, found: &mut Vec<String>) {
    for (index, row) in original.rows.iter().enumerate() {
        let numbers: Vec<&str> = row[1].split(" to ").collect();
        let theirs = translated.rows.get(index).map(|theirs| code(theirs[1]));
        if theirs.as_ref() != Some(&numbers) {
            found.push(format!(
                "row {} of the limits must have `{}` and say in Chinese: {}",
                index + 1,
                numbers.join("` and `"),
                row[0]
            ));
        }
    }
    if translated.rows.len() > original.rows.len() {
        found.push(format!("the limits have {} rows in English", original.rows.len()));
    }
}

/// Compares everything else that is in code font, and the subcommands.
fn words(english: &str, chinese: &str, found: &mut Vec<String>) {
    let ours = prose(chinese, TABLES.map(|(_, ours)| ours));
    let theirs = prose(english, TABLES.map(|(opening, _)| opening));
    let said: BTreeSet<&str> = code(&ours).into_iter().collect();
    for word in code(&theirs).into_iter().collect::<BTreeSet<_>>() {
        // Examples of commands have other titles in Chinese; options may stand inside of them.
        let is_said = match word {
            command if command.starts_with("rolecall ") => true,
            option if option.starts_with("--") => chinese.contains(option),
            word => said.contains(word),
        };
        if !is_said {
            let line = theirs.lines().find(|line| line.contains(&format!("`{word}`")));
            found.push(format!(
                "say `{word}` as well; it stands in this line: {}",
                line.unwrap_or_default()
            ));
        }
    }
    for command in subcommands(english).difference(&subcommands(chinese)) {
        found.push(format!("tell what `{command}` is for, with an example"));
    }
}

#[test]
fn the_chinese_guide_leaves_nothing_out() {
    let found = gaps(&page(ENGLISH), &page(CHINESE));
    assert!(
        found.is_empty(),
        "scenarios/README.zh-Hans.md says in Chinese what scenarios/README.md says in English. \
         Whoever writes calls in Chinese has only this page:\n  {}",
        found.join("\n  ")
    );
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn whatever_is_taken_out_is_missed() {
    let (english, chinese) = (page(ENGLISH), page(CHINESE));
    let mut taken_out = 0;
    for (_, opening) in TABLES {
        let table = between(&chinese, opening);
        let is_limits = !table.contains("\n### ");
        // Every row of the tables, except headings, which have no code font.
        for (start, row) in table.match_indices("\n| ").map(|(start, _)| {
            let end = start + 1 + table[start + 1..].find('\n').unwrap();
            (start, &table[start..end])
        }) {
            let Some(word) = code(row).first().copied() else {
                continue;
            };
            let less = [&table[..start], &table[start + row.len()..]].concat();
            let found = gaps(&english, &chinese.replace(table, &less));
            let is_named = found.iter().any(|gap| gap.contains(word));
            assert!(
                is_named || is_limits && !found.is_empty(),
                "{row} is not missed: {found:?}"
            );
            taken_out += 1;
        }
    }
    assert!(taken_out > 300, "{taken_out} rows");
    let commands = subcommands(&english);
    assert!(commands.len() >= 10, "{commands:?}");
    for command in &commands {
        let found = gaps(&english, &chinese.replace(command.as_str(), "rolecall …"));
        assert!(
            found.iter().any(|gap| gap.contains(command.as_str())),
            "{command}: {found:?}"
        );
    }
}

#[test]
fn whatever_is_changed_is_noticed() {
    let (english, chinese) = (page(ENGLISH), page(CHINESE));
    let changes = [
        ("| `5000` |", "| `500` |"),
        ("`3s` 到 `10m`", "`3s` 到 `9m`"),
        ("| **`start`** |", "| `start` |"),
        ("| `reviewed` | 列表：", "| `reviewed` | "),
        ("| `TensionBelow(number)` |", "| `CalmerThan(number)` |"),
        ("### 隐情\n", ""),
        ("`at_no_patience`", ""),
        ("`…/tempting`", ""),
        ("--remove-unused", ""),
    ];
    for (from, to) in changes {
        let changed = chinese.replace(from, to);
        assert_ne!(changed, chinese, "{from} does not stand in the guide");
        assert!(!gaps(&english, &changed).is_empty(), "{from} -> {to} is not noticed");
    }
}

#[test]
fn each_guide_names_the_other_in_its_first_lines() {
    for (name, other) in [(ENGLISH, CHINESE), (CHINESE, ENGLISH)] {
        let text = page(name);
        let link = format!("[{other}]({other})");
        assert!(
            text.lines().take(3).any(|line| line.contains(&link)),
            "{name} must link {link}"
        );
    }
}

//! `scenarios/README.md` says what the program does: its tables come from the source. The examples of both guides are calls without
//! findings, and their links lead somewhere.

use std::fs;
use std::path::Path;

use rolecall::sim::call::Timers;
use rolecall::sim::call::command::Command;
use rolecall::sim::check::{SourceFile, check, check_marks};
use rolecall::sim::program::parts::WrapUpList;
use rolecall::sim::program::step::BUILT_IN_ACTS;
use rolecall::sim::prove::surface::cues::CUES;
use rolecall::sim::rules::model::{InLanguages, Rule, RuleForm, Severity};
use rolecall::sim::time::Millis;
use rolecall::sim::writing::formatter::format;
use rolecall::store::scenario_files::read_folder;

use super::first_call::{assert_fair_but_for, library};
use crate::golden::Goldens;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn source(file: &str) -> String {
    fs::read_to_string(root().join("src").join(file)).unwrap()
}

/// The guides for authors, in `scenarios`.
pub const ENGLISH: &str = "README.md";
pub const CHINESE: &str = "README.zh-Hans.md";

pub fn page(name: &str) -> String {
    fs::read_to_string(root().join("scenarios").join(name)).unwrap()
}

/// A field or a variant: its documentation, attributes and declaration.
#[derive(Debug)]
struct Member {
    doc: String,
    has_default: bool,
    declaration: String,
}

/// The members of a type, in the order of the source.
fn members(file: &str, declared: &str) -> Vec<Member> {
    let text = source(file);
    let start = text
        .find(&format!("pub {declared} {{"))
        .unwrap_or_else(|| panic!("{file} has no {declared}"));
    // `#[serde(default)]` above the type counts for all of its fields.
    let above = text[..start].rsplit("\n\n").next().unwrap();
    let all_default = above.contains("default)]");
    let body = text[start..].split_once("{\n").unwrap().1.split_once("\n}").unwrap().0;
    let mut found = Vec::new();
    let (mut doc, mut has_default) = (Vec::new(), all_default);
    let mut is_inside = false;
    for line in body.lines().map(str::trim) {
        if is_inside {
            // What a variant has in { } is told by its own documentation.
            is_inside = line != "},";
        } else if let Some(words) = line.strip_prefix("/// ") {
            doc.push(words.to_owned());
        } else if line.starts_with("#[") {
            has_default |= line.contains("default") && line != "#[default]";
        } else if !line.is_empty() {
            is_inside = line.ends_with('{');
            found.push(Member {
                doc: std::mem::take(&mut doc).join(" "),
                has_default: std::mem::replace(&mut has_default, all_default),
                declaration: line.trim_start_matches("pub ").trim_end_matches(',').to_owned(),
            });
        }
    }
    assert!(
        !found.is_empty() && found.iter().all(|member| !member.doc.is_empty()),
        "{declared}"
    );
    found
}

/// A Rust type as an author writes its values.
fn written(rust: &str) -> String {
    let inner = |prefix: &str| rust.strip_prefix(prefix).and_then(|rest| rest.strip_suffix('>'));
    if let Some(inside) = inner("List<") {
        return format!("list: {}", written(inside));
    }
    if let Some(inside) = inner("Option<").or_else(|| inner("Spanned<")).or_else(|| inner("Box<")) {
        return written(inside);
    }
    if let Some(inside) = inner("Entries<") {
        return format!("map: {}", written(inside));
    }
    match rust {
        "Name" => "id".to_owned(),
        "Text" | "String" => "text".to_owned(),
        "u8" | "u32" | "i8" => "number".to_owned(),
        "(u8, u8)" => "(number, number)".to_owned(),
        "bool" => "true".to_owned(),
        "Millis" => "time".to_owned(),
        "CalendarDay" => "day".to_owned(),
        "Decimal" => "number".to_owned(),
        "When" => "[condition](#conditions)".to_owned(),
        "Change" => "[change](#changes)".to_owned(),
        "Row" => "(text, text)".to_owned(),
        other => match PARTS.iter().find(|part| part.declared == format!("struct {other}")) {
            Some(part) => format!("[{}](#{})", part.title.to_lowercase(), anchor(part.title)),
            None => {
                let (title, ..) = WORDS
                    .iter()
                    .find(|words| words.2 == format!("enum {other}"))
                    .unwrap_or_else(|| panic!("{other}"));
                format!("[{}](#{})", title.to_lowercase(), anchor(title))
            }
        },
    }
}

/// What a heading is called in links.
pub fn anchor(title: &str) -> String {
    title
        .to_lowercase()
        .replace(' ', "-")
        .replace(|c: char| !c.is_alphanumeric() && c != '-', "")
}

/// `Equals(Name, Name)` as `Equals("id", "id")`.
fn pattern(declaration: &str) -> String {
    let Some((name, arguments)) = declaration.split_once('(') else {
        return declaration.to_owned();
    };
    let arguments = arguments.strip_suffix(')').unwrap();
    let shown = arguments.split(", ").map(|argument| match argument {
        "Name" => "\"id\"".to_owned(),
        "Text" => "\"text\"".to_owned(),
        "Box<When>" => "condition".to_owned(),
        "Spanned<CalendarDay>" => "\"2026-05-12\"".to_owned(),
        "Spanned<Decimal>" => "number".to_owned(),
        "Entries<Value>" => "{ \"country\": value }".to_owned(),
        "List<When>" => "[conditions]".to_owned(),
        "List<Name>" => "[\"id\"]".to_owned(),
        "Spanned<u8>" | "Spanned<i8>" => "number".to_owned(),
        other => panic!("{other} in {declaration}"),
    });
    format!("{name}({})", shown.collect::<Vec<_>>().join(", "))
}

/// Lists of words: title, file, type.
const WORDS: [(&str, &str, &str); 16] = [
    ("Conditions", "sim/scenario/condition.rs", "enum When"),
    ("Changes", "sim/scenario/flow.rs", "enum Change"),
    ("Values", "sim/scenario/value.rs", "enum Value"),
    ("Manners", "sim/scenario/flow.rs", "enum Manner"),
    ("Turns of wordings", "sim/scenario/flow.rs", "enum Pick"),
    ("Orders of options", "sim/scenario/flow.rs", "enum Order"),
    ("Phases", "sim/scenario/flow.rs", "enum NodePhase"),
    ("Kinds of calls", "sim/scenario/model.rs", "enum Kind"),
    ("Directions", "sim/scenario/model.rs", "enum Direction"),
    ("Content notes", "sim/scenario/review.rs", "enum ContentNote"),
    ("Voices", "sim/scenario/model.rs", "enum Voice"),
    ("Feelings", "sim/scenario/model.rs", "enum Feeling"),
    ("Types of facts", "sim/scenario/model.rs", "enum FactType"),
    ("Kinds of desktop items", "sim/scenario/model.rs", "enum DesktopKind"),
    ("Kinds of endings", "sim/scenario/model.rs", "enum EndingKind"),
    ("Expectations", "sim/scenario/model.rs", "enum Expectation"),
];

/// A group of fields.
struct PartOfFile {
    title: &'static str,
    file: &'static str,
    declared: &'static str,
}

const fn part(title: &'static str, file: &'static str, declared: &'static str) -> PartOfFile {
    PartOfFile { title, file, declared }
}

const PARTS: [PartOfFile; 30] = [
    part("The call", "sim/scenario/model.rs", "struct Scenario"),
    part("Review", "sim/scenario/review.rs", "struct Review"),
    part("Rubric", "sim/scenario/rubric.rs", "struct Rubric"),
    part("Weights", "sim/scenario/rubric.rs", "struct Weights"),
    part("Floors", "sim/scenario/rubric.rs", "struct Floors"),
    part("Customer", "sim/scenario/people.rs", "struct Customer"),
    part("Mood", "sim/scenario/people.rs", "struct Mood"),
    part("Hidden fact", "sim/scenario/people.rs", "struct HiddenFact"),
    part("Person", "sim/scenario/people.rs", "struct Person"),
    part("Fact", "sim/scenario/model.rs", "struct Fact"),
    part("Draw", "sim/scenario/model.rs", "struct Draw"),
    part("Desktop item", "sim/scenario/desk.rs", "struct DesktopItem"),
    part("Opening", "sim/scenario/desk.rs", "struct Opening"),
    part("Hold", "sim/scenario/desk.rs", "struct Hold"),
    part("Transfer", "sim/scenario/desk.rs", "struct Transfer"),
    part("Node", "sim/scenario/flow.rs", "struct Node"),
    part("Line", "sim/scenario/flow.rs", "struct Line"),
    part("Decision", "sim/scenario/flow.rs", "struct Decision"),
    part("Option", "sim/scenario/flow.rs", "struct Choice"),
    part("Outcome", "sim/scenario/flow.rs", "struct Outcome"),
    part("Mood change", "sim/scenario/flow.rs", "struct MoodChange"),
    part("Points", "sim/scenario/model.rs", "struct Points"),
    part("Branch", "sim/scenario/flow.rs", "struct Branch"),
    part("Detour", "sim/scenario/flow.rs", "struct Detour"),
    part("After-call work", "sim/scenario/wrap_up.rs", "struct WrapUp"),
    part("Follow-up", "sim/scenario/wrap_up.rs", "struct FollowUp"),
    part("Entry", "sim/scenario/wrap_up.rs", "struct Entry"),
    part("Ending", "sim/scenario/model.rs", "struct Ending"),
    part("Play", "sim/scenario/model.rs", "struct PlayCheck"),
    part("Allowance", "sim/scenario/model.rs", "struct Allowance"),
];

fn words() -> String {
    let mut text = String::new();
    for (title, file, declared) in WORDS {
        text.push_str(&format!("\n### {title}\n\n| write | meaning |\n|---|---|\n"));
        for member in members(file, declared) {
            text.push_str(&format!("| `{}` | {} |\n", pattern(&member.declaration), member.doc));
        }
    }
    text.push_str(
        "\n### Commands\n\nThey are typed in the terminal and written in `play`.\n\n| command | meaning |\n|---|---|\n",
    );
    for (command, doc) in commands() {
        text.push_str(&format!("| `{command}` | {doc} |\n"));
    }
    text
}

/// Every command as it is typed, with the documentation of its variant.
fn commands() -> Vec<(String, String)> {
    let id = || "ID".to_owned();
    let samples = [
        Command::Accept,
        Command::Decline,
        Command::Say(id()),
        Command::Wait(Millis(12_000)),
        Command::Hold,
        Command::Resume,
        Command::LookUp(id()),
        Command::Transfer { desk: id(), warm: true },
        Command::Transfer {
            desk: id(),
            warm: false,
        },
        Command::HangUp,
        Command::Mute(true),
        Command::Mute(false),
        Command::Timers(Timers::Twice),
        Command::Pick(WrapUpList::Disposition, id()),
        Command::Tick(id()),
        Command::Untick(id()),
        Command::Note("words".to_owned()),
        Command::Finish,
    ];
    let docs = members("sim/call/command.rs", "enum Command");
    let doc_of = |variant: &str| {
        let found = docs
            .iter()
            .find(|member| member.declaration.split(['(', ' ']).next() == Some(variant));
        found.unwrap_or_else(|| panic!("{variant}")).doc.clone()
    };
    let rows = samples.into_iter().map(|command| {
        assert_eq!(Command::parse(&command.to_string()).as_ref(), Ok(&command));
        let debug = format!("{command:?}");
        let variant = debug.split(['(', ' ']).next().unwrap().to_owned();
        let words = match command {
            Command::Pick(..) => WrapUpList::PICKED
                .map(|list| format!("pick {} ID", list.word()))
                .join("`, `"),
            command => command.to_string(),
        };
        (words, doc_of(&variant))
    });
    rows.collect()
}

#[test]
fn every_command_is_in_the_table() {
    let told = commands();
    let error = Command::parse("nonsense").unwrap_err();
    let known = error
        .english
        .split_once("there are ")
        .unwrap()
        .1
        .trim_end_matches('.')
        .replace(" and ", ", ");
    for verb in known.split(", ") {
        assert!(
            told.iter().any(|(words, _)| words.split(' ').next() == Some(verb)),
            "{verb}"
        );
    }
}

fn fields() -> String {
    let mut text = String::new();
    for part in PARTS {
        let rule = "|---|---|---|";
        text.push_str(&format!(
            "\n### {}\n\n| field | write | meaning |\n{rule}\n",
            part.title
        ));
        for member in members(part.file, part.declared) {
            let (name, rust) = member.declaration.split_once(": ").unwrap();
            let name = if member.has_default {
                format!("`{name}`")
            } else {
                format!("**`{name}`**")
            };
            text.push_str(&format!("| {name} | {} | {} |\n", written(rust), member.doc));
        }
    }
    text
}

/// The limits, from the constants and calls of the files that check them.
fn limits() -> String {
    let checks = source("sim/check/limits.rs");
    let constants = ["sim/scenario/load.rs", "sim/scenario/nesting.rs"].map(source).concat() + &checks;
    let mut rows = Vec::new();
    let mut doc = String::new();
    for line in constants.lines().map(str::trim) {
        if let Some(words) = line.strip_prefix("/// ") {
            doc = words.trim_end_matches('.').to_owned();
        } else if let Some((declared, value)) = line.split_once(" = ").filter(|_| line.contains("const ")) {
            let name = declared.split("const ").nth(1).unwrap().split(':').next().unwrap();
            let what = match name {
                "TIMER" => "The time to answer",
                "RING" => "The ringing",
                "HOLD" => "The limit of a hold",
                "LINE" => "A line that says how long it lasts",
                _ => doc.as_str(),
            };
            rows.push((what.to_owned(), limit(value.trim_end_matches(';'))));
        }
    }
    let code: String = checks
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace("at_most( ", "at_most(");
    for call in code.split("at_most(&sentence!(\"").skip(1) {
        let (what, rest) = call.split_once("\",").unwrap();
        let most = rest.split(", found").next().unwrap().rsplit(' ').next().unwrap();
        rows.push((format!("The most {what}"), number_of(most)));
    }
    let of_entries = code.split("if list == \"notes\" { ").nth(1).unwrap();
    let (notes, others) = of_entries.split_once(" } else { ").unwrap();
    rows.push(("The most notes of the after-call work".to_owned(), number_of(notes)));
    let others = others.split(' ').next().unwrap();
    rows.push(("The most entries of its other lists".to_owned(), number_of(others)));
    assert!(rows.len() >= 24, "{rows:?}");
    let rows = rows.into_iter().map(|(what, value)| format!("| {what} | {value} |\n"));
    format!("\n| what | limit |\n|---|---|\n{}", rows.collect::<String>())
}

/// A number, or the constant of this name.
fn number_of(written: &str) -> String {
    if written.parse::<u32>().is_ok() {
        return written.to_owned();
    }
    let subject = source("sim/check/subject.rs");
    let declared = subject
        .split_once(&format!("const {written}: usize = "))
        .unwrap_or_else(|| panic!("{written}"))
        .1;
    declared.split(';').next().unwrap().to_owned()
}

fn limit(value: &str) -> String {
    let number = |text: &str| text.replace('_', "").parse::<u64>().ok();
    if let Some(range) = value.strip_prefix("[Millis(") {
        let mut ends = range
            .trim_end_matches(")]")
            .split("), Millis(")
            .map(|end| Millis(number(end).unwrap()).to_string());
        return format!("{} to {}", ends.next().unwrap(), ends.next().unwrap());
    }
    match value.split_once(" * ") {
        Some((one, other)) => (number(one).unwrap() * number(other).unwrap()).to_string(),
        None => value.replace('_', ""),
    }
}

/// The words of the tables that both guides have from the source.
struct TableWords {
    language: &'static str,
    cues: &'static str,
    acts: &'static str,
    by_itself: &'static str,
    rules: &'static str,
    the_call: &'static str,
    points: &'static str,
    policies: &'static str,
    facts: &'static str,
    sources: &'static str,
    colon: &'static str,
}

const IN_ENGLISH: TableWords = TableWords {
    language: "en",
    cues: "cue | always takes",
    acts: "### Acts\n\n| act | meaning | rules | file |",
    by_itself: "Happens by itself.",
    rules: "### Rules\n\n| rule | a breach costs | what it demands | file |",
    the_call: "the call",
    points: "points",
    policies: "### House policies\n\nIn `bank.ron`.",
    facts: "### Facts in",
    sources: "source | what it says",
    colon: ": ",
};

const IN_CHINESE: TableWords = TableWords {
    language: "zh-Hans",
    cues: "线索 | 总是选",
    acts: "### 行为\n\n| 行为 | 意思 | 规则 | 文件 |",
    by_itself: "自己发生。",
    rules: "### 规则\n\n| 规则 | 违反的代价 | 要求 | 文件 |",
    the_call: "整通电话",
    points: "分",
    policies: "### 行内规定\n\n在 `bank.ron` 里。",
    facts: "### 事实：",
    sources: "出处 | 内容",
    colon: "：",
};

fn cues(table: &TableWords) -> String {
    let mut text = format!("\n| {} |\n|---|---|\n", table.cues);
    for cue in CUES {
        let meaning = match table.language {
            "en" => cue.meaning(),
            _ => cue.meaning_in_chinese(),
        };
        text.push_str(&format!("| `{}` | {meaning} |\n", cue.word()));
    }
    text
}

/// A text as it stands in a cell of a table.
fn cell(texts: &InLanguages, language: &str) -> String {
    let text = texts.get(language).map(|text| text.value.as_str()).unwrap_or_default();
    text.replace('|', "\\|").replace('\n', " ")
}

/// The acts that a rule speaks of.
fn acts_of(form: &RuleForm) -> Vec<&str> {
    let names = match form {
        RuleForm::Never(act) | RuleForm::AtMost(act, _) => vec![act],
        RuleForm::Before(first, then) => vec![first, then],
        RuleForm::Within { act, after, .. } => vec![act, after],
        RuleForm::ByHangUp { act, given } | RuleForm::ByEnd { act, given } => {
            std::iter::once(act).chain(given).collect()
        }
    };
    names.into_iter().map(|name| name.value.as_str()).collect()
}

/// What can be named in calls and is declared beside them: acts, rules, and what can be cited.
fn shared_names(table: &TableWords) -> String {
    let checked = check(&read_folder(&root().join("scenarios")).unwrap().files);
    let rulebook = &checked.scenarios.first().expect("a shipped call").rulebook;
    let cell = |texts: &InLanguages| cell(texts, table.language);
    let mut text = format!("\n{}\n|---|---|---|---|\n", table.acts);
    let rules: Vec<&Rule> = rulebook.packs.iter().flat_map(|pack| &pack.rules).collect();
    let used_by = |act: &str| {
        let using = rules.iter().filter(|rule| acts_of(&rule.form).contains(&act));
        using
            .map(|rule| format!("`{}`", rule.id))
            .collect::<Vec<_>>()
            .join(", ")
    };
    for act in BUILT_IN_ACTS {
        text.push_str(&format!("| `{act}` | {} | {} | |\n", table.by_itself, used_by(act)));
    }
    for pack in &rulebook.packs {
        for act in &pack.acts {
            let (id, file) = (&act.id.value, &pack.id.value);
            text.push_str(&format!(
                "| `{id}` | {} | {} | `rules/{file}.ron` |\n",
                cell(&act.text),
                used_by(id)
            ));
        }
    }
    text.push_str(&format!("\n{}\n|---|---|---|---|\n", table.rules));
    for pack in &rulebook.packs {
        for rule in &pack.rules {
            let cost = match &rule.severity {
                Severity::Critical => table.the_call.to_owned(),
                Severity::Major(points) | Severity::Minor(points) => format!("{} {}", points.value, table.points),
            };
            text.push_str(&format!(
                "| `{}` | {cost} | {} | `rules/{}.ron` |\n",
                rule.id,
                cell(&rule.text),
                pack.id
            ));
        }
    }
    text.push_str(&format!("\n{}\n\n| {} |\n|---|---|\n", table.policies, table.sources));
    for policy in &rulebook.bank.policies {
        text.push_str(&format!(
            "| `{}` | {}{}{} |\n",
            policy.id,
            cell(&policy.title),
            table.colon,
            cell(&policy.text)
        ));
    }
    for pack in &rulebook.facts {
        text.push_str(&format!(
            "\n{} facts/{}.ron\n\n| {} |\n|---|---|\n",
            table.facts, pack.id, table.sources
        ));
        for fact in &pack.facts {
            text.push_str(&format!("| `{}` | {} |\n", fact.id, cell(&fact.text)));
        }
    }
    text
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn tables_are_as_the_source_says() {
    let mut goldens = Goldens::default();
    let (words, fields, limits) = (words(), fields(), limits());
    let english = [
        ("words", words),
        ("fields", fields),
        ("limits", limits),
        ("cues", cues(&IN_ENGLISH)),
        ("library", shared_names(&IN_ENGLISH)),
    ];
    // The others of the Chinese guide are written by hand; a test compares them row by row.
    let chinese = [("cues", cues(&IN_CHINESE)), ("library", shared_names(&IN_CHINESE))];
    for (guide, tables) in [(ENGLISH, english.as_slice()), (CHINESE, chinese.as_slice())] {
        let mut page = page(guide);
        for (name, made) in tables {
            let opening = format!("<!-- generated: {name} -->\n");
            let start = page.find(&opening).unwrap() + opening.len();
            let end = start + page[start..].find("<!-- end -->").unwrap();
            page.replace_range(start..end, &format!("{made}\n"));
        }
        goldens.compare(&root().join("scenarios").join(guide), &page);
    }
    goldens.finish();
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_examples_are_fair_calls_in_canonical_layout() {
    for (guide, language) in [(ENGLISH, "en"), (CHINESE, "zh-Hans")] {
        let page = page(guide);
        let mut examples = page
            .split("```ron\n")
            .skip(1)
            .map(|rest| rest.split("```").next().unwrap());
        let example = examples
            .find(|example| example.contains("    id: \"small-call\""))
            .unwrap();
        let mut files = library();
        files.push(SourceFile {
            name: "small-call.ron".to_owned(),
            bytes: example.as_bytes().to_vec(),
        });
        let checked = check(&files);
        assert_eq!(checked.findings, [], "the example of {guide} has findings");
        let call = checked
            .scenarios
            .iter()
            .find(|call| call.scenario.id.value == "small-call")
            .unwrap();
        assert_eq!(call.scenario.language.value, language);
        assert_eq!(check_marks(call).findings, []);
        // The page says so: three decisions cannot keep a guesser out.
        assert_fair_but_for(call, &["gives-itself-away"]);
        assert_eq!(format("small-call.ron", example.as_bytes()).unwrap(), example);
    }
}

#[test]
fn links_in_the_pages_lead_somewhere() {
    for guide in [ENGLISH, CHINESE] {
        let page = page(guide);
        let headings: Vec<String> = page
            .lines()
            .filter(|line| line.starts_with('#'))
            .map(|line| anchor(line.trim_start_matches(['#', ' '])))
            .collect();
        let links: Vec<&str> = page
            .split("](#")
            .skip(1)
            .map(|rest| rest.split(')').next().unwrap())
            .collect();
        assert!(links.len() > 30);
        for link in links {
            let leading = headings.iter().filter(|heading| *heading == link).count();
            assert_eq!(leading, 1, "{guide}: #{link} must be exactly one heading");
        }
    }
}

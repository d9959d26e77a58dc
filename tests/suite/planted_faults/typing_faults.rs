//! Slips of typing, each unlike the others: a sentence for somebody who does not program says what to write, on the right line.

use rolecall::sim::check::check_only;
use rolecall::sim::diagnostic::{Diagnostic, Severity};

use super::draft::Draft;
use crate::chinese::assert_told_in_both;

/// What is planted where, and parts of what is told in English and in Chinese.
type Slip = (&'static str, fn(Draft) -> Draft, &'static str, &'static str);

const FRAUD: &str = "fraud-attempt.ron";
const LEAK: &str = "data-leak.ron";
const DEBT: &str = "overdue-collection.ron";
const ANGRY: &str = "angry-complaint.ron";
const CHINESE: &str = "fraud-attempt.zh-Hans.ron";
const OPTION: &str = "nodes/rush/ask/options/same-steps";

const SLIPS: &[Slip] = &[
    // Marks that other formats have.
    (
        FRAUD,
        |draft| draft.put("rubric/pass", "80%"),
        "Write the number alone.",
        "只写数字就行。",
    ),
    (
        LEAK,
        |draft| replaced(draft, "opening", ", ", "; "),
        "Write `,` instead.",
        "请改成 `,`。",
    ),
    (
        LEAK,
        |draft| replaced(draft, "hang_up", "to: ", "to = "),
        "Write `:` instead.",
        "请改成 `:`。",
    ),
    (
        FRAUD,
        |draft| draft.set("nodes/rush", "\"mood\"", "(tension: 5)"),
        "Write mood: instead.",
        "请写成 mood:。",
    ),
    (
        ANGRY,
        |draft| draft.put("title", "'A call'"),
        "with a straight quotation mark",
        "请用直引号",
    ),
    (
        DEBT,
        |draft| draft.put("start", "first-words"),
        "Write \"first-words\".",
        "请写成 \"first-words\"。",
    ),
    (
        FRAUD,
        |draft| draft.set(OPTION, "acts", "[ask-hold]"),
        "Write \"ask-hold\".",
        "请写成 \"ask-hold\"。",
    ),
    (
        FRAUD,
        |draft| draft.set(OPTION, "when", "!Is(\"leaked\")"),
        "Put the condition into Not(…).",
        "放进 Not(…)",
    ),
    (
        FRAUD,
        |draft| draft.set(OPTION, "points", "[empathy: 2]"),
        "Write ( ) instead of [ ]",
        "请用 ( )",
    ),
    (
        FRAUD,
        |draft| draft.set(OPTION, "facts", "[leaked: true]"),
        "the name of a field",
        "是字段的名字",
    ),
    // Marks of another keyboard.
    (
        LEAK,
        |draft| draft.put("level", "２"),
        "the file needs `2`",
        "要的是 `2`",
    ),
    (
        DEBT,
        |draft| draft.put("countries", "【\"cn\", \"uk\"】"),
        "write `[` for `【`",
        "`【` 改成 `[`",
    ),
    (
        ANGRY,
        |draft| replaced(draft, "minutes", ", ", "，"),
        "the file needs `,`",
        "要的是 `,`",
    ),
    (
        FRAUD,
        |draft| draft.put("language", "“en”"),
        "write a straight one",
        "直引号",
    ),
    (
        FRAUD,
        |draft| draft.set(OPTION, "mood", "(tension: −5)"),
        "the file needs `-`",
        "要的是 `-`",
    ),
    (
        LEAK,
        |draft| replaced(draft, "policies", "\", \"", "\"、\""),
        "the file needs `,`",
        "要的是 `,`",
    ),
    (
        FRAUD,
        |draft| draft.put("nodes/rush/ask/within", "\u{a0}\"40s\""),
        "no plain blank",
        "不是普通的空格",
    ),
    // Groups, lists and values in another form.
    (
        FRAUD,
        |draft| draft.set(OPTION, "mood", "{tension: 5}"),
        "Write ( ) around it",
        "请用 ( ) 括起来",
    ),
    (
        FRAUD,
        |draft| draft.set(OPTION, "when", "All(Is(\"leaked\"), Is(\"told\"))"),
        "All([…, …])",
        "All([…, …])",
    ),
    (
        CHINESE,
        |draft| draft.put("texts/#3", "\"好\""),
        "a fingerprint and a text in ( )",
        "一个指纹和一段文字",
    ),
    (
        FRAUD,
        |draft| draft.put("nodes/rush/ask/within", "\"2 minutes\""),
        "write it as \"12s\"",
        "\"1m30s\"",
    ),
    (
        FRAUD,
        |draft| draft.put("values/#0", "Money(2000.50)"),
        "in quotes, as",
        "写在引号里",
    ),
    // Names.
    (
        FRAUD,
        |draft| draft.set(OPTION, "idd", "\"x\""),
        "`id` is written here as well",
        "已经写了 `id`",
    ),
    (
        FRAUD,
        |draft| draft.set(OPTION, "tempting", "\"So.\""),
        "Did you mean \"tempting_because\"?",
        "“tempting_because”",
    ),
    // A comma.
    (
        FRAUD,
        |draft| draft.set(OPTION, "points", "(empathy: 2 accuracy: 1)"),
        "a comma is missing",
        "少了逗号",
    ),
];

fn replaced(draft: Draft, path: &str, from: &str, to: &str) -> Draft {
    let old = draft.at(path);
    draft.put(path, &old.replacen(from, to, 1))
}

fn line_of(text: &str, place: usize) -> usize {
    text[..place].matches('\n').count() + 1
}

/// The errors of a draft, and the lines on which they stand.
fn errors(draft: &Draft, file: &str) -> Vec<(usize, Diagnostic)> {
    let stem = file.split('.').next().unwrap();
    let text = draft.text();
    let found = check_only(draft.files(), &|id| id == stem).findings.into_iter();
    let errors = found.filter(|finding| finding.severity == Severity::Error && finding.file == file);
    errors
        .map(|finding| (line_of(&text, finding.span.start as usize), finding))
        .collect()
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn slips_are_told_on_their_line_and_nowhere_else() {
    let mut missed = Vec::new();
    for (file, slip, english, chinese) in SLIPS {
        let old = Draft::new(file);
        let new = slip(old.clone());
        let (before, after) = (old.text(), new.text());
        let place = before
            .bytes()
            .zip(after.bytes())
            .take_while(|(one, other)| one == other)
            .count();
        let line = before.as_bytes()[..place].iter().filter(|byte| **byte == b'\n').count() + 1;
        let found = errors(&new, file);
        let told = |finding: &Diagnostic| {
            assert_told_in_both(&finding.message);
            let whole = finding
                .help
                .iter()
                .fold(finding.message.clone(), |message, help| message.then(help));
            whole.english.contains(english) && whole.chinese.contains(chinese)
        };
        let is_told = found.iter().any(|(at, finding)| *at == line && told(finding));
        if !is_told || found.iter().any(|(at, _)| *at != line) {
            missed.push(format!("{file}, line {line}: {english}: {found:#?}"));
        }
    }
    assert!(missed.is_empty(), "{} are missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn marks_at_the_beginning_line_ends_and_tabs_move_nothing() {
    let planted = || Draft::new(FRAUD).put(&format!("{OPTION}/to"), "\"id-rihgt\"");
    let line = errors(&planted(), FRAUD)[0].0;
    let changes: [fn(&str) -> String; 4] = [
        |text: &str| format!("\u{feff}{text}"),
        |text: &str| text.replace('\n', "\r\n"),
        |text: &str| text.replace("    ", "\t"),
        |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n")),
    ];
    for change in changes {
        let draft = planted().rewrite(change);
        let found = errors(&draft, FRAUD);
        let [(at, finding)] = found.as_slice() else {
            panic!("{found:#?}");
        };
        let text = draft.text();
        let place = finding.span.start as usize..finding.span.end as usize;
        assert_eq!((*at, &text[place]), (line, "\"id-rihgt\""));
    }
}

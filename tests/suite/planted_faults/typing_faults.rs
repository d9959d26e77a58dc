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
    (
        FRAUD,
        |draft| draft.put("nodes/rush/ask/within", "2.5"),
        "a span of time in quotation marks",
        "引号里的一段时间",
    ),
    (
        FRAUD,
        |draft| draft.set(OPTION, "points", "(empathy: 2.5)"),
        "without a point, such as 2 or 3",
        "例如 2 或 3",
    ),
    (
        FRAUD,
        |draft| draft.set(OPTION, "points", "(empathy: \"2.5\")"),
        "without a point and without quotation marks",
        "没有小数点的数字，也不加引号",
    ),
    (
        FRAUD,
        |draft| draft.put("values/#0", "Money(30,000)"),
        "write Money(30000).",
        "请写 Money(30000)。",
    ),
    (
        FRAUD,
        |draft| draft.put("values/#0", "Percent(2,5)"),
        "write Percent(\"2.5\").",
        "请写 Percent(\"2.5\")。",
    ),
    (
        FRAUD,
        |draft| draft.put("kind", "\"Fraud\""),
        "Write Fraud, without quotation marks.",
        "请写 Fraud，不加引号。",
    ),
    (
        FRAUD,
        |draft| draft.put("facts/leaked/is", "\"flag\""),
        "Write Flag, without quotation marks.",
        "请写 Flag，不加引号。",
    ),
    (
        FRAUD,
        |draft| draft.set(OPTION, "when", "\"leaked\""),
        "Write Is(\"leaked\") if that is a fact",
        "请写 Is(\"leaked\")",
    ),
    (
        FRAUD,
        |draft| draft.set(OPTION, "once", "\"yes\""),
        "Write true or false, without quotation marks.",
        "请写 true 或 false，不加引号。",
    ),
    // Texts and conditions as people write them.
    (
        FRAUD,
        |draft| draft.put("title", "Why was my loan refused?"),
        "Write \"Why was my loan refused?\".",
        "请写成 \"Why was my loan refused?\"。",
    ),
    (
        ANGRY,
        |draft| draft.put("title", "\"A call.”"),
        "Write a straight one",
        "请把它改成直引号",
    ),
    (
        FRAUD,
        |draft| draft.set(OPTION, "when", "trust >= 50"),
        "Write TrustAtLeast(50).",
        "请写成 TrustAtLeast(50)。",
    ),
    (
        LEAK,
        |draft| draft.rewrite(|text| text.replacen("title: ", "title ", 1)),
        "Write `:` between a name and its value",
        "名字和值之间要写 `:`",
    ),
    (
        DEBT,
        |draft| draft.rewrite(|text| format!("{text}Done!\n")),
        "Nothing may follow the bracket that closes the file.",
        "后面不能再写东西",
    ),
    // A number that does not even fit where it is kept.
    (
        FRAUD,
        |draft| draft.put("rubric/pass", "800"),
        "a whole number from 0 to 100, not the number 800",
        "0 到 100 的整数",
    ),
    (
        FRAUD,
        |draft| draft.set(OPTION, "points", "(empathy: -300)"),
        "a whole number from -100 to 100, not the number -300",
        "-100 到 100 的整数",
    ),
    (
        FRAUD,
        |draft| draft.set(OPTION, "when", "TrustAtLeast(256)"),
        "a whole number from 0 to 100, not the number 256",
        "0 到 100 的整数",
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
    // Counted here, and not by what findings are placed with.
    let end = if text.contains('\n') { '\n' } else { '\r' };
    text[..place].matches(end).count() + 1
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
    let changes: [fn(&str) -> String; 5] = [
        |text: &str| text.replace('\n', "\r"),
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

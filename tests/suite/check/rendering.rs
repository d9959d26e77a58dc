//! How findings look: Chinese underlined by its width, nothing in a file can steer the terminal, long lines are cut.

use std::collections::BTreeMap;

use rolecall::cli::diagnostics::Findings;
use rolecall::sim::diagnostic::Diagnostic;
use rolecall::sim::scenario::spanned::Span;
use rolecall::sim::sentence::Sentence;
use rolecall::words::Locale;

/// The finding about the part of a text between `»` and `«`, as people see it.
fn shown(marked: &str) -> String {
    shown_in(Locale::English, marked)
}

fn both(english: &str, chinese: &str) -> Sentence {
    Sentence {
        english: english.to_owned(),
        chinese: chinese.to_owned(),
    }
}

fn shown_in(locale: Locale, marked: &str) -> String {
    let start = marked.find('»').unwrap();
    let end = marked.find('«').unwrap() - '»'.len_utf8();
    let text = marked.replace(['»', '«'], "");
    let span = Span {
        start: start as u32,
        end: end as u32,
    };
    let mut finding = Diagnostic::error("some-code", span, both("What is wrong.", "哪里不对。"))
        .help(both("What to do.", "怎么办。"));
    finding.file = "call.ron".to_owned();
    let texts = BTreeMap::from([("call.ron".to_owned(), text)]);
    Findings::new(&texts, false, locale).human(&finding)
}

/// The line with the place, the line of the file and the line below it.
fn lines(marked: &str) -> [String; 3] {
    let shown = shown(marked);
    let lines: Vec<&str> = shown.lines().collect();
    [lines[1], lines[3], lines[4]].map(str::to_owned)
}

#[test]
fn the_whole_picture() {
    let expected = "\
error[some-code]: What is wrong.
 --> call.ron:2:5
  |
2 | id: »here«
  |     ^^^^
  |
  = help: What to do."
        .replace(['»', '«'], "");
    assert_eq!(shown("(\nid: »here«\n)"), expected);
}

#[test]
fn the_whole_picture_in_chinese() {
    let expected = "\
错误[some-code]: 哪里不对。
 --> call.ron:2:5
  |
2 | id: »here«
  |     ^^^^
  |
  = 帮助: 怎么办。"
        .replace(['»', '«'], "");
    assert_eq!(shown_in(Locale::SimplifiedChinese, "(\nid: »here«\n)"), expected);
}

#[test]
fn chinese_is_two_cells_wide() {
    let [place, line, below] = lines("text: \"七十»二块«！\"");
    assert_eq!(place, " --> call.ron:1:10");
    assert_eq!(line, "1 | text: \"七十二块！\"");
    assert_eq!(below, "  |            ^^^^");
}

#[test]
fn tabs_line_ends_and_marks_keep_the_place() {
    assert_eq!(lines("\ta: »b«,\r\nc")[0], " --> call.ron:1:5");
    assert_eq!(lines("\ta: »b«,\r\nc")[1..], ["1 |     a: b,", "  |        ^"]);
    assert_eq!(lines("a\r\n\r\n»b«\r\n")[..2], [" --> call.ron:3:1", "3 | b"]);
    assert_eq!(lines("\u{feff}a: »b«")[0], " --> call.ron:1:4");
    assert_eq!(lines("\u{feff}a: »b«")[1..], ["1 | a: b", "  |    ^"]);
}

#[test]
fn nothing_steers_the_terminal() {
    let [place, line, below] = lines("a\u{202e}b\u{1b}[2J: »\u{7}\u{2066}«");
    assert_eq!(place, " --> call.ron:1:10");
    assert_eq!(line, "1 | a\\u{202e}b\\u{1b}[2J: \\u{7}\\u{2066}");
    assert_eq!(below, format!("  | {}{}", " ".repeat(21), "^".repeat(13)));
    let mut finding = Diagnostic::error(
        "some-code",
        Span::default(),
        Sentence::same("A \u{1b}[31mred\u{202e} message."),
    );
    finding.file = "\u{1b}]0;title\u{7}.ron".to_owned();
    let texts = BTreeMap::new();
    let human = Findings::new(&texts, false, Locale::English).human(&finding);
    assert_eq!(
        human,
        "error[some-code]: A \\u{1b}[31mred\\u{202e} message.\n--> \\u{1b}]0;title\\u{7}.ron"
    );
}

#[test]
fn of_a_long_line_the_part_around_the_place_is_shown() {
    let [place, line, below] = lines(&format!("{}»这里«{}", "前".repeat(3000), "后".repeat(3000)));
    assert_eq!(place, " --> call.ron:1:3001");
    assert_eq!(line, format!("1 | …{}这里{}…", "前".repeat(40), "后".repeat(118)));
    assert_eq!(below, format!("  | {}^^^^", " ".repeat(81)));
}

#[test]
fn of_several_lines_the_first_is_shown() {
    assert_eq!(lines("a: »(\n    b,\n)«")[1..], ["1 | a: (", "  |    ^"]);
}

#[test]
fn a_message_that_a_file_has_made_long_is_cut() {
    let mut finding = Diagnostic::error("some-code", Span::default(), Sentence::same("x".repeat(100_000)));
    finding.file = "call.ron".to_owned();
    let texts = BTreeMap::new();
    assert!(Findings::new(&texts, false, Locale::English).human(&finding).len() < 1000);
}

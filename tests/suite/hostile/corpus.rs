//! The corpus of hostile files: what somebody could write to break the reader. The bench measures how long each takes.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// A file of the corpus: what it is, its name, its bytes.
pub struct Hostile {
    pub what: String,
    pub name: String,
    pub bytes: Vec<u8>,
}

/// All of them.
pub fn corpus() -> Vec<Hostile> {
    let mut corpus = Corpus::default();
    for part in [
        brackets,
        comments,
        strings,
        encodings,
        other_languages,
        numbers,
        ids,
        crowds,
        flows,
        wrong_types,
        lines,
        other_files,
    ] {
        part(&mut corpus);
    }
    corpus.0
}

#[derive(Default)]
struct Corpus(Vec<Hostile>);

impl Corpus {
    fn call(&mut self, what: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.file(what, "minimal.ron", bytes);
    }

    fn file(&mut self, what: impl Into<String>, name: &str, bytes: impl Into<Vec<u8>>) {
        self.0.push(Hostile {
            what: what.into(),
            name: name.to_owned(),
            bytes: bytes.into(),
        });
    }
}

pub fn read(name: &str) -> String {
    fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/data/check")
            .join(name),
    )
    .unwrap()
}

/// The smallest call with one place changed.
pub fn with(from: &str, to: &str) -> String {
    let call = read("ok/minimal.ron");
    assert!(call.contains(from), "{from}");
    call.replacen(from, to, 1)
}

/// The smallest call with these nodes instead of its own.
pub fn with_nodes(nodes: &str) -> String {
    let call = read("ok/minimal.ron");
    let (before, rest) = call.split_once("    nodes: [").unwrap();
    let (_, after) = rest.split_once("    wrap_up:").unwrap();
    format!("{before}    nodes: [{nodes}],\n    wrap_up:{after}")
}

fn brackets(corpus: &mut Corpus) {
    for bracket in [
        "(", "[", "{", ")", "]", "}", "Some(", "a:(", "([{", "()", "[],", "\"\":{", "r#\"", "'", "<", "\\",
    ] {
        corpus.call(
            format!("10^6 bytes of {bracket}"),
            bracket.repeat(1_000_000 / bracket.len()),
        );
    }
    corpus.call(
        "a condition of 900 parts",
        with_option_when(&format!("Any([{}])", "Is(\"x\"),".repeat(900))),
    );
    for depth in [31, 32, 33, 40] {
        let (open, close) = ("[".repeat(depth), "]".repeat(depth));
        corpus.call(
            format!("lists nested {depth} deep"),
            with("\"A fee\"", &format!("{open}{close}")),
        );
        corpus.call(
            format!("options nested {depth} deep"),
            with("\"A fee\"", &format!("{}1{}", "Some(".repeat(depth), ")".repeat(depth))),
        );
    }
    corpus.call(
        "conditions nested 20 deep",
        with_option_when(&format!("{}Is(\"x\"){}", "Not(".repeat(20), ")".repeat(20))),
    );
    corpus.call(
        "a wide condition",
        with_option_when(&format!("Any([{}])", "Is(\"x\"),".repeat(20_000))),
    );
}

fn with_option_when(when: &str) -> String {
    with("id: \"listen\",", &format!("id: \"listen\", when: {when},"))
}

fn comments(corpus: &mut Corpus) {
    corpus.call("nested comments that never end", "/*".repeat(400_000));
    corpus.call(
        "nested comments that end once too often",
        format!("{}{}", "/*".repeat(200_000), "*/".repeat(200_001)),
    );
    corpus.call("nothing but comments", "// nothing\n".repeat(50_000));
    corpus.call("a comment that never ends", with("start:", "/* start:"));
    corpus.call("a closing of no comment", with("start:", "*/ start:"));
}

fn strings(corpus: &mut Corpus) {
    for place in [
        "\"A fee\"",
        "\"cn\"",
        "\"Zhao Wei\"",
        "\"Seventy-two!\"",
        "\"listen\"",
        "\"complaint\"",
        "\"settled\"",
    ] {
        let unclosed = place.trim_end_matches('"').to_owned();
        corpus.call(format!("a string that never ends, at {place}"), with(place, &unclosed));
    }
    corpus.call("a raw string that never ends", with("\"A fee\"", "r##\"A fee\"#"));
    corpus.call("a character that never ends", with("level: 1", "level: '"));
    corpus.call("an unknown escape", with("\"A fee\"", "\"\\q\""));
    corpus.call("an escape of no character", with("\"A fee\"", "\"\\u{d800}\""));
    corpus.call(
        "an escape that is too large",
        with("\"A fee\"", "\"\\u{ffffffffffff}\""),
    );
    corpus.call("an escaped NUL", with("\"A fee\"", "\"\\u{0}\""));
    corpus.call("an escaped terminal command", with("\"A fee\"", "\"\\u{1b}[2J\""));
    corpus.call(
        "a raw string with a path as id",
        with("\"minimal\"", "r#\"..\\..\\minimal\"#"),
    );
}

fn encodings(corpus: &mut Corpus) {
    let call = read("ok/minimal.ron");
    let wide: Vec<u16> = call.encode_utf16().collect();
    let mut little = vec![0xff, 0xfe];
    little.extend(wide.iter().flat_map(|unit| unit.to_le_bytes()));
    corpus.call("UTF-16, little end first", little.clone());
    corpus.call("UTF-16 without a mark", little[2..].to_vec());
    corpus.call(
        "UTF-16, big end first",
        wide.iter().flat_map(|unit| unit.to_be_bytes()).collect::<Vec<u8>>(),
    );
    corpus.call("nothing", "");
    corpus.call("a byte order mark alone", "\u{feff}");
    corpus.call("two byte order marks", format!("\u{feff}\u{feff}{call}"));
    corpus.call("blanks", " \n\t\r\n".repeat(1000));
    corpus.call("a NUL", with("start:", "\0start:"));
    corpus.call("nothing but NULs", vec![0; 100_000]);
    corpus.call("a lone continuation byte", [call.as_bytes(), &[0x80]].concat());
    corpus.call("an overlong form", [b"(\xc0\xaf", call.as_bytes()].concat());
    corpus.call("a surrogate in UTF-8", [b"(\xed\xa0\x80", call.as_bytes()].concat());
    corpus.call(
        "one byte more than 1 MiB",
        format!("{call}{}", " ".repeat((1 << 20) + 1 - call.len())),
    );
    corpus.call("3 MiB", vec![b'('; 3 << 20]);
    corpus.call("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec());
    corpus.call(
        "a character that turns the direction, in a comment",
        call.replacen("// The", "// \u{202e}ehT", 1),
    );
    corpus.call(
        "a character that turns the direction, in a text",
        with("A fee", "A \u{202e}eef"),
    );
    corpus.call(
        "a character that turns the direction, as an escape",
        with("A fee", "A \\u{202e}eef"),
    );
    corpus.call(
        "an id that looks like another",
        with("id: \"argue\"", "id: \"list\u{435}n\""),
    );
    corpus.call(
        "an id with a hidden character",
        with("id: \"argue\"", "id: \"listen\u{200b}\""),
    );
}

fn other_languages(corpus: &mut Corpus) {
    for (what, text) in [
        ("JSON", "{\"format\": 1, \"id\": \"minimal\"}"),
        ("YAML", "format: 1\nid: minimal\n"),
        (
            "XML",
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"bb\">]><a>&b;</a>",
        ),
        ("a number", "5"),
        ("a text", "\"minimal\""),
        ("an empty group", "()"),
        ("an empty list", "[]"),
        ("a name", "Scenario"),
        ("a named group", "Scenario(format: 1)"),
        ("an attribute", "#![enable(implicit_some)]\n()"),
        ("an unknown attribute", "#![allow(everything)]\n()"),
        ("an attribute that never ends", "#![enable("),
        ("two values", "() ()"),
        ("a sign", "-"),
        ("a colon", "(format: 1 id: \"minimal\")"),
    ] {
        corpus.call(what, text);
    }
    corpus.call(
        "attributes before a call",
        format!("#![enable(unwrap_newtypes)]\n{}", read("ok/minimal.ron")),
    );
    corpus.call("10^5 attributes", "#![enable(implicit_some)]\n".repeat(38_000));
    corpus.call("two calls in one file", read("ok/minimal.ron").repeat(2));
}

fn numbers(corpus: &mut Corpus) {
    for number in [
        "1e999",
        "-1",
        "256",
        "1.5",
        "99999999999999999999999",
        "0x1_0000_0000",
        "inf",
        "NaN",
        "--1",
        "\"1\"",
        "true",
        "'1'",
        "(1)",
        "b\"1\"",
    ] {
        corpus.call(
            format!("the level {number}"),
            with("level: 1", &format!("level: {number}")),
        );
    }
    corpus.call(
        "points that do not fit",
        with("mood: (tension: -10)", "points: (empathy: -128)"),
    );
    corpus.call("a mood that does not fit", with("tension: -10", "tension: -129"));
    corpus.call(
        "weights that overflow",
        with(
            "empathy: 40, accuracy: 30, compliance: 30",
            "empathy: 255, accuracy: 255, compliance: 255",
        ),
    );
    for time in [
        "99999999999999999999h",
        "1e3s",
        "-5s",
        "5",
        "",
        "1s1s",
        "1s1h",
        "∞",
        "4h1ms",
        "18446744073709551615ms",
    ] {
        corpus.call(format!("the time {time}"), with("\"20s\"", &format!("\"{time}\"")));
    }
    for day in [
        "2026-02-30",
        "0000-00-00",
        "9999-12-31",
        "2026-5-1",
        "2026-05-01T00:00",
        "٢٠٢٦-٠٥-٠١",
    ] {
        corpus.call(
            format!("the day {day}"),
            with("kind:", &format!("values: {{\"d\": Date(\"{day}\")}}, kind:")),
        );
    }
    for money in [
        "\"1e9\"",
        "\"1,000\"",
        "\".5\"",
        "\"5.\"",
        "\"9999999999999999999999\"",
        "\"0.1234567\"",
        "1.5",
        "\"−5\"",
    ] {
        corpus.call(
            format!("the amount {money}"),
            with("kind:", &format!("values: {{\"m\": Money({money})}}, kind:")),
        );
    }
}

fn ids(corpus: &mut Corpus) {
    for id in [
        "../minimal",
        "a/b",
        "/etc/passwd",
        "C:\\\\minimal",
        "minimal.ron",
        "min:imal",
        "",
        " ",
        "Minimal",
        "迷你",
        "min imal",
        "con.",
        "a\\u{0}b",
        "{x}",
    ] {
        corpus.call(
            format!("the id {id}"),
            with("id: \"minimal\"", &format!("id: \"{id}\"")),
        );
    }
    corpus.call(
        "an id of 65 characters",
        with("id: \"argue\"", &format!("id: \"{}\"", "a".repeat(65))),
    );
    corpus.call(
        "an id of 900,000 characters",
        with("id: \"argue\"", &format!("id: \"{}\"", "a".repeat(900_000))),
    );
    corpus.call(
        "a reference of 900,000 characters",
        with("start: \"first\"", &format!("start: \"{}\"", "a".repeat(900_000))),
    );
    corpus.call(
        "keys that are written twice",
        with(
            "kind:",
            &format!("values: {{{}}}, kind:", "\"a\": Money(1),".repeat(20_000)),
        ),
    );
    corpus.call(
        "a field that is written twice",
        with("level: 1,", "level: 1, level: 1,"),
    );
    corpus.call(
        "10,000 fields that do not exist",
        with(
            "level: 1,",
            &many(10_000, |index| format!("x{index}: 1, ")).replace("x0:", "level: 1, x0:"),
        ),
    );
    corpus.call(
        "10,000 texts with one id",
        with(
            "(id: \"hello\", text: \"Seventy-two!\")",
            &"(id: \"a\", text: \"b\"),".repeat(10_000),
        ),
    );
}

pub fn many(count: usize, one: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut text, index| {
        let _ = write!(text, "{}", one(index));
        text
    })
}

pub fn node(id: &str, rest: &str) -> String {
    format!("(id: \"{id}\", {rest}),")
}

fn crowds(corpus: &mut Corpus) {
    let first = "(id: \"first\", to: \"n0\"),";
    corpus.call(
        "6,000 nodes",
        with_nodes(&format!(
            "{first}{}",
            many(6000, |index| node(&format!("n{index}"), "to: \"settled\""))
        )),
    );
    corpus.call(
        "30,000 nodes in a chain",
        with_nodes(&format!(
            "{first}{}",
            many(30_000, |index| format!("(id:\"n{index}\",to:\"n{}\"),", index + 1))
        )),
    );
    corpus.call(
        "5,000 nodes that cannot be reached",
        with_nodes(&many(4999, |index| node(&format!("n{index}"), "to: \"settled\""))),
    );
    corpus.call(
        "5,000 nodes that lead nowhere",
        with_nodes(&format!(
            "{first}{}",
            many(4999, |index| node(&format!("n{index}"), "to: \"m\""))
        )),
    );
    corpus.call(
        "5,000 nodes without a way on",
        with_nodes(&format!(
            "{first}{}",
            many(4999, |index| format!("(id: \"n{index}\"),"))
        )),
    );
    corpus.call(
        "5,000 nodes of one id",
        with_nodes(&node("first", "to: \"settled\"").repeat(5000)),
    );
    corpus.call(
        "300 options",
        with_nodes(&node("first", &format!("ask: (options: [{}])", many(300, option)))),
    );
    corpus.call(
        "8,000 options of one id",
        with_nodes(&node("first", &format!("ask: (options: [{}])", option(0).repeat(8000)))),
    );
    corpus.call(
        "900 options of one id",
        with_nodes(&node("first", &format!("ask: (options: [{}])", option(0).repeat(900)))),
    );
    corpus.call("no options", with_nodes(&node("first", "ask: (options: [])")));
    for countries in [900, 20_000] {
        corpus.call(
            format!("{countries} countries"),
            with(
                "countries: [\"cn\"]",
                &format!("countries: [{}]", many(countries, |index| format!("\"c{index}\","))),
            ),
        );
    }
    corpus.call(
        "20,000 countries behind a text that looks unclosed",
        with(
            "countries: [\"cn\"]",
            &format!(
                "brief: \"One\n(two\", countries: [{}]",
                many(20_000, |index| format!("\"c{index}\","))
            ),
        ),
    );
    for facts in [900, 20_000] {
        corpus.call(
            format!("{facts} facts"),
            with(
                "opening:",
                &format!(
                    "facts: [{}], opening:",
                    many(facts, |index| format!("(id: \"f{index}\", is: Flag),"))
                ),
            ),
        );
    }
    for dispositions in [900, 10_000] {
        corpus.call(
            format!("{dispositions} dispositions"),
            with(
                "(disposition: [",
                &format!(
                    "(disposition: [{}",
                    many(dispositions, |index| format!(
                        "(id: \"d{index}\", label: \"l\", why: \"w\"),"
                    ))
                ),
            ),
        );
    }
    for desks in [900, 5000] {
        corpus.call(format!("{desks} desks"), with("hang_up:", &format!("transfers: [{}], hang_up:", many(desks, |index| format!(
            "(id: \"d{index}\", title: \"t\", warm: (to: \"gone\", why: \"w\"), cold: (to: \"gone\", why: \"w\")),"
        )))));
    }
    corpus.call(
        "20,000 commands and 5,000 options",
        with(
            "endings:",
            &format!(
                "checks: [(name: \"n\", play: [{}], expect: [NoBreach])], endings:",
                "\"say nobody\",".repeat(20_000)
            ),
        ),
    );
    corpus.call("a text of 5 KiB", with("Seventy-two!", &"x".repeat(5 * 1024)));
    corpus.call("a text of 900,000 names", with("Seventy-two!", &"{a}".repeat(300_000)));
    corpus.call("a text of 900,000 braces", with("Seventy-two!", &"{".repeat(900_000)));
    for allowances in [900, 30_000] {
        corpus.call(
            format!("{allowances} allowances"),
            with(
                "endings:",
                &format!(
                    "allow: [{}], endings:",
                    "(code: \"x\", because: \"\"),".repeat(allowances)
                ),
            ),
        );
    }
}

fn option(index: usize) -> String {
    format!("(id: \"o{index}\", label: \"l\", to: \"settled\", why: \"w\"),")
}

fn flows(corpus: &mut Corpus) {
    corpus.call(
        "a call that goes round for ever",
        with_nodes("(id: \"first\", to: \"second\"), (id: \"second\", to: \"first\")"),
    );
    corpus.call(
        "a node that leads to itself",
        with_nodes("(id: \"first\", to: \"first\")"),
    );
    corpus.call(
        "a ring of 5,000 nodes",
        with_nodes(&format!(
            "{}(id: \"last\", to: \"first\")",
            many(4999, |index| node(
                &if index == 0 {
                    "first".to_owned()
                } else {
                    format!("n{index}")
                },
                &format!(
                    "to: \"{}\"",
                    if index == 4998 {
                        "last".to_owned()
                    } else {
                        format!("n{}", index + 1)
                    }
                )
            ))
        )),
    );
    corpus.call(
        "a detour into itself",
        with_nodes("(id: \"first\", call: (to: \"first\", then: \"settled\"))"),
    );
    corpus.call("detours without end", with_nodes(
        "(id: \"first\", call: (to: \"a\", then: \"settled\")), (id: \"a\", call: (to: \"first\", then: \"b\")), (id: \"b\", back: true)",
    ));
    corpus.call("a back out of nowhere", with_nodes("(id: \"first\", back: true)"));
    corpus.call(
        "20,000 branches with conditions of two parts",
        with_nodes(&format!(
            "(id: \"first\", ask: (options: [{}])), (id: \"fork\", branch: [{} (to: \"settled\")])",
            many(300, option).replace("to: \"settled\"", "facts: [Set(\"a\"), Set(\"b\")], to: \"fork\""),
            "(when: All([Is(\"a\"), Is(\"b\")]), to: \"gone\"),".repeat(20_000)
        ))
        .replacen(
            "start:",
            "facts: [(id: \"a\", is: Flag), (id: \"b\", is: Flag)], start:",
            1,
        ),
    );
    corpus.call("thresholds that throw the call to and fro", with_nodes(
        "(id: \"first\", mood: (tension: 100), to: \"second\"), (id: \"second\", mood: (tension: -100), to: \"first\")",
    ));
    corpus.call("a decision without a way out", with_nodes(
        "(id: \"first\", ask: (options: [(id: \"a\", label: \"l\", to: \"first\", why: \"w\"), (id: \"b\", label: \"l\", to: \"first\", why: \"w\")]))",
    ));
    corpus.call("everything at once", with_nodes(
        "(id: \"first\", to: \"settled\", back: true, call: (to: \"first\", then: \"first\"), branch: [(to: \"first\")], ask: (options: []))",
    ));
}

/// Every field of the smallest call with a value of every other kind.
fn wrong_types(corpus: &mut Corpus) {
    let call = read("ok/minimal.ron");
    let values = [
        "5",
        "\"x\"",
        "[]",
        "{}",
        "()",
        "Wrong",
        "true",
        "Some(Wrong(1))",
        "[(), 5, \"x\", {}]",
    ];
    let top = [
        "title",
        "kind",
        "level",
        "minutes",
        "direction",
        "language",
        "countries",
        "brief",
        "rubric",
        "customer",
        "opening",
        "hang_up",
        "start",
        "nodes",
        "wrap_up",
        "endings",
    ];
    for field in top {
        let start = call.find(&format!("\n    {field}: ")).unwrap() + 1;
        let next = call[start..]
            .match_indices("\n    ")
            .find(|(place, _)| call[start + place + 5..].starts_with(|c: char| c.is_ascii_lowercase()));
        let end = next.map_or(call.len() - 2, |(place, _)| start + place);
        for value in values {
            // These are right where they stand, or empty where nothing is needed.
            let is_right = matches!((field, value), ("title" | "brief", "\"x\"") | ("level", "5"));
            if !is_right {
                corpus.call(
                    format!("{field}: {value}"),
                    format!("{}    {field}: {value},{}", &call[..start], &call[end..]),
                );
            }
        }
    }
}

/// One line of a slip, as often as a file can hold it.
fn lines(corpus: &mut Corpus) {
    for line in [
        "a:1,",
        "a: 1\n",
        "a: 1,\r",
        "a b c d\n",
        "a = 1\n",
        "a: 55%,\n",
        "a: 'text',\n",
        "a: text,\n",
        "(a: Money(30,000),\n",
        "(a: \u{201c}text\u{201d},\n",
        "\u{ff08}\u{540d}\u{ff1a}\u{201c}x\u{201d}\u{ff0c}\n",
        "\"a\n",
        ")]}\n",
        "{\"a\": \n",
        "// \"x\n",
    ] {
        let shown = line.trim_end().escape_default();
        corpus.call(format!("1 MiB of lines {shown}"), line.repeat((1 << 20) / line.len()));
    }
    for (what, begins, many_times, ends) in [
        ("1 MiB of one unknown field", "(\n", "a: 1,\n", ")"),
        ("1 MiB of one field", "(\n", "title: \"x\",\n", ")"),
        (
            "1 MiB of nodes that lack everything",
            "(format: 1, nodes: [\n",
            "(id: \"a\"),\n",
            "])",
        ),
    ] {
        let count = ((1 << 20) - begins.len() - ends.len()) / many_times.len();
        corpus.call(what, format!("{begins}{}{ends}", many_times.repeat(count)));
    }
    corpus.call(
        "60,000 unknown fields",
        format!("({})", many(60_000, |index| format!("f{index}: 1,\n"))),
    );
    corpus.call(
        "18,000 nodes with arrows that lead nowhere",
        with_nodes(&many(18_000, |index| {
            node(
                &format!("n{index}"),
                &format!("ask:(options:[(id:\"x\",to:\"z{index}\")])"),
            )
        })),
    );
}

/// Packs, the bank's file and tables can be hostile as well.
fn other_files(corpus: &mut Corpus) {
    let rule = |index: usize| {
        format!(
            "(id: \"r{index}\", form: Never(\"a\"), severity: Minor(1), concern: \"c\", text: {{\"en\": \"t\", \"zh-Hans\": \"t\"}}, sources: [\"HP-1\"]),"
        )
    };
    let pack = |rules: String| {
        format!(
            "(format: 1, id: \"bank\", title: {{\"en\": \"t\", \"zh-Hans\": \"t\"}}, acts: [(id: \"a\", text: {{\"en\": \"t\", \"zh-Hans\": \"t\"}})], rules: [{rules}])"
        )
    };
    corpus.file("900 rules", "rules/bank.ron", pack(many(900, rule)));
    corpus.file("5,000 rules", "rules/bank.ron", pack(many(5000, rule)));
    corpus.file(
        "a rule over 255 turns",
        "rules/bank.ron",
        pack(rule(0).replace("Never(\"a\")", "Within(act: \"a\", after: \"a\", turns: 255)")),
    );
    corpus.file(
        "a rule for 255 points",
        "rules/bank.ron",
        pack(rule(0).replace("Minor(1)", "Major(255)")),
    );
    corpus.file(
        "words that contain themselves",
        "bank.ron",
        read("base/bank.ron").replace("{bank.agent} speaking", "{bank.opening}"),
    );
    corpus.file("a bank of brackets", "bank.ron", "(".repeat(1_000_000));
    corpus.file("facts of brackets", "facts/common.ron", "[".repeat(1_000_000));
    corpus.file("a table of nothing", "minimal.zh-Hans.ron", "");
    corpus.file(
        "a table with 20,000 keys",
        "minimal.zh-Hans.ron",
        format!(
            "(format: 9, scenario: \"minimal\", language: \"zh-Hans\", texts: {{{}}})",
            many(20_000, |index| format!("\"k{index}\": (\"\", \"x\"),"))
        ),
    );
    corpus.file(
        "a table in an unknown language",
        "minimal.tlh.ron",
        "(format: 1, scenario: \"minimal\", language: \"tlh\", texts: {})",
    );
}

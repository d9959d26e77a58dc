//! Both sides of the examples that the table tells in words: they are too large, no text, or made of several files.

use std::fmt::Write as _;

use rolecall::sim::check::SourceFile;

use super::examples::{file, minimal, replaced, table};
use super::fixtures::base;

/// Caused on a disk only, in `bad_input.rs` and `command.rs`.
pub const ON_DISK: [&str; 4] = ["not-a-file", "unreadable-folder", "unreadable-file", "changing-file"];

/// The bad and the good side of a code that is told in words.
pub fn sides(code: &str) -> Option<[Vec<SourceFile>; 2]> {
    let call = minimal();
    let of_call = |bytes: Vec<u8>| with(vec![file("minimal.ron", bytes)]);
    let text = |text: String| of_call(text.into_bytes());
    let good = text(call.clone());
    let also = |more: Vec<SourceFile>| [good.clone(), more].concat();
    let both = |bad: String, good: String| [text(bad), text(good)];
    Some(match code {
        "file-too-large" => [text(format!("{call}{}", " ".repeat(1 << 20))), good],
        "not-utf8" => [of_call([call.as_bytes(), b"// \xb7\xd1"].concat()), good],
        "not-text" => [of_call(call.encode_utf16().flat_map(u16::to_le_bytes).collect()), good],
        "unknown-file" => [also(vec![file("notes.txt", "A note.")]), good],
        "missing-bank" => {
            let mut bad = good.clone();
            bad.retain(|file| file.name != "bank.ron");
            [bad, good]
        }
        "duplicate-bank" => [also(elsewhere("bank.ron")), good],
        // The words and policies of the second bank are the same, so what is in it is not told of.
        "duplicate-scenario" => [also(vec![file("old/minimal.ron", call.clone())]), good],
        "duplicate-pack" => [also(elsewhere("facts/common.ron")), good],
        "duplicate-table" => {
            let translated = file("minimal.zh-Hans.ron", table(&call, ""));
            let second = file("old/minimal.zh-Hans.ron", table(&call, ""));
            [also(vec![translated.clone(), second]), also(vec![translated])]
        }
        "orphan-table" => [
            with(vec![file("minimal.zh-Hans.ron", table(&call, ""))]),
            also(vec![file("minimal.zh-Hans.ron", table(&call, ""))]),
        ],
        "too-many-nodes" => both(with_nodes(5001), with_nodes(5000)),
        "text-too-long" => both(
            replaced(&call, "Somebody asks about a fee.", &"Fee. ".repeat(4000)[..16_999]),
            replaced(&call, "Somebody asks about a fee.", &"Fee. ".repeat(400)[..1999]),
        ),
        "too-many-entries" => both(with_dispositions(16), with_dispositions(15)),
        "state-too-large" => both(with_facts(199), with_facts(10)),
        "missing-translation" => {
            let whole = table(&call, "");
            let line = whole.lines().find(|line| line.contains("hang_up/why")).unwrap();
            let lacking = replaced(&whole, &format!("{line}\n"), "");
            [
                also(vec![file("minimal.zh-Hans.ron", lacking)]),
                also(vec![file("minimal.zh-Hans.ron", whole)]),
            ]
        }
        "wrong-language" => {
            let whole = table(&call, "");
            let wrong = replaced(&whole, "language: \"zh-Hans\"", "language: \"en\"");
            [
                also(vec![file("minimal.zh-Hans.ron", wrong)]),
                also(vec![file("minimal.zh-Hans.ron", whole)]),
            ]
        }
        "too-many-rules" => [with_rules(127), with_rules(126)],
        _ => return None,
    })
}

fn with(own: Vec<SourceFile>) -> Vec<SourceFile> {
    [base(), own].concat()
}

/// A file of the base once more, in another folder and without what would be there twice.
fn elsewhere(name: &str) -> Vec<SourceFile> {
    let text = match name {
        "bank.ron" => {
            String::from_utf8(base().into_iter().find(|file| file.name == name).unwrap().bytes)
                .unwrap()
                .split("    policies: [")
                .next()
                .unwrap()
                .to_owned()
                + "    policies: [],\n)"
        }
        _ => "(format: 1, id: \"common\", facts: [])".to_owned(),
    };
    vec![file(&format!("elsewhere/{name}"), text)]
}

/// The smallest call with a chain of nodes, so many in all.
pub fn with_nodes(count: usize) -> String {
    let mut nodes = String::new();
    for index in 2..count {
        let _ = writeln!(nodes, "(id: \"n{index}\", to: \"n{}\"),", index + 1);
    }
    let _ = writeln!(nodes, "(id: \"n{count}\", to: \"settled\"),");
    let call = replaced(
        &minimal(),
        "mood: (tension: -10), to: \"settled\"",
        "mood: (tension: -10), to: \"n2\"",
    );
    replaced(&call, "    ],\n    wrap_up", &format!("{nodes}    ],\n    wrap_up"))
}

fn with_dispositions(count: usize) -> String {
    let mut more = String::new();
    for index in 3..=count {
        let _ = write!(more, "(id: \"d{index}\", label: \"Number {index}\", why: \"W.\"),");
    }
    replaced(
        &minimal(),
        "why: \"It is none.\"),\n",
        &format!("why: \"It is none.\"),\n{more}"),
    )
}

fn with_facts(count: usize) -> String {
    let (mut facts, mut sets, mut asks) = (String::new(), String::new(), String::new());
    for index in 0..count {
        let _ = write!(facts, "(id: \"f{index}\", is: Count(15)),");
        let _ = write!(sets, "Add(\"f{index}\", 1),");
        let _ = write!(asks, "AtLeast(\"f{index}\", 1),");
    }
    let call = replaced(
        &minimal(),
        "    opening:",
        &format!("    facts: [{facts}],\n    opening:"),
    );
    let call = replaced(&call, "id: \"listen\",", &format!("id: \"listen\", facts: [{sets}],"));
    let third =
        format!("(id: \"on\", label: \"On\", when: Any([{asks}]), to: \"gone\", why: \"W.\"),\n            ]),");
    replaced(&call, "            ]),", &third)
}

fn with_rules(count: usize) -> Vec<SourceFile> {
    let mut rules = String::new();
    for index in 0..count {
        let _ = write!(
            rules,
            "(id: \"r{index}\", form: Never(\"disclose\"), severity: Minor(1), concern: \"c{index}\", text: {{\"en\": \"No.\", \"zh-Hans\": \"不。\"}}, sources: [\"HP-1\"]),"
        );
    }
    let mut files = with(vec![file("minimal.ron", minimal())]);
    let pack = files.iter_mut().find(|file| file.name == "rules/cn.ron").unwrap();
    let text = String::from_utf8(pack.bytes.clone()).unwrap();
    pack.bytes = replaced(&text, "rules: [", &format!("rules: [{rules}")).into_bytes();
    files
}

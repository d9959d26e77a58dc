//! The snippets for editors: they are JSON, their words are words of the format, and what they insert is read without mistakes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rolecall::sim::scenario::desk::{DesktopItem, Hold};
use rolecall::sim::scenario::flow::{Choice, Decision, Node};
use rolecall::sim::scenario::load::load;
use rolecall::sim::scenario::model::{Ending, PlayCheck};
use rolecall::sim::scenario::people::HiddenFact;
use serde::Deserialize;
use serde::de::DeserializeOwned;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Snippet {
    scope: String,
    prefix: String,
    description: String,
    body: Vec<String>,
}

const ENGLISH: &str = "rolecall.code-snippets";
const CHINESE: &str = "rolecall.zh-Hans.code-snippets";

fn snippets(file: &str) -> BTreeMap<String, Snippet> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/editors").join(file);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// What a snippet inserts, without the words that stand for what the author writes.
fn without_words(body: &[String]) -> Vec<String> {
    let is_word = |part: &str| !part.is_ascii() || part.contains(' ') || part == "Title";
    let line = |line: &String| {
        let parts = line.split("${").map(|part| match part.split_once('}') {
            Some((field, rest)) if field.split_once(':').is_some_and(|(_, word)| is_word(word)) => {
                format!("{}:…{rest}", field.split(':').next().unwrap_or_default())
            }
            _ => part.to_owned(),
        });
        parts.collect::<Vec<_>>().join("${")
    };
    body.iter().map(line).collect()
}

/// Every text that a snippet can insert: with the words that it suggests, and with each of its choices.
fn inserted(body: &[String]) -> Vec<String> {
    let whole = body.join("\n").replace("$0", "");
    let mut texts = vec![String::new()];
    let mut rest = whole.as_str();
    while let Some((before, after)) = rest.split_once("${") {
        let number = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (options, end) = match &after[number..number + 1] {
            "|" => {
                let (listed, end) = after[number + 1..].split_once("|}").unwrap();
                (listed.split(',').map(str::to_owned).collect::<Vec<_>>(), end)
            }
            ":" => {
                let (word, end) = after[number + 1..].split_once('}').unwrap();
                (vec![word.to_owned()], end)
            }
            other => panic!("{other}"),
        };
        let longer = texts
            .iter()
            .flat_map(|text| options.iter().map(move |option| format!("{text}{before}{option}")));
        texts = longer.collect();
        rest = end;
    }
    texts.into_iter().map(|text| text + rest).collect()
}

fn assert_reads<T: DeserializeOwned>(text: &str) {
    let loaded = load::<T>("snippet", text.as_bytes());
    assert!(
        loaded.mistakes.is_empty() && loaded.value.is_some(),
        "{text}\n{:?}",
        loaded.mistakes
    );
}

#[test]
fn what_is_inserted_is_read_without_mistakes() {
    let mut seen = Vec::new();
    for (name, snippet) in snippets(ENGLISH) {
        assert!(
            snippet.scope.contains("ron")
                && snippet.description.contains(". / ")
                && snippet.description.ends_with('。')
                && name.contains(" / "),
            "{name}"
        );
        assert!(snippet.body.last().unwrap().ends_with("),$0"), "{name}");
        assert_inserted_reads(&snippet);
        seen.push(snippet.prefix);
    }
    assert_eq!(seen.len(), 9, "{seen:?}");
}

#[track_caller]
fn assert_inserted_reads(snippet: &Snippet) {
    for text in inserted(&snippet.body) {
        let value = text.trim_end_matches(',');
        match snippet.prefix.as_str() {
            "node" | "branch" => assert_reads::<Node>(value),
            "option" => assert_reads::<Choice>(value),
            "within" => assert_reads::<Decision>(&format!("({value}, options: [])")),
            "hidden" => assert_reads::<HiddenFact>(value),
            "desktop" => assert_reads::<DesktopItem>(value),
            "hold" => assert_reads::<Hold>(value.trim_start_matches("hold: ")),
            "ending" => assert_reads::<Ending>(value),
            "play" => assert_reads::<PlayCheck>(value),
            other => panic!("say here what \"{other}\" inserts"),
        }
    }
}

#[test]
fn the_chinese_snippets_insert_the_same_with_chinese_words() {
    let (english, chinese) = (snippets(ENGLISH), snippets(CHINESE));
    assert_eq!(english.len(), chinese.len());
    for (name, snippet) in &chinese {
        let twin = english.values().find(|one| one.prefix == snippet.prefix).unwrap();
        assert_eq!(snippet.scope, twin.scope, "{name}");
        assert!(twin.description.ends_with(&snippet.description), "{name}");
        assert_eq!(without_words(&snippet.body), without_words(&twin.body), "{name}");
        assert_inserted_reads(snippet);
    }
}

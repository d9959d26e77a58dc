//! The blind form of a call: nothing of the key is in it, and it leads to the same states as the files in full.

use std::sync::Arc;

use rolecall::sim::call::{Call, Timers};
use rolecall::sim::check::role::{Role, role};
use rolecall::sim::check::{SourceFile, reopen};
use rolecall::sim::program::Key;
use rolecall::sim::program::compile::compile;
use rolecall::sim::session::replay::state_hash;
use rolecall::sim::writing::blind::blind;

use super::terminal::{SHIPPED, plays, shipped_call};

const CANARY: &str = "CANARY";

/// The text with a canary of its own behind each of these openings.
fn planted(text: &str, openings: &[&str], count: &mut usize) -> String {
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        let mut line = line.to_owned();
        for opening in openings {
            let mut from = 0;
            while let Some(at) = line[from..].find(opening) {
                *count += 1;
                let canary = format!("{CANARY}-{count}-{:08x} ", count.wrapping_mul(0x9e37_79b9));
                from += at + opening.len();
                line.insert_str(from, &canary);
            }
        }
        out.push_str(&line);
    }
    out
}

/// The files of a call with canaries in every lesson, rule, fact, meaning and comment.
fn with_canaries(files: &[SourceFile], count: &mut usize) -> Vec<SourceFile> {
    let planted_in = |file: &SourceFile, count: &mut usize| {
        let text = std::str::from_utf8(&file.bytes).unwrap();
        let comments = format!("// {CANARY} in a comment\n{text}/* {CANARY} at the end */\n");
        match role(&file.name) {
            Role::Scenario(_) => {
                let lessons = [
                    "why: \"",
                    "epilogue: \"",
                    "tempting_because: \"",
                    "because: \"",
                    "how: \"",
                    "name: \"",
                    "// ",
                ];
                // Names of people are no lessons; those of written plays are.
                let (play, checks) = comments.split_once("\n    checks: [").unwrap_or((&comments, ""));
                let lessons_only: Vec<&str> = lessons.into_iter().filter(|opening| *opening != "name: \"").collect();
                let play = planted(play, &lessons_only, count);
                let (before, endings) = play.split_once("\n    endings: [").unwrap();
                let endings = planted(endings, &["title: \""], count);
                let (before, hidden) = before.split_once("hidden: [").unwrap();
                let (hidden, after) = hidden.split_once("\n        ],").unwrap();
                let hidden = planted(hidden, &["text: \""], count);
                let checks = planted(checks, &lessons, count);
                format!("{before}hidden: [{hidden}\n        ],{after}\n    endings: [{endings}\n    checks: [{checks}")
            }
            Role::Table(..) => comments
                .split_inclusive('\n')
                .map(|line| {
                    match line.contains("/why\": (")
                        || line.contains("/epilogue\": (")
                        || line.contains("/tempting\": (")
                    {
                        true => planted(line, &["\", \""], count),
                        false => line.to_owned(),
                    }
                })
                .collect(),
            Role::Pack(_) | Role::Facts(_) => {
                let (head, rest) = comments.split_once("title: {").unwrap_or(("", &comments));
                let rest = match head {
                    "" => planted(rest, &["\"en\": \"", "\"zh-Hans\": \""], count),
                    _ => {
                        let (title, rules) = rest.split_once("},").unwrap();
                        let rules = planted(rules, &["\"en\": \"", "\"zh-Hans\": \"", "concern: \""], count);
                        format!("title: {{{title}}},{rules}")
                    }
                };
                format!("{head}{rest}")
            }
            _ => comments,
        }
    };
    files
        .iter()
        .map(|file| SourceFile {
            name: file.name.clone(),
            bytes: planted_in(file, count).into_bytes(),
        })
        .collect()
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn no_canary_gets_into_the_blind_form() {
    for id in SHIPPED {
        let mut count = 0;
        let files = with_canaries(&shipped_call(id).files, &mut count);
        assert!(count >= 100, "{id}: {count} canaries");
        let in_full: usize = files
            .iter()
            .map(|file| String::from_utf8_lossy(&file.bytes).matches(CANARY).count())
            .sum();
        assert!(in_full > count, "{id}: comments have canaries too");
        for file in blind(&files).unwrap() {
            let text = String::from_utf8(file.bytes).unwrap();
            let hit = text.lines().find(|line| line.contains(CANARY));
            assert_eq!(hit, None, "{id}, {}", file.name);
        }
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn no_lesson_rule_or_point_of_a_shipped_call_is_in_its_blind_form() {
    for id in SHIPPED {
        let call = shipped_call(id);
        let blinded = blind(&call.files).unwrap();
        let all: String = blinded
            .iter()
            // The bank's own file is shown in briefings and texts; its names may be those of rules.
            .filter(|file| file.name != "bank.ron")
            .map(|file| String::from_utf8_lossy(&file.bytes).into_owned())
            .collect();
        let mut texts = Vec::new();
        rolecall::sim::scenario::texts::for_each_text(&call.scenario, &mut |key, text| {
            if key.ends_with("/why")
                || key.ends_with("/tempting")
                || key.starts_with("ending/")
                || key.starts_with("hidden/")
            {
                texts.push(text.value.clone());
            }
        });
        assert!(texts.len() > 50, "{id}");
        for text in texts.iter().filter(|text| text.len() > 20) {
            assert!(!all.contains(text.as_str()), "{id}: {text}");
        }
        for rule in call.rulebook.active_rules("cn").chain(call.rulebook.active_rules("uk")) {
            assert!(!all.contains(rule.id.value.as_str()), "{id}: {}", rule.id.value);
        }
        for word in [
            "points: ",
            "otherwise: ",
            "sources: ",
            "severity: ",
            "kind: Ideal",
            "kind: BadRule",
            "OverallAtLeast(",
            "// ",
        ] {
            let found = all.lines().find(|line| line.contains(word));
            assert!(found.is_none(), "{id}: {word}: {found:?}");
        }
    }
}

/// Whatever the points are, the blind form is the same, byte for byte: so nothing of them can be read from it.
#[test]
fn points_leave_no_trace() {
    let call = shipped_call("angry-complaint");
    let before = blind(&call.files).unwrap();
    let mut changed = 0;
    let files: Vec<SourceFile> = call
        .files
        .iter()
        .map(|file| {
            let text = String::from_utf8(file.bytes.clone()).unwrap();
            let mut parts = text.split("points: (");
            let mut out = parts.next().unwrap().to_owned();
            for part in parts {
                changed += 1;
                let (points, rest) = part.split_once(')').unwrap();
                let other: String = points
                    .chars()
                    .map(|c| {
                        c.to_digit(10)
                            .map_or(c, |digit| char::from_digit((digit + 1) % 4, 10).unwrap())
                    })
                    .collect();
                out.push_str(&format!("points: ({other}){rest}"));
            }
            SourceFile {
                name: file.name.clone(),
                bytes: out.into_bytes(),
            }
        })
        .collect();
    assert!(changed > 50, "{changed}");
    assert_ne!(&files[..], &call.files[..]);
    assert_eq!(blind(&files).unwrap(), before);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn both_forms_lead_to_the_same_states() {
    let mut commands = 0;
    for id in SHIPPED {
        let call = shipped_call(id);
        let blinded = reopen(&blind(&call.files).unwrap(), id).unwrap();
        for play in plays(id) {
            let begin = |checked, key| {
                let program = compile(checked, &play.country).unwrap().with_key(key);
                Call::new(Arc::new(program), play.seed, Timers::AsWritten)
            };
            let mut full = begin(call, Key::WithExaminer);
            let mut without = begin(&blinded, Key::Missing);
            assert_eq!(state_hash(&full), state_hash(&without), "{id}, {}", play.name);
            for command in play.commands() {
                let heard = full.apply(&command).unwrap();
                let heard_without = without.apply(&command).unwrap();
                // Rules that are broken are heard of in full only.
                assert!(heard.len() >= heard_without.len(), "{id}, {}, {command}", play.name);
                assert_eq!(
                    full.canonical_text(),
                    without.canonical_text(),
                    "{id}, {}, {command}",
                    play.name
                );
                assert_eq!(state_hash(&full), state_hash(&without));
                commands += 1;
            }
            // The marks of a session that is played in the open are bound to states that know of rules.
            assert_ne!(
                state_hash(&begin(call, Key::Open)),
                state_hash(&begin(call, Key::WithExaminer))
            );
        }
    }
    assert!(commands > 500, "{commands}");
}

#[test]
fn whoever_is_examined_reads_the_terms_of_the_whole_call() {
    for id in SHIPPED {
        let whole = shipped_call(id);
        let made = reopen(&blind(&whole.files).unwrap(), id).unwrap();
        assert_eq!(made.scenario.rubric, whole.scenario.rubric, "{id}");
    }
}

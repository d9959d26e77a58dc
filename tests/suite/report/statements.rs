//! Statements: one for each answer and one for each call that is over, each with its own id, and what they must not tell.

use std::collections::BTreeSet;

use rolecall::report::xapi::statement::Statement;
use rolecall::report::xapi::statements::{HOME_PAGE, InLanguages, as_file, statements};
use rolecall::sim::session::record::SealReason;
use rolecall::words::Locale;
use serde_json::{Value, json};

use super::filled::{marked, not_marked};
use super::played::sessions;

fn made() -> Vec<Statement> {
    let both = sessions(Locale::English)
        .iter()
        .zip(sessions(Locale::SimplifiedChinese));
    both.flat_map(|(english, chinese)| statements(InLanguages { english, chinese }, HOME_PAGE))
        .collect()
}

fn verb_of(statement: &Statement) -> &str {
    statement.verb.id.rsplit('/').next().unwrap()
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn there_is_one_for_each_answer_and_one_for_each_call() {
    let made = made();
    let own = sessions(Locale::English);
    let answers: usize = own
        .iter()
        .map(|session| session.steps.iter().filter(|step| step.kind.is_answer()).count())
        .sum();
    let count = |verb: &str| made.iter().filter(|statement| verb_of(statement) == verb).count();
    let passed = own
        .iter()
        .filter(|session| session.debrief().unwrap().passed == Some(true))
        .count();
    assert!(answers > 50 && passed > 0 && passed < own.len());
    assert_eq!(
        (count("answered"), count("passed"), count("failed"), made.len()),
        (answers, passed, own.len() - passed, answers + own.len())
    );
    let ids: BTreeSet<&str> = made.iter().map(|statement| statement.id.as_str()).collect();
    assert_eq!(ids.len(), made.len());
    let registrations: BTreeSet<&str> = made.iter().map(|one| one.context.registration.as_str()).collect();
    assert_eq!(registrations.len(), own.len());
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_statement_says_what_the_record_says() {
    let made = made();
    let session = &sessions(Locale::English)[1];
    let is_its = |one: &&Statement| one.context.extensions["urn:rolecall:xapi:session"] == session.identity.session;
    let call = made
        .iter()
        .filter(is_its)
        .find(|one| one.result.score.is_some())
        .unwrap();
    let value = serde_json::to_value(call).unwrap();
    // Its mark stands in tests/data/sessions/v1/marks.txt.
    assert_eq!(
        value["result"]["score"],
        json!({"scaled": 0.894, "raw": 89.4, "min": 0.0, "max": 100.0})
    );
    assert_eq!(value["object"]["id"], "urn:rolecall:call:angry-complaint:1:uk");
    assert_eq!(value["actor"]["account"]["name"], session.trainee.pseudonym.as_str());
    let names = &value["object"]["definition"]["name"];
    assert!(names["en"] != names["zh-Hans"] && names["zh-Hans"].as_str().is_some_and(|name| !name.is_ascii()));
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn nothing_is_empty_and_no_key_is_told() {
    let bytes = as_file(&made()).unwrap();
    let value: Value = serde_json::from_slice(&bytes).unwrap();
    assert_whole(&value, "");
    let text = String::from_utf8(bytes).unwrap();
    for key in ["correctResponsesPattern", "null", "\"\""] {
        assert!(!text.contains(key), "{key}");
    }
    // The cost of what was chosen is told, never that of anything else.
    let costs = text.matches("urn:rolecall:xapi:cost").count();
    assert_eq!(costs, text.matches("verbs/answered").count());
}

fn assert_whole(value: &Value, path: &str) {
    match value {
        Value::Object(map) => {
            assert!(!map.is_empty(), "{path}");
            map.iter()
                .for_each(|(key, value)| assert_whole(value, &format!("{path}/{key}")));
        }
        Value::Array(list) => list.iter().for_each(|value| assert_whole(value, path)),
        Value::String(text) => assert!(!text.is_empty(), "{path}"),
        Value::Null => panic!("{path} is null"),
        Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_call_that_may_go_on_has_no_statement_and_one_that_was_stopped_has() {
    let mut session = not_marked("a");
    let last_verb = |session: &rolecall::view::report::ReportedSession| {
        let both = InLanguages {
            english: session,
            chinese: session,
        };
        statements(both, HOME_PAGE).last().map(|last| verb_of(last).to_owned())
    };
    for (sealed, verb) in [
        (None, "answered"),
        (Some(SealReason::Stopped), "terminated"),
        (Some(SealReason::Abandoned), "terminated"),
        (Some(SealReason::Rewound), "terminated"),
        (Some(SealReason::Finished), "completed"),
    ] {
        session.identity.sealed = sealed;
        assert_eq!(last_verb(&session).as_deref(), Some(verb), "{sealed:?}");
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn names_of_people_are_in_none() {
    let session = marked("a");
    let both = |session| InLanguages {
        english: session,
        chinese: session,
    };
    let mut named = session.clone();
    named.trainee.name = Some("Zhang San".to_owned());
    assert_eq!(
        statements(both(&session), HOME_PAGE),
        statements(both(&named), HOME_PAGE)
    );
}

//! The statements of sessions.
//!
//! Both languages stand in every statement, and names of people in none, so that the same record gives the same statements whoever
//! sends them. Which option would have been right is not told.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::duration::iso_duration;
use super::identifier::statement_id;
use super::standing::{said_of, standing_extensions};
use super::statement::{
    Account, Activity, Actor, Choice, Context, ContextActivities, Definition, LanguageMap, Score, Statement,
    StatementResult, Verb,
};
use crate::report::visible::visible;
use crate::sim::score::mark::Mark;
use crate::sim::score::scorecard::{DIMENSIONS, StepClass};
use crate::sim::session::record::SealReason;
use crate::sim::time::Millis;
use crate::view::report::ReportedSession;
use crate::view::report::identity::Identity;
use crate::view::report::standing::ResultWord;
use crate::view::report::steps::{ReportedStep, StepKind};
use crate::words::Locale;

/// Where the pseudonyms come from, unless somebody names a site. The name is reserved (RFC 2606) and leads nowhere.
pub const HOME_PAGE: &str = "https://rolecall.invalid";
/// What the program's own names begin with. They are names and no addresses.
const OWN: &str = "urn:rolecall:";
const VERSION: &str = "1.0.3";
const INTERACTION: &str = "http://adlnet.gov/expapi/activities/cmi.interaction";
const SIMULATION: &str = "http://adlnet.gov/expapi/activities/simulation";

/// One session, in every language of the program.
#[derive(Debug, Clone, Copy)]
pub struct InLanguages<'s> {
    /// In English.
    pub english: &'s ReportedSession,
    /// In Chinese.
    pub chinese: &'s ReportedSession,
}

/// The statements of a session in the order of time: each answer, then the call if it is over.
pub fn statements(session: InLanguages<'_>, home_page: &str) -> Vec<Statement> {
    let own = session.english;
    let pairs = own.steps.iter().zip(&session.chinese.steps);
    // What was done before, so that the time from there to the answer can be told.
    let before = std::iter::once(Millis(0)).chain(own.steps.iter().map(|step| step.at));
    let answers = pairs
        .zip(before)
        .filter(|((step, _), _)| step.kind.is_answer() && !step.line_hash.is_empty())
        .map(|(pair, before)| answer(session, pair, before, home_page));
    answers.chain(call_statement(session, home_page)).collect()
}

/// Statements as a file: one array of JSON.
pub fn as_file(statements: &[Statement]) -> Result<Vec<u8>, String> {
    let mut bytes =
        serde_json::to_vec_pretty(statements).map_err(|error| format!("The statements cannot be made: {error}."))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn answer(
    session: InLanguages<'_>,
    (english, chinese): (&ReportedStep, &ReportedStep),
    before: Millis,
    home_page: &str,
) -> Statement {
    let own = session.english;
    let open = english.open.iter().zip(&chinese.open);
    let mut extensions = BTreeMap::from([
        extension("turn", json!(english.turn)),
        extension("at", json!(iso_duration(english.at))),
        extension("class", json!(format!("{:?}", english.class).to_lowercase())),
        extension("cost", tenths(english.cost)),
        extension("attainable", tenths(english.attainable)),
    ]);
    for (place, dimension) in DIMENSIONS.iter().enumerate() {
        let name = format!("{dimension:?}").to_lowercase();
        extensions.extend([
            extension(&format!("points:{name}"), json!(english.earned[place])),
            extension(&format!("loss:{name}"), json!(english.loss[place])),
        ]);
    }
    if !english.rules.is_empty() {
        extensions.extend([extension("rules", shown(english.rules.iter()))]);
    }
    let took = english.at.0.saturating_sub(before.0);
    Statement {
        // One command, a long wait say, can bring two answers.
        id: statement_id("answered", &format!("{}:{}", english.line_hash, english.turn)),
        actor: actor(own, home_page),
        verb: verb("answered"),
        object: Activity {
            id: format!("{}:decision:{}", call_id(&own.identity), named(&english.node)),
            object_type: "Activity",
            definition: Some(Definition {
                kind: INTERACTION,
                name: BTreeMap::new(),
                interaction_type: Some("choice"),
                choices: open
                    .map(|((id, english), (_, chinese))| Choice {
                        id: named(id),
                        description: both(english, chinese),
                    })
                    .collect(),
            }),
        },
        result: StatementResult {
            score: None,
            success: Some(matches!(english.class, StepClass::Best | StepClass::Fine)),
            completion: english.kind == StepKind::Choice,
            response: english.option.as_deref().map(named).filter(|option| !option.is_empty()),
            duration: iso_duration(Millis(took)),
            extensions,
        },
        context: context(
            own,
            Some(ContextActivities {
                parent: vec![call_activity(session)],
            }),
        ),
        timestamp: visible(&english.wall).into_owned(),
        version: VERSION,
    }
}

/// What is said of a call that is over; nothing of one that may go on.
fn call_statement(session: InLanguages<'_>, home_page: &str) -> Option<Statement> {
    let own = session.english;
    let identity = &own.identity;
    let is_over = own.debrief().is_some() || identity.sealed == Some(SealReason::Finished);
    let result = own.result();
    let (word, success, completion) = match (result.word, identity.sealed) {
        (ResultWord::Passed, _) => ("passed", Some(true), is_over),
        (ResultWord::NotPassed, _) => ("failed", Some(false), is_over),
        _ if is_over => ("completed", None, true),
        (_, Some(_)) => ("terminated", None, false),
        (_, None) => return None,
    };
    let mut extensions = BTreeMap::new();
    if let Some(stands) = &own.standing {
        extensions.extend(standing_extensions(own, stands, &result));
    }
    if let Some(view) = own.debrief() {
        for (place, score) in view.dimensions.iter().enumerate() {
            let name = format!("{:?}", score.dimension).to_lowercase();
            let stands = result
                .mark
                .and_then(|mark| mark.dimensions.get(place).copied().flatten());
            let mark = stands.or(result.mark.map(|_| score.mark));
            extensions.extend(mark.map(|mark| extension(&format!("mark:{name}"), tenths(mark))));
        }
        extensions.extend([extension("pass-mark", json!(view.overall.1))]);
        if !view.critical.is_empty() {
            let rules = shown(view.critical.iter().map(|rule| &rule.id));
            extensions.extend([extension("critical-rules", rules)]);
        }
    }
    Some(Statement {
        id: statement_id("call", &said_of(own)),
        actor: actor(own, home_page),
        verb: verb(word),
        object: call_activity(session),
        result: StatementResult {
            score: result.mark.map(|mark| Score {
                scaled: mark.overall.0 as f64 / 1000.0,
                raw: mark.overall.0 as f64 / 10.0,
                min: 0.0,
                max: 100.0,
            }),
            success,
            completion,
            response: None,
            duration: iso_duration(identity.lasted),
            extensions,
        },
        context: context(own, None),
        timestamp: visible(&identity.ended).into_owned(),
        version: VERSION,
    })
}

fn actor(session: &ReportedSession, home_page: &str) -> Actor {
    Actor {
        object_type: "Agent",
        account: Account {
            home_page: home_page.to_owned(),
            name: visible(&session.trainee.pseudonym).into_owned(),
        },
    }
}

fn verb(word: &str) -> Verb {
    let (id, english, chinese) = match word {
        "answered" => ("http://adlnet.gov/expapi/verbs/answered", "answered", "回答了"),
        "passed" => ("http://adlnet.gov/expapi/verbs/passed", "passed", "通过了"),
        "failed" => ("http://adlnet.gov/expapi/verbs/failed", "failed", "未通过"),
        "completed" => ("http://adlnet.gov/expapi/verbs/completed", "completed", "完成了"),
        _ => ("http://adlnet.gov/expapi/verbs/terminated", "terminated", "中止了"),
    };
    Verb {
        id,
        display: both(english, chinese),
    }
}

fn call_activity(session: InLanguages<'_>) -> Activity {
    Activity {
        id: call_id(&session.english.identity),
        object_type: "Activity",
        definition: Some(Definition {
            kind: SIMULATION,
            name: both(&session.english.title, &session.chinese.title),
            interaction_type: None,
            choices: Vec::new(),
        }),
    }
}

fn call_id(identity: &Identity) -> String {
    format!(
        "{OWN}call:{}:{}:{}",
        named(&identity.scenario),
        named(&identity.scenario_version),
        named(&identity.country)
    )
}

fn context(session: &ReportedSession, activities: Option<ContextActivities>) -> Context {
    let identity = &session.identity;
    let mut extensions = BTreeMap::from([
        extension("session", json!(named(&identity.session))),
        extension("mode", json!(format!("{:?}", identity.mode).to_lowercase())),
        extension("timers", json!(format!("{:?}", identity.timers))),
        extension("rules-version", json!(identity.rules_version)),
        // JavaScript cannot hold every seed as a number.
        extension("seed", json!(identity.seed.to_string())),
    ]);
    if let Some(last) = identity.timer_changes.last() {
        extensions.extend([extension("timers-at-the-end", json!(format!("{:?}", last.timers)))]);
    }
    if !identity.scenario_sha256.is_empty() {
        extensions.extend([extension("scenario-sha256", json!(named(&identity.scenario_sha256)))]);
    }
    Context {
        registration: statement_id("session", &identity.session),
        context_activities: activities,
        platform: format!("Rolecall {}", visible(&identity.build)),
        language: Locale::from_code(&identity.locale)
            .unwrap_or_default()
            .code()
            .to_owned(),
        extensions,
    }
}

/// An own name with its value.
pub(super) fn extension(name: &str, value: Value) -> (String, Value) {
    (format!("{OWN}xapi:{name}"), value)
}

/// Ids of rules as a list.
fn shown<'i>(ids: impl Iterator<Item = &'i String>) -> Value {
    ids.map(|id| Value::from(visible(id))).collect()
}

/// A mark as a number with one digit behind the point.
pub(super) fn tenths(mark: Mark) -> Value {
    json!(mark.0 as f64 / 10.0)
}

/// A text in both languages; one that is empty is left out.
fn both(english: &str, chinese: &str) -> LanguageMap {
    let texts = [(Locale::English, english), (Locale::SimplifiedChinese, chinese)];
    let said = texts.into_iter().filter(|(_, text)| !text.is_empty());
    said.map(|(locale, text)| (locale.code().to_owned(), visible(text).into_owned()))
        .collect()
}

/// An id as part of an IRI and of a list of answers: what is no letter, digit, point, hyphen or underscore is written as its number.
pub(super) fn named(id: &str) -> String {
    let mut name = String::new();
    for byte in id.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => name.push(char::from(byte)),
            _ => name.push_str(&format!("%{byte:02X}")),
        }
    }
    name
}

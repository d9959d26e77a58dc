//! What stands of a session, in its statement: the result and what it rests on, by keys and without reasons.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::statements::{extension, named, tenths};
use crate::sim::score::scorecard::DIMENSIONS;
use crate::view::report::ReportedSession;
use crate::view::report::standing::{ReportedResult, ReportedStanding, WordKind, basis_word, decision_word};

/// What a call's statement is about: the record, and what was said about it. A store takes a statement once and keeps it for ever; when
/// more has been said, there is another one to tell, with the same registration.
pub(super) fn said_of(session: &ReportedSession) -> String {
    let head = &session.identity.head;
    let stands = session.standing.as_ref().filter(|stands| !stands.is_silent());
    stands.map_or_else(
        || head.clone(),
        |stands| {
            let kept_back = stands.kept_back.join("\n");
            let result = session.result();
            let mark = result.mark.map(|mark| mark.overall.to_string()).unwrap_or_default();
            let word = result.word.word();
            format!("{head}:{}:{word}:{mark}:{kept_back}", stands.events.join(":"))
        },
    )
}

/// What the result rests on, by keys; names and reasons stay here.
pub(super) fn standing_extensions(
    session: &ReportedSession,
    stands: &ReportedStanding,
    result: &ReportedResult,
) -> BTreeMap<String, Value> {
    let mut extensions = BTreeMap::from([
        extension("result", json!(result.word.word())),
        extension("provisional", json!(result.is_provisional)),
    ]);
    if !stands.kept_back.is_empty() {
        extensions.extend([extension("kept-back", json!(stands.kept_back.len()))]);
        return extensions;
    }
    extensions.extend([extension("basis", json!(basis_word(stands.basis)))]);
    if let Some(computed) = session.computed() {
        extensions.extend([
            extension("computed-mark", tenths(computed.overall)),
            extension("computed-success", json!(computed.passed)),
        ]);
        for (dimension, mark) in DIMENSIONS.iter().zip(computed.dimensions) {
            let name = format!("{dimension:?}").to_lowercase();
            extensions.extend(mark.map(|mark| extension(&format!("computed-mark:{name}"), tenths(mark))));
        }
    }
    if let Some(decision) = stands.decision {
        extensions.extend([extension("decision", json!(decision_word(decision)))]);
    }
    let keys = stands.words.iter().filter(|word| word.kind == WordKind::Decision);
    let keys: Vec<Value> = keys.map(|word| json!(named(&word.key))).collect();
    if !keys.is_empty() {
        extensions.extend([extension("decided-by", json!(keys))]);
    }
    for (kind, name) in [
        (WordKind::Dispute, "disputes"),
        (WordKind::Answer, "answers"),
        (WordKind::Fault, "faults"),
    ] {
        let count = stands.words.iter().filter(|word| word.kind == kind).count();
        if count > 0 {
            extensions.extend([extension(name, json!(count))]);
        }
    }
    extensions
}

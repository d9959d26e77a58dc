//! A certificate as JSON, for other tools. Marks are numbers with one decimal; probabilities have twelve.

use serde_json::{Value, json};

use crate::sim::diagnostic::Severity;
use crate::sim::prove::certificate::{Certificate, StartCertificate, ValueCertificate};
use crate::sim::prove::chance::WHOLE;
use crate::sim::prove::findings::{Finding, PlayWitness};
use crate::sim::prove::ranges::MarkRange;
use crate::sim::prove::surface::CueResult;
use crate::sim::score::mark::Mark;
use crate::words::Locale;

/// The whole certificate, with its sentences in one language.
pub(super) fn certificate_json(certificate: &Certificate, locale: Locale) -> Value {
    let not_proven = certificate
        .not_proven
        .iter()
        .map(|what| what.wording(locale.is_chinese()));
    json!({
        "format": 1,
        "scenario": certificate.scenario,
        "proven": certificate.not_proven.is_empty(),
        "not_proven": not_proven.collect::<Vec<_>>(),
        "sound": certificate.findings.is_empty(),
        "starts": certificate.starts.iter().map(start).collect::<Vec<_>>(),
        "unreached": certificate.unreached,
        "breakable_rules": certificate.breakable_rules,
        "findings": certificate.findings.iter().map(|found| finding(found, locale)).collect::<Vec<_>>(),
    })
}

fn start(start: &StartCertificate) -> Value {
    json!({
        "country": start.country,
        "draw": start.draw,
        "states": start.states,
        "steps": start.steps,
        "values": start.values.as_ref().map(values),
    })
}

fn values(values: &ValueCertificate) -> Value {
    let endings = values.endings.as_ref().map(|endings| {
        let rows = endings.iter().map(|ending| {
            let marks = &ending.marks;
            json!({
                "ending": ending.ending,
                "shortest": witness(&ending.shortest),
                "overall": range(marks.overall),
                "empathy": range(marks.dimensions[0]),
                "accuracy": range(marks.dimensions[1]),
                "compliance": range(marks.dimensions[2]),
            })
        });
        rows.collect::<Vec<_>>()
    });
    json!({
        "best": values.best,
        "credits": values.credits,
        "attainable": mark(values.attainable),
        "decisions": values.lengths.map(|lengths| json!({ "shortest": lengths.shortest, "longest": lengths.longest })),
        "endings": endings,
        "random": values.random.map(|random| json!({
            "passes": share(random.passes),
            "unknown": share(random.unknown),
            "decisions": random.turns_thousandths as f64 / 1000.0,
            "speaking_seconds": random.speaking_millis / 1000,
        })),
        "surface": values.surface.as_ref().map(|results| results.iter().map(cue).collect::<Vec<_>>()),
        "last_turn_by_costly_choices": values.last_turns,
    })
}

fn cue(result: &CueResult) -> Value {
    json!({
        "language": result.language,
        "cue": result.cue.word(),
        "mark": result.mark.map(mark),
        "passes": result.passes.map(|thousandths| thousandths as f64 / 1000.0),
        "separation": result.separation as f64 / 1000.0,
        "decisions": result.decisions,
        "give_aways": result.give_aways.iter().map(|found| format!("{}/{}", found.node, found.option)).collect::<Vec<_>>(),
    })
}

fn finding(finding: &Finding, locale: Locale) -> Value {
    json!({
        "code": finding.code,
        "severity": match finding.severity { Severity::Error => "error", Severity::Warning => "warning" },
        "at": finding.at,
        "message": finding.message.wording(locale.is_chinese()),
        "witness": finding.witness.as_ref().map(witness),
    })
}

fn witness(witness: &PlayWitness) -> Value {
    json!({
        "country": witness.country,
        "draw": witness.draw,
        "seed": witness.seed,
        "play": witness.play,
        "after_call": witness.after_call,
    })
}

fn range(marks: MarkRange) -> Value {
    json!({ "least": marks.least.map(mark), "most": mark(marks.most) })
}

fn mark(mark: Mark) -> f64 {
    mark.0 as f64 / 10.0
}

fn share(share: u128) -> f64 {
    (share / (WHOLE / 1_000_000_000_000)) as f64 / 1e12
}

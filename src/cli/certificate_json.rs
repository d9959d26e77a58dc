//! A certificate as JSON, for other tools. Marks are numbers with one decimal; probabilities have twelve.

use serde_json::{Value, json};

use super::finding_files::FindingFiles;
use crate::sim::diagnostic::Severity;
use crate::sim::prove::certificate::{Certificate, StartCertificate, ValueCertificate};
use crate::sim::prove::chance::{WHOLE, WhyUnknown};
use crate::sim::prove::findings::{Finding, PlayWitness};
use crate::sim::prove::ranges::MarkRange;
use crate::sim::prove::surface::CueResult;
use crate::sim::score::mark::Mark;
use crate::words::Locale;

/// The whole certificate, with its sentences in one language.
pub(super) fn certificate_json(certificate: &Certificate, files: &FindingFiles<'_>, locale: Locale) -> Value {
    let not_proven = certificate
        .not_proven
        .iter()
        .map(|what| what.wording(locale.is_chinese()));
    json!({
        "format": 1,
        "scenario": certificate.scenario,
        "countries": certificate.scope.looked_at,
        "not_looked_at": certificate.scope.left_out,
        "proven": certificate.not_proven.is_empty() && certificate.scope.is_whole(),
        "not_proven": not_proven.collect::<Vec<_>>(),
        "sound": certificate.findings.is_empty(),
        "starts": certificate.starts.iter().map(|one| start(one, locale)).collect::<Vec<_>>(),
        "unreached": certificate.unreached,
        "breakable_rules": certificate.breakable_rules,
        "findings": certificate.findings.iter().map(|found| finding(found, files, locale)).collect::<Vec<_>>(),
    })
}

fn start(start: &StartCertificate, locale: Locale) -> Value {
    json!({
        "country": start.country,
        "draw": start.draw,
        "states": start.states,
        "steps": start.steps,
        "values": start.values.as_ref().map(|known| values(known, locale)),
    })
}

fn values(values: &ValueCertificate, locale: Locale) -> Value {
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
            "why_unknown": reason(random.why_unknown, locale),
            "decisions": random.is_followed().then_some(random.turns_thousandths as f64 / 1000.0),
            "speaking_seconds": random.is_followed().then_some(random.speaking_millis / 1000),
        })),
        "surface": values.surface.as_ref().map(|results| results.iter().map(|result| cue(result, locale)).collect::<Vec<_>>()),
        "last_turn_by_costly_choices": values.last_turns,
    })
}

fn reason(why: Option<WhyUnknown>, locale: Locale) -> Option<String> {
    why.map(|why| why.sentence().wording(locale.is_chinese()).to_owned())
}

fn cue(result: &CueResult, locale: Locale) -> Value {
    json!({
        "language": result.language,
        "cue": result.cue.word(),
        "mark": result.mark.map(mark),
        "passes": result.passes.map(|thousandths| thousandths as f64 / 1000.0),
        "why_unknown": reason(result.why_unknown, locale),
        "separation": result.separation as f64 / 1000.0,
        "decisions": result.decisions,
        "stands_out_by": result.give_aways.iter().map(|found| json!({
            "option": format!("{}/{}", found.node, found.option),
            "by": found.by.as_ref().map(|by| by.wording(locale.is_chinese())),
        })).collect::<Vec<_>>(),
        "give_aways": result.give_aways.iter().map(|found| format!("{}/{}", found.node, found.option)).collect::<Vec<_>>(),
    })
}

fn finding(finding: &Finding, files: &FindingFiles<'_>, locale: Locale) -> Value {
    let [begin, end] = files.lines(finding).map_or([None; 2], |lines| lines.map(Some));
    json!({
        "code": finding.code,
        "severity": match finding.severity { Severity::Error => "error", Severity::Warning => "warning" },
        "at": finding.at,
        "file": finding.file,
        "line": begin.map(|place| place.line),
        "column": begin.map(|place| place.column),
        "end_line": end.map(|place| place.line),
        "end_column": end.map(|place| place.column),
        "message": finding.message.wording(locale.is_chinese()),
        "help": finding.help.wording(locale.is_chinese()),
        "witness": finding.witness.as_ref().map(witness),
        "may_follow": finding.may_follow,
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

//! What stands, for programs: one JSON object.

use serde_json::{Value, json};

use super::desk::Desk;
use crate::sim::assessment::blind::Hidden;
use crate::sim::assessment::form::Answer;
use crate::sim::assessment::judged::{Fails, Outcome};
use crate::sim::assessment::standing::{Assessor, Basis, Difference, Judgement, Standing, Subject, Waits};
use crate::sim::scenario::model::Dimension;
use crate::sim::score::scorecard::DIMENSIONS;
use crate::view::standing::wording;

/// The format and its version.
const FORMAT: &str = "rolecall/standing/v1";

/// What stands. Marks are texts as people read them; keys are whole.
pub(super) fn standing(stands: &Standing, hidden: &[Hidden], desk: &Desk) -> Value {
    let (judged, problems) = (&desk.judged, desk.read.problems().chain(desk.faults.problems()));
    json!({
        "format": FORMAT,
        "session": judged.session,
        "head": judged.head,
        "scenario": judged.scenario,
        "scenario_sha256": judged.scenario_sha256,
        "exam": judged.is_exam,
        "basis": basis(stands.basis),
        "computed": stands.computed.as_ref().map(outcome),
        "rescored": stands.rescored.as_ref().map(outcome),
        "original": stands.original.as_ref().map(outcome),
        "outcome": stands.outcome.as_ref().map(outcome),
        "decision": stands.decision,
        "decisions": stands.decisions.iter().map(|one| json!({
            "by": one.by, "event": one.event, "wall": one.wall, "decision": one.decision, "reason": one.reason,
        })).collect::<Vec<_>>(),
        "assessors": stands.assessors.iter().map(assessor).collect::<Vec<_>>(),
        "disputes": stands.disputes.iter().map(|one| json!({
            "by": one.by, "event": one.event, "wall": one.wall, "turn": one.turn, "dimension": word(one.dimension),
            "against": one.against, "mark": tenths(one.tenths), "proposed": tenths(one.proposed), "reason": one.reason,
            "answers": one.answers.iter().map(|answer| json!({
                "by": answer.by, "event": answer.event, "wall": answer.wall,
                "granted": answer.granted.map(tenths), "reason": answer.reason,
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "moderations": stands.moderations.iter().map(|one| json!({
            "by": one.by, "event": one.event, "wall": one.wall, "heads": one.heads, "fails": one.fails,
            "marks": one.marks.iter().map(|mark| json!([word(mark.dimension), tenths(mark.tenths)])).collect::<Vec<_>>(),
            "third": one.is_third, "reason": one.reason,
        })).collect::<Vec<_>>(),
        "faults": stands.faults.iter().map(|one| json!({
            "by": one.by, "event": one.event, "wall": one.wall, "fault": one.fault, "reason": one.reason,
            "concerns": one.concerns,
        })).collect::<Vec<_>>(),
        "comments": stands.comments.iter().map(|one| json!({
            "by": one.by, "wall": one.wall, "turn": one.turn, "text": one.text,
        })).collect::<Vec<_>>(),
        "differences": stands.differences.iter().map(|one| difference(one, stands.is_settled(one))).collect::<Vec<_>>(),
        "refused": stands.refused.iter().map(|one| json!({
            "by": one.by, "event": one.event, "wall": one.wall, "why": one.why.english,
        })).collect::<Vec<_>>(),
        "missing": stands.missing.iter().map(|(by, event)| json!({ "by": by, "event": event })).collect::<Vec<_>>(),
        "problems": problems.map(|(path, why)| json!({
            "file": path.file_name().unwrap_or_default().to_string_lossy(), "why": why.english,
        })).collect::<Vec<_>>(),
        "hidden": hidden.iter().map(|one| json!({
            "by": one.by, "events": one.events, "closed": one.closed,
        })).collect::<Vec<_>>(),
        "waits": stands.waits.iter().map(waits).collect::<Vec<_>>(),
        "history": stands.history.iter().map(|signed| json!({
            "event": signed.hash, "by": signed.event.by, "wall": signed.event.wall, "what": signed.event.what,
            "words": wording::saying(&signed.event.what, &desk.known()).english,
        })).collect::<Vec<_>>(),
    })
}

fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::NoMark => "no-mark",
        Basis::Computed => "computed",
        Basis::OneAssessor => "one-assessor",
        Basis::Agreed => "agreed",
        Basis::Differ => "differ",
        Basis::Moderated => "moderated",
    }
}

fn assessor(one: &Assessor) -> Value {
    let dimensions = DIMENSIONS.into_iter().zip(&one.dimensions).map(|(dimension, judgement)| match judgement {
        Judgement::Open => json!({ "dimension": word(dimension), "judged": "open" }),
        Judgement::Confirmed => json!({ "dimension": word(dimension), "judged": "confirmed" }),
        Judgement::Overridden { tenths: mark, reason, turn } => json!({
            "dimension": word(dimension), "judged": "overridden", "mark": tenths(*mark), "turn": turn, "reason": reason,
        }),
    });
    let answers = one.answers.iter().map(|((form, item), answer)| match answer {
        Answer::Points(points) => json!({ "form": form, "item": item, "points": points }),
        Answer::NotApplicable => json!({ "form": form, "item": item, "points": null }),
    });
    json!({
        "by": one.by,
        "closed": one.closed,
        "blind": one.blind,
        "dimensions": dimensions.collect::<Vec<_>>(),
        "left_out": one.left_out.iter().map(|(turn, reason)| json!({ "turn": turn, "reason": reason })).collect::<Vec<_>>(),
        "items": answers.collect::<Vec<_>>(),
        "forms": one.forms.iter().map(|form| json!({
            "form": form.sha256,
            "mark": form.mark.overall.map(|mark| mark.to_string()),
            "dimensions": form.mark.dimensions.map(|mark| mark.map(|mark| mark.to_string())),
            "fatal": form.mark.fatal,
            "unanswered": form.mark.unanswered,
        })).collect::<Vec<_>>(),
        "global": one.global,
        "original": one.original.as_ref().map(outcome),
        "outcome": one.outcome.as_ref().map(outcome),
    })
}

/// A mark with all that belongs to it.
pub(super) fn outcome(outcome: &Outcome) -> Value {
    let failures = outcome.failures.iter().map(|fails| match fails {
        Fails::CriticalRule => "critical-rule".to_owned(),
        Fails::FatalItem(item) => format!("fatal-item {item}"),
        Fails::BelowPassMark => "below-pass-mark".to_owned(),
        Fails::BelowFloor(dimension) => format!("below-floor {}", word(*dimension)),
    });
    json!({
        "overall": outcome.overall.to_string(),
        "dimensions": outcome.dimensions.map(|mark| mark.map(|mark| mark.to_string())),
        "passed": outcome.passed(),
        "failures": failures.collect::<Vec<_>>(),
    })
}

fn difference(difference: &Difference, is_settled: bool) -> Value {
    match difference {
        Difference::WithOneself { by, about, said } => json!({
            "kind": "with-oneself", "by": by, "about": subject(about),
            "said": said.iter().map(|(event, what)| json!({ "event": event, "what": what })).collect::<Vec<_>>(),
        }),
        Difference::BetweenAssessors { about, said } => json!({
            "kind": "between-assessors", "about": subject(about), "settled": is_settled,
            "said": said.iter().map(|(by, value)| json!([by, value.map(|mark| mark.to_string())])).collect::<Vec<_>>(),
        }),
        Difference::Decisions => json!({ "kind": "decisions" }),
        Difference::Moderations => json!({ "kind": "moderations" }),
        Difference::DecidedAgainstTheMark => json!({ "kind": "decided-against-the-mark" }),
        Difference::ModerationIsBehind { event } => json!({ "kind": "moderation-is-behind", "event": event }),
    }
}

fn subject(subject: &Subject) -> Value {
    match subject {
        Subject::Dimension(dimension) => json!({ "dimension": word(*dimension) }),
        Subject::Turn(turn) => json!({ "turn": turn }),
        Subject::Item { form, item } => json!({ "form": form, "item": item }),
        Subject::Global => json!("global"),
    }
}

fn waits(waits: &Waits) -> Value {
    match waits {
        Waits::Decision => json!({ "kind": "decision" }),
        Waits::Files => json!({ "kind": "files" }),
        Waits::Moderation => json!({ "kind": "moderation" }),
        Waits::Answer(event) => json!({ "kind": "answer", "event": event }),
        Waits::Closing(by) => json!({ "kind": "closing", "by": by }),
        Waits::OwnWord(by) => json!({ "kind": "own-word", "by": by }),
    }
}

fn word(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Empathy => "empathy",
        Dimension::Accuracy => "accuracy",
        Dimension::Compliance => "compliance",
    }
}

fn tenths(tenths: u32) -> String {
    crate::sim::score::mark::Mark(i64::from(tenths)).to_string()
}

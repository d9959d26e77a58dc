//! The scorecard as JSON: ids and numbers that no language changes, and beside them the words of one language.

use serde_json::{Map, Value, json};

use crate::sim::program::Program;
use crate::sim::program::parts::{Earned, Flow};
use crate::sim::program::step::Move;
use crate::sim::score::scorecard::{DIMENSIONS, Failure, Scorecard, ScoredStep};
use crate::store::played_record::PlayedRecord;
use crate::view::debrief::{DebriefStep, DebriefView};
use crate::view::presenter::Presenter;

/// The scorecard. A mark is a text as people read it, and under a name that ends in `_tenths` a whole number of tenths.
pub(super) fn as_json(
    played: &PlayedRecord,
    presenter: &Presenter,
    card: &Scorecard,
    view: &DebriefView,
    is_whole: bool,
) -> Value {
    let header = &played.record.header;
    let program = &presenter.program;
    let dimensions = view.dimensions.iter().map(|score| {
        let unfloored = score.unfloored.unwrap_or(score.mark);
        json!({
            "dimension": score.dimension,
            "mark": score.mark.to_string(),
            "mark_tenths": score.mark,
            "earned": score.points.0,
            "best": score.points.1,
            "floor": score.floor,
            "weight": score.weight,
            "floored": score.unfloored.is_some(),
            "unfloored": unfloored.to_string(),
            "unfloored_tenths": unfloored,
        })
    });
    let steps = card.steps.iter().zip(&view.steps);
    let steps = steps.map(|(scored, step)| step_json(program, scored, step));
    json!({
        "session": header.session,
        "scenario": header.scenario,
        "country": header.country,
        "seed": header.seed.to_string(),
        "locale": presenter.words.locale().code(),
        "head": played.record.text.head(),
        "whole": is_whole,
        "set_aside_bytes": played.record.set_aside_bytes(),
        "passed": view.passed,
        "verdict": view.verdict,
        "failures": card.failures.iter().map(|failure| failure_json(*failure)).collect::<Vec<_>>(),
        "ending": format!("{:?}", view.ending.0),
        "ending_id": program.ending_at(card.ending).map(|ending| &ending.id),
        "ending_title": view.ending.1,
        "overall": view.overall.0.to_string(),
        "overall_tenths": view.overall.0,
        "pass_mark": view.overall.1,
        "dimensions": dimensions.collect::<Vec<_>>(),
        "critical": view.critical.iter().map(|rule| &rule.id).collect::<Vec<_>>(),
        "wrap_up_cost": view.wrap_up_cost.to_string(),
        "wrap_up_cost_tenths": view.wrap_up_cost,
        "wrap_up": wrap_up_json(program, view),
        "steps": steps.collect::<Vec<_>>(),
    })
}

fn failure_json(failure: Failure) -> Value {
    match failure {
        Failure::BelowPassMark => json!({ "kind": "below-pass-mark" }),
        Failure::BelowFloor(dimension) => json!({ "kind": "below-floor", "dimension": dimension }),
        Failure::Critical => json!({ "kind": "critical" }),
    }
}

fn step_json(program: &Program, scored: &ScoredStep, step: &DebriefStep) -> Value {
    let mut fields = made_json(program, scored);
    let more = json!({
        "turn": step.turn.max(1),
        "at_ms": step.at.0,
        "commands_before": step.commands_before,
        "node": program.place_name(scored.place),
        "what": step.label,
        "class": format!("{:?}", step.class).to_lowercase(),
        "loss": step.loss,
        "loss_points": by_dimension(scored.loss),
        "cost": step.cost.to_string(),
        "cost_tenths": step.cost,
        "attainable": step.attainable.to_string(),
        "attainable_tenths": step.attainable,
        "rules": step.broke.iter().map(|rule| &rule.id).collect::<Vec<_>>(),
        "sources": step.sources.iter().map(|(id, _)| id).collect::<Vec<_>>(),
    });
    if let Value::Object(more) = more {
        fields.extend(more);
    }
    Value::Object(fields)
}

/// What was done, by ids: its kind, and the option, desk or item that it took.
fn made_json(program: &Program, scored: &ScoredStep) -> Map<String, Value> {
    let option = |index: u8| match &program.nodes.get(usize::from(scored.place))?.flow {
        Flow::Ask(decision) => decision.choices.get(usize::from(index)).map(|choice| &choice.id),
        _ => None,
    };
    let made = match scored.record.made {
        Move::Accept => json!({ "kind": "accept" }),
        Move::Miss => json!({ "kind": "miss" }),
        Move::Choose(index) => json!({ "kind": "say", "option": option(index) }),
        Move::Expire => json!({ "kind": "expire" }),
        Move::Hold => json!({ "kind": "hold" }),
        Move::Resume => json!({ "kind": "resume" }),
        Move::Overrun => json!({ "kind": "hold-overrun" }),
        Move::LookUp(item) => {
            let item = program.items.get(usize::from(item));
            json!({ "kind": "look", "item": item.map(|item| &item.id) })
        }
        Move::Transfer { desk, warm } => {
            let desk = program.transfers.get(usize::from(desk));
            json!({ "kind": "transfer", "desk": desk.map(|desk| &desk.id), "warm": warm })
        }
        Move::HangUp => json!({ "kind": "hang-up" }),
    };
    match made {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

/// The dimensions in which anything was lost or gained, as `{"Empathy": 2}`.
fn by_dimension(points: Earned) -> Map<String, Value> {
    let named = DIMENSIONS.into_iter().zip(points);
    let some = named.filter(|(_, points)| *points != 0);
    some.map(|(dimension, points)| (format!("{dimension:?}"), points.into()))
        .collect()
}

/// The entries that were chosen or belong. The view has a line for each entry of the program, in its order, or none at all.
fn wrap_up_json(program: &Program, view: &DebriefView) -> Vec<Value> {
    let entries = program.wrap_up.iter().zip(&view.wrap_up);
    let told = entries.filter(|(_, line)| line.chosen || line.best);
    told.map(|(entry, line)| {
        json!({
            "list": line.list,
            "entry": entry.id,
            "what": line.label,
            "chosen": line.chosen,
            "belongs": line.best,
            "cost": line.cost.to_string(),
            "cost_tenths": line.cost,
            "sources": line.sources.iter().map(|(id, _)| id).collect::<Vec<_>>(),
        })
    })
    .collect()
}

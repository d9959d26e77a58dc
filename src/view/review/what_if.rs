//! What would have come of it: from the state before a step of the record, other options are taken, heard and marked, up to the end.
//!
//! It is a call without a record. Nothing of it is written, signed or counted, and the record is only read.

use crate::sim::call::command::Command;
use crate::sim::call::event::CallEvent;
use crate::sim::call::{Call, Phase};
use crate::sim::program::parts::Flow;
use crate::sim::program::step::Move;
use crate::sim::prove::witness::filling_in;
use crate::sim::scenario::model::{Dimension, EndingKind};
use crate::sim::score::mark::Mark;
use crate::sim::score::open_moves::{OpenMove, open_moves};
use crate::sim::score::scorecard::{Scorecard, scored_steps};
use crate::sim::score::value::Valuation;
use crate::sim::session::branch_off::call_before;
use crate::sim::session::record::Record;
use crate::view::debrief::DebriefStep;
use crate::view::debrief_steps::{debrief_step, step_place};
use crate::view::presenter::Presenter;

/// Where a branch stands in the debrief.
const PLACE: [&str; 3] = ["debrief-turn", "debrief-after-turn", "debrief-before-first-turn"];

/// What a branch is made of.
#[derive(Debug, Clone, Copy)]
pub struct WhatIfMaterial<'m> {
    /// Shows the call in one language.
    pub presenter: &'m Presenter,
    /// The record.
    pub record: &'m Record,
    /// The call that its commands make.
    pub replayed: &'m Call,
    /// The values of that call.
    pub valuation: &'m Valuation,
}

/// Where a branch leaves the record, and what has been done in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIfBranch {
    /// The step of the record, by its place in the debrief, in whose stead something else is done.
    pub step: usize,
    /// What was done, one after the other.
    pub taken: Vec<WhatIfMove>,
}

/// Something that can be done in a branch: the commands that do it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIfMove(pub Vec<Command>);

/// A branch as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIfView {
    /// Which branch it is.
    pub branch: WhatIfBranch,
    /// Where it leaves the record.
    pub place: String,
    /// The overall mark that was attainable there.
    pub before: Mark,
    /// What was done in it, with what was heard, what it cost and which rules it broke.
    pub steps: Vec<DebriefStep>,
    /// What it has lost since it left the record.
    pub lost: Mark,
    /// The overall mark that can still be reached in it; after its end, the one that it has.
    pub reachable: Mark,
    /// Whether a critical rule is broken: then no mark passes.
    pub is_critical: bool,
    /// Tension, trust and patience.
    pub mood: [u8; 3],
    /// What can be done next, options first; empty at its end.
    pub open: Vec<WhatIfOption>,
    /// How the conversation ended, if it has.
    pub end: Option<WhatIfEnd>,
    /// The overall mark of the record, and whether it passed.
    pub recorded: (Mark, bool),
}

/// Something that can be done next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIfOption {
    /// What it is.
    pub label: String,
    /// What would be said.
    pub speak: Option<String>,
    /// What it costs of the overall mark.
    pub cost: Mark,
    /// Whether it breaks a critical rule.
    pub is_critical: bool,
    /// Whether a best way to the end begins with it.
    pub is_best: bool,
    /// Whether it is what the record has here.
    pub is_recorded: bool,
    /// What does it.
    pub takes: WhatIfMove,
}

/// The end of a branch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIfEnd {
    /// How good it is.
    pub kind: EndingKind,
    /// Its title.
    pub title: String,
    /// What comes of it.
    pub epilogue: String,
    /// Whether it would pass, and the mark of each dimension that the call measures; none before the after-call work.
    pub result: Option<(bool, Vec<(Dimension, Mark)>)>,
}

/// Plays a branch. None if the record has no mark, so that nothing is told about it, or if nothing can be done otherwise there.
///
/// What is taken and not allowed there ends the branch before it.
pub fn what_if(material: &WhatIfMaterial<'_>, branch: &WhatIfBranch) -> Option<WhatIfView> {
    let WhatIfMaterial {
        presenter,
        record,
        replayed,
        valuation,
    } = *material;
    let recorded = Scorecard::new(valuation, replayed)?;
    let mut call = call_before(record, replayed, branch.step)?;
    let place = step_place(presenter, recorded.steps.get(branch.step)?, PLACE);
    let before = match branch.step.checked_sub(1) {
        Some(earlier) => recorded.steps.get(earlier)?.attainable,
        None => recorded.attainable_at_start,
    };
    let mut taken = Vec::new();
    let mut heard = Vec::new();
    for next in &branch.taken {
        let Some((went_on, events)) = carried_out(&call, next) else {
            break;
        };
        if went_on.steps().len() > call.steps().len() {
            heard.push(events);
        }
        call = went_on;
        taken.push(next.clone());
    }
    let steps = scored_steps(valuation, &call)?;
    let own = steps.get(branch.step..)?;
    let shown = own.iter().zip(&heard);
    let card = Scorecard::new(valuation, &call);
    let reachable = match (&card, own.last()) {
        (Some(card), _) => card.overall,
        (None, Some(last)) => last.attainable.floored(),
        (None, None) => before.floored(),
    };
    Some(WhatIfView {
        place,
        before: before.floored(),
        steps: shown
            .map(|(step, heard)| debrief_step(presenter, step, heard))
            .collect(),
        lost: Mark(before.floored().0 - reachable.0),
        reachable,
        is_critical: call.program().is_critical(call.state()),
        mood: call.mood(),
        open: open(material, &call, branch.step, taken.is_empty()),
        end: end(presenter, &call, card.as_ref()),
        recorded: (recorded.overall, recorded.passed),
        branch: WhatIfBranch {
            step: branch.step,
            taken,
        },
    })
}

/// The call after some commands, with what happened at each; none if one of them is not allowed there.
fn carried_out(call: &Call, next: &WhatIfMove) -> Option<(Call, Vec<Vec<CallEvent>>)> {
    let mut call = call.clone();
    let mut events = Vec::new();
    for command in &next.0 {
        events.push(call.apply(command).ok()?);
    }
    Some((call, events))
}

fn open(material: &WhatIfMaterial<'_>, call: &Call, step: usize, is_at_record: bool) -> Vec<WhatIfOption> {
    if call.phase() == Phase::WrapUp {
        return after_call(material, call);
    }
    let made_then = material.replayed.steps().get(step).map(|step| step.made);
    let mut open: Vec<(Move, WhatIfOption)> = open_moves(material.valuation, call)
        .into_iter()
        .map(|open| {
            let (label, speak) = told(material.presenter, call, &open);
            let option = WhatIfOption {
                label,
                speak,
                cost: open.cost,
                is_critical: open.critical,
                is_best: open.leads_best,
                is_recorded: is_at_record && made_then == Some(open.made),
                takes: WhatIfMove(vec![open.command]),
            };
            (open.made, option)
        })
        .collect();
    open.sort_by_key(|(made, _)| !matches!(made, Move::Choose(_)));
    open.into_iter().map(|(_, option)| option).collect()
}

/// After the conversation: the best after-call work, or the one of the record, which is made of entries that any end has.
fn after_call(material: &WhatIfMaterial<'_>, call: &Call) -> Vec<WhatIfOption> {
    let (program, valuation) = (call.program(), material.valuation);
    let best = program.best_form(call.state(), |points| valuation.weigh(points));
    let recorded: Vec<usize> = material.replayed.form().entries().collect();
    let forms = [
        ("what-if-after-call-best", best, true),
        ("what-if-after-call-recorded", recorded, false),
    ];
    let options = forms.into_iter().filter_map(|(key, entries, is_best)| {
        let takes = WhatIfMove(filling_in(program, entries));
        let (finished, _) = carried_out(call, &takes)?;
        let card = Scorecard::new(valuation, &finished)?;
        Some(WhatIfOption {
            label: material.presenter.words.text(key),
            speak: None,
            cost: card.wrap_up.cost,
            is_critical: false,
            is_best,
            is_recorded: !is_best,
            takes,
        })
    });
    options.collect()
}

/// What a move is, and what would be said.
fn told(presenter: &Presenter, call: &Call, open: &OpenMove) -> (String, Option<String>) {
    let (program, words) = (&presenter.program, &presenter.words);
    let plain = |key: &str| (words.text(key), None);
    match open.made {
        Move::Choose(index) => {
            let choice = match program.node(call.state()).map(|node| &node.flow) {
                Some(Flow::Ask(decision)) => decision.choices.get(usize::from(index)),
                _ => None,
            };
            choice.map_or_else(Default::default, |choice| {
                let speak = choice.speak.map(|speak| presenter.text(speak));
                (presenter.text(choice.label), speak)
            })
        }
        Move::Accept => plain("what-if-accept"),
        Move::Miss => plain("what-if-miss"),
        Move::Expire => plain("what-if-silence"),
        Move::Hold => plain("what-if-hold"),
        Move::Resume => plain("what-if-resume"),
        Move::Overrun => plain("what-if-overrun"),
        Move::HangUp => plain("what-if-hang-up"),
        Move::LookUp(item) => {
            let item = program.items.get(usize::from(item));
            let title = item.map_or_else(String::new, |item| presenter.text(item.title));
            (words.with("what-if-look-up", &[("item", title.into())]), None)
        }
        Move::Transfer { desk, warm } => {
            let desk = program.transfers.get(usize::from(desk));
            let desk = desk.map_or_else(String::new, |desk| presenter.text(desk.title));
            let key = match warm {
                true => "what-if-transfer-warm",
                false => "what-if-transfer-cold",
            };
            (words.with(key, &[("desk", desk.into())]), None)
        }
    }
}

fn end(presenter: &Presenter, call: &Call, card: Option<&Scorecard>) -> Option<WhatIfEnd> {
    if !matches!(call.phase(), Phase::WrapUp | Phase::Ended) {
        return None;
    }
    let ending = call.program().ending(call.state())?;
    let result = card.map(|card| {
        let measured = card.dimensions.iter().filter(|score| score.best > 0);
        (
            card.passed,
            measured.map(|score| (score.dimension, score.mark)).collect(),
        )
    });
    Some(WhatIfEnd {
        kind: ending.kind,
        title: presenter.text(ending.title),
        epilogue: presenter.text(ending.epilogue),
        result,
    })
}

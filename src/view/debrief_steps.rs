//! Builds the rubric replay from a scorecard and the events of the call.

use super::cost::{cost_sentence, points_sentence};
use super::debrief::{
    DebriefStep, DebriefView, DimensionView, MomentView, OptionOfStep, Owed, RuleView, WrapUpLineView,
};
use super::hold_manners::{asks, is_about_asking, is_asked_first};
use super::presenter::Presenter;
use super::transcript::{TranscriptLine, lines};
use super::verdict::verdict;
use crate::sim::call::Call;
use crate::sim::call::event::CallEvent;
use crate::sim::program::parts::Speaker;
use crate::sim::program::parts::{CompiledChoice, CompiledForm, Flow, Reaction};
use crate::sim::program::step::Move;
use crate::sim::rules::in_language;
use crate::sim::score::scorecard::{DIMENSIONS, Scorecard, ScoredStep, StepClass};

/// How many costly moments are singled out.
const MOMENTS: usize = 3;
/// Where a step stands, as a heading.
const PLACE: [&str; 3] = ["debrief-turn", "debrief-after-turn", "debrief-before-first-turn"];

/// The debrief of a finished call. `events` are what happened at each command, in order; `opening` what happened before the first.
pub fn debrief_view(
    presenter: &Presenter,
    card: &Scorecard,
    call: &Call,
    opening: &[CallEvent],
    events: &[Vec<CallEvent>],
) -> DebriefView {
    let program = &presenter.program;
    let mut steps: Vec<DebriefStep> = card
        .steps
        .iter()
        .enumerate()
        .map(|(index, step)| {
            let until = card
                .steps
                .get(index + 1)
                .map_or(events.len(), |next| next.record.commands_before);
            let heard = events
                .get(step.record.commands_before..until.max(step.record.commands_before))
                .unwrap_or_default();
            debrief_step(presenter, step, heard)
        })
        .collect();
    let mut newest = last_said(&lines(presenter, opening)).cloned();
    for step in &mut steps {
        step.answered.clone_from(&newest);
        newest = last_said(&step.lines).cloned().or(newest);
    }
    let (title, epilogue) = program.ending_at(card.ending).map_or_else(Default::default, |ending| {
        (presenter.text(ending.title), presenter.text(ending.epilogue))
    });
    let broken = card.broken_rules();
    let critical = broken
        .iter()
        .filter(|rule| program.rules[usize::from(**rule)].points.is_none());
    let hidden = program
        .hidden
        .iter()
        .filter(|hidden| call.state().get(hidden.known) == 0);
    DebriefView {
        passed: Some(card.passed),
        verdict: verdict(presenter, card, &steps),
        ending: (card.ending_kind, title, epilogue),
        overall: (card.overall, card.pass_mark),
        overall_floored: card.overall_floored,
        dimensions: card.dimensions.iter().map(dimension_view).collect(),
        critical: critical.map(|rule| rule_view(presenter, *rule, None)).collect(),
        moments: moments(presenter, card, &steps),
        mood_at_start: program.mood(call.start()),
        attainable_at_start: card.attainable_at_start,
        wrap_up: wrap_up_lines(presenter, card, call),
        wrap_up_cost: card.wrap_up.cost,
        can_try_again: true,
        was_answered: card.steps.iter().all(|step| step.record.made != Move::Miss),
        never_learned: hidden
            .map(|hidden| (presenter.text(hidden.text), presenter.text(hidden.how)))
            .collect(),
        steps,
    }
}

fn dimension_view(score: &crate::sim::score::scorecard::DimensionScore) -> DimensionView {
    DimensionView {
        dimension: score.dimension,
        mark: score.mark,
        points: (score.earned, score.best),
        floor: score.floor,
        weight: score.weight,
        unfloored: score.floored.then_some(score.unfloored),
    }
}

pub(super) fn rule_view(presenter: &Presenter, rule: u16, taken: Option<u8>) -> RuleView {
    let compiled = presenter.program.rules.get(usize::from(rule));
    let id = compiled.map(|rule| rule.id.clone()).unwrap_or_default();
    let source = presenter.checked.rulebook.rule(&id);
    let text = source.and_then(|rule| in_language(&rule.text, presenter.wording.language()));
    RuleView {
        text: text.unwrap_or_default().to_owned(),
        owed: compiled.and_then(|rule| match rule.form {
            CompiledForm::By { at_end: true, .. } => Some(Owed::AtTheEnd),
            CompiledForm::By { at_end: false, .. } => Some(Owed::AtTheDrop),
            _ => None,
        }),
        sources: compiled
            .map(|rule| presenter.sources(&rule.sources))
            .unwrap_or_default(),
        taken: taken.filter(|_| compiled.is_some_and(|rule| rule.points.is_some())),
        id,
    }
}

fn chosen<'p>(presenter: &'p Presenter, step: &ScoredStep) -> Option<&'p CompiledChoice> {
    let Move::Choose(index) = step.record.made else {
        return None;
    };
    let Flow::Ask(decision) = &presenter.program.nodes.get(usize::from(step.place))?.flow else {
        return None;
    };
    decision.choices.get(usize::from(index))
}

/// What followed from a step: where its lesson and its sources stand.
pub(super) fn reaction<'p>(presenter: &'p Presenter, step: &ScoredStep) -> Option<&'p Reaction> {
    let program = &presenter.program;
    match step.record.made {
        Move::Choose(_) => chosen(presenter, step).map(|choice| &choice.reaction),
        Move::Expire => match &program.nodes.get(usize::from(step.place))?.flow {
            Flow::Ask(decision) => decision.timer.as_ref().map(|(_, reaction)| reaction),
            _ => None,
        },
        Move::Resume => program
            .hold
            .as_ref()
            .map(|hold| &hold.in_time)
            .filter(|_| !was_late(presenter, step)),
        Move::Overrun => program.hold.as_ref().map(|hold| &hold.overrun),
        Move::Transfer { desk, warm } => {
            let transfer = program.transfers.get(usize::from(desk))?;
            Some(if warm { &transfer.warm } else { &transfer.cold })
        }
        Move::HangUp => Some(&program.hang_up),
        Move::Accept | Move::Miss | Move::Hold | Move::LookUp(_) => None,
    }
}

fn was_late(presenter: &Presenter, step: &ScoredStep) -> bool {
    presenter.program.stage(&step.record.before) == crate::sim::program::Stage::OnHoldTooLong
}

pub(super) fn step_label(presenter: &Presenter, step: &ScoredStep) -> String {
    let program = &presenter.program;
    let words = &presenter.words;
    match step.record.made {
        Move::Choose(_) => chosen(presenter, step).map_or_else(String::new, |choice| presenter.text(choice.label)),
        // Where something is decided before the phone is lifted, no line is open yet.
        Move::Accept if program.begins_before_call() => words.text("happened-taken-up"),
        Move::Accept => words.text("happened-connected"),
        Move::Miss => words.text("happened-missed"),
        Move::Expire => words.text("happened-answered-late"),
        Move::Hold => words.text("happened-hold-began"),
        Move::Resume => words.text("happened-hold-back"),
        Move::Overrun => words.text("happened-hold-late"),
        Move::HangUp => words.text("happened-hung-up"),
        Move::LookUp(item) => {
            let item = program.items.get(usize::from(item));
            let title = item.map_or_else(String::new, |item| presenter.text(item.title));
            words.with("happened-looked-up", &[("item", title.into())])
        }
        Move::Transfer { desk, warm } => {
            let desk = program.transfers.get(usize::from(desk));
            let desk = desk.map_or_else(String::new, |desk| presenter.text(desk.title));
            let key = if warm {
                "happened-transferred-warm"
            } else {
                "happened-transferred-cold"
            };
            words.with(key, &[("desk", desk.into())])
        }
    }
}

/// The words for where a step stands: only decisions are turns. `keys` are those for a turn, after one, and before the first.
pub(super) fn step_place(presenter: &Presenter, step: &ScoredStep, keys: [&str; 3]) -> String {
    let key = match (step.record.made, step.turn) {
        (Move::Choose(_) | Move::Expire, _) => keys[0],
        (_, 0) => keys[2],
        _ => keys[1],
    };
    presenter.words.with(key, &[("n", step.turn.into())])
}

pub(super) fn debrief_step(presenter: &Presenter, step: &ScoredStep, heard: &[Vec<CallEvent>]) -> DebriefStep {
    let reaction = reaction(presenter, step);
    let made = match step.record.made {
        Move::Choose(index) => Some(index),
        _ => None,
    };
    let options = step.alternatives.iter().map(|other| {
        let choice = decision_choice(presenter, step, other.choice);
        let label = choice.map_or_else(String::new, |choice| presenter.text(choice.label));
        OptionOfStep {
            label,
            cost: other.cost,
            class: other.class(),
            is_chosen: Some(other.choice) == made,
        }
    });
    DebriefStep {
        turn: step.turn,
        place: step_place(presenter, step, PLACE),
        commands_before: step.record.commands_before,
        at: step.record.at,
        label: step_label(presenter, step),
        answered: None,
        lines: lines(presenter, heard.iter().flatten()),
        class: step.class,
        loss: DIMENSIONS
            .into_iter()
            .zip(step.loss.into_iter().zip(step.left))
            .filter(|(_, (lost, _))| *lost != 0)
            .map(|(dimension, (lost, left))| (dimension, points_sentence(&presenter.words, lost, left)))
            .collect(),
        cost: step.cost,
        attainable: step.attainable,
        mood: presenter.program.mood(&step.record.after),
        why: reaction
            .map(|reaction| presenter.text(reaction.why))
            .or_else(|| why_ask_first(presenter, step))
            .or_else(|| why_answer(presenter, step)),
        is_chosen: made.is_some(),
        tempting: chosen(presenter, step)
            .and_then(|choice| choice.tempting)
            .map(|text| presenter.text(text)),
        sources: reaction
            .map(|reaction| presenter.sources(&reaction.sources))
            .unwrap_or_default(),
        broke: step
            .breaches
            .iter()
            .map(|(rule, taken)| rule_view(presenter, *rule, Some(*taken)))
            .collect(),
        options: options.collect(),
    }
}

/// A hold has no lesson of its own in the file of a call; one that nobody was asked for needs to say which answer asks.
fn why_ask_first(presenter: &Presenter, step: &ScoredStep) -> Option<String> {
    let program = &presenter.program;
    let broke_it = step.record.made == Move::Hold
        && step.breaches.iter().any(|(rule, _)| is_about_asking(program, *rule))
        && is_asked_first(program);
    if !broke_it {
        return None;
    }
    let before = &step.record.before;
    let open = match program.node(before).map(|node| &node.flow) {
        Some(Flow::Ask(decision)) => decision.choices.as_slice(),
        _ => &[],
    };
    let asking = open
        .iter()
        .find(|choice| asks(program, choice) && program.can_choose(before, choice));
    Some(match asking {
        Some(choice) => presenter.words.with(
            "debrief-hold-ask-first",
            &[("option", presenter.text(choice.label).into())],
        ),
        None => presenter.words.text("debrief-hold-ask-first-elsewhere"),
    })
}

/// No call says what is lost when nobody answers: it is the same in each.
fn why_answer(presenter: &Presenter, step: &ScoredStep) -> Option<String> {
    (step.record.made == Move::Miss).then(|| presenter.words.text("debrief-missed-why"))
}

fn decision_choice<'p>(presenter: &'p Presenter, step: &ScoredStep, choice: u8) -> Option<&'p CompiledChoice> {
    match &presenter.program.nodes.get(usize::from(step.place))?.flow {
        Flow::Ask(decision) => decision.choices.get(usize::from(choice)),
        _ => None,
    }
}

fn moments(presenter: &Presenter, card: &Scorecard, steps: &[DebriefStep]) -> Vec<MomentView> {
    let costliest = card.costliest(MOMENTS);
    costliest
        .into_iter()
        .filter_map(|costly| {
            let index = card.steps.iter().position(|step| std::ptr::eq(step, costly))?;
            let step = steps.get(index)?;
            let before = card.steps[..index]
                .last()
                .map_or(card.attainable_at_start, |step| step.attainable);
            let (you_said, it_caused) = said_and_caused(step);
            Some(MomentView {
                step: index,
                they_said: match &step.answered {
                    Some(TranscriptLine::Said { text, .. }) => text.clone(),
                    _ => String::new(),
                },
                done_by: if step.is_chosen {
                    "debrief-you-said"
                } else {
                    "debrief-happened"
                },
                you_said,
                it_caused,
                cost: cost_sentence(&presenter.words, costly.class, costly.cost, before),
                why: step
                    .why
                    .clone()
                    .or_else(|| step.broke.first().map(|rule| rule.text.clone()))
                    .unwrap_or_default(),
                better: better_line(presenter, costly),
                sources: step.sources.clone(),
            })
        })
        .collect()
}

/// The newest line of the customer, who is quoted under that name; where only others have spoken, theirs.
fn last_said(lines: &[TranscriptLine]) -> Option<&TranscriptLine> {
    let newest = |is_meant: fn(&Speaker) -> bool| {
        let mut newest_first = lines.iter().rev();
        newest_first.find(|line| matches!(line, TranscriptLine::Said { speaker, .. } if is_meant(speaker)))
    };
    newest(|speaker| *speaker == Speaker::Customer)
        .or_else(|| newest(|speaker| !matches!(speaker, Speaker::You | Speaker::Narrator)))
}

/// What you said or did, and the next thing that was heard.
fn said_and_caused(step: &DebriefStep) -> (String, String) {
    let mut said = step.label.clone();
    let mut caused = String::new();
    for line in &step.lines {
        match line {
            TranscriptLine::Chose { label, speak } => said = speak.clone().unwrap_or_else(|| label.clone()),
            TranscriptLine::Said { text, speaker, .. } if caused.is_empty() && *speaker != Speaker::You => {
                caused.clone_from(text);
            }
            TranscriptLine::Happened(text) if caused.is_empty() && *text != step.label => caused.clone_from(text),
            _ => {}
        }
    }
    (said, caused)
}

/// What would have lost least there, in the words of the agent.
fn better_line(presenter: &Presenter, step: &ScoredStep) -> Option<String> {
    let others = step.alternatives.iter().filter(|other| !other.critical);
    let best = others.min_by_key(|other| (other.cost, other.loss))?;
    if best.cost >= step.cost && step.class != StepClass::Critical {
        return None;
    }
    let choice = decision_choice(presenter, step, best.choice)?;
    Some(presenter.text(choice.speak.unwrap_or(choice.label)))
}

fn wrap_up_lines(presenter: &Presenter, card: &Scorecard, call: &Call) -> Vec<WrapUpLineView> {
    if !presenter.program.has_wrap_up(call.state()) {
        return Vec::new();
    }
    let entries = presenter.program.wrap_up.iter().enumerate();
    entries
        .map(|(index, entry)| WrapUpLineView {
            list: entry.list.word(),
            label: presenter.text(entry.label),
            chosen: call.form().has(entry.list, index),
            best: card.wrap_up.best_form.contains(&index),
            cost: card.wrap_up.entry_costs.get(index).copied().unwrap_or_default(),
            why: presenter.text(entry.why),
            sources: presenter.sources(&entry.sources),
        })
        .collect()
}

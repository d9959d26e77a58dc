//! Whether the call can be marked: every dimension is scored, every decision decides something, every wrong answer tempts.

use super::rules_table::finding;
use super::subject::{Subject, shown};
use super::usage::{Occurring, breaking_act, rules_in_force};
use super::walk::{Part, for_each_part, outcomes};
use crate::sim::diagnostic::Diagnostic;
use crate::sim::rules::model::Severity;
use crate::sim::scenario::flow::{Choice, MoodChange, Node};
use crate::sim::scenario::model::{Dimension, EndingKind, Points, Scenario};
use crate::sim::sentence::{Sentence, sentence};

/// Pass marks that separate: below, most guesses pass; above, one slip fails.
const PASS_MARKS: std::ops::RangeInclusive<u8> = 50..=95;
/// An option that earns so much less than the best one is a wrong answer.
const WRONG: i16 = 2;

/// Checks the scores of one scenario.
pub(super) fn check(subject: &Subject<'_>, occurring: &Occurring<'_>, found: &mut Vec<Diagnostic>) {
    if !subject.whole {
        return;
    }
    let scenario = subject.scenario;
    rubric(subject, occurring, found);
    if !scenario.endings.is_empty() && scenario.endings.iter().all(|ending| ending.kind != EndingKind::Ideal) {
        let message = sentence!("No ending is as good as it gets.", "没有一个结局是最好的结局。");
        found.push(finding("no-ideal-ending", subject.fields.first("endings"), message));
    }
    let mood = &scenario.customer.mood;
    let meters = [
        (&mood.tension, 100, sentence!("tension", "紧张")),
        (&mood.patience, 0, sentence!("patience", "耐心")),
    ];
    for (meter, limit, what) in meters {
        if meter.value == limit {
            let message = sentence!(
                "The customer begins with a {what} of {limit}, so it can never get there.",
                "客户一开始的{what}就是 {limit}，所以再也不会达到那里。";
                what
            );
            found.push(finding("mood-at-limit", meter.span, message).at("customer"));
        }
    }
    notes(subject, found);
    for node in &scenario.nodes {
        let options = node.ask.as_ref().map_or(&[][..], |ask| &ask.options);
        decision(node, options, found);
        for option in options {
            option_itself(node, option, options, found);
        }
    }
}

/// Every change of the mood in a call.
pub(super) fn moods(scenario: &Scenario) -> Vec<&MoodChange> {
    let of_nodes = scenario.nodes.iter().map(|node| &node.mood);
    let options = scenario
        .nodes
        .iter()
        .filter_map(|node| node.ask.as_ref())
        .flat_map(|ask| &ask.options);
    let of_outcomes = outcomes(scenario).into_iter().map(|(_, _, outcome)| &outcome.mood);
    of_nodes
        .chain(options.map(|option| &option.mood))
        .chain(of_outcomes)
        .collect()
}

fn rubric(subject: &Subject<'_>, occurring: &Occurring<'_>, found: &mut Vec<Diagnostic>) {
    let rubric = &subject.scenario.rubric;
    let place = subject.fields.first("rubric");
    let weights_at = subject.fields.after(place, "weights", place);
    let mut earned = [false; 3];
    let mut scored = [false; 3];
    for_each_part(subject.scenario, &subject.fields, &mut |_, part| {
        if let Part::Points(points, _) = part {
            for (index, points) in triple(points).into_iter().enumerate() {
                earned[index] |= points > 0;
                scored[index] |= points != 0;
            }
        }
    });
    for rule in rules_in_force(subject) {
        let can_break = breaking_act(&rule.form).is_none_or(|act| occurring.acts.contains(act.value.as_str()));
        if can_break && !matches!(rule.severity, Severity::Critical) {
            earned[rule.dimension as usize] = true;
            scored[rule.dimension as usize] = true;
        }
    }
    let weights = [
        rubric.weights.empathy,
        rubric.weights.accuracy,
        rubric.weights.compliance,
    ];
    let dimensions = [Dimension::Empathy, Dimension::Accuracy, Dimension::Compliance];
    for (index, dimension) in dimensions.into_iter().enumerate() {
        let name = name_of(dimension);
        if weights[index] > 0 && !earned[index] {
            let message = sentence!(
                "Nothing in the call earns {name}, and it is {weight} per cent of the mark.",
                "通话里没有什么能得到{name}的分，它却占总分的百分之 {weight}。",
                weight = weights[index];
                name
            );
            found.push(finding("unscored-dimension", weights_at, message).at(&name.english));
        } else if weights[index] == 0 && scored[index] {
            let message = sentence!(
                "The call gives points for {name}, and they are no part of the mark.",
                "通话给了{name}的分，可它不算进总分。";
                name
            );
            found.push(finding("weightless-dimension", weights_at, message).at(&name.english));
        }
    }
    if !PASS_MARKS.contains(&rubric.pass) && rubric.pass <= 100 {
        let (least, most) = PASS_MARKS.into_inner();
        let message = sentence!(
            "The pass mark is {pass}; one that separates is from {least} to {most}.",
            "及格线是 {pass}；能分出高下的在 {least} 到 {most} 之间。",
            pass = rubric.pass
        );
        found.push(finding(
            "unusual-pass-mark",
            subject.fields.after(place, "pass", place),
            message,
        ));
    }
}

/// What a dimension is called in a sentence; the English name is also its place for allowances.
pub(super) fn name_of(dimension: Dimension) -> Sentence {
    match dimension {
        Dimension::Empathy => sentence!("empathy", "同理心"),
        Dimension::Accuracy => sentence!("accuracy", "准确性"),
        Dimension::Compliance => sentence!("compliance", "合规性"),
    }
}

/// Notes that are worth something even if the call has ended before anything was said. The other lists are left alone: some
/// disposition, owner, date and channel is right for every call, and only one of a list is chosen.
fn notes(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let scenario = subject.scenario;
    // Whoever misses a call has no after-call work, and here hanging up counts as missing it.
    if scenario.hang_up.to.as_ref() == Some(&scenario.opening.missed) {
        return;
    }
    let weights = &scenario.rubric.weights;
    let weights = [weights.empathy, weights.accuracy, weights.compliance].map(i32::from);
    let worth = |points: Points| -> i32 {
        let points = triple(points).map(i32::from);
        points.iter().zip(weights).map(|(points, weight)| points * weight).sum()
    };
    for note in &scenario.wrap_up.notes {
        if note.when.is_none() && worth(note.points) > 0 {
            let message = sentence!(
                "The note \"{note}\" counts as right in every play, also when the call ended at once.",
                "备注“{note}”在每种走法里都算对，一接起来就结束也一样。",
                note = shown(&note.id)
            );
            let place = format!("wrap_up/notes/{}", note.id);
            let help = sentence!(
                "Give it `when:`. If it is true before a word is said, accept this in `allow` with `at: \"{place}\"`.",
                "请给它写 `when:`。如果开口之前它就成立，请在 `allow` 里接受它，写上 `at: \"{place}\"`。"
            );
            found.push(
                finding("note-always-right", note.id.span, message)
                    .at(&place)
                    .help(help),
            );
        }
    }
}

fn decision(node: &Node, options: &[Choice], found: &mut Vec<Diagnostic>) {
    let [first, others @ ..] = options else {
        return;
    };
    let alike = |other: &Choice| {
        (&first.to, &first.mood, &first.facts, &first.acts, first.points)
            == (&other.to, &other.mood, &other.facts, &other.acts, other.points)
    };
    // Another reply is another sound and no other call.
    if !others.is_empty() && others.iter().all(alike) {
        let message = sentence!(
            "Whatever is chosen at \"{node}\", the same happens.",
            "在“{node}”不管选哪一个，结果都一样。",
            node = shown(&node.id)
        );
        found.push(finding("idle-decision", node.id.span, message).at(&node.id));
    }
}

fn option_itself(node: &Node, option: &Choice, options: &[Choice], found: &mut Vec<Diagnostic>) {
    let does_nothing = option.mood == MoodChange::default()
        && option.facts.is_empty()
        && option.acts.is_empty()
        && option.points == Points::default();
    if option.to == node.id && does_nothing && !option.once && option.when.is_none() {
        let message = sentence!(
            "The option \"{option}\" leads back to where it is and changes nothing.",
            "选项“{option}”回到自己所在的地方，什么也没改变。",
            option = shown(&option.id)
        );
        found.push(finding("idle-loop", option.to.span, message).at(&node.id));
    }
    let best = options.iter().map(|option| sum(option.points)).max().unwrap_or(0);
    if sum(option.points) <= best - WRONG && option.tempting_because.is_none() {
        let message = sentence!(
            "It is not said why somebody would choose \"{option}\", which earns {less} less than the best.",
            "没有写明为什么有人会选“{option}”，它比最好的选项少 {less} 分。",
            option = shown(&option.id),
            less = best - sum(option.points)
        );
        found.push(finding("not-tempting", option.id.span, message).at(&node.id));
    }
    if (option.points.accuracy != 0 || option.points.compliance != 0) && option.sources.is_empty() {
        let message = sentence!(
            "The option \"{option}\" is marked as right or wrong, and its reason cites nothing.",
            "选项“{option}”有对错之分，理由却一个依据也没有引用。",
            option = shown(&option.id)
        );
        found.push(finding("unsourced-points", option.why.span, message).at(&node.id));
    }
}

fn triple(points: Points) -> [i8; 3] {
    [points.empathy, points.accuracy, points.compliance]
}

fn sum(points: Points) -> i16 {
    triple(points).map(i16::from).iter().sum()
}

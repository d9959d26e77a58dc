//! What every node, decision and outcome needs for itself.

use crate::sim::check::rules_table::finding;
use crate::sim::check::subject::Subject;
use crate::sim::check::walk::{OutcomeKind, outcomes};
use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::flow::{Decision, Node, NodePhase, Outcome};
use crate::sim::scenario::model::Scenario;
use crate::sim::sentence::{Sentence, sentence};

/// Checks nodes and outcomes one by one.
pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let scenario = subject.scenario;
    if subject.whole && scenario.nodes.is_empty() {
        let span = subject.fields.first("nodes");
        let message = sentence!("The call has no nodes.", "通话没有节点。");
        found.push(finding("no-node", span, message));
    }
    if subject.whole && scenario.endings.is_empty() {
        let span = subject.fields.first("endings");
        let message = sentence!("The call has no endings.", "通话没有结局。");
        found.push(finding("no-ending", span, message));
    }
    for node in &scenario.nodes {
        ways_on(node, subject.whole, found);
        branches(node, found);
        if let Some(ask) = &node.ask {
            timer(node, ask, found);
        }
    }
    for (place, kind, outcome) in outcomes(scenario) {
        target(scenario, &place, kind, outcome, found);
    }
    start(scenario, found);
}

fn ways_on(node: &Node, whole: bool, found: &mut Vec<Diagnostic>) {
    let ways = [
        (node.ask.is_some(), "ask"),
        (!node.branch.is_empty(), "branch"),
        (node.call.is_some(), "call"),
        (node.to.is_some(), "to"),
        (node.back, "back"),
    ];
    let written: Vec<&str> = ways
        .iter()
        .filter(|(present, _)| *present)
        .map(|(_, name)| *name)
        .collect();
    match written.as_slice() {
        [_] => {}
        [] if !whole => {}
        [] => {
            let message = sentence!(
                "After the node \"{node}\" nothing happens.",
                "节点“{node}”之后什么也不发生。",
                node = node.id
            );
            let help = sentence!(
                "Add exactly one of ask, branch, call, to or back.",
                "请加上 ask、branch、call、to、back 中的一个，而且只能一个。"
            );
            found.push(finding("no-way-on", node.id.span, message).help(help).at(&node.id));
        }
        several => {
            let ways = Sentence {
                english: several.join(" and "),
                chinese: several.join("、"),
            };
            let message = sentence!(
                "The node \"{node}\" has {ways}; only one of them can count.",
                "节点“{node}”有 {ways}，只能有一个算数。",
                node = node.id;
                ways
            );
            found.push(finding("two-ways-on", node.id.span, message).at(&node.id));
        }
    }
}

fn branches(node: &Node, found: &mut Vec<Diagnostic>) {
    let Some((last, earlier)) = node.branch.split_last() else {
        return;
    };
    for branch in earlier.iter().filter(|branch| branch.when.is_none()) {
        let message = sentence!(
            "This branch of \"{node}\" is always taken, so those after it never are.",
            "“{node}”的这个分支总会走到，后面的就永远走不到。",
            node = node.id
        );
        found.push(finding("dead-branch", branch.to.span, message).at(&node.id));
    }
    if last.when.is_some() {
        let message = sentence!(
            "The last branch of \"{node}\" has a condition, so the call could be stuck there.",
            "“{node}”的最后一个分支有条件，通话可能卡在那里。",
            node = node.id
        );
        let help = sentence!(
            "Add a last branch without when: (to: \"…\").",
            "请在最后加一个没有 when 的分支：(to: \"…\")。"
        );
        found.push(finding("open-branch", last.to.span, message).help(help).at(&node.id));
    }
}

fn timer(node: &Node, ask: &Decision, found: &mut Vec<Diagnostic>) {
    match (&ask.within, &ask.on_expiry) {
        (Some(within), None) => {
            let message = sentence!(
                "The decision at \"{node}\" has a time limit and does not say what silence does.",
                "“{node}”的选择有时限，却没有写明不作声会怎样。",
                node = node.id
            );
            let help = sentence!("Add on_expiry.", "请加上 on_expiry。");
            found.push(finding("missing-expiry", within.span, message).help(help).at(&node.id));
        }
        (None, Some(expiry)) => {
            let message = sentence!(
                "The decision at \"{node}\" says what silence does and has no time limit.",
                "“{node}”的选择写了不作声会怎样，却没有时限。",
                node = node.id
            );
            let help = sentence!("Add within.", "请加上 within。");
            found.push(
                finding("missing-timer", expiry.why.span, message)
                    .help(help)
                    .at(&node.id),
            );
        }
        _ => {}
    }
}

fn target(scenario: &Scenario, place: &str, kind: OutcomeKind, outcome: &Outcome, found: &mut Vec<Diagnostic>) {
    let what = match kind {
        OutcomeKind::HoldInTime | OutcomeKind::HoldOverrun => {
            if let Some(to) = &outcome.to {
                let message = sentence!(
                    "A hold comes back to where the call was, so it has no to.",
                    "保持结束后通话回到原处，所以这里没有 to。"
                );
                found.push(finding("hold-has-target", to.span, message).at(place));
            }
            if kind == OutcomeKind::HoldOverrun && outcome.mood.patience.value >= 0 {
                let message = sentence!(
                    "A hold that takes too long does not cost patience.",
                    "让人等得太久，却不减耐心。"
                );
                let help = sentence!(
                    "Add a change such as mood: (patience: -20) to overrun.",
                    "请给 overrun 加上变化，例如 mood: (patience: -20)。"
                );
                found.push(
                    finding("hold-costs-nothing", outcome.why.span, message)
                        .help(help)
                        .at(place),
                );
            }
            return;
        }
        OutcomeKind::Expiry => sentence!("silence", "不作声"),
        OutcomeKind::Transfer => sentence!("the transfer", "转接"),
        OutcomeKind::HangUp => sentence!("hanging up", "挂断"),
    };
    match &outcome.to {
        None => {
            let message = sentence!(
                "It is not said where the call goes on after {what}.",
                "没有写明{what}之后通话往哪里走。";
                what
            );
            let help = sentence!("Add to.", "请加上 to。");
            found.push(
                finding("missing-target", outcome.why.span, message)
                    .help(help)
                    .at(place),
            );
        }
        Some(to) if kind == OutcomeKind::HangUp => {
            let next = scenario.nodes.iter().find(|node| node.id == *to);
            if next.is_some_and(|node| node.phase != NodePhase::AfterCall) {
                let message = sentence!(
                    "Hanging up leads to \"{to}\", which is not after the call.",
                    "挂断通向“{to}”，它不在通话结束之后。"
                );
                found.push(finding("hang-up-stays-on", to.span, message).at(place));
            }
        }
        Some(_) => {}
    }
}

fn start(scenario: &Scenario, found: &mut Vec<Diagnostic>) {
    let first = scenario.nodes.iter().find(|node| node.id == scenario.start);
    if first.is_some_and(|node| node.phase == NodePhase::AfterCall) {
        let message = sentence!(
            "The call begins at \"{start}\", which is after the call.",
            "通话从“{start}”开始，可它在通话结束之后。",
            start = scenario.start
        );
        found.push(finding("bad-start", scenario.start.span, message));
    }
}

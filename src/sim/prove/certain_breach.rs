//! Why nobody passes: decisions that talking leads to and that nobody gets past without breaking a critical rule.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::explore::{Edge, Graph};
use super::soundness::{Unsound, critical_rule, shortest_ways, way_to};
use super::talk::Talk;
use crate::sim::program::Program;
use crate::sim::program::parts::Place;
use crate::sim::program::state::State;
use crate::sim::program::step::Move;
use crate::sim::sentence::{Sentence, sentence};

/// The code of this finding, which others may only follow from.
pub(super) const CODE: &str = "certain-breach";

/// The decisions at which every option breaks a critical rule, nearest first, of a call that can be talked to an end with such a breach
/// only; none where it can without, or not at all. Where no single decision has only such options, those at which the breaches happen.
/// Transfers count as talking here: where the lesson is to pass a call on, nobody has to say anything else.
pub(super) fn certain_breaches(program: &Program, start: &State, graph: &Graph) -> Vec<Unsound> {
    let ways = Ways {
        talk: Talk::new(program, graph),
        program,
        graph,
    };
    if ways.lead_to_an_end(true) || !ways.lead_to_an_end(false) {
        return Vec::new();
    }
    let decisions = ways.decisions();
    let closed: Vec<&Decision> = decisions.iter().filter(|decision| decision.is_closed).collect();
    let wanted = match closed.is_empty() {
        true => decisions.iter().collect(),
        false => closed,
    };
    let shortest = shortest_ways(graph);
    let told = wanted.into_iter().map(|decision| {
        let witness = way_to(graph, &shortest, decision.state);
        decision.unsound(program, start, witness)
    });
    told.collect()
}

/// A decision that talking leads to without a breach, at the nearest moment.
struct Decision {
    place: Place,
    state: u32,
    /// The options that break a critical rule.
    breaking: Vec<Move>,
    /// Whether all do.
    is_closed: bool,
}

/// The ways of people who do not give up.
struct Ways<'a> {
    talk: Talk<'a>,
    program: &'a Program,
    graph: &'a Graph,
}

impl Ways<'_> {
    fn is_critical(&self, number: u32) -> bool {
        self.program.is_critical(&self.graph.state(number))
    }

    fn goes_on(&self, from: u32, edge: &Edge) -> bool {
        matches!(edge.made(), Move::Transfer { .. }) || self.talk.is_talk(from, edge)
    }

    /// Whether some of them come to an end, all of the way or without a breach. What is deepest is looked at first, since in a sound call
    /// an end is found after a few steps.
    fn lead_to_an_end(&self, is_clean: bool) -> bool {
        let mut been = vec![false; self.graph.len()];
        let mut waiting = vec![0_u32];
        while let Some(number) = waiting.pop() {
            if std::mem::replace(&mut been[number as usize], true) {
                continue;
            }
            if self.talk.is_over(number) {
                return true;
            }
            let edges = self.graph.edges(number).filter(|edge| !been[edge.to as usize]);
            let counts = |edge: &Edge| self.goes_on(number, edge) && !(is_clean && self.is_critical(edge.to));
            waiting.extend(edges.filter(counts).map(|edge| edge.to));
        }
        false
    }

    /// The decisions that they lead to without a breach and at which one can happen, nearest first.
    fn decisions(&self) -> Vec<Decision> {
        let mut waiting = VecDeque::from([0_u32]);
        let mut been = BTreeSet::from([0_u32]);
        let mut met: BTreeMap<Place, Decision> = BTreeMap::new();
        let mut order = Vec::new();
        while let Some(number) = waiting.pop_front() {
            let mut choices = 0;
            let mut breaking = Vec::new();
            for edge in self.graph.edges(number) {
                let is_choice = matches!(edge.made(), Move::Choose(_));
                choices += usize::from(is_choice);
                if self.is_critical(edge.to) {
                    breaking.extend(is_choice.then(|| edge.made()));
                } else if self.goes_on(number, &edge) && been.insert(edge.to) {
                    waiting.push_back(edge.to);
                }
            }
            if breaking.is_empty() {
                continue;
            }
            let place = self.talk.place(number);
            let is_closed = breaking.len() == choices;
            match met.get(&place).map(|known| known.is_closed) {
                None => order.push(place),
                Some(was_closed) if was_closed || !is_closed => continue,
                Some(_) => {}
            }
            let decision = Decision {
                place,
                state: number,
                breaking,
                is_closed,
            };
            met.insert(place, decision);
        }
        order.into_iter().filter_map(|place| met.remove(&place)).collect()
    }
}

impl Decision {
    fn unsound(&self, program: &Program, start: &State, witness: Vec<Move>) -> Unsound {
        // Explored states forget what nothing ahead reads, so the play is walked once more.
        let at = witness
            .iter()
            .fold(*start, |state, made| program.step(&state, *made).state);
        let broken: BTreeSet<usize> = self
            .breaking
            .iter()
            .filter_map(|made| critical_rule(program, &at, *made))
            .collect();
        let names = broken.iter().filter_map(|rule| program.rules.get(*rule));
        let names: Vec<&str> = names.map(|rule| rule.id.as_str()).collect();
        let (english, chinese) = (in_english(&names), in_chinese(&names));
        let node = program.place_name(self.place);
        let message = match self.is_closed {
            true => sentence!(
                "At the decision \"{node}\" every option breaks {english}, so nobody who talks can pass.",
                "在选择“{node}”上，每个选项都会违反{chinese}，所以只要说话，谁也不能通过。"
            ),
            false => sentence!(
                "Nobody gets past the decision \"{node}\" to an end without breaking {english}, so nobody who talks can pass.",
                "谁也不能越过选择“{node}”到达结局而不违反{chinese}，所以只要说话，谁也不能通过。"
            ),
        };
        let mut rules = broken.into_iter();
        Unsound {
            code: CODE,
            place: Some(self.place),
            message,
            // Of several rules the names alone are told; which of them matters depends on the option.
            rule: rules.next().filter(|_| rules.next().is_none()),
            witness,
        }
    }
}

fn in_english(rules: &[&str]) -> String {
    match rules {
        [] => "a critical rule".to_owned(),
        [rule] => format!("the critical rule \"{rule}\""),
        [first @ .., last] => format!("one of the critical rules \"{}\" and \"{last}\"", first.join("\", \"")),
    }
}

fn in_chinese(rules: &[&str]) -> String {
    match rules {
        [] => "一条关键规则".to_owned(),
        [rule] => format!("关键规则“{rule}”"),
        _ => format!("关键规则“{}”之一", rules.join("”、“")),
    }
}

/// What stands behind the message where other findings may only follow.
pub(super) fn told_of_others(count: usize) -> Sentence {
    match count {
        1 => sentence!(
            "One other finding may only follow from this; mend this first.",
            "另有 1 个问题可能只是由此而来；请先改正这一处。"
        ),
        _ => sentence!(
            "{count} other findings may only follow from this; mend this first.",
            "另有 {count} 个问题可能只是由此而来；请先改正这一处。"
        ),
    }
}

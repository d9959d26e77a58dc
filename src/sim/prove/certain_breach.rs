//! Why nobody passes: decisions that talking leads to and that nobody gets past without breaking a critical rule.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::closed_decision::closed_decisions;
use super::explore::{Edge, Graph};
use super::node_breach::breaking_node;
use super::soundness::{ShortestWays, Unsound, critical_rule, shortest_ways, way_to};
use super::talk::Talk;
use crate::sim::program::Program;
use crate::sim::program::parts::Place;
use crate::sim::program::state::State;
use crate::sim::program::step::Move;
use crate::sim::sentence::{Sentence, sentence};

/// The code of this finding, which others may only follow from.
pub(super) const CODE: &str = "certain-breach";

/// The reasons for which a call can be talked to an end with a breach of a critical rule only; where it can without, the decisions of
/// which every option breaks one; none where it cannot be talked to an end at all.
///
/// The first of these that there are is told, and nothing else: the nodes that break a rule by an act of their own; the decisions at
/// which every option breaks one, nearest first; the decisions at which breaches happen though they can be left; the whole call, where
/// breaches happen at no decision. Transfers count as talking here: where the lesson is to pass a call on, nobody has to say anything
/// else.
pub(super) fn certain_breaches(program: &Program, start: &State, graph: &Graph) -> Vec<Unsound> {
    let ways = Ways {
        talk: Talk::new(program, graph),
    };
    if ways.lead_to_an_end(true) {
        return closed_decisions(program, start, graph);
    }
    if !ways.lead_to_an_end(false) {
        return Vec::new();
    }
    let teller = Teller::new(program, start, graph);
    let met = ways.met();
    let by_nodes = teller.by_nodes(&met);
    if !by_nodes.is_empty() {
        return by_nodes;
    }
    let closed: Vec<&Decision> = met.decisions.iter().filter(|one| one.closed != Closed::Never).collect();
    if !closed.is_empty() {
        return closed.into_iter().map(|decision| teller.closed(decision)).collect();
    }
    let rules = teller.rules(&met.breaches);
    match met.decisions.is_empty() {
        true => met
            .breaches
            .first()
            .map(|breach| teller.whole(breach, &rules))
            .into_iter()
            .collect(),
        false => met
            .decisions
            .iter()
            .map(|decision| teller.open(decision, &rules))
            .collect(),
    }
}

/// Whether every option of a decision breaks a critical rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Closed {
    Always,
    /// At some moments, when the others are used up or not to be had.
    AtTimes,
    Never,
}

/// A decision that talking leads to without a breach, at the nearest moment.
struct Decision {
    place: Place,
    state: u32,
    /// The options that break a critical rule.
    breaking: Vec<Move>,
    closed: Closed,
}

/// A step that breaks a critical rule.
struct Breach {
    state: u32,
    made: Move,
}

/// What people who do not give up come to without a breach.
#[derive(Default)]
struct Met {
    /// The decisions at which a breach can happen, nearest first.
    decisions: Vec<Decision>,
    /// One breach for each rule and place, nearest first.
    breaches: Vec<Breach>,
}

/// The ways of people who do not give up.
struct Ways<'a> {
    talk: Talk<'a>,
}

impl Ways<'_> {
    fn is_critical(&self, number: u32) -> bool {
        self.talk.program.is_critical(&self.talk.graph.state(number))
    }

    fn goes_on(&self, from: u32, edge: &Edge) -> bool {
        matches!(edge.made(), Move::Transfer { .. }) || self.talk.is_talk(from, edge)
    }

    /// Whether some of them come to an end, all of the way or without a breach. What is deepest is looked at first, since in a sound call
    /// an end is found after a few steps.
    fn lead_to_an_end(&self, is_clean: bool) -> bool {
        let graph = self.talk.graph;
        let mut been = vec![false; graph.len()];
        let mut waiting = vec![0_u32];
        while let Some(number) = waiting.pop() {
            if std::mem::replace(&mut been[number as usize], true) {
                continue;
            }
            if self.talk.is_over(number) {
                return true;
            }
            let edges = graph.edges(number).filter(|edge| !been[edge.to as usize]);
            let counts = |edge: &Edge| self.goes_on(number, edge) && !(is_clean && self.is_critical(edge.to));
            waiting.extend(edges.filter(counts).map(|edge| edge.to));
        }
        false
    }

    fn met(&self) -> Met {
        let graph = self.talk.graph;
        let mut waiting = VecDeque::from([0_u32]);
        let mut been = BTreeSet::from([0_u32]);
        let mut met = Met::default();
        let mut known_breaches = BTreeSet::new();
        let mut index_of: BTreeMap<Place, usize> = BTreeMap::new();
        let mut with_clean_option: BTreeSet<Place> = BTreeSet::new();
        while let Some(number) = waiting.pop_front() {
            let place = self.talk.place(number);
            let mut choices = 0;
            let mut breaking = Vec::new();
            for edge in graph.edges(number) {
                let is_choice = matches!(edge.made(), Move::Choose(_));
                choices += usize::from(is_choice);
                if self.is_critical(edge.to) {
                    breaking.extend(is_choice.then(|| edge.made()));
                    let rule = critical_rule(self.talk.program, &graph.state(number), edge.made());
                    if (is_choice || self.goes_on(number, &edge)) && known_breaches.insert((place, rule)) {
                        let made = edge.made();
                        met.breaches.push(Breach { state: number, made });
                    }
                } else if self.goes_on(number, &edge) && been.insert(edge.to) {
                    waiting.push_back(edge.to);
                }
            }
            let is_closed = breaking.len() == choices;
            if !is_closed {
                with_clean_option.insert(place);
            }
            if breaking.is_empty() {
                continue;
            }
            let decision = Decision {
                place,
                state: number,
                breaking,
                closed: if is_closed { Closed::Always } else { Closed::Never },
            };
            let index = *index_of.entry(place).or_insert(met.decisions.len());
            match met.decisions.get_mut(index) {
                None => met.decisions.push(decision),
                Some(known) if is_closed && known.closed == Closed::Never => *known = decision,
                Some(_) => {}
            }
        }
        // Elsewhere there may be options that are gone where all of them break a rule.
        for decision in &mut met.decisions {
            if decision.closed == Closed::Always && with_clean_option.contains(&decision.place) {
                decision.closed = Closed::AtTimes;
            }
        }
        met
    }
}

/// Makes findings of what was met.
pub(super) struct Teller<'a> {
    program: &'a Program,
    start: &'a State,
    graph: &'a Graph,
    shortest: ShortestWays,
}

impl<'a> Teller<'a> {
    pub(super) fn new(program: &'a Program, start: &'a State, graph: &'a Graph) -> Self {
        Self {
            program,
            start,
            graph,
            shortest: shortest_ways(graph),
        }
    }

    /// The moves of a shortest way to a state.
    pub(super) fn way_to(&self, state: u32) -> Vec<Move> {
        way_to(self.graph, &self.shortest, state)
    }

    /// The rules that these moves break in a state.
    pub(super) fn rules_at(&self, state: u32, moves: &[Move]) -> BTreeSet<usize> {
        let breaches: Vec<Breach> = moves.iter().map(|made| Breach { state, made: *made }).collect();
        self.rules(&breaches)
    }

    /// The rules that these steps break.
    fn rules<'b>(&self, breaches: impl IntoIterator<Item = &'b Breach>) -> BTreeSet<usize> {
        let rules = breaches.into_iter().filter_map(|breach| {
            let at = self.walked(&self.way_to(breach.state));
            critical_rule(self.program, &at, breach.made)
        });
        rules.collect()
    }

    /// The nodes without whose own acts somebody would get past a closed decision, or past a breach that no option makes: an option that
    /// leads to such a node is no fault.
    fn by_nodes(&self, met: &Met) -> Vec<Unsound> {
        let closed = met.decisions.iter().filter(|one| one.closed != Closed::Never);
        let of_closed = closed.flat_map(|one| one.breaking.iter().map(|made| (one.state, *made)));
        let of_whole = met.breaches.iter().filter(|_| met.decisions.is_empty());
        let steps = of_closed.chain(of_whole.map(|breach| (breach.state, breach.made)));
        let mut found: BTreeMap<Place, Unsound> = BTreeMap::new();
        for (state, made) in steps {
            let mut witness = self.way_to(state);
            if let Some((place, rule)) = breaking_node(self.program, &self.walked(&witness), made) {
                witness.push(made);
                found.entry(place).or_insert_with(|| self.by_node(place, rule, witness));
            }
        }
        found.into_values().collect()
    }

    fn by_node(&self, place: Place, rule: usize, witness: Vec<Move>) -> Unsound {
        let node = self.program.place_name(place);
        let rules = BTreeSet::from([rule]);
        let broken = self.named(&rules);
        let message = sentence!(
            "As soon as the call comes to the node \"{node}\", an act of that node itself breaks {broken}, and nobody who talks gets round it without breaking a rule; so nobody who talks can pass.",
            "通话一走到节点“{node}”，这个节点自带的行为就违反{broken}，而不违反规则就绕不过它；所以只要说话，谁也不能通过。"; broken
        );
        self.unsound(CODE, Some(place), message, &rules, witness)
    }

    /// The state that these moves lead to. Explored states forget what nothing ahead reads, so the play is walked once more.
    fn walked(&self, way: &[Move]) -> State {
        way.iter()
            .fold(*self.start, |state, made| self.program.step(&state, *made).state)
    }

    fn closed(&self, decision: &Decision) -> Unsound {
        let state = decision.state;
        let rules = self.rules_at(state, &decision.breaking);
        let node = self.program.place_name(decision.place);
        let broken = self.named(&rules);
        let message = match decision.closed {
            Closed::AtTimes => sentence!(
                "At the decision \"{node}\" every option that is left breaks {broken}, so nobody who talks can pass.",
                "在选择“{node}”上，剩下的每个选项都会违反{broken}，所以只要说话，谁也不能通过。"; broken
            ),
            Closed::Always | Closed::Never => sentence!(
                "At the decision \"{node}\" every option breaks {broken}, so nobody who talks can pass.",
                "在选择“{node}”上，每个选项都会违反{broken}，所以只要说话，谁也不能通过。"; broken
            ),
        };
        self.unsound(CODE, Some(decision.place), message, &rules, self.way_to(state))
    }

    /// A decision that can be left without a breach: behind it there are others, so the rules are those of all breaches.
    fn open(&self, decision: &Decision, rules: &BTreeSet<usize>) -> Unsound {
        let node = self.program.place_name(decision.place);
        let broken = self.named(rules);
        let message = sentence!(
            "Nobody gets past the decision \"{node}\" to an end without breaking {broken}, so nobody who talks can pass.",
            "谁也不能越过选择“{node}”到达结局而不违反{broken}，所以只要说话，谁也不能通过。"; broken
        );
        let witness = self.way_to(decision.state);
        self.unsound(CODE, Some(decision.place), message, rules, witness)
    }

    /// A call of which no option breaks a rule, but what happens by itself, waiting or a transfer.
    fn whole(&self, breach: &Breach, rules: &BTreeSet<usize>) -> Unsound {
        let broken = self.named(rules);
        let message = sentence!(
            "Whatever is said, the call comes to no end without breaking {broken}, and it is no option that does so; nobody who talks can pass.",
            "无论怎么说，通话都不能到达结局而不违反{broken}，而且不是因为哪个选项；只要说话，谁也不能通过。"; broken
        );
        let mut witness = self.way_to(breach.state);
        witness.push(breach.made);
        self.unsound(CODE, None, message, rules, witness)
    }

    pub(super) fn unsound(
        &self,
        code: &'static str,
        place: Option<Place>,
        message: Sentence,
        rules: &BTreeSet<usize>,
        witness: Vec<Move>,
    ) -> Unsound {
        let mut rules = rules.iter().copied();
        Unsound {
            code,
            place,
            message,
            // Of several rules the names alone are told; which of them matters depends on the option.
            rule: rules.next().filter(|_| rules.next().is_none()),
            witness,
        }
    }

    pub(super) fn named(&self, rules: &BTreeSet<usize>) -> Sentence {
        let rules = rules.iter().filter_map(|rule| self.program.rules.get(*rule));
        let ids: Vec<&str> = rules.map(|rule| rule.id.as_str()).collect();
        match ids.as_slice() {
            [] => sentence!("a critical rule", "一条关键规则"),
            [rule] => sentence!("the critical rule \"{rule}\"", "关键规则“{rule}”"),
            [first @ .., last] => Sentence {
                english: format!("one of the critical rules \"{}\" and \"{last}\"", first.join("\", \"")),
                chinese: format!("关键规则“{}”之一", ids.join("”、“")),
            },
        }
    }
}

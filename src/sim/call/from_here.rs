//! A call that starts in the middle, for the author who tries one place out: any node, any mood, any facts.
//!
//! Such a call is no session. Nothing led to it, so nothing of it is recorded, and no mark can be computed.

use std::fmt;
use std::sync::Arc;

use super::clock::Timers;
use super::hearing::Hearing;
use super::machine::Call;
use crate::sim::program::parts::{CompiledNode, Flow, Place};
use crate::sim::program::state::State;
use crate::sim::program::{FactField, Program, Stage};
use crate::sim::scenario::flow::NodePhase;
use crate::sim::sentence::{Sentence, sentence};

/// Where an author wants to begin.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FromHere {
    /// The node's id.
    pub node: String,
    /// Tension, trust and patience, 0 to 100 in steps of 5.
    pub mood: [u8; 3],
    /// Facts with their values as the file writes them: `yes`, `no`, a word or a number. The others are as at the start.
    pub facts: Vec<(String, String)>,
}

/// Why a call cannot begin there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotFromHere {
    /// The call has no such node.
    NoNode(String),
    /// It is an ending.
    IsEnding(String),
    /// The call has no such fact.
    NoFact(String),
    /// The fact cannot have this value; what it can have is named.
    NoValue(String, String, Sentence),
    /// A meter that is none.
    NoMood(u8),
    /// The node belongs to a detour and nothing leads into it, so there is no way back.
    NoWayBack(String),
}

impl NotFromHere {
    /// Why a call cannot begin there, and what to do.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::NoNode(node) => sentence!(
                "The call has no node \"{node}\"; choose one of the list of nodes.",
                "这通电话里没有节点“{node}”；请从节点列表里选一个。"
            ),
            Self::IsEnding(ending) => sentence!(
                "\"{ending}\" is an ending, and nothing can be played there; begin at a node before it.",
                "“{ending}”是结局，从这里没什么可玩的；请从它前面的节点开始。"
            ),
            Self::NoFact(fact) => sentence!(
                "The call has no fact \"{fact}\"; leave it out.",
                "这通电话里没有事实“{fact}”；请去掉它。"
            ),
            Self::NoValue(fact, value, known) => sentence!(
                "The fact \"{fact}\" cannot be \"{value}\"; it can be {known}.",
                "事实“{fact}”不能是“{value}”；可以是：{known}";
                known
            ),
            Self::NoMood(meter) => sentence!(
                "A mood of {meter} cannot be; choose 0 to 100 in steps of 5.",
                "情绪不能是 {meter}；请选 0 到 100 之间 5 的倍数。"
            ),
            Self::NoWayBack(node) => sentence!(
                "The node \"{node}\" goes back from a detour, but no detour leads to it; begin before it.",
                "节点“{node}”从绕行返回，却没有绕行通到它；请从它前面开始。"
            ),
        }
    }
}

impl fmt::Display for NotFromHere {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sentence().english)
    }
}

impl Call {
    /// Starts a call at a node, as if everything before had led there. What is heard on entry is its [`Call::opening`].
    ///
    /// # Errors
    /// When there is no such node, fact or value, or when nothing can be played from there.
    pub fn from_place(program: Arc<Program>, from: &FromHere, seed: u64, timers: Timers) -> Result<Self, NotFromHere> {
        let place = node_place(&program, &from.node)?;
        let start = state_before(&program, place, from, &Self::drawn(&program, seed))?;
        let mut call = Self::untouched(Arc::clone(&program), start, seed, timers);
        let mut events = Vec::new();
        let mut hearing = Hearing::new(&program, &mut call, &mut events);
        let entered = program.entered_at(&start, place, &mut hearing);
        hearing.look_at_mood(&entered);
        call.state = entered;
        if program.stage(&call.state) == Stage::Deciding && call.decision().is_none() {
            return Err(NotFromHere::NoWayBack(from.node.clone()));
        }
        call.tell_where(true, &mut events);
        call.opening = events;
        call.begun_at = Some(place);
        Ok(call)
    }

    /// The node in the middle at which an author let this call begin. Then it is not recorded and has no mark.
    pub fn begun_at(&self) -> Option<&CompiledNode> {
        self.program.nodes.get(usize::from(self.begun_at?))
    }
}

fn node_place(program: &Program, id: &str) -> Result<Place, NotFromHere> {
    if let Some(index) = program.nodes.iter().position(|node| node.id == id) {
        return Ok(index as Place);
    }
    match program.endings.iter().any(|ending| ending.id == id) {
        true => Err(NotFromHere::IsEnding(id.to_owned())),
        false => Err(NotFromHere::NoNode(id.to_owned())),
    }
}

fn state_before(program: &Program, place: Place, from: &FromHere, drawn: &State) -> Result<State, NotFromHere> {
    let fields = &program.fields;
    let mut state = *drawn;
    for (field, meter) in [fields.tension, fields.trust, fields.patience]
        .into_iter()
        .zip(from.mood)
    {
        if meter > 100 || meter % 5 != 0 {
            return Err(NotFromHere::NoMood(meter));
        }
        state.set(field, u64::from(meter) / 5);
    }
    for (id, value) in &from.facts {
        let fact = program.facts.iter().find(|fact| fact.id == *id);
        let fact = fact.ok_or_else(|| NotFromHere::NoFact(id.clone()))?;
        state.set(fact.field, number_of(fact, value)?);
    }
    state.set(fields.stage, Stage::Deciding as u64);
    for (slot, back) in fields.returns.into_iter().zip(returns(program, place)) {
        state.set(slot, u64::from(back));
        state.set(fields.depth, state.get(fields.depth) + 1);
    }
    // The line has been open for long; it opens before the reader's eyes only where a call begins.
    let is_on_call = |node: &CompiledNode| node.phase == NodePhase::OnCall;
    let on_call = program.nodes.get(usize::from(place)).is_some_and(is_on_call);
    state.set(fields.on_line, u64::from(on_call && place != program.start));
    Ok(state)
}

fn number_of(fact: &FactField, value: &str) -> Result<u64, NotFromHere> {
    let found = match fact.values.is_empty() {
        true => value.parse().ok().filter(|number| *number <= fact.most),
        false => fact
            .values
            .iter()
            .position(|known| known == value)
            .map(|index| index as u64),
    };
    found.ok_or_else(|| {
        let known = match fact.values.is_empty() {
            true => sentence!("0 to {most}", "0 到 {most}", most = fact.most),
            false => Sentence::listed(&fact.values),
        };
        NotFromHere::NoValue(fact.id.clone(), value.to_owned(), known)
    })
}

/// Where the detours around a node come back to, the outermost first. Of several ways into it, the first of the file is meant.
fn returns(program: &Program, place: Place) -> Vec<Place> {
    let mut backs = Vec::new();
    let mut inside = place;
    while backs.len() < program.fields.returns.len() && comes_back(program, inside) {
        let around = program
            .nodes
            .iter()
            .enumerate()
            .find_map(|(caller, node)| match node.flow {
                Flow::Call { to, then } if passes(program, to, &|place| place == inside) => {
                    Some((caller as Place, then))
                }
                _ => None,
            });
        let Some((caller, then)) = around else {
            break;
        };
        backs.push(then);
        inside = caller;
    }
    backs.reverse();
    backs
}

fn comes_back(program: &Program, place: Place) -> bool {
    let is_back = |place| {
        program
            .nodes
            .get(usize::from(place))
            .is_some_and(|node| node.flow == Flow::Back)
    };
    passes(program, place, &is_back)
}

/// Whether a way from `first` passes a place that is wanted, without leaving the detour that `first` is in.
fn passes(program: &Program, first: Place, wanted: &dyn Fn(Place) -> bool) -> bool {
    let mut seen = vec![false; program.nodes.len()];
    let mut waiting = vec![first];
    while let Some(place) = waiting.pop() {
        if wanted(place) {
            return true;
        }
        let Some(is_seen) = seen.get_mut(usize::from(place)) else {
            continue;
        };
        if std::mem::replace(is_seen, true) {
            continue;
        }
        match &program.nodes[usize::from(place)].flow {
            Flow::Ask(decision) => {
                let silence = decision.timer.iter().filter_map(|(_, reaction)| reaction.to);
                let choices = decision.choices.iter().filter_map(|choice| choice.reaction.to);
                waiting.extend(choices.chain(silence));
            }
            Flow::Branch(branches) => waiting.extend(branches.iter().map(|(_, to)| *to)),
            Flow::Call { then, .. } => waiting.push(*then),
            Flow::To(to) => waiting.push(*to),
            Flow::Back => {}
        }
    }
    false
}

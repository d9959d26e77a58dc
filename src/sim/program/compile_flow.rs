//! Compiles nodes, lines and decisions, and finds every condition of a scenario.

use super::compile::{CompileError, Compiler, earned};
use super::parts::{
    CompiledChoice, CompiledDecision, CompiledNode, Earned, Effects, Flow, Reaction, Speaker, SpokenLine,
};
use crate::sim::scenario::condition::When;
use crate::sim::scenario::flow::{Change, Choice, Decision, Line, MoodChange, Node, Order};
use crate::sim::scenario::model::{Points, Scenario};
use crate::sim::scenario::spanned::Name;
use crate::sim::time::Millis;

impl Compiler<'_> {
    pub(super) fn node(&mut self, node: &Node) -> Result<CompiledNode, CompileError> {
        let key = format!("node/{}", node.id);
        let entry = self.effects(&node.mood, &node.facts, &node.acts, Points::default())?;
        let lines = self.lines(&key, &node.says)?;
        let flow = if let Some(ask) = &node.ask {
            Flow::Ask(self.decision(&key, ask)?)
        } else if !node.branch.is_empty() {
            let branches = node.branch.iter();
            let compiled = branches.map(|branch| Ok((self.maybe(&branch.when)?, self.place(&branch.to)?)));
            Flow::Branch(compiled.collect::<Result<_, CompileError>>()?)
        } else if let Some(detour) = &node.call {
            Flow::Call {
                to: self.place(&detour.to)?,
                then: self.place(&detour.then)?,
            }
        } else if let Some(to) = &node.to {
            Flow::To(self.place(to)?)
        } else {
            Flow::Back
        };
        Ok(CompiledNode {
            id: node.id.value.clone(),
            phase: node.phase,
            lines,
            entry,
            flow,
        })
    }

    fn decision(&mut self, key: &str, ask: &Decision) -> Result<CompiledDecision, CompileError> {
        let timer = match (&ask.within, &ask.on_expiry) {
            (Some(within), Some(expiry)) => {
                let reaction = self.reaction(&format!("{key}/expiry"), expiry)?;
                Some((within.value, reaction))
            }
            _ => None,
        };
        let mut choices = Vec::new();
        for choice in &ask.options {
            choices.push(self.choice(&format!("{key}/{}", choice.id), choice)?);
        }
        let is_open = |choice: &CompiledChoice| choice.once.is_none() && choice.when.constant() == Some(true);
        let bits = (0..u64::BITS).zip(&choices).filter(|(_, choice)| is_open(choice));
        Ok(CompiledDecision {
            timer,
            shuffled: ask.order == Order::Shuffled,
            always_open: bits.fold(0, |open, (bit, _)| open | 1 << bit),
            choices,
        })
    }

    fn choice(&mut self, key: &str, choice: &Choice) -> Result<CompiledChoice, CompileError> {
        let effects = self.effects(&choice.mood, &choice.facts, &choice.acts, choice.points)?;
        let reaction = Reaction {
            effects,
            reply: self.lines(&format!("{key}/reply"), &choice.reply)?,
            to: Some(self.place(&choice.to)?),
            why: self.text(&format!("{key}/why")),
            sources: choice.sources.iter().map(|source| source.value.clone()).collect(),
        };
        let optional = |present: bool, name: &str| present.then(|| self.text(&format!("{key}/{name}")));
        Ok(CompiledChoice {
            id: choice.id.value.clone(),
            label: self.text(&format!("{key}/label")),
            speak: optional(choice.speak.is_some(), "speak"),
            when: self.maybe(&choice.when)?,
            locked: optional(choice.locked.is_some(), "locked"),
            tempting: optional(choice.tempting_because.is_some(), "tempting"),
            once: if choice.once { Some(self.field(1)?) } else { None },
            reaction,
        })
    }

    pub(super) fn effects(
        &mut self,
        mood: &MoodChange,
        facts: &[Change],
        acts: &[Name],
        points: Points,
    ) -> Result<Effects, CompileError> {
        let earned: Earned = earned(points);
        Ok(Effects {
            mood: [mood.tension.value, mood.trust.value, mood.patience.value].map(|change| change / 5),
            feeling: mood.feeling,
            changes: self.changes(facts)?,
            acts: acts.iter().map(|act| self.act(act)).collect(),
            points: earned,
        })
    }

    pub(super) fn lines(&mut self, key: &str, lines: &[Line]) -> Result<Vec<SpokenLine>, CompileError> {
        lines
            .iter()
            .map(|line| {
                let number = self.line_count;
                self.line_count += 1;
                let first = self.text(&format!("{key}/{}", line.id));
                let others = (1..=line.or.len()).map(|n| self.text(&format!("{key}/{}/or/{n}", line.id)));
                let spoken = self.home.get(first as usize).map_or("", String::as_str);
                Ok(SpokenLine {
                    number,
                    speaker: match line.who.value.as_str() {
                        "customer" => Speaker::Customer,
                        "you" => Speaker::You,
                        "narrator" => Speaker::Narrator,
                        person => Speaker::Person(self.people.get(person).copied().unwrap_or(0)),
                    },
                    lasts: line
                        .lasts
                        .as_ref()
                        .map_or_else(|| time_to_say(spoken), |lasts| lasts.value),
                    wordings: std::iter::once(first).chain(others).collect(),
                    pick: line.pick,
                    manner: line.how,
                    when: self.maybe(&line.when)?,
                })
            })
            .collect()
    }
}

/// How long a text takes to say: about 16 Latin or 5 Chinese characters a second, and a breath.
pub fn time_to_say(text: &str) -> Millis {
    let millis: u64 = text.chars().map(|c| if c >= '\u{2e80}' { 200 } else { 62 }).sum();
    Millis(millis + 300)
}

/// Calls back for every condition of a scenario.
pub fn for_each_condition<'s>(scenario: &'s Scenario, see: &mut dyn FnMut(&'s When)) {
    let lines = |lines: &'s [Line], see: &mut dyn FnMut(&'s When)| {
        lines.iter().filter_map(|line| line.when.as_ref()).for_each(see);
    };
    for hidden in &scenario.customer.hidden {
        see(&hidden.revealed_by);
    }
    for item in &scenario.desktop {
        item.opens.iter().chain(&item.when).for_each(&mut *see);
    }
    for node in &scenario.nodes {
        lines(&node.says, see);
        node.branch
            .iter()
            .filter_map(|branch| branch.when.as_ref())
            .for_each(&mut *see);
        if let Some(ask) = &node.ask {
            if let Some(expiry) = &ask.on_expiry {
                lines(&expiry.reply, see);
            }
            for choice in &ask.options {
                choice.when.iter().for_each(&mut *see);
                lines(&choice.reply, see);
            }
        }
    }
    let outcomes = scenario.hold.iter().flat_map(|hold| [&hold.in_time, &hold.overrun]);
    let transfers = scenario
        .transfers
        .iter()
        .flat_map(|transfer| [&transfer.warm, &transfer.cold]);
    for outcome in outcomes.chain(transfers).chain([&scenario.hang_up]) {
        lines(&outcome.reply, see);
    }
    let entries = scenario.wrap_up.lists().into_iter().flat_map(|(_, entries)| entries);
    let conditions = entries.filter_map(|entry| entry.when.as_ref());
    conditions.for_each(see);
}

//! From a checked scenario to a program for one country.

use std::collections::BTreeMap;
use std::fmt;

use super::parts::{ActId, CompiledEnding, CompiledHold, CompiledTransfer, Earned, Place, TextId};
use super::state::{Field, Layout};
use super::step::BUILT_IN_ACTS;
use super::wording::Names;
use super::{Fields, Program};
use crate::sim::check::CheckedScenario;
use crate::sim::scenario::flow::Outcome;
use crate::sim::scenario::model::{FactType, Points, Scenario};
use crate::sim::scenario::spanned::Name;
use crate::sim::scenario::texts::for_each_text;
use crate::sim::sentence::{Sentence, sentence};

/// Why a scenario cannot be compiled. A checked scenario compiles, unless it is too large for a state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CompileError {
    /// A name that nothing declares; the checker should have said so.
    UnknownName(String),
    /// The facts, marks and rules need more bits than a state has.
    StateTooLarge,
}

impl CompileError {
    /// The reason, as the rest of a sentence.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::UnknownName(name) => sentence!("nothing is called \"{name}\"", "没有叫“{name}”的东西"),
            Self::StateTooLarge => sentence!(
                "the scenario remembers more than a state can hold: use fewer or smaller facts, or fewer conditions on acts",
                "通话要记住的东西超出了程序能记的。请减少事实、缩小事实的范围，或减少以行为为条件的地方"
            ),
        }
    }
}

impl fmt::Display for CompileError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sentence().english)
    }
}

impl std::error::Error for CompileError {}

/// What the parts of the compilation share.
pub(super) struct Compiler<'c> {
    pub(super) scenario: &'c Scenario,
    pub(super) country: &'c str,
    pub(super) layout: Layout,
    pub(super) texts: BTreeMap<String, TextId>,
    pub(super) home: Vec<String>,
    pub(super) places: BTreeMap<&'c str, Place>,
    pub(super) acts: BTreeMap<String, ActId>,
    pub(super) people: BTreeMap<&'c str, u16>,
    pub(super) line_count: u32,
    pub(super) facts: BTreeMap<&'c str, (Field, &'c FactType)>,
    pub(super) looked: BTreeMap<&'c str, Field>,
    pub(super) known: BTreeMap<&'c str, Field>,
    pub(super) done: BTreeMap<&'c str, Field>,
    pub(super) fields: Fields,
}

/// Compiles a checked scenario for a country.
///
/// # Errors
/// When the scenario needs more bits than a state has.
pub fn compile(checked: &CheckedScenario, country: &str) -> Result<Program, CompileError> {
    let scenario = &*checked.scenario;
    let mut compiler = Compiler::new(checked, country)?;
    let rules = compiler.rules(&checked.rulebook)?;
    let nodes = scenario
        .nodes
        .iter()
        .map(|node| compiler.node(node))
        .collect::<Result<Vec<_>, _>>()?;
    let endings = compiler.endings();
    let items = compiler.items()?;
    let hidden = compiler.hidden()?;
    let hold = match &scenario.hold {
        Some(hold) => Some(CompiledHold {
            limit: hold.limit.value,
            in_time: compiler.reaction("hold/in_time", &hold.in_time)?,
            overrun: compiler.reaction("hold/overrun", &hold.overrun)?,
        }),
        None => None,
    };
    let mut transfers = Vec::new();
    for transfer in &scenario.transfers {
        let key = format!("transfer/{}", transfer.id);
        transfers.push(CompiledTransfer {
            id: transfer.id.value.clone(),
            title: compiler.text(&format!("{key}/title")),
            warm: compiler.reaction(&format!("{key}/warm"), &transfer.warm)?,
            cold: compiler.reaction(&format!("{key}/cold"), &transfer.cold)?,
        });
    }
    let hang_up = compiler.reaction("hang_up", &scenario.hang_up)?;
    let wrap_up = compiler.wrap_up()?;
    let mut program = Program {
        scenario: scenario.id.value.clone(),
        country: country.to_owned(),
        direction: scenario.direction,
        rubric: scenario.rubric.clone(),
        start: compiler.place(&scenario.start)?,
        ring: scenario.opening.ring.value,
        missed: compiler.place(&scenario.opening.missed)?,
        nodes,
        endings,
        items,
        hidden,
        hold,
        transfers,
        hang_up,
        wrap_up,
        concerns: rules.concerns,
        rules: rules.rules,
        people: compiler.people_names(),
        customer: ["customer/name", "customer/about", "customer/number"].map(|key| compiler.text(key)),
        feeling: scenario.customer.mood.feeling,
        head: ["title", "brief"].map(|key| compiler.text(key)),
        fields: compiler.fields,
        facts: compiler.fact_fields(),
        initial: compiler.initial(),
        thresholds: [
            compiler.place(&scenario.customer.at_full_tension)?,
            compiler.place(&scenario.customer.at_no_patience)?,
        ],
        built_in_acts: BUILT_IN_ACTS.map(|act| compiler.acts.get(act).copied()),
        line_count: compiler.line_count,
        key: super::Key::Open,
        state_words: compiler.layout.words(),
        live: Vec::new(),
        automata: Vec::new(),
        listeners: Vec::new(),
        counting: Vec::new(),
        judged_at_drop: Vec::new(),
        judged_at_end: Vec::new(),
        marked_items: Vec::new(),
        done: Vec::new(),
        texts: Vec::new(),
        acts: Vec::new(),
    };
    program.acts = vec![String::new(); compiler.acts.len()];
    program.done = vec![None; compiler.acts.len()];
    for (name, id) in &compiler.acts {
        program.acts[usize::from(*id)].clone_from(name);
        program.done[usize::from(*id)] = compiler.done.get(name.as_str()).copied();
    }
    for_each_text(scenario, &mut |key, text| program.texts.push((key, text.value.clone())));
    let items = program.items.iter().zip(0..);
    program.marked_items = items.filter_map(|(item, index)| Some((index, item.looked?))).collect();
    program.finish_rules();
    program.finish_liveness();
    Ok(program)
}

impl<'c> Compiler<'c> {
    fn new(checked: &'c CheckedScenario, country: &'c str) -> Result<Self, CompileError> {
        let scenario = &*checked.scenario;
        let names = Names {
            scenario,
            bank: &checked.rulebook.bank,
            country,
            language: &scenario.language,
            words: &|_| None,
        };
        let mut texts = BTreeMap::new();
        let mut home = Vec::new();
        for_each_text(scenario, &mut |key, text| {
            texts.insert(key, home.len() as TextId);
            home.push(names.fill(text));
        });
        let node_ids = scenario.nodes.iter().map(|node| node.id.value.as_str());
        let ending_ids = scenario.endings.iter().map(|ending| ending.id.value.as_str());
        let places = node_ids.chain(ending_ids).zip(0..).collect();
        let people = scenario.people.iter().map(|person| person.id.value.as_str());
        let mut compiler = Self {
            scenario,
            country,
            layout: Layout::default(),
            texts,
            home,
            places,
            acts: BTreeMap::new(),
            people: people.zip(0..).collect(),
            line_count: 0,
            facts: BTreeMap::new(),
            looked: BTreeMap::new(),
            known: BTreeMap::new(),
            done: BTreeMap::new(),
            fields: Fields::default(),
        };
        compiler.lay_out()?;
        Ok(compiler)
    }

    pub(super) fn act(&mut self, name: &str) -> ActId {
        let next = self.acts.len() as ActId;
        *self.acts.entry(name.to_owned()).or_insert(next)
    }

    pub(super) fn text(&self, key: &str) -> TextId {
        self.texts.get(key).copied().unwrap_or(TextId::MAX)
    }

    pub(super) fn place(&self, name: &Name) -> Result<Place, CompileError> {
        self.places
            .get(name.value.as_str())
            .copied()
            .ok_or_else(|| CompileError::UnknownName(name.value.clone()))
    }

    pub(super) fn reaction(&mut self, key: &str, outcome: &Outcome) -> Result<super::parts::Reaction, CompileError> {
        let effects = self.effects(&outcome.mood, &outcome.facts, &outcome.acts, outcome.points)?;
        Ok(super::parts::Reaction {
            effects,
            reply: self.lines(&format!("{key}/reply"), &outcome.reply)?,
            to: outcome.to.as_ref().map(|to| self.place(to)).transpose()?,
            why: self.text(&format!("{key}/why")),
            sources: outcome.sources.iter().map(|source| source.value.clone()).collect(),
        })
    }

    fn endings(&self) -> Vec<CompiledEnding> {
        let endings = self.scenario.endings.iter();
        endings
            .map(|ending| CompiledEnding {
                id: ending.id.value.clone(),
                kind: ending.kind,
                title: self.text(&format!("ending/{}/title", ending.id)),
                epilogue: self.text(&format!("ending/{}/epilogue", ending.id)),
                points: earned(ending.points),
            })
            .collect()
    }

    fn people_names(&self) -> Vec<(String, TextId)> {
        let people = self.scenario.people.iter();
        people
            .map(|person| {
                let key = format!("people/{}/name", person.id);
                (person.id.value.clone(), self.text(&key))
            })
            .collect()
    }
}

pub(super) fn earned(points: Points) -> Earned {
    [points.empathy, points.accuracy, points.compliance].map(i32::from)
}

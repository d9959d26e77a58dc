//! From a checked scenario to a program for one country.

use std::collections::BTreeMap;
use std::fmt;

use super::parts::{
    ActId, CompiledEnding, CompiledEntry, CompiledHidden, CompiledHold, CompiledItem,
    CompiledTransfer, Cond, Earned, Place, TextId, WrapUpList,
};
use super::state::{Field, Layout, State};
use super::step::BUILT_IN_ACTS;
use super::wording::Names;
use super::{FactField, Fields, Program};
use crate::sim::check::CheckedScenario;
use crate::sim::scenario::condition::When;
use crate::sim::scenario::flow::{Change, Outcome};
use crate::sim::scenario::model::{FactType, Points, Scenario};
use crate::sim::scenario::spanned::{List, Name};
use crate::sim::scenario::texts::for_each_text;
use crate::sim::scenario::wrap_up::Entry;

/// Why a scenario cannot be compiled. A checked scenario compiles, unless it is too large for a state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CompileError {
    /// A name that nothing declares; the checker should have said so.
    UnknownName(String),
    /// The facts, marks and rules need more bits than a state has.
    StateTooLarge,
}

impl fmt::Display for CompileError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownName(name) => write!(formatter, "nothing is called \"{name}\""),
            Self::StateTooLarge => formatter.write_str(
                "the scenario remembers more than a state can hold: use fewer or smaller facts, or fewer conditions on acts",
            ),
        }
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
    facts: BTreeMap<&'c str, (Field, &'c FactType)>,
    looked: BTreeMap<&'c str, Field>,
    known: BTreeMap<&'c str, Field>,
    done: BTreeMap<&'c str, Field>,
    fields: Fields,
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
        live: Vec::new(),
        listeners: Vec::new(),
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

    pub(super) fn field(&mut self, most: u64) -> Result<Field, CompileError> {
        self.layout.field(most).ok_or(CompileError::StateTooLarge)
    }

    fn lay_out(&mut self) -> Result<(), CompileError> {
        let scenario = self.scenario;
        let places = self.places.len() as u64;
        let mut detours = 0;
        for node in &scenario.nodes {
            detours += u64::from(node.call.is_some());
        }
        self.fields = Fields {
            place: self.field(places)?,
            stage: self.field(4)?,
            tension: self.field(20)?,
            trust: self.field(20)?,
            patience: self.field(20)?,
            on_line: self.field(1)?,
            critical: self.field(1)?,
            ..Fields::default()
        };
        if detours > 0 {
            self.fields.depth = self.field(3)?;
            for slot in 0..3 {
                self.fields.returns[slot] = self.field(places)?;
            }
        }
        for fact in &scenario.facts {
            let most = match &fact.is {
                FactType::Flag => 1,
                FactType::Count(most) => u64::from(most.value),
                FactType::OneOf(values) => (values.len() as u64).saturating_sub(1),
            };
            let field = self.field(most)?;
            self.facts.insert(&fact.id, (field, &fact.is));
        }
        for hidden in &scenario.customer.hidden {
            let field = self.field(1)?;
            self.known.insert(&hidden.id, field);
        }
        let mut reads = Vec::new();
        super::compile_flow::for_each_condition(scenario, &mut |when| reads.push(when));
        for when in reads {
            self.lay_out_marks(when)?;
        }
        Ok(())
    }

    fn lay_out_marks(&mut self, when: &'c When) -> Result<(), CompileError> {
        match when {
            When::Done(act) if !self.done.contains_key(act.value.as_str()) => {
                let field = self.field(1)?;
                self.done.insert(act, field);
                self.act(act);
            }
            When::Looked(item) if !self.looked.contains_key(item.value.as_str()) => {
                let field = self.field(1)?;
                self.looked.insert(item, field);
            }
            When::Not(inner) => self.lay_out_marks(inner)?,
            When::All(parts) | When::Any(parts) => {
                for part in &parts.0 {
                    self.lay_out_marks(part)?;
                }
            }
            _ => {}
        }
        Ok(())
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

    fn fact(&self, name: &Name) -> Result<(Field, &'c FactType), CompileError> {
        self.facts
            .get(name.value.as_str())
            .copied()
            .ok_or_else(|| CompileError::UnknownName(name.value.clone()))
    }

    pub(super) fn maybe(&self, when: &Option<When>) -> Result<Cond, CompileError> {
        when.as_ref().map_or(Ok(Cond::Always(true)), |when| self.condition(when))
    }

    pub(super) fn condition(&self, when: &When) -> Result<Cond, CompileError> {
        let steps = |level: u8| u64::from(level).div_ceil(5);
        let below = |field, level| Cond::Not(Box::new(Cond::AtLeast(field, level)));
        let mark = |fields: &BTreeMap<&str, Field>, name: &Name| {
            let field = fields.get(name.value.as_str());
            field
                .map(|field| Cond::AtLeast(*field, 1))
                .ok_or_else(|| CompileError::UnknownName(name.value.clone()))
        };
        let all = |parts: &List<When>| parts.iter().map(|part| self.condition(part)).collect::<Result<Vec<_>, _>>();
        Ok(match when {
            When::Country(country) => Cond::Always(country.value == self.country),
            When::Is(flag) => Cond::AtLeast(self.fact(flag)?.0, 1),
            When::Equals(name, value) => {
                let (field, kind) = self.fact(name)?;
                Cond::Equals(field, value_number(kind, value)?)
            }
            When::AtLeast(count, level) => Cond::AtLeast(self.fact(count)?.0, u64::from(level.value)),
            When::Below(count, level) => below(self.fact(count)?.0, u64::from(level.value)),
            When::TensionAtLeast(level) => Cond::AtLeast(self.fields.tension, steps(level.value)),
            When::TensionBelow(level) => below(self.fields.tension, steps(level.value)),
            When::TrustAtLeast(level) => Cond::AtLeast(self.fields.trust, steps(level.value)),
            When::TrustBelow(level) => below(self.fields.trust, steps(level.value)),
            When::PatienceAtLeast(level) => Cond::AtLeast(self.fields.patience, steps(level.value)),
            When::PatienceBelow(level) => below(self.fields.patience, steps(level.value)),
            When::Done(act) => mark(&self.done, act)?,
            When::Looked(item) => mark(&self.looked, item)?,
            When::Known(hidden) => mark(&self.known, hidden)?,
            When::Not(inner) => Cond::Not(Box::new(self.condition(inner)?)),
            When::All(parts) => Cond::All(all(parts)?),
            When::Any(parts) => Cond::Any(all(parts)?),
        })
    }

    pub(super) fn changes(&self, changes: &[Change]) -> Result<Vec<super::parts::FieldChange>, CompileError> {
        use super::parts::FieldChange;
        changes
            .iter()
            .map(|change| {
                Ok(match change {
                    Change::Set(flag) => FieldChange::Set(self.fact(flag)?.0, 1),
                    Change::Clear(flag) => FieldChange::Set(self.fact(flag)?.0, 0),
                    Change::To(name, value) => {
                        let (field, kind) = self.fact(name)?;
                        FieldChange::Set(field, value_number(kind, value)?)
                    }
                    Change::Add(name, by) => {
                        let (field, kind) = self.fact(name)?;
                        let most = match kind {
                            FactType::Count(most) => u64::from(most.value),
                            _ => field.most(),
                        };
                        FieldChange::Add(field, i64::from(by.value), most)
                    }
                })
            })
            .collect()
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

    fn items(&self) -> Result<Vec<CompiledItem>, CompileError> {
        let items = self.scenario.desktop.iter();
        items
            .map(|item| {
                let key = format!("desktop/{}", item.id);
                let row = |index| {
                    let row = format!("{key}/{index}");
                    (self.text(&format!("{row}/label")), self.text(&format!("{row}/text")))
                };
                Ok(CompiledItem {
                    id: item.id.value.clone(),
                    kind: item.kind,
                    title: self.text(&format!("{key}/title")),
                    locked: item.locked.as_ref().map(|_| self.text(&format!("{key}/locked"))),
                    opens: self.maybe(&item.opens)?,
                    exists: self.maybe(&item.when)?,
                    looked: self.looked.get(item.id.value.as_str()).copied(),
                    rows: (1..=item.rows.len()).map(row).collect(),
                })
            })
            .collect()
    }

    fn hidden(&self) -> Result<Vec<CompiledHidden>, CompileError> {
        let hidden = self.scenario.customer.hidden.iter();
        hidden
            .map(|hidden| {
                Ok(CompiledHidden {
                    id: hidden.id.value.clone(),
                    text: self.text(&format!("hidden/{}/text", hidden.id)),
                    how: self.text(&format!("hidden/{}/how", hidden.id)),
                    revealed_by: self.condition(&hidden.revealed_by)?,
                    known: self.known.get(hidden.id.value.as_str()).copied().unwrap_or_default(),
                })
            })
            .collect()
    }

    fn wrap_up(&self) -> Result<Vec<CompiledEntry>, CompileError> {
        let wrap_up = &self.scenario.wrap_up;
        let follow_up = &wrap_up.follow_up;
        let mut compiled = Vec::new();
        for (list, name, entries) in [
            (WrapUpList::Disposition, "disposition", &wrap_up.disposition),
            (WrapUpList::Notes, "notes", &wrap_up.notes),
            (WrapUpList::Owner, "owner", &follow_up.owner),
            (WrapUpList::Date, "date", &follow_up.date),
            (WrapUpList::Channel, "channel", &follow_up.channel),
        ] {
            for entry in entries {
                compiled.push(self.entry(list, name, entry)?);
            }
        }
        Ok(compiled)
    }

    fn entry(&self, list: WrapUpList, name: &str, entry: &Entry) -> Result<CompiledEntry, CompileError> {
        let key = format!("wrap_up/{name}/{}", entry.id);
        Ok(CompiledEntry {
            id: entry.id.value.clone(),
            list,
            label: self.text(&format!("{key}/label")),
            why: self.text(&format!("{key}/why")),
            when: self.maybe(&entry.when)?,
            points: earned(entry.points),
            otherwise: earned(entry.otherwise),
        })
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

    fn fact_fields(&self) -> Vec<FactField> {
        let facts = self.scenario.facts.iter();
        facts
            .filter_map(|fact| {
                let (field, kind) = *self.facts.get(fact.id.value.as_str())?;
                let values = match kind {
                    FactType::Flag => vec!["no".to_owned(), "yes".to_owned()],
                    FactType::Count(_) => Vec::new(),
                    FactType::OneOf(values) => values.iter().map(|value| value.value.clone()).collect(),
                };
                let draws = fact.drawn.iter();
                let drawn = draws
                    .filter_map(|draw| Some((value_number(kind, &draw.value).ok()?, draw.weight.value)))
                    .collect();
                Some(FactField {
                    id: fact.id.value.clone(),
                    field,
                    values,
                    drawn,
                })
            })
            .collect()
    }

    fn initial(&self) -> State {
        let mood = &self.scenario.customer.mood;
        let mut state = State::default();
        state.set(self.fields.tension, u64::from(mood.tension.value) / 5);
        state.set(self.fields.trust, u64::from(mood.trust.value) / 5);
        state.set(self.fields.patience, u64::from(mood.patience.value) / 5);
        state
    }
}

/// The number of a fact's value: `no` and `yes`, digits, or the place in the list.
fn value_number(kind: &FactType, value: &Name) -> Result<u64, CompileError> {
    let number = match kind {
        FactType::Flag => ["no", "yes"].iter().position(|word| *word == value.value),
        FactType::Count(most) => value.value.parse().ok().filter(|number| *number <= usize::from(most.value)),
        FactType::OneOf(values) => values.iter().position(|word| word.value == value.value),
    };
    number
        .map(|number| number as u64)
        .ok_or_else(|| CompileError::UnknownName(value.value.clone()))
}

pub(super) fn earned(points: Points) -> Earned {
    [points.empathy, points.accuracy, points.compliance].map(i32::from)
}


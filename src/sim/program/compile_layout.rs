//! Lays out the memory of a call: fields of the state, facts and marks, and what they hold at first.

use super::compile::{CompileError, Compiler};
use super::compile_conditions::value_number;
use super::compile_flow::for_each_condition;
use super::state::{Field, State};
use super::{FactField, Fields};
use crate::sim::scenario::condition::When;
use crate::sim::scenario::model::FactType;

impl<'c> Compiler<'c> {
    pub(super) fn field(&mut self, most: u64) -> Result<Field, CompileError> {
        self.layout.field(most).ok_or(CompileError::StateTooLarge)
    }

    pub(super) fn lay_out(&mut self) -> Result<(), CompileError> {
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
            let field = self.field(largest(&fact.is))?;
            self.facts.insert(&fact.id, (field, &fact.is));
        }
        for hidden in &scenario.customer.hidden {
            let field = self.field(1)?;
            self.known.insert(&hidden.id, field);
        }
        let mut reads = Vec::new();
        for_each_condition(scenario, &mut |when| reads.push(when));
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

    pub(super) fn fact_fields(&self) -> Vec<FactField> {
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
                    most: largest(kind),
                    drawn,
                })
            })
            .collect()
    }

    pub(super) fn initial(&self) -> State {
        let mood = &self.scenario.customer.mood;
        let mut state = State::default();
        state.set(self.fields.tension, u64::from(mood.tension.value) / 5);
        state.set(self.fields.trust, u64::from(mood.trust.value) / 5);
        state.set(self.fields.patience, u64::from(mood.patience.value) / 5);
        state
    }
}

/// The largest number that stands for a value of a fact.
fn largest(kind: &FactType) -> u64 {
    match kind {
        FactType::Flag => 1,
        FactType::Count(most) => u64::from(most.value),
        FactType::OneOf(values) => (values.len() as u64).saturating_sub(1),
    }
}

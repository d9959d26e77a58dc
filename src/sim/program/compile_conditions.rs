//! Compiles conditions and changes of facts.

use std::collections::BTreeMap;

use super::compile::{CompileError, Compiler};
use super::condition::{Cond, Condition};
use super::parts::FieldChange;
use super::state::Field;
use crate::sim::scenario::condition::When;
use crate::sim::scenario::flow::Change;
use crate::sim::scenario::model::FactType;
use crate::sim::scenario::spanned::{List, Name};

impl<'c> Compiler<'c> {
    fn fact(&self, name: &Name) -> Result<(Field, &'c FactType), CompileError> {
        self.facts
            .get(name.value.as_str())
            .copied()
            .ok_or_else(|| CompileError::UnknownName(name.value.clone()))
    }

    pub(super) fn maybe(&self, when: &Option<When>) -> Result<Condition, CompileError> {
        when.as_ref()
            .map_or(Ok(Cond::Always(true).into()), |when| self.condition(when))
    }

    pub(super) fn condition(&self, when: &When) -> Result<Condition, CompileError> {
        self.tree(when).map(Condition::from)
    }

    fn tree(&self, when: &When) -> Result<Cond, CompileError> {
        let steps = |level: u8| u32::from(level).div_ceil(5);
        let below = |field, level| Cond::Not(Box::new(Cond::AtLeast(field, level)));
        let mark = |fields: &BTreeMap<&str, Field>, name: &Name| {
            let field = fields.get(name.value.as_str());
            field
                .map(|field| Cond::AtLeast(*field, 1))
                .ok_or_else(|| CompileError::UnknownName(name.value.clone()))
        };
        let all = |parts: &List<When>| parts.iter().map(|part| self.tree(part)).collect::<Result<Vec<_>, _>>();
        Ok(match when {
            When::Country(country) => Cond::Always(country.value == self.country),
            When::Is(flag) => Cond::AtLeast(self.fact(flag)?.0, 1),
            When::Equals(name, value) => {
                let (field, kind) = self.fact(name)?;
                Cond::Equals(field, value_number(kind, value)? as u32)
            }
            When::AtLeast(count, level) => Cond::AtLeast(self.fact(count)?.0, u32::from(level.value)),
            When::Below(count, level) => below(self.fact(count)?.0, u32::from(level.value)),
            When::TensionAtLeast(level) => Cond::AtLeast(self.fields.tension, steps(level.value)),
            When::TensionBelow(level) => below(self.fields.tension, steps(level.value)),
            When::TrustAtLeast(level) => Cond::AtLeast(self.fields.trust, steps(level.value)),
            When::TrustBelow(level) => below(self.fields.trust, steps(level.value)),
            When::PatienceAtLeast(level) => Cond::AtLeast(self.fields.patience, steps(level.value)),
            When::PatienceBelow(level) => below(self.fields.patience, steps(level.value)),
            When::Done(act) => mark(&self.done, act)?,
            When::Looked(item) => mark(&self.looked, item)?,
            When::Known(hidden) => mark(&self.known, hidden)?,
            When::Not(inner) => Cond::Not(Box::new(self.tree(inner)?)),
            When::All(parts) => Cond::All(all(parts)?),
            When::Any(parts) => Cond::Any(all(parts)?),
        })
    }

    pub(super) fn changes(&self, changes: &[Change]) -> Result<Vec<FieldChange>, CompileError> {
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
}

/// The number of a fact's value: `no` and `yes`, digits, or the place in the list.
pub(super) fn value_number(kind: &FactType, value: &Name) -> Result<u64, CompileError> {
    let number = match kind {
        FactType::Flag => ["no", "yes"].iter().position(|word| *word == value.value),
        FactType::Count(most) => value
            .value
            .parse()
            .ok()
            .filter(|number| *number <= usize::from(most.value)),
        FactType::OneOf(values) => values.iter().position(|word| word.value == value.value),
    };
    number
        .map(|number| number as u64)
        .ok_or_else(|| CompileError::UnknownName(value.value.clone()))
}

//! Facts that somebody has to look at again. What day it is says whoever checks: nothing in here knows a clock.

use std::collections::{BTreeMap, BTreeSet};

use super::CheckedScenario;
use super::fields::FieldPlaces;
use super::walk::{Part, for_each_part};
use crate::sim::rules::model::CitedFact;
use crate::sim::scenario::value::CalendarDay;
use crate::sim::sentence::{Sentence, sentence};

/// A fact that calls cite although the day has passed by which it was to be looked at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueFact {
    /// Its id.
    pub fact: String,
    /// The last day on which it was to be relied on: the one that its pack names, or a year after its review, whichever comes first.
    pub due: CalendarDay,
    /// The calls that cite it.
    pub calls: BTreeSet<String>,
}

/// The facts that these calls cite and that are due on this day, by id.
pub fn due_facts<'s>(scenarios: impl IntoIterator<Item = &'s CheckedScenario>, today: CalendarDay) -> Vec<DueFact> {
    let mut found = BTreeMap::<&str, DueFact>::new();
    for checked in scenarios {
        let call = &checked.scenario.id.value;
        for_each_part(&checked.scenario, &FieldPlaces::new(""), &mut |_, part| {
            let Part::Source(source) = part else { return };
            let fact = checked.rulebook.fact(source);
            let Some((fact, due)) = fact.map(|fact| (fact, due(fact))).filter(|(_, due)| *due < today) else {
                return;
            };
            let known = found.entry(&fact.id.value).or_insert_with(|| DueFact {
                fact: fact.id.value.clone(),
                due,
                calls: BTreeSet::new(),
            });
            known.calls.insert(call.clone());
        });
    }
    found.into_values().collect()
}

fn due(fact: &CitedFact) -> CalendarDay {
    let in_a_year = fact.reviewed.value.a_year_later();
    fact.watch
        .as_ref()
        .map_or(in_a_year, |watch| watch.value.min(in_a_year))
}

impl DueFact {
    /// What to say of it.
    pub fn sentence(&self) -> Sentence {
        let calls = Sentence::listed(&self.calls);
        sentence!(
            "The fact {fact} was to be checked again by {due}, and {calls} cites it. Look whether it still holds, and write the new days of \"reviewed\" and \"watch\" into its pack.",
            "事实 {fact} 应在 {due} 之前复核，而 {calls} 引用了它。请核对是否仍然有效，并在所在的文件里更新 reviewed 和 watch 的日期。",
            fact = self.fact,
            due = self.due;
            calls
        )
    }
}

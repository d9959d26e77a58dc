//! The after-call work of a finished conversation, laid out for a crowd. Conversations with the same right entries share a form.

use std::collections::BTreeMap;

use super::marking::Marking;
use crate::sim::analytics::items::{CallItems, LEAVE, TICK, of_list};
use crate::sim::analytics::run::OfferedOption;
use crate::sim::program::Program;
use crate::sim::program::parts::{Earned, WrapUpList};
use crate::sim::program::state::State;

/// A form: its parts are independent of each other.
#[derive(Debug, Default)]
pub struct Form {
    /// A list of which one entry is chosen, or a note.
    pub parts: Vec<FormPart>,
}

/// A list or a note.
#[derive(Debug)]
pub struct FormPart {
    /// Its item.
    pub item: u32,
    /// What can be chosen; the last of a list is to leave it blank.
    pub choices: Vec<FormChoice>,
    /// The same for the statistics, without the blank.
    pub offered: Vec<OfferedOption>,
    /// Whether it can be left blank; a note cannot, it is ticked or not.
    pub can_be_blank: bool,
}

/// What can be chosen.
#[derive(Debug, Clone, Copy)]
pub struct FormChoice {
    /// The entry, unless nothing is chosen.
    pub entry: Option<u16>,
    /// Points lost by dimension.
    pub loss: [i16; 3],
    /// Points lost as a trainee weighs them.
    pub weighed: [u16; 3],
    /// What it costs, in thousandths of a mark.
    pub cost: i32,
}

/// All different forms of a start.
#[derive(Debug, Default)]
pub(super) struct FormSheets {
    pub(super) forms: Vec<Form>,
    numbers: BTreeMap<Option<Vec<bool>>, u32>,
}

impl FormSheets {
    /// The number of the form of a finished conversation.
    pub(super) fn number(&mut self, program: &Program, items: &CallItems, marking: &Marking, state: &State) -> u32 {
        let is_there = program.has_wrap_up(state);
        let right = program.wrap_up.iter().map(|entry| entry.when.holds(state));
        let key = is_there.then(|| right.collect::<Vec<bool>>());
        let next = self.forms.len() as u32;
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next {
            self.forms.push(if is_there {
                Form::new(program, items, marking, state)
            } else {
                Form::default()
            });
        }
        number
    }
}

impl Form {
    fn new(program: &Program, items: &CallItems, marking: &Marking, state: &State) -> Self {
        let mut form = Self::default();
        for list in WrapUpList::PICKED {
            let entries: Vec<(usize, Earned)> = of_list(program, list)
                .map(|(index, entry)| (index, entry.earns(state)))
                .collect();
            if let Some((first, _)) = entries.first() {
                let item = items.of_entry[*first].0;
                form.parts.push(FormPart::new(item, marking, &entries, true));
            }
        }
        for (index, entry) in of_list(program, WrapUpList::Notes) {
            let item = items.of_entry[index].0;
            let entries = [(index, entry.earns(state))];
            form.parts.push(FormPart::new(item, marking, &entries, false));
        }
        form
    }
}

impl FormPart {
    /// Losses are counted from the best in each dimension by itself, as for all values; what is not chosen earns nothing.
    fn new(item: u32, marking: &Marking, entries: &[(usize, Earned)], can_be_blank: bool) -> Self {
        let best = [0, 1, 2].map(|d| entries.iter().map(|(_, earns)| earns[d]).fold(0, i32::max));
        let choice = |entry: Option<usize>, earns: Earned| {
            let loss = [0, 1, 2].map(|d| best[d] - earns[d]);
            FormChoice {
                entry: entry.map(|entry| entry as u16),
                loss: loss.map(|points| points.clamp(0, 30_000) as i16),
                weighed: loss.map(|points| points.clamp(0, 1_000) as u16),
                cost: marking.cost(loss),
            }
        };
        let mut choices: Vec<FormChoice> = entries
            .iter()
            .map(|(index, earns)| choice(Some(*index), *earns))
            .collect();
        choices.push(choice(None, [0; 3]));
        let numbered = choices.iter().zip(0_u8..).map(|(choice, option)| OfferedOption {
            option,
            loss: choice.cost,
        });
        let offered = match can_be_blank {
            true => numbered.take(entries.len()).collect(),
            // A note has two options: its tick, and to leave it.
            false => numbered.take(usize::from(LEAVE - TICK) + 1).collect(),
        };
        Self {
            item,
            choices,
            offered,
            can_be_blank,
        }
    }
}

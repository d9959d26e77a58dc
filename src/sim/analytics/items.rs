//! The items of a call: its decisions, the lists of its after-call work, and each note by itself.

use serde::Serialize;

use crate::sim::program::Program;
use crate::sim::program::parts::{CompiledEntry, Flow, Place, TextId, WrapUpList};

/// All items of a call, in the author's order: decisions first, after-call work behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallItems {
    /// The items.
    pub items: Vec<Item>,
    /// For each node, its item, if it asks for a decision.
    pub of_node: Vec<Option<u32>>,
    /// For each entry of the after-call work, its item and its option there.
    pub of_entry: Vec<(u32, u8)>,
}

/// Something that can be answered better or worse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The node's id, `wrap-up/disposition`, or `wrap-up/notes/ID`.
    pub id: String,
    /// What it is.
    pub kind: ItemKind,
    /// Its options.
    pub options: Vec<ItemOption>,
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemKind {
    /// A decision in the call.
    Decision,
    /// A list of the after-call work of which one entry is chosen.
    WrapUpList,
    /// A note that is ticked or not.
    Note,
}

/// An option of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemOption {
    /// Its id; `tick` and `leave` for a note.
    pub id: String,
    /// What it says; for `leave`, the note's own text.
    pub label: TextId,
}

/// The option of a note that is ticked.
pub const TICK: u8 = 0;
/// The option of a note that is not ticked.
pub const LEAVE: u8 = 1;

impl CallItems {
    /// The items of a program.
    pub fn new(program: &Program) -> Self {
        let mut found = Self {
            items: Vec::new(),
            of_node: Vec::new(),
            of_entry: vec![(0, 0); program.wrap_up.len()],
        };
        for node in &program.nodes {
            let Flow::Ask(decision) = &node.flow else {
                found.of_node.push(None);
                continue;
            };
            let options = decision.choices.iter().map(|choice| ItemOption {
                id: choice.id.clone(),
                label: choice.label,
            });
            found.of_node.push(Some(found.items.len() as u32));
            found.items.push(Item {
                id: node.id.clone(),
                kind: ItemKind::Decision,
                options: options.collect(),
            });
        }
        for list in WrapUpList::PICKED {
            found.add_list(program, list);
        }
        found.add_notes(program);
        found
    }

    /// The item of a node.
    pub fn at(&self, place: Place) -> Option<u32> {
        self.of_node.get(usize::from(place)).copied().flatten()
    }

    fn add_list(&mut self, program: &Program, list: WrapUpList) {
        let mut options = Vec::new();
        for (index, entry) in of_list(program, list) {
            self.of_entry[index] = (self.items.len() as u32, options.len() as u8);
            options.push(ItemOption {
                id: entry.id.clone(),
                label: entry.label,
            });
        }
        if !options.is_empty() {
            self.items.push(Item {
                id: format!("wrap-up/{}", list.word()),
                kind: ItemKind::WrapUpList,
                options,
            });
        }
    }

    fn add_notes(&mut self, program: &Program) {
        for (index, entry) in of_list(program, WrapUpList::Notes) {
            self.of_entry[index] = (self.items.len() as u32, TICK);
            let option = |id: &str| ItemOption {
                id: id.to_owned(),
                label: entry.label,
            };
            self.items.push(Item {
                id: format!("wrap-up/notes/{}", entry.id),
                kind: ItemKind::Note,
                options: vec![option("tick"), option("leave")],
            });
        }
    }
}

/// The entries of a list with their numbers.
pub fn of_list(program: &Program, list: WrapUpList) -> impl Iterator<Item = (usize, &CompiledEntry)> {
    let entries = program.wrap_up.iter().enumerate();
    entries.filter(move |(_, entry)| entry.list == list)
}

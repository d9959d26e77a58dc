//! Cells that say where a row belongs and are left empty: they are filled from the rows above.

use super::columns::Column;
use super::import::ReadRow;
use super::kinds::Place;

/// What the rows above were about, for cells that are left empty.
#[derive(Default)]
pub(super) struct Above {
    node: String,
    owner: [String; 2],
    entry: String,
    line: [String; 3],
}

impl Above {
    /// Cells that say where a row belongs may be left empty under a row that says it.
    pub(super) fn fill_down(&mut self, row: &mut ReadRow) {
        let is_of_node = row.kind.address().contains(&Column::Node);
        if is_of_node {
            // A node gets its name from its own row.
            let is_named_here = row.kind.place == Place::Node;
            match row.node.is_empty() {
                true if is_named_here => {}
                true => row.node.clone_from(&self.node),
                false => self.node.clone_from(&row.node),
            }
        }
        match row.kind.place {
            Place::Inner(..) | Place::Part(..) if row.of.is_empty() => row.of.clone_from(&self.entry),
            Place::Reply if row.of.is_empty() => [row.node, row.of] = self.owner.clone(),
            Place::Wording if row.id.is_empty() => [row.node, row.of, row.id] = self.line.clone(),
            _ => {}
        }
        // What belongs to the call as a whole has no node, whatever stands above.
        if matches!(row.kind.place, Place::Reply | Place::Wording) && is_of_call(&row.of) {
            row.node.clear();
        }
        let words = row.kind.word[0];
        match row.kind.place {
            Place::Entry(..) => self.entry.clone_from(&row.id),
            Place::NodeEntry("ask.options") => self.owner = [row.node.clone(), row.id.clone()],
            Place::NodeGroup("ask.on_expiry") => self.owner = [row.node.clone(), "on expiry".to_owned()],
            Place::Group(..) => self.owner = [String::new(), words.to_owned()],
            Place::Part(_, way) => self.owner = [String::new(), format!("{} {way}", row.of)],
            Place::NodeEntry("says") => self.line = [row.node.clone(), String::new(), row.id.clone()],
            Place::Reply => self.line = [row.node.clone(), row.of.clone(), row.id.clone()],
            _ => {}
        }
    }
}

/// Whether replies of this name belong to the call and to no node: their names have blanks, ids have none.
fn is_of_call(of: &str) -> bool {
    of.contains(' ') && of != "on expiry"
}

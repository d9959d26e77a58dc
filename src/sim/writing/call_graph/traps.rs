//! Traps in the picture of a call: the places from which talking leads to no ending.

use std::collections::BTreeSet;

use super::CallGraph;

impl CallGraph {
    /// Marks the nodes with these ids as traps.
    pub fn mark_traps(&mut self, ids: &BTreeSet<&str>) {
        for node in &mut self.nodes {
            node.is_trap = ids.contains(node.id.as_str());
        }
    }
}

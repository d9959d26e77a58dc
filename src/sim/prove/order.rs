//! The order in which values can be computed: strongly connected components, those at the end of the call first (Tarjan, 1972).

use super::explore::Graph;

/// States in components of those that can reach each other; a component comes after everything it leads to.
#[derive(Debug, Default)]
pub struct Components {
    states: Vec<u32>,
    /// Where each component ends in `states`.
    ends: Vec<u32>,
}

impl Components {
    /// Each component in turn, the last of the call first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &[u32]> {
        let starts = std::iter::once(&0).chain(&self.ends);
        let mut ranges: Vec<(usize, usize)> = Vec::with_capacity(self.ends.len());
        ranges.extend(
            starts
                .zip(&self.ends)
                .map(|(start, end)| (*start as usize, *end as usize)),
        );
        ranges.into_iter().map(|(start, end)| &self.states[start..end])
    }
}

impl Graph {
    /// The components of the graph.
    pub fn components(&self) -> Components {
        let count = self.len();
        let mut search = Search {
            graph: self,
            index: vec![UNSEEN; count],
            low: vec![0; count],
            stack: Vec::new(),
            found: Components::default(),
            next_index: 0,
        };
        for state in 0..count as u32 {
            if search.index[state as usize] == UNSEEN {
                search.visit(state);
            }
        }
        search.found
    }
}

const UNSEEN: u32 = u32::MAX;
/// The index of a state whose component is complete.
const CLOSED: u32 = u32::MAX - 1;

struct Search<'g> {
    graph: &'g Graph,
    index: Vec<u32>,
    low: Vec<u32>,
    stack: Vec<u32>,
    found: Components,
    next_index: u32,
}

impl Search<'_> {
    /// Without recursion, because a call can be longer than a stack is deep.
    fn visit(&mut self, root: u32) {
        let mut path: Vec<(u32, u32)> = Vec::new();
        self.open(root);
        path.push((root, 0));
        while let Some((state, edge)) = path.last_mut() {
            let (state, edge_index) = (*state, *edge);
            if let Some(next) = self.graph.edges(state).get(edge_index as usize) {
                *edge += 1;
                let to = next.to;
                match self.index[to as usize] {
                    UNSEEN => {
                        self.open(to);
                        path.push((to, 0));
                    }
                    CLOSED => {}
                    index => self.low[state as usize] = self.low[state as usize].min(index),
                }
                continue;
            }
            path.pop();
            if let Some((parent, _)) = path.last() {
                let low = self.low[state as usize];
                self.low[*parent as usize] = self.low[*parent as usize].min(low);
            }
            if self.low[state as usize] == self.index[state as usize] {
                self.close(state);
            }
        }
    }

    fn open(&mut self, state: u32) {
        self.index[state as usize] = self.next_index;
        self.low[state as usize] = self.next_index;
        self.next_index += 1;
        self.stack.push(state);
    }

    fn close(&mut self, root: u32) {
        while let Some(state) = self.stack.pop() {
            self.index[state as usize] = CLOSED;
            self.found.states.push(state);
            if state == root {
                break;
            }
        }
        self.found.ends.push(self.found.states.len() as u32);
    }
}

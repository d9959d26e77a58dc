//! The order in which values can be computed: strongly connected components, those at the end of the call first (Tarjan, 1972).

use super::explore::Graph;

impl Graph {
    /// Components of states that can reach each other; a component comes after everything it leads to.
    pub fn components(&self) -> Vec<Vec<u32>> {
        let count = self.len();
        let mut search = Search {
            graph: self,
            index: vec![UNSEEN; count],
            low: vec![0; count],
            on_stack: vec![false; count],
            stack: Vec::new(),
            components: Vec::new(),
            next_index: 0,
        };
        for state in 0..count as u32 {
            if search.index[state as usize] == UNSEEN {
                search.visit(state);
            }
        }
        search.components
    }
}

const UNSEEN: u32 = u32::MAX;

struct Search<'g> {
    graph: &'g Graph,
    index: Vec<u32>,
    low: Vec<u32>,
    on_stack: Vec<bool>,
    stack: Vec<u32>,
    components: Vec<Vec<u32>>,
    next_index: u32,
}

impl Search<'_> {
    /// Without recursion, because a call can be longer than a stack is deep.
    fn visit(&mut self, root: u32) {
        let mut path: Vec<(u32, usize)> = Vec::new();
        self.open(root);
        path.push((root, 0));
        while let Some((state, edge)) = path.last_mut() {
            let (state, edge_index) = (*state, *edge);
            if let Some(next) = self.graph.edges(state).get(edge_index) {
                *edge += 1;
                let to = next.to;
                if self.index[to as usize] == UNSEEN {
                    self.open(to);
                    path.push((to, 0));
                } else if self.on_stack[to as usize] {
                    self.low[state as usize] = self.low[state as usize].min(self.index[to as usize]);
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
        self.on_stack[state as usize] = true;
    }

    fn close(&mut self, root: u32) {
        let mut component = Vec::new();
        while let Some(state) = self.stack.pop() {
            self.on_stack[state as usize] = false;
            component.push(state);
            if state == root {
                break;
            }
        }
        self.components.push(component);
    }
}

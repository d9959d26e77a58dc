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
        (0..self.ends.len()).map(|index| {
            let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
            &self.states[start as usize..self.ends[index] as usize]
        })
    }
}

/// How many steps the longest way from the start has at most that comes to no state twice. Of states that lead to each other, no more
/// than `most_of_circle` are counted.
pub fn longest_way(graph: &Graph, components: &Components, most_of_circle: usize) -> u32 {
    let mut ahead = vec![0_u32; graph.len()];
    for component in components.iter() {
        let own = component.len().min(most_of_circle) as u32;
        let targets = component.iter().flat_map(|state| graph.targets(*state));
        // Of the component itself nothing is known yet, so only what follows counts.
        let most = targets.map(|to| ahead[*to as usize]).max().unwrap_or(0);
        let through = most.saturating_add(own);
        component.iter().for_each(|state| ahead[*state as usize] = through);
    }
    ahead.first().copied().unwrap_or(0)
}

impl Graph {
    /// The components of the graph. The states of one are put into an order in which what follows mostly stands before what leads to
    /// it: first those whose places are nearest to the end of the call, and of one place those that were found last.
    pub fn components(&self) -> Components {
        let mut components = components_of(self.len(), |state| self.targets(state));
        let mut start = 0;
        for end in &components.ends {
            let component = &mut components.states[start..*end as usize];
            if component.len() > 1 {
                component.sort_by_cached_key(|state| (self.nearness(*state), u32::MAX - state));
            }
            start = *end as usize;
        }
        components
    }
}

/// The components of so many things that lead to each other, numbered from 0.
pub(super) fn components_of<'t>(count: usize, targets: impl Fn(u32) -> &'t [u32]) -> Components {
    let mut search = Search {
        targets,
        marks: vec![Mark::default(); count],
        stack: Vec::new(),
        path: Vec::new(),
        found: Components {
            states: Vec::with_capacity(count),
            ends: Vec::new(),
        },
        next_index: 0,
    };
    for state in 0..count as u32 {
        if search.marks[state as usize].index == UNSEEN {
            search.visit(state);
        }
    }
    search.found
}

const UNSEEN: u32 = u32::MAX;
/// The index of a state whose component is complete.
const CLOSED: u32 = u32::MAX - 1;

/// What the search knows of a state.
#[derive(Debug, Clone, Copy)]
struct Mark {
    /// When it was come to.
    index: u32,
    /// The earliest state that it is known to lead back to.
    low: u32,
}

impl Default for Mark {
    fn default() -> Self {
        Self { index: UNSEEN, low: 0 }
    }
}

struct Search<T> {
    targets: T,
    marks: Vec<Mark>,
    stack: Vec<u32>,
    /// The way to where the search is: states, and how many of their steps have been taken.
    path: Vec<(u32, u32)>,
    found: Components,
    next_index: u32,
}

impl<'t, T: Fn(u32) -> &'t [u32]> Search<T> {
    /// Without recursion, because a call can be longer than a stack is deep.
    fn visit(&mut self, root: u32) {
        self.open(root);
        while let Some((state, taken)) = self.path.last_mut() {
            let state = *state;
            let targets = (self.targets)(state);
            let mut low = self.marks[state as usize].low;
            let mut ahead = None;
            while let Some(&to) = targets.get(*taken as usize) {
                *taken += 1;
                match self.marks[to as usize].index {
                    UNSEEN => {
                        ahead = Some(to);
                        break;
                    }
                    CLOSED => {}
                    index => low = low.min(index),
                }
            }
            self.marks[state as usize].low = low;
            if let Some(to) = ahead {
                self.open(to);
                continue;
            }
            self.path.pop();
            if let Some((parent, _)) = self.path.last() {
                let parent = &mut self.marks[*parent as usize];
                parent.low = parent.low.min(low);
            }
            if low == self.marks[state as usize].index {
                self.close(state);
            }
        }
    }

    fn open(&mut self, state: u32) {
        self.marks[state as usize] = Mark {
            index: self.next_index,
            low: self.next_index,
        };
        self.next_index += 1;
        self.stack.push(state);
        self.path.push((state, 0));
    }

    fn close(&mut self, root: u32) {
        while let Some(state) = self.stack.pop() {
            self.marks[state as usize].index = CLOSED;
            self.found.states.push(state);
            if state == root {
                break;
            }
        }
        self.found.ends.push(self.found.states.len() as u32);
    }
}

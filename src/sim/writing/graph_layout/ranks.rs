//! In which layer a node stands: below everything that leads to it, apart from ways that lead back.

use super::net::Bundle;
use crate::sim::writing::call_graph::CallGraph;

/// The rank of each node from 0, and which bundles lead back.
#[derive(Debug)]
pub(super) struct Ranks {
    pub of_node: Vec<usize>,
    pub leads_back: Vec<bool>,
}

/// Finds the ranks by the longest paths.
pub(super) fn ranks(graph: &CallGraph, bundles: &[Bundle]) -> Ranks {
    let mut leaving = vec![Vec::new(); graph.nodes.len()];
    for (number, bundle) in bundles.iter().enumerate() {
        leaving[bundle.from].push(number);
    }
    let (order, leads_back) = depth_first(bundles, &leaving);
    let mut of_node = vec![0_usize; graph.nodes.len()];
    for node in &order {
        for number in &leaving[*node] {
            let bundle = &bundles[*number];
            if !leads_back[*number] {
                of_node[bundle.to] = of_node[bundle.to].max(of_node[*node] + 1);
            }
        }
    }
    // A node that nothing leads to stands just above what it leads to; the beginning stays on top.
    for node in 1..graph.nodes.len() {
        let is_led_to = bundles.iter().any(|bundle| bundle.to == node && bundle.from != node);
        let below = leaving[node].iter().map(|number| of_node[bundles[*number].to]).min();
        if let (false, Some(below)) = (is_led_to, below) {
            of_node[node] = below.saturating_sub(1);
        }
    }
    Ranks { of_node, leads_back }
}

/// The nodes in an order in which every way that does not lead back goes forward.
fn depth_first(bundles: &[Bundle], leaving: &[Vec<usize>]) -> (Vec<usize>, Vec<bool>) {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        Not,
        Open,
        Done,
    }
    let mut seen = vec![Seen::Not; leaving.len()];
    let mut leads_back = vec![false; bundles.len()];
    let mut finished = Vec::new();
    for root in 0..leaving.len() {
        if seen[root] != Seen::Not {
            continue;
        }
        seen[root] = Seen::Open;
        let mut path = vec![(root, 0)];
        while let Some((node, next)) = path.last_mut() {
            match leaving[*node].get(*next) {
                Some(number) => {
                    *next += 1;
                    let to = bundles[*number].to;
                    match seen[to] {
                        Seen::Not => {
                            seen[to] = Seen::Open;
                            path.push((to, 0));
                        }
                        Seen::Open => leads_back[*number] = true,
                        Seen::Done => {}
                    }
                }
                None => {
                    seen[*node] = Seen::Done;
                    finished.push(*node);
                    path.pop();
                }
            }
        }
    }
    finished.reverse();
    (finished, leads_back)
}

//! The graph with everything that needs room: nodes, labels, bends where an edge passes a layer, signs.
//!
//! Nodes stand in even layers and labels in odd ones, so that no label hides behind a node.

use std::collections::BTreeMap;

use super::ranks::Ranks;
use crate::sim::writing::call_graph::{CallGraph, GraphEdgeKind};
use crate::sim::writing::graph_words::{label_lines, sign_size, text_size};

/// Edges that run over more ranks end at a sign: nobody follows a line that long, and it would cross everything.
const LONGEST_EDGE: usize = 4;

/// Edges with the same ends and of the same kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bundle {
    pub from: usize,
    pub to: usize,
    pub edges: Vec<usize>,
}

/// What a part of the net is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Node,
    Label,
    Bend,
    Sign,
}

/// The net. Parts are numbered; the first ones are the nodes.
#[derive(Debug, Default)]
pub(super) struct Net {
    pub parts: Vec<Part>,
    /// Width and height of each part.
    pub sizes: Vec<(i64, i64)>,
    /// The parts of each layer from left to right.
    pub layers: Vec<Vec<usize>>,
    /// Parts in the layer above, and in the layer below, that each part is joined with.
    pub above: Vec<Vec<usize>>,
    pub below: Vec<Vec<usize>>,
    /// For each bundle the parts that it passes, from its first node to its last, or to its sign.
    pub ways: Vec<Vec<usize>>,
}

/// All bundles, in the order of their first edges.
pub(super) fn bundles(graph: &CallGraph) -> Vec<Bundle> {
    let mut numbers: BTreeMap<(usize, usize, GraphEdgeKind), usize> = BTreeMap::new();
    let mut bundles: Vec<Bundle> = Vec::new();
    for (number, edge) in graph.edges.iter().enumerate() {
        let place = *numbers.entry((edge.from, edge.to, edge.kind)).or_insert(bundles.len());
        match bundles.get_mut(place) {
            Some(bundle) => bundle.edges.push(number),
            None => bundles.push(Bundle {
                from: edge.from,
                to: edge.to,
                edges: vec![number],
            }),
        }
    }
    bundles
}

impl Net {
    /// The net of a graph whose nodes have these widths and heights.
    pub(super) fn new(graph: &CallGraph, sizes: &[(i64, i64)], bundles: &[Bundle], ranks: &Ranks) -> Self {
        let mut net = Self::default();
        for (size, rank) in sizes.iter().zip(&ranks.of_node) {
            net.add(Part::Node, *size, 2 * rank);
        }
        for (bundle, leads_back) in bundles.iter().zip(&ranks.leads_back) {
            let way = net.way(graph, bundle, ranks, *leads_back);
            net.ways.push(way);
        }
        net
    }

    fn way(&mut self, graph: &CallGraph, bundle: &Bundle, ranks: &Ranks, leads_back: bool) -> Vec<usize> {
        let first = 2 * ranks.of_node[bundle.from];
        let last = 2 * ranks.of_node[bundle.to];
        let has_sign = leads_back || last > first + 2 * LONGEST_EDGE || last <= first;
        let mut way = vec![bundle.from];
        let label = text_size(&label_lines(graph, &bundle.edges));
        way.push(self.add(Part::Label, label, first + 1));
        if has_sign {
            way.push(self.add(
                Part::Sign,
                sign_size(&graph.nodes[bundle.to], graph.is_chinese),
                first + 2,
            ));
        } else {
            way.extend((first + 2..last).map(|layer| self.add(Part::Bend, (0, 0), layer)));
            way.push(bundle.to);
        }
        for pair in way.windows(2) {
            self.below[pair[0]].push(pair[1]);
            self.above[pair[1]].push(pair[0]);
        }
        way
    }

    fn add(&mut self, part: Part, size: (i64, i64), layer: usize) -> usize {
        let number = self.parts.len();
        self.parts.push(part);
        self.sizes.push(size);
        self.above.push(Vec::new());
        self.below.push(Vec::new());
        if self.layers.len() <= layer {
            self.layers.resize(layer + 1, Vec::new());
        }
        self.layers[layer].push(number);
        number
    }
}

//! Where the parts of a call's graph stand in a picture: layers from top to bottom, few crossings, straight ways.
//!
//! The steps are those of Sugiyama, Tagawa and Toda, "Methods for Visual Understanding of Hierarchical System Structures"
//! (IEEE Transactions on Systems, Man, and Cybernetics, 1981): ranks by longest paths, bends where an edge passes a layer,
//! an order by barycentres, then positions. Positions of a layer are exact least squares, found by pooling neighbours that
//! want to overlap. Everything is in whole points, and equal graphs have equal pictures.

mod net;
mod order;
mod positions;
mod ranks;
mod routes;

use net::Net;

use super::call_graph::{CallGraph, GraphNode};
use super::graph_words::{node_lines, node_name, node_size};

/// The empty edge around the picture, in points.
const MARGIN: i64 = 24;

/// A place in the picture, in points from its left and upper edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct GraphPoint {
    /// To the right.
    pub x: i64,
    /// Downwards.
    pub y: i64,
}

/// A part of the picture, in points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct GraphBox {
    /// The left edge.
    pub x: i64,
    /// The upper edge.
    pub y: i64,
    /// From left to right.
    pub width: i64,
    /// From top to bottom.
    pub height: i64,
}

impl GraphBox {
    /// Half-way from left to right.
    pub fn middle(&self) -> i64 {
        self.x + self.width / 2
    }

    /// The lower edge.
    pub fn bottom(&self) -> i64 {
        self.y + self.height
    }
}

/// The way of one or several edges from one node to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GraphRoute {
    /// The numbers of the edges that take it; they have the same ends and the same kind.
    pub edges: Vec<usize>,
    /// Its points from the lower edge of the first node; it is vertical at each of them.
    pub points: Vec<GraphPoint>,
    /// Where the labels stand, one line for each edge that has one.
    pub label: GraphBox,
    /// A way that would be long or lead upwards ends at a sign with the other node's id instead.
    pub sign: Option<GraphBox>,
}

/// A whole picture.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GraphLayout {
    /// The numbers of the nodes in each layer, from left to right.
    pub layers: Vec<Vec<usize>>,
    /// The box of each node.
    pub boxes: Vec<GraphBox>,
    /// Where edges run.
    pub routes: Vec<GraphRoute>,
    /// From left to right.
    pub width: i64,
    /// From top to bottom.
    pub height: i64,
}

/// Lays a graph out, with the words of [`super::graph_words`] at its places.
pub fn layout(graph: &CallGraph) -> GraphLayout {
    let size = |node: &GraphNode| {
        let name = node_name(node, graph.is_chinese);
        node_size(node.kind, name, &node_lines(node, graph.is_chinese))
    };
    layout_of_sizes(graph, &graph.nodes.iter().map(size).collect::<Vec<_>>())
}

/// Lays a graph out whose places have these widths and heights, one for each, in points.
pub fn layout_of_sizes(graph: &CallGraph, sizes: &[(i64, i64)]) -> GraphLayout {
    let bundles = net::bundles(graph);
    let ranks = ranks::ranks(graph, &bundles);
    let mut net = Net::new(graph, sizes, &bundles, &ranks);
    order::order(&mut net);
    let boxes = positions::positions(&net);
    let width = boxes.iter().map(|place| place.x + place.width).max().unwrap_or(0);
    let height = boxes.iter().map(GraphBox::bottom).max().unwrap_or(0);
    let of_nodes = |layer: &Vec<usize>| layer.iter().copied().filter(|part| *part < graph.nodes.len()).collect();
    let layers: Vec<Vec<usize>> = net.layers.iter().map(of_nodes).collect();
    GraphLayout {
        layers: layers.into_iter().filter(|layer| !layer.is_empty()).collect(),
        routes: routes::routes(&bundles, &net, &boxes),
        boxes: boxes[..graph.nodes.len()].to_vec(),
        width: width + MARGIN,
        height: height + MARGIN,
    }
}

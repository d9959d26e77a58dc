//! The picture of a call in the words of two programs that draw graphs: Graphviz and Mermaid.

use std::fmt::Write as _;

use super::call_graph::{CallGraph, GraphEdge, GraphEdgeKind, GraphNode, GraphNodeKind};
use super::graph_words::{node_lines, node_name};
use crate::sim::scenario::model::EndingKind;

/// For Graphviz (`dot -Tsvg`).
pub fn dot(graph: &CallGraph) -> String {
    let mut text = format!("digraph call {{\n  label={};\n  labelloc=t;\n", dot_text(&graph.title));
    text.push_str("  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"sans-serif\"];\n");
    text.push_str("  edge [fontname=\"sans-serif\", fontsize=10];\n");
    for (number, node) in graph.nodes.iter().enumerate() {
        let mut words = vec![node_name(node, graph.is_chinese).to_owned()];
        words.extend(node_lines(node, graph.is_chinese));
        let (shape, colour) = dot_look(node);
        let line = match node {
            node if !node.is_reachable => ", color=red, style=\"rounded,filled,dashed\"",
            node if node.is_trap => ", color=red, penwidth=3",
            _ => "",
        };
        let _ = writeln!(
            text,
            "  n{number} [label={}, shape={shape}, fillcolor=\"{colour}\"{line}];",
            dot_text(&words.join("\n"))
        );
    }
    for edge in &graph.edges {
        let dashed = if is_dashed(edge) { ", style=dashed" } else { "" };
        let _ = writeln!(
            text,
            "  n{} -> n{} [label={}{dashed}];",
            edge.from,
            edge.to,
            dot_text(&edge.label)
        );
    }
    text.push_str("}\n");
    text
}

/// For Mermaid, which many editors and code hosts draw by themselves.
pub fn mermaid(graph: &CallGraph) -> String {
    let title = mermaid_text(&graph.title);
    let mut text = format!("%% {title}\nflowchart TD\n");
    for (number, node) in graph.nodes.iter().enumerate() {
        let mut words = vec![format!("<b>{}</b>", mermaid_text(node_name(node, graph.is_chinese)))];
        words.extend(node_lines(node, graph.is_chinese).iter().map(|line| mermaid_text(line)));
        let words = words.join("<br/>");
        let (open, close) = match node.kind {
            GraphNodeKind::Branch => ("{{\"", "\"}}"),
            GraphNodeKind::Ending(_) | GraphNodeKind::Beginning => ("([\"", "\"])"),
            GraphNodeKind::Detour => ("[[\"", "\"]]"),
            _ => ("[\"", "\"]"),
        };
        let _ = writeln!(text, "  n{number}{open}{words}{close}");
        let class = match node {
            node if !node.is_reachable => Some("unreachable"),
            node if node.is_trap => Some("trap"),
            node => class(node.kind),
        };
        if let Some(class) = class {
            let _ = writeln!(text, "  class n{number} {class}");
        }
    }
    for edge in &graph.edges {
        let arrow = if is_dashed(edge) { "-.->" } else { "-->" };
        let label = mermaid_text(&edge.label);
        let label = if label.is_empty() {
            label
        } else {
            format!("|\"{label}\"|")
        };
        let _ = writeln!(text, "  n{} {arrow}{label} n{}", edge.from, edge.to);
    }
    text.push_str("  classDef ideal fill:#dff1e3,color:#22272e\n  classDef partial fill:#fdf0cf,color:#22272e\n");
    text.push_str("  classDef badcare fill:#fbe0dc,color:#22272e\n  classDef badrule fill:#ecdff5,color:#22272e\n");
    text.push_str("  classDef unreachable stroke:#b3261e,stroke-dasharray:6 4\n");
    if graph.nodes.iter().any(|node| node.is_trap) {
        text.push_str("  classDef trap stroke:#b3261e,stroke-width:3px\n");
    }
    text
}

fn is_dashed(edge: &GraphEdge) -> bool {
    matches!(
        edge.kind,
        GraphEdgeKind::Expiry | GraphEdgeKind::Softphone | GraphEdgeKind::Threshold
    )
}

fn dot_look(node: &GraphNode) -> (&'static str, &'static str) {
    match node.kind {
        GraphNodeKind::Branch => ("hexagon", "#eef1f5"),
        GraphNodeKind::Detour => ("component", "#ffffff"),
        GraphNodeKind::Beginning => ("oval", "#ffffff"),
        GraphNodeKind::Softphone | GraphNodeKind::Threshold => ("box", "#eef1f5"),
        GraphNodeKind::Ending(EndingKind::Ideal) => ("oval", "#dff1e3"),
        GraphNodeKind::Ending(EndingKind::Partial) => ("oval", "#fdf0cf"),
        GraphNodeKind::Ending(EndingKind::BadCare) => ("oval", "#fbe0dc"),
        GraphNodeKind::Ending(EndingKind::BadRule) => ("oval", "#ecdff5"),
        _ => ("box", "#ffffff"),
    }
}

fn class(kind: GraphNodeKind) -> Option<&'static str> {
    match kind {
        GraphNodeKind::Ending(EndingKind::Ideal) => Some("ideal"),
        GraphNodeKind::Ending(EndingKind::Partial) => Some("partial"),
        GraphNodeKind::Ending(EndingKind::BadCare) => Some("badcare"),
        GraphNodeKind::Ending(EndingKind::BadRule) => Some("badrule"),
        _ => None,
    }
}

/// A text in quotation marks, as Graphviz reads it.
fn dot_text(words: &str) -> String {
    let words = words.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    let words: String = words.chars().filter(|c| !c.is_control()).collect();
    format!("\"{words}\"")
}

/// Mermaid takes numbers of characters in place of everything that could end a text or be a tag.
fn mermaid_text(words: &str) -> String {
    let mut written = String::new();
    for c in words.chars() {
        match c {
            '"' | '<' | '>' | '&' | '#' | ';' | '`' | '|' | '\\' | '{' | '}' | '[' | ']' | '%' => {
                let _ = write!(written, "#{};", u32::from(c));
            }
            c if c.is_control() => written.push(' '),
            c => written.push(c),
        }
    }
    written
}

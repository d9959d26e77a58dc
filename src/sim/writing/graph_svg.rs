//! The picture of a call as one SVG file that needs nothing else: in light and dark, in any script, for eyes and screen readers.

use std::fmt::Write as _;

use super::call_graph::{CallGraph, GraphEdgeKind, GraphNode, GraphNodeKind};
use super::graph_layout::{GraphBox, GraphLayout, GraphPoint, GraphRoute, layout};
use super::graph_shape::{BAR, GraphShape, MOST_ROUND, POINTED};
use super::graph_words::{BELOW_NAME, LINE, kind_word, label_lines, node_lines, node_name, sign_words, text_size};
use crate::sim::scenario::model::EndingKind;
use crate::sim::sentence::sentence;

/// Room for the title on top.
const TITLE_HEIGHT: i64 = 40;
/// Room for the legend below it.
const LEGEND_HEIGHT: i64 = 24;
/// Where the legend begins, as the title does.
const LEGEND_BEGINS: i64 = 24;
/// Between two entries of the legend.
const LEGEND_GAP: i64 = 14;
/// The least width, so that the legend fits.
const LEAST_WIDTH: i64 = 900;

/// Names of the colours in [`RULES`], and what they are in light and in dark. Converters to other formats mostly know neither
/// variables nor what a screen prefers, so the light ones are written out as plain colours.
const COLOURS: [(&str, &str, &str); 12] = [
    ("$paper", "#fbfaf7", "#171a1f"),
    ("$ink", "#22272e", "#e8eaed"),
    ("$soft", "#5c6672", "#a3adb8"),
    ("$line", "#6b7683", "#8a95a1"),
    ("$box", "#ffffff", "#232830"),
    ("$edge", "#8a95a1", "#6b7683"),
    ("$branch", "#eef1f5", "#2c333d"),
    ("$good", "#dff1e3", "#1f3b28"),
    ("$half", "#fdf0cf", "#423614"),
    ("$bad", "#fbe0dc", "#4a2320"),
    ("$rule", "#ecdff5", "#37284a"),
    ("$red", "#b3261e", "#ff8a80"),
];

const RULES: &str = "
.paper { fill: $paper; }
text { font-family: system-ui, 'Segoe UI', 'Noto Sans', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif; fill: $ink; font-size: 12px; }
.title { font-size: 18px; font-weight: 600; }
.name { font-size: 13px; font-weight: 600; }
.soft { fill: $soft; }
.box { fill: $box; stroke: $line; stroke-width: 1.2; }
.branch .box, .mood .box, .softphone .box { fill: $branch; }
.softphone .box, .mood .box { stroke-dasharray: 5 4; }
.inner { fill: none; stroke: $line; stroke-width: 1.2; } .bar { fill: $line; }
.ideal .box { fill: $good; } .partial .box { fill: $half; } .bad-care .box { fill: $bad; } .bad-rule .box { fill: $rule; }
.unreachable .box { stroke: $red; stroke-width: 2; stroke-dasharray: 6 4; } .unreachable .soft { fill: $red; }
.trap .box { stroke: $red; stroke-width: 3; } .trap .soft { fill: $red; }
.way { fill: none; stroke: $edge; stroke-width: 1.3; }
.expiry .way, .softphone-way .way, .threshold .way { stroke-dasharray: 5 4; }
.label { fill: $paper; } .head { fill: $edge; }
.sign { fill: $paper; stroke: $edge; stroke-dasharray: 2 2; }
";

/// The whole file.
pub fn svg(graph: &CallGraph) -> String {
    let places = layout(graph);
    let (width, height) = (
        places.width.max(LEAST_WIDTH),
        places.height + TITLE_HEIGHT + LEGEND_HEIGHT,
    );
    let language = escaped(&graph.language);
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" lang=\"{language}\" role=\"img\" aria-labelledby=\"title desc\">\n"
    );
    let _ = write!(
        text,
        "<title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n<style>{}</style>\n",
        escaped(&graph.title),
        escaped(&described(graph)),
        style()
    );
    text.push_str("<defs><marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path class=\"head\" d=\"M0,0 L8,4 L0,8 z\"/></marker></defs>\n");
    let _ = writeln!(text, "<rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>");
    heading(graph, &mut text);
    let _ = writeln!(text, "<g transform=\"translate(0 {})\">", TITLE_HEIGHT + LEGEND_HEIGHT);
    for route in &places.routes {
        way(graph, route, &mut text);
    }
    for route in &places.routes {
        words_of_way(graph, route, &mut text);
    }
    nodes(graph, &places, &mut text);
    text.push_str("</g>\n</svg>\n");
    text
}

/// The rules in light, and once more in dark for screens that prefer it.
fn style() -> String {
    let in_colours = |colour: &dyn Fn(&(&str, &'static str, &'static str)) -> &'static str| {
        let named = COLOURS.iter().map(|row| (row.0, colour(row)));
        named.fold(RULES.to_owned(), |rules, (name, colour)| rules.replace(name, colour))
    };
    let (light, dark) = (in_colours(&|row| row.1), in_colours(&|row| row.2));
    format!("{light}@media (prefers-color-scheme: dark) {{{dark}}}\n")
}

/// What somebody who does not see the picture should know first.
fn described(graph: &CallGraph) -> String {
    let count = |wanted: &dyn Fn(&GraphNode) -> bool| graph.nodes.iter().filter(|node| wanted(node)).count();
    let endings = count(&|node| matches!(node.kind, GraphNodeKind::Ending(_)));
    let decisions = count(&|node| node.kind == GraphNodeKind::Decision);
    let unreachable = count(&|node| !node.is_reachable);
    let described = sentence!(
        "The call as a graph from top to bottom: {decisions} decisions, {endings} endings, {places} places in all, {ways} ways, {unreachable} places that no way leads to.",
        "通话的图，从上往下：{decisions} 个选择，{endings} 个结局，一共 {places} 处，{ways} 条路，{unreachable} 处没有路可到。",
        places = graph.nodes.len(),
        ways = graph.edges.len()
    );
    let traps = count(&|node| node.is_trap);
    let of_traps = match traps {
        0 => described,
        1 => described.then(&sentence!("One place is a trap.", "有一处是陷阱。")),
        _ => described.then(&sentence!("{traps} places are traps.", "有 {traps} 处是陷阱。")),
    };
    of_traps.wording(graph.is_chinese).to_owned()
}

fn heading(graph: &CallGraph, text: &mut String) {
    let _ = writeln!(
        text,
        "<text class=\"title\" x=\"24\" y=\"30\">{}</text>",
        escaped(&graph.title)
    );
    let endings = [
        EndingKind::Ideal,
        EndingKind::Partial,
        EndingKind::BadCare,
        EndingKind::BadRule,
    ];
    let shown = endings
        .map(GraphNodeKind::Ending)
        .into_iter()
        .chain([GraphNodeKind::Branch]);
    let mut x = LEGEND_BEGINS;
    for kind in shown {
        let word = kind_word(kind, graph.is_chinese);
        let own = GraphBox {
            x,
            y: TITLE_HEIGHT + 2,
            width: 18,
            height: 14,
        };
        let _ = writeln!(
            text,
            "<g class=\"{}\" aria-hidden=\"true\">{}<text class=\"soft\" x=\"{}\" y=\"{}\">{word}</text></g>",
            class(kind),
            outline(kind, &own),
            x + 22,
            own.y + 11
        );
        x += 22 + text_size(&[word.to_owned()]).0 + LEGEND_GAP;
    }
}

/// Classes are named in English, whatever the language of the words.
fn class(kind: GraphNodeKind) -> String {
    match kind {
        GraphNodeKind::Ending(EndingKind::Ideal) => "ideal".to_owned(),
        GraphNodeKind::Ending(EndingKind::Partial) => "partial".to_owned(),
        GraphNodeKind::Ending(EndingKind::BadCare) => "bad-care".to_owned(),
        GraphNodeKind::Ending(EndingKind::BadRule) => "bad-rule".to_owned(),
        kind => kind_word(kind, false).to_owned(),
    }
}

fn nodes(graph: &CallGraph, places: &GraphLayout, text: &mut String) {
    for (node, own) in graph.nodes.iter().zip(&places.boxes) {
        let unreachable = if node.is_reachable { "" } else { " unreachable" };
        let trap = if node.is_trap { " trap" } else { "" };
        let _ = writeln!(
            text,
            "<g class=\"{}{unreachable}{trap}\"><title>{}: {}</title>{}",
            class(node.kind),
            escaped(node_name(node, graph.is_chinese)),
            escaped(&node.note),
            outline(node.kind, own)
        );
        let mut y = own.y + GraphShape::of(node.kind).margins().above + 11;
        line(own.middle(), y, "name", node_name(node, graph.is_chinese), text);
        y += BELOW_NAME;
        for words in node_lines(node, graph.is_chinese) {
            y += LINE;
            line(own.middle(), y, "soft", &words, text);
        }
        text.push_str("</g>\n");
    }
}

/// The outline of a place in its box.
fn outline(kind: GraphNodeKind, own: &GraphBox) -> String {
    let GraphBox { x, y, width, height } = *own;
    let rounded = |class: &str, inside: i64, round: i64| {
        let (x, y) = (x + inside, y + inside);
        let (width, height) = (width - 2 * inside, height - 2 * inside);
        format!("<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{round}\"/>")
    };
    match GraphShape::of(kind) {
        GraphShape::Pill => rounded("box", 0, (height / 2).min(MOST_ROUND)),
        GraphShape::Hexagon => {
            let pointed = (height / 3).min(width / 4).min(POINTED);
            let (left, right, middle) = (x + pointed, x + width - pointed, y + height / 2);
            let (end, bottom) = (x + width, y + height);
            format!(
                "<polygon class=\"box\" points=\"{left},{y} {right},{y} {end},{middle} {right},{bottom} {left},{bottom} {x},{middle}\"/>"
            )
        }
        GraphShape::Double => rounded("box", 0, 4) + &rounded("inner", 4, 2),
        GraphShape::Barred => {
            let (top, height) = (y + 6, height - 12);
            rounded("box", 0, 6)
                + &format!("<rect class=\"bar\" x=\"{x}\" y=\"{top}\" width=\"{BAR}\" height=\"{height}\"/>")
        }
        GraphShape::Plain | GraphShape::Dashed => rounded("box", 0, 6),
    }
}

fn line(middle: i64, y: i64, class: &str, words: &str, text: &mut String) {
    let words = escaped(words);
    let _ = writeln!(
        text,
        "<text class=\"{class}\" x=\"{middle}\" y=\"{y}\" text-anchor=\"middle\">{words}</text>"
    );
}

fn kind_of_way(graph: &CallGraph, route: &GraphRoute) -> &'static str {
    let edge = route.edges.first().and_then(|edge| graph.edges.get(*edge));
    match edge.map(|edge| edge.kind) {
        Some(GraphEdgeKind::Expiry) => "expiry",
        Some(GraphEdgeKind::Softphone) => "softphone-way",
        Some(GraphEdgeKind::Threshold) => "threshold",
        _ => "plain",
    }
}

fn way(graph: &CallGraph, route: &GraphRoute, text: &mut String) {
    let mut path = String::new();
    let mut last: Option<GraphPoint> = None;
    for point in &route.points {
        let GraphPoint { x, y } = *point;
        let _ = match last {
            None => write!(path, "M{x},{y}"),
            Some(last) if last.x == x => write!(path, " L{x},{y}"),
            Some(last) => {
                let half = (last.y + y) / 2;
                write!(path, " C{},{half} {x},{half} {x},{y}", last.x)
            }
        };
        last = Some(*point);
    }
    let kind = kind_of_way(graph, route);
    let _ = writeln!(
        text,
        "<g class=\"{kind}\"><path class=\"way\" marker-end=\"url(#head)\" d=\"{path}\"/></g>"
    );
}

fn words_of_way(graph: &CallGraph, route: &GraphRoute, text: &mut String) {
    let lines = label_lines(graph, &route.edges);
    let GraphBox { x, y, width, height } = route.label;
    if !lines.is_empty() {
        let _ = writeln!(
            text,
            "<rect class=\"label\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"4\"/>"
        );
    }
    for (place, words) in lines.iter().enumerate() {
        line(route.label.middle(), y + 12 + LINE * place as i64, "soft", words, text);
    }
    let target = route
        .edges
        .first()
        .and_then(|edge| graph.nodes.get(graph.edges.get(*edge)?.to));
    if let (Some(own), Some(target)) = (route.sign, target) {
        let GraphBox { x, y, width, height } = own;
        let _ = writeln!(
            text,
            "<rect class=\"sign\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"9\"/>"
        );
        line(
            own.middle(),
            y + height / 2 + 4,
            "soft",
            &sign_words(target, graph.is_chinese),
            text,
        );
    }
}

/// Text as it may stand between tags and in attributes. Control characters are not allowed in XML at all.
fn escaped(words: &str) -> String {
    let mut written = String::new();
    for c in words.chars() {
        match c {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            '\'' => written.push_str("&#39;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => written.push(' '),
            c => written.push(c),
        }
    }
    written
}

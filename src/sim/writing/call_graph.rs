//! A call as nodes and edges, for pictures of it.

mod conditions;
mod node_kind;
mod texts;
mod traps;

use std::collections::BTreeMap;

pub use conditions::in_words;
use conditions::may_hold;
pub use node_kind::GraphNodeKind;
use texts::GraphTexts;

use crate::sim::check::CheckedScenario;
use crate::sim::scenario::condition::When;
use crate::sim::scenario::flow::{Node, Outcome};
use crate::sim::scenario::model::Scenario;
use crate::sim::scenario::spanned::Name;
use crate::sim::sentence::sentence;

/// The most characters of an option's label; the picture cuts it further where there is no room.
const LONGEST_LABEL: usize = 24;
/// The most characters of a note.
const LONGEST_NOTE: usize = 60;

/// What of a call is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GraphChoice {
    /// Only what can happen under the rules of this country; without it, what can happen anywhere.
    pub country: Option<String>,
    /// Only the conversation: neither hanging up nor transfers nor thresholds, nor what only they lead to.
    pub is_conversation_only: bool,
    /// Words and texts in Chinese; texts that are not translated stay as they are.
    pub is_chinese: bool,
}

/// The picture's content. Nodes are numbered by their places in the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CallGraph {
    /// The call's title.
    pub title: String,
    /// The language of the texts.
    pub language: String,
    /// Whether the words beside the texts are Chinese.
    pub is_chinese: bool,
    /// Beginning, nodes and endings in the order of the file, then softphone and thresholds.
    pub nodes: Vec<GraphNode>,
    /// In the order of the file.
    pub edges: Vec<GraphEdge>,
}

/// One place of the call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GraphNode {
    /// The id in the file; empty for the beginning, the softphone and thresholds.
    pub id: String,
    /// What it is.
    pub kind: GraphNodeKind,
    /// What is said first, or the ending's title.
    pub note: String,
    /// Whether a way leads to it from the beginning.
    pub is_reachable: bool,
    /// Whether no ending can be reached from it by talking.
    pub is_trap: bool,
}

/// A way from one place to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GraphEdge {
    /// The number of the place that it leaves.
    pub from: usize,
    /// The number of the place that it leads to.
    pub to: usize,
    /// What makes somebody take it.
    pub kind: GraphEdgeKind,
    /// The option's id and label, the condition, or another short word; may be empty.
    pub label: String,
}

/// What makes a call take an edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GraphEdgeKind {
    /// It goes on by itself.
    Goes,
    /// An option is chosen.
    Answer,
    /// A condition holds.
    Condition,
    /// Into a detour.
    Detour,
    /// On after a detour.
    AfterDetour,
    /// The time to answer is over, or nobody picks up.
    Expiry,
    /// A key of the softphone.
    Softphone,
    /// A meter of the mood has reached its end.
    Threshold,
}

/// The graph of a call.
pub fn call_graph(call: &CheckedScenario, choice: &GraphChoice) -> CallGraph {
    let mut maker = Maker::new(call, choice);
    maker.beginning();
    for (place, node) in call.scenario.nodes.iter().enumerate() {
        maker.node(place + 1, node);
    }
    if !choice.is_conversation_only {
        maker.softphone();
        maker.thresholds();
    }
    let mut graph = maker.graph;
    let reached = reached(&graph);
    for (node, is_reached) in graph.nodes.iter_mut().zip(&reached) {
        node.is_reachable = *is_reached;
    }
    // What only another country or only the softphone leads to is no mistake; it is not in this picture.
    if choice.country.is_some() || choice.is_conversation_only {
        graph = only(&graph, &reached);
    }
    graph
}

struct Maker<'s> {
    scenario: &'s Scenario,
    choice: &'s GraphChoice,
    texts: GraphTexts<'s>,
    places: BTreeMap<&'s str, usize>,
    graph: CallGraph,
}

impl<'s> Maker<'s> {
    fn new(call: &'s CheckedScenario, choice: &'s GraphChoice) -> Self {
        let scenario = &*call.scenario;
        let texts = GraphTexts::new(call, choice.is_chinese, choice.country.as_deref());
        let title = texts.text("title", &scenario.title);
        let mut nodes = vec![place("", GraphNodeKind::Beginning, &title)];
        let mut places = BTreeMap::new();
        for node in &scenario.nodes {
            places.entry(node.id.value.as_str()).or_insert(nodes.len());
            // What somebody else says tells more of the place than the agent's own set phrases.
            let by_others = node.says.iter().find(|line| line.who.value != "you");
            let said = by_others.or(node.says.first()).map_or_else(String::new, |line| {
                texts.text(&format!("node/{}/{}", node.id, line.id), &line.text)
            });
            nodes.push(place(&node.id, kind_of(node), &said));
        }
        for ending in &scenario.endings {
            places.entry(ending.id.value.as_str()).or_insert(nodes.len());
            let title = texts.text(&format!("ending/{}/title", ending.id), &ending.title);
            nodes.push(place(&ending.id, GraphNodeKind::Ending(ending.kind), &title));
        }
        let graph = CallGraph {
            title,
            language: texts.language().to_owned(),
            is_chinese: choice.is_chinese,
            nodes,
            edges: Vec::new(),
        };
        Self {
            scenario,
            choice,
            texts,
            places,
            graph,
        }
    }

    fn edge(&mut self, from: usize, to: &Name, kind: GraphEdgeKind, label: &str) {
        if let Some(to) = self.places.get(to.value.as_str()) {
            self.graph.edges.push(GraphEdge {
                from,
                to: *to,
                kind,
                label: label.to_owned(),
            });
        }
    }

    /// One of two words.
    fn word(&self, words: [&'static str; 2]) -> &'static str {
        words[usize::from(self.choice.is_chinese)]
    }

    fn may_hold(&self, when: Option<&When>) -> bool {
        let country = self.choice.country.as_deref();
        when.is_none_or(|when| may_hold(when, country))
    }

    fn beginning(&mut self) {
        let scenario = self.scenario;
        self.edge(0, &scenario.start, GraphEdgeKind::Goes, "");
        self.edge(
            0,
            &scenario.opening.missed,
            GraphEdgeKind::Expiry,
            self.word(["decline", "拒接"]),
        );
    }

    fn node(&mut self, from: usize, node: &Node) {
        if let Some(to) = &node.to {
            self.edge(from, to, GraphEdgeKind::Goes, "");
        }
        for branch in node
            .branch
            .iter()
            .filter(|branch| self.may_hold(branch.when.as_ref()))
            .collect::<Vec<_>>()
        {
            let label = branch.when.as_ref().map_or_else(
                || self.word(["otherwise", "其他情况"]).to_owned(),
                |when| in_words(when, self.choice.is_chinese),
            );
            self.edge(from, &branch.to, GraphEdgeKind::Condition, &label);
        }
        if let Some(detour) = &node.call {
            self.edge(from, &detour.to, GraphEdgeKind::Detour, "");
            self.edge(
                from,
                &detour.then,
                GraphEdgeKind::AfterDetour,
                self.word(["then", "之后"]),
            );
        }
        let Some(ask) = &node.ask else {
            return;
        };
        for option in ask
            .options
            .iter()
            .filter(|option| self.may_hold(option.when.as_ref()))
            .collect::<Vec<_>>()
        {
            let label = self
                .texts
                .text(&format!("node/{}/{}/label", node.id, option.id), &option.label);
            self.edge(
                from,
                &option.to,
                GraphEdgeKind::Answer,
                &answer_words(&option.id, &label),
            );
        }
        if let Some(to) = ask.on_expiry.as_ref().and_then(|expiry| expiry.to.as_ref()) {
            let within = ask
                .within
                .as_ref()
                .map_or_else(String::new, |within| within.value.to_string());
            self.edge(from, to, GraphEdgeKind::Expiry, &within);
        }
    }

    fn softphone(&mut self) {
        let scenario = self.scenario;
        let is_chinese = self.choice.is_chinese;
        let from = self.graph.nodes.len();
        self.graph.nodes.push(place("", GraphNodeKind::Softphone, ""));
        let mut key = |outcome: &Outcome, label: &str| {
            if let Some(to) = &outcome.to {
                self.edge(from, to, GraphEdgeKind::Softphone, label);
            }
        };
        key(&scenario.hang_up, ["hang-up", "挂断"][usize::from(is_chinese)]);
        for transfer in &scenario.transfers {
            let desk = &transfer.id;
            let warm = sentence!("transfer {desk} warm", "先交代再转接 {desk}");
            let cold = sentence!("transfer {desk} cold", "直接转接 {desk}");
            key(&transfer.warm, warm.wording(is_chinese));
            key(&transfer.cold, cold.wording(is_chinese));
        }
    }

    fn thresholds(&mut self) {
        let customer = &self.scenario.customer;
        let from = self.graph.nodes.len();
        self.graph.nodes.push(place("", GraphNodeKind::Threshold, ""));
        let (tension, patience) = (
            self.word(["tension 100", "紧张 100"]),
            self.word(["patience 0", "耐心 0"]),
        );
        self.edge(from, &customer.at_full_tension, GraphEdgeKind::Threshold, tension);
        self.edge(from, &customer.at_no_patience, GraphEdgeKind::Threshold, patience);
    }
}

/// An option as it stands at its way: the id, and as much of the label as there is room for.
fn answer_words(id: &str, label: &str) -> String {
    let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
    let short = match label.char_indices().nth(LONGEST_LABEL) {
        Some((end, _)) => format!("{}…", label[..end].trim_end()),
        None => label,
    };
    match short.is_empty() {
        true => id.to_owned(),
        false => format!("{id}: {short}"),
    }
}

fn place(id: &str, kind: GraphNodeKind, note: &str) -> GraphNode {
    let note = note.split_whitespace().collect::<Vec<_>>().join(" ");
    let note = match note.char_indices().nth(LONGEST_NOTE) {
        Some((end, _)) => format!("{}…", note[..end].trim_end()),
        None => note,
    };
    GraphNode {
        id: id.to_owned(),
        kind,
        note,
        is_reachable: false,
        is_trap: false,
    }
}

fn kind_of(node: &Node) -> GraphNodeKind {
    match node {
        node if node.ask.is_some() => GraphNodeKind::Decision,
        node if !node.branch.is_empty() => GraphNodeKind::Branch,
        node if node.call.is_some() => GraphNodeKind::Detour,
        node if node.back => GraphNodeKind::Return,
        _ => GraphNodeKind::Passage,
    }
}

/// Which places a way leads to. The softphone works and thresholds are met as soon as there is a decision.
fn reached(graph: &CallGraph) -> Vec<bool> {
    let mut ways = vec![Vec::new(); graph.nodes.len()];
    for edge in &graph.edges {
        ways[edge.from].push(edge.to);
    }
    let everywhere = (0..graph.nodes.len()).filter(|place| {
        matches!(
            graph.nodes[*place].kind,
            GraphNodeKind::Softphone | GraphNodeKind::Threshold
        )
    });
    let everywhere: Vec<usize> = everywhere.collect();
    let mut reached = vec![false; graph.nodes.len()];
    let mut waiting = vec![0];
    while let Some(place) = waiting.pop() {
        let Some(is_reached) = reached.get_mut(place) else {
            continue;
        };
        if !std::mem::replace(is_reached, true) {
            waiting.extend(&ways[place]);
            if graph.nodes[place].kind == GraphNodeKind::Decision {
                waiting.extend(&everywhere);
            }
        }
    }
    reached
}

fn only(graph: &CallGraph, wanted: &[bool]) -> CallGraph {
    let mut numbers = vec![None; graph.nodes.len()];
    let mut nodes = Vec::new();
    for (place, node) in graph.nodes.iter().enumerate().filter(|(place, _)| wanted[*place]) {
        numbers[place] = Some(nodes.len());
        nodes.push(node.clone());
    }
    let edges = graph.edges.iter().filter_map(|edge| {
        Some(GraphEdge {
            from: numbers[edge.from]?,
            to: numbers[edge.to]?,
            ..edge.clone()
        })
    });
    CallGraph {
        title: graph.title.clone(),
        language: graph.language.clone(),
        is_chinese: graph.is_chinese,
        edges: edges.collect(),
        nodes,
    }
}

//! What an author sees of a call: its graph and its texts, what is wrong with the file, what is proven, what is simulated.
//!
//! The graph is of the last good version; findings are of the file as it stands now. So a broken file takes nothing away.

mod file_places;
mod finding;
mod node_text;
mod results;

use std::collections::{BTreeMap, BTreeSet};

use file_places::FilePlaces;
use node_text::Texts;

pub use finding::AuthorFinding;
pub use node_text::{NodeText, OptionText};
pub use results::{CertificateView, EndingRange, ItemPoint, StatisticsView};

use crate::sim::check::CheckedScenario;
use crate::sim::check::role::{Role, role};
use crate::sim::crowd::SimulatedStatistics;
use crate::sim::diagnostic::{Diagnostic, Severity};
use crate::sim::prove::certificate::Certificate;
use crate::sim::scenario::model::FactType;
use crate::sim::writing::call_graph::{CallGraph, GraphChoice, GraphNode, GraphNodeKind, call_graph};
use crate::sim::writing::graph_layout::{GraphLayout, layout_of_sizes};
use crate::sim::writing::graph_words::{ToldPlace, node_size, note_lines};
use crate::words::Words;

/// Findings that say that nobody gets out of a place.
const TRAPS: [&str; 7] = [
    "trap",
    "proven-trap",
    "endless-loop",
    "no-way-on",
    "no-return",
    "empty-choices",
    "proven-empty-choices",
];
/// Findings that say that nobody gets to a place.
const UNREACHABLE: [&str; 3] = ["unreachable-node", "unreachable-ending", "unreached"];

/// What the view is made of.
#[derive(Debug, Clone, Copy)]
pub struct AuthorMaterial<'m> {
    /// The call's id.
    pub id: &'m str,
    /// The last good version, or the file as it stands if its only errors are traps; none if there has been neither.
    pub good: Option<&'m CheckedScenario>,
    /// Whether it is the file as it stands, with traps.
    pub has_traps: bool,
    /// What is wrong with the call's files as they stand now.
    pub findings: &'m [Diagnostic],
    /// The texts of these files by name.
    pub texts: &'m BTreeMap<String, String>,
    /// What was proven of the good version.
    pub certificate: Option<&'m Certificate>,
    /// What simulated trainees made of the good version.
    pub statistics: Option<&'m SimulatedStatistics>,
    /// What has been seen in plays: `NODE` and `NODE/OPTION`.
    pub seen: &'m BTreeSet<String>,
    /// Whether something is being proved or simulated.
    pub is_working: bool,
    /// Whether the call's files have been read.
    pub is_read: bool,
    /// The interface's words.
    pub words: &'m Words,
}

/// The author screen.
#[derive(Debug, Clone, Default)]
pub struct AuthorView {
    /// The call's id.
    pub id: String,
    /// Its title in the good version.
    pub title: String,
    /// Why the file as it stands cannot be used; the screen then shows the last good version.
    pub broken: Option<String>,
    /// Whether it shows the file as it stands all the same, because its only errors are traps.
    pub has_traps: bool,
    /// Whether there is a good version to show.
    pub has_good_version: bool,
    /// The places, in the order of the file, with the numbers of the graph.
    pub nodes: Vec<AuthorNode>,
    /// The graph.
    pub graph: CallGraph,
    /// Where everything stands in the picture.
    pub layout: GraphLayout,
    /// What is wrong, errors first, then by file and line.
    pub findings: Vec<AuthorFinding>,
    /// The mood at the start: tension, trust, patience.
    pub mood: [u8; 3],
    /// Facts that a play can begin with.
    pub facts: Vec<AuthorFact>,
    /// What is proven.
    pub certificate: Option<CertificateView>,
    /// What is simulated.
    pub statistics: Option<StatisticsView>,
    /// Whether something is being proved or simulated; it can be stopped, and nothing else can be begun before.
    pub is_working: bool,
    /// Whether the call's files have been read; before that nothing is known of it.
    pub is_read: bool,
}

/// One place of the call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorNode {
    /// The id by which it is selected: that of the file, or a word in brackets for the beginning, softphone and mood.
    pub id: String,
    /// What is shown as its name.
    pub name: String,
    /// What it is.
    pub kind: GraphNodeKind,
    /// What it is, in a word.
    pub kind_word: String,
    /// Who speaks first; empty if nobody does.
    pub speaker: String,
    /// What is said first, cut, or the ending's title.
    pub line: String,
    /// How many findings are about it.
    pub findings: usize,
    /// Whether one of them is an error.
    pub has_error: bool,
    /// Whether nobody gets there.
    pub is_unreachable: bool,
    /// Whether nobody gets out.
    pub is_trap: bool,
    /// Whether it has been seen in a play.
    pub is_seen: bool,
    /// Whether a play can begin there.
    pub can_begin: bool,
    /// What stands below its name in the graph: what it is unless its outline says so, and what is wrong with it; may be empty.
    pub marks: String,
    /// Below that: what is said first, or the ending's title, on as many lines as there are in the graph.
    pub note: Vec<String>,
    /// Everything that stands there.
    pub text: NodeText,
}

/// A fact that a play can begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorFact {
    /// Its id.
    pub id: String,
    /// What it can be, as the file writes it; the first is what it is at the start.
    pub values: Vec<String>,
    /// Whether it can only be or not be; then its values have words of their own.
    pub is_flag: bool,
}

impl AuthorView {
    /// Whether what is shown is the file as it stands, without errors, so that it can be proven and simulated.
    pub fn can_be_proven(&self) -> bool {
        self.has_good_version && self.broken.is_none()
    }

    /// The place with this id.
    pub fn node(&self, id: &str) -> Option<&AuthorNode> {
        self.nodes.iter().find(|node| node.id == id)
    }

    /// What is wrong with this place, or with the whole call where the finding names no place.
    pub fn findings_at<'v>(&'v self, id: &'v str) -> impl Iterator<Item = &'v AuthorFinding> {
        self.findings
            .iter()
            .filter(move |finding| finding.node.as_deref() == Some(id))
    }

    /// Gives every place the room that its words take, which what is wrong with it is among.
    pub fn lay_out(&mut self, words: &Words) {
        for node in &mut self.nodes {
            let place = ToldPlace {
                kind: node.kind,
                is_named_by_kind: node.kind_word == node.name,
                is_unreachable: node.is_unreachable,
                is_trap: node.is_trap,
            };
            let wrong = ["author-unreachable", "author-trap"].map(|key| words.text(key));
            let [unreachable, trap] = wrong.each_ref().map(String::as_str);
            node.marks = place.told([&node.kind_word, unreachable, trap]).join(" · ");
        }
        let size = |node: &AuthorNode| {
            let marks = Some(&node.marks).filter(|marks| !marks.is_empty());
            let lines: Vec<String> = marks.into_iter().chain(&node.note).cloned().collect();
            node_size(node.kind, &node.name, &lines)
        };
        let sizes: Vec<(i64, i64)> = self.nodes.iter().map(size).collect();
        self.layout = layout_of_sizes(&self.graph, &sizes);
    }
}

/// Makes the view. Nothing is read and nothing is computed that takes long.
pub fn author_view(material: &AuthorMaterial<'_>) -> AuthorView {
    let mut view = AuthorView {
        id: material.id.to_owned(),
        title: material.id.to_owned(),
        is_working: material.is_working,
        is_read: material.is_read,
        has_traps: material.has_traps,
        ..AuthorView::default()
    };
    if let Some(good) = material.good {
        fill_in_good(&mut view, material, good);
    }
    let ids: BTreeSet<&str> = view.nodes.iter().map(|node| node.id.as_str()).collect();
    let places = FilePlaces::new(material.texts, &ids, material.words.locale().is_chinese());
    let mut findings: Vec<AuthorFinding> = material.findings.iter().map(|found| places.finding(found)).collect();
    // What is proven is the last good version: while the file is broken, its lines are not those of the file.
    let is_good = findings.iter().all(|finding| finding.severity != Severity::Error);
    if let Some(certificate) = material.certificate {
        findings.extend(certificate.findings.iter().map(|found| {
            let finding = AuthorFinding::proven(found, &ids, material.words.locale());
            let line = is_good.then(|| places.line(&found.file, found.span)).flatten();
            match line {
                Some((line, source)) => AuthorFinding {
                    file: found.file.clone(),
                    line,
                    source,
                    ..finding
                },
                None => finding,
            }
        }));
    }
    findings.sort_by_cached_key(|finding| (finding.severity, finding.is_proven, finding.file.clone(), finding.line));
    let first_error = findings
        .iter()
        .find(|finding| finding.severity == Severity::Error && !finding.is_proven);
    view.broken = match is_gone(material) {
        true => Some(material.words.text("author-file-gone")),
        false => first_error.map(|finding| finding.sentence(material.words)),
    };
    mark_nodes(&mut view.nodes, &findings);
    view.findings = findings;
    view.lay_out(material.words);
    view
}

/// Whether the call's own file was not among the files that were read last: it was removed or renamed.
fn is_gone(material: &AuthorMaterial<'_>) -> bool {
    let is_own = |file: &String| matches!(role(file), Role::Scenario(call) if call == material.id);
    material.is_read && !material.texts.is_empty() && !material.texts.keys().any(is_own)
}

fn fill_in_good(view: &mut AuthorView, material: &AuthorMaterial<'_>, good: &CheckedScenario) {
    let scenario = &good.scenario;
    let texts = Texts::new(good, material.words);
    view.has_good_version = true;
    view.title = texts.text("title", &scenario.title);
    let choice = GraphChoice {
        is_chinese: material.words.locale().is_chinese(),
        ..GraphChoice::default()
    };
    view.graph = call_graph(good, &choice);
    let mood = &scenario.customer.mood;
    view.mood = [mood.tension.value, mood.trust.value, mood.patience.value];
    view.facts = scenario
        .facts
        .iter()
        .map(|fact| AuthorFact {
            id: fact.id.value.clone(),
            is_flag: matches!(fact.is, FactType::Flag),
            values: match &fact.is {
                FactType::Flag => vec!["no".to_owned(), "yes".to_owned()],
                FactType::Count(most) => (0..=most.value).map(|number| number.to_string()).collect(),
                FactType::OneOf(values) => values.iter().map(|value| value.value.clone()).collect(),
            },
        })
        .collect();
    // Beginning, nodes and endings stand in the graph in the order of the file.
    let nodes = view.graph.nodes.iter().enumerate();
    view.nodes = nodes
        .map(|(place, node)| {
            let text = match place.checked_sub(1) {
                Some(index) if index < scenario.nodes.len() => texts.node(&scenario.nodes[index], material.seen),
                Some(index) => match scenario.endings.get(index - scenario.nodes.len()) {
                    Some(ending) => texts.ending(ending),
                    None => NodeText::default(),
                },
                None => NodeText::default(),
            };
            author_node(node, text, material)
        })
        .collect();
    see_silent_places(view);
    view.certificate = material
        .certificate
        .map(|certificate| CertificateView::new(certificate, &texts, material.words.locale()));
    view.statistics = material
        .statistics
        .and_then(|statistics| StatisticsView::new(statistics, good));
}

/// A play tells nothing of branches: they have been passed if an option that was chosen leads there, or if a place behind them that was
/// come to has no other way in. The beginning has been passed by every play.
fn see_silent_places(view: &mut AuthorView) {
    if view.nodes.iter().any(|node| node.is_seen)
        && let Some(beginning) = view.nodes.first_mut()
    {
        beginning.is_seen = true;
    }
    let options = view.nodes.iter().flat_map(|node| &node.text.options);
    let chosen: BTreeSet<String> = options
        .filter(|option| option.is_seen)
        .map(|option| option.to.clone())
        .collect();
    // From where every way into a place comes, if they all come from one.
    let mut only_from: Vec<Option<usize>> = vec![None; view.nodes.len()];
    let mut is_mixed = vec![false; view.nodes.len()];
    for edge in &view.graph.edges {
        is_mixed[edge.to] |= only_from[edge.to].is_some_and(|from| from != edge.from);
        only_from[edge.to] = Some(edge.from);
    }
    let is_branch = |node: &AuthorNode| node.kind == GraphNodeKind::Branch;
    let by_option = |node: &AuthorNode| is_branch(node) && chosen.contains(&node.id);
    for node in view.nodes.iter_mut().filter(|node| by_option(node)) {
        node.is_seen = true;
    }
    let mut seen: Vec<usize> = (0..view.nodes.len())
        .filter(|place| view.nodes[*place].is_seen)
        .collect();
    while let Some(place) = seen.pop() {
        let Some(from) = only_from[place].filter(|_| !is_mixed[place]) else {
            continue;
        };
        if is_branch(&view.nodes[from]) && !view.nodes[from].is_seen {
            view.nodes[from].is_seen = true;
            seen.push(from);
        }
    }
}

fn author_node(node: &GraphNode, text: NodeText, material: &AuthorMaterial<'_>) -> AuthorNode {
    let words = material.words;
    let kind_word = match node.kind {
        GraphNodeKind::Ending(kind) => words.named("ending", &kind),
        kind => words.named("author-kind", &kind),
    };
    let has_id = !node.id.is_empty();
    AuthorNode {
        id: match has_id {
            true => node.id.clone(),
            false => format!("[{:?}]", node.kind).to_lowercase(),
        },
        name: if has_id { node.id.clone() } else { kind_word.clone() },
        kind: node.kind,
        kind_word,
        speaker: text.lines.first().map_or_else(String::new, |(who, _)| who.clone()),
        line: node.note.clone(),
        findings: 0,
        has_error: false,
        is_unreachable: !node.is_reachable,
        is_trap: false,
        is_seen: material.seen.contains(&node.id),
        marks: String::new(),
        note: note_lines(&node.note),
        can_begin: has_id && !matches!(node.kind, GraphNodeKind::Ending(_)),
        text,
    }
}

fn mark_nodes(nodes: &mut [AuthorNode], findings: &[AuthorFinding]) {
    let mut of_node: BTreeMap<&str, Vec<&AuthorFinding>> = BTreeMap::new();
    for finding in findings {
        if let Some(node) = &finding.node {
            of_node.entry(node).or_default().push(finding);
        }
    }
    for node in nodes {
        let Some(found) = of_node.get(node.id.as_str()) else {
            continue;
        };
        node.findings = found.len();
        node.has_error = found.iter().any(|finding| finding.severity == Severity::Error);
        node.is_trap = found.iter().any(|finding| TRAPS.contains(&finding.code));
        // `unreached` also speaks of options and lines; then the node itself is met.
        node.is_unreachable |= found
            .iter()
            .any(|finding| UNREACHABLE.contains(&finding.code) && finding.is_about_whole_node);
    }
}

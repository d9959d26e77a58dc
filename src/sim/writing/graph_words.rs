//! The words in a picture of a call, and how much room they take.
//!
//! Room is counted in cells, as in a terminal: Chinese characters take two. A little too much room does no harm.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use super::call_graph::{CallGraph, GraphNode, GraphNodeKind};
use super::graph_shape::GraphShape;
use crate::sim::scenario::model::EndingKind;

/// The size of the picture's letters, in points.
pub const LETTERS: i64 = 12;
/// The size of the letters of a name.
pub const NAME_LETTERS: i64 = 13;
/// The width of a cell, in points, in the picture's letters.
pub const CELL: i64 = 7;
/// The height of a line of them.
pub const LINE: i64 = 15;
/// Between the name of a place and what stands below it.
pub const BELOW_NAME: i64 = 2;
/// Around the words of a sign.
const SIGN_PADDING: i64 = 9;
/// The longest line of a note, in cells.
const NOTE_CELLS: usize = 30;
/// The longest label, in cells.
const LABEL_CELLS: usize = 34;

/// What kind of place it is, in a word or two of English or of Chinese; of an ending, what the author's screen says of it.
pub fn kind_word(kind: GraphNodeKind, is_chinese: bool) -> &'static str {
    let words = match kind {
        GraphNodeKind::Beginning => ["beginning", "开始"],
        GraphNodeKind::Decision => ["decision", "选择"],
        GraphNodeKind::Branch => ["branch", "分支"],
        GraphNodeKind::Detour => ["detour", "绕行"],
        GraphNodeKind::Passage => ["passage", "经过"],
        GraphNodeKind::Return => ["return", "返回"],
        GraphNodeKind::Softphone => ["softphone", "电话按键"],
        GraphNodeKind::Threshold => ["mood", "情绪"],
        GraphNodeKind::Ending(EndingKind::Ideal) => ["As good as it gets", "最好的结果"],
        GraphNodeKind::Ending(EndingKind::Partial) => ["Something stayed open", "还有事情没了结"],
        GraphNodeKind::Ending(EndingKind::BadCare) => ["The person was let down", "辜负了对方"],
        GraphNodeKind::Ending(EndingKind::BadRule) => ["A rule was broken", "违反了规定"],
    };
    words[usize::from(is_chinese)]
}

/// A place, as far as it decides what is told of it below its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToldPlace {
    /// What it is.
    pub kind: GraphNodeKind,
    /// Whether its name is what it is, because it has no id.
    pub is_named_by_kind: bool,
    /// Whether nothing leads to it.
    pub is_unreachable: bool,
    /// Whether a play cannot come out of it.
    pub is_trap: bool,
}

impl ToldPlace {
    /// Those of the three words that are told of it, in this order: its kind, that it is unreachable, that it is a trap. Most places are
    /// decisions and passages, whose outlines say so; and a name is not told twice.
    pub fn told<W>(self, [kind, unreachable, trap]: [W; 3]) -> Vec<W> {
        let is_usual = matches!(self.kind, GraphNodeKind::Decision | GraphNodeKind::Passage);
        let words = [
            (!is_usual && !self.is_named_by_kind, kind),
            (self.is_unreachable, unreachable),
            (self.is_trap, trap),
        ];
        words
            .into_iter()
            .filter_map(|(is_so, word)| is_so.then_some(word))
            .collect()
    }
}

/// The name of a node: its id, or what it is.
pub fn node_name(node: &GraphNode, is_chinese: bool) -> &str {
    if node.id.is_empty() {
        kind_word(node.kind, is_chinese)
    } else {
        &node.id
    }
}

/// What stands under the name: the kind, unless it is the usual one, then the note on one or two lines.
pub fn node_lines(node: &GraphNode, is_chinese: bool) -> Vec<String> {
    let [unreachable, trap, comma] = [["unreachable", "trap", ", "], ["到不了", "陷阱", "，"]][usize::from(is_chinese)];
    let place = ToldPlace {
        kind: node.kind,
        is_named_by_kind: node.id.is_empty(),
        is_unreachable: !node.is_reachable,
        is_trap: node.is_trap,
    };
    let told = place.told([kind_word(node.kind, is_chinese), unreachable, trap]);
    let told = Some(told.join(comma)).filter(|told| !told.is_empty());
    told.into_iter().chain(note_lines(&node.note)).collect()
}

/// The labels of some edges, one on each line.
pub fn label_lines(graph: &CallGraph, edges: &[usize]) -> Vec<String> {
    let labels = edges
        .iter()
        .filter_map(|edge| graph.edges.get(*edge))
        .map(|edge| &edge.label);
    labels
        .filter(|label| !label.is_empty())
        .map(|label| cut(label, LABEL_CELLS))
        .collect()
}

/// What stands on a sign that leads to a node.
pub fn sign_words(node: &GraphNode, is_chinese: bool) -> String {
    format!("→ {}", node_name(node, is_chinese))
}

/// Width and height of a place of this kind, with this name and with these lines below it.
pub fn node_size(kind: GraphNodeKind, name: &str, lines: &[String]) -> (i64, i64) {
    // The name is in larger letters.
    let name = (name.width() as i64 * (CELL + 1)).max(40);
    let (width, height) = text_size(lines);
    let margins = GraphShape::of(kind).margins();
    (
        width.max(name) + 2 * margins.beside,
        height + LINE + BELOW_NAME + 2 * margins.above,
    )
}

/// Width and height of a sign.
pub(super) fn sign_size(node: &GraphNode, is_chinese: bool) -> (i64, i64) {
    let (width, height) = text_size(&[sign_words(node, is_chinese)]);
    (width + 2 * SIGN_PADDING, height + 6)
}

/// Width and height of lines of small letters.
pub(super) fn text_size(lines: &[String]) -> (i64, i64) {
    let widest = lines.iter().map(|line| line.width()).max().unwrap_or(0);
    (widest as i64 * CELL, lines.len() as i64 * LINE)
}

fn cut(words: &str, most: usize) -> String {
    if words.width() <= most {
        return words.to_owned();
    }
    let (mut text, mut cells) = (String::new(), 0);
    for c in words.chars() {
        cells += c.width().unwrap_or(0);
        if cells >= most {
            break;
        }
        text.push(c);
    }
    text.trim_end().to_owned() + "…"
}

/// A note on one or two lines. Words stay whole where there are spaces; Chinese has none.
pub fn note_lines(note: &str) -> Vec<String> {
    if note.width() <= NOTE_CELLS {
        return Some(note.to_owned())
            .filter(|note| !note.is_empty())
            .into_iter()
            .collect();
    }
    let mut end = 0;
    let mut cells = 0;
    let mut chars = note.char_indices().peekable();
    while let Some((place, c)) = chars.next() {
        cells += c.width().unwrap_or(0);
        if cells > NOTE_CELLS {
            break;
        }
        // No Chinese line begins with a mark that closes something.
        let is_closed_next = chars
            .peek()
            .is_some_and(|(_, next)| "，。？！：；、）》”’…".contains(*next));
        if c == ' ' || (c.width() == Some(2) && !is_closed_next) {
            end = place + c.len_utf8();
        }
    }
    if end == 0 {
        return vec![cut(note, NOTE_CELLS)];
    }
    let (first, second) = note.split_at(end);
    vec![first.trim_end().to_owned(), cut(second.trim_start(), NOTE_CELLS)]
}

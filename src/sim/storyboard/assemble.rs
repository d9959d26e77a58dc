//! From rows that are understood to the tree of a call: what belongs together is brought together, in the order of the sheet.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::Column;
use super::grid::{Headers, SheetProblem};
use super::import::{ReadRow, Translated};
use super::kinds::Place;
use super::tree::{CellPlace, Shape, Tree};
use crate::sim::sentence::sentence;

/// A call as a sheet has it.
#[derive(Debug)]
pub struct Assembled {
    /// The call.
    pub tree: Tree,
    /// Translations by key.
    pub translations: BTreeMap<String, Translated>,
    /// For each text that can be translated, by key, the cell of its translation; of the text, if the sheet has no such column.
    pub texts: BTreeMap<String, CellPlace>,
}

/// Brings the rows together.
pub fn assemble(rows: Vec<ReadRow>, headers: &Headers, problems: &mut Vec<SheetProblem>) -> Assembled {
    let named_nodes = rows
        .iter()
        .filter(|row| row.kind.place == Place::Node)
        .map(|row| row.node.clone())
        .collect();
    let mut assembler = Assembler {
        headers,
        problems,
        tree: Tree::empty_group(),
        translations: BTreeMap::new(),
        texts: BTreeMap::new(),
        named_nodes,
        entries: BTreeMap::new(),
        owners: BTreeMap::new(),
        lines: BTreeMap::new(),
        counts: BTreeMap::new(),
    };
    let (remarks, rows): (Vec<ReadRow>, Vec<ReadRow>) =
        rows.into_iter().partition(|row| row.kind.place == Place::Comment);
    let rows = assembler.pass(rows, Assembler::whole);
    let rows = assembler.pass(rows, Assembler::inner);
    let rows = assembler.pass(rows, Assembler::reply);
    assembler.pass(rows, Assembler::wording);
    let Assembler {
        mut tree,
        translations,
        texts,
        ..
    } = assembler;
    super::assemble_finish::complete(&mut tree);
    super::layout_order::sort(&mut tree);
    for remark in &remarks {
        let text = remark.group.get("text").and_then(Tree::words).unwrap_or_default();
        super::remarks::put(&mut tree, &remark.of, text);
    }
    Assembled {
        tree,
        translations,
        texts,
    }
}

/// The way to a group: lists with the number of an element, then a path.
#[derive(Debug, Clone, Default)]
pub(super) struct Way {
    pub(super) steps: Vec<(String, usize)>,
    pub(super) rest: &'static str,
}

pub(super) struct Assembler<'a> {
    pub(super) headers: &'a Headers,
    pub(super) problems: &'a mut Vec<SheetProblem>,
    pub(super) tree: Tree,
    pub(super) translations: BTreeMap<String, Translated>,
    pub(super) texts: BTreeMap<String, CellPlace>,
    pub(super) named_nodes: BTreeSet<String>,
    /// Elements of lists by list and id.
    pub(super) entries: BTreeMap<(&'static str, String), usize>,
    /// What replies can belong to, by node and name, and what its keys begin with.
    pub(super) owners: BTreeMap<[String; 2], (Way, String)>,
    /// Lines by node, owner and id, and their keys.
    pub(super) lines: BTreeMap<[String; 3], (Way, String)>,
    /// How many there are already under a key that counts.
    pub(super) counts: BTreeMap<String, usize>,
}

impl Assembler<'_> {
    fn pass(&mut self, rows: Vec<ReadRow>, take: fn(&mut Self, ReadRow) -> Option<ReadRow>) -> Vec<ReadRow> {
        rows.into_iter().filter_map(|row| take(self, row)).collect()
    }

    /// What stands for itself. Other rows come back.
    fn whole(&mut self, row: ReadRow) -> Option<ReadRow> {
        match row.kind.place {
            Place::Setting { .. } => self.setting(row),
            Place::Value => self.value(row),
            Place::Group(path, prefix) => self.group(row, path, prefix),
            Place::Entry(list @ "reviewed", _) if row.group.is_empty() => {
                let slot = self.tree.slot(list);
                if slot.is_empty() {
                    *slot = Tree::new(Shape::List(Vec::new())).at(row.place);
                }
            }
            Place::Entry(list, prefix) => {
                self.translate(&row, &format!("{prefix}/{}", row.id));
                let index = self.tree.push(list, row.group);
                self.entries.entry((list, row.id)).or_insert(index);
            }
            Place::Node => self.whole_node(row),
            Place::NodeGroup(_) | Place::NodeEntry(_) | Place::Back => {
                if row.node.is_empty() {
                    let kind = row.kind.words();
                    let message = sentence!(
                        "is empty, and nothing above names a node; a {kind} belongs to one",
                        "是空的，上面也没有写节点；“{kind}”要属于一个节点"; kind
                    );
                    self.wrong(&row, Some(Column::Node), message);
                    return None;
                }
                // A draft may leave out the row of a node that only speaks and asks.
                if !self.named_nodes.contains(&row.node) && !self.entries.contains_key(&("nodes", row.node.clone())) {
                    self.node(&row);
                }
                return Some(row);
            }
            _ => return Some(row),
        }
        None
    }

    /// A group of fields that a call has once.
    fn group(&mut self, row: ReadRow, path: &'static str, prefix: &str) {
        let is_twice = self.counts.insert(format!("group {path}"), 1).is_some();
        if is_twice {
            let kind = row.kind.words();
            let message = sentence!(
                "is a second row of the kind \"{kind}\"; there can be one",
                "是第二个“{kind}”行；只能有一个"; kind
            );
            self.wrong(&row, None, message);
            return;
        }
        let way = Way {
            steps: Vec::new(),
            rest: path,
        };
        self.owners.insert(
            [String::new(), row.kind.word[0].to_owned()],
            (way.clone(), prefix.to_owned()),
        );
        self.translate(&row, prefix);
        self.fill(&way, row.group);
    }

    /// A node with its own name.
    fn whole_node(&mut self, row: ReadRow) {
        if row.node.is_empty() {
            let message = sentence!("is empty; a node needs a name", "是空的；节点需要名字");
            self.wrong(&row, Some(Column::Node), message);
            return;
        }
        if self.entries.contains_key(&("nodes", row.node.clone())) {
            let message = sentence!(
                "names the node \"{node}\" a second time",
                "第二次写节点“{node}”",
                node = row.node
            );
            self.wrong(&row, Some(Column::Node), message);
            return;
        }
        let index = self.node(&row);
        let way = Way {
            steps: vec![("nodes".to_owned(), index)],
            rest: "",
        };
        self.fill(&way, row.group);
    }

    /// What belongs to an entry or to a node.
    fn inner(&mut self, row: ReadRow) -> Option<ReadRow> {
        match row.kind.place {
            Place::Inner(list, inner) => {
                let index = self.entry(&row, list)?;
                let count = self.counts.entry(format!("{list} {} {inner}", row.of)).or_default();
                *count += 1;
                let key = format!("{list}/{}/{count}", row.of);
                self.translate(&row, &key);
                let element = match inner {
                    "rows" => super::assemble_finish::pair(row.group),
                    _ => row.group,
                };
                self.tree.element_slot(list, index)?.push(inner, element);
            }
            Place::Part(list, part) => {
                let index = self.entry(&row, list)?;
                let prefix = format!("transfer/{}/{part}", row.of);
                let way = Way {
                    steps: vec![(list.to_owned(), index)],
                    rest: part,
                };
                self.owners.insert(
                    [String::new(), format!("{} {part}", row.of)],
                    (way.clone(), prefix.clone()),
                );
                self.translate(&row, &prefix);
                self.once(&row, &way)?;
                self.fill(&way, row.group);
            }
            Place::NodeGroup(_) | Place::NodeEntry(_) | Place::Back => {
                let index = *self.entries.get(&("nodes", row.node.clone()))?;
                self.of_node(row, index)?;
            }
            _ => return Some(row),
        }
        None
    }

    fn of_node(&mut self, row: ReadRow, index: usize) -> Option<()> {
        let steps = vec![("nodes".to_owned(), index)];
        let prefix = format!("node/{}", row.node);
        match row.kind.place {
            Place::NodeGroup(path) => {
                let way = Way { steps, rest: path };
                if path == "ask.on_expiry" {
                    let prefix = format!("{prefix}/expiry");
                    self.translate(&row, &prefix);
                    self.owners
                        .insert([row.node.clone(), "on expiry".to_owned()], (way.clone(), prefix));
                }
                self.once(&row, &way)?;
                self.fill(&way, row.group);
            }
            Place::NodeEntry(path) => {
                let key = format!("{prefix}/{}", row.id);
                self.translate(&row, &key);
                let number = self.tree.element_slot("nodes", index)?.push(path, row.group);
                let way = Way {
                    steps: [steps, vec![(path.to_owned(), number)]].concat(),
                    rest: "",
                };
                match path {
                    "ask.options" => drop(self.owners.entry([row.node, row.id]).or_insert((way, key))),
                    _ => drop(
                        self.lines
                            .entry([row.node, String::new(), row.id])
                            .or_insert((way, key)),
                    ),
                }
            }
            _ => *self.tree.element_slot("nodes", index)?.slot("back") = Tree::bare("true").at(row.place),
        }
        Some(())
    }

    fn node(&mut self, row: &ReadRow) -> usize {
        let mut node = Tree::empty_group().at(row.place);
        let cell = self.headers.columns.get(&Column::Node).map(|index| *index as u32);
        let place = CellPlace {
            column: cell,
            ..row.place
        };
        *node.slot("id") = Tree::text(row.node.clone()).at(place);
        let index = self.tree.push("nodes", node);
        self.entries.insert(("nodes", row.node.clone()), index);
        index
    }
}

pub(super) fn at<'t>(tree: &'t mut Tree, steps: &[(String, usize)]) -> Option<&'t mut Tree> {
    steps
        .iter()
        .try_fold(tree, |tree, (list, index)| tree.element_slot(list, *index))
}

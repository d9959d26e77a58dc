//! What a tree still lacks when all rows are in it: lists that a file must have, and the form of desktop rows.

use super::columns::about;
use super::kinds::{Kind, kind_of, kinds};
use super::settings::SETTINGS;
use super::tree::{Shape, Tree};
use crate::sim::sentence::{Sentence, sentence};

/// The two texts of a desktop row.
pub(super) fn pair(group: Tree) -> Tree {
    let part = |path: &str| group.get(path).cloned().unwrap_or_else(|| Tree::text(""));
    Tree {
        shape: Shape::Tuple(vec![part("label"), part("text")]),
        ..group
    }
}

/// Rows that every call needs and that are not there, each as a sentence, so that all of them are named at once.
pub fn missing_rows(tree: &Tree) -> Vec<Sentence> {
    const OPTIONAL: [&str; 3] = ["content_notes", "policies", "rubric.pass"];
    let mut missing = Vec::new();
    for setting in SETTINGS.iter().filter(|setting| !OPTIONAL.contains(&setting.path)) {
        if tree.get(setting.path).is_none() {
            let [english, chinese] = setting.id;
            let (kind, kind_in_chinese) = if setting.is_of_customer {
                ("customer", "客户")
            } else {
                ("call", "通话")
            };
            missing.push(Sentence {
                english: format!("The sheet has no row \"{kind}\" with the id \"{english}\" and a value in \"Text\"."),
                chinese: format!("表里没有编号为“{chinese}”、在“正文”里有值的“{kind_in_chinese}”行。"),
            });
        }
    }
    for (kind, path) in [
        ("weights", "rubric.weights"),
        ("mood", "customer.mood"),
        ("opening", "opening"),
        ("hang up", "hang_up"),
    ] {
        if tree.get(path).is_none() {
            let kind = kind_of(kind).map(Kind::words).unwrap_or_default();
            missing.push(sentence!("The sheet has no row \"{kind}\".", "表里没有“{kind}”行。"; kind));
        }
    }
    missing
}

/// The header of the column that a field of the file stands in, in English and in Chinese, for messages about one that is missing.
pub fn header_of_field(field: &str) -> Option<[&'static str; 2]> {
    let of_path = |kind: &'static Kind| {
        kind.all_fields()
            .find(|known| known.path.rsplit('.').next() == Some(field))
    };
    kinds().find_map(of_path).map(|field| about(field.column).header)
}

/// Lists that a file must have even if they are empty.
pub(super) fn complete(tree: &mut Tree) {
    // There is but one format so far, and a trainer need not know that there are formats.
    if tree.get("format").is_none() {
        *tree.slot("format") = Tree::bare("1");
    }
    for list in ["nodes", "endings", "wrap_up.disposition"] {
        make_list(tree, list);
    }
    for (list, inner) in [("desktop", "rows"), ("checks", "play"), ("checks", "expect")] {
        let mut index = 0;
        while let Some(entry) = tree.element_slot(list, index) {
            make_list(entry, inner);
            index += 1;
        }
        if index == 0 {
            drop_field(tree, list);
        }
    }
    let mut index = 0;
    while let Some(node) = tree.element_slot("nodes", index) {
        if node.get("ask").is_some() {
            make_list(node, "ask.options");
        }
        index += 1;
    }
}

fn make_list(tree: &mut Tree, path: &str) {
    let slot = tree.slot(path);
    if !matches!(slot.shape, Shape::List(_)) {
        slot.shape = Shape::List(Vec::new());
    }
}

fn drop_field(tree: &mut Tree, name: &str) {
    if let Shape::Group(fields) = &mut tree.shape {
        fields.retain(|(field, _)| field != name);
    }
}

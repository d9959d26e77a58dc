//! What a tree still lacks when all rows are in it: lists that a file must have, and the form of desktop rows.

use super::tree::{Shape, Tree};

/// The two texts of a desktop row.
pub(super) fn pair(group: Tree) -> Tree {
    let part = |path: &str| group.get(path).cloned().unwrap_or_else(|| Tree::text(""));
    Tree {
        shape: Shape::Tuple(vec![part("label"), part("text")]),
        ..group
    }
}

/// Lists that a file must have even if they are empty.
pub(super) fn complete(tree: &mut Tree) {
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

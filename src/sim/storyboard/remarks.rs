//! Comments of a call's file that stand above no row of the sheet: each with the way to the value that it stands at, so that a file
//! that is written anew has them in their places.

use std::collections::BTreeMap;

use ron2::ast::{Expr, StructBody, StructField};

use super::tree::{Shape, Tree};
use crate::sim::scenario::comments::{Comment, comments};

/// Comments that stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The way to the value: names of fields, ids of elements (`#3` where there is none) and keys, with slashes between them; empty for
    /// the head of the file.
    pub at: String,
    /// The lines, without the signs of a comment.
    pub text: String,
}

/// The comments of a file that are not among the notes that a sheet has already.
pub fn remarks(text: &str, notes: &[&str]) -> Vec<Remark> {
    let Some(anchors) = Anchors::of(text) else {
        return Vec::new();
    };
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for line in notes.iter().flat_map(|note| note.lines()) {
        *known.entry(line.trim().to_owned()).or_default() += 1;
    }
    let mut found: Vec<Remark> = Vec::new();
    for comment in comments(text) {
        let content = content(comment.text);
        if let Some(count) = known.get_mut(&content).filter(|count| **count > 0) {
            *count -= 1;
            continue;
        }
        let at = anchors.nearest(text, &comment);
        match found.last_mut().filter(|last| last.at == at) {
            Some(last) => {
                last.text.push('\n');
                last.text.push_str(&content);
            }
            None => found.push(Remark { at, text: content }),
        }
    }
    found
}

/// Writes a comment above the value that this way leads to; where there is none, above what is there of the way.
pub fn put(tree: &mut Tree, at: &str, text: &str) {
    let mut steps: Vec<&str> = at.split('/').filter(|step| !step.is_empty()).collect();
    while !steps.is_empty() && found(tree, &steps).is_none() {
        steps.pop();
    }
    let Some(place) = found(tree, &steps) else { return };
    place.note = Some(match place.note.take() {
        Some(note) => format!("{note}\n{text}"),
        None => text.to_owned(),
    });
}

fn found<'t>(tree: &'t mut Tree, steps: &[&str]) -> Option<&'t mut Tree> {
    let Some((step, rest)) = steps.split_first() else {
        return Some(tree);
    };
    match &mut tree.shape {
        Shape::Group(fields) | Shape::Map(fields) => {
            let field = fields.iter_mut().find(|(name, _)| name == step);
            field.and_then(|(_, value)| found(value, rest))
        }
        Shape::List(elements) => {
            let index = (0..elements.len()).find(|index| name_of(&elements[*index], *index) == *step)?;
            found(elements.get_mut(index)?, rest)
        }
        // A word around a value, as in `ByCountry({…})`, is no step of its own.
        Shape::Call(_, values) => match values.as_mut_slice() {
            [value] => found(value, steps),
            _ => None,
        },
        _ => None,
    }
}

/// What an element of a list is called.
fn name_of(element: &Tree, index: usize) -> String {
    let id = element.get("id").and_then(Tree::words);
    id.map_or_else(|| format!("#{}", index + 1), str::to_owned)
}

/// A comment without its signs.
fn content(comment: &str) -> String {
    let inside = match comment.strip_prefix("//") {
        Some(line) => line,
        None => comment.trim_start_matches("/*").trim_end_matches("*/"),
    };
    let lines: Vec<&str> = inside.lines().map(str::trim).collect();
    lines.join("\n").trim().to_owned()
}

/// Where the values of a file begin, in the order of the file.
struct Anchors(Vec<(usize, String)>);

impl Anchors {
    fn of(text: &str) -> Option<Self> {
        let document = ron2::ast::parse_document(text).ok()?;
        let root = document.value.as_ref()?;
        let mut anchors = Self(vec![(root.span().start_offset, String::new())]);
        anchors.walk(root, "");
        anchors.0.sort();
        Some(anchors)
    }

    /// The value that a comment stands above, or behind on the same line.
    fn nearest(&self, text: &str, comment: &Comment<'_>) -> String {
        let line = text.get(..comment.start).and_then(|before| before.rsplit('\n').next());
        let is_behind = line.is_some_and(|line| !line.trim().is_empty());
        let next = self.0.partition_point(|(start, _)| *start < comment.start);
        let above = self.0.get(next).filter(|_| !is_behind);
        let behind = next.checked_sub(1).and_then(|before| self.0.get(before));
        above.or(behind).map(|(_, at)| at.clone()).unwrap_or_default()
    }

    fn walk(&mut self, expr: &Expr<'_>, at: &str) {
        match expr {
            Expr::Option(option) => {
                if let Some(value) = &option.value {
                    self.walk(&value.expr, at);
                }
            }
            Expr::AnonStruct(group) => self.fields(&group.fields, at),
            Expr::Seq(list) => {
                for (index, item) in list.items.iter().enumerate() {
                    let name = name_of(&Tree::of(&item.expr), index);
                    self.step(item.expr.span().start_offset, at, &name, &item.expr);
                }
            }
            Expr::Map(map) => {
                for entry in &map.entries {
                    let key = Tree::of(&entry.key).words().unwrap_or_default().to_owned();
                    self.step(entry.key.span().start_offset, at, &key, &entry.value);
                }
            }
            Expr::Struct(named) => match &named.body {
                Some(StructBody::Tuple(body)) => {
                    if let [element] = body.elements.as_slice() {
                        self.walk(&element.expr, at);
                    }
                }
                Some(StructBody::Fields(body)) => self.fields(&body.fields, at),
                None => {}
            },
            _ => {}
        }
    }

    fn fields(&mut self, fields: &[StructField<'_>], at: &str) {
        for field in fields {
            self.step(field.name.span.start_offset, at, &field.name.name, &field.value);
        }
    }

    fn step(&mut self, start: usize, at: &str, name: &str, value: &Expr<'_>) {
        let at = match at.is_empty() {
            true => name.to_owned(),
            false => format!("{at}/{name}"),
        };
        self.walk(value, &at);
        self.0.push((start, at));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_named_by_what_they_stand_at() {
        let text = "// head\n(\n// the id\nid: \"x\", // behind it\nvalues: {// all\n\"a\": By({\n/* of\n cn */ \"cn\": 1})},\n\
                    nodes: [\n// of a\n(id: \"a\", to: \"b\"),\n// last\n],\n// very last\n)";
        let found = remarks(text, &["of a"]);
        let told: Vec<(&str, &str)> = found.iter().map(|one| (one.at.as_str(), one.text.as_str())).collect();
        assert_eq!(
            told,
            [
                ("", "head"),
                ("id", "the id\nbehind it"),
                ("values", "all"),
                ("values/a/cn", "of\ncn"),
                ("nodes/a/to", "last\nvery last"),
            ]
        );
        let mut tree = Tree::parse(text).unwrap();
        for remark in &found {
            put(&mut tree, &remark.at, &remark.text);
        }
        let mut notes = Vec::new();
        tree.notes(&mut notes);
        let lines: usize = notes.iter().map(|note| note.lines().count()).sum();
        assert_eq!(lines, 9, "{notes:?}");
        put(&mut tree, "nodes/gone/why", "kept");
        assert_eq!(tree.get("nodes").unwrap().note.as_deref(), Some("kept"));
    }
}

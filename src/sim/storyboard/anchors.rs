//! Where the values of a file begin, and the ways that lead to them: names of fields, ids of elements and keys.

use ron2::ast::{Expr, StructBody, StructField};

use super::tree::Tree;

/// Where the values of a file begin, in the order of the file.
pub(super) struct Anchors(Vec<(usize, String)>);

impl Anchors {
    /// Those of a text without a mark at its beginning; none if it is no RON.
    pub(super) fn of(text: &str) -> Option<Self> {
        let document = ron2::ast::parse_document(text).ok()?;
        let root = document.value.as_ref()?;
        let mut anchors = Self(vec![(root.span().start_offset, String::new())]);
        anchors.walk(root, "");
        anchors.0.sort();
        Some(anchors)
    }

    /// The value that a comment stands above, or behind on the same line.
    pub(super) fn nearest(&self, comment: usize, is_behind: bool) -> &str {
        let next = self.0.partition_point(|(start, _)| *start < comment);
        let above = self.0.get(next).filter(|_| !is_behind);
        let behind = next.checked_sub(1).and_then(|before| self.0.get(before));
        above.or(behind).map(|(_, at)| at.as_str()).unwrap_or_default()
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
        let at = step_to(at, name);
        self.walk(value, &at);
        self.0.push((start, at));
    }
}

/// What an element of a list is called.
pub(super) fn name_of(element: &Tree, index: usize) -> String {
    let id = element.get("id").and_then(Tree::words);
    id.map_or_else(|| format!("#{}", index + 1), str::to_owned)
}

/// The way one step on.
pub(super) fn step_to(at: &str, name: &str) -> String {
    match at.is_empty() {
        true => name.to_owned(),
        false => format!("{at}/{name}"),
    }
}

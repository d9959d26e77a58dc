//! From a place in the file that was written back to the cell that it came from.

use ron2::ast::{Expr, StructBody, StructField};

use super::tree::{CellPlace, Shape, Tree};
use crate::sim::scenario::spanned::Span;

/// Which bytes came from which cell.
#[derive(Debug, Clone, Default)]
pub struct Places(Vec<(Span, CellPlace)>);

impl Places {
    /// Walks the text and the tree that it was written from side by side.
    pub fn new(text: &str, tree: &Tree) -> Self {
        let mut places = Self::default();
        if let Some(expr) = ron2::ast::parse_document(text)
            .ok()
            .and_then(|document| document.value.map(Expr::into_owned))
        {
            places.walk(&expr, tree);
        }
        places
    }

    /// The cell of the smallest value around these bytes.
    pub fn cell(&self, span: Span) -> Option<CellPlace> {
        let around = self
            .0
            .iter()
            .filter(|(outer, _)| outer.start <= span.start && span.end <= outer.end);
        around
            .min_by_key(|(outer, _)| outer.end - outer.start)
            .map(|(_, place)| *place)
    }

    fn walk(&mut self, expr: &Expr<'_>, tree: &Tree) {
        if let Some(origin) = tree.origin {
            self.0.push((span_of(expr), origin));
        }
        match (expr, &tree.shape) {
            (Expr::Option(option), _) => {
                if let Some(value) = &option.value {
                    self.walk(&value.expr, tree);
                }
            }
            (Expr::AnonStruct(anonymous), _) => self.fields(&anonymous.fields, tree),
            (Expr::Seq(seq), Shape::List(values)) => {
                for (item, value) in seq.items.iter().zip(values) {
                    self.walk(&item.expr, value);
                }
            }
            (Expr::Tuple(tuple), Shape::Tuple(values)) => {
                for (element, value) in tuple.elements.iter().zip(values) {
                    self.walk(&element.expr, value);
                }
            }
            (Expr::Map(map), Shape::Map(values)) => {
                for (entry, (_, value)) in map.entries.iter().zip(values) {
                    self.walk(&entry.value, value);
                    // A finding about a name belongs to the row of its value.
                    if let Some(origin) = value.origin {
                        let row = CellPlace { column: None, ..origin };
                        self.0.push((span_of(&entry.key), row));
                    }
                }
            }
            (Expr::Struct(named), Shape::Call(_, values)) => {
                if let Some(StructBody::Tuple(body)) = &named.body {
                    for (element, value) in body.elements.iter().zip(values) {
                        self.walk(&element.expr, value);
                    }
                }
            }
            _ => {}
        }
    }

    fn fields(&mut self, fields: &[StructField<'_>], tree: &Tree) {
        for field in fields {
            let Some(value) = tree.get(&field.name.name) else {
                continue;
            };
            self.walk(&field.value, value);
            if let Some(origin) = value.origin {
                let name = field.name.span.start_offset as u32;
                self.0.push((
                    Span {
                        start: name,
                        end: field.name.span.end_offset as u32,
                    },
                    origin,
                ));
            }
        }
    }
}

fn span_of(expr: &Expr<'_>) -> Span {
    let span = expr.span();
    Span {
        start: span.start_offset as u32,
        end: span.end_offset as u32,
    }
}

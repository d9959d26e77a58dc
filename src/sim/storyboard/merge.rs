//! A changed call written into the file that is there: what did not change keeps its text, its layout and its comments.

use ron2::ast::{Expr, StructBody, StructField};

use super::layout::{quoted, value_text};
use super::merge_items::{Item, list_items, map_items, pairing};
use super::tree::{Shape, Tree};

/// The file's new text; nothing if the old text is no RON or the new one would not say what the tree says.
pub fn merge(old: &str, new: &Tree) -> Option<String> {
    let mark = if old.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let (mark, text) = old.split_at(mark);
    let document = ron2::ast::parse_document(text).ok()?;
    let root = document.value.as_ref()?;
    let merger = Merger { text };
    let (start, end) = ends(root);
    let merged = format!("{}{}{}", text.get(..start)?, merger.value(root, new)?, text.get(end..)?);
    // The safety net: whatever the steps below do, the file says what the sheet says, or it is not used.
    let says_the_same = Tree::parse(&merged).is_some_and(|tree| tree.same(new));
    says_the_same.then(|| format!("{mark}{merged}"))
}

/// A part of the text and what takes its place.
pub(super) struct Edit {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
}

struct Merger<'t> {
    text: &'t str,
}

impl Merger<'_> {
    fn value(&self, expr: &Expr<'_>, new: &Tree) -> Option<String> {
        let (start, end) = ends(expr);
        if Tree::of(expr).same(new) {
            return self.text.get(start..end).map(str::to_owned);
        }
        match (expr, &new.shape) {
            (Expr::Option(option), _) if option.value.is_some() => {
                let inside = option.value.as_ref()?;
                self.spliced(start, end, vec![self.replaced(&inside.expr, new)?])
            }
            (Expr::AnonStruct(old), Shape::Group(fields)) if !old.fields.is_empty() => {
                self.group(&old.fields, fields, start, end)
            }
            (Expr::Seq(seq), Shape::List(values)) if !seq.items.is_empty() && !values.is_empty() => {
                let inside = [seq.open_bracket.end_offset, seq.close_bracket.start_offset];
                let new: Vec<(&str, &Tree)> = values.iter().map(|value| ("", value)).collect();
                self.items(&list_items(self.text, seq), &new, inside)
            }
            (Expr::Map(map), Shape::Map(values)) if !map.entries.is_empty() && !values.is_empty() => {
                let inside = [map.open_brace.end_offset, map.close_brace.start_offset];
                let new: Vec<(&str, &Tree)> = values.iter().map(|(key, value)| (key.as_str(), value)).collect();
                self.items(&map_items(self.text, map), &new, inside)
            }
            (Expr::Struct(named), Shape::Call(name, values)) if named.name.name == name.as_str() => match &named.body {
                Some(StructBody::Tuple(body)) if body.elements.len() == values.len() => {
                    let parts = body.elements.iter().map(|element| &element.expr).zip(values);
                    let edits: Option<Vec<Edit>> = parts.map(|(old, new)| self.replaced(old, new)).collect();
                    self.spliced(start, end, edits?)
                }
                _ => Some(value_text(new, self.indent(start), 0)),
            },
            (Expr::Tuple(tuple), Shape::Tuple(values)) if tuple.elements.len() == values.len() => {
                let parts = tuple.elements.iter().map(|element| &element.expr).zip(values);
                let edits: Option<Vec<Edit>> = parts.map(|(old, new)| self.replaced(old, new)).collect();
                self.spliced(start, end, edits?)
            }
            _ => Some(value_text(new, self.indent(start), 0)),
        }
    }

    fn replaced(&self, expr: &Expr<'_>, new: &Tree) -> Option<Edit> {
        let (start, end) = ends(expr);
        Some(Edit {
            start,
            end,
            text: self.value(expr, new)?,
        })
    }

    /// The text between two places, edited.
    fn spliced(&self, start: usize, end: usize, mut edits: Vec<Edit>) -> Option<String> {
        edits.sort_by_key(|edit| (edit.start, edit.end));
        let mut text = String::new();
        let mut place = start;
        for edit in edits {
            text.push_str(self.text.get(place..edit.start)?);
            text.push_str(&edit.text);
            place = edit.end;
        }
        text.push_str(self.text.get(place..end)?);
        Some(text)
    }

    fn group(&self, old: &[StructField<'_>], new: &[(String, Tree)], start: usize, end: usize) -> Option<String> {
        let mut edits = Vec::new();
        for field in old {
            let value = new
                .iter()
                .find(|(name, _)| *name == field.name.name)
                .map(|(_, value)| value);
            match value.filter(|value| !value.is_empty()) {
                Some(value) => edits.push(self.replaced(&field.value, value)?),
                // A field that is written out and empty says nothing, and it may stay.
                None if Tree::of(&field.value).is_empty() => {}
                None => edits.push(self.removed(field)),
            }
        }
        let is_old = |name: &str| old.iter().find(|field| field.name.name == name);
        let stays = |name: &str| new.iter().any(|(new, value)| new == name && !value.is_empty());
        for (index, (name, value)) in new.iter().enumerate() {
            if is_old(name).is_some() || value.is_empty() {
                continue;
            }
            let before = new[..index]
                .iter()
                .rev()
                .find_map(|(name, _)| is_old(name).filter(|_| stays(name)));
            let indent = self.indent(before.map_or(start, |field| field.name.span.start_offset));
            let shown = value_text(value, indent, name.len() + 2);
            let (place, text) = match before {
                Some(field) => {
                    let place = ends(&field.value).1;
                    let line = self.text[..place].rsplit('\n').next().unwrap_or_default();
                    let has_lines =
                        shown.contains('\n') || self.text[field.name.span.start_offset..place].contains('\n');
                    let fits = !has_lines && line.chars().count() + name.len() + shown.chars().count() < 120;
                    let between = if fits {
                        " ".to_owned()
                    } else {
                        format!("\n{}", " ".repeat(indent))
                    };
                    (place, format!(",{between}{name}: {shown}"))
                }
                None => (start + 1, format!("{name}: {shown}, ")),
            };
            edits.push(Edit {
                start: place,
                end: place,
                text,
            });
        }
        self.spliced(start, end, edits)
    }

    /// A field with its comma, and with its line if nothing else stands on it.
    fn removed(&self, field: &StructField<'_>) -> Edit {
        let mut start = field.name.span.start_offset;
        let mut end = field
            .comma
            .as_ref()
            .map_or(ends(&field.value).1, |comma| comma.end_offset);
        let before = self.text[..start].rsplit('\n').next().unwrap_or_default();
        let after = self.text[end..].split('\n').next().unwrap_or_default();
        if before.trim().is_empty() && after.trim().is_empty() && end + after.len() < self.text.len() {
            start -= before.len();
            end += after.len() + 1;
        } else {
            end += after.len() - after.trim_start_matches(' ').len();
        }
        Edit {
            start,
            end,
            text: String::new(),
        }
    }

    /// The elements of a list or a map: those that stay keep their text and what stands around it, wherever they move to.
    fn items(&self, old: &[Item<'_>], new: &[(&str, &Tree)], [open, close]: [usize; 2]) -> Option<String> {
        let pairs = pairing(old, new);
        let is_in_place = old.len() == new.len() && pairs.iter().enumerate().all(|(index, pair)| *pair == Some(index));
        let brackets = |text: String| format!("{}{text}{}", &self.text[open - 1..open], &self.text[close..=close]);
        if is_in_place {
            let edits: Option<Vec<Edit>> = old
                .iter()
                .zip(new)
                .map(|(old, new)| self.replaced(old.value, new.1))
                .collect();
            return Some(brackets(self.spliced(open, close, edits?)?));
        }
        let has_lines = self.text[open..close].contains('\n');
        let first = old.first()?;
        let indent = self.indent(first.start);
        let blank = if self.text[open..close].contains("\n\n") && old.len() > 1 {
            "\n"
        } else {
            ""
        };
        let mut text = String::new();
        for ((key, value), pair) in new.iter().zip(&pairs) {
            if let Some(item) = pair.and_then(|index| old.get(index)) {
                let lead = &self.text[item.lead..item.start];
                match has_lines {
                    true => text.push_str(lead),
                    false if !text.is_empty() => text.push_str(&format!(" {}", lead.trim())),
                    false => text.push_str(lead.trim_start()),
                }
                let whole = self.spliced(item.start, item.end, vec![self.replaced(item.value, value)?])?;
                text.push_str(&whole);
                if !item.has_comma {
                    text.push(',');
                }
                text.push_str(&self.text[item.end..item.tail]);
                continue;
            }
            match has_lines {
                true => {
                    text.push_str(&format!("{blank}\n"));
                    for line in value.note.iter().flat_map(|note| note.lines()) {
                        text.push_str(&format!("{}// {}\n", " ".repeat(indent), line.trim()));
                    }
                    text.push_str(&" ".repeat(indent));
                }
                false if !text.is_empty() => text.push(' '),
                false => {}
            }
            let name = if key.is_empty() {
                String::new()
            } else {
                format!("{}: ", quoted(key))
            };
            text.push_str(&format!("{name}{},", value_text(value, indent, name.len() + 1)));
        }
        let last = old.last()?;
        if !has_lines && !last.has_comma {
            text.pop();
        }
        text.push_str(&self.text[last.tail..close]);
        Some(brackets(text))
    }

    /// The indentation of the line of a place.
    fn indent(&self, place: usize) -> usize {
        let line = self.text[..place].rsplit('\n').next().unwrap_or_default();
        line.len() - line.trim_start_matches(' ').len()
    }
}

fn ends(expr: &Expr<'_>) -> (usize, usize) {
    (expr.span().start_offset, expr.span().end_offset)
}

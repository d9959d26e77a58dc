//! Comments of a call's file that stand above no row of the sheet: each with the way to the value that it stands at, so that a file
//! that is written anew has them in their places.

use std::collections::BTreeMap;

use super::anchors::{Anchors, name_of, step_to};
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

/// The comments of a file that are not among the notes that a sheet has already. A note is that of a list's element, so what reads like
/// one and stands elsewhere is none; a block of several lines is looked at line by line.
pub fn remarks(text: &str, notes: &[&str]) -> Vec<Remark> {
    // Places in the file are counted without the mark at its beginning.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Some(anchors) = Anchors::of(text) else {
        return Vec::new();
    };
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for line in notes
        .iter()
        .filter(|note| !note.is_empty())
        .flat_map(|note| note.split('\n'))
    {
        *known.entry(line.trim()).or_default() += 1;
    }
    let mut of_elements: BTreeMap<(String, String), usize> = BTreeMap::new();
    if let Some(tree) = Tree::parse(text) {
        notes_of_elements(&tree, "", &mut of_elements);
    }
    let comments = comments(text);
    let mut found: Vec<Remark> = Vec::new();
    for (comment, is_behind) in comments.iter().zip(are_behind(text, &comments)) {
        let at = anchors.nearest(comment.start, is_behind);
        for line in content(comment.text).split('\n') {
            let of_element = of_elements.get_mut(&(at.to_owned(), line.to_owned()));
            let of_element = of_element.filter(|count| **count > 0);
            let of_row = known.get_mut(line).filter(|count| **count > 0);
            if let (Some(of_element), Some(of_row)) = (of_element, of_row) {
                *of_element -= 1;
                *of_row -= 1;
                continue;
            }
            match found.last_mut().filter(|last| last.at == at) {
                Some(last) => {
                    last.text.push('\n');
                    last.text.push_str(line);
                }
                None => found.push(Remark {
                    at: at.to_owned(),
                    text: line.to_owned(),
                }),
            }
        }
    }
    found
}

/// The lines of the notes of elements of lists, with the ways to the elements.
fn notes_of_elements(tree: &Tree, at: &str, found: &mut BTreeMap<(String, String), usize>) {
    for line in tree.note.iter().flat_map(|note| note.split('\n')) {
        *found.entry((at.to_owned(), line.trim().to_owned())).or_default() += 1;
    }
    match &tree.shape {
        Shape::Group(fields) | Shape::Map(fields) => {
            for (name, value) in fields {
                notes_of_elements(value, &step_to(at, name), found);
            }
        }
        Shape::List(elements) => {
            for (index, element) in elements.iter().enumerate() {
                notes_of_elements(element, &step_to(at, &name_of(element, index)), found);
            }
        }
        Shape::Call(_, values) => {
            if let [value] = values.as_slice() {
                notes_of_elements(value, at, found);
            }
        }
        Shape::Tuple(_) | Shape::Text(_) | Shape::Bare(_) => {}
    }
}

/// Whether each comment stands behind something on its line.
fn are_behind(text: &str, comments: &[Comment<'_>]) -> Vec<bool> {
    let mut is_begun = false;
    let before = stretches_before(text, comments).zip(comments);
    let behind = before.map(|(stretch, comment)| {
        let is_behind = match stretch.rsplit_once('\n') {
            Some((_, line)) => !line.trim().is_empty(),
            None => is_begun || !stretch.trim().is_empty(),
        };
        is_begun = is_behind || !comment.text.is_empty();
        is_behind
    });
    behind.collect()
}

/// What stands before each comment and behind the one before it: together never more than the text, however many stand on one line.
fn stretches_before<'t>(text: &'t str, comments: &[Comment<'t>]) -> impl Iterator<Item = &'t str> {
    let ends = comments.iter().map(|comment| comment.start + comment.text.len());
    let ends = std::iter::once(0).chain(ends);
    let starts = comments.iter().map(|comment| comment.start);
    ends.zip(starts)
        .map(|(end, start)| text.get(end..start).unwrap_or_default())
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

/// A comment without its signs.
fn content(comment: &str) -> String {
    let inside = match comment.strip_prefix("//") {
        Some(line) => line,
        None => comment.trim_start_matches("/*").trim_end_matches("*/"),
    };
    let lines: Vec<&str> = inside.lines().map(str::trim).collect();
    lines.join("\n").trim().to_owned()
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

    fn told(text: &str, notes: &[&str]) -> Vec<(String, String)> {
        let found = remarks(text, notes).into_iter();
        found.map(|one| (one.at, one.text)).collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        let pairs = expected.iter();
        pairs.map(|(at, text)| ((*at).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn the_mark_at_the_beginning_of_a_file_moves_no_comment() {
        let text =
            "// head\n(\n  // the id\n  id: \"x\",\n  nodes: [\n    // of a\n    (id: \"a\", to: \"b\"),\n  ],\n)";
        let expected = pairs(&[("", "head"), ("id", "the id")]);
        assert_eq!(told(text, &["of a"]), expected);
        assert_eq!(told(&format!("\u{feff}{text}"), &["of a"]), expected);
    }

    #[test]
    fn a_block_that_is_a_note_of_a_row_goes_out_once() {
        let text =
            "(nodes: [\n/* one\n   two */\n(id: \"a\", ask: (options: [\n/* three\n four\n five */\n(id: \"o\")]))])";
        let mut notes = Vec::new();
        let tree = Tree::parse(text).unwrap();
        tree.notes(&mut notes);
        let notes: Vec<&str> = notes.into_iter().map(String::as_str).collect();
        assert_eq!(notes.len(), 2);
        assert_eq!(told(text, &notes), []);
        assert_eq!(
            told(text, &notes[..1]),
            pairs(&[("nodes/a/ask/options/o", "three\nfour\nfive")])
        );
    }

    #[test]
    fn of_two_equal_comments_the_note_is_that_above_the_row() {
        let text = "(\n// TODO\nid: \"x\",\nnodes: [\n// TODO\n(id: \"a\"), // TODO\n])";
        assert_eq!(told(text, &["TODO"]), pairs(&[("id", "TODO"), ("nodes/a/id", "TODO")]));
    }

    #[test]
    fn a_long_line_of_comments_is_looked_at_once() {
        let line = "/**/".repeat(1 << 18);
        let text = format!("(id: \"x\", {line}\n// own line\nto: \"y\")");
        let comments = comments(&text);
        assert_eq!(comments.len(), (1 << 18) + 1);
        let looked_at: usize = stretches_before(&text, &comments).map(str::len).sum();
        assert!(looked_at <= text.len(), "{looked_at}");
        let found = told(&text, &[]);
        assert_eq!(found.len(), 2);
        assert_eq!(found[1], ("to".to_owned(), "own line".to_owned()));
        let is_behind = are_behind(&text, &comments);
        assert!(is_behind[..1 << 18].iter().all(|is_behind| *is_behind) && !is_behind[1 << 18]);
    }
}

//! A value as RON text, laid out as the shipped calls are: what fits stands on one line, short fields share lines.

use super::tree::{Shape, Tree};

/// The longest line, in characters; indentation counts.
const LONGEST_LINE: usize = 140;
/// Fields share a line up to this length.
const COMFORTABLE_LINE: usize = 110;
/// Blanks of one level.
const STEP: usize = 4;

/// The whole file.
pub fn file_text(tree: &Tree) -> String {
    let mut text = String::new();
    note_lines(&mut text, tree, 0);
    match &tree.shape {
        // The fields of the call itself stand one below the other.
        Shape::Group(fields) => {
            text.push_str("(\n");
            for (name, value) in fields {
                note_lines(&mut text, value, STEP);
                text.push_str(&format!(
                    "{}{name}: {},\n",
                    " ".repeat(STEP),
                    value_text(value, STEP, name.len() + 3)
                ));
            }
            text.push(')');
        }
        _ => text.push_str(&value_text(tree, 0, 0)),
    }
    text.push('\n');
    text
}

/// A value that begins `used` characters behind an indentation of `indent`.
pub fn value_text(tree: &Tree, indent: usize, used: usize) -> String {
    if let Some(line) = inline(tree)
        && indent + used + line.chars().count() <= LONGEST_LINE
    {
        return line;
    }
    match &tree.shape {
        Shape::Text(_) | Shape::Bare(_) => inline(tree).unwrap_or_default(),
        Shape::Group(fields) => {
            let parts = fields.iter().map(|(name, value)| (format!("{name}: "), value));
            format!("({}{})", filled(parts, indent), " ".repeat(indent))
        }
        Shape::Map(entries) => {
            let parts = entries.iter().map(|(key, value)| (format!("{}: ", quoted(key)), value));
            format!("{{{}{}}}", one_by_one(parts, indent), " ".repeat(indent))
        }
        Shape::List(elements) => {
            let parts = elements.iter().map(|value| (String::new(), value));
            let are_words = elements.iter().all(|element| element.words().is_some());
            let lines = if are_words {
                filled(parts, indent)
            } else {
                one_by_one(parts, indent)
            };
            format!("[{lines}{}]", " ".repeat(indent))
        }
        Shape::Call(name, values) => {
            let shown = values
                .iter()
                .map(|value| value_text(value, indent, used + name.len() + 1));
            format!("{name}({})", shown.collect::<Vec<_>>().join(", "))
        }
        Shape::Tuple(values) => {
            let shown = values.iter().map(|value| value_text(value, indent, used + 1));
            format!("({})", shown.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A text as RON writes it. Characters that nobody sees become escapes.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() || crate::sim::check::is_hidden(c) => {
                quoted.push_str(&format!("\\u{{{:x}}}", u32::from(c)));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// The value on one line, unless something in it has a comment.
fn inline(tree: &Tree) -> Option<String> {
    let joined = |values: &[Tree]| -> Option<String> {
        let shown: Option<Vec<String>> = values.iter().map(inline_without_note).collect();
        Some(shown?.join(", "))
    };
    let fields = |fields: &[(String, Tree)], quote: bool| -> Option<String> {
        let shown: Option<Vec<String>> = fields
            .iter()
            .map(|(name, value)| {
                let name = if quote { quoted(name) } else { name.clone() };
                Some(format!("{name}: {}", inline_without_note(value)?))
            })
            .collect();
        Some(shown?.join(", "))
    };
    Some(match &tree.shape {
        Shape::Text(text) => quoted(text),
        Shape::Bare(word) => word.clone(),
        Shape::Group(group) => format!("({})", fields(group, false)?),
        Shape::Map(map) => format!("{{{}}}", fields(map, true)?),
        Shape::List(values) => format!("[{}]", joined(values)?),
        Shape::Call(name, values) => format!("{name}({})", joined(values)?),
        Shape::Tuple(values) => format!("({})", joined(values)?),
    })
}

fn inline_without_note(tree: &Tree) -> Option<String> {
    match tree.note {
        Some(_) => None,
        None => inline(tree),
    }
}

fn one_by_one<'t>(parts: impl Iterator<Item = (String, &'t Tree)>, indent: usize) -> String {
    let inner = indent + STEP;
    let mut text = String::from("\n");
    for (name, value) in parts {
        note_lines(&mut text, value, inner);
        let shown = value_text(value, inner, name.chars().count() + 1);
        text.push_str(&format!("{}{name}{shown},\n", " ".repeat(inner)));
    }
    text
}

/// Short parts share lines, a part with lines of its own has them to itself.
fn filled<'t>(parts: impl Iterator<Item = (String, &'t Tree)>, indent: usize) -> String {
    let inner = indent + STEP;
    let mut text = String::from("\n");
    let mut line = String::new();
    let flush = |text: &mut String, line: &mut String| {
        if !line.is_empty() {
            text.push_str(&format!("{}{}\n", " ".repeat(inner), line.trim_end()));
            line.clear();
        }
    };
    for (name, value) in parts {
        let shown = format!("{name}{},", value_text(value, inner, name.chars().count() + 1));
        let together = inner + line.chars().count() + shown.chars().count();
        if together > COMFORTABLE_LINE || shown.contains('\n') || value.note.is_some() {
            flush(&mut text, &mut line);
        }
        note_lines(&mut text, value, inner);
        line.push_str(&shown);
        line.push(' ');
        if shown.contains('\n') {
            flush(&mut text, &mut line);
        }
    }
    flush(&mut text, &mut line);
    text
}

fn note_lines(text: &mut String, value: &Tree, indent: usize) {
    for line in value.note.iter().flat_map(|note| note.lines()) {
        let line: String = line
            .chars()
            .filter(|c| !c.is_control() && !crate::sim::check::is_hidden(*c))
            .collect();
        let line = format!("// {}", line.trim());
        text.push_str(&format!("{}{}\n", " ".repeat(indent), line.trim_end()));
    }
}

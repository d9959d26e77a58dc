//! Writes an outline down: what the author put on one line stays on one line while it fits, everything else has its place.

use unicode_width::UnicodeWidthStr as _;

use super::outline::{Comment, Group, Item, Piece};

/// Columns of a line, where the text allows it; Chinese characters take two. Texts are never broken.
const WIDTH: usize = 140;
/// One step to the right.
const INDENT: usize = 4;

/// The text of a whole file.
pub(super) fn print(document: &Group<'_>) -> String {
    let mut printer = Printer::default();
    let mut is_first = true;
    for item in &document.items {
        printer.comments(&item.before, 0, &mut is_first);
        if item.blank_before_value() && !is_first {
            printer.text.push('\n');
        }
        printer.item(item, 0);
        printer.after(item);
        printer.text.push('\n');
        is_first = false;
    }
    printer.comments(&document.last_comments, 0, &mut is_first);
    printer.text
}

#[derive(Default)]
struct Printer {
    text: String,
}

impl Printer {
    fn column(&self) -> usize {
        let start = self.text.rfind('\n').map_or(0, |place| place + 1);
        self.text[start..].width()
    }

    fn indent(&mut self, indent: usize) {
        self.text.extend(std::iter::repeat_n(' ', indent));
    }

    /// Comments on lines of their own; one that is inline waits for what follows it.
    fn comments(&mut self, comments: &[Comment<'_>], indent: usize, is_first: &mut bool) {
        let mut goes_on = false;
        for comment in comments {
            if comment.blank_before && !*is_first && !goes_on {
                self.text.push('\n');
            }
            if !goes_on {
                self.indent(indent);
            }
            self.text.push_str(comment.text);
            self.text.push(if comment.is_inline { ' ' } else { '\n' });
            goes_on = comment.is_inline;
            *is_first = false;
        }
    }

    fn after(&mut self, item: &Item<'_>) {
        for comment in &item.after {
            self.text.push(' ');
            self.text.push_str(comment.text);
        }
    }

    fn item(&mut self, item: &Item<'_>, indent: usize) {
        let flat = item.flat();
        let fits = flat.as_ref().is_some_and(|flat| self.column() + flat.width() < WIDTH);
        match flat {
            Some(flat) if fits || !item.can_break() => self.text.push_str(&flat),
            _ => self.broken_item(item, indent),
        }
    }

    fn broken_item(&mut self, item: &Item<'_>, indent: usize) {
        for (place, piece) in item.pieces.iter().enumerate() {
            match piece {
                Piece::Atom(atom) => self.text.push_str(atom),
                Piece::Colon => self.text.push_str(": "),
                Piece::Group(group) => {
                    let is_last = place + 1 == item.pieces.len();
                    match group.flat() {
                        Some(flat) if !is_last || !group.can_break() => self.text.push_str(&flat),
                        _ => self.broken_group(group, indent),
                    }
                }
            }
        }
    }

    fn broken_group(&mut self, group: &Group<'_>, indent: usize) {
        self.text.push_str(group.open);
        if let ([item], true) = (&group.items[..], group.is_wrapper()) {
            self.broken_item(item, indent);
        } else {
            self.text.push('\n');
            self.items(group, indent + INDENT);
            self.indent(indent);
        }
        self.text.push_str(group.close);
    }

    /// Items and last comments of a broken group, each line with its end.
    fn items(&mut self, group: &Group<'_>, indent: usize) {
        let mut is_first = true;
        let mut line_is_open = false;
        for item in &group.items {
            let flat = item.flat();
            let goes_on = line_is_open && !item.starts_line && flat.is_some();
            let fits = |flat: &String| self.column() + 1 + flat.width() < WIDTH;
            match flat {
                Some(flat) if goes_on && fits(&flat) => {
                    self.text.push(' ');
                    self.text.push_str(&flat);
                }
                _ => {
                    if line_is_open {
                        self.text.push('\n');
                    }
                    self.item_on_new_line(item, indent, &mut is_first);
                }
            }
            is_first = false;
            self.text.push(',');
            self.after(item);
            // After a closing bracket on a line of its own, and after a comment, a new line begins.
            line_is_open = item.after.is_empty() && !self.line_only_closes();
            if !line_is_open {
                self.text.push('\n');
            }
        }
        if line_is_open {
            self.text.push('\n');
        }
        self.comments(&group.last_comments, indent, &mut is_first);
    }

    fn item_on_new_line(&mut self, item: &Item<'_>, indent: usize, is_first: &mut bool) {
        self.comments(&item.before, indent, is_first);
        let is_inline = item.before.last().is_some_and(|comment| comment.is_inline);
        if item.blank_before_value() && !*is_first {
            self.text.push('\n');
        }
        if !is_inline {
            self.indent(indent);
        }
        self.item(item, indent);
    }

    fn line_only_closes(&self) -> bool {
        let line = self.text.rsplit('\n').next().unwrap_or("");
        line.trim_start().starts_with([')', ']', '}'])
    }
}

impl Item<'_> {
    /// Whether an empty line stands directly in front of the item, be it after comments or after the item before.
    fn blank_before_value(&self) -> bool {
        self.blank_after_comments || (self.before.is_empty() && self.blank_before)
    }

    /// The item on one line, without its own comments; none if it has to be broken.
    fn flat(&self) -> Option<String> {
        let mut text = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Atom(atom) if atom.contains('\n') => return None,
                Piece::Atom(atom) => text.push_str(atom),
                Piece::Colon => text.push_str(": "),
                Piece::Group(group) => text.push_str(&group.flat()?),
            }
        }
        Some(text)
    }

    fn can_break(&self) -> bool {
        match self.pieces.last() {
            Some(Piece::Group(group)) => group.can_break(),
            _ => false,
        }
    }
}

impl Group<'_> {
    fn flat(&self) -> Option<String> {
        if self.is_empty() {
            return Some(format!("{}{}", self.open, self.close));
        }
        if (self.is_broken && !self.is_wrapper()) || !self.last_comments.is_empty() {
            return None;
        }
        let mut items = Vec::new();
        for item in &self.items {
            if !item.before.is_empty() || !item.after.is_empty() {
                return None;
            }
            items.push(item.flat()?);
        }
        let comma = if self.is_by_place() && items.len() == 1 && self.has_last_comma {
            ","
        } else {
            ""
        };
        let space = if self.open == "{" { " " } else { "" };
        Some(format!(
            "{}{space}{}{comma}{space}{}",
            self.open,
            items.join(", "),
            self.close
        ))
    }

    /// Whether going to new lines inside of it is any help to a line that is too long.
    fn can_break(&self) -> bool {
        match &self.items[..] {
            [] => false,
            [item] if self.is_wrapper() => item.can_break(),
            _ => !self.is_by_place(),
        }
    }
}

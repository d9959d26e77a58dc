//! From the tree of a call to the rows of a sheet, in the order in which one reads a call.

use std::collections::BTreeMap;

use super::columns::{COLUMNS, Column, Holds, header};
use super::forms::print;
use super::grid::Grid;
use super::kinds::{KINDS, Kind, kinds};
use super::remarks::remarks;
use super::tree::{Shape, Tree};

/// What stands in front of a translation whose source has changed since.
pub const STALE: [&str; 2] = ["[stale] ", "[过期] "];

/// The translations that stand beside the texts.
#[derive(Debug, Clone, Default)]
pub struct Translations {
    /// The language.
    pub language: String,
    /// By key: the text, and whether its source has changed since.
    pub texts: BTreeMap<String, (String, bool)>,
}

/// Writes the whole call as one sheet; the headers are in English (0) or in Chinese (1).
pub fn export(tree: &Tree, translations: Option<&Translations>, sheet_language: usize) -> Grid {
    let mut writer = Writer {
        sheet_language: sheet_language.min(1),
        translations,
        rows: Vec::new(),
    };
    writer.headers();
    writer.call(tree);
    Grid { rows: writer.rows }
}

/// The same with the comments of the file: those that stand above a row in its column of notes, the others as rows of their own.
pub fn export_with_comments(
    tree: &Tree,
    text: &str,
    translations: Option<&Translations>,
    sheet_language: usize,
) -> Grid {
    let mut writer = Writer {
        sheet_language: sheet_language.min(1),
        translations,
        rows: Vec::new(),
    };
    writer.headers();
    writer.call(tree);
    writer.comments(text);
    Grid { rows: writer.rows }
}

pub(super) struct Writer<'w> {
    pub(super) sheet_language: usize,
    translations: Option<&'w Translations>,
    rows: Vec<Vec<String>>,
}

impl Writer<'_> {
    fn headers(&mut self) {
        let mut row = Vec::new();
        for about in &COLUMNS {
            row.push(header(about.column, self.sheet_language, None));
            if let (Some(translations), Holds::Texts) = (self.translations, about.holds) {
                row.push(header(about.column, self.sheet_language, Some(&translations.language)));
            }
        }
        self.rows.push(row);
    }

    fn call(&mut self, tree: &Tree) {
        self.settings(tree, false);
        for review in list(tree, "reviewed") {
            self.row("review", review, &[], "");
        }
        // A row with nothing in it is a list with nothing in it.
        if tree
            .get("reviewed")
            .is_some_and(|reviewed| reviewed.elements().is_empty())
        {
            self.row("review", &Tree::empty_group(), &[], "");
        }
        for group in ["weights", "floors"] {
            self.group(group, tree, &format!("rubric.{group}"), "");
        }
        self.values(tree);
        self.settings(tree, true);
        self.group("mood", tree, "customer.mood", "");
        self.entries("hidden", list(tree, "customer.hidden"), "hidden");
        self.entries("person", list(tree, "people"), "people");
        for fact in list(tree, "facts") {
            self.row("fact", fact, &[], "");
            for draw in list(fact, "drawn") {
                self.row("draw", draw, &[(Column::Of, id(fact))], "");
            }
        }
        for item in list(tree, "desktop") {
            let key = format!("desktop/{}", id(item));
            self.row("desktop", item, &[], &key);
            for (index, row) in list(item, "rows").iter().enumerate() {
                self.desktop_row(id(item), row, &format!("{key}/{}", index + 1));
            }
        }
        self.group("opening", tree, "opening", "");
        self.group("hold", tree, "hold", "");
        self.outcome(
            "hold in time",
            tree.get("hold.in_time"),
            ["", "hold in time"],
            "hold/in_time",
        );
        self.outcome(
            "hold overrun",
            tree.get("hold.overrun"),
            ["", "hold overrun"],
            "hold/overrun",
        );
        for transfer in list(tree, "transfers") {
            let key = format!("transfer/{}", id(transfer));
            self.row("transfer", transfer, &[], &key);
            for way in ["warm", "cold"] {
                if let Some(outcome) = transfer.get(way) {
                    self.row(
                        &format!("transfer {way}"),
                        outcome,
                        &[(Column::Of, id(transfer))],
                        &format!("{key}/{way}"),
                    );
                    self.replies(
                        outcome,
                        ["", &format!("{} {way}", id(transfer))],
                        &format!("{key}/{way}"),
                    );
                }
            }
        }
        self.outcome("hang up", tree.get("hang_up"), ["", "hang up"], "hang_up");
        for node in list(tree, "nodes") {
            self.node(node);
        }
        self.entries("disposition", list(tree, "wrap_up.disposition"), "wrap_up/disposition");
        self.entries("note", list(tree, "wrap_up.notes"), "wrap_up/notes");
        for part in ["owner", "date", "channel"] {
            self.entries(
                part,
                list(tree, &format!("wrap_up.follow_up.{part}")),
                &format!("wrap_up/{part}"),
            );
        }
        self.entries("ending", list(tree, "endings"), "ending");
        for last in [("check", "checks"), ("allow", "allow")] {
            for entry in list(tree, last.1) {
                self.row(last.0, entry, &[], "");
            }
        }
    }

    fn comments(&mut self, text: &str) {
        let notes = header(Column::Note, self.sheet_language, None);
        let column = self
            .rows
            .first()
            .and_then(|headers| headers.iter().position(|header| *header == notes));
        let notes = self.rows.iter().skip(1).filter_map(|row| row.get(column?));
        let notes: Vec<&str> = notes.map(String::as_str).collect();
        for remark in remarks(text, &notes) {
            let mut group = Tree::empty_group();
            *group.slot("text") = Tree::text(remark.text);
            self.row("comment", &group, &[(Column::Of, &remark.at)], "");
        }
    }

    fn node(&mut self, node: &Tree) {
        let name = id(node);
        let here = [(Column::Node, name)];
        let place = format!("node/{name}");
        self.row("node", node, &here, "");
        for line in list(node, "says") {
            self.line("line", line, [name, ""], &format!("{place}/{}", id(line)));
        }
        if let Some(ask) = node.get("ask") {
            let has_more =
                ask.get("options").is_some_and(|options| !options.is_empty()) || ask.get("on_expiry").is_some();
            if ask.get("within").is_some() || ask.get("order").is_some() || !has_more {
                self.row("question", ask, &here, "");
            }
            for option in list(ask, "options") {
                let key = format!("{place}/{}", id(option));
                self.row("option", option, &here, &key);
                self.replies(option, [name, id(option)], &key);
            }
            self.outcome(
                "expiry",
                ask.get("on_expiry"),
                [name, "on expiry"],
                &format!("{place}/expiry"),
            );
        }
        for branch in list(node, "branch") {
            self.row("branch", branch, &here, "");
        }
        if let Some(detour) = node.get("call") {
            self.row("detour", detour, &here, "");
        }
        if node.get("back").and_then(Tree::words) == Some("true") {
            self.row("back", &Tree::empty_group(), &here, "");
        }
    }

    fn desktop_row(&mut self, item: &str, row: &Tree, key: &str) {
        let Shape::Tuple(parts) = &row.shape else {
            return;
        };
        let mut group = Tree::empty_group();
        for (part, value) in ["label", "text"].into_iter().zip(parts) {
            *group.slot(part) = value.clone();
        }
        group.note.clone_from(&row.note);
        self.row("desktop row", &group, &[(Column::Of, item)], key);
    }

    fn group(&mut self, kind: &str, tree: &Tree, path: &str, key: &str) {
        if let Some(group) = tree.get(path) {
            self.row(kind, group, &[], key);
        }
    }

    fn entries(&mut self, kind: &str, entries: &[Tree], key: &str) {
        for entry in entries {
            self.row(kind, entry, &[], &format!("{key}/{}", id(entry)));
        }
    }

    fn outcome(&mut self, kind: &str, outcome: Option<&Tree>, [node, of]: [&str; 2], key: &str) {
        if let Some(outcome) = outcome {
            self.row(kind, outcome, &[(Column::Node, node)], key);
            self.replies(outcome, [node, of], key);
        }
    }

    fn replies(&mut self, owner: &Tree, [node, of]: [&str; 2], key: &str) {
        for reply in list(owner, "reply") {
            self.line("reply", reply, [node, of], &format!("{key}/reply/{}", id(reply)));
        }
    }

    fn line(&mut self, kind: &str, line: &Tree, [node, of]: [&str; 2], key: &str) {
        let address = [(Column::Node, node), (Column::Of, of)];
        self.row(kind, line, &address, key);
        for (index, wording) in list(line, "or").iter().enumerate() {
            let mut group = Tree::empty_group();
            *group.slot("text") = wording.clone();
            let address = [address[0], address[1], (Column::Id, id(line))];
            self.row("wording", &group, &address, &format!("{key}/or/{}", index + 1));
        }
    }

    /// A row whose cells are the values of a group; `key` is what the keys of its texts begin with.
    fn row(&mut self, kind: &str, group: &Tree, address: &[(Column, &str)], key: &str) {
        let kind = named(kind);
        let mut cells: Vec<(Column, String)> = address
            .iter()
            .map(|(column, cell)| (*column, (*cell).to_owned()))
            .collect();
        let mut keys = Vec::new();
        for field in kind.all_fields() {
            let Some(value) = group.get(field.path).filter(|value| !value.is_empty()) else {
                continue;
            };
            cells.push((field.column, print(field.form, value)));
            match field.key {
                Some("") => keys.push((field.column, key.to_owned())),
                Some(last) => keys.push((field.column, format!("{key}/{last}"))),
                None => {}
            }
        }
        self.push(kind, cells, &keys, group.note.as_deref());
    }

    pub(super) fn push(
        &mut self,
        kind: &Kind,
        cells: Vec<(Column, String)>,
        keys: &[(Column, String)],
        note: Option<&str>,
    ) {
        let mut row = Vec::new();
        for about in &COLUMNS {
            let cell = match about.column {
                Column::Kind => kind.word[self.sheet_language].to_owned(),
                Column::Note => note.unwrap_or_default().to_owned(),
                column => cells
                    .iter()
                    .find(|(other, _)| *other == column)
                    .map(|(_, cell)| cell.clone())
                    .unwrap_or_default(),
            };
            row.push(cell);
            if let (Some(translations), Holds::Texts) = (self.translations, about.holds) {
                let key = keys.iter().find(|(column, _)| *column == about.column);
                let translated = key.and_then(|(_, key)| translations.texts.get(key));
                row.push(match translated {
                    Some((text, true)) => format!("{}{text}", STALE[self.sheet_language]),
                    Some((text, false)) => text.clone(),
                    None => String::new(),
                });
            }
        }
        self.rows.push(row);
    }
}

fn list<'t>(tree: &'t Tree, path: &str) -> &'t [Tree] {
    tree.get(path).map(Tree::elements).unwrap_or_default()
}

fn id(tree: &Tree) -> &str {
    tree.get("id").and_then(Tree::words).unwrap_or_default()
}

/// A kind by its English word; the words above are all in the table, and a test exports every kind.
pub(super) fn named(word: &str) -> &'static Kind {
    kinds().find(|kind| kind.word[0] == word).unwrap_or(&KINDS[0])
}

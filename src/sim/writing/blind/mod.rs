//! The blind form of a call: the files that are needed to play it, without what marks and lessons rest on.
//!
//! Points, lessons, sources, rules, plays that somebody has written down, comments, what is right in the after-call work, and what an
//! ending means are taken out. What moves the call stays: conditions, moods, facts, where options lead. The names that the author gave to
//! nodes, options and endings stay too, because records speak of them. The rubric stays as well: it says how dimensions are weighed and what
//! passes, which every briefing shows, and nothing of what earns a point. Whoever is examined must be told the terms that they are judged by.

mod tree;

use std::collections::BTreeSet;

use crate::sim::check::SourceFile;
use crate::sim::check::role::{Role, role, short_name};
use tree::{Item, Piece, tree};

/// Fields of a scenario that are left out, wherever they stand.
const LEFT_OUT: [&str; 8] = [
    "points",
    "otherwise",
    "sources",
    "tempting_because",
    "reviewed",
    "checks",
    "allow",
    "follows",
];
/// Fields that must be there and say nothing, if they are texts.
const SILENCED: [&str; 3] = ["why", "how", "epilogue"];
const SILENCE: Piece<'static> = Piece::Atom("\"-\"");

/// A file that is not as the reader of calls left it; the checker would have found that first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotBlinded {
    /// Its name.
    pub file: String,
}

/// The blind form of the files of a checked call, under their short names, sorted by them.
///
/// # Errors
/// [`NotBlinded`], if a file is not text or not RON.
pub fn blind(files: &[SourceFile]) -> Result<Vec<SourceFile>, NotBlinded> {
    let mut made = Vec::new();
    for file in files {
        let wrong = || NotBlinded {
            file: file.name.clone(),
        };
        let text = std::str::from_utf8(&file.bytes).map_err(|_| wrong())?;
        let mut read = tree(text).ok_or_else(wrong)?;
        match role(&file.name) {
            Role::Scenario(_) => scenario(&mut read),
            Role::Table(..) => table(&mut read),
            Role::Pack(_) => pack(&mut read, &["format", "id", "country", "title"], "rules"),
            Role::Facts(_) => pack(&mut read, &["format", "id"], "facts"),
            // What it says is shown in briefings and texts; only its comments go.
            Role::Bank => {}
            Role::Unknown => return Err(wrong()),
        }
        made.push(SourceFile {
            name: short_name(&file.name),
            bytes: read.written().into_bytes(),
        });
    }
    made.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(made)
}

fn scenario(read: &mut Piece<'_>) {
    let mut conditions = BTreeSet::new();
    if let Some(items) = read.items_mut() {
        for item in items.iter_mut() {
            match item.key {
                // What is right in the after-call work is a condition on the call.
                "wrap_up" => without_key(&mut item.value, "when"),
                "endings" => endings(&mut item.value),
                "customer" => hidden(&mut item.value),
                _ => {}
            }
        }
    }
    for left_out in LEFT_OUT {
        without_key(read, left_out);
    }
    silence(read);
    // Only now: a condition that was taken out needs no act.
    acts_in_conditions(read, &mut conditions);
    only_acts(read, &conditions);
}

/// Takes a field out, wherever it stands.
fn without_key(piece: &mut Piece<'_>, key: &str) {
    if let Some(items) = piece.items_mut() {
        items.retain(|item| item.key != key);
        items.iter_mut().for_each(|item| without_key(&mut item.value, key));
    }
}

fn silence(piece: &mut Piece<'_>) {
    for item in piece.items_mut().into_iter().flatten() {
        // A line's `how` is no text but a manner of speaking.
        match SILENCED.contains(&item.key) && item.value.is_text() {
            true => item.value = SILENCE,
            false => silence(&mut item.value),
        }
    }
}

/// An ending keeps its id alone: how good it is, and what it is called, would tell.
fn endings(list: &mut Piece<'_>) {
    for ending in list.items_mut().into_iter().flatten() {
        for field in ending.value.items_mut().into_iter().flatten() {
            match field.key {
                "kind" => field.value = Piece::Atom("Partial"),
                "title" => field.value = SILENCE,
                _ => {}
            }
        }
    }
}

/// What the customer hides is told in the debrief only; in the call it is heard in lines.
fn hidden(customer: &mut Piece<'_>) {
    let fields = customer.items_mut().into_iter().flatten();
    for list in fields.filter(|field| field.key == "hidden") {
        for fact in list.value.items_mut().into_iter().flatten() {
            let texts = fact.value.items_mut().into_iter().flatten();
            texts
                .filter(|field| field.key == "text")
                .for_each(|field| field.value = SILENCE);
        }
    }
}

/// The acts that conditions ask for, as `Done("identify")`.
fn acts_in_conditions<'t>(piece: &Piece<'t>, found: &mut BTreeSet<&'t str>) {
    if let Piece::Group {
        name: "Done", items, ..
    } = piece
    {
        found.extend(items.iter().filter_map(|item| match item.value {
            Piece::Atom(act) => Some(act),
            Piece::Group { .. } => None,
        }));
    }
    piece
        .items()
        .iter()
        .for_each(|item| acts_in_conditions(&item.value, found));
}

/// Acts that no condition asks for would only tell what the rules think of an option.
fn only_acts(piece: &mut Piece<'_>, kept: &BTreeSet<&str>) {
    for item in piece.items_mut().into_iter().flatten() {
        if item.key == "acts" {
            if let Some(acts) = item.value.items_mut() {
                acts.retain(|act| matches!(act.value, Piece::Atom(act) if kept.contains(act)));
            }
        } else {
            only_acts(&mut item.value, kept);
        }
    }
}

/// A table of translations without those of texts that are silent.
fn table(read: &mut Piece<'_>) {
    let texts = read
        .items_mut()
        .into_iter()
        .flatten()
        .filter(|item| item.key == "texts");
    for texts in texts {
        if let Some(entries) = texts.value.items_mut() {
            entries.retain(|entry| !is_silent(entry.key.trim_matches('"')));
        }
    }
}

/// Whether the text with this key is silent in the blind form.
fn is_silent(key: &str) -> bool {
    let mut parts = key.split('/');
    let first = parts.next().unwrap_or_default();
    let last = parts.next_back().unwrap_or_default();
    matches!(last, "why" | "tempting") || matches!(first, "hidden" | "ending")
}

/// A pack with its head alone and an empty list.
fn pack<'t>(read: &mut Piece<'t>, head: &[&str], list: &'t str) {
    if let Some(items) = read.items_mut() {
        items.retain(|item| head.contains(&item.key));
        items.push(Item {
            key: list,
            value: Piece::Group {
                name: "",
                open: "[",
                items: Vec::new(),
            },
        });
    }
}

//! Things on a simulated disk: what is shown of them, what is durable, and the changes in between.

use std::collections::BTreeMap;
use std::ffi::OsString;

#[derive(Debug, Clone)]
pub(super) enum Node {
    File(SimFile),
    Folder(SimFolder),
}

#[derive(Debug, Clone, Default)]
pub(super) struct SimFile {
    pub(super) shown: Vec<u8>,
    pub(super) durable: Vec<u8>,
    pub(super) pending: Vec<Change>,
}

/// A change of a file's bytes.
#[derive(Debug, Clone)]
pub(super) enum Change {
    Write { at: usize, bytes: Vec<u8> },
    Cut { length: usize },
}

pub(super) type Names = BTreeMap<OsString, usize>;

#[derive(Debug, Clone, Default)]
pub(super) struct SimFolder {
    pub(super) shown: Names,
    pub(super) durable: Names,
    /// Each change gives names to things, or takes them, all at once.
    pub(super) pending: Vec<Vec<(OsString, Option<usize>)>>,
}

impl SimFile {
    pub(super) fn change(&mut self, change: Change) {
        change.apply(&mut self.shown);
        self.pending.push(change);
    }

    /// Writes the changes that are pending, and only those: what a failed sync has taken for written stays where it is.
    pub(super) fn sync(&mut self) {
        for change in std::mem::take(&mut self.pending) {
            change.apply(&mut self.durable);
        }
    }
}

impl Change {
    pub(super) fn apply(&self, to: &mut Vec<u8>) {
        match self {
            Self::Cut { length } => to.truncate(*length),
            Self::Write { at, bytes } => {
                let end = at + bytes.len();
                if to.len() < end {
                    to.resize(end, 0);
                }
                to[*at..end].copy_from_slice(bytes);
            }
        }
    }
}

impl SimFolder {
    pub(super) fn change(&mut self, change: Vec<(OsString, Option<usize>)>) {
        rename_in(&mut self.shown, &change);
        self.pending.push(change);
    }
}

/// Carries out a change of names.
pub(super) fn rename_in(names: &mut Names, change: &[(OsString, Option<usize>)]) {
    for (name, node) in change {
        match node {
            Some(node) => names.insert(name.clone(), *node),
            None => names.remove(name),
        };
    }
}

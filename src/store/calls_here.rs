//! The calls of whoever works here: their own in the current folder or in `./scenarios`, and those of the library beside them.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::error::StoreError;
use super::named_calls::{Named, call_by_id, own_folders};
use super::scenario_files::{Batch, complete, folder_of, library, library_folder, read_folder};
use super::wanted_files::all_wanted;
use crate::sim::check::SourceFile;
use crate::sim::check::role::{Role, role};

/// All of them: those of the current folder, then of `./scenarios`, then of the library. A folder with packs or a bank's file of its own
/// stands alone: the calls behind it rest on others. The first call of an id takes the place of all behind it, translations included.
///
/// # Errors
/// When a folder is there and cannot be read.
pub fn calls_here() -> Result<Batch, StoreError> {
    let own = folders_apart_from_the_library();
    let Some((first, others)) = own.split_first() else {
        return library();
    };
    let mut batch = read_folder(first)?;
    for folder in others {
        put_behind(&mut batch, read_folder(folder)?);
    }
    put_behind(&mut batch, library()?);
    Ok(all_wanted(batch))
}

/// Adds what the calls in front rest on and do not bring, and the calls that nothing in front keeps out.
fn put_behind(front: &mut Batch, behind: Batch) {
    let stands_alone = front.files.iter().any(|file| call_of(file).is_none());
    let ids: BTreeSet<String> = front.files.iter().filter_map(call_of).map(str::to_owned).collect();
    complete(front, behind.files.clone());
    if !stands_alone {
        let is_other = |file: &SourceFile| call_of(file).is_some_and(|id| !ids.contains(id));
        front.files.extend(behind.files.into_iter().filter(is_other));
    }
    front.findings.extend(behind.findings);
}

fn folders_apart_from_the_library() -> Vec<PathBuf> {
    let mut folders = own_folders();
    folders.retain(|folder| Some(folder) != library_folder().as_ref());
    folders
}

/// The folders whose files [`calls_here`] depends on; none if all are inside the program.
pub fn folders_of_calls_here() -> Vec<PathBuf> {
    let mut folders = folders_apart_from_the_library();
    folders.extend(library_folder());
    folders
}

/// The folder that a call is read from, beside which its voices are; nothing if it is inside the program.
pub fn folder_of_call(id: &str) -> Option<PathBuf> {
    match call_by_id(id) {
        Some(Named::Path(path)) => Some(folder_of(&path)),
        _ => library_folder(),
    }
}

/// The call that a file belongs to; none for what all calls rest on.
fn call_of(file: &SourceFile) -> Option<&str> {
    match role(&file.name) {
        Role::Scenario(id) | Role::Table(id, _) => Some(id),
        _ => None,
    }
}

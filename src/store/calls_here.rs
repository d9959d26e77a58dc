//! The calls of whoever works here: their own in the current folder or in `./scenarios`, and those of the library beside them.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::error::StoreError;
use super::named_calls::{Named, call_by_id, own_folder};
use super::scenario_files::{Batch, all_wanted, complete, folder_of, library, library_folder, read_folder};
use crate::sim::check::SourceFile;
use crate::sim::check::role::{Role, role};

/// All of them. A folder with packs or a bank's file of its own stands alone: the calls of the library rest on others. A call of one's own
/// takes the place of one of the library with this id, translations included. Without calls of one's own, the library.
///
/// # Errors
/// When a folder is there and cannot be read.
pub fn calls_here() -> Result<Batch, StoreError> {
    let library = library()?;
    let Some(own) = own_folder().filter(|folder| Some(folder) != library_folder().as_ref()) else {
        return Ok(library);
    };
    let mut batch = read_folder(&own)?;
    let stands_alone = batch.files.iter().any(|file| call_of(file).is_none());
    let own_ids: BTreeSet<String> = batch.files.iter().filter_map(call_of).map(str::to_owned).collect();
    complete(&mut batch, library.files.clone());
    if !stands_alone {
        let is_other = |file: &SourceFile| call_of(file).is_some_and(|id| !own_ids.contains(id));
        batch.files.extend(library.files.into_iter().filter(is_other));
    }
    Ok(all_wanted(batch))
}

/// The folders whose files [`calls_here`] depends on; none if all are inside the program.
pub fn folders_of_calls_here() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = own_folder().into_iter().chain(library_folder()).collect();
    folders.dedup();
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

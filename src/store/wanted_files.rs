//! Which files of those that are read together somebody has asked for: what a path names, or a call by its id.

use std::fs;
use std::io;
use std::path::Path;

use super::error::StoreError;
use super::scenario_files::{Batch, folder_of, shown_name};
use crate::sim::check::role::{Role, role};

/// Everything was asked for: all files, and what could not be read.
pub(super) fn all_wanted(mut batch: Batch) -> Batch {
    let findings = batch.findings.iter().map(|finding| finding.file.clone());
    batch.wanted = batch
        .files
        .iter()
        .map(|file| file.name.clone())
        .chain(findings)
        .collect();
    batch
}

/// Marks what a path names: a folder's files, or a call with its translations.
pub(super) fn want(path: &Path, batch: &mut Batch) -> Result<(), StoreError> {
    let names: Vec<String> = all_wanted(Batch {
        files: batch.files.clone(),
        findings: batch.findings.clone(),
        ..Batch::default()
    })
    .wanted
    .into_iter()
    .collect();
    if path.is_dir() {
        let folder = shown_name(path);
        let is_here = |name: &Path| folder_of(name) == Path::new(".");
        let inside = |name: &&String| match folder.as_str() {
            "." => is_here(Path::new(name)),
            _ => Path::new(name).starts_with(&folder),
        };
        batch.wanted.extend(names.iter().filter(inside).cloned());
        return Ok(());
    }
    let refused = || StoreError::Io {
        doing: "read",
        path: path.to_owned(),
        error: io::Error::new(
            io::ErrorKind::InvalidInput,
            "it is not a regular file whose name ends in .ron",
        ),
    };
    // In a folder a pipe or a device is passed over with a warning; whoever names one wants it read.
    if !fs::metadata(path).is_ok_and(|about| about.is_file()) {
        return Err(refused());
    }
    let own = same_file_name(path, &names).ok_or_else(refused)?;
    let call = match role(&own) {
        Role::Scenario(id) | Role::Table(id, _) => Some(id.to_owned()),
        _ => None,
    };
    let belongs = |name: &&String| match role(name) {
        Role::Scenario(id) | Role::Table(id, _) => call.as_deref() == Some(id),
        _ => **name == own,
    };
    batch.wanted.extend(names.iter().filter(belongs).cloned());
    Ok(())
}

/// Marks a call with its translations.
pub(super) fn want_call(id: &str, batch: &mut Batch) {
    let names = batch.files.iter().map(|file| &file.name);
    let of_call = names.filter(|name| matches!(role(name), Role::Scenario(call) | Role::Table(call, _) if call == id));
    batch.wanted.extend(of_call.cloned());
}

fn same_file_name(path: &Path, names: &[String]) -> Option<String> {
    let wanted = shown_name(path);
    names.iter().find(|name| **name == wanted).cloned()
}

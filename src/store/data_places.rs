//! The folders of data within a folder: itself, those of its profiles, and those that lie in it side by side, as in a shared folder
//! into which several machines have been copied.

use std::io;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::folder::DataFolder;
use super::profile_places::PROFILES;

/// Where records lie that were imported although another session has their id.
pub const CONFLICTS: &str = "conflicts";

/// A folder with records, below the folder that was asked about.
#[derive(Debug, Clone)]
pub struct DataPlace {
    /// Its path below that folder, with `/` between the parts; empty for the folder itself.
    pub name: String,
    /// The folder.
    pub data: DataFolder,
}

impl DataPlace {
    /// The folders in which records lie, each with its path below the folder that was asked about.
    pub fn record_folders(&self) -> [(String, PathBuf); 2] {
        ["sessions", CONFLICTS].map(|folder| (self.below(folder), self.data.root().join(folder)))
    }

    /// The path of something in this folder, below the folder that was asked about.
    pub fn below(&self, part: &str) -> String {
        match self.name.as_str() {
            "" => part.to_owned(),
            name => format!("{name}/{part}"),
        }
    }
}

/// All folders of data within a folder: itself first, then the others by name. One that cannot be looked at hides no other.
///
/// # Errors
/// The folder itself cannot be listed.
pub fn data_places(data: &DataFolder) -> Result<Vec<DataPlace>, StoreError> {
    places(data, &|looked| Ok(looked.unwrap_or_default()))
}

/// The same for whoever has to know that none is missing, as an erasure has.
///
/// # Errors
/// A folder cannot be looked at.
#[cfg(feature = "assessor")]
pub fn every_data_place(data: &DataFolder) -> Result<Vec<DataPlace>, StoreError> {
    places(data, &|looked| looked)
}

/// What is made of folders that may not be looked at.
type Looked = Result<Vec<DataPlace>, StoreError>;

fn places(data: &DataFolder, take: &dyn Fn(Looked) -> Looked) -> Result<Vec<DataPlace>, StoreError> {
    let own = DataPlace {
        name: String::new(),
        data: data.clone(),
    };
    let mut places = vec![own];
    for name in names_in(data, data.root())? {
        match name.as_str() {
            PROFILES => {
                let profiles = names_in(data, &data.root().join(&name));
                let profiles = profiles.map(|profiles| profiles.into_iter().map(|own| format!("{PROFILES}/{own}")));
                let found = match profiles {
                    Ok(profiles) => profiles.map(|profile| take(place(data, profile))).collect(),
                    // A file of that name is no folder of profiles.
                    Err(StoreError::Io { error, .. }) if error.kind() == io::ErrorKind::NotADirectory => Vec::new(),
                    Err(error) => vec![take(Err(error))],
                };
                for found in found {
                    places.extend(found?);
                }
            }
            "sessions" | "archive" | "marks" | CONFLICTS => {}
            _ => places.extend(take(place(data, name))?),
        }
    }
    Ok(places)
}

/// The names in a folder that can be written with `/` between them; hidden ones are left out.
fn names_in(data: &DataFolder, folder: &Path) -> Result<Vec<String>, StoreError> {
    let names = data
        .fs()
        .list(folder)
        .map_err(StoreError::io("list the folder", folder))?;
    let names = names.into_iter().filter_map(|name| name.into_string().ok());
    Ok(names.filter(|name| !name.starts_with('.')).collect())
}

/// A folder of data is one that has a folder of records.
fn place(data: &DataFolder, name: String) -> Looked {
    let data = DataFolder::at(data.fs().clone(), data.root().join(&name));
    let sessions = data.sessions_path();
    match data.fs().exists(&sessions) {
        Ok(true) => Ok(vec![DataPlace { name, data }]),
        Ok(false) => Ok(Vec::new()),
        // What is no folder has nothing in it.
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Ok(Vec::new()),
        Err(error) => Err(StoreError::io("look for", sessions)(error)),
    }
}

/// The names of records in a folder, sorted; none if there is no folder.
///
/// # Errors
/// The folder is there and cannot be listed.
pub fn record_names(data: &DataFolder, folder: &Path) -> Result<Vec<String>, StoreError> {
    let names = match data.fs().list(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        names => names.map_err(StoreError::io("list the sessions in", folder))?,
    };
    let names = names.into_iter().filter_map(|name| name.into_string().ok());
    Ok(names.filter(|name| is_record_name(name)).collect())
}

/// Whether a file of this name is taken for a record.
pub fn is_record_name(name: &str) -> bool {
    name.ends_with(super::record_file::RECORD_ENDING)
        && !super::whole_file::is_temporary(name)
        && !name.starts_with('.')
}

//! The folders of data within a folder: itself, those of its profiles, and those that lie in it side by side, as in a shared folder
//! into which several machines have been copied.

use std::io;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::folder::DataFolder;

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

/// All folders of data within a folder: itself first, then the others by name.
///
/// # Errors
/// The folder itself cannot be listed.
pub fn data_places(data: &DataFolder) -> Result<Vec<DataPlace>, StoreError> {
    let own = DataPlace {
        name: String::new(),
        data: data.clone(),
    };
    let mut places = vec![own];
    for name in names_in(data, data.root())? {
        match name.as_str() {
            "profiles" => {
                let folder = data.root().join(&name);
                // Profiles that cannot be listed hide nothing else.
                let profiles = names_in(data, &folder).unwrap_or_default();
                places.extend(
                    profiles
                        .into_iter()
                        .filter_map(|profile| place(data, format!("profiles/{profile}"))),
                );
            }
            "sessions" | "archive" | "marks" | CONFLICTS => {}
            _ => places.extend(place(data, name)),
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
fn place(data: &DataFolder, name: String) -> Option<DataPlace> {
    let data = DataFolder::at(data.fs().clone(), data.root().join(&name));
    let has_records = data.fs().exists(&data.sessions_path()).unwrap_or(false);
    has_records.then_some(DataPlace { name, data })
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

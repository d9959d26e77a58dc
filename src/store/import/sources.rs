//! What there is to import under a path, and where the archive of each record may be.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::sim::library::imported::DocumentKind;
use crate::sim::library::trouble::Trouble;
use crate::store::data_places::{data_places, is_record_name, record_names};
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::store::fs::Fs;
use crate::store::record_trouble::of_store;
use crate::store::whole_file::is_temporary;

/// Something under a path.
#[derive(Debug)]
pub(super) enum Source {
    /// A file that should be a record.
    Record {
        /// The file.
        path: PathBuf,
        /// Folders in which its archive may be, the nearest first.
        archives: Vec<PathBuf>,
    },
    /// A file that should be a ticket, a receipt or marks.
    Document {
        /// The file.
        path: PathBuf,
        /// Which of them.
        kind: DocumentKind,
        /// Folders in which forms may be that it names.
        archives: Vec<PathBuf>,
    },
    /// A file among records that is none.
    Foreign(PathBuf),
    /// A file or folder that cannot be looked at.
    Unread {
        /// Which.
        path: PathBuf,
        /// Why.
        trouble: Trouble,
    },
}

impl Source {
    /// Whether it is a file that is taken in or refused; the others are only told of.
    pub(super) fn is_brought(&self) -> bool {
        matches!(self, Self::Record { .. } | Self::Document { .. })
    }
}

/// Everything under a path: one record; or the records in a folder, in the folder of data that it is, and in those within it.
pub(super) fn in_path(fs: &Arc<dyn Fs>, path: &Path) -> Vec<Source> {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match fs.list(&path) {
        Ok(names) => {
            let names: Vec<String> = names.into_iter().filter_map(|name| name.into_string().ok()).collect();
            let mut sources = in_folder_of_records(&path, &names);
            sources.extend(documents_among(&path, &names));
            if path.file_name().is_some_and(|name| name == "marks") {
                sources.extend(documents_of_marks(fs.as_ref(), &path));
            }
            sources.extend(in_folders_of_data(fs, &path));
            sources
        }
        Err(error) if error.kind() == ErrorKind::NotADirectory => vec![single(path)],
        Err(error) => {
            let error = StoreError::io("read", path.clone())(error);
            vec![Source::Unread {
                trouble: of_store(&error),
                path,
            }]
        }
    }
}

/// A file that was named by itself: what its name says, else a record.
fn single(path: PathBuf) -> Source {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match DocumentKind::by_name(&name) {
        Some(kind) => document(path, kind),
        None => record(path),
    }
}

/// A signed file. Marks lie in `marks/SESSION` of a folder of data, faults one folder deeper, and the archive beside `marks`.
fn document(path: PathBuf, kind: DocumentKind) -> Source {
    let above = path.ancestors().skip(1).take(4);
    let archives = above.map(|folder| folder.join("archive")).collect();
    Source::Document { path, kind, archives }
}

/// Signed files among these names.
fn documents_among(folder: &Path, names: &[String]) -> Vec<Source> {
    let found = names.iter().filter_map(|name| {
        let kind = DocumentKind::by_name(name)?;
        Some(document(folder.join(name), kind))
    });
    found.collect()
}

/// The signed files of a folder of data: tickets, receipts, and marks in a folder for each session or version of a scenario.
fn documents_of_data(fs: &dyn Fs, data: &Path) -> Vec<Source> {
    let mut sources = documents_of_marks(fs, &data.join("marks"));
    for folder in ["tickets", "receipts"] {
        sources.extend(documents_in(fs, &data.join(folder), |_| Vec::new()));
    }
    sources
}

/// The signed files of a folder of marks: one folder for each session, and for faults one more for each version of a scenario.
fn documents_of_marks(fs: &dyn Fs, marks: &Path) -> Vec<Source> {
    documents_in(fs, marks, |session| {
        documents_in(fs, session, |version| documents_in(fs, version, |_| Vec::new()))
    })
}

/// The signed files in a folder, and what `within` finds in each other name. A folder that is not there has none.
fn documents_in(fs: &dyn Fs, folder: &Path, within: impl Fn(&Path) -> Vec<Source>) -> Vec<Source> {
    let names = match fs.list(folder) {
        Ok(names) => names,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Vec::new(),
        Err(error) => {
            return vec![Source::Unread {
                trouble: of_store(&StoreError::io("read", folder)(error)),
                path: folder.to_owned(),
            }];
        }
    };
    let names: Vec<String> = names.into_iter().filter_map(|name| name.into_string().ok()).collect();
    let mut sources = documents_among(folder, &names);
    for name in names.iter().filter(|name| DocumentKind::by_name(name).is_none()) {
        sources.extend(within(&folder.join(name)));
    }
    sources
}

/// A record whose archive lies beside it, or beside its folder as in a folder of data.
fn record(path: PathBuf) -> Source {
    let folder = path.parent().unwrap_or(Path::new(""));
    let above = folder.parent().map(|above| above.join("archive"));
    let archives = [folder.join("archive")].into_iter().chain(above).collect();
    Source::Record { path, archives }
}

/// Records that lie in a folder as they are. Other files beside them may have been meant to be some.
fn in_folder_of_records(folder: &Path, names: &[String]) -> Vec<Source> {
    if !names.iter().any(|name| is_record_name(name)) {
        return Vec::new();
    }
    let sources = names.iter().filter_map(|name| {
        let path = folder.join(name);
        match is_record_name(name) {
            true => Some(record(path)),
            false => is_foreign(name).then_some(Source::Foreign(path)),
        }
    });
    sources.collect()
}

fn in_folders_of_data(fs: &Arc<dyn Fs>, folder: &Path) -> Vec<Source> {
    let unread = |path: &Path, error| Source::Unread {
        path: path.to_owned(),
        trouble: of_store(&error),
    };
    let places = match data_places(&DataFolder::at(Arc::clone(fs), folder.to_owned())) {
        Ok(places) => places,
        Err(error) => return vec![unread(folder, error)],
    };
    let mut sources = Vec::new();
    for place in places {
        sources.extend(documents_of_data(fs.as_ref(), place.data.root()));
        let archive = place.data.archive_path();
        for (_, folder) in place.record_folders() {
            match record_names(&place.data, &folder) {
                Err(error) => sources.push(unread(&folder, error)),
                Ok(names) => sources.extend(names.into_iter().map(|name| Source::Record {
                    path: folder.join(name),
                    archives: vec![archive.clone()],
                })),
            }
            let names = fs.list(&folder).unwrap_or_default();
            let names = names.into_iter().filter_map(|name| name.into_string().ok());
            let foreign = names.filter(|name| !is_record_name(name) && is_foreign(name));
            sources.extend(foreign.map(|name| Source::Foreign(folder.join(name))));
        }
    }
    sources
}

/// Whether a name beside records is none that this program gives.
fn is_foreign(name: &str) -> bool {
    let is_torn_tail = name.contains(".jsonl.torn");
    let is_ours = ["sessions", "archive", "marks", "profiles", "conflicts"].contains(&name);
    let is_document = DocumentKind::by_name(name).is_some();
    !name.starts_with('.') && !is_temporary(name) && !is_torn_tail && !is_ours && !is_document
}

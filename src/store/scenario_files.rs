//! Where calls come from: a path that somebody names, else `./scenarios`, else the folder beside the program, else the copies
//! inside the program.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::embedded::EMBEDDED;
use super::error::StoreError;
use super::misnamed::{by_notepad, meant_name};
use super::named_calls::{Named, named, own_folders};
use super::settled_file::{KEEPS_CHANGING, read_when_settled};
use super::wanted_files::{all_wanted, want, want_call};
use crate::sim::check::SourceFile;
use crate::sim::check::role::{Role, role};
use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::spanned::Span;
use crate::sim::sentence::{Sentence, sentence};

/// The folder of calls, here or beside the program.
const FOLDER: &str = "scenarios";
/// How the names of the copies inside the program begin.
pub const INSIDE: &str = "built-in/";

/// Files that are checked together.
#[derive(Debug, Default)]
pub struct Batch {
    /// All of them.
    pub files: Vec<SourceFile>,
    /// What could not be read.
    pub findings: Vec<Diagnostic>,
    /// Names of those that were asked for; the others are what they rest on.
    pub wanted: BTreeSet<String>,
}

/// The library: `./scenarios`, else the folder beside the program, else the copies inside the program. Rules or facts that the
/// folder has none of come from inside the program.
///
/// # Errors
/// When a folder is there and cannot be read.
pub fn library() -> Result<Batch, StoreError> {
    let Some(folder) = library_folder() else {
        return Ok(embedded());
    };
    let mut batch = read_folder(&folder)?;
    complete(&mut batch, embedded().files);
    Ok(batch)
}

/// The folder of calls that stands here, where authors work.
pub fn folder_here() -> Option<PathBuf> {
    Some(PathBuf::from(FOLDER)).filter(|folder| folder.is_dir())
}

/// The folder that the library is read from, unless it is the one inside the program.
pub fn library_folder() -> Option<PathBuf> {
    std::iter::once(PathBuf::from(FOLDER))
        .chain(folder_beside())
        .find(|folder| folder.join("bank.ron").is_file())
}

/// The folder of calls beside the program, whether it is there or not.
pub(super) fn folder_beside() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    Some(program.parent()?.join(FOLDER))
}

/// The copies inside the program.
pub fn embedded() -> Batch {
    let files = EMBEDDED.iter().map(|(name, bytes)| SourceFile {
        name: format!("{INSIDE}{name}"),
        bytes: bytes.to_vec(),
    });
    all_wanted(Batch {
        files: files.collect(),
        ..Batch::default()
    })
}

/// A folder of calls with its `bank.ron`, `rules` and `facts`.
///
/// # Errors
/// When the folder or a file in it cannot be read.
pub fn read_folder(folder: &Path) -> Result<Batch, StoreError> {
    let mut batch = Batch::default();
    for part in ["", "rules", "facts"] {
        let path = if part.is_empty() {
            folder.to_owned()
        } else {
            folder.join(part)
        };
        if part.is_empty() {
            read_files(&path, &mut batch)?;
        } else if fs::symlink_metadata(&path).is_ok() {
            // A part that cannot be read is one finding of many; the folder itself is what somebody has asked for.
            if let Err(error) = read_files(&path, &mut batch) {
                let reason = reason(&error);
                let message = sentence!(
                    "This folder could not be read: {reason}.",
                    "这个文件夹读不了：{reason}。";
                    reason
                );
                lost(&mut batch, "unreadable-folder", &path, message);
            }
        }
    }
    Ok(all_wanted(batch))
}

/// Files, folders and ids of calls that somebody has named, each with what it rests on. What its own folder lacks comes from the
/// library. Where nothing is named, the calls of the current folder and of `./scenarios` are meant, else the library.
///
/// # Errors
/// When something named is not there, is no file of ours, or cannot be read.
pub fn read_paths(paths: &[PathBuf]) -> Result<Vec<Batch>, StoreError> {
    if paths.is_empty() {
        let own = own_folders();
        let is_the_library = own.iter().all(|folder| Some(folder) == library_folder().as_ref());
        return if is_the_library {
            Ok(vec![library()?])
        } else {
            read_paths(&own)
        };
    }
    let mut batches: Vec<(PathBuf, Batch)> = Vec::new();
    let mut built_in: Option<Batch> = None;
    for word in paths {
        let path = &match named(word)? {
            Named::Path(path) => path,
            Named::BuiltIn(id) => {
                want_call(
                    &id,
                    built_in.get_or_insert_with(|| Batch {
                        wanted: BTreeSet::new(),
                        ..embedded()
                    }),
                );
                continue;
            }
        };
        let root = root_of(path)?;
        let batch = match batches.iter_mut().find(|(known, _)| *known == root) {
            Some((_, batch)) => batch,
            None => {
                let mut batch = read_folder(&root)?;
                batch.wanted.clear();
                complete(&mut batch, library()?.files);
                batches.push((root.clone(), batch));
                match batches.last_mut() {
                    Some((_, batch)) => batch,
                    None => continue,
                }
            }
        };
        want(path, batch)?;
    }
    Ok(batches.into_iter().map(|(_, batch)| batch).chain(built_in).collect())
}

/// One file by its path.
///
/// # Errors
/// When it is not there, is not a regular file, or cannot be read.
pub fn read_one(path: &Path) -> Result<SourceFile, StoreError> {
    let about = fs::metadata(path).map_err(StoreError::io("read", path))?;
    let refused =
        |reason: &'static str| StoreError::io("read", path)(io::Error::new(io::ErrorKind::InvalidInput, reason));
    if !about.is_file() {
        return Err(refused("it is not a regular file"));
    }
    let bytes = read_when_settled(path).map_err(StoreError::io("read", path))?;
    Ok(SourceFile {
        name: shown_name(path),
        bytes: bytes.ok_or_else(|| refused(KEEPS_CHANGING))?,
    })
}

/// The folder that a path belongs to, if the path is there.
fn root_of(path: &Path) -> Result<PathBuf, StoreError> {
    fs::metadata(path).map_err(StoreError::io("read", path))?;
    Ok(folder_of(path))
}

/// The folder of calls that a path belongs to: packs stand one folder deeper. A path that is not there counts as a file.
pub fn folder_of(path: &Path) -> PathBuf {
    let folder = if path.is_dir() { path } else { parent(path) };
    match folder.file_name().and_then(|name| name.to_str()) {
        Some("rules" | "facts") => parent(folder).to_owned(),
        _ => folder.to_owned(),
    }
}

pub(super) fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// Adds the bank's file and packs of others where the folder has none of its own.
pub(super) fn complete(batch: &mut Batch, others: Vec<SourceFile>) {
    let has = |batch: &Batch, kind: fn(&Role<'_>) -> bool| batch.files.iter().any(|file| kind(&role(&file.name)));
    let kinds: [fn(&Role<'_>) -> bool; 3] = [
        |role| matches!(role, Role::Bank),
        |role| matches!(role, Role::Pack(_)),
        |role| matches!(role, Role::Facts(_)),
    ];
    let missing: Vec<_> = kinds.into_iter().filter(|kind| !has(batch, *kind)).collect();
    // Where a folder is there and cannot be read, nobody knows what is missing.
    if batch.findings.iter().any(|finding| finding.code == "unreadable-folder") {
        return;
    }
    let is_missing = |file: &SourceFile| missing.iter().any(|kind| kind(&role(&file.name)));
    batch.files.extend(others.into_iter().filter(is_missing));
}

fn read_files(folder: &Path, batch: &mut Batch) -> Result<(), StoreError> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(StoreError::io("read the folder", folder))? {
        paths.push(entry.map_err(StoreError::io("read the folder", folder))?.path());
    }
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if let Some(right) = meant_name(&path) {
            let message = sentence!(
                "{name} is not read: call it {right}.",
                "没有读 {name}：请改名为 {right}。"
            );
            let mut finding = Diagnostic::error("unknown-file", Span::default(), message);
            finding.file = shown_name(&path);
            batch.findings.push(finding.help(by_notepad()));
            continue;
        }
        if !name.ends_with(".ron") || name.starts_with('.') {
            continue;
        }
        let name = shown_name(&path);
        // Opening a pipe or a device could wait for ever.
        if fs::metadata(&path).is_ok_and(|about| about.is_file()) {
            match read_when_settled(&path) {
                Ok(Some(bytes)) => batch.files.push(SourceFile { name, bytes }),
                Ok(None) => {
                    let message = sentence!("This file changed while it was read.", "读的时候文件正在变。");
                    lost(batch, "changing-file", &path, message);
                }
                Err(error) => {
                    let error = refusal(&error);
                    let message =
                        sentence!("This file could not be read: {error}.", "这个文件读不了：{error}。"; error);
                    lost(batch, "unreadable-file", &path, message);
                }
            }
        } else {
            let message = sentence!(
                "This is not a regular file; it was not read.",
                "这不是普通文件，没有读它。"
            );
            let mut finding = Diagnostic::warning("not-a-file", Span::default(), message);
            finding.file = name;
            batch.findings.push(finding);
        }
    }
    Ok(())
}

/// Notes that something is there and nothing is known of it.
fn lost(batch: &mut Batch, code: &'static str, path: &Path, message: Sentence) {
    let mut finding = Diagnostic::error(code, Span::default(), message);
    finding.file = shown_name(path);
    batch.findings.push(finding);
}

fn reason(error: &StoreError) -> Sentence {
    match error {
        StoreError::Io { error, .. } => refusal(error),
        other => Sentence {
            english: other.to_string(),
            chinese: "程序处理不了它".to_owned(),
        },
    }
}

/// What the system says, which speaks a language of its own: for readers of Chinese, what happens most and else the system's number.
fn refusal(error: &io::Error) -> Sentence {
    let chinese = match (error.kind(), error.raw_os_error()) {
        (io::ErrorKind::PermissionDenied, _) => "没有读取的权限".to_owned(),
        (io::ErrorKind::NotFound, _) => "它已经不在了".to_owned(),
        (_, Some(number)) => format!("系统拒绝了（错误代码 {number}）"),
        (_, None) => "系统拒绝了".to_owned(),
    };
    Sentence {
        english: error.to_string(),
        chinese,
    }
}

/// A path as it stands in findings; with `/` on every system.
pub(super) fn shown_name(path: &Path) -> String {
    let name = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    name.strip_prefix("./").map(str::to_owned).unwrap_or(name)
}

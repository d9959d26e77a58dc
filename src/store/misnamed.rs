//! Files that an editor for plain texts has called `x.ron.txt`: nobody reads them, and in a folder that hides endings they look right.

use std::fs;
use std::path::{Path, PathBuf};

use super::named_calls::has_nodes;
use crate::sim::sentence::{Sentence, sentence};

/// What such a file should be called; nothing if it is called otherwise, or if that file is there as well.
pub(super) fn meant_name(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str().filter(|name| !name.starts_with('.'))?;
    let place = name.len().checked_sub(".txt".len())?;
    let (right, ending) = (name.get(..place)?, name.get(place..)?);
    let is_one = ending.eq_ignore_ascii_case(".txt") && right.ends_with(".ron") && path.is_file();
    let is_alone = is_one && !path.with_file_name(right).exists();
    is_alone.then(|| right.to_owned())
}

/// Why it may have come to be called so.
pub(super) fn by_notepad() -> Sentence {
    sentence!(
        "Notepad adds .txt by itself: when saving, choose \"All files\" as the type.",
        "记事本会自己加上 .txt：保存时，文件类型请选“所有文件”。"
    )
}

/// Such files of a folder, as far as they are calls: settings and forms are RON too.
pub(super) fn misnamed_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let is_call = |path: &PathBuf| meant_name(path).is_some() && has_nodes(path);
    paths.filter(is_call).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_stands_beside_the_right_one_is_left_alone() {
        let folder = tempfile::TempDir::new().unwrap();
        for name in ["a.ron.txt", "b.ron.txt", "b.ron", "notes.txt", ".c.ron.txt"] {
            fs::write(folder.path().join(name), "(nodes: [").unwrap();
        }
        fs::write(folder.path().join("settings.ron.txt"), "(").unwrap();
        assert_eq!(misnamed_in(folder.path()), [folder.path().join("a.ron.txt")]);
        assert_eq!(meant_name(&folder.path().join("a.ron.txt")).as_deref(), Some("a.ron"));
    }
}

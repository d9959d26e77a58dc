//! Where the index lies: in the folder of data; where that is a share or cannot be written, in the platform's cache; else in memory.

use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use crate::sim::session::hash::sha256_hex;

/// The index's file in a folder of data.
pub const INDEX_FILE: &str = "index.sqlite";

/// Where an index lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whereabouts {
    /// In this file.
    File(PathBuf),
    /// In memory: it is made anew each time.
    Memory,
}

/// The files in which the index of a folder may lie, the best first.
pub(super) fn candidates(root: &Path) -> Vec<PathBuf> {
    let own = (!is_on_share(root)).then(|| root.join(INDEX_FILE));
    own.into_iter().chain(cache_file(root)).collect()
}

/// The file in the platform's cache for a folder, named by a hash of its path.
fn cache_file(root: &Path) -> Option<PathBuf> {
    let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    let mut hash = sha256_hex(&[b"rolecall/index-of\0", root.as_os_str().as_encoded_bytes()]);
    hash.truncate(16);
    let folders = ProjectDirs::from("", "", "rolecall")?;
    Some(folders.cache_dir().join("indexes").join(format!("{hash}.sqlite")))
}

/// Makes the file if it is not there, readable by its owner only: it tells who played what and with which mark.
pub(super) fn make_private(path: &Path) {
    // The platform's cache may not have been used yet.
    if let Some(folder) = path.parent() {
        let _ = fs::create_dir_all(folder);
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    // If it is there, or cannot be made, opening it says so.
    let _ = options.open(path);
}

/// Removes an index that cannot be used, with what the database keeps beside it.
pub(super) fn remove(path: &Path) {
    for file in with_those_beside(path) {
        // What is not there need not be removed, and what stays is found when it is opened again.
        let _ = fs::remove_file(file);
    }
}

/// All files that an index of this folder has now, wherever it lies.
pub fn index_files(root: &Path) -> Vec<PathBuf> {
    let files = candidates(root).into_iter().chain([root.join(INDEX_FILE)]);
    let mut files: Vec<PathBuf> = files.flat_map(|file| with_those_beside(&file)).collect();
    files.retain(|file| file.is_file());
    files.sort();
    files.dedup();
    files
}

fn with_those_beside(path: &Path) -> [PathBuf; 4] {
    ["", "-journal", "-wal", "-shm"].map(|ending| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    })
}

/// Whether a folder is on a disk of another machine, where locks cannot be trusted and a database can break.
fn is_on_share(root: &Path) -> bool {
    let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    if cfg!(windows) {
        // `\\server\share`, also as `\\?\UNC\server\share`; a plain verbatim path is a disk of this machine.
        let text = root.to_string_lossy();
        return text.starts_with(r"\\?\UNC\") || text.starts_with(r"\\") && !text.starts_with(r"\\?\");
    }
    fs::read_to_string("/proc/self/mountinfo").is_ok_and(|mounts| is_mounted_from_elsewhere(&mounts, &root))
}

/// Reads the system's list of mounts: the last one that the path lies in decides.
fn is_mounted_from_elsewhere(mounts: &str, path: &Path) -> bool {
    const REMOTE: [&str; 11] = [
        "9p",
        "afs",
        "ceph",
        "cifs",
        "glusterfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb3",
        "smbfs",
    ];
    let kinds = mounts.lines().filter_map(|line| {
        let (before, after) = line.split_once(" - ")?;
        let point = unescaped(before.split(' ').nth(4)?);
        let kind = after.split(' ').next()?;
        path.starts_with(&point)
            .then_some((Path::new(&point).components().count(), kind.to_owned()))
    });
    // Of two mounts on one point the later one is seen.
    let deepest = kinds.enumerate().max_by_key(|(place, (depth, _))| (*depth, *place));
    // Most file systems in user space are drives in a network or a cloud.
    deepest.is_some_and(|(_, (_, kind))| REMOTE.contains(&kind.as_str()) || kind.starts_with("fuse."))
}

/// Blanks and a few others stand in the list of mounts as `\040`.
fn unescaped(text: &str) -> String {
    let mut parts = text.split('\\');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part.get(..3).and_then(|digits| u8::from_str_radix(digits, 8).ok());
        match code.filter(u8::is_ascii) {
            Some(code) => {
                plain.push(char::from(code));
                plain.push_str(part.get(3..).unwrap_or_default());
            }
            None => {
                plain.push('\\');
                plain.push_str(part);
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:45 / /mnt/centre\\040share rw - cifs //server/share rw
31 30 0:46 / /mnt/centre\\040share/local rw - tmpfs tmpfs rw
32 22 0:47 / /home/ann/drive rw - fuse.rclone drive rw
33 22 0:48 / /srv rw - nfs4 server:/srv rw
34 22 8:2 / /srv rw - xfs /dev/sdb1 rw
";

    #[test]
    fn the_deepest_and_latest_mount_says_what_is_a_share() {
        for (path, is_share) in [
            ("/", false),
            ("/home/ann/data", false),
            ("/mnt/centre share", true),
            ("/mnt/centre share/exam", true),
            ("/mnt/centre share/local/exam", false),
            ("/mnt/centre shares", false),
            ("/home/ann/drive/exam", true),
            ("/srv/exam", false),
        ] {
            assert_eq!(is_mounted_from_elsewhere(MOUNTS, Path::new(path)), is_share, "{path}");
        }
    }
}

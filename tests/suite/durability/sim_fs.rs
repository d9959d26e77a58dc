//! A disk in memory that knows what is durable, as the store sees it.
//!
//! `store::faulty_fs` fails on the disk of this machine and cannot tell what a power cut would leave there; this one can.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::{Arc, Mutex};

use rolecall::store::fs::{Fs, Kind, Looks, OpenFile};

use super::accident::{Fault, PlantedBug};
use super::image::{Node, SimFile, SimFolder};
use super::sim_disk::{Disk, Need, Operations, Turn, stopped};

/// A disk; its clones are the same disk.
#[derive(Debug, Clone)]
pub struct SimFs {
    disk: Arc<Mutex<Disk>>,
}

#[derive(Debug)]
struct SimOpenFile {
    fs: SimFs,
    node: usize,
}

impl SimFs {
    pub fn new() -> Self {
        Self {
            disk: Arc::new(Mutex::new(Disk::new())),
        }
    }

    /// A disk of its own with the same things on it.
    pub fn copy(&self) -> Self {
        let disk = self.on(|disk| disk.clone());
        Self {
            disk: Arc::new(Mutex::new(disk)),
        }
    }

    /// The machine or the program starts, and this will happen to it.
    pub fn start(&self, fault: Option<Fault>, seed: u64) {
        self.on(|disk| disk.start(fault, seed));
    }

    pub fn plant(&self, bug: PlantedBug) {
        self.on(|disk| disk.bug = Some(bug));
    }

    pub fn operations(&self) -> Operations {
        self.on(|disk| disk.operations)
    }

    /// All files that are shown, by their paths.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        self.on(|disk| {
            let mut files = BTreeMap::new();
            disk.collect(0, "", &mut files);
            files
        })
    }

    pub(super) fn on<T>(&self, work: impl FnOnce(&mut Disk) -> T) -> T {
        work(&mut self.disk.lock().unwrap())
    }
}

impl Fs for SimFs {
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        let node = self.on(|disk| disk.make(path, Node::File(SimFile::default())))?;
        Ok(Box::new(SimOpenFile { fs: self.clone(), node }))
    }

    fn open_append(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        let node = self.on(|disk| {
            disk.looks()?;
            disk.find_file(path)
        })?;
        Ok(Box::new(SimOpenFile { fs: self.clone(), node }))
    }

    fn rewrite_in_place(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.on(|disk| {
            let node = disk.find_file(path)?;
            let mut bytes = bytes;
            match disk.bug {
                Some(PlantedBug::RecoveryEmptiesTheFileFirst) => disk.cut(node, 0)?,
                Some(PlantedBug::RecoveryCutsOffAGoodLine) => {
                    let before = bytes.split_last().map_or(&[][..], |(_, before)| before);
                    let last = before.iter().rposition(|byte| *byte == b'\n');
                    bytes = last.map_or(bytes, |last| &bytes[..=last]);
                }
                _ => {}
            }
            disk.write(node, Some(0), bytes)?;
            disk.cut(node, bytes.len())?;
            disk.sync(node)
        })
    }

    fn write_again(&self, path: &Path, from: u64, bytes: &[u8]) -> io::Result<()> {
        self.on(|disk| {
            let node = disk.find_file(path)?;
            disk.write(node, Some(from as usize), bytes)?;
            disk.sync(node)
        })
    }

    fn read(&self, path: &Path, longest: u64) -> io::Result<Vec<u8>> {
        self.on(|disk| {
            disk.looks()?;
            let node = disk.find_file(path)?;
            let shown = &disk.file(node).shown;
            Ok(shown[..shown.len().min((longest as usize).saturating_add(1))].to_vec())
        })
    }

    fn exists(&self, path: &Path) -> io::Result<bool> {
        self.on(|disk| {
            disk.looks()?;
            match disk.find(path) {
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
                found => found.map(|_| true),
            }
        })
    }

    fn look_at(&self, path: &Path) -> io::Result<Looks> {
        self.on(|disk| {
            disk.looks()?;
            let node = disk.find(path)?;
            let kind = match &disk.nodes[node] {
                Node::File(_) => Kind::File,
                Node::Folder(_) => Kind::Folder,
            };
            Ok(Looks { kind, changed: None })
        })
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.on(|disk| {
            let node = disk.find(from)?;
            let ((folder, old), (other, new)) = (disk.place(from)?, disk.place(to)?);
            if folder != other {
                return Err(ErrorKind::Unsupported.into());
            }
            let change = vec![(old.to_owned(), None), (new.to_owned(), Some(node))];
            disk.does(Need::Room, |disk| disk.folder(folder).change(change))
        })
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.on(|disk| {
            disk.find_file(path)?;
            let (folder, name) = disk.place(path)?;
            disk.does(Need::Change, |disk| {
                disk.folder(folder).change(vec![(name.to_owned(), None)]);
            })
        })
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.on(|disk| {
            let node = disk.find_folder(path)?;
            if !disk.folder(node).shown.is_empty() {
                return Err(io::ErrorKind::DirectoryNotEmpty.into());
            }
            let (folder, name) = disk.place(path)?;
            disk.does(Need::Change, |disk| {
                disk.folder(folder).change(vec![(name.to_owned(), None)]);
            })
        })
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.on(|disk| disk.make(path, Node::Folder(SimFolder::default())).map(|_| ()))
    }

    fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        self.on(|disk| {
            let node = disk.find_folder(folder)?;
            match disk.turn(Need::Change)? {
                Turn::Fails(kind) => return Err(kind.into()),
                Turn::Stops => return Err(stopped()),
                Turn::Goes => {}
            }
            let bug = disk.bug;
            let folder = disk.folder(node);
            let has_renamed = folder.pending.iter().any(|change| change.len() > 1);
            if !(has_renamed && bug == Some(PlantedBug::RenameWithoutSyncOfTheFolder)) {
                folder.durable.clone_from(&folder.shown);
                folder.pending.clear();
            }
            Ok(())
        })
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        self.on(|disk| {
            disk.looks()?;
            let node = disk.find_folder(folder)?;
            Ok(disk.folder(node).shown.keys().cloned().collect())
        })
    }

    fn free_space(&self, _folder: &Path) -> io::Result<Option<u64>> {
        Ok(None)
    }
}

impl OpenFile for SimOpenFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.fs.on(|disk| disk.write(self.node, None, bytes))
    }

    fn sync_data(&mut self) -> io::Result<()> {
        self.fs.on(|disk| {
            if disk.bug == Some(PlantedBug::AcknowledgedBeforeTheSync) {
                disk.looks()?;
                disk.late = Some(self.node);
                return Ok(());
            }
            disk.sync(self.node)
        })
    }

    fn sync_all(&mut self) -> io::Result<()> {
        self.fs.on(|disk| disk.sync(self.node))
    }
}

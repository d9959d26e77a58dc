//! A disk that fails at a chosen operation, and keeps a list of what it was asked.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use rolecall::store::fs::{Fs, Looks, OpenFile, RealFs};

/// The disk of this machine, with accidents.
#[derive(Debug, Clone, Default)]
pub struct FaultyFs {
    plan: Arc<Mutex<Plan>>,
}

/// When and how operations that change the disk fail.
#[derive(Debug, Default)]
pub struct Plan {
    /// The number of the first operation that fails, from 0.
    pub fails_at: Option<usize>,
    /// Whether all later ones fail too.
    pub for_ever: bool,
    /// Everything in this folder fails.
    pub broken_folder: Option<PathBuf>,
    /// What they say.
    pub kind: Option<io::ErrorKind>,
    /// A failing write first writes this many bytes.
    pub short_write: usize,
    /// What was asked, as in `sync_data`.
    pub log: Vec<String>,
}

#[derive(Debug)]
struct FaultyFile {
    inner: Box<dyn OpenFile>,
    path: PathBuf,
    plan: Arc<Mutex<Plan>>,
}

impl FaultyFs {
    pub fn plan(&self, change: impl FnOnce(&mut Plan)) {
        change(&mut self.plan.lock().unwrap());
    }

    pub fn take_log(&self) -> Vec<String> {
        std::mem::take(&mut self.plan.lock().unwrap().log)
    }

    fn opened(&self, path: &Path, inner: Box<dyn OpenFile>) -> Box<dyn OpenFile> {
        Box::new(FaultyFile {
            inner,
            path: path.to_owned(),
            plan: Arc::clone(&self.plan),
        })
    }
}

/// Counts an operation, and fails if it is its turn.
fn turn(plan: &Mutex<Plan>, operation: &str, path: &Path) -> io::Result<()> {
    let mut plan = plan.lock().unwrap();
    let number = plan.log.len();
    plan.log.push(operation.to_owned());
    let is_its_turn = plan
        .fails_at
        .is_some_and(|first| number == first || (number > first && plan.for_ever));
    let is_broken = plan
        .broken_folder
        .as_ref()
        .is_some_and(|folder| path.starts_with(folder));
    if is_its_turn || is_broken {
        Err(plan.kind.unwrap_or(io::ErrorKind::StorageFull).into())
    } else {
        Ok(())
    }
}

impl Fs for FaultyFs {
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        turn(&self.plan, "create_new", path)?;
        Ok(self.opened(path, RealFs.create_new(path)?))
    }

    fn open_append(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        turn(&self.plan, "open_append", path)?;
        Ok(self.opened(path, RealFs.open_append(path)?))
    }

    fn rewrite_in_place(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        turn(&self.plan, "rewrite_in_place", path)?;
        RealFs.rewrite_in_place(path, bytes)
    }

    fn write_again(&self, path: &Path, from: u64, bytes: &[u8]) -> io::Result<()> {
        turn(&self.plan, "write_again", path)?;
        RealFs.write_again(path, from, bytes)
    }

    fn read(&self, path: &Path, longest: u64) -> io::Result<Vec<u8>> {
        turn(&self.plan, "read", path)?;
        RealFs.read(path, longest)
    }

    fn exists(&self, path: &Path) -> io::Result<bool> {
        RealFs.exists(path)
    }

    fn look_at(&self, path: &Path) -> io::Result<Looks> {
        RealFs.look_at(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        turn(&self.plan, "rename", to)?;
        RealFs.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        turn(&self.plan, "remove", path)?;
        RealFs.remove(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        turn(&self.plan, "remove_folder", path)?;
        RealFs.remove_folder(path)
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        turn(&self.plan, "create_folder", path)?;
        RealFs.create_folder(path)
    }

    fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        turn(&self.plan, "sync_dir", folder)?;
        RealFs.sync_dir(folder)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        RealFs.list(folder)
    }

    fn free_space(&self, folder: &Path) -> io::Result<Option<u64>> {
        RealFs.free_space(folder)
    }
}

impl OpenFile for FaultyFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let outcome = turn(&self.plan, "write_all", &self.path);
        let written = if outcome.is_ok() {
            bytes.len()
        } else {
            self.plan.lock().unwrap().short_write.min(bytes.len())
        };
        self.inner.write_all(&bytes[..written])?;
        outcome
    }

    fn sync_data(&mut self) -> io::Result<()> {
        turn(&self.plan, "sync_data", &self.path)?;
        self.inner.sync_data()
    }

    fn sync_all(&mut self) -> io::Result<()> {
        turn(&self.plan, "sync_all", &self.path)?;
        self.inner.sync_all()
    }
}

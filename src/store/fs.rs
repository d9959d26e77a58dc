//! The few things that the store asks of a disk, as a trait, so that a simulated disk can fail in every place.

use std::ffi::OsString;
use std::fmt;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write};
use std::path::Path;
use std::time::SystemTime;

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A link, whatever it leads to, a pipe, a device.
    Other,
}

/// What a disk says of a path without opening it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Looks {
    /// What it is.
    pub kind: Kind,
    /// When it was last changed; nothing if the disk does not say.
    pub changed: Option<SystemTime>,
}

/// A disk. All paths are used as they are given.
pub trait Fs: fmt::Debug + Send + Sync {
    /// Makes a file that nobody but its owner can read, and fails if there is one.
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn OpenFile>>;
    /// Opens a file to add to its end. `WouldBlock` if another program has it open so.
    fn open_append(&self, path: &Path) -> io::Result<Box<dyn OpenFile>>;
    /// Writes bytes over the beginning of a file, cuts off what stands after them, and makes that durable.
    fn rewrite_in_place(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Writes bytes that stand in a file already over themselves, from this offset on, and makes them durable: after a sync that failed, the
    /// system may show bytes that it will never write of itself. Nothing behind them is touched.
    fn write_again(&self, path: &Path, from: u64, bytes: &[u8]) -> io::Result<()>;
    /// The bytes of a regular file, at most one more than `longest`.
    fn read(&self, path: &Path, longest: u64) -> io::Result<Vec<u8>>;
    /// Whether something is there.
    fn exists(&self, path: &Path) -> io::Result<bool>;
    /// What stands there; a link is not followed.
    fn look_at(&self, path: &Path) -> io::Result<Looks>;
    /// Gives a file another name, replacing what has that name. Durable after [`Fs::sync_dir`].
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Removes a folder in which nothing is.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
    /// Makes one folder that nobody but its owner can enter, and fails if there is one.
    fn create_folder(&self, path: &Path) -> io::Result<()>;
    /// Makes the names in a folder durable.
    fn sync_dir(&self, folder: &Path) -> io::Result<()>;
    /// The names in a folder, sorted.
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>>;
    /// How many bytes can still be written there; nothing if the system does not say.
    fn free_space(&self, folder: &Path) -> io::Result<Option<u64>>;
}

/// A file that is open for writing at its end.
pub trait OpenFile: fmt::Debug + Send {
    /// Writes all of these bytes. After an error an unknown part of them may have been written.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Makes the bytes durable.
    fn sync_data(&mut self) -> io::Result<()>;
    /// Makes the bytes and all that is known about the file durable.
    fn sync_all(&mut self) -> io::Result<()>;
}

/// The disk of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealFs;

impl Fs for RealFs {
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        let mut options = OpenOptions::new();
        options.append(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        opened(options.open(path)?)
    }

    fn open_append(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        refuse_special_files(path)?;
        opened(OpenOptions::new().append(true).open(path)?)
    }

    fn rewrite_in_place(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        refuse_special_files(path)?;
        let mut file = OpenOptions::new().write(true).open(path)?;
        Write::write_all(&mut file, bytes)?;
        file.set_len(bytes.len() as u64)?;
        file.sync_all()
    }

    fn write_again(&self, path: &Path, from: u64, bytes: &[u8]) -> io::Result<()> {
        refuse_special_files(path)?;
        let mut file = OpenOptions::new().write(true).open(path)?;
        file.seek(SeekFrom::Start(from))?;
        Write::write_all(&mut file, bytes)?;
        file.sync_all()
    }

    fn read(&self, path: &Path, longest: u64) -> io::Result<Vec<u8>> {
        refuse_special_files(path)?;
        let mut bytes = Vec::new();
        File::open(path)?
            .take(longest.saturating_add(1))
            .read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn exists(&self, path: &Path) -> io::Result<bool> {
        path.try_exists()
    }

    fn look_at(&self, path: &Path) -> io::Result<Looks> {
        let looks = fs::symlink_metadata(path)?;
        Ok(Looks {
            kind: match looks.file_type() {
                kind if kind.is_file() => Kind::File,
                kind if kind.is_dir() => Kind::Folder,
                _ => Kind::Other,
            },
            changed: looks.modified().ok(),
        })
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        rename_patiently(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        // Only unix changes it.
        #[cfg_attr(not(unix), expect(unused_mut))]
        let mut builder = DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(path)
    }

    #[cfg(unix)]
    fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        File::open(folder)?.sync_all()
    }

    // Elsewhere a folder cannot be opened as a file, and the system writes names itself.
    #[cfg(not(unix))]
    fn sync_dir(&self, _folder: &Path) -> io::Result<()> {
        Ok(())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        let mut names = fs::read_dir(folder)?
            .map(|entry| Ok(entry?.file_name()))
            .collect::<io::Result<Vec<_>>>()?;
        names.sort();
        Ok(names)
    }

    fn free_space(&self, _folder: &Path) -> io::Result<Option<u64>> {
        // The standard library cannot ask. A full disk is still an error of the write that meets it.
        Ok(None)
    }
}

impl OpenFile for File {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        Write::write_all(self, bytes)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        File::sync_data(self)
    }

    fn sync_all(&mut self) -> io::Result<()> {
        File::sync_all(self)
    }
}

/// Two programs that add to one record would break its chain. The lock is a courtesy: disks in a network may not have it.
fn opened(file: File) -> io::Result<Box<dyn OpenFile>> {
    // A lock of Windows would also keep readers out, so it is not taken there.
    #[cfg(unix)]
    if let Err(fs::TryLockError::WouldBlock) = file.try_lock() {
        return Err(io::ErrorKind::WouldBlock.into());
    }
    Ok(Box::new(LockedFile(file)))
}

/// A file whose lock ends when it is closed. A child process that is just being started shares the open file for a moment;
/// without the explicit end its copy would keep the lock, and the record could not be opened again at once.
#[derive(Debug)]
struct LockedFile(File);

impl OpenFile for LockedFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        OpenFile::write_all(&mut self.0, bytes)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        File::sync_data(&self.0)
    }

    fn sync_all(&mut self) -> io::Result<()> {
        File::sync_all(&self.0)
    }
}

impl Drop for LockedFile {
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

/// A pipe or a device would hang whoever opens it.
fn refuse_special_files(path: &Path) -> io::Result<()> {
    if fs::metadata(path)?.is_file() {
        return Ok(());
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a regular file"))
}

#[cfg(not(windows))]
fn rename_patiently(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// Scanners and indexers hold new files open for a moment, and meanwhile Windows answers 5 or 32.
#[cfg(windows)]
fn rename_patiently(from: &Path, to: &Path) -> io::Result<()> {
    for pause_ms in [50, 100, 200, 400, 800] {
        match fs::rename(from, to) {
            Err(error) if matches!(error.raw_os_error(), Some(5 | 32)) => {
                std::thread::sleep(std::time::Duration::from_millis(pause_ms));
            }
            done => return done,
        }
    }
    fs::rename(from, to)
}

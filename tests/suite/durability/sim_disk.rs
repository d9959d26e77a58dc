//! What a simulated disk does: operations are counted, meet their accident, and change what is shown before it is durable.
//!
//! Bytes become durable by a sync of the file, names by a sync of the folder, and by nothing else. A failed sync may take what it should
//! have written for written, as Linux does: the bytes are shown, and no later sync writes them. A failed sync of a folder loses no names,
//! because file systems keep those in a log.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::{self, ErrorKind};
use std::path::{Component, Path};

use super::accident::{Accident, Fault, PlantedBug};
use super::image::{Change, Node, SimFile, SimFolder};
use crate::terminal::Dice;

/// What a file takes at the least, in bytes, unless it is empty.
const PAGE: usize = 4096;

/// How many operations there were.
#[derive(Debug, Clone, Copy, Default)]
pub struct Operations {
    /// All.
    pub asked: usize,
    /// Those that change something or make it durable.
    pub changed: usize,
}

/// The disk, and what happens to it.
#[derive(Debug, Clone, Default)]
pub(super) struct Disk {
    /// The first is the folder of everything. A thing that has no name any more stays here.
    pub(super) nodes: Vec<Node>,
    pub(super) operations: Operations,
    fault: Option<Fault>,
    /// Whether something has failed already.
    has_failed: bool,
    has_stopped: bool,
    /// So many pages in all.
    room: Option<usize>,
    seed: u64,
    pub(super) bug: Option<PlantedBug>,
    /// What was acknowledged before it was durable, by the planted bug.
    pub(super) late: Option<usize>,
}

/// What an operation needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// It only looks.
    Nothing,
    /// It removes something, or makes names durable.
    Change,
    /// It may need room.
    Room,
}

/// What becomes of an operation.
pub(super) enum Turn {
    Goes,
    /// Its work is begun, and nobody hears of it any more.
    Stops,
    Fails(ErrorKind),
}

/// The last words of a machine.
pub(super) fn stopped() -> io::Error {
    io::Error::other("the machine has stopped")
}

impl Disk {
    /// A disk with nothing on it.
    pub(super) fn new() -> Self {
        Self {
            nodes: vec![Node::Folder(SimFolder::default())],
            ..Self::default()
        }
    }

    /// The machine or the program starts, and this will happen to it.
    pub(super) fn start(&mut self, fault: Option<Fault>, seed: u64) {
        self.operations = Operations::default();
        (self.fault, self.seed) = (fault, seed);
        (self.has_failed, self.has_stopped, self.late) = (false, false, None);
        let small = fault.filter(|fault| fault.accident == Accident::Small);
        self.room = small.map(|fault| self.used() + fault.at);
    }

    /// Counts an operation and says what becomes of it.
    pub(super) fn turn(&mut self, need: Need) -> io::Result<Turn> {
        if self.has_stopped {
            return Err(stopped());
        }
        let now = self.operations;
        self.operations.asked += 1;
        self.operations.changed += usize::from(need != Need::Nothing);
        let turn = match self.fault {
            Some(fault) if self.hits(fault, need, now) => match fault.accident {
                Accident::PowerCut | Accident::Killed => Turn::Stops,
                Accident::Broken => Turn::Fails(ErrorKind::Other),
                Accident::Full | Accident::Small => Turn::Fails(ErrorKind::StorageFull),
            },
            _ => Turn::Goes,
        };
        self.has_failed |= matches!(turn, Turn::Fails(_));
        self.has_stopped = matches!(turn, Turn::Stops);
        if let (Some(node), Turn::Goes) = (self.late.take(), &turn) {
            self.file(node).sync();
        }
        Ok(turn)
    }

    /// Whether it is the turn of an operation to meet its accident.
    fn hits(&self, fault: Fault, need: Need, now: Operations) -> bool {
        match fault.accident {
            Accident::PowerCut | Accident::Killed => need != Need::Nothing && now.changed == fault.at,
            Accident::Broken => now.asked == fault.at || (now.asked > fault.at && fault.for_ever),
            Accident::Full => need == Need::Room && now.changed >= fault.at && (fault.for_ever || !self.has_failed),
            // That depends on how much is written.
            Accident::Small => false,
        }
    }

    /// How many pages all files take that have a name.
    pub(super) fn used(&self) -> usize {
        let mut files = BTreeMap::new();
        self.collect(0, "", &mut files);
        files.values().map(|bytes| bytes.len().div_ceil(PAGE)).sum()
    }

    /// How many of so many bytes from a place on have room in a file.
    fn fitting(&self, shown: usize, at: usize, length: usize) -> usize {
        let Some(room) = self.room else { return length };
        let own = shown.div_ceil(PAGE);
        let left = room.saturating_sub(self.used()) + own;
        (left * PAGE).saturating_sub(at).min(length)
    }

    /// An operation that only looks.
    pub(super) fn looks(&mut self) -> io::Result<()> {
        match self.turn(Need::Nothing)? {
            Turn::Fails(kind) => Err(kind.into()),
            Turn::Goes | Turn::Stops => Ok(()),
        }
    }

    /// An operation that happens as a whole or not at all, but need not be durable.
    pub(super) fn does(&mut self, need: Need, work: impl FnOnce(&mut Self)) -> io::Result<()> {
        match self.turn(need)? {
            Turn::Fails(kind) => Err(kind.into()),
            Turn::Goes => {
                work(self);
                Ok(())
            }
            Turn::Stops => {
                work(self);
                Err(stopped())
            }
        }
    }

    pub(super) fn write(&mut self, node: usize, at: Option<usize>, bytes: &[u8]) -> io::Result<()> {
        let (mut turn, mut dice) = (self.turn(Need::Room)?, self.dice());
        let shown = self.file(node).shown.len();
        let at = at.unwrap_or(shown);
        let mut part = dice.below(bytes.len() as u64 + 1) as usize;
        let fitting = self.fitting(shown, at, bytes.len());
        if fitting < bytes.len() {
            (turn, part) = (Turn::Fails(ErrorKind::StorageFull), fitting);
        }
        let file = self.file(node);
        let (bytes, outcome) = match turn {
            Turn::Goes => (bytes, Ok(())),
            Turn::Stops => (bytes, Err(stopped())),
            // A part may have got there.
            Turn::Fails(kind) => (&bytes[..part], Err(kind.into())),
        };
        file.change(Change::Write {
            at,
            bytes: bytes.to_vec(),
        });
        outcome
    }

    pub(super) fn cut(&mut self, node: usize, length: usize) -> io::Result<()> {
        self.does(Need::Change, |disk| disk.file(node).change(Change::Cut { length }))
    }

    pub(super) fn sync(&mut self, node: usize) -> io::Result<()> {
        let (turn, mut dice) = (self.turn(Need::Room)?, self.dice());
        let file = self.file(node);
        match turn {
            Turn::Goes => {
                file.sync();
                Ok(())
            }
            Turn::Stops => Err(stopped()),
            Turn::Fails(kind) => {
                let written = match dice.below(3) {
                    // It can be tried again.
                    0 => return Err(kind.into()),
                    1 => 0,
                    _ => dice.below(file.pending.len() as u64 + 1) as usize,
                };
                let pending = std::mem::take(&mut file.pending);
                for change in &pending[..written] {
                    change.apply(&mut file.durable);
                }
                Err(kind.into())
            }
        }
    }

    fn dice(&self) -> Dice {
        Dice::new(self.seed ^ (self.operations.asked as u64) << 20)
    }

    /// The thing at a path.
    pub(super) fn find(&self, path: &Path) -> io::Result<usize> {
        let mut node = 0;
        for part in path.components() {
            if let Component::Normal(name) = part {
                let Node::Folder(folder) = &self.nodes[node] else {
                    return Err(ErrorKind::NotADirectory.into());
                };
                node = *folder.shown.get(name).ok_or(ErrorKind::NotFound)?;
            }
        }
        Ok(node)
    }

    pub(super) fn find_file(&self, path: &Path) -> io::Result<usize> {
        let node = self.find(path)?;
        match &self.nodes[node] {
            Node::File(_) => Ok(node),
            Node::Folder(_) => Err(ErrorKind::InvalidInput.into()),
        }
    }

    pub(super) fn find_folder(&self, path: &Path) -> io::Result<usize> {
        let node = self.find(path)?;
        match &self.nodes[node] {
            Node::Folder(_) => Ok(node),
            Node::File(_) => Err(ErrorKind::NotADirectory.into()),
        }
    }

    /// The folder that a path is in, and its name there.
    pub(super) fn place<'p>(&self, path: &'p Path) -> io::Result<(usize, &'p OsStr)> {
        let name = path.file_name().ok_or(ErrorKind::InvalidInput)?;
        Ok((self.find_folder(path.parent().unwrap_or(Path::new("")))?, name))
    }

    pub(super) fn make(&mut self, path: &Path, thing: Node) -> io::Result<usize> {
        let (folder, name) = self.place(path)?;
        if self.folder(folder).shown.contains_key(name) {
            // Even then it was an operation.
            self.looks()?;
            return Err(ErrorKind::AlreadyExists.into());
        }
        let node = self.nodes.len();
        self.does(Need::Room, |disk| {
            disk.nodes.push(thing);
            disk.folder(folder).change(vec![(name.to_owned(), Some(node))]);
        })?;
        Ok(node)
    }

    pub(super) fn file(&mut self, node: usize) -> &mut SimFile {
        match &mut self.nodes[node] {
            Node::File(file) => file,
            Node::Folder(_) => panic!("a folder is no file"),
        }
    }

    pub(super) fn folder(&mut self, node: usize) -> &mut SimFolder {
        match &mut self.nodes[node] {
            Node::Folder(folder) => folder,
            Node::File(_) => panic!("a file is no folder"),
        }
    }

    pub(super) fn collect(&self, node: usize, path: &str, files: &mut BTreeMap<String, Vec<u8>>) {
        match &self.nodes[node] {
            Node::File(file) => drop(files.insert(path.to_owned(), file.shown.clone())),
            Node::Folder(folder) => {
                for (name, node) in &folder.shown {
                    self.collect(*node, &format!("{path}/{}", name.to_string_lossy()), files);
                }
            }
        }
    }
}

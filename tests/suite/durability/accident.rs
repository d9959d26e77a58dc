//! What can happen to a machine at one of its operations, and the bugs that are planted to see whether they are found.

use std::fmt;

/// What happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accident {
    /// The power is cut in the middle of a change: what is not durable is left whole, in parts, or not at all.
    PowerCut,
    /// The program is killed in the middle of a change: the system goes on, and still shows all that was written.
    Killed,
    /// An error of input or output.
    Broken,
    /// There is no room for what is written or made; reading and removing go on.
    Full,
    /// The disk has room for so many pages more.
    Small,
}

/// An accident and its moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    pub accident: Accident,
    /// The number of the operation, from 0: of all for a broken disk, else of those that change something. For a small disk its room.
    pub at: usize,
    /// Every later operation fails too.
    pub for_ever: bool,
}

/// A mistake in how the store uses a disk, or in how the disk answers, which comes to the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlantedBug {
    /// What was added to a file is made durable at the next operation only.
    AcknowledgedBeforeTheSync,
    /// A file is given its name, and the folder is not synced.
    RenameWithoutSyncOfTheFolder,
    /// Taking up a record cuts off its last line, although that is good.
    RecoveryCutsOffAGoodLine,
    /// Taking up a record empties it before it is written anew.
    RecoveryEmptiesTheFileFirst,
}

impl Accident {
    pub fn is_a_stop(self) -> bool {
        matches!(self, Self::PowerCut | Self::Killed)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self.accident {
            Accident::PowerCut => "cut",
            Accident::Killed => "killed",
            Accident::Broken => "broken",
            Accident::Full => "full",
            Accident::Small => "small",
        };
        let ever = if self.for_ever { "-for-ever" } else { "" };
        write!(formatter, "{word}{ever}@{}", self.at)
    }
}

//! Marks on the disk: `marks/<session>/<key id>-<fresh id>.evt`, and `marks/void/<scenario's SHA-256>/…` for
//! faults of scenarios.
//!
//! Every writer makes a file of its own, with a name that is drawn from 64 bits, and is the only one that ever writes to it, on whatever
//! machine it runs. So nothing can be overwritten, on a shared folder neither, and no lock is needed. A file gets its name when its first
//! events are in it; then it is never renamed, repaired or removed. Two folders are joined by copying what the other one lacks.

mod folder;
mod reading;
#[cfg(feature = "assessor")]
mod trusted;
mod writer;

pub use folder::MarksFolder;
pub use reading::{FileRead, MarksRead};
#[cfg(feature = "assessor")]
pub use trusted::{Signer, believer};
pub use writer::{MarkError, MarkWriter, Sign};

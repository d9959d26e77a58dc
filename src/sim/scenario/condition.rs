//! Conditions on the call: what an option, a line, a desktop item or a hidden fact may depend on.

use serde::Deserialize;

use super::spanned::{List, Name, Spanned};

/// A condition on the call as it stands. Everything that it can read is part of the explored state.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub enum When {
    /// The session runs under this country.
    Country(Name),
    /// A flag is set.
    Is(Name),
    /// A `OneOf` fact has this value.
    Equals(Name, Name),
    /// A count is at least this.
    AtLeast(Name, Spanned<u8>),
    /// A count is below this.
    Below(Name, Spanned<u8>),
    /// The customer's tension is at least this, 0 to 100.
    TensionAtLeast(Spanned<u8>),
    /// The customer's tension is below this.
    TensionBelow(Spanned<u8>),
    /// The customer's trust is at least this.
    TrustAtLeast(Spanned<u8>),
    /// The customer's trust is below this.
    TrustBelow(Spanned<u8>),
    /// The customer's patience is at least this.
    PatienceAtLeast(Spanned<u8>),
    /// The customer's patience is below this.
    PatienceBelow(Spanned<u8>),
    /// This act has happened: the agent has done it, or it is one of the caller's own, such as `complaint-voiced`.
    Done(Name),
    /// The agent has opened this item of the desktop.
    Looked(Name),
    /// This hidden fact has come out.
    Known(Name),
    /// The condition does not hold.
    Not(Box<When>),
    /// All of them hold; an empty list always does.
    All(List<When>),
    /// At least one of them holds; an empty list never does.
    Any(List<When>),
}

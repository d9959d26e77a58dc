//! The limits of the format.

/// The most nodes of a call.
pub(super) const MOST_NODES: usize = 5000;

//! Exhaustive exploration: everything that a call can become.

pub mod explore;
mod order;
pub mod soundness;
mod table;

//! The sessions of a folder as plain data: what a list knows of each, and how somebody asks for some of them.

pub mod clock_findings;
#[cfg(feature = "assessor")]
pub mod imported;
#[cfg(feature = "assessor")]
pub mod query;
#[cfg(feature = "assessor")]
pub mod row;
pub mod trouble;

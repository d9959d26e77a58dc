//! The sessions of a folder as plain data: what a list knows of each, and how somebody asks for some of them.

pub mod imported;
pub mod query;
pub mod row;
pub mod trouble;

//! The checker on files: what is right passes, what is wrong is found, named and underlined.

mod command;
mod embedded;
mod fixtures;
mod rendering;
mod strings;
mod table;

pub use fixtures::base as shared_files;

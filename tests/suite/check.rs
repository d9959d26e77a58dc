//! The checker on files: what is right passes, what is wrong is found, named and underlined.

mod allow;
mod bad_input;
mod chinese;
mod chinese_command;
mod command;
mod due_facts;
mod embedded;
mod examples;
mod explain;
mod fixtures;
mod reading_time;
mod recovery;
mod rendering;
mod sarif;
mod strings;
mod table;
mod told;
mod values;

pub use fixtures::base as shared_files;

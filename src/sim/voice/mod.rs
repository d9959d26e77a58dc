//! The voices of a call: who says what in which language, how it is handed to a speech program, and the list of the clips.

pub mod command;
pub mod config;
pub mod lines;
pub mod manifest;
pub mod spoken;
mod spoken_chinese;
mod spoken_english;
pub mod tone;

//! Reports: what assessors print, file and send. Plain data of `view::report` goes in, bytes come out.
//!
//! Nothing is computed here and nothing touches the disk. Each kind of output has one place where texts are made harmless:
//! [`html::page`] for pages, [`csv_guard`] for text tables, [`workbook`] for spreadsheets, and serde for statements; what cannot be
//! seen is spelt out by [`visible`] in all of them.

pub mod access;
mod access_given;
pub mod csv_guard;
pub mod csv_table;
pub mod file_name;
pub mod html;
pub mod learning_record_store;
pub mod names;
mod record_words;
pub mod visible;
pub mod workbook;
pub mod xapi;

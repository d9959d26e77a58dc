//! Faults planted one at a time into the shipped calls: `check` or a proof finds each, with its code and at its place.
//!
//! The edits go by ids and fields, never by what people say, so that the texts of the calls can be written anew.

mod checked_faults;
mod draft;
mod proven_faults;
mod typing_faults;

//! What a view shows, as plain data: texts are resolved, marks are words and numbers, nothing is computed by whoever draws it.
//!
//! The terminal and the window are two equal views of these structures.

pub mod access;
pub mod author;
pub mod briefing;
pub mod call;
pub mod cost;
pub mod counted;
pub mod debrief;
pub mod debrief_steps;
pub mod feedback;
pub mod figures;
pub mod groups;
pub mod hint;
pub mod hold_manners;
pub mod imported;
pub mod library;
pub mod notice;
pub mod on_the_line;
pub mod presenter;
pub mod record_trouble;
pub mod report;
pub mod review;
pub mod shelf;
pub mod standing;
pub mod transcript;
pub mod verdict;
pub mod wrap_up;

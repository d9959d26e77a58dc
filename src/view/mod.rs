//! What a view shows, as plain data: texts are resolved, marks are words and numbers, nothing is computed by whoever draws it.
//!
//! The terminal and the window are two equal views of these structures.

#[cfg(feature = "assessor")]
pub mod access;
#[cfg(feature = "assessor")]
pub mod access_given;
pub mod author;
pub mod briefing;
pub mod call;
pub mod cost;
pub mod counted;
pub mod debrief;
pub mod debrief_steps;
pub mod feedback;
pub mod figures;
#[cfg(feature = "assessor")]
pub mod groups;
pub mod hint;
pub mod hold_manners;
#[cfg(feature = "assessor")]
pub mod imported;
#[cfg(feature = "assessor")]
pub mod library;
pub mod notice;
pub mod on_the_line;
pub mod presenter;
pub mod record_trouble;
#[cfg(feature = "assessor")]
pub mod report;
#[cfg(feature = "assessor")]
pub mod review;
pub mod shelf;
#[cfg(feature = "assessor")]
pub mod standing;
pub mod transcript;
pub mod verdict;
pub mod wrap_up;

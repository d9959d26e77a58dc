//! Pages: one self-contained HTML document each, for the screen and for A4, without a script and without anything from outside.

pub mod charts;
pub mod debrief_sheet;
pub mod group_page;
mod headline;
mod marks;
pub mod page;
mod record_box;
pub mod session_page;
mod standing;
mod steps;
pub(super) mod tables;
pub mod trainee_page;

//! The window.

pub mod theme;

#[cfg(feature = "gui")]
pub mod audio;

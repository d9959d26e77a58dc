//! The window: Bevy runs it, egui lays it out, kira plays. The panels and the look know neither Bevy nor a device.

pub mod panels;
pub mod preferences;
pub mod theme;
pub mod ui_command;

#[cfg(feature = "gui")]
pub mod audio;
#[cfg(feature = "gui")]
pub mod stage;
#[cfg(feature = "gui")]
pub mod window;

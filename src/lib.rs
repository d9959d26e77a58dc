//! Rolecall: a role-play call-centre simulator.

#[cfg(feature = "panels")]
pub mod app;
pub mod sim;
pub mod view;
pub mod words;

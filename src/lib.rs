//! Rolecall: a role-play call-centre simulator.
#![doc = include_str!("README.md")]

#[cfg(feature = "panels")]
pub mod app;
pub mod cli;
#[cfg(feature = "assessor")]
pub mod report;
pub mod sim;
#[cfg(feature = "workshop")]
pub mod sound;
pub mod store;
pub mod threads;
#[cfg(feature = "assessor")]
pub mod trust;
pub mod view;
pub mod words;

//! The call machine: commands in, events out. Time is a command.

pub mod command;
pub mod event;
mod hearing;
mod machine;
mod order;
pub mod wrap_up;

pub use machine::{Call, Phase, Rejected, StepRecord, Timers};

//! The call machine: commands in, events out. Time is a command.

mod allowed;
mod canonical;
mod clock;
pub mod command;
pub mod event;
mod from_here;
mod hearing;
mod machine;
mod observe;
mod order;
pub mod rejected;
pub mod wrap_up;

pub use clock::Timers;
pub use from_here::{FromHere, NotFromHere};
pub use machine::{Call, MOST_STEPS, StepRecord};
pub use observe::Phase;
pub use rejected::Rejected;

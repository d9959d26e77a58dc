//! Statistics of many calls: how hard a decision is, how well it separates weak from strong, how far a mark can be trusted.
//!
//! What is counted is whole numbers ([`call_tally`]), so that parts of a crowd can be counted apart and put together in any order.
//! Shares and coefficients are made of them at the end, by `+ - * /` and the square root only: these are exact to the last bit
//! by IEEE 754 on every machine, and other functions are not. Runs of people and of simulated trainees are counted by the same
//! code and never together.

#[cfg(feature = "assessor")]
pub mod agreement;
pub mod call_statistics;
pub mod call_tally;
pub mod discrimination;
pub mod item_flags;
pub mod item_statistics;
pub mod item_tally;
pub mod items;
pub mod mark_groups;
pub mod reliability;
pub mod run;
pub mod set_statistics;
pub mod share;
pub mod sums;

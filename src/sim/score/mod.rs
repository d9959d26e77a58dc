//! Scoring by value and loss: what was still attainable, what each step took away, and the mark that follows.

mod breaches;
pub mod mark;
pub mod open_moves;
pub mod scorecard;
pub mod step_class;
pub mod value;
mod wrap_up_value;

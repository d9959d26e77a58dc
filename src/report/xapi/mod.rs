//! Sessions as statements of the Experience API 1.0.3, for a learning record store: one for each answer and one for each call.

pub mod duration;
pub mod identifier;
mod standing;
pub mod statement;
pub mod statements;

//! Rolecall: a role-play call-centre simulator.

pub mod sim;

//! The one integration binary: each binary with Bevy takes long to link. A module is a subject; its first line says which.

mod brute_force;
mod check;
mod golden;
mod hostile;
mod store;
mod tidy;
mod words;

//! The real program in a real window, on a display of its own: how its screens look, a trainee with nothing but a
//! keyboard, and calls to their endings.

mod display;
mod every_ending;
mod keyboard;
mod pictures;

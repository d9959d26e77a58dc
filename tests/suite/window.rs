//! The real program in a real window, on a display of its own: how its screens look, and a trainee with nothing but a keyboard.

mod display;
mod keyboard;
mod pictures;

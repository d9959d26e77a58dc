//! What helps somebody who writes a call: the canonical layout of a file, a call to begin with, and the call as a picture.

pub mod formatter;
mod outline;
mod printer;
pub mod template;
mod tokens;

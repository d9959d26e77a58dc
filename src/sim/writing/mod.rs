//! What helps somebody who writes a call: the canonical layout of a file, a call to begin with, plays that are kept, and the
//! call as a picture; and the call without its key, for an exam.

pub mod bless;
pub mod blind;
pub mod call_graph;
pub mod formatter;
pub mod graph_layout;
pub mod graph_shape;
pub mod graph_svg;
pub mod graph_text;
pub mod graph_words;
mod outline;
mod printer;
pub mod template;
mod tokens;

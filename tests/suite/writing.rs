//! What helps authors: the formatter, the first call, the watcher, the graph, the guides to the format.

mod bless;
mod chinese_guide;
pub mod first_call;
mod fmt;
mod fmt_command;
mod graph;
mod graph_outlines;
mod readme;
mod recheck;
mod snippets;
mod watch;

//! What helps authors: the formatter, the first call, the watcher, the graph, the page about the format.

mod fmt;
mod fmt_command;

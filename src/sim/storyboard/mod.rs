//! The storyboard: a whole call as one sheet, because that is how trainers draft.
//!
//! Out: the file's tree becomes rows ([`export`]). In: rows become a tree ([`import`]), which is laid out as a new file
//! ([`layout`]) or written into the old one where values differ ([`merge`]). Which row holds what stands in two tables,
//! [`columns`] and [`kinds`]; both directions and the guide are made from them. Nothing here touches a file.

mod anchors;
pub mod assemble;
pub mod assemble_finish;
mod assemble_lines;
mod assemble_parts;
mod assemble_values;
pub mod columns;
pub mod delimited;
pub mod export;
mod export_values;
pub mod expression;
mod fill_down;
pub mod forms;
pub mod grid;
pub mod guard;
pub mod guide;
pub mod import;
pub mod kinds;
pub mod layout;
mod layout_order;
pub mod merge;
mod merge_items;
pub mod places;
pub mod remarks;
pub mod settings;
pub mod tree;

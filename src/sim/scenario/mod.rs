//! The scenario file: its types, how it is read, its texts in every language.

pub mod condition;
pub mod flow;
pub mod load;
pub mod locale;
pub mod model;
mod nesting;
pub mod spanned;
pub mod texts;
mod tree;
pub mod value;
pub mod wrap_up;

//! The scenario file: its types, how it is read, its texts in every language.

mod brackets;
mod chinese_fields;
pub mod condition;
pub mod desk;
pub mod flow;
mod inner_quotes;
pub mod load;
pub mod locale;
mod mend;
mod mistakes;
pub mod model;
mod nesting;
mod not_ron;
mod other_habits;
pub mod people;
mod plain_words;
pub mod review;
pub mod rubric;
pub mod spanned;
mod stand_in;
pub mod texts;
mod tree;
mod tree_access;
mod typographic;
mod unclosed;
pub mod value;
pub mod wrap_up;

//! How far assessors agree: chance-corrected first, and a bare share only beside it.
//!
//! What goes in is a plain table of [`table::Judgement`]s: who gave which value to which item of which session. Coefficients are
//! made of exact sums of whole numbers by `+ - * /` alone. A coefficient that is not defined is refused with a reason
//! ([`figure::Undefined`]) and never shown as 0 or 1.
//!
//! - [`kappa`]: agreement of two assessors beyond chance, for any number of categories, plain, linear and quadratic.
//! - [`intraclass`]: agreement of several assessors about the same sessions, by the variance that is theirs.
//! - [`severity`]: by how much somebody marks higher or lower than others, or than an expert.
//! - [`within`]: the share of pairs that are close, with what is left of it beyond chance.
//! - [`report`]: all of it for a table. [`calibration`]: a round in which all mark alone and then compare line by line.

pub mod block;
pub mod calibration;
pub mod figure;
pub mod intraclass;
pub mod item_titles;
pub mod judgement_table;
pub mod kappa;
pub mod of_standing;
pub mod report;
pub mod severity;
pub mod table;
pub mod within;

//! A session: its record, and what is made of a record again.

pub mod anchor;
pub mod branch_off;
pub mod erasure;
pub mod hash;
pub mod ledger;
pub mod pseudonym;
pub mod record;
pub mod recorder;
pub mod replay;
pub mod retention;
pub mod said_by_others;
pub mod terms;

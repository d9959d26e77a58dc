//! Erasing a person or sessions: everything that tells of them goes, and an erasure that names nobody stays in its place.
//!
//! The erasure is durable first, then files go, the name last; so whatever stops it, doing it again finishes it, and a record never
//! just disappears. Ledgers are left alone: they have ids and hashes only, and their chains still hold.

mod carry_out;
mod in_place;
mod own_files;
mod person;
mod plan;
mod remains;

pub use carry_out::{NotErased, carry_out};
pub use person::{NotAPerson, Person, find_person, known_people, records_of};
pub use plan::{Deed, Kind, PlacePlan, Plan, plan_for_person, plan_for_sessions};
pub use remains::{Needle, Remaining, remains, walk};

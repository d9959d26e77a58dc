//! Exhaustive exploration: everything that a call can become.

pub mod certificate;
pub mod chance;
pub mod contradictions;
pub mod coverage;
pub mod effort;
pub mod explore;
pub mod findings;
pub mod fronts;
pub mod lengths;
pub mod mending;
pub mod order;
mod parallel;
pub mod passing;
pub mod paths;
pub mod proof_rules;
pub mod proof_rules_chinese;
mod proving;
pub mod ranges;
mod runs;
pub mod soundness;
mod step_kinds;
pub mod surface;
mod table;
mod unvalued;
mod valued;
pub mod variants;
pub mod witness;

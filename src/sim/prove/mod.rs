//! Exhaustive exploration: everything that a call can become.

pub mod certificate;
pub mod chance;
pub mod contradictions;
pub mod coverage;
pub mod explore;
pub mod findings;
pub mod fronts;
pub mod lengths;
pub mod mending;
pub mod order;
pub mod passing;
pub mod paths;
pub mod proof_rules;
pub mod proof_rules_chinese;
mod proving;
pub mod ranges;
pub mod soundness;
pub mod surface;
mod table;
mod unvalued;
pub mod variants;
pub mod witness;

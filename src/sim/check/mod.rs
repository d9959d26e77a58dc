//! Proof that a scenario is well formed. Only a [`CheckedScenario`] can start a call.

use std::sync::Arc;

use super::rules::Rulebook;
use super::scenario::locale::LocaleTable;
use super::scenario::model::Scenario;

/// A scenario without errors, with everything that it rests on. Only the checker makes one.
#[derive(Debug, Clone)]
pub struct CheckedScenario {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// Its tables of further languages.
    pub tables: Vec<LocaleTable>,
    /// The bank's file, rules and facts.
    pub rulebook: Arc<Rulebook>,
    // Nobody else can make one.
    sealed: (),
}

//! What stands on a call beside its story: sign-offs and content notes.

use serde::Deserialize;

use super::spanned::{Name, Spanned};
use super::value::CalendarDay;

/// A sign-off by a person.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// Who read it.
    pub by: String,
    /// When.
    pub on: Spanned<CalendarDay>,
    /// In which language.
    pub language: Name,
}

/// What may hurt to hear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum ContentNote {
    /// Somebody is in distress.
    Distress,
    /// Somebody has lost a person.
    Loss,
    /// Somebody is being deceived.
    Fraud,
    /// The caller is abusive.
    Abuse,
    /// Somebody speaks of ending their life.
    RiskToLife,
}

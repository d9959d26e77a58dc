//! A statement's parts as the Experience API 1.0.3 names them. What is empty is left out: the standard knows no nulls, and an empty
//! text says nothing.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

/// Texts by their languages.
pub type LanguageMap = BTreeMap<String, String>;

/// Somebody did something.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Statement {
    /// Its UUID.
    pub id: String,
    /// Who.
    pub actor: Actor,
    /// Did.
    pub verb: Verb,
    /// What.
    pub object: Activity,
    /// With what outcome.
    pub result: StatementResult,
    /// Under which circumstances.
    pub context: Context,
    /// When, in UTC.
    pub timestamp: String,
    /// The version of the standard.
    pub version: &'static str,
}

/// A person, by an account.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Actor {
    /// `Agent`.
    pub object_type: &'static str,
    /// The account.
    pub account: Account,
}

/// An account.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// The site that gave the name.
    pub home_page: String,
    /// The pseudonym.
    pub name: String,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verb {
    /// Its IRI.
    pub id: &'static str,
    /// Its word.
    pub display: LanguageMap,
}

/// What it was done with.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Activity {
    /// Its IRI.
    pub id: String,
    /// `Activity`.
    pub object_type: &'static str,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub definition: Option<Definition>,
}

/// What an activity is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Definition {
    /// Its kind's IRI.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Its name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub name: LanguageMap,
    /// `choice` for a decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interaction_type: Option<&'static str>,
    /// What was open at a decision.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
}

/// One option of a decision.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Choice {
    /// The option's id.
    pub id: String,
    /// What it is.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub description: LanguageMap,
}

/// The outcome.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StatementResult {
    /// The overall mark of a call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
    /// Whether it was good enough; none if nobody has judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub success: Option<bool>,
    /// Whether it came to its end.
    pub completion: bool,
    /// The id of the option that was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response: Option<String>,
    /// How long it took, or when it was, since the call began.
    pub duration: String,
    /// What the standard has no word for.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub extensions: BTreeMap<String, Value>,
}

/// A mark.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Score {
    /// 0 to 1.
    pub scaled: f64,
    /// 0 to 100.
    pub raw: f64,
    /// 0.
    pub min: f64,
    /// 100.
    pub max: f64,
}

/// The circumstances.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Context {
    /// A UUID that all statements of one session have.
    pub registration: String,
    /// What the statement belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context_activities: Option<ContextActivities>,
    /// `Rolecall` with its version.
    pub platform: String,
    /// The language on the screen.
    pub language: String,
    /// What the standard has no word for.
    pub extensions: BTreeMap<String, Value>,
}

/// What a statement belongs to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ContextActivities {
    /// The call that a decision is part of.
    pub parent: Vec<Activity>,
}

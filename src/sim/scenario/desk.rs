//! The agent's desk: what can be looked up, and what the softphone does.

use serde::Deserialize;

use super::condition::When;
use super::flow::Outcome;
use super::model::DesktopKind;
use super::spanned::{List, Name, Spanned, Text};
use crate::sim::time::Millis;

/// One thing that the agent can open on the desktop.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DesktopItem {
    /// The id that `Looked(…)` names.
    pub id: Name,
    /// Which tab it stands under.
    pub kind: DesktopKind,
    /// The title.
    pub title: Text,
    /// What must hold before it opens; without it, it is always open.
    #[serde(default)]
    pub opens: Option<When>,
    /// What opens it, in a few words, shown while it is locked.
    #[serde(default)]
    pub locked: Option<Text>,
    /// Whether the item exists at all (by country or by a drawn fact).
    #[serde(default)]
    pub when: Option<When>,
    /// Its lines: what it is, what it says.
    pub rows: List<Row>,
}

/// A line of a desktop item: a label and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Row(pub Text, pub Text);

/// How the call begins.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// How long the phone rings (inbound), or how long the agent may take to dial (outbound, usually long).
    pub ring: Spanned<Millis>,
    /// The ending of a call that was declined or not answered.
    pub missed: Name,
}

/// What a hold does. Only whole deadlines count: back in time, or too late.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hold {
    /// How long the caller was told it takes; each further span of this length counts as another overrun.
    pub limit: Spanned<Millis>,
    /// The caller when the agent comes back in time.
    pub in_time: Outcome,
    /// The caller when the limit passes; patience must fall.
    pub overrun: Outcome,
}

/// A desk that the softphone can transfer to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// The desk's id.
    pub id: Name,
    /// The desk's name.
    pub title: Text,
    /// What happens when the colleague is briefed first.
    pub warm: Outcome,
    /// What happens when the caller is just put through.
    pub cold: Outcome,
}

//! The files beside the scenarios: rule packs, fact packs and the bank's own file.

use serde::Deserialize;

use crate::sim::scenario::model::Dimension;
use crate::sim::scenario::spanned::{Entries, List, Name, Spanned, Text};
use crate::sim::scenario::value::{CalendarDay, Value};

/// One text in every shipped language, as `{"en": "…", "zh-Hans": "…"}`.
pub type InLanguages = Entries<Text>;

/// A pack of acts and rules: the bank's own, or one country's.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulePack {
    /// The format's version; this program reads 1.
    pub format: Spanned<u32>,
    /// The pack's id, also the file's name.
    pub id: Name,
    /// The country whose rules these are; the bank's own pack has none.
    #[serde(default)]
    pub country: Option<Name>,
    /// The pack's name.
    pub title: InLanguages,
    /// Acts that this pack adds to those of the other packs.
    #[serde(default)]
    pub acts: List<Act>,
    /// The rules.
    pub rules: List<Rule>,
}

/// A named thing that an agent does, or that happens, in a step.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// The id that options name in `acts`.
    pub id: Name,
    /// What it is, in one sentence.
    pub text: InLanguages,
}

/// A temporal statement over acts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The rule's id.
    pub id: Name,
    /// What it demands of the order of acts.
    pub form: RuleForm,
    /// What a breach costs.
    pub severity: Severity,
    /// Rules of one concern are charged once, at the highest severity.
    pub concern: Name,
    /// Where its points are credited.
    #[serde(default)]
    pub dimension: Dimension,
    /// The rule in one sentence.
    pub text: InLanguages,
    /// The facts and house policies that it rests on.
    pub sources: List<Name>,
}

/// The five temporal forms. Acts of one step count in the order in which they are written.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub enum RuleForm {
    /// The act must not happen.
    Never(Name),
    /// The second act must not happen until the first has.
    Before(Name, Name),
    /// The act must have happened when the line drops (if `given` has).
    ByHangUp {
        /// What must have happened.
        act: Name,
        /// Only if this has happened.
        #[serde(default)]
        given: Option<Name>,
    },
    /// The act must have happened when the after-call nodes are done (if `given` has).
    ByEnd {
        /// What must have happened.
        act: Name,
        /// Only if this has happened.
        #[serde(default)]
        given: Option<Name>,
    },
    /// After `after`, the act must happen within so many turns; it lapses if the line drops first.
    Within {
        /// What must happen.
        act: Name,
        /// What starts the count.
        after: Name,
        /// Answered or expired decisions, 1 to 14, the next one being the first.
        turns: Spanned<u8>,
    },
    /// The act must not happen more often than this.
    AtMost(Name, Spanned<u8>),
}

/// What a breach costs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub enum Severity {
    /// The call fails, whatever the points.
    Critical,
    /// Points that are credited at the start and lost at the first breach.
    Major(Spanned<u8>),
    /// The same, for small things.
    Minor(Spanned<u8>),
}

/// A pack of facts that texts and rules cite.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactPack {
    /// The format's version; this program reads 1.
    pub format: Spanned<u32>,
    /// The pack's id, also the file's name.
    pub id: Name,
    /// The facts.
    pub facts: List<CitedFact>,
}

/// One fact about law, conduct or arithmetic, in one sentence.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CitedFact {
    /// The id that texts cite.
    pub id: Name,
    /// The fact in one sentence.
    pub text: InLanguages,
    /// Where it comes from.
    pub source: String,
    /// How well it is confirmed.
    pub status: FactStatus,
    /// When somebody last checked it.
    pub reviewed: Spanned<CalendarDay>,
    /// When it must be checked again at the latest.
    #[serde(default)]
    pub watch: Option<Spanned<CalendarDay>>,
}

/// How well a fact is confirmed. A fact that is not confirmed may not be shipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum FactStatus {
    /// The text of the law or rule was read.
    Provision,
    /// Confirmed by a secondary source.
    Secondary,
}

/// The bank's own file: what a real bank changes once for all calls.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bank {
    /// The format's version; this program reads 1.
    pub format: Spanned<u32>,
    /// The bank's name, `{bank.name}`.
    pub name: InLanguages,
    /// The sign before amounts of money.
    pub currency: String,
    /// How amounts are written in calls that are set in another country: `{"uk": {"en": "£{amount}", "zh-Hans": "{amount}英镑"}}`.
    #[serde(default)]
    pub money: Entries<InLanguages>,
    /// The name that the agent uses on the phone, `{bank.agent}`.
    pub agent: InLanguages,
    /// The number printed on the card, `{bank.hotline}`.
    pub hotline: String,
    /// Phrases for the texts: `{bank.opening}`, `{bank.closing}` and whatever else is listed.
    pub words: Entries<InLanguages>,
    /// Numbers for the texts: authority limits, hours, deadlines, as `{bank.refund-authority}`.
    pub values: Entries<Value>,
    /// The house policies.
    pub policies: List<Policy>,
}

/// One house policy.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// The id that texts cite, as `HP-1`.
    pub id: Name,
    /// A few words.
    pub title: InLanguages,
    /// What it says.
    pub text: InLanguages,
}

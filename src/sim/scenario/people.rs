//! The people of a call: the customer with a mood and something to hide, and anybody else who speaks.

use serde::Deserialize;

use super::condition::When;
use super::model::{Feeling, Voice};
use super::spanned::{List, Name, Spanned, Text};

/// The person on the other end of the line.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Customer {
    /// Name as the account card has it.
    pub name: Text,
    /// Age in years.
    pub age: u8,
    /// One line about who this is, for the card and the briefing.
    pub about: Text,
    /// The number on the display; it proves nothing.
    pub number: Text,
    /// Which voice speaks the lines.
    pub voice: Voice,
    /// Seed of the drawn portrait.
    pub portrait: u32,
    /// The mood at the start.
    pub mood: Mood,
    /// Where the call goes when tension reaches 100.
    pub at_full_tension: Name,
    /// Where the call goes when patience reaches 0.
    pub at_no_patience: Name,
    /// What the customer knows and does not say at once.
    #[serde(default)]
    pub hidden: List<HiddenFact>,
}

/// The customer's mood: three meters from 0 to 100 in steps of 5, and the feeling behind them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mood {
    /// 0 calm, 100 walks away or explodes.
    pub tension: Spanned<u8>,
    /// What the customer is ready to tell.
    pub trust: Spanned<u8>,
    /// How much waiting is left.
    pub patience: Spanned<u8>,
    /// What stands behind it.
    pub feeling: Feeling,
}

/// Something the customer knows and says only when there is reason to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HiddenFact {
    /// The id that `Known(…)` names.
    pub id: Name,
    /// The fact in one sentence, for the debrief.
    pub text: Text,
    /// What brings it out; once out, it stays out.
    pub revealed_by: When,
    /// How it could have come out, in one sentence, for the debrief.
    pub how: Text,
}

/// Somebody else who speaks: a relative, a colleague, a desk.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The id that lines name in `who`.
    pub id: Name,
    /// The name or role shown above the line.
    pub name: Text,
    /// Which voice speaks.
    pub voice: Voice,
    /// Seed of the drawn portrait.
    #[serde(default)]
    pub portrait: u32,
}

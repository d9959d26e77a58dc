//! A figure with what it rests on, or the reason why there is none.

use serde::{Serialize, Serializer};

use crate::sim::sentence::{Sentence, sentence};

/// A figure, and on how many pairs it rests.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figure {
    /// The figure, or why it is not defined.
    #[serde(serialize_with = "value_or_reason")]
    pub value: Result<f64, Undefined>,
    /// On how many pairs of values it rests.
    pub pairs: u64,
}

/// Why a figure is not defined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Undefined {
    /// Fewer than two assessors have judged.
    TooFewAssessors,
    /// Nothing was judged by two assessors.
    NoPairs,
    /// Fewer than two sessions were judged by the same assessors.
    TooFewSessions,
    /// All values are one and the same, so chance alone gives full agreement.
    NoVariance,
    /// The sessions do not differ, or so little that what is theirs cannot be told from what is the assessors'.
    SessionsAlike,
    /// There is no expert's mark to compare with.
    NoExpert,
}

impl Figure {
    /// The figure, if it is defined.
    pub fn defined(&self) -> Option<f64> {
        self.value.ok()
    }
}

impl Undefined {
    /// The reason as a sentence.
    pub fn sentence(self) -> Sentence {
        match self {
            Self::TooFewAssessors => sentence!(
                "Agreement takes at least two assessors; have a second one mark the same sessions.",
                "一致性至少需要两名评估员；请让第二名评估员评阅同一批会话。"
            ),
            Self::NoPairs => sentence!(
                "No session was marked by two assessors on this item; have one marked twice.",
                "没有任何会话的这一项由两名评估员评阅过；请安排重复评阅。"
            ),
            Self::TooFewSessions => sentence!(
                "It takes at least two sessions that the same assessors have marked.",
                "至少需要两个由同一批评估员评阅过的会话。"
            ),
            Self::NoVariance => sentence!(
                "All values are the same, so agreement cannot be told from chance; mark sessions that differ more.",
                "所有取值都相同，无法区分一致与巧合；请评阅差异更大的会话。"
            ),
            Self::SessionsAlike => sentence!(
                "The sessions hardly differ by these marks, so this coefficient is not defined; mark sessions that differ more.",
                "按这些评分各会话几乎没有差别，该系数没有定义；请评阅差异更大的会话。"
            ),
            Self::NoExpert => sentence!(
                "There is no expert's mark on the same sessions; name the expert with --expert.",
                "同一批会话没有专家评分；请用 --expert 指明专家。"
            ),
        }
    }
}

/// A number, or an object with the reason: nobody can take a refusal for a figure.
fn value_or_reason<S: Serializer>(value: &Result<f64, Undefined>, serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Reason {
        undefined: Undefined,
    }
    match value {
        Ok(number) => number.serialize(serializer),
        Err(undefined) => Reason { undefined: *undefined }.serialize(serializer),
    }
}

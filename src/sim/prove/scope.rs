//! Which countries of a call a proof has looked at, and what that means for what it has not seen.

use std::collections::BTreeSet;

use super::coverage::possible;
use crate::sim::check::CheckedScenario;
use crate::sim::program::compile::compile;
use crate::sim::sentence::Sentence;

/// The countries of a call.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// Those that were looked at.
    pub looked_at: Vec<String>,
    /// Those that the call supports and that were not looked at.
    pub left_out: Vec<String>,
}

impl Scope {
    /// What these countries leave of the call.
    pub fn new(checked: &CheckedScenario, looked_at: &[&str]) -> Self {
        let supported = checked.scenario.countries.iter().map(|country| &country.value);
        Self {
            looked_at: looked_at.iter().map(|country| (*country).to_owned()).collect(),
            left_out: supported
                .filter(|country| !looked_at.contains(&country.as_str()))
                .cloned()
                .collect(),
        }
    }

    /// Whether every country of the call was looked at.
    pub fn is_whole(&self) -> bool {
        self.left_out.is_empty()
    }

    /// Names of what only a country that was left out can come to, by the form of the call alone. About these a proof of the
    /// other countries says nothing.
    pub(super) fn elsewhere(&self, checked: &CheckedScenario) -> BTreeSet<String> {
        if self.is_whole() {
            return BTreeSet::new();
        }
        let of = |countries: &[String]| {
            let programs = countries.iter().filter_map(|country| compile(checked, country).ok());
            programs
                .flat_map(|program| possible(&program))
                .collect::<BTreeSet<String>>()
        };
        let here = of(&self.looked_at);
        of(&self.left_out).difference(&here).cloned().collect()
    }

    /// A sentence of a clause that begins with a small letter and has no full stop. Where countries were left out, it says under
    /// which it holds.
    pub(super) fn told(&self, english: &str, chinese: &str) -> Sentence {
        if self.is_whole() {
            let (first, rest) = english.split_at(english.chars().next().map_or(0, char::len_utf8));
            return Sentence {
                english: format!("{}{rest}.", first.to_uppercase()),
                chinese: format!("{chinese}。"),
            };
        }
        let were = if self.left_out.len() == 1 { "was" } else { "were" };
        Sentence {
            english: format!(
                "Under {}, {english}; {} {were} not looked at.",
                self.looked_at.join(", "),
                self.left_out.join(", ")
            ),
            chinese: format!(
                "在 {} 下，{chinese}；没有看 {}。",
                self.looked_at.join("、"),
                self.left_out.join("、")
            ),
        }
    }
}

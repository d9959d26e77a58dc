//! The certificate of a scenario: what it can do, found by exploring all of it, for every country and every draw.

use std::fmt;

use super::chance::ChancePlay;
use super::effort::{Effort, Stopped};
use super::findings::{Finding, PlayWitness};
use super::lengths::Lengths;
use super::mending::LastTurns;
use super::proving::Work;
use super::ranges::EndingMarks;
use super::scope::Scope;
use super::surface::CueResult;
use crate::sim::check::CheckedScenario;
use crate::sim::program::compile::{CompileError, compile};
use crate::sim::program::parts::Earned;
use crate::sim::score::mark::Mark;
use crate::sim::sentence::{Sentence, sentence};

/// Everything that is known of a scenario.
#[derive(Debug)]
pub struct Certificate {
    /// The scenario.
    pub scenario: String,
    /// Which countries were looked at, and which not.
    pub scope: Scope,
    /// Each country and draw.
    pub starts: Vec<StartCertificate>,
    /// What is unsound, most important first, what the author accepts left out.
    pub findings: Vec<Finding>,
    /// What no play reaches in the countries that were looked at, with no draw, by name.
    pub unreached: Vec<String>,
    /// Rules that some play breaks.
    pub breakable_rules: Vec<String>,
    /// Why something was not proven; empty when all was.
    pub not_proven: Vec<Sentence>,
}

/// What is known of one country and one draw.
#[derive(Debug)]
pub struct StartCertificate {
    /// The country.
    pub country: String,
    /// What was drawn, in words.
    pub draw: Vec<String>,
    /// How many states there are, or had been found when the budget ended.
    pub states: usize,
    /// How many steps between them; none when the budget ended before all were found.
    pub steps: Option<usize>,
    /// What the values say; none when they could not be computed.
    pub values: Option<ValueCertificate>,
}

/// What the values of one start say.
#[derive(Debug)]
pub struct ValueCertificate {
    /// The most points in each dimension, credits included.
    pub best: Earned,
    /// The points that are credited for rules.
    pub credits: Earned,
    /// The mark of the best play.
    pub attainable: Mark,
    /// How many decisions there can be.
    pub lengths: Option<Lengths>,
    /// Marks by ending; none above the budget of a playable call.
    pub endings: Option<Vec<EndingCertificate>>,
    /// What random choosing comes to; none above the budget.
    pub random: Option<ChancePlay>,
    /// What choosing by the surface of the options comes to; none above the budget.
    pub surface: Option<Vec<CueResult>>,
    /// How late mistakes can be mended; none above the budget, or when dimensions compete.
    pub last_turns: Option<LastTurns>,
}

/// What is known of one ending.
#[derive(Debug)]
pub struct EndingCertificate {
    /// Its id.
    pub ending: String,
    /// The marks of all plays that end there.
    pub marks: EndingMarks,
    /// A shortest play that ends there.
    pub shortest: PlayWitness,
}

/// Why there is no certificate at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Uncertified {
    /// The scenario cannot be compiled.
    Uncompiled(CompileError),
    /// Whoever watches has stopped it.
    Stopped(Stopped),
}

impl Uncertified {
    /// Why, in words.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Uncompiled(error) => error.sentence(),
            Self::Stopped(Stopped) => sentence!("the proof was stopped before its end", "证明没有做完就停下了"),
        }
    }
}

impl fmt::Display for Uncertified {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sentence().english)
    }
}

impl std::error::Error for Uncertified {}

impl From<CompileError> for Uncertified {
    fn from(error: CompileError) -> Self {
        Self::Uncompiled(error)
    }
}

impl From<Stopped> for Uncertified {
    fn from(stopped: Stopped) -> Self {
        Self::Stopped(stopped)
    }
}

/// Proves a scenario for these countries. The budget is for each country and draw.
///
/// # Errors
/// When the scenario needs too large a state, or when whoever watches stops the proof.
pub fn certify(checked: &CheckedScenario, countries: &[&str], effort: &Effort<'_>) -> Result<Certificate, Uncertified> {
    let mut work = Work::new(checked, countries);
    for country in countries {
        let program = std::sync::Arc::new(compile(checked, country)?);
        work.prove_country(checked, &program, effort)?;
    }
    Ok(work.finish(checked))
}

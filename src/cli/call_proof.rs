//! What proving a call shows, in the form of the findings of `check`.

use crate::sim::check::CheckedScenario;
use crate::sim::diagnostic::Diagnostic;
use crate::sim::prove::certificate::certify;
use crate::sim::prove::effort::Effort;
use crate::sim::prove::explore::MOST_STATES;
use crate::sim::prove::findings::Finding;
use crate::sim::sentence::Sentence;

/// What proving a call has shown.
#[derive(Debug)]
pub struct CallProof {
    /// The call.
    pub id: String,
    /// What was found, apart from what may only follow: that is counted in the message of its cause.
    pub findings: Vec<Diagnostic>,
    /// What could not be proved, and why.
    pub not_proven: Vec<Sentence>,
}

impl CallProof {
    /// Proves a call for all of its countries.
    pub(super) fn new(call: &CheckedScenario) -> Self {
        let id = call.scenario.id.value.clone();
        let countries = call.scenario.countries.iter();
        let countries: Vec<&str> = countries.map(|country| country.value.as_str()).collect();
        match certify(call, &countries, &Effort::states(MOST_STATES)) {
            Ok(certificate) => {
                let own = certificate.findings.iter().filter(|finding| !finding.may_follow);
                Self {
                    id,
                    findings: own.map(Finding::diagnostic).collect(),
                    not_proven: certificate.not_proven,
                }
            }
            Err(error) => Self {
                id,
                findings: Vec::new(),
                not_proven: vec![error.sentence()],
            },
        }
    }
}

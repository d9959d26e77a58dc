//! What is proven and what is simulated, as numbers for pictures and for the tables beside them.

use super::node_text::Texts;
use crate::sim::check::CheckedScenario;
use crate::sim::crowd::SimulatedStatistics;
use crate::sim::diagnostic::Severity;
use crate::sim::prove::certificate::{Certificate, EndingCertificate};
use crate::sim::prove::chance::WHOLE;
use crate::sim::scenario::model::EndingKind;
use crate::sim::score::mark::Mark;
use crate::words::Locale;

/// What is proven of the good version, over all countries and draws.
#[derive(Debug, Clone, PartialEq)]
pub struct CertificateView {
    /// How many states there are in all.
    pub states: usize,
    /// How many starts: countries times draws.
    pub starts: usize,
    /// The mark of the best play, the least of all starts; none when there is no exact value.
    pub attainable: Option<Mark>,
    /// The probability of passing by chance, the most of all starts, 0 to 1.
    pub passes_by_chance: Option<f64>,
    /// The fewest and the most decisions; the most is none when a call can go round in a circle.
    pub decisions: Option<(usize, Option<usize>)>,
    /// Marks by ending.
    pub endings: Vec<EndingRange>,
    /// Errors and warnings of the proof.
    pub found: [usize; 2],
    /// What was not proven, and why.
    pub not_proven: Vec<String>,
}

/// The marks that plays with one ending can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndingRange {
    /// The ending's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How good it is.
    pub kind: Option<EndingKind>,
    /// The least mark; none when it has no end below.
    pub least: Option<Mark>,
    /// The most.
    pub most: Mark,
}

/// What simulated trainees made of the good version.
#[derive(Debug, Clone, PartialEq)]
pub struct StatisticsView {
    /// How many played.
    pub trainees: u64,
    /// The seed.
    pub seed: u64,
    /// The share that passed, 0 to 1.
    pub passed: Option<f64>,
    /// The mean mark.
    pub mean: Option<f64>,
    /// The mark that passes.
    pub pass_mark: u8,
    /// Trainees by whole mark, 0 to 100.
    pub distribution: Vec<u64>,
    /// Decisions and after-call work.
    pub items: Vec<ItemPoint>,
}

/// One decision: how hard it is and how well it separates.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemPoint {
    /// The item's id.
    pub id: String,
    /// The share of the possible loss that was avoided, 0 to 1; 1 is easy.
    pub difficulty: Option<f64>,
    /// How it goes together with the rest of the mark, -1 to 1.
    pub discrimination: Option<f64>,
    /// How many came to it.
    pub answered: u64,
}

impl CertificateView {
    pub(super) fn new(certificate: &Certificate, texts: &Texts<'_>, locale: Locale) -> Self {
        let values = || certificate.starts.iter().filter_map(|start| start.values.as_ref());
        let count = |severity| {
            let findings = certificate.findings.iter();
            findings.filter(|finding| finding.severity == severity).count()
        };
        let mut endings: Vec<EndingRange> = Vec::new();
        for found in values().flat_map(|values| values.endings.iter().flatten()) {
            add_ending(&mut endings, found, texts);
        }
        let lengths = || values().filter_map(|values| values.lengths);
        let longest: Option<Vec<usize>> = lengths()
            .map(|lengths| lengths.longest.map(|longest| longest as usize))
            .collect();
        let random = values().filter_map(|values| values.random);
        let passes = random
            .filter(|random| random.unknown <= WHOLE / 1000)
            .map(|random| random.passes);
        Self {
            states: certificate.starts.iter().map(|start| start.states).sum(),
            starts: certificate.starts.len(),
            attainable: values().map(|values| values.attainable).min(),
            passes_by_chance: passes.max().map(|passes| passes as f64 / WHOLE as f64),
            decisions: lengths()
                .map(|lengths| lengths.shortest as usize)
                .min()
                .map(|shortest| (shortest, longest.and_then(|all| all.into_iter().max()))),
            endings,
            found: [count(Severity::Error), count(Severity::Warning)],
            not_proven: certificate
                .not_proven
                .iter()
                .map(|reason| reason.wording(locale.is_chinese()).to_owned())
                .collect(),
        }
    }
}

fn add_ending(endings: &mut Vec<EndingRange>, found: &EndingCertificate, texts: &Texts<'_>) {
    let range = found.marks.overall;
    match endings.iter_mut().find(|known| known.id == found.ending) {
        Some(known) => {
            known.most = known.most.max(range.most);
            known.least = known.least.zip(range.least).map(|(one, other)| one.min(other));
        }
        None => endings.push(EndingRange {
            id: found.ending.clone(),
            title: texts.ending_title(&found.ending),
            kind: texts.ending_kind(&found.ending),
            least: range.least,
            most: range.most,
        }),
    }
}

impl StatisticsView {
    /// None when the call was not among those that were simulated.
    pub(super) fn new(statistics: &SimulatedStatistics, good: &CheckedScenario) -> Option<Self> {
        let id = &good.scenario.id.value;
        let call = statistics.calls.iter().find(|call| call.scenario == *id)?;
        let items = call.items.iter();
        Some(Self {
            trainees: statistics.trainees,
            seed: statistics.seed,
            passed: call.passed.share,
            mean: call.overall.mean,
            pass_mark: good.scenario.rubric.pass,
            distribution: call.score_distribution.clone(),
            items: items
                .map(|item| ItemPoint {
                    id: item.id.clone(),
                    difficulty: item.difficulty,
                    discrimination: item.discrimination.item_rest,
                    answered: item.answered,
                })
                .collect(),
        })
    }
}

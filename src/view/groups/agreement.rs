//! How far assessors agree about each item, and how severe each of them is.

use super::GroupsMaterial;
use super::agreement_wording as wording;
use super::table::TableView;
use crate::sim::analytics::agreement::item_titles::ItemTitles;
use crate::sim::analytics::agreement::report::{AgreementReport, AssessorAgreement, IntraclassOrReason, ItemAgreement};
use crate::sim::analytics::agreement::severity::Severity;
use crate::sim::analytics::agreement::table::Scale;
use crate::sim::sentence::Sentence;
use crate::view::figures::{coefficient, per_cent};
use crate::words::Words;

/// Agreement in a folder of data.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AgreementView {
    /// How much was marked by how many, what was left out, or why nothing can be said.
    pub about: Vec<String>,
    /// Whether anything was marked by two assessors.
    pub has_pairs: bool,
    /// Each item.
    pub items: Vec<AgreementItemView>,
    /// The same as an overview, a row for each.
    pub table: TableView,
}

/// One item.
#[derive(Debug, Clone, PartialEq)]
pub struct AgreementItemView {
    /// Its name, with what it is measured in.
    pub name: String,
    /// Kappa, intraclass correlations and close pairs in sentences, or why there are none.
    pub lines: Vec<String>,
    /// The largest difference that is close, in points.
    pub reach: f64,
    /// The same in words.
    pub reach_text: String,
    /// Each assessor's severity.
    pub assessors: Vec<AssessorPoint>,
    /// The same in words, a row for each; the numbers are those in the picture.
    pub table: TableView,
}

/// One assessor in the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AssessorPoint {
    /// The mean difference from the others in points, below 0 severe; none where nobody else has marked the same.
    pub difference: Option<f64>,
    /// Its standard deviation in points.
    pub deviation: Option<f64>,
}

pub(super) fn agreement_view(material: &GroupsMaterial<'_>) -> AgreementView {
    let words = material.words;
    let table = TableView::new(
        words,
        &["groups-judged", "groups-agreement-word"],
        &["groups-kappa", "groups-pairs", "groups-icc", "groups-sessions"],
    );
    match material.agreement {
        Ok(report) => of_report(material, report, table),
        Err(why) => AgreementView {
            about: [say(words, why)].into_iter().chain(kept_back(material)).collect(),
            has_pairs: false,
            items: Vec::new(),
            table,
        },
    }
}

/// Of how many sessions values were left out because they are kept back from somebody here.
fn kept_back(material: &GroupsMaterial<'_>) -> Option<String> {
    let count = [("n", material.kept_back.into())];
    (material.kept_back > 0).then(|| material.words.with("groups-kept-back", &count))
}

fn of_report(material: &GroupsMaterial<'_>, report: &AgreementReport, mut table: TableView) -> AgreementView {
    let words = material.words;
    let mut about = vec![say(words, &wording::summary(report))];
    if material.not_blind > 0 {
        about.push(words.with("groups-not-blind", &[("n", material.not_blind.into())]));
    }
    about.extend(kept_back(material));
    for item in &report.items {
        let icc = match &item.intraclass {
            IntraclassOrReason::Intraclass(found) => found.agreement.0,
            IntraclassOrReason::IntraclassUndefined(_) => None,
        };
        let word = item.strength.map(|found| say(words, &wording::strength(found)));
        table.add([
            named(words, &item.item, material.item_titles),
            word.unwrap_or_else(|| "-".to_owned()),
            wording::figure(&item.quadratic),
            item.quadratic.pairs.to_string(),
            coefficient(icc),
            item.whole_part.sessions.to_string(),
        ]);
    }
    AgreementView {
        about,
        has_pairs: report.sessions_twice > 0,
        items: report.items.iter().map(|item| item_view(material, item)).collect(),
        table,
    }
}

fn item_view(material: &GroupsMaterial<'_>, item: &ItemAgreement) -> AgreementItemView {
    let (words, names) = (material.words, material.assessors);
    let lines = [wording::kappa(item), wording::intraclass(item)];
    let lines = lines
        .iter()
        .chain(&wording::within(item))
        .map(|line| say(words, line))
        .collect();
    let mut table = TableView::new(
        words,
        &["groups-assessor", "groups-from-others"],
        &["groups-sessions", "groups-kappa", "groups-close"],
    );
    for (place, assessor) in item.by_assessor.iter().enumerate() {
        table.add([
            format!("{} {}", place + 1, names.of(&assessor.assessor)),
            severity_text(words, assessor, item.scale),
            assessor.sessions.to_string(),
            wording::figure(&assessor.quadratic),
            per_cent(assessor.within.share.share),
        ]);
    }
    let point = |severity: &Severity| {
        let points = |units: f64| units / item.scale.per_point();
        AssessorPoint {
            difference: severity.difference.defined().map(points),
            deviation: severity.deviation.map(points),
        }
    };
    AgreementItemView {
        name: words.remarked(
            &named(words, &item.item, material.item_titles),
            &say(words, &wording::scale(item.scale)),
        ),
        lines,
        reach: item.scale.close() as f64 / item.scale.per_point(),
        reach_text: say(words, &wording::reach(item.scale)),
        assessors: item
            .by_assessor
            .iter()
            .map(|assessor| point(&assessor.severity))
            .collect(),
        table,
    }
}

/// The mean difference from the others with a word that says which way it goes, or why there is none.
fn severity_text(words: &Words, assessor: &AssessorAgreement, scale: Scale) -> String {
    let severity = &assessor.severity;
    match severity.difference.value {
        Err(undefined) => say(words, &undefined.sentence()),
        Ok(mean) => {
            let shown = wording::severity(severity, scale);
            match mean {
                // From one session nobody is severe or lenient.
                _ if severity.difference.pairs < 2 => shown,
                mean if mean < 0.0 => words.labelled(&words.text("groups-severe"), &shown),
                mean if mean > 0.0 => words.labelled(&words.text("groups-lenient"), &shown),
                _ => shown,
            }
        }
    }
}

fn named(words: &Words, item: &str, titles: &ItemTitles) -> String {
    say(words, &wording::item(item, titles))
}

fn say(words: &Words, sentence: &Sentence) -> String {
    sentence.wording(words.locale().is_chinese()).to_owned()
}

//! What is contested: marks that can be disputed, disputes with their answers, and marks that differ.

use super::ReviewMaterial;
use crate::sim::assessment::event::Head;
use crate::sim::assessment::judged::Outcome;
use crate::sim::assessment::standing::{Assessor, Dispute, Waits};
use crate::sim::scenario::model::Dimension;
use crate::sim::score::mark::Mark;
use crate::sim::score::scorecard::DIMENSIONS;
use crate::view::standing::wording;
use crate::view::verdict::dimension_key;
use crate::words::Locale;

/// What is contested about a session, as far as the viewer may see it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contested {
    /// Whose marks the viewer can dispute: never the own ones. Where nobody has closed any, the computed ones.
    pub disputable: Vec<Disputable>,
    /// Every dispute with its answers, by turn.
    pub disputes: Vec<DisputeView>,
    /// The marks that differ, while nobody has settled them.
    pub differing: Option<Differing>,
}

/// Marks that can be disputed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disputable {
    /// The key of whoever gave them; none if they are the computed ones.
    pub against: Option<String>,
    /// Whose they are, in words.
    pub whose: String,
    /// The mark of each dimension that is measured.
    pub marks: Vec<(Dimension, Mark)>,
}

impl Disputable {
    /// The disputed mark in tenths, if the dimension is measured.
    pub fn tenths(&self, dimension: Dimension) -> Option<u32> {
        let (_, mark) = self.marks.iter().find(|(of, _)| *of == dimension)?;
        u32::try_from(mark.0).ok()
    }
}

/// A dispute as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisputeView {
    /// The hash of its event, which an answer names.
    pub event: String,
    /// Who disputes which mark of whom, and what is proposed.
    pub about: String,
    /// Why.
    pub reason: String,
    /// The disputed mark: nothing below it can be granted.
    pub disputed: Mark,
    /// The answers, each with its reason.
    pub answers: Vec<String>,
    /// Whether the viewer may answer it: another person than the one who raised it or gave the mark.
    pub may_answer: bool,
}

/// Closed marks that differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// The events that closed them; whoever settles names what was read.
    pub heads: Vec<Head>,
    /// Who gave which marks, one line each.
    pub given: Vec<String>,
    /// The dimensions that are measured.
    pub dimensions: Vec<Dimension>,
}

pub(super) fn contested(material: &ReviewMaterial<'_>) -> Contested {
    // What is kept back must not be guessed from what may be disputed.
    let Some(viewer) = material.viewer.filter(|_| material.hidden.is_empty()) else {
        return Contested::default();
    };
    let disputes = material.standing.disputes.iter();
    Contested {
        disputable: disputable(material, viewer),
        disputes: disputes
            .map(|dispute| dispute_view(material, dispute, viewer))
            .collect(),
        differing: differing(material),
    }
}

fn disputable(material: &ReviewMaterial<'_>, viewer: &str) -> Vec<Disputable> {
    let standing = material.standing;
    let closed = standing
        .assessors
        .iter()
        .filter(|one| one.is_closed() && one.by != viewer);
    let of_people = closed.filter_map(|one| {
        Some(Disputable {
            against: Some(one.by.clone()),
            whose: material.known.names.of(&one.by),
            marks: marks_of(one.outcome.as_ref()?),
        })
    });
    let found: Vec<Disputable> = of_people.collect();
    if !found.is_empty() || standing.assessors.iter().any(Assessor::is_closed) {
        return found;
    }
    let computed = standing.rescored.as_ref().or(standing.computed.as_ref());
    let computed = computed.map(|outcome| Disputable {
        against: None,
        whose: material.words.text("review-computed-marks"),
        marks: marks_of(outcome),
    });
    computed.into_iter().collect()
}

fn marks_of(outcome: &Outcome) -> Vec<(Dimension, Mark)> {
    let marks = DIMENSIONS.into_iter().zip(outcome.dimensions);
    marks.filter_map(|(dimension, mark)| Some((dimension, mark?))).collect()
}

fn dispute_view(material: &ReviewMaterial<'_>, dispute: &Dispute, viewer: &str) -> DisputeView {
    let (words, names) = (material.words, material.known.names);
    let is_chinese = words.locale() == Locale::SimplifiedChinese;
    let whose = match &dispute.against {
        Some(key) => names.of(key),
        None => words.text("review-computed-marks"),
    };
    let mark = |tenths: u32| Mark(i64::from(tenths)).to_string();
    let about = [
        ("who", names.of(&dispute.by).into()),
        ("whose", whose.into()),
        ("turn", dispute.turn.into()),
        ("dimension", words.text(dimension_key(dispute.dimension)).into()),
        ("mark", mark(dispute.tenths).into()),
        ("proposed", mark(dispute.proposed).into()),
    ];
    let answers = dispute.answers.iter().map(|answer| {
        let said = wording::answer(answer.granted);
        let said = words.labelled(&names.of(&answer.by), said.wording(is_chinese));
        words.remarked(&said, &answer.reason)
    });
    DisputeView {
        event: dispute.event.clone(),
        about: words.with("review-dispute-line", &about),
        reason: dispute.reason.clone(),
        disputed: Mark(i64::from(dispute.tenths)),
        answers: answers.collect(),
        may_answer: dispute.by != viewer && dispute.against.as_deref() != Some(viewer),
    }
}

fn differing(material: &ReviewMaterial<'_>) -> Option<Differing> {
    let standing = material.standing;
    if !standing.waits.contains(&Waits::Moderation) {
        return None;
    }
    let is_chinese = material.words.locale() == Locale::SimplifiedChinese;
    let closed = standing.assessors.iter().filter(|one| one.is_closed());
    let given = closed.filter_map(|one| {
        let marks = wording::listed(&marks_of(one.outcome.as_ref()?));
        let who = material.known.names.of(&one.by);
        Some(material.words.labelled(&who, marks.wording(is_chinese)))
    });
    Some(Differing {
        heads: standing.closing_heads(),
        given: given.collect(),
        dimensions: marks_of(standing.computed.as_ref()?)
            .into_iter()
            .map(|(of, _)| of)
            .collect(),
    })
}

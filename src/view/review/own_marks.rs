//! What the viewer has said about a session, and what there is to judge.

use super::ReviewMaterial;
use crate::sim::assessment::form::{Answer, Form};
use crate::sim::assessment::standing::{Assessor, Judgement};
use crate::sim::scenario::model::Dimension;
use crate::sim::scenario::spanned::{Entries, Text};
use crate::sim::score::mark::Mark;
use crate::sim::score::scorecard::DIMENSIONS;
use crate::view::standing::wording;
use crate::words::Locale;

/// The viewer's own marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnMarks {
    /// The name of the key that signs; none if there is no key here, and then nothing can be said.
    pub who: Option<String>,
    /// Whether the marks are complete.
    pub is_closed: bool,
    /// Whether every mark was given before those of others could be seen.
    pub is_blind: bool,
    /// The dimensions that the call measures; empty if the record has no mark.
    pub dimensions: Vec<DimensionItem>,
    /// The global rating, 1 to 5.
    pub global: Option<u32>,
    /// The forms that events name.
    pub forms: Vec<FormView>,
    /// The mark that the own words make, in one line; empty if there is none.
    pub outcome: String,
    /// Whether somebody has to decide what follows from the record.
    pub needs_decision: bool,
}

/// A dimension to judge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DimensionItem {
    /// Which.
    pub dimension: Dimension,
    /// The computed mark.
    pub computed: Mark,
    /// The mark after faults of the scenario were given back, if it is another one.
    pub after_voiding: Option<Mark>,
    /// The mark that is signed by confirming; nothing while the viewer says two different things.
    pub if_confirmed: Option<Mark>,
    /// What the viewer says of it.
    pub judgement: Judgement,
}

/// A centre's form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormView {
    /// SHA-256 of its file.
    pub sha256: String,
    /// Its title.
    pub title: String,
    /// Its items.
    pub items: Vec<FormItemView>,
}

/// An item of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormItemView {
    /// Its id.
    pub id: String,
    /// What is judged, behind the name of its section.
    pub text: String,
    /// The most points.
    pub scale: u32,
    /// Whether no points for it fail the call.
    pub is_fatal: bool,
    /// Whether it may be said not to apply.
    pub may_not_apply: bool,
    /// What the viewer says of it.
    pub answer: Option<Answer>,
}

/// The viewer among the assessors, if he has said anything.
pub(super) fn own<'m>(material: &ReviewMaterial<'m>) -> Option<&'m Assessor> {
    let viewer = material.viewer?;
    material.standing.assessors.iter().find(|one| one.by == viewer)
}

pub(super) fn own_marks(material: &ReviewMaterial<'_>) -> OwnMarks {
    let own = own(material);
    let is_chinese = material.words.locale() == Locale::SimplifiedChinese;
    let outcome = own.and_then(|own| own.outcome.as_ref());
    OwnMarks {
        who: material.viewer.map(|key| material.known.names.of(key)),
        is_closed: own.is_some_and(Assessor::is_closed),
        is_blind: own.is_none_or(|own| own.blind),
        dimensions: dimensions(material, own),
        global: own.and_then(|own| own.global),
        forms: material
            .known
            .forms
            .iter()
            .map(|(sha256, form)| form_view(material, sha256, form, own))
            .collect(),
        outcome: outcome.map_or_else(String::new, |outcome| {
            wording::outcome(outcome, material.known.forms)
                .wording(is_chinese)
                .to_owned()
        }),
        needs_decision: material.judged.computed.is_none() && material.judged.is_exam,
    }
}

fn dimensions(material: &ReviewMaterial<'_>, own: Option<&Assessor>) -> Vec<DimensionItem> {
    let Some(computed) = &material.standing.computed else {
        return Vec::new();
    };
    let measured = DIMENSIONS.into_iter().zip(computed.dimensions);
    let rescored = material.standing.rescored.as_ref();
    measured
        .filter_map(|(dimension, mark)| {
            let computed = mark?;
            let place = dimension as usize;
            let after_voiding = rescored
                .and_then(|rescored| rescored.dimensions[place])
                .filter(|mark| *mark != computed);
            Some(DimensionItem {
                dimension,
                computed,
                after_voiding,
                if_confirmed: match own {
                    Some(own) => own.if_confirmed[place],
                    None => Some(after_voiding.unwrap_or(computed)),
                },
                judgement: own.map_or(Judgement::Open, |own| own.dimensions[dimension as usize].clone()),
            })
        })
        .collect()
}

fn form_view(material: &ReviewMaterial<'_>, sha256: &str, form: &Form, own: Option<&Assessor>) -> FormView {
    let text = |texts: &Entries<Text>| {
        let found = texts.get(material.words.locale().code());
        found.map_or_else(String::new, |text| text.value.clone())
    };
    let items = form.items().map(|(section, item)| {
        let key = (sha256.to_owned(), item.id.value.clone());
        FormItemView {
            id: item.id.value.clone(),
            text: material.words.labelled(&text(&section.title), &text(&item.text)),
            scale: item.scale.value,
            is_fatal: item.fatal,
            may_not_apply: item.not_applicable,
            answer: own.and_then(|own| own.answers.get(&key).copied()),
        }
    });
    FormView {
        sha256: sha256.to_owned(),
        title: text(&form.title),
        items: items.collect(),
    }
}

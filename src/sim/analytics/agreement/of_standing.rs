//! The judgements of a session, from what its assessors have said.

use super::calibration::RoundMark;
use super::item_titles::item_name;
use super::table::{Item, Judgement, Scale};
use crate::sim::assessment::form::Answer;
use crate::sim::assessment::standing::counting::Forms;
use crate::sim::assessment::standing::{Assessor, Standing};
use crate::sim::score::mark::Mark;

/// The names of the marks of dimensions, in order.
const DIMENSIONS: [&str; 3] = ["empathy", "accuracy", "compliance"];

/// What each assessor gives: the overall mark and those of the dimensions, the global rating, and the items of forms. An item that
/// was said not to apply has no value, and an assessor who says two different things has no mark.
pub fn judgements(session: &str, standing: &Standing, forms: &Forms) -> Vec<RoundMark> {
    let assessors = standing.assessors.iter();
    assessors
        .flat_map(|assessor| of_assessor(session, assessor, forms))
        .collect()
}

fn of_assessor(session: &str, assessor: &Assessor, forms: &Forms) -> Vec<RoundMark> {
    let mut values: Vec<(String, Scale, i64)> = Vec::new();
    if let Some(outcome) = &assessor.outcome {
        let mut mark = |name: &str, mark: Mark| values.push((name.to_owned(), Scale::Tenths, mark.0));
        mark("overall", outcome.overall);
        for (name, dimension) in DIMENSIONS.iter().zip(outcome.dimensions) {
            if let Some(found) = dimension {
                mark(name, found);
            }
        }
    }
    if let Some(rating) = assessor.global {
        values.push(("global".to_owned(), Scale::Points, i64::from(rating)));
    }
    for ((form, item), answer) in &assessor.answers {
        if let Answer::Points(points) = answer {
            values.push((item_name(forms, form, item), Scale::Points, i64::from(*points)));
        }
    }
    values
        .into_iter()
        .map(|(name, scale, value)| RoundMark {
            judgement: Judgement {
                session: session.to_owned(),
                item: Item { name, scale },
                assessor: assessor.by.clone(),
                value,
            },
            is_closed: assessor.is_closed(),
            is_blind: assessor.blind,
        })
        .collect()
}

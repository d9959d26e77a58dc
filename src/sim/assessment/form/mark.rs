//! The mark that a filled-in form gives, exactly until it is rounded to tenths, half away from zero.
//!
//! An item gives `points / scale`; a section is the mean of its items by their weights, a dimension the mean of its sections by
//! theirs, the whole form the mean of all sections. What does not apply is left out above and below the line; a section without
//! any item that applies is left out itself.

use std::collections::BTreeMap;

use super::{Form, Section};
use crate::sim::assessment::share::Share;
use crate::sim::score::mark::Mark;
use crate::sim::score::scorecard::DIMENSIONS;

/// What an assessor says of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// Points, 0 to the item's scale.
    Points(u32),
    /// It does not apply.
    NotApplicable,
}

/// The mark of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormMark {
    /// The whole form; nothing while an item is unanswered, or if nothing applies.
    pub overall: Option<Mark>,
    /// Each dimension; nothing if it has no item that applies, or while one is unanswered.
    pub dimensions: [Option<Mark>; 3],
    /// Fatal items that were given no points.
    pub fatal: Vec<String>,
    /// Items without an answer, in the form's order.
    pub unanswered: Vec<String>,
}

/// The mark that these answers give. Answers to items that the form does not have are no answers.
pub fn form_mark(form: &Form, answers: &BTreeMap<String, Answer>) -> FormMark {
    let answer = |id: &str| answers.get(id).copied();
    let items = form.items().map(|(_, item)| item);
    let fatal = items.filter(|item| item.fatal && answer(&item.id.value) == Some(Answer::Points(0)));
    let fatal: Vec<String> = fatal.map(|item| item.id.value.clone()).collect();
    let unanswered = form.items().filter(|(_, item)| answer(&item.id.value).is_none());
    let unanswered: Vec<String> = unanswered.map(|(_, item)| item.id.value.clone()).collect();
    let is_whole = |section: &Section| section.items.iter().all(|item| answer(&item.id.value).is_some());
    let sections = |wanted: &dyn Fn(&Section) -> bool| {
        let wanted: Vec<&Section> = form.sections.iter().filter(|section| wanted(section)).collect();
        if !wanted.iter().all(|section| is_whole(section)) {
            return None;
        }
        let weighted = wanted
            .iter()
            .filter_map(|section| Some((section.weight.value, section_share(section, answers)?)));
        Share::mean(weighted).map(Share::mark)
    };
    FormMark {
        overall: sections(&|_| true),
        dimensions: DIMENSIONS.map(|dimension| sections(&|section| section.dimension == dimension)),
        fatal,
        unanswered,
    }
}

fn section_share(section: &Section, answers: &BTreeMap<String, Answer>) -> Option<Share> {
    let items = section
        .items
        .iter()
        .filter_map(|item| match answers.get(&item.id.value)? {
            Answer::Points(points) => {
                let share = Share::of(i128::from(*points), i128::from(item.scale.value));
                Some((item.weight.value, share))
            }
            Answer::NotApplicable => None,
        });
    Share::mean(items)
}

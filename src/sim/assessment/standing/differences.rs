//! Where people differ: one person with himself on two machines, assessors with each other, decisions and moderations with others.

use super::Standing;
pub use super::assessor::Subject;
use super::assessor::{Assessor, Judgement};
use super::counting::Counting;
use super::result::{Basis, Found};
use crate::sim::assessment::event::Saying;
use crate::sim::assessment::form::Answer;
use crate::sim::score::mark::Mark;
use crate::sim::score::scorecard::DIMENSIONS;

/// A difference that somebody should look at. Nothing is chosen among different words by the clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// The same key says two things that did not know of each other, and nothing of them counts until it has said a third.
    WithOneself {
        /// The key.
        by: String,
        /// What it is about.
        about: Subject,
        /// The events, by hash, with what they say.
        said: Vec<(String, Saying)>,
    },
    /// Assessors who have closed their marks differ.
    BetweenAssessors {
        /// What it is about.
        about: Subject,
        /// Each key that said something, with its value: a mark, points, a rating; for a turn 1 if it counts. None: not applicable.
        said: Vec<(String, Option<Mark>)>,
    },
    /// Decisions contradict each other, so none holds.
    Decisions,
    /// Moderations contradict each other, so none holds.
    Moderations,
    /// The decision is not what the mark that stands says.
    DecidedAgainstTheMark,
    /// A moderation names marks that were opened again since, or leaves out an assessor who has closed.
    ModerationIsBehind {
        /// The moderation's event.
        event: String,
    },
}

pub(super) fn differences(counting: &Counting<'_, '_>, assessors: &[Assessor], found: &Found) -> Vec<Difference> {
    let mut differences = Vec::new();
    for assessor in assessors {
        for contradiction in &assessor.contradictions {
            differences.push(Difference::WithOneself {
                by: assessor.by.clone(),
                about: contradiction.about.clone(),
                said: contradiction.said.clone(),
            });
        }
    }
    differences.extend(between(assessors));
    if found.decisions.len() > 1 && found.decision.is_none() {
        differences.push(Difference::Decisions);
    }
    if found.moderations_contradict {
        differences.push(Difference::Moderations);
    }
    if found.is_decided_against_mark() {
        differences.push(Difference::DecidedAgainstTheMark);
    }
    for moderation in &found.moderations {
        let named = |hash: &String| moderation.heads.iter().any(|head| head.event == *hash);
        let is_behind = moderation.heads.iter().any(|head| {
            let closing = counting.closing(&head.by);
            !closing
                .iter()
                .any(|number| counting.ancestry.event(*number).hash == head.event)
        });
        let leaves_out = assessors
            .iter()
            .any(|one| one.is_closed() && !one.closed.iter().any(named));
        if is_behind || leaves_out {
            differences.push(Difference::ModerationIsBehind {
                event: moderation.event.clone(),
            });
        }
    }
    differences
}

fn between(assessors: &[Assessor]) -> Vec<Difference> {
    let closed: Vec<&Assessor> = assessors.iter().filter(|one| one.is_closed()).collect();
    let mut differences = Vec::new();
    // Outer nothing: not said at all, which is no difference. Inner nothing: said to be not applicable.
    let mut compare = |about: Subject, value: &dyn Fn(&Assessor) -> Option<Option<Mark>>| {
        let said = closed.iter().filter_map(|one| Some((one.by.clone(), value(one)?)));
        let said: Vec<(String, Option<Mark>)> = said.collect();
        if said.windows(2).any(|pair| pair[0].1 != pair[1].1) {
            differences.push(Difference::BetweenAssessors { about, said });
        }
    };
    for dimension in DIMENSIONS {
        compare(Subject::Dimension(dimension), &|one| {
            Some(Some(one.outcome.as_ref()?.dimensions[dimension as usize]?))
        });
    }
    let whole = |number: u32| Mark(i64::from(number) * 10);
    compare(Subject::Global, &|one| one.global.map(|rating| Some(whole(rating))));
    let mut items: Vec<&(String, String)> = closed.iter().flat_map(|one| one.answers.keys()).collect();
    items.sort();
    items.dedup();
    for key in items {
        let about = Subject::Item {
            form: key.0.clone(),
            item: key.1.clone(),
        };
        compare(about, &|one| match one.answers.get(key)? {
            Answer::Points(points) => Some(Some(whole(*points))),
            Answer::NotApplicable => Some(None),
        });
    }
    let mut turns: Vec<u32> = closed.iter().flat_map(|one| one.left_out.keys().copied()).collect();
    turns.sort_unstable();
    turns.dedup();
    for turn in turns {
        compare(Subject::Turn(turn), &|one| {
            Some((!one.left_out.contains_key(&turn)).then_some(whole(1)))
        });
    }
    differences
}

impl Standing {
    /// Whether a difference is one of assessors, and a moderation that knows all closed marks has settled it.
    pub fn is_settled(&self, difference: &Difference) -> bool {
        let is_behind = |one: &Difference| matches!(one, Difference::ModerationIsBehind { .. });
        matches!(difference, Difference::BetweenAssessors { .. })
            && self.basis == Basis::Moderated
            && !self.differences.iter().any(is_behind)
    }
}

impl Judgement {
    /// Whether something was said.
    pub fn is_given(&self) -> bool {
        *self != Self::Open
    }
}

//! From options to what is signed: names are looked up, and what stands is asked where somebody refers to it.

use clap::ValueEnum as _;

use super::action::{DimensionWord, MarkAction};
use super::desk::Desk;
use super::usage;
use crate::cli::sentences::Told;
use crate::sim::assessment::blind::look_first;
use crate::sim::assessment::event::{DimensionTenths, Saying};
use crate::sim::scenario::model::Dimension;
use crate::sim::score::mark::Mark;
use crate::sim::score::scorecard::DIMENSIONS;
use crate::sim::sentence::{Sentence, sentence};
use crate::view::standing::unfilled;

impl MarkAction {
    /// Why it cannot be said before the marks of others have been seen, which it speaks of.
    pub(super) fn not_seen_yet(&self, desk: &Desk, by: &str) -> Option<Sentence> {
        let (_, hidden) = desk.seen_by(by);
        let speaks_of_others = match self {
            Self::Dispute { against: None, .. } => hidden.iter().any(|other| other.closed),
            Self::Dispute { against, .. } => against.as_deref() != Some(COMPUTED),
            Self::Answer { .. } | Self::Moderate { .. } => true,
            _ => false,
        };
        if hidden.is_empty() || !speaks_of_others {
            return None;
        }
        let computed = sentence!(
            "The computed mark can be disputed at once, with --against computed.",
            "对系统计算的分数有异议，可以直接加 --against computed 提出。"
        );
        Some(match self {
            Self::Dispute { .. } => look_first().then(&computed),
            _ => look_first(),
        })
    }

    /// What is left open, where that is not wanted.
    pub(super) fn left_open(&self, desk: &Desk, by: &str) -> Option<Sentence> {
        let Self::Close { incomplete: false } = self else {
            return None;
        };
        let (stands, _) = desk.seen_by(by);
        let own = stands.assessors.iter().find(|one| one.by == by && !one.is_closed())?;
        let left = own.forms.iter().find_map(|filled| unfilled(filled, &desk.known()))?;
        Some(left.then(&sentence!(
            "Give points with \"item\", or say \"not-applicable\" where the form allows it. \"close --incomplete\" closes without it: then the form counts for nothing.",
            "请用“item”打分，或在表单允许时用“not-applicable”注明不适用。“close --incomplete”可直接提交，此时这张表单不计分。"
        )))
    }

    /// The events that it becomes, for the key that signs them.
    pub(super) fn sayings(&self, desk: &mut Desk, by: &str) -> anyhow::Result<Vec<Saying>> {
        let one = |saying: Saying| Ok(vec![saying]);
        match self {
            Self::Confirm { dimension } => Ok(confirmed(desk, dimension)),
            Self::Override {
                dimension,
                mark,
                turn,
                reason,
            } => one(Saying::Override {
                dimension: (*dimension).into(),
                tenths: *mark,
                turn: *turn,
                reason: reason.clone(),
            }),
            Self::Item { form, give, comment } => {
                let sha256 = desk.take_form(form)?;
                give.iter()
                    .map(|given| {
                        let (item, points) = pair(given, desk)?;
                        let points = points.parse().map_err(|_| bad_pair(given, desk))?;
                        Ok(Saying::Item {
                            form: sha256.clone(),
                            item: item.to_owned(),
                            points,
                            comment: comment.clone(),
                        })
                    })
                    .collect()
            }
            Self::NotApplicable {
                turn: Some(turn),
                reason,
                ..
            } => one(Saying::Turn {
                turn: *turn,
                counts: false,
                reason: reason.clone(),
            }),
            Self::NotApplicable { form, item, reason, .. } => one(Saying::ItemNotApplicable {
                form: desk.take_form(form.as_deref().unwrap_or(std::path::Path::new("")))?,
                item: item.clone().unwrap_or_default(),
                reason: reason.clone(),
            }),
            Self::Count { turn, reason } => one(Saying::Turn {
                turn: *turn,
                counts: true,
                reason: reason.clone(),
            }),
            Self::Global { rating, comment } => one(Saying::Global {
                rating: *rating,
                comment: comment.clone(),
            }),
            Self::Comment { text, turn } => one(Saying::Comment {
                turn: *turn,
                text: text.clone(),
            }),
            Self::Close { .. } => one(Saying::Close),
            Self::Reopen { reason } => one(Saying::Reopen { reason: reason.clone() }),
            Self::Unblind { reason } => one(Saying::Unblind { reason: reason.clone() }),
            Self::Dispute {
                turn,
                dimension,
                proposed,
                against,
                reason,
            } => {
                let (against, tenths) = disputed(desk, by, (*dimension).into(), against.as_deref())?;
                one(Saying::Dispute {
                    turn: *turn,
                    dimension: (*dimension).into(),
                    against,
                    tenths,
                    proposed: *proposed,
                    reason: reason.clone(),
                })
            }
            Self::Answer {
                dispute,
                granted,
                reason,
            } => one(Saying::Answer {
                dispute: desk.event(dispute)?,
                granted: *granted,
                reason: reason.clone(),
            }),
            Self::Moderate { mark, fails, reason } => one(Saying::Moderate {
                heads: desk.seen_by(by).0.closing_heads(),
                marks: given_marks(mark, desk)?,
                fails: *fails,
                reason: reason.clone(),
            }),
            Self::Decide { decision, reason } => one(Saying::Decide {
                decision: (*decision).into(),
                reason: reason.clone(),
            }),
        }
    }
}

fn confirmed(desk: &Desk, wanted: &[DimensionWord]) -> Vec<Saying> {
    let is_measured = |dimension: &Dimension| {
        let computed = desk.judged.computed.as_ref();
        // Where there is nothing to confirm, the refusal says so.
        computed.is_none_or(|computed| computed.dimensions[*dimension as usize].best > 0)
    };
    let dimensions: Vec<Dimension> = match wanted {
        [] => DIMENSIONS.into_iter().filter(is_measured).collect(),
        wanted => wanted.iter().map(|word| (*word).into()).collect(),
    };
    dimensions
        .into_iter()
        .map(|dimension| Saying::Confirm { dimension })
        .collect()
}

/// How the computed mark is called where somebody says whose mark is meant.
const COMPUTED: &str = "computed";

/// Whose mark is disputed, and which mark that is.
fn disputed(
    desk: &Desk,
    by: &str,
    dimension: Dimension,
    against: Option<&str>,
) -> anyhow::Result<(Option<String>, u32)> {
    let (stands, _) = desk.seen_by(by);
    let closed: Vec<_> = stands
        .assessors
        .iter()
        .filter(|one| one.is_closed() && one.by != by)
        .collect();
    let key = match against {
        Some(COMPUTED) => None,
        Some(wanted) => {
            let key = desk.names.key(wanted).unwrap_or(wanted).to_owned();
            if key == by {
                let own = sentence!(
                    "These marks are your own, so there is nothing to dispute: \"rolecall mark RECORD reopen\" with a reason lets you change them. Another person's are disputed with --against WHO.",
                    "这是你自己的评分，无需提出异议：用“rolecall mark 记录 reopen”说明理由后即可修改。对别人的评分有异议，请用 --against 指明是谁。"
                );
                return Err(usage(&own, desk.locale));
            }
            if !closed.iter().any(|one| one.by == key) {
                let unknown = sentence!(
                    "{wanted:?} has not closed any marks of this session.",
                    "{wanted:?} 没有提交过这次通话的评分。"
                );
                return Err(usage(&unknown, desk.locale));
            }
            Some(key)
        }
        None => match closed.as_slice() {
            [] => None,
            [only] => Some(only.by.clone()),
            _ => {
                let which = sentence!(
                    "Several assessors have marked this session; say whose mark is disputed with --against WHO.",
                    "这次通话有几位评估员；请用 --against 指明对谁的评分有异议。"
                );
                return Err(usage(&which, desk.locale));
            }
        },
    };
    let outcome = match &key {
        Some(key) => closed
            .iter()
            .find(|one| one.by == *key)
            .and_then(|one| one.outcome.as_ref()),
        None => stands.rescored.as_ref().or(stands.computed.as_ref()),
    };
    // What has no mark is refused by its own sentence afterwards.
    let mark = outcome.and_then(|outcome| outcome.dimensions[dimension as usize]);
    Ok((key, mark.map_or(0, |mark| u32::try_from(mark.0).unwrap_or(0))))
}

fn given_marks(given: &[String], desk: &Desk) -> anyhow::Result<Vec<DimensionTenths>> {
    let mut marks = Vec::new();
    for text in given {
        let (word, mark) = pair(text, desk)?;
        let word = DimensionWord::from_str(word, true).map_err(|_| bad_pair(text, desk))?;
        marks.push(DimensionTenths {
            dimension: word.into(),
            tenths: tenths(mark).map_err(|_| bad_pair(text, desk))?,
        });
    }
    marks.sort_by_key(|one| one.dimension);
    Ok(marks)
}

fn pair<'t>(text: &'t str, desk: &Desk) -> anyhow::Result<(&'t str, &'t str)> {
    text.split_once('=').ok_or_else(|| bad_pair(text, desk))
}

fn bad_pair(text: &str, desk: &Desk) -> anyhow::Error {
    let wrong = sentence!(
        "{text:?} is no name with a value, such as tone=3 or empathy=82.5.",
        "{text:?} 不是“名称=数值”的形式，例如 tone=3 或 empathy=82.5。"
    );
    usage(&wrong, desk.locale)
}

/// A mark as tenths: `82`, `82.5`.
pub(super) fn tenths(text: &str) -> Result<u32, Told> {
    let mark = Mark::written(text).and_then(|mark| u32::try_from(mark.0).ok());
    mark.ok_or_else(|| {
        Told(sentence!(
            "write a mark from 0 to 100 with at most one digit after the point",
            "请写 0 到 100 的分数，小数点后最多一位"
        ))
    })
}

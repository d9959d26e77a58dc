//! Which events count, and why each of the others does not.

use std::collections::BTreeMap;

use crate::sim::assessment::ancestry::{Ancestry, MOST_EVENTS};
use crate::sim::assessment::event::{About, Decision, DimensionTenths, Head, Saying};
use crate::sim::assessment::form::Form;
use crate::sim::assessment::judged::Judged;
use crate::sim::scenario::model::Dimension;
use crate::sim::score::scorecard::DIMENSIONS;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::record::SealReason;

/// Forms by the SHA-256 of their files.
pub type Forms = BTreeMap<String, Form>;

/// For each event of an ancestry, whether it counts.
#[derive(Debug)]
pub struct Counting<'e, 'a> {
    /// The events.
    pub ancestry: &'a Ancestry<'e>,
    refused: Vec<Option<Sentence>>,
}

impl<'e, 'a> Counting<'e, 'a> {
    /// Looks at every event once, those that an event knows before it.
    pub fn new(judged: &Judged, forms: &Forms, ancestry: &'a Ancestry<'e>) -> Self {
        // Until it has been looked at, an event counts for nobody.
        let refused = vec![Some(Sentence::default()); ancestry.events.len()];
        let mut counting = Self { ancestry, refused };
        let order = ancestry.in_order();
        // What is said about others' events comes after what it is about, whoever knew whom: an answer needs its dispute.
        let rounds: [&dyn Fn(&Saying) -> bool; 3] = [
            &|what| !matches!(what, Saying::Answer { .. } | Saying::Moderate { .. }),
            &|what| matches!(what, Saying::Answer { .. }),
            &|what| matches!(what, Saying::Moderate { .. }),
        ];
        for is_now in rounds {
            for &number in &order {
                if is_now(&ancestry.event(number).event.what) {
                    counting.refused[number] = counting.why_not(judged, forms, number);
                }
            }
        }
        counting
    }

    /// Whether an event counts.
    pub fn counts(&self, number: usize) -> bool {
        self.refused[number].is_none()
    }

    /// Why an event does not count, if it does not.
    pub fn refusal(&self, number: usize) -> Option<&Sentence> {
        self.refused[number].as_ref()
    }

    /// The events that count, of one key if one is given, and fit.
    pub fn counted(&self, by: Option<&str>, fits: impl Fn(&Saying) -> bool) -> Vec<usize> {
        let numbers = 0..self.ancestry.events.len();
        let is_wanted = |number: &usize| {
            let event = &self.ancestry.event(*number).event;
            self.counts(*number) && by.is_none_or(|by| event.by == by) && fits(&event.what)
        };
        numbers.filter(is_wanted).collect()
    }

    /// The closing events of a key that hold: those after which it has not opened its marks again, without ones that it went on from.
    pub fn closing(&self, by: &str) -> Vec<usize> {
        let reopened = self.counted(Some(by), |what| matches!(what, Saying::Reopen { .. }));
        let mut closing = self.counted(Some(by), |what| matches!(what, Saying::Close));
        closing.retain(|close| !reopened.iter().any(|reopen| self.ancestry.knows(*reopen, *close)));
        self.ancestry.last_of(&closing)
    }

    /// Whether a key has closed its marks at any time.
    pub fn has_ever_closed(&self, by: &str) -> bool {
        !self.counted(Some(by), |what| matches!(what, Saying::Close)).is_empty()
    }

    /// Whether the writer of an event had closed his marks and not opened them again, as far as he knew.
    fn is_after_closing(&self, number: usize) -> bool {
        let by = &self.ancestry.event(number).event.by;
        let known = |numbers: Vec<usize>| -> Vec<usize> {
            let is_known = |other: &usize| self.ancestry.knows(number, *other);
            numbers.into_iter().filter(is_known).collect()
        };
        let closes = known(self.counted(Some(by), |what| matches!(what, Saying::Close)));
        let reopened = known(self.counted(Some(by), |what| matches!(what, Saying::Reopen { .. })));
        closes
            .iter()
            .any(|close| !reopened.iter().any(|reopen| self.ancestry.knows(*reopen, *close)))
    }

    fn why_not(&self, judged: &Judged, forms: &Forms, number: usize) -> Option<Sentence> {
        let event = &self.ancestry.event(number).event;
        match &event.about {
            About::Session { session, head } if *session == judged.session => {
                if *head != judged.head {
                    return Some(sentence!(
                        "It is about an earlier or another state of the record; the record has gone on since.",
                        "它针对的是这份记录的另一个状态，记录后来又继续了。"
                    ));
                }
            }
            About::Session { .. } | About::Scenario { .. } => {
                return Some(sentence!(
                    "It is about something else than this session.",
                    "它与这次通话无关。"
                ));
            }
        }
        if is_judgement(&event.what) && self.is_after_closing(number) {
            return Some(sentence!(
                "Its writer had closed these marks; \"reopen\" with a reason comes first.",
                "评估员已经提交了评分，需先说明理由重新打开。"
            ));
        }
        self.why_not_said(judged, forms, number)
    }

    fn why_not_said(&self, judged: &Judged, forms: &Forms, number: usize) -> Option<Sentence> {
        let event = &self.ancestry.event(number).event;
        match &event.what {
            Saying::Confirm { dimension } => unmeasured(judged, *dimension),
            Saying::Override { dimension, turn, .. } => {
                unmeasured(judged, *dimension).or_else(|| no_such_turn(judged, *turn))
            }
            Saying::Turn { turn, .. } => no_mark(judged).or_else(|| no_such_turn(judged, Some(*turn))),
            Saying::Item { form, item, points, .. } => wrong_item(forms, form, item, Some(*points)),
            Saying::ItemNotApplicable { form, item, .. } => wrong_item(forms, form, item, None),
            Saying::Comment { turn, .. } => no_such_turn(judged, *turn),
            Saying::Global { .. } | Saying::Unblind { .. } => None,
            Saying::Close => no_mark(judged).or_else(|| self.unjudged(judged, number)),
            Saying::Reopen { .. } => (!self.is_after_closing(number)).then(|| {
                sentence!(
                    "There is nothing to open again: the marks were not closed.",
                    "评分尚未提交，无需重新打开。"
                )
            }),
            Saying::Dispute { turn, dimension, .. } => {
                unmeasured(judged, *dimension).or_else(|| no_such_turn(judged, Some(*turn)))
            }
            Saying::Answer { dispute, granted, .. } => self.wrong_answer(&event.by, dispute, *granted),
            Saying::Moderate { heads, marks, .. } => no_mark(judged)
                .or_else(|| wrong_marks(judged, marks))
                .or_else(|| self.wrong_heads(heads)),
            Saying::Decide { decision, .. } => wrong_decision(judged, *decision),
            Saying::VoidFault { .. } => Some(sentence!(
                "It is about something else than this session.",
                "它与这次通话无关。"
            )),
        }
    }

    /// Closing means that each dimension has been judged.
    fn unjudged(&self, judged: &Judged, number: usize) -> Option<Sentence> {
        let computed = judged.computed.as_ref()?;
        let by = &self.ancestry.event(number).event.by;
        let missing = DIMENSIONS.iter().find(|dimension| {
            let said = self.counted(Some(by), |what| matches!(what, Saying::Confirm { dimension: of } | Saying::Override { dimension: of, .. } if of == *dimension));
            computed.dimensions[**dimension as usize].best > 0
                && !said.iter().any(|said| self.ancestry.knows(number, *said))
        })?;
        let (english, chinese) = dimension_names(*missing);
        Some(Sentence {
            english: format!("It closes marks that are not complete: {english} is neither confirmed nor overridden."),
            chinese: format!("评分不完整：{chinese}既没有确认，也没有改分。"),
        })
    }

    fn wrong_answer(&self, by: &str, dispute: &str, granted: Option<u32>) -> Option<Sentence> {
        let number = self.ancestry.number(dispute).filter(|number| self.counts(*number));
        let disputed = number.map(|number| &self.ancestry.event(number).event);
        let Some((event, Saying::Dispute { against, tenths, .. })) = disputed.map(|event| (event, &event.what)) else {
            return Some(sentence!(
                "It answers a dispute that is not here; if its file is still to come, the answer will count then.",
                "它答复的异议不在这里；异议文件到了以后，答复才会生效。"
            ));
        };
        if event.by == by || against.as_deref() == Some(by) {
            return Some(sentence!(
                "A dispute is answered by another person than the one who raised it or gave the mark.",
                "异议必须由另外一个人答复，不能是提出异议的人，也不能是打这个分的人。"
            ));
        }
        (granted.is_some_and(|granted| granted < *tenths)).then(|| {
            sentence!(
                "An answer to a dispute never lowers the mark.",
                "对异议的答复不能把分数改低。"
            )
        })
    }

    fn wrong_heads(&self, heads: &[Head]) -> Option<Sentence> {
        let is_close = |head: &Head| {
            let number = self.ancestry.number(&head.event).filter(|number| self.counts(*number));
            number.is_some_and(|number| {
                let event = &self.ancestry.event(number).event;
                event.by == head.by && event.what == Saying::Close
            })
        };
        let wrong = heads.iter().find(|head| !is_close(head))?;
        Some(sentence!(
            "It moderates marks of {by} that are not here or not closed; if the file is still to come, it will count then.",
            "它裁定的 {by} 的评分不在这里，或者还没有提交；文件到了以后才会生效。",
            by = wrong.by
        ))
    }
}

/// What belongs to the marks of an assessor, and is complete once he closes them.
pub(super) fn is_judgement(what: &Saying) -> bool {
    matches!(
        what,
        Saying::Confirm { .. }
            | Saying::Override { .. }
            | Saying::Turn { .. }
            | Saying::Item { .. }
            | Saying::ItemNotApplicable { .. }
            | Saying::Global { .. }
    )
}

pub(super) fn too_many() -> Sentence {
    sentence!(
        "There are more than {MOST_EVENTS} events about this session, the limit.",
        "这次通话的评分事件超过 {MOST_EVENTS} 条的上限。"
    )
}

fn no_mark(judged: &Judged) -> Option<Sentence> {
    judged.computed.is_none().then(|| {
        sentence!(
            "The record has no mark: the call was not played to its end and sealed. It can be decided about.",
            "这份记录没有分数：通话没有完成并封存。可以对它作出决定。"
        )
    })
}

fn unmeasured(judged: &Judged, dimension: Dimension) -> Option<Sentence> {
    let Some(computed) = &judged.computed else {
        return no_mark(judged);
    };
    let (english, chinese) = dimension_names(dimension);
    (computed.dimensions[dimension as usize].best <= 0).then(|| Sentence {
        english: format!("This call does not measure {english}."),
        chinese: format!("这通电话不考查{chinese}。"),
    })
}

fn no_such_turn(judged: &Judged, turn: Option<u32>) -> Option<Sentence> {
    let (turn, computed) = (turn?, judged.computed.as_ref()?);
    let turns = computed.turns();
    (turn > turns).then(|| {
        sentence!(
            "There is no turn {turn}: the call has {turns}.",
            "没有第 {turn} 轮：这通电话共 {turns} 轮。"
        )
    })
}

fn wrong_item(forms: &Forms, sha256: &str, item: &str, points: Option<u32>) -> Option<Sentence> {
    let short: String = sha256.chars().take(12).collect();
    let Some(form) = forms.get(sha256) else {
        return Some(sentence!(
            "Its form {short} is not in the archive; copy the folder \"archive\" as well.",
            "档案里没有它用的表单 {short}；请把 archive 文件夹也复制过来。"
        ));
    };
    let Some(found) = form.item(item) else {
        return Some(sentence!(
            "The form \"{form}\" has no item \"{item}\".",
            "表单“{form}”没有“{item}”这一项。",
            form = form.id
        ));
    };
    let scale = found.scale.value;
    match points {
        Some(points) if points > scale => Some(sentence!(
            "The item \"{item}\" has at most {scale} points.",
            "“{item}”这一项最多 {scale} 分。"
        )),
        None if !found.not_applicable => Some(sentence!(
            "The form does not allow \"not applicable\" for \"{item}\".",
            "表单不允许“{item}”填“不适用”。"
        )),
        _ => None,
    }
}

fn wrong_marks(judged: &Judged, marks: &[DimensionTenths]) -> Option<Sentence> {
    let computed = judged.computed.as_ref()?;
    let is_named = |dimension: &Dimension| marks.iter().any(|one| one.dimension == *dimension);
    let fits = |dimension: &Dimension| is_named(dimension) == (computed.dimensions[*dimension as usize].best > 0);
    (!DIMENSIONS.iter().all(fits)).then(|| {
        sentence!(
            "A moderation gives a mark for each dimension that the call measures, and for no other.",
            "裁定要给出这通电话考查的每个维度的分数，不多也不少。"
        )
    })
}

fn wrong_decision(judged: &Judged, decision: Decision) -> Option<Sentence> {
    let is_finished = judged.sealed == Some(SealReason::Finished);
    match decision {
        Decision::Pass if judged.computed.is_none() => Some(sentence!(
            "A call that was not played to its end cannot be passed.",
            "没有打完的通话不能判为通过。"
        )),
        Decision::Resume if is_finished => Some(sentence!(
            "A call that is finished cannot go on.",
            "已经完成的通话不能继续。"
        )),
        _ => None,
    }
}

fn dimension_names(dimension: Dimension) -> (&'static str, &'static str) {
    match dimension {
        Dimension::Empathy => ("empathy", "同理心"),
        Dimension::Accuracy => ("accuracy", "准确性"),
        Dimension::Compliance => ("compliance", "合规性"),
    }
}

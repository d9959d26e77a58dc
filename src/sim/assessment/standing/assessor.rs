//! What one assessor says: his last word on each thing, and the mark that it makes.

use std::collections::{BTreeMap, BTreeSet};

use super::Answers;
use super::counting::{Counting, Forms, is_judgement};
use crate::sim::assessment::event::{Fault, Saying};
use crate::sim::assessment::form::{Answer, FormMark, form_mark};
use crate::sim::assessment::judged::{Computed, Fails, Judged, Outcome};
use crate::sim::assessment::share::Share;
use crate::sim::assessment::voiding::{Rescored, Voided, rescored};
use crate::sim::scenario::model::Dimension;
use crate::sim::score::mark::Mark;
use crate::sim::score::scorecard::DIMENSIONS;

/// One assessor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessor {
    /// The key.
    pub by: String,
    /// The closing events that hold, by hash; empty while the marks are open.
    pub closed: Vec<String>,
    /// Whether every mark was given before this assessor could see those of others.
    pub blind: bool,
    /// The judgement of each dimension.
    pub dimensions: [Judgement; 3],
    /// Turns that do not count, with the reason.
    pub left_out: BTreeMap<u32, String>,
    /// Answers to items of forms.
    pub answers: Answers,
    /// The global rating, 1 to 5.
    pub global: Option<u32>,
    /// Each form that was begun.
    pub forms: Vec<FilledForm>,
    /// The mark; nothing while the same person says two different things.
    pub outcome: Option<Outcome>,
    /// The mark before faults of the scenario were found.
    pub original: Option<Outcome>,
    /// The mark that each dimension has if it is confirmed: what was computed, without faults of the scenario and without turns that this
    /// assessor leaves out, mixed with complete forms. Nothing where a dimension is not measured.
    pub if_confirmed: [Option<Mark>; 3],
    /// What this key says differently on machines that did not know of each other.
    pub contradictions: Vec<Contradiction>,
}

/// What an assessor says of a dimension.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Judgement {
    /// Nothing yet.
    Open,
    /// The computed mark is right.
    Confirmed,
    /// It deserves this mark.
    Overridden {
        /// In tenths.
        tenths: u32,
        /// Why.
        reason: String,
        /// The turn that it is about.
        turn: Option<u32>,
    },
}

/// A form as somebody has filled it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledForm {
    /// SHA-256 of the form's file.
    pub sha256: String,
    /// The mark that it gives.
    pub mark: FormMark,
}

/// What a judgement is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A dimension.
    Dimension(Dimension),
    /// Whether a turn counts.
    Turn(u32),
    /// An item of a form.
    Item {
        /// SHA-256 of the form's file.
        form: String,
        /// The item's id.
        item: String,
    },
    /// The global rating.
    Global,
}

/// Two last words of one key about one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// What it is about.
    pub about: Subject,
    /// The events, by hash, with what they say.
    pub said: Vec<(String, Saying)>,
}

/// Everybody who has judged, by key.
pub(super) fn assessors(
    judged: &Judged,
    forms: &Forms,
    counting: &Counting<'_, '_>,
    faults: &BTreeSet<Fault>,
) -> Vec<Assessor> {
    let numbers = counting.counted(None, |what| is_judgement(what) || *what == Saying::Close);
    let keys: BTreeSet<&str> = numbers
        .iter()
        .map(|number| counting.ancestry.event(*number).event.by.as_str())
        .collect();
    keys.into_iter()
        .map(|by| assessor(judged, forms, counting, faults, by))
        .collect()
}

fn assessor(
    judged: &Judged,
    forms: &Forms,
    counting: &Counting<'_, '_>,
    faults: &BTreeSet<Fault>,
    by: &str,
) -> Assessor {
    let said = counting.counted(Some(by), is_judgement);
    let mut by_subject: BTreeMap<Subject, Vec<usize>> = BTreeMap::new();
    for number in &said {
        if let Some(subject) = subject(&counting.ancestry.event(*number).event.what) {
            by_subject.entry(subject).or_default().push(*number);
        }
    }
    let hash = |number: &usize| counting.ancestry.event(*number).hash.clone();
    let mut assessor = Assessor {
        by: by.to_owned(),
        closed: counting.closing(by).iter().map(hash).collect(),
        blind: is_blind(counting, by, &said),
        dimensions: [Judgement::Open, Judgement::Open, Judgement::Open],
        left_out: BTreeMap::new(),
        answers: Answers::new(),
        global: None,
        forms: Vec::new(),
        outcome: None,
        original: None,
        if_confirmed: [None; 3],
        contradictions: Vec::new(),
    };
    for (about, numbers) in by_subject {
        let last = counting.ancestry.last_of(&numbers);
        let words: Vec<&Saying> = last
            .iter()
            .map(|number| &counting.ancestry.event(*number).event.what)
            .collect();
        let Some(first) = words.first() else { continue };
        if words.iter().all(|word| means(word) == means(first)) {
            assessor.take(first);
        } else {
            let said = last
                .iter()
                .map(|number| (hash(number), counting.ancestry.event(*number).event.what.clone()));
            assessor.contradictions.push(Contradiction {
                about,
                said: said.collect(),
            });
        }
    }
    assessor.forms = filled(forms, &assessor.answers);
    if let Some(computed) = judged.computed.as_ref().filter(|_| assessor.contradictions.is_empty()) {
        let turns: BTreeSet<u32> = assessor.left_out.keys().copied().collect();
        let without = |faults: BTreeSet<Fault>| {
            let voided = Voided {
                faults,
                turns: turns.clone(),
            };
            rescored(computed, &voided)
        };
        let rescored = without(faults.clone());
        assessor.if_confirmed = DIMENSIONS.map(|dimension| {
            let share = rescored.shares[dimension as usize]?;
            Some(assessor.mixed(share, dimension, forms).mark().floored())
        });
        assessor.original = Some(assessor.mark(computed, forms, &without(BTreeSet::new())));
        assessor.outcome = Some(assessor.mark(computed, forms, &rescored));
    }
    assessor
}

impl Assessor {
    /// Whether the marks are complete.
    pub fn is_closed(&self) -> bool {
        !self.closed.is_empty()
    }

    fn take(&mut self, word: &Saying) {
        match word {
            Saying::Confirm { dimension } => self.dimensions[*dimension as usize] = Judgement::Confirmed,
            Saying::Override {
                dimension,
                tenths,
                turn,
                reason,
            } => {
                self.dimensions[*dimension as usize] = Judgement::Overridden {
                    tenths: *tenths,
                    reason: reason.clone(),
                    turn: *turn,
                };
            }
            Saying::Turn {
                turn,
                counts: false,
                reason,
            } => {
                self.left_out.insert(*turn, reason.clone());
            }
            Saying::Item { form, item, points, .. } => {
                self.answers
                    .insert((form.clone(), item.clone()), Answer::Points(*points));
            }
            Saying::ItemNotApplicable { form, item, .. } => {
                self.answers.insert((form.clone(), item.clone()), Answer::NotApplicable);
            }
            Saying::Global { rating, .. } => self.global = Some(*rating),
            _ => {}
        }
    }

    /// The mark from what is computed, what was overridden and what complete forms give.
    fn mark(&self, computed: &Computed, forms: &Forms, rescored: &Rescored) -> Outcome {
        let shares = DIMENSIONS.map(|dimension| {
            let share = rescored.shares[dimension as usize]?;
            Some(match &self.dimensions[dimension as usize] {
                // Without the faults the computed mark may be higher than what a person thought of it with them.
                Judgement::Overridden { tenths, .. } if rescored.given_back_by_faults[dimension as usize] > 0 => {
                    share.max(Share::of_tenths(*tenths))
                }
                Judgement::Overridden { tenths, .. } => Share::of_tenths(*tenths),
                Judgement::Open | Judgement::Confirmed => self.mixed(share, dimension, forms),
            })
        });
        let fatal = self.forms.iter().flat_map(|form| &form.mark.fatal);
        let fails = rescored.has_critical.then_some(Fails::CriticalRule);
        computed.outcome_of(
            shares,
            fails
                .into_iter()
                .chain(fatal.map(|item| Fails::FatalItem(item.clone()))),
        )
    }

    /// A computed share with the part that forms have in the dimension.
    fn mixed(&self, share: Share, dimension: Dimension, forms: &Forms) -> Share {
        let mut parts = Vec::new();
        for filled in &self.forms {
            let of_form = forms.get(&filled.sha256).map_or(0, |form| form.share.value);
            // A form without all its answers counts for nothing yet.
            if let (true, Some(mark)) = (
                filled.mark.unanswered.is_empty(),
                filled.mark.dimensions[dimension as usize],
            ) {
                parts.push((of_form, Share::of_tenths(u32::try_from(mark.0).unwrap_or(0))));
            }
        }
        let of_forms: u32 = parts.iter().map(|(weight, _)| *weight).sum();
        parts.push((100_u32.saturating_sub(of_forms), share));
        Share::mean(parts).unwrap_or(share)
    }
}

fn filled(forms: &Forms, answers: &Answers) -> Vec<FilledForm> {
    let begun: BTreeSet<&String> = answers.keys().map(|(form, _)| form).collect();
    let filled = begun.into_iter().filter_map(|sha256| {
        let of_form = answers.iter().filter(|((form, _), _)| form == sha256);
        let of_form = of_form.map(|((_, item), answer)| (item.clone(), *answer)).collect();
        Some(FilledForm {
            sha256: sha256.clone(),
            mark: form_mark(forms.get(sha256)?, &of_form),
        })
    });
    filled.collect()
}

/// Whether none of these judgements was written after its writer had closed once, or had looked.
fn is_blind(counting: &Counting<'_, '_>, by: &str, said: &[usize]) -> bool {
    let eyes = counting.counted(Some(by), |what| matches!(what, Saying::Close | Saying::Unblind { .. }));
    !said
        .iter()
        .any(|number| eyes.iter().any(|open| counting.ancestry.knows(*number, *open)))
}

fn subject(what: &Saying) -> Option<Subject> {
    Some(match what {
        Saying::Confirm { dimension } | Saying::Override { dimension, .. } => Subject::Dimension(*dimension),
        Saying::Turn { turn, .. } => Subject::Turn(*turn),
        Saying::Item { form, item, .. } | Saying::ItemNotApplicable { form, item, .. } => Subject::Item {
            form: form.clone(),
            item: item.clone(),
        },
        Saying::Global { .. } => Subject::Global,
        _ => return None,
    })
}

/// What a judgement amounts to, without its words: two events that mean the same are no contradiction.
fn means(what: &Saying) -> Option<u32> {
    match what {
        Saying::Override { tenths, .. } => Some(*tenths),
        Saying::Turn { counts, .. } => Some(u32::from(*counts)),
        Saying::Item { points, .. } => Some(*points),
        Saying::Global { rating, .. } => Some(*rating),
        // Confirmed, not applicable.
        _ => None,
    }
}

//! A word that is being written in a review, until it is signed: a mark with its reason, a remark, a dispute, its answer.

use crate::sim::assessment::event::{Decision, DimensionTenths, Fault, Head, Saying};
use crate::sim::scenario::model::Dimension;
use crate::sim::score::mark::Mark;
use crate::view::review::Disputable;

/// A word that needs a reason or a text before it can be signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What it is about.
    pub about: DraftAbout,
    /// The mark as it is written, if it has one.
    pub mark: String,
    /// The reason or the remark.
    pub reason: String,
}

/// What a word is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftAbout {
    /// Another mark for a dimension, and the turn that it is about.
    Override(Dimension, Option<u32>),
    /// A turn that does not count.
    LeaveOut(u32),
    /// A turn that counts after all.
    CountAgain(u32),
    /// An item of a form that does not apply: the form's SHA-256 and the item's id.
    NotApplicable(String, String),
    /// A remark, and the turn that it is about.
    Comment(Option<u32>),
    /// Closed marks are opened again.
    Reopen,
    /// The marks of others are looked at before the own ones are closed.
    Unblind,
    /// What follows from a record without a mark.
    Decide(Decision),
    /// A mark that is too low: the turn, the dimension, whose mark it is, and what may be chosen instead of these.
    Dispute(u32, Dimension, Disputable),
    /// The answer to a dispute, and the mark in tenths below which nothing can be granted.
    Answer(String, u32),
    /// What holds where assessors differ.
    Settle(Settlement),
    /// A fault of the call: what was lost by it is given back to everybody.
    Fault(Fault),
}

/// The marks that are being written where assessors differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// The closed marks that were read.
    pub heads: Vec<Head>,
    /// A mark as it is written for each dimension that is measured.
    pub marks: Vec<(Dimension, String)>,
    /// Whether critical rules and fatal items fail the call.
    pub fails: bool,
}

impl Draft {
    /// Whether nothing has been written yet.
    pub(super) fn is_blank(&self) -> bool {
        let is_blank = |text: &String| text.trim().is_empty();
        let marks_are_blank = match &self.about {
            DraftAbout::Settle(settlement) => settlement.marks.iter().all(|(_, mark)| is_blank(mark)),
            _ => true,
        };
        is_blank(&self.mark) && is_blank(&self.reason) && marks_are_blank
    }

    /// What is signed.
    ///
    /// # Errors
    /// The key of a sentence that says what is still missing.
    pub fn saying(&self) -> Result<Saying, &'static str> {
        // The marks come before the reason on the screen.
        let mark = self.tenths()?;
        let marks = self.settled()?;
        let reason = self.reason.trim().to_owned();
        if reason.is_empty() {
            return Err(match self.about {
                DraftAbout::Comment(_) => "review-comment-missing",
                _ => "review-reason-missing",
            });
        }
        let tenths = mark.unwrap_or_default();
        Ok(match self.about.clone() {
            DraftAbout::Override(dimension, turn) => Saying::Override {
                dimension,
                tenths,
                turn,
                reason,
            },
            DraftAbout::LeaveOut(turn) => Saying::Turn {
                turn,
                counts: false,
                reason,
            },
            DraftAbout::CountAgain(turn) => Saying::Turn {
                turn,
                counts: true,
                reason,
            },
            DraftAbout::NotApplicable(form, item) => Saying::ItemNotApplicable { form, item, reason },
            DraftAbout::Comment(turn) => Saying::Comment { turn, text: reason },
            DraftAbout::Reopen => Saying::Reopen { reason },
            DraftAbout::Unblind => Saying::Unblind { reason },
            DraftAbout::Decide(decision) => Saying::Decide { decision, reason },
            DraftAbout::Dispute(turn, dimension, disputed) => Saying::Dispute {
                turn,
                dimension,
                tenths: disputed.tenths(dimension).unwrap_or_default(),
                against: disputed.against,
                proposed: tenths,
                reason,
            },
            DraftAbout::Answer(dispute, _) => Saying::Answer {
                dispute,
                granted: mark,
                reason,
            },
            DraftAbout::Fault(fault) => Saying::VoidFault { fault, reason },
            DraftAbout::Settle(settlement) => Saying::Moderate {
                heads: settlement.heads,
                marks,
                fails: settlement.fails,
                reason,
            },
        })
    }

    /// The mark that is written, where one belongs.
    fn tenths(&self) -> Result<Option<u32>, &'static str> {
        let written = written(&self.mark);
        match &self.about {
            DraftAbout::Override(..) => written.map(Some).ok_or("review-mark-missing"),
            DraftAbout::Dispute(_, dimension, disputed) => written
                .filter(|proposed| disputed.tenths(*dimension).is_some_and(|mark| *proposed > mark))
                .map(Some)
                .ok_or("review-proposed-missing"),
            DraftAbout::Answer(..) if self.mark.trim().is_empty() => Ok(None),
            DraftAbout::Answer(_, least) => written
                .filter(|granted| granted >= least)
                .map(Some)
                .ok_or("review-granted-low"),
            _ => Ok(None),
        }
    }

    fn settled(&self) -> Result<Vec<DimensionTenths>, &'static str> {
        let DraftAbout::Settle(settlement) = &self.about else {
            return Ok(Vec::new());
        };
        let marks = settlement.marks.iter().map(|(dimension, mark)| {
            let tenths = written(mark)?;
            Some(DimensionTenths {
                dimension: *dimension,
                tenths,
            })
        });
        marks.collect::<Option<_>>().ok_or("review-marks-missing")
    }
}

/// A mark in tenths, as somebody writes it.
fn written(text: &str) -> Option<u32> {
    Mark::written(text.trim()).and_then(|mark| u32::try_from(mark.0).ok())
}

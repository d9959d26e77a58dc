//! What the review screen remembers: the step that is looked at, how far the replay is, and the word that is being written.

use crate::sim::assessment::event::{Decision, Saying};
use crate::sim::scenario::model::Dimension;
use crate::sim::score::mark::Mark;
use crate::sim::time::Millis;
use crate::view::review::WhatIfView;

/// The choices of an assessor about what is shown, and what has not been signed yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReviewState {
    /// The step that is looked at.
    pub step: Option<usize>,
    /// Whether that step has to be brought into view.
    pub scrolls: bool,
    /// The replay, while it is one; otherwise everything that was heard is shown.
    pub replay: Option<Replay>,
    /// The word that is being written. Whoever has saved it takes it away, so that nothing is lost by an error.
    pub draft: Option<Draft>,
    /// Whether the field of the draft is to have the keyboard as soon as it is drawn.
    pub draft_wants_focus: bool,
    /// Whether everything that identifies the record is shown.
    pub record_is_open: bool,
    /// The name of the key that is to be made.
    pub new_key: String,
    /// The passphrase of the key that signs, as it is typed. It is kept nowhere else.
    pub passphrase: String,
    /// What would have come of it, while that is looked at beside the record. Whoever is asked for a branch puts it here; it lives as
    /// long as it is looked at, and nowhere else.
    pub what_if: Option<Box<WhatIfView>>,
}

/// How far a replay is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Replay {
    /// How long it has gone on, by the clock of the review's timeline.
    pub position: Millis,
    /// How fast it goes on.
    pub speed: Speed,
}

/// How fast a replay goes on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Speed {
    /// It stands still; steps move it.
    #[default]
    Paused,
    /// As it was.
    Once,
    /// Twice as fast.
    Twice,
    /// Four times as fast.
    FourTimes,
}

impl Speed {
    /// How much of the call passes in one unit of time.
    pub const fn factor(self) -> u64 {
        match self {
            Self::Paused => 0,
            Self::Once => 1,
            Self::Twice => 2,
            Self::FourTimes => 4,
        }
    }
}

impl ReviewState {
    /// Lets this much time pass on the wall; a call that lasts no longer stops there. Whether anything moved.
    pub fn advance(&mut self, passed: Millis, lasts: Millis) -> bool {
        let Some(replay) = self.replay.as_mut().filter(|replay| replay.speed != Speed::Paused) else {
            return false;
        };
        let moved = passed.0.saturating_mul(replay.speed.factor());
        replay.position = Millis(replay.position.0.saturating_add(moved)).min(lasts);
        if replay.position >= lasts {
            replay.speed = Speed::Paused;
        }
        true
    }

    pub(super) fn look_at(&mut self, step: Option<usize>) {
        self.scrolls = step.is_some() && step != self.step;
        self.step = step;
    }

    /// Begins a word. One that has been begun is signed or cancelled first, and never lost by a key or a button.
    pub(super) fn write(&mut self, about: DraftAbout) {
        self.draft_wants_focus = true;
        if self.draft.as_ref().is_some_and(|draft| !draft.is_blank()) {
            return;
        }
        self.draft = Some(Draft {
            about,
            mark: String::new(),
            reason: String::new(),
        });
    }
}

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
}

impl Draft {
    /// Whether nothing has been written yet.
    pub(super) fn is_blank(&self) -> bool {
        self.mark.trim().is_empty() && self.reason.trim().is_empty()
    }

    /// What is signed.
    ///
    /// # Errors
    /// The key of a sentence that says what is still missing.
    pub fn saying(&self) -> Result<Saying, &'static str> {
        let reason = self.reason.trim().to_owned();
        let tenths = || Mark::written(self.mark.trim()).and_then(|mark| u32::try_from(mark.0).ok());
        if let DraftAbout::Override(..) = self.about
            && tenths().is_none()
        {
            return Err("review-mark-missing");
        }
        if reason.is_empty() {
            return Err(match self.about {
                DraftAbout::Comment(_) => "review-comment-missing",
                _ => "review-reason-missing",
            });
        }
        Ok(match self.about.clone() {
            DraftAbout::Override(dimension, turn) => Saying::Override {
                dimension,
                tenths: tenths().unwrap_or_default(),
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
        })
    }
}

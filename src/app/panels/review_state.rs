//! What the review screen remembers: the step that is looked at, how far the replay is, and the word that is being written.

use super::review_word::{Draft, DraftAbout};
use crate::sim::time::Millis;
use crate::view::review::{FaultEffectView, WhatIfView};

/// The choices of an assessor about what is shown, and what has not been signed yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReviewState {
    /// The step that is looked at.
    pub step: Option<usize>,
    /// How many reviews have been opened: each begins at the top of its lists.
    pub opened: u32,
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
    /// The file of a form, as it is typed; none while nobody wants one.
    pub form_path: Option<String>,
    /// The passphrase of the key that signs, as it is typed. It is kept nowhere else.
    pub passphrase: String,
    /// What would have come of it, while that is looked at beside the record. Whoever is asked for a branch puts it here; it lives as
    /// long as it is looked at, and nowhere else.
    pub what_if: Option<Box<WhatIfView>>,
    /// Whether it is asked what of the step that is looked at is faulty.
    pub fault_is_open: bool,
    /// What a fault would change, once that was asked for. Nobody signs one without having seen it.
    pub fault_effect: Option<Box<FaultEffectView>>,
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

    /// Looks at a step, and brings it into view.
    pub fn look_at(&mut self, step: Option<usize>) {
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

//! What happened in a call: plain data for views, records and sound.

use super::clock::Timers;
use crate::sim::program::parts::{Place, Speaker, TextId};
use crate::sim::scenario::flow::Manner;
use crate::sim::scenario::model::Feeling;
use crate::sim::time::Millis;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallEvent {
    /// The line opened.
    Connected,
    /// Somebody said something.
    Spoke(Utterance),
    /// The agent chose an option. `speak` is what was said, if anything.
    Answered {
        /// The node.
        place: Place,
        /// The option, in the author's order.
        choice: u8,
        /// What it is called.
        label: TextId,
        /// What was said.
        speak: Option<TextId>,
    },
    /// The time to answer ran out.
    TimeRanOut {
        /// The node.
        place: Place,
    },
    /// A decision is open.
    Asked {
        /// The node.
        place: Place,
    },
    /// The caller was put on hold.
    HoldBegan,
    /// The agent came back.
    HoldEnded {
        /// After the promised time.
        late: bool,
    },
    /// The promised hold time passed.
    HoldOverran,
    /// A desktop item was opened.
    LookedUp {
        /// Its number.
        item: u8,
    },
    /// A hidden fact came out.
    Revealed {
        /// Its number.
        hidden: u8,
    },
    /// The meters moved: tension, trust, patience, 0 to 100.
    MoodChanged {
        /// Before.
        from: [u8; 3],
        /// After.
        to: [u8; 3],
    },
    /// Another feeling stands behind the mood.
    FeelingChanged(Feeling),
    /// The customer has had enough.
    Snapped,
    /// The caller was put through to a desk.
    Transferred {
        /// Its number.
        desk: u8,
        /// With a word to the colleague first.
        warm: bool,
    },
    /// The agent hung up.
    HungUp,
    /// The call was declined, or nobody answered.
    Missed,
    /// The line dropped.
    LineDropped,
    /// A rule was broken. Views keep this to themselves until the debrief of an exam.
    Broke {
        /// The rule's number.
        rule: u16,
        /// Points that it took now.
        taken: u8,
    },
    /// The microphone was switched.
    Muted(bool),
    /// From now on timers are stretched so.
    TimersStretched(Timers),
    /// The conversation reached an ending; after-call work begins unless the call was missed.
    ConversationEnded {
        /// The ending.
        ending: Place,
    },
    /// An entry of the after-call work was chosen, ticked or unticked.
    WrapUpChanged,
    /// Free words were noted.
    Noted,
    /// The call is over; the debrief can begin.
    Finished,
}

/// Something that was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Utterance {
    /// Who said it.
    pub speaker: Speaker,
    /// What was said.
    pub text: TextId,
    /// How it was said.
    pub manner: Manner,
    /// How long it takes.
    pub lasts: Millis,
}

//! What keys do: each action with its key as designed.

use egui::{Key, Modifiers};
use serde::{Deserialize, Serialize};

use super::keys::Binding;

/// Something that a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum KeyAction {
    /// Choose the first option, and so on.
    Choose1,
    /// The second.
    Choose2,
    /// The third.
    Choose3,
    /// The fourth.
    Choose4,
    /// The fifth.
    Choose5,
    /// The sixth.
    Choose6,
    /// The seventh.
    Choose7,
    /// The eighth.
    Choose8,
    /// The ninth.
    Choose9,
    /// Take the call, dial, begin.
    Accept,
    /// Decline while it rings.
    Decline,
    /// Show the whole line that is being written.
    SkipLine,
    /// Hear the last line again.
    ReplayLine,
    /// Stretch the timers, in practice.
    MoreTime,
    /// Hold and resume.
    Hold,
    /// Mute and unmute.
    Mute,
    /// The notes.
    Notes,
    /// The desktop, when the window is narrow.
    Desktop,
    /// Back one turn, in practice.
    Rewind,
    /// The next step of the debrief.
    NextStep,
    /// The step before.
    PreviousStep,
    /// The first step.
    FirstStep,
    /// The last step.
    LastStep,
    /// The next costly moment.
    NextMoment,
    /// The costly moment before.
    PreviousMoment,
    /// Another mark at the turn that is reviewed.
    MarkTurn,
    /// A remark at the turn that is reviewed.
    CommentTurn,
    /// What would have come of it, at the step that is reviewed.
    WhatIf,
    /// Menu, back.
    Menu,
    /// The list of keys.
    KeyList,
    /// Close what the program has said in the corner.
    CloseNotice,
    /// Larger text.
    ZoomIn,
    /// Smaller text.
    ZoomOut,
    /// Text as designed.
    ZoomReset,
    /// The whole screen, or a window again.
    FullScreen,
}

impl KeyAction {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 35] = [
        Self::Choose1,
        Self::Choose2,
        Self::Choose3,
        Self::Choose4,
        Self::Choose5,
        Self::Choose6,
        Self::Choose7,
        Self::Choose8,
        Self::Choose9,
        Self::Accept,
        Self::Decline,
        Self::SkipLine,
        Self::ReplayLine,
        Self::MoreTime,
        Self::Hold,
        Self::Mute,
        Self::Notes,
        Self::Desktop,
        Self::Rewind,
        Self::NextStep,
        Self::PreviousStep,
        Self::FirstStep,
        Self::LastStep,
        Self::NextMoment,
        Self::PreviousMoment,
        Self::MarkTurn,
        Self::CommentTurn,
        Self::WhatIf,
        Self::Menu,
        Self::KeyList,
        Self::CloseNotice,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomReset,
        Self::FullScreen,
    ];

    /// The actions that choose an option, in the order of the options.
    pub const CHOICES: [Self; 9] = [
        Self::Choose1,
        Self::Choose2,
        Self::Choose3,
        Self::Choose4,
        Self::Choose5,
        Self::Choose6,
        Self::Choose7,
        Self::Choose8,
        Self::Choose9,
    ];

    /// The key as designed.
    pub fn designed(self) -> Binding {
        let (modifiers, key) = match self {
            Self::Choose1 => (Modifiers::NONE, Key::Num1),
            Self::Choose2 => (Modifiers::NONE, Key::Num2),
            Self::Choose3 => (Modifiers::NONE, Key::Num3),
            Self::Choose4 => (Modifiers::NONE, Key::Num4),
            Self::Choose5 => (Modifiers::NONE, Key::Num5),
            Self::Choose6 => (Modifiers::NONE, Key::Num6),
            Self::Choose7 => (Modifiers::NONE, Key::Num7),
            Self::Choose8 => (Modifiers::NONE, Key::Num8),
            Self::Choose9 => (Modifiers::NONE, Key::Num9),
            Self::Accept => (Modifiers::NONE, Key::Enter),
            Self::Decline => (Modifiers::NONE, Key::Backspace),
            Self::SkipLine => (Modifiers::NONE, Key::Space),
            Self::ReplayLine => (Modifiers::NONE, Key::R),
            Self::MoreTime => (Modifiers::NONE, Key::T),
            Self::Hold => (Modifiers::NONE, Key::O),
            Self::Mute => (Modifiers::NONE, Key::M),
            Self::Notes => (Modifiers::NONE, Key::N),
            Self::Desktop => (Modifiers::NONE, Key::K),
            Self::Rewind => (Modifiers::NONE, Key::U),
            Self::NextStep => (Modifiers::NONE, Key::ArrowRight),
            Self::PreviousStep => (Modifiers::NONE, Key::ArrowLeft),
            Self::FirstStep => (Modifiers::NONE, Key::Home),
            Self::LastStep => (Modifiers::NONE, Key::End),
            Self::NextMoment => (Modifiers::NONE, Key::ArrowDown),
            Self::PreviousMoment => (Modifiers::NONE, Key::ArrowUp),
            Self::MarkTurn => (Modifiers::NONE, Key::M),
            Self::CommentTurn => (Modifiers::NONE, Key::C),
            Self::WhatIf => (Modifiers::NONE, Key::W),
            Self::Menu => (Modifiers::NONE, Key::Escape),
            Self::KeyList => (Modifiers::NONE, Key::F1),
            Self::CloseNotice => (Modifiers::NONE, Key::X),
            Self::ZoomIn => (Modifiers::CTRL, Key::Plus),
            Self::ZoomOut => (Modifiers::CTRL, Key::Minus),
            Self::ZoomReset => (Modifiers::CTRL, Key::Num0),
            Self::FullScreen => (Modifiers::NONE, Key::F11),
        };
        Binding {
            ctrl: modifiers.ctrl,
            shift: false,
            alt: false,
            key,
        }
    }

    /// Whether holding the key down goes on and on.
    pub fn may_be_held(self) -> bool {
        matches!(
            self,
            Self::NextStep
                | Self::PreviousStep
                | Self::NextMoment
                | Self::PreviousMoment
                | Self::ZoomIn
                | Self::ZoomOut
        )
    }

    /// Whether two actions can never be meant in the same place, so that they may share a key.
    pub(super) fn shares_with(self, other: Self) -> bool {
        let place = |action: Self| match action {
            Self::NextStep
            | Self::PreviousStep
            | Self::FirstStep
            | Self::LastStep
            | Self::NextMoment
            | Self::PreviousMoment
            | Self::MarkTurn
            | Self::CommentTurn
            | Self::WhatIf => Place::Debrief,
            Self::Menu
            | Self::KeyList
            | Self::CloseNotice
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::FullScreen => Place::Everywhere,
            // Options are chosen in a call, and in what would have come of it beside a record.
            choice if Self::CHOICES.contains(&choice) => Place::Everywhere,
            _ => Place::Call,
        };
        let (here, there) = (place(self), place(other));
        here != there && here != Place::Everywhere && there != Place::Everywhere
    }
}

#[derive(PartialEq, Eq)]
enum Place {
    Call,
    Debrief,
    Everywhere,
}

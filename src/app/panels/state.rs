//! What the panels themselves remember: what is shown, never what is true.

use super::author_state::AuthorState;
use super::groups_state::GroupsState;
use super::library_state::LibraryState;
use super::review_state::ReviewState;
use crate::app::preferences::KeyAction;
use crate::sim::call::command::note_is_too_long;
use crate::sim::scenario::model::{DesktopKind, Kind};

/// The choices of a person about what is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PanelState {
    /// Kind of calls on the title screen.
    pub filter: Option<Kind>,
    /// How many calls have been opened: each begins at the top of its screens.
    pub opened: u32,
    /// The desktop's tab, once it has been drawn.
    pub tab: Option<DesktopTab>,
    /// Whether the desktop is shown when it is a drawer.
    pub desktop_is_open: bool,
    /// The note that is being written.
    pub note: String,
    /// Whether the field of the note is to have the keyboard as soon as it is drawn.
    pub note_wants_focus: bool,
    /// Whether that field had the keyboard when the call was last drawn.
    pub note_has_focus: bool,
    /// Whether the list of desks is open.
    pub transfer_is_open: bool,
    /// The step of the debrief that is looked at.
    pub step: Option<usize>,
    /// Moments whose better line is shown.
    pub better_shown: Vec<usize>,
    /// The action whose key is being chosen in the settings.
    pub waits_for_key: Option<KeyAction>,
    /// The text size that was asked for, in tenths, while the pointer still rests on the buttons for it.
    pub text_size: Option<u8>,
    /// The name of a profile that is being written.
    pub new_profile: String,
    /// The author screen.
    pub author: AuthorState,
    /// The library.
    pub library: LibraryState,
    /// The review of a session.
    pub review: ReviewState,
    /// The groups.
    pub groups: GroupsState,
}

impl PanelState {
    /// Takes away the note that is being written, if a record can take it.
    pub fn take_note(&mut self) -> Option<String> {
        let note = self.note.trim();
        let is_one = !note.is_empty() && !note_is_too_long(note);
        is_one.then(|| std::mem::take(&mut self.note).trim().to_owned())
    }
}

/// The tabs of the desktop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DesktopTab {
    /// The account, and what else is of its kind.
    Account,
    /// Earlier contacts.
    Log,
    /// House policy.
    Policy,
    /// Products and sums.
    Product,
    /// Own notes.
    Notes,
}

impl DesktopTab {
    /// All tabs in their order.
    pub const ALL: [Self; 5] = [Self::Account, Self::Log, Self::Policy, Self::Product, Self::Notes];

    /// The kind of items under the tab; notes have none.
    pub fn kind(self) -> Option<DesktopKind> {
        match self {
            Self::Account => Some(DesktopKind::Account),
            Self::Log => Some(DesktopKind::Log),
            Self::Policy => Some(DesktopKind::Policy),
            Self::Product => Some(DesktopKind::Product),
            Self::Notes => None,
        }
    }

    /// The key of its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Account => "desktop-account",
            Self::Log => "desktop-log",
            Self::Policy => "desktop-policy",
            Self::Product => "desktop-product",
            Self::Notes => "desktop-notes",
        }
    }
}

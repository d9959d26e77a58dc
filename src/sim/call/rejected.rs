//! Why a command is not allowed, as data: each view says it in its own language.

use std::fmt;

/// A command that is not allowed now. It has changed nothing. Its `Display` is an English sentence, for logs and findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rejected {
    /// Accepting or declining while nothing rings.
    NotRinging,
    /// Answering while the phone still rings.
    AcceptFirst,
    /// Talking while the caller is on hold.
    ComeBackFirst,
    /// Answering where nothing is asked.
    NothingToAnswer,
    /// Talking to nobody.
    NobodyOnTheLine,
    /// There is no option with this id.
    NoOption(String),
    /// The option with this id is hidden or locked.
    OptionClosed(String),
    /// This call knows no hold.
    NoHold,
    /// Coming back to nobody.
    NobodyOnHold,
    /// There is no desk with this id.
    NoDesk(String),
    /// The desktop is open during the call only.
    DesktopClosed,
    /// There is no desktop item with this id.
    NoItem(String),
    /// The desktop item with this id is locked.
    ItemLocked(String),
    /// Nothing can be noted after the end.
    TooLateToNote,
    /// After-call work comes after the conversation.
    WrapUpNotYet,
    /// The list of the after-call work has no entry with this id: list, id.
    NoEntry(&'static str, String),
    /// The conversation goes on, so nothing can be finished.
    NothingToFinish,
    /// Timers can only be stretched further.
    TimersOnlyLonger,
    /// In an exam the timers are those that it was given.
    TimersFixed,
    /// Anything else that is impossible now.
    NotNow,
}

impl Rejected {
    /// The key of its sentence in `assets/locales`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotRinging => "rejected-not-ringing",
            Self::AcceptFirst => "rejected-accept-first",
            Self::ComeBackFirst => "rejected-come-back-first",
            Self::NothingToAnswer => "rejected-nothing-to-answer",
            Self::NobodyOnTheLine => "rejected-nobody-on-the-line",
            Self::NoOption(_) => "rejected-no-option",
            Self::OptionClosed(_) => "rejected-option-closed",
            Self::NoHold => "rejected-no-hold",
            Self::NobodyOnHold => "rejected-nobody-on-hold",
            Self::NoDesk(_) => "rejected-no-desk",
            Self::DesktopClosed => "rejected-desktop-closed",
            Self::NoItem(_) => "rejected-no-item",
            Self::ItemLocked(_) => "rejected-item-locked",
            Self::TooLateToNote => "rejected-too-late-to-note",
            Self::WrapUpNotYet => "rejected-wrap-up-not-yet",
            Self::NoEntry(..) => "rejected-no-entry",
            Self::NothingToFinish => "rejected-nothing-to-finish",
            Self::TimersOnlyLonger => "rejected-timers-only-longer",
            Self::TimersFixed => "rejected-timers-fixed",
            Self::NotNow => "rejected-not-now",
        }
    }

    /// What was asked for and is not there, as it was asked for.
    pub fn asked_for(&self) -> Option<&str> {
        match self {
            Self::NoOption(id)
            | Self::OptionClosed(id)
            | Self::NoDesk(id)
            | Self::NoItem(id)
            | Self::ItemLocked(id)
            | Self::NoEntry(_, id) => Some(id),
            _ => None,
        }
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotRinging => formatter.write_str("The phone is not ringing."),
            Self::AcceptFirst => formatter.write_str("Accept the call first."),
            Self::ComeBackFirst => formatter.write_str("The caller is on hold; come back first."),
            Self::NothingToAnswer => formatter.write_str("There is nothing to answer now."),
            Self::NobodyOnTheLine => formatter.write_str("Nobody is on the line."),
            Self::NoOption(id) => write!(formatter, "There is no option \"{id}\" here."),
            Self::OptionClosed(id) => write!(formatter, "\"{id}\" cannot be chosen now."),
            Self::NoHold => formatter.write_str("In this call nobody can be put on hold."),
            Self::NobodyOnHold => formatter.write_str("Nobody is on hold."),
            Self::NoDesk(id) => write!(formatter, "There is no desk \"{id}\" in this call."),
            Self::DesktopClosed => formatter.write_str("The desktop opens with the call and closes with it."),
            Self::NoItem(id) => write!(formatter, "There is nothing called \"{id}\" on the desktop."),
            Self::ItemLocked(id) => write!(formatter, "\"{id}\" cannot be opened yet."),
            Self::TooLateToNote => formatter.write_str("The call is over; nothing can be noted any more."),
            Self::WrapUpNotYet => formatter.write_str("After-call work begins when the conversation is over."),
            Self::NoEntry(list, id) => write!(formatter, "There is no \"{id}\" under {list}."),
            Self::NothingToFinish => {
                formatter.write_str("There is nothing to finish yet; the conversation is still going on.")
            }
            Self::TimersOnlyLonger => formatter.write_str("During a call timers can only be given more time."),
            Self::TimersFixed => formatter.write_str("In an exam the timers stay as they were granted."),
            Self::NotNow => formatter.write_str("This cannot be done now."),
        }
    }
}

impl std::error::Error for Rejected {}

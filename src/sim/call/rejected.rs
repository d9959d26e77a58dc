//! Why a command is not allowed, as data: each view says it in its own language.

use std::fmt;

use super::machine::MOST_STEPS;
use crate::sim::sentence::{Sentence, sentence};

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
    /// A note is longer than a record takes.
    NoteTooLong,
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
    /// The call has had as many steps as a call may have.
    TooManySteps,
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
            Self::NoteTooLong => "rejected-note-too-long",
            Self::WrapUpNotYet => "rejected-wrap-up-not-yet",
            Self::NoEntry(..) => "rejected-no-entry",
            Self::NothingToFinish => "rejected-nothing-to-finish",
            Self::TimersOnlyLonger => "rejected-timers-only-longer",
            Self::TimersFixed => "rejected-timers-fixed",
            Self::TooManySteps => "rejected-too-many-steps",
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

impl Rejected {
    /// Why it cannot be done, for whoever reads the file of a call.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::NotRinging => sentence!("The phone is not ringing.", "电话没有在响。"),
            Self::AcceptFirst => sentence!("Accept the call first.", "请先接起电话。"),
            Self::ComeBackFirst => sentence!(
                "The caller is on hold; come back first.",
                "对方正在等候，请先取回通话。"
            ),
            Self::NothingToAnswer => sentence!("There is nothing to answer now.", "现在没有需要回答的。"),
            Self::NobodyOnTheLine => sentence!("Nobody is on the line.", "线上没有人。"),
            Self::NoOption(id) => sentence!("There is no option \"{id}\" here.", "这里没有“{id}”这个选项。"),
            Self::OptionClosed(id) => sentence!("\"{id}\" cannot be chosen now.", "“{id}”现在不能选。"),
            Self::NoHold => sentence!("In this call nobody can be put on hold.", "这通电话里不能让对方等候。"),
            Self::NobodyOnHold => sentence!("Nobody is on hold.", "没有人在等候。"),
            Self::NoDesk(id) => sentence!(
                "There is no desk \"{id}\" in this call.",
                "这通电话里没有“{id}”这个席位。"
            ),
            Self::DesktopClosed => sentence!(
                "The desktop opens with the call and closes with it.",
                "坐席桌面随通话打开，随通话关闭。"
            ),
            Self::NoItem(id) => sentence!(
                "There is nothing called \"{id}\" on the desktop.",
                "坐席桌面上没有“{id}”。"
            ),
            Self::ItemLocked(id) => sentence!("\"{id}\" cannot be opened yet.", "“{id}”现在还打不开。"),
            Self::TooLateToNote => sentence!(
                "The call is over; nothing can be noted any more.",
                "通话已经结束，不能再记笔记。"
            ),
            Self::NoteTooLong => sentence!(
                "A note may have 16 KiB, about 16,000 letters; divide it into two.",
                "一条笔记最多 16 KiB，大约 5,000 个汉字；请分成两条。"
            ),
            Self::WrapUpNotYet => sentence!(
                "After-call work begins when the conversation is over.",
                "话后处理要等通话结束才开始。"
            ),
            Self::NoEntry(list, id) => sentence!("There is no \"{id}\" under {list}.", "{list} 里没有“{id}”。"),
            Self::NothingToFinish => sentence!(
                "There is nothing to finish yet; the conversation is still going on.",
                "通话还没结束，现在没有可以提交的。"
            ),
            Self::TimersOnlyLonger => sentence!(
                "During a call timers can only be given more time.",
                "通话中只能把时限放宽。"
            ),
            Self::TimersFixed => sentence!(
                "In an exam the timers stay as they were granted.",
                "考试中时限以事先批准的为准。"
            ),
            Self::TooManySteps => sentence!(
                "The call has had {MOST_STEPS} steps, the most that a call may have.",
                "这通电话已有 {MOST_STEPS} 步，一通电话最多这么多。"
            ),
            Self::NotNow => sentence!("This cannot be done now.", "现在不能这样做。"),
        }
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sentence().english)
    }
}

impl std::error::Error for Rejected {}

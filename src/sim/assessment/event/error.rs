//! Why a line of a file of events is no event, and what else can be wrong with such a file.

use std::fmt;

use super::limits::{LONGEST_EVENT_FILE, LONGEST_LINE};
use super::line::FORMAT;
use crate::sim::sentence::{Sentence, sentence};

/// Why bytes are no event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadEvent {
    /// It is over the limit.
    TooLong,
    /// It names another format, or a later version.
    OtherFormat {
        /// The name that it gives.
        found: String,
    },
    /// It is not JSON of an event.
    NotReadable(Sentence),
    /// It has a value that no event may have.
    WrongValue(Sentence),
}

/// What is wrong with a place in a file of events; lines count from 1. The good lines are read all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// The file is over the limit, and nothing after the limit was read.
    FileTooLong,
    /// A whole line is no event.
    NoEvent {
        /// Which.
        line: usize,
        /// Why.
        why: BadEvent,
    },
    /// A line is not of the form `JSON TAB signature`.
    NotALine {
        /// Which.
        line: usize,
    },
    /// The signature does not fit, or the key is not trusted.
    NotSigned {
        /// Which.
        line: usize,
        /// Why.
        why: Sentence,
    },
    /// An event of another key stands in the file.
    OtherKey {
        /// Which.
        line: usize,
    },
    /// An event names another event before it than the one that stands there: a line was removed, added or moved.
    Gap {
        /// Which.
        line: usize,
    },
    /// The last line was being written when the machine stopped. Nobody was told that it is saved.
    TornEnd {
        /// Its bytes.
        bytes: usize,
        /// Whether a good event stands before it, which a later one of the same key can name as the last.
        can_be_settled: bool,
    },
}

impl Flaw {
    /// Whether it is what a machine leaves that stops while it writes, and no sign of a change.
    pub fn is_harmless(&self) -> bool {
        matches!(self, Self::TornEnd { .. })
    }
}

impl BadEvent {
    /// What to say of it, as a sentence without its full stop.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::TooLong => sentence!(
                "it is longer than {longest} KiB, the limit",
                "超过 {longest} KiB 的上限",
                longest = LONGEST_LINE >> 10
            ),
            Self::OtherFormat { found } => sentence!(
                "its format is {found:?}, and this program reads \"{FORMAT}\"; a newer Rolecall may read it",
                "它的格式是 {found:?}，本程序读的是“{FORMAT}”；更新的 Rolecall 也许能读"
            ),
            Self::NotReadable(why) => sentence!("it is no event: {why}", "它不是事件：{why}"; why),
            Self::WrongValue(why) => why.clone(),
        }
    }
}

impl fmt::Display for BadEvent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sentence().english)
    }
}

impl std::error::Error for BadEvent {}

impl Flaw {
    /// What to say of it.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::FileTooLong => sentence!(
                "The file is longer than {most} MiB, the limit; nothing of it was read.",
                "文件超过 {most} MiB 的上限，没有读取。",
                most = LONGEST_EVENT_FILE >> 20
            ),
            Self::NoEvent { line, why } => {
                let why = why.sentence();
                sentence!("Line {line} does not count: {why}.", "第 {line} 行不算数：{why}。"; why)
            }
            Self::NotALine { line } => sentence!(
                "Line {line} does not count: it was changed after it was written. Take the file from a copy.",
                "第 {line} 行不算数：它写下之后被改动过。请用备份恢复这个文件。"
            ),
            Self::NotSigned { line, why } => Sentence {
                english: format!("Line {line} does not count: {}", why.english),
                chinese: format!("第 {line} 行不算数：{}", why.chinese),
            },
            Self::OtherKey { line } => sentence!(
                "Line {line} does not count: it is by another key than the file's name says.",
                "第 {line} 行不算数：签名的密钥与文件名不符。"
            ),
            Self::Gap { line } => sentence!(
                "Before line {line} something is missing or was moved: it names another event before it. Take the file from a copy.",
                "第 {line} 行之前缺了内容，或者被移动过。请用备份恢复这个文件。"
            ),
            Self::TornEnd { bytes, can_be_settled } => {
                let torn = sentence!(
                    "The last {bytes} bytes are no whole event: the machine stopped while they were written, and then nobody was told that they are saved; or the file was cut later, and then take it from a copy.",
                    "最后 {bytes} 字节不是完整的事件：可能是写入途中机器停了，当时没有提示已保存；也可能是文件后来被截断，请用备份恢复。"
                );
                match can_be_settled {
                    true => torn.then(&sentence!(
                        "What its assessor says next settles it.",
                        "该评估员再做任何评定，即算确认。"
                    )),
                    false => torn,
                }
            }
        }
    }
}

//! Why a record cannot be read or continued.

use std::fmt;

use super::limits::{LONGEST_LINE, LONGEST_RECORD};
use super::line::FORMAT;
use crate::sim::sentence::{Sentence, sentence};

/// Why a record cannot be read or continued. Lines are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordError {
    /// The whole record is over the limit.
    TooLong,
    /// The first line is missing, or was torn while it was written: no session has begun.
    NoHeader,
    /// The first line names another format.
    UnknownFormat {
        /// The name that it gives.
        found: String,
    },
    /// The first line names a later version of this format.
    NewerFormat {
        /// The name that it gives.
        found: String,
    },
    /// A line is over the limit.
    LineTooLong {
        /// Which.
        line: usize,
    },
    /// A line does not fit its own hash, and valid lines follow.
    WrongHash {
        /// Which.
        line: usize,
    },
    /// A line fits its hash and is not what a record may say.
    NotReadable {
        /// Which.
        line: usize,
        /// What the reader of JSON says, as a piece of a sentence.
        why: Sentence,
    },
    /// A line has a value that it may not have.
    WrongValue {
        /// Which.
        line: usize,
        /// A sentence.
        why: Sentence,
    },
    /// A line has another number than its place. Numbers are counted from 0, so that of the first line is 0.
    WrongNumber {
        /// Which.
        line: usize,
        /// The number that belongs there.
        expected: u64,
        /// The number that it has.
        found: u64,
    },
    /// A line does not name the hash of the line before.
    BrokenChain {
        /// Which.
        line: usize,
    },
    /// Something stands after the seal.
    AfterSeal {
        /// Which.
        line: usize,
    },
}

impl RecordError {
    /// What is wrong, and what to do where something can be done.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::TooLong => sentence!(
                "The record is longer than {longest} MiB, the limit.",
                "记录超过 {longest} MiB 的上限。",
                longest = LONGEST_RECORD >> 20
            ),
            Self::NoHeader => sentence!(
                "Line 1 is not the whole header of a record, so no session has begun in it. If the file was copied, copy it again without changing its line ends.",
                "第 1 行不是完整的记录文件头，所以其中没有会话。如果文件是复制来的，请重新复制，不要改动换行符。"
            ),
            Self::UnknownFormat { found } => sentence!(
                "Line 1: the format is {found:?}; this program reads \"{FORMAT}\".",
                "第 1 行：格式是 {found:?}，本程序只读“{FORMAT}”。"
            ),
            Self::NewerFormat { found } => sentence!(
                "Line 1: the format {found:?} is newer than this program, which reads \"{FORMAT}\". Open the record with a newer Rolecall.",
                "第 1 行：格式 {found:?} 比本程序新，本程序只读“{FORMAT}”。请用更新的 Rolecall 打开。"
            ),
            Self::LineTooLong { line } => sentence!(
                "Line {line} is longer than {longest} KiB, the limit.",
                "第 {line} 行超过 {longest} KiB 的上限。",
                longest = LONGEST_LINE >> 10
            ),
            Self::WrongHash { line } => sentence!(
                "Line {line} does not fit its hash, and valid lines follow it: it was changed after it was written. Take the file from a copy.",
                "第 {line} 行和它的哈希值对不上，而后面的行都有效：它写下之后被改动过。请用备份恢复。"
            ),
            Self::NotReadable { line, why } => sentence!(
                "Line {line} fits its hash and is no line of a record: {why}.",
                "第 {line} 行和哈希值相符，却不是记录里的行：{why}。";
                why
            ),
            Self::WrongValue { line, why } => sentence!("Line {line}: {why}", "第 {line} 行：{why}"; why),
            Self::WrongNumber { line, expected, found } => sentence!(
                "Line {line} of the file was written as line {number}: a line before it was taken out, or lines were put in or moved. (Its \"seq\" is {found} and should be {expected}; the first line has 0.)",
                "文件的第 {line} 行原是第 {number} 行：前面有行被拿掉，或有行被插入或移动。（它的“seq”是 {found}，应为 {expected}；第一行是 0。）",
                number = found.saturating_add(1)
            ),
            Self::BrokenChain { line } => sentence!(
                "Line {line} does not name the hash of the line before it: one of the two was replaced.",
                "第 {line} 行没有写明上一行的哈希值：两行之一被换过。"
            ),
            Self::AfterSeal { line } => sentence!(
                "Line {line} stands after the seal; nothing may be added to a sealed record.",
                "第 {line} 行在封存之后；封存的记录不能再添加。"
            ),
        }
    }
}

impl fmt::Display for RecordError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sentence().english)
    }
}

impl std::error::Error for RecordError {}

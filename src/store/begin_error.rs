//! Why a call cannot begin or go on.

use std::fmt;

use super::error::StoreError;
use super::played_record::ReadError;
use crate::sim::call::Rejected;
use crate::sim::program::compile::CompileError;
use crate::sim::sentence::{Sentence, sentence};

/// Why a call cannot begin or go on.
#[derive(Debug)]
pub enum BeginError {
    /// The disk.
    Store(StoreError),
    /// The scenario needs too large a state.
    Compile(CompileError),
    /// The record cannot be taken up.
    Read(ReadError),
    /// A command that was recorded is not allowed any more; nothing should lead here.
    Rejected(Rejected),
    /// A command that was recorded is not one; nothing should lead here.
    Unreadable(String),
    /// The record that somebody wants to go back in has no such step; nothing should lead here.
    NoSuchStep,
    /// The last line was changed or added after the record was written.
    Changed {
        /// Its number, from 1.
        line: usize,
    },
}

impl From<StoreError> for BeginError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl BeginError {
    /// Why the call cannot begin or go on.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Store(error) => error.sentence(),
            Self::Compile(error) => error.sentence(),
            Self::Read(error) => error.sentence(),
            Self::Rejected(rejected) => {
                let why = rejected.sentence();
                sentence!("a recorded command is not allowed any more: {why}", "记录里有一条命令不再允许：{why}"; why)
            }
            Self::Changed { line } => sentence!(
                "line {line} of the record was changed or added after it was written; it is left as it is, for somebody to look at",
                "记录的第 {line} 行写下之后被改动或添加过；已原样保留，须由人查看"
            ),
            Self::NoSuchStep => sentence!(
                "the record has no such step to go back to",
                "记录里没有可以退回到的这一步"
            ),
            Self::Unreadable(why) => sentence!(
                "a recorded command cannot be read: {why}",
                "记录里有一条命令读不懂（{why}）"
            ),
        }
    }
}

impl fmt::Display for BeginError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sentence().english)
    }
}

impl std::error::Error for BeginError {}

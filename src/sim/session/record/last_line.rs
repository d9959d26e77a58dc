//! What is wrong with the end of a record: nobody can say what a record means whose last line is not as it was written.

use super::Record;
use crate::sim::sentence::{Sentence, sentence};

impl Record {
    /// What is wrong with the last line, if anything is.
    pub fn trouble_of_last_line(&self) -> Option<Sentence> {
        let bytes = self.torn_bytes;
        if let Some(line) = self.changed_line {
            return Some(sentence!(
                "Line {line} was changed or added after the record was written: it is whole and does not fit its hash.",
                "第 {line} 行是在记录写成之后改动或添加的：它本身完整，却和哈希值对不上。"
            ));
        }
        let line = self.entries.len() + 2;
        (bytes > 0).then(|| {
            sentence!(
                "Line {line}, the last, is not as it was written ({bytes} bytes): a power cut tore it, or it was changed; the two cannot be told apart.",
                "最后一行（第 {line} 行，{bytes} 字节）不是写下时的样子：可能是断电写到一半，也可能被改过；两者无法分辨。"
            )
        })
    }
}

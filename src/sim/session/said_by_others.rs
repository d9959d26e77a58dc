//! What others than a record itself say of it: for it a ticket that fits and a receipt, against it an erasure, another ledger and the like.

use crate::sim::sentence::Sentence;

/// What others say of one record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaidByOthers {
    /// What stands for it: a ticket that fits, a receipt.
    pub vouched: Vec<Sentence>,
    /// Why it is not verified although its lines are as they were written; empty if it is.
    pub doubts: Vec<Sentence>,
}

impl SaidByOthers {
    /// Where nobody could be asked, and why.
    pub fn not_known(why: Sentence) -> Self {
        Self {
            vouched: Vec::new(),
            doubts: vec![why],
        }
    }
}

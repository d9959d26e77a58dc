//! What a proof says that has come to the end of its budget.

use super::explore::{Limit, OverBudget};
use crate::sim::sentence::{Sentence, sentence, thousands};

/// How many states there are at least, as a part of a sentence: `there are more than 1,000 states`.
pub(super) fn there_are(over: OverBudget) -> Sentence {
    let states = thousands(over.states);
    match over.limit {
        Limit::States(most) => sentence!(
            "there are more than {most} states",
            "状态超过 {most} 个",
            most = thousands(most)
        ),
        _ => {
            let Sentence { english, chinese } = too_much(over);
            sentence!(
                "there are more than the {states} states that were found{english}",
                "状态比已经找到的 {states} 个还多{chinese}"
            )
        }
    }
}

/// That nobody knows which lines are heard, and why.
pub(super) fn unseen_over_budget(country: &str, over: OverBudget) -> Sentence {
    let states = thousands(over.states);
    let many = match over.limit {
        Limit::States(_) => sentence!("more than {states}", "超过 {states} 个"),
        _ => sentence!("{states} and more", "有 {states} 个以上"),
    };
    let why = too_much(over);
    Sentence {
        english: format!(
            "{country}: which lines are heard and what can be opened; there are {} such states{}",
            many.english, why.english
        ),
        chinese: format!(
            "{country}：哪些台词听得到，什么能打开；这样的状态{}{}",
            many.chinese, why.chinese
        ),
    }
}

/// Why no more was explored, to be put behind a number of states; nothing where the number says it.
fn too_much(over: OverBudget) -> Sentence {
    match over.limit {
        Limit::States(_) => Sentence::default(),
        Limit::Bytes(bytes) => sentence!(
            ", and their proof takes more than {mebibytes} MiB",
            "，证明它们要用的内存超过 {mebibytes} MiB",
            mebibytes = thousands(bytes >> 20)
        ),
        Limit::Kinds => sentence!(", and they have too many different steps", "，其中不同的步骤太多"),
    }
}

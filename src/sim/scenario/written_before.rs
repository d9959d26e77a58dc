//! Where the first of two stands that have the same name.

use crate::sim::sentence::{Sentence, sentence};

/// Says where the first one is, by the lines of both, from 1.
pub fn written_before(first: usize, second: usize) -> Sentence {
    match first == second {
        true => sentence!(
            "The first one is on the same line, before it.",
            "第一个就在同一行，在它前面。"
        ),
        false => sentence!("The first one is in line {first}.", "第一个在第 {first} 行。"),
    }
}

//! Agreement between assessors: published figures, laws that hold for any marks, refusals, rounds of calibration, the command.

mod calibration;
#[cfg(feature = "assessor")]
mod command;
#[cfg(feature = "assessor")]
mod house;
mod laws;
mod published;
mod refusals;
#[cfg(feature = "assessor")]
mod round;
#[cfg(feature = "assessor")]
mod titles;

use rolecall::sim::analytics::agreement::table::{Item, Judgement, Scale};

/// Pairs from a square table of counts: the value of the first assessor is the row, of the second the column.
pub fn pairs(table: &[&[usize]]) -> Vec<(i64, i64)> {
    let mut pairs = Vec::new();
    for (row, counts) in (1..).zip(table) {
        for (column, count) in (1..).zip(*counts) {
            pairs.extend(std::iter::repeat_n((row, column), *count));
        }
    }
    pairs
}

pub fn judgement(session: &str, item: &str, scale: Scale, assessor: &str, value: i64) -> Judgement {
    Judgement {
        session: session.to_owned(),
        item: Item {
            name: item.to_owned(),
            scale,
        },
        assessor: assessor.to_owned(),
        value,
    }
}

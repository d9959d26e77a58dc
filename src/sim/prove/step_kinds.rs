//! The kinds of steps: a move with what it earns. Millions of steps are of a few hundred kinds, so each step holds a number only.

use crate::sim::program::parts::Earned;
use crate::sim::program::step::Move;

const EMPTY: u16 = u16::MAX;
/// Numbers have 16 bits, and one of them means none.
pub(super) const MOST_KINDS: usize = EMPTY as usize;

/// A move, and the points that it earns by dimension, rule charges included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StepKind {
    made: u16,
    earned: [i16; 3],
}

impl StepKind {
    #[inline]
    pub(super) fn new(made: Move, earned: Earned) -> Self {
        Self {
            made: pack(made),
            earned: earned.map(|points| points.clamp(-30_000, 30_000) as i16),
        }
    }

    #[inline]
    pub(super) fn made(self) -> Move {
        unpack(self.made)
    }

    #[inline]
    pub(super) fn earned(self) -> Earned {
        self.earned.map(i32::from)
    }

    fn hash(self) -> usize {
        let [one, two, three] = self.earned.map(|points| u64::from(points as u16));
        let whole = u64::from(self.made) | one << 16 | two << 32 | three << 48;
        (whole.wrapping_mul(0xd6e8_feb8_6659_fd93) >> 40) as usize
    }
}

/// Kinds numbered from 0 in the order of arrival.
#[derive(Debug, Default)]
pub(super) struct StepKinds {
    kinds: Vec<StepKind>,
    slots: Vec<u16>,
}

impl StepKinds {
    /// All of them, by number.
    pub(super) fn all(&self) -> &[StepKind] {
        &self.kinds
    }

    /// The number of a kind that has been seen.
    #[inline]
    pub(super) fn get(&self, kind: StepKind) -> Option<u16> {
        if self.slots.is_empty() {
            return None;
        }
        Some(self.slots[self.slot(kind)]).filter(|number| *number != EMPTY)
    }

    /// The number of a kind, new or not; none when there are more than can be numbered.
    pub(super) fn insert(&mut self, kind: StepKind) -> Option<u16> {
        if let Some(known) = self.get(kind) {
            return Some(known);
        }
        if self.kinds.len() == MOST_KINDS {
            return None;
        }
        let number = self.kinds.len() as u16;
        self.kinds.push(kind);
        if self.kinds.len() * 4 > self.slots.len() {
            self.slots = vec![EMPTY; (self.kinds.len() * 8).next_power_of_two().max(256)];
            for index in 0..self.kinds.len() {
                let slot = self.slot(self.kinds[index]);
                self.slots[slot] = index as u16;
            }
        } else {
            let slot = self.slot(kind);
            self.slots[slot] = number;
        }
        Some(number)
    }

    #[inline]
    fn slot(&self, kind: StepKind) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = kind.hash() & mask;
        loop {
            let number = self.slots[slot];
            if number == EMPTY || self.kinds[usize::from(number)] == kind {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }
}

/// A move in 16 bits: what it is, and the number of what it is about.
fn pack(made: Move) -> u16 {
    let (kind, number) = match made {
        Move::Accept => (0, 0),
        Move::Miss => (1, 0),
        Move::Choose(choice) => (2, choice),
        Move::Expire => (3, 0),
        Move::Hold => (4, 0),
        Move::Resume => (5, 0),
        Move::Overrun => (6, 0),
        Move::LookUp(item) => (7, item),
        Move::Transfer { desk, warm: false } => (8, desk),
        Move::Transfer { desk, warm: true } => (9, desk),
        Move::HangUp => (10, 0),
    };
    kind << 8 | u16::from(number)
}

fn unpack(packed: u16) -> Move {
    let number = (packed & 0xff) as u8;
    match packed >> 8 {
        0 => Move::Accept,
        1 => Move::Miss,
        2 => Move::Choose(number),
        3 => Move::Expire,
        4 => Move::Hold,
        5 => Move::Resume,
        6 => Move::Overrun,
        7 => Move::LookUp(number),
        warmth @ (8 | 9) => Move::Transfer {
            desk: number,
            warm: warmth == 9,
        },
        _ => Move::HangUp,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_one_number_and_too_many_are_refused() {
        let mut kinds = StepKinds::default();
        let of = |index: i32| StepKind::new(Move::Choose((index % 9) as u8), [index / 9, -index / 7, index % 5]);
        for index in 0..MOST_KINDS as i32 {
            assert_eq!(kinds.insert(of(index)), Some(index as u16));
        }
        assert_eq!(kinds.insert(of(3)), Some(3));
        assert_eq!(kinds.get(of(60_000)), Some(60_000));
        assert_eq!(kinds.insert(of(MOST_KINDS as i32)), None);
        assert_eq!(kinds.all()[17].made(), Move::Choose(8));
        assert_eq!(kinds.all()[17].earned(), [1, -2, 2]);
    }
}

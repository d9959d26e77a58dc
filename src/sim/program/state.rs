//! The state of a call: a few hundred bits, laid out for each program.

/// How many 64-bit words a state has.
pub const WORDS: usize = 4;

/// Everything that can still change what happens or what it earns. Equal states have equal futures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct State(pub [u64; WORDS]);

/// A range of bits in a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Field {
    most: u32,
    word: u8,
    shift: u8,
}

/// Hands out fields until the state is full.
#[derive(Debug, Clone, Copy, Default)]
pub struct Layout {
    word: u8,
    used: u8,
}

impl Field {
    /// The largest value that fits.
    pub const fn most(self) -> u64 {
        self.most as u64
    }

    /// A value that fits, where the field stands in its word. A field stands in 64 bits, so nothing is lost by wrapping.
    const fn placed(self, value: u64) -> u64 {
        value.wrapping_shl(self.shift as u32)
    }

    /// The field's bits in its word.
    const fn mask(self) -> u64 {
        self.placed(self.most())
    }
}

impl Layout {
    /// A field for values from 0 to `most`; `None` when the state is full. A field of one value takes no room.
    pub fn field(&mut self, most: u64) -> Option<Field> {
        let bits = (u64::BITS - most.leading_zeros()) as u8;
        if bits == 0 {
            return Some(Field::default());
        }
        if self.used + bits > 64 {
            self.word += 1;
            self.used = 0;
        }
        if usize::from(self.word) >= WORDS || bits > 32 {
            return None;
        }
        let field = Field {
            most: ((1_u64 << bits) - 1) as u32,
            word: self.word,
            shift: self.used,
        };
        self.used += bits;
        Some(field)
    }

    /// How many words have fields.
    pub fn words(&self) -> usize {
        usize::from(self.word) + usize::from(self.used > 0)
    }

    /// How many bits have been handed out, gaps at the ends of words included.
    pub fn bits(&self) -> usize {
        usize::from(self.word) * 64 + usize::from(self.used)
    }
}

impl State {
    /// The value of a field.
    #[inline]
    pub fn get(&self, field: Field) -> u64 {
        self.0[usize::from(field.word) % WORDS].wrapping_shr(u32::from(field.shift)) & field.most()
    }

    /// Sets a field; the value is cut to what fits.
    #[inline]
    pub fn set(&mut self, field: Field, value: u64) {
        let word = &mut self.0[usize::from(field.word) % WORDS];
        *word = (*word & !field.mask()) | field.placed(value.min(field.most()));
    }

    /// Marks a field's bits in a mask.
    pub fn mark(&mut self, field: Field) {
        self.0[usize::from(field.word) % WORDS] |= field.mask();
    }

    /// Only the bits of a mask.
    #[inline]
    pub fn only(&self, mask: &State) -> State {
        let mut kept = *self;
        for (word, mask) in kept.0.iter_mut().zip(mask.0) {
            *word &= mask;
        }
        kept
    }

    /// Without the bits of a mask.
    #[inline]
    pub fn without(&self, mask: &State) -> State {
        let mut kept = *self;
        for (word, mask) in kept.0.iter_mut().zip(mask.0) {
            *word &= !mask;
        }
        kept
    }

    /// The bits of either.
    pub fn union(&self, other: &State) -> State {
        let mut both = *self;
        for (word, other) in both.0.iter_mut().zip(other.0) {
            *word |= other;
        }
        both
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_do_not_touch_each_other() {
        let mut layout = Layout::default();
        let fields: Vec<Field> = (0..40).map_while(|n| layout.field(n % 20)).collect();
        assert_eq!(fields.len(), 40);
        let mut state = State::default();
        for (index, field) in fields.iter().enumerate() {
            state.set(*field, index as u64 % 20);
        }
        for (index, field) in fields.iter().enumerate() {
            assert_eq!(state.get(*field), index as u64 % 20, "field {index}");
        }
    }

    #[test]
    fn a_full_state_is_said_so() {
        let mut layout = Layout::default();
        assert_eq!((0..100).map_while(|_| layout.field(255)).count(), 32);
    }
}

//! The exponential function as a table of whole numbers, so that a choice is drawn alike on every machine.

/// A weight of one.
pub const ONE: u32 = 65_536;
/// Exponents are counted in 64ths.
pub const STEPS: u32 = 64;

/// `exp(-1 / 64)` in units of `2^-62`, to the nearest.
const RATIO: u128 = 4_540_188_453_729_421_605;

const ENTRIES: usize = 768;

/// `65,536 * exp(-index / 64)`, rounded to the nearest; the last entry is 0.
static TABLE: [u32; ENTRIES] = table();

/// `65,536 * exp(-exponent / 64)`, rounded to the nearest; 0 from where it is below a half.
#[inline]
pub fn falling(exponent: u32) -> u32 {
    TABLE[(exponent as usize).min(ENTRIES - 1)]
}

const fn table() -> [u32; ENTRIES] {
    let mut entries = [0; ENTRIES];
    let mut value: u128 = 1 << 62;
    let mut index = 0;
    while index < ENTRIES {
        entries[index] = ((value + (1 << 45)) >> 46) as u32;
        value = (value * RATIO + (1 << 61)) >> 62;
        index += 1;
    }
    entries
}

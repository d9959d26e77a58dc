//! Fresh random numbers for names, pseudonyms and new seeds. They are recorded, so nothing is ever drawn from them twice.

use std::hash::{BuildHasher as _, Hasher as _, RandomState};

/// A number that nobody can guess well enough to collide with: the standard library keys its hashers from the system.
pub fn fresh_u64() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// A new pseudonym: 128 bits in hexadecimal.
pub fn fresh_pseudonym() -> String {
    format!("{:016x}{:016x}", fresh_u64(), fresh_u64())
}

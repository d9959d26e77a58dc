//! Sound as numbers: clips in and out of bytes, levels, the telephone band, and the wordless murmur. It knows no device and no disk.

pub mod delivery;
mod filter;
mod formants;
pub mod level;
pub mod murmur;
mod prosody;
pub mod reading;
pub(crate) mod resample;
pub mod samples;
mod silence;
pub mod telephone;
pub mod writing;

//! The sound.

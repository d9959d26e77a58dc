//! The look.

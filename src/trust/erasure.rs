//! An erasure that somebody answers for: the same document, signed.

use super::signed::Document;
use crate::sim::sentence::Sentence;
use crate::sim::session::erasure::{Erasure, FORMAT};

impl Document for Erasure {
    const DOMAIN: &'static str = "rolecall/erasure";
    const FORMAT: &'static str = FORMAT;

    fn mistake(&self) -> Option<Sentence> {
        Self::mistake(self)
    }
}

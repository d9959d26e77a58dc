//! A crowd that somebody watches and may send home.

use std::ops::{ControlFlow, Range};

use super::{Crowd, CrowdTally};

/// After so many trainees whoever watches is told, several times a second.
const TELL_EVERY: u64 = 50;

impl Crowd<'_> {
    /// Plays as [`Crowd::play`] does, and tells now and then how many have played. None when whoever watches stops it: the marks of
    /// a part of a crowd would be taken for those of the whole.
    pub fn play_watched(&self, trainees: Range<u64>, watch: &dyn Fn(u64) -> ControlFlow<()>) -> Option<CrowdTally> {
        let mut whole = CrowdTally::new(self.boards);
        let mut next = trainees.start;
        while next < trainees.end {
            if watch(next - trainees.start).is_break() {
                return None;
            }
            let last = (next + TELL_EVERY).min(trainees.end);
            whole.merge(&self.play(next..last));
            next = last;
        }
        Some(whole)
    }
}

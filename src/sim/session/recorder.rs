//! When time becomes part of a record. Waiting twice equals waiting once for as long, so waits are merged.

use crate::sim::call::Call;
use crate::sim::call::command::Command;
use crate::sim::time::Millis;

/// While a timer runs, at most this much time is unrecorded.
const LONGEST_UNRECORDED: Millis = Millis(1000);

/// Time that has passed and is not yet in the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Recorder {
    pending: Millis,
}

impl Recorder {
    /// Lets time pass without recording any of it.
    pub fn add(&mut self, time: Millis) {
        self.pending.0 += time.0;
    }

    /// Lets time pass. Returns the wait that must be recorded now: at a deadline, or after a second while a timer runs.
    pub fn tick(&mut self, call: &Call, time: Millis) -> Option<Command> {
        self.add(time);
        let until = call.until_deadline()?;
        let due = self.pending >= until || self.pending >= LONGEST_UNRECORDED;
        if due { self.take() } else { None }
    }

    /// The wait that must be recorded before a command.
    pub fn take(&mut self) -> Option<Command> {
        let pending = std::mem::take(&mut self.pending);
        (pending.0 > 0).then_some(Command::Wait(pending))
    }

    /// Time that is not yet in the record; views add it to the recorded clock.
    pub fn pending(&self) -> Millis {
        self.pending
    }
}

//! What the terms of a session forbid, whatever the call itself would allow.

use super::record::{Header, Mode};
use crate::sim::call::Rejected;
use crate::sim::call::command::Command;

/// Whether a command may stand in a session with this header. It is asked when the command is given, and again when the record is
/// played: a record that was written by hand has not asked anybody.
///
/// # Errors
/// [`Rejected::TimersFixed`]: whoever answers for an exam grants its time before it begins, in the header or on a ticket.
pub fn allows(header: &Header, command: &Command) -> Result<(), Rejected> {
    let is_examined = header.mode == Mode::Exam || header.ticket.is_some();
    match command {
        Command::Timers(_) if is_examined => Err(Rejected::TimersFixed),
        _ => Ok(()),
    }
}

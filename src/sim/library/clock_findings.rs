//! What the clocks of a record say of it.

use serde::{Deserialize, Serialize};

/// What the two clocks of a record say together: the one on the wall, which can be set, and the one that nobody can set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ClockFindings {
    /// Seconds by which the wall clock went back, the most in one step; 0 if it never did.
    pub back_secs: u32,
    /// Seconds by which the wall clock ran ahead of the other within one sitting: the machine slept, or the clock was set.
    pub ahead_secs: u32,
    /// How often the session was left and taken up again.
    pub resumed: u32,
}

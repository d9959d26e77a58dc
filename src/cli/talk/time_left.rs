//! When the time that is left to answer is said.

use crate::sim::call::Call;
use crate::sim::time::Millis;

/// Seconds before a deadline at which the time left is said.
const ANNOUNCED_AT: [u64; 3] = [60, 20, 10];

/// The moment of [`ANNOUNCED_AT`] that has come, and the seconds that are left. None before the first one, and none of a moment that is as
/// long as the whole timer. `pending` has passed and is not in the call yet.
pub(super) fn time_to_announce(call: &Call, pending: Millis) -> Option<(u64, u64)> {
    let (left, span) = call.until_deadline().zip(call.timer_span())?;
    let left = Millis(left.0.saturating_sub(pending.0));
    let moment = ANNOUNCED_AT
        .into_iter()
        .rev()
        .find(|seconds| left.seconds() < *seconds && Millis(seconds * 1000) < span)?;
    Some((moment, left.seconds() + 1))
}

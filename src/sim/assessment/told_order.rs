//! The order in which events are told: by the time on the wall, and nobody's words before those that the same key had said earlier.

use std::collections::BTreeMap;

use super::ancestry::Ancestry;
use super::event::SignedEvent;

/// The events, each once. Where the clock of a writer was set back, what came later is told right behind what it came after; of the same
/// time the key decides, so that the order does not depend on which file was read first.
pub fn told_order<'e>(events: impl IntoIterator<Item = &'e SignedEvent>) -> Vec<&'e SignedEvent> {
    let ancestry = Ancestry::new(events);
    let order = ancestry.in_order();
    let mut told: Vec<(&str, &str, usize)> = Vec::with_capacity(order.len());
    let mut times: BTreeMap<usize, &str> = BTreeMap::new();
    for (step, number) in order.iter().enumerate() {
        let event = &ancestry.event(*number).event;
        let before = [&event.prev].into_iter().chain(&event.seen);
        let before = before.filter_map(|hash| times.get(&ancestry.number(hash)?).copied());
        let time = before.fold(event.wall.as_str(), Ord::max);
        times.insert(*number, time);
        told.push((time, event.by.as_str(), step));
    }
    told.sort_unstable();
    let told = told.into_iter().map(|(_, _, step)| ancestry.event(order[step]));
    // So many that nobody follows them back stand last.
    let mut left_out = ancestry.left_out.clone();
    left_out.sort_by(|one, other| (&one.event.wall, &one.hash).cmp(&(&other.event.wall, &other.hash)));
    told.chain(left_out).collect()
}

//! The order in which events are told: by the time on the wall, and nobody's words before those that they rest on.

use std::collections::BTreeSet;

use super::ancestry::{Ancestry, named_before, named_of_others};
use super::event::SignedEvent;

/// The events, each once, in the order in which they are told.
pub fn told_order<'e>(events: impl IntoIterator<Item = &'e SignedEvent>) -> Vec<&'e SignedEvent> {
    let ancestry = Ancestry::new(events);
    // So many that nobody follows them back stand last.
    let mut left_out = ancestry.left_out.clone();
    left_out.sort_by(|one, other| (&one.event.wall, &one.hash).cmp(&(&other.event.wall, &other.hash)));
    in_told_order(&ancestry).into_iter().chain(left_out).collect()
}

/// The events that are followed back, in the order in which they are told.
///
/// Where the clock of a writer was set back, what came later is told right behind what it rests on: the earlier words of the same key, the
/// dispute that is answered, the marks that are moderated. Of the same time the key decides, so that the order does not depend on which
/// file was read first. What a hash names cannot name it back, so that all of them are told.
pub fn in_told_order<'e>(ancestry: &Ancestry<'e>) -> Vec<&'e SignedEvent> {
    let events = &ancestry.events;
    let mut times: Vec<&str> = events.iter().map(|signed| signed.event.wall.as_str()).collect();
    let mut behind: Vec<Vec<usize>> = vec![Vec::new(); events.len()];
    let mut waits_for = vec![0_usize; events.len()];
    for (number, signed) in events.iter().enumerate() {
        let of_others = named_of_others(signed).into_iter().map(|(_, hash)| hash);
        for before in named_before(signed).chain(of_others) {
            if let Some(before) = ancestry.number(before) {
                behind[before].push(number);
                waits_for[number] += 1;
            }
        }
    }
    let by = |number: usize| events[number].event.by.as_str();
    let mut ready: BTreeSet<(&str, &str, usize)> = (0..events.len())
        .filter(|number| waits_for[*number] == 0)
        .map(|number| (times[number], by(number), number))
        .collect();
    let mut told = Vec::with_capacity(events.len());
    while let Some((time, _, number)) = ready.pop_first() {
        told.push(ancestry.event(number));
        for later in &behind[number] {
            times[*later] = times[*later].max(time);
            waits_for[*later] -= 1;
            if waits_for[*later] == 0 {
                ready.insert((times[*later], by(*later), *later));
            }
        }
    }
    told
}

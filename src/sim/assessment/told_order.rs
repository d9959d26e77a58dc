//! The order in which events are told: by the time on the wall, and nobody's words before those that they rest on.

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
/// dispute that is answered, the marks that are moderated. Of the same time, what rests on a shorter chain comes first; then the key
/// decides, so that the order does not depend on which file was read first.
pub fn in_told_order<'e>(ancestry: &Ancestry<'e>) -> Vec<&'e SignedEvent> {
    let places = places(ancestry);
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by_key(|number| (places[*number], ancestry.event(*number).event.by.as_str(), *number));
    order.into_iter().map(|number| ancestry.event(number)).collect()
}

/// The time at which each event is told, and how long the chain is that it rests on. What a hash names cannot name it back, so every chain
/// has an end.
fn places<'e>(ancestry: &Ancestry<'e>) -> Vec<(&'e str, usize)> {
    let mut places: Vec<(&str, usize)> = (ancestry.events.iter())
        .map(|signed| (signed.event.wall.as_str(), 0))
        .collect();
    let mut behind: Vec<Vec<usize>> = vec![Vec::new(); places.len()];
    let mut waits_for = vec![0_usize; places.len()];
    for (number, signed) in ancestry.events.iter().enumerate() {
        let of_others = named_of_others(signed).into_iter().map(|(_, hash)| hash);
        for before in named_before(signed).chain(of_others) {
            if let Some(before) = ancestry.number(before) {
                behind[before].push(number);
                waits_for[number] += 1;
            }
        }
    }
    let mut ready: Vec<usize> = (0..places.len()).filter(|number| waits_for[*number] == 0).collect();
    while let Some(number) = ready.pop() {
        let (time, length) = places[number];
        for later in &behind[number] {
            let place = &mut places[*later];
            *place = (place.0.max(time), place.1.max(length + 1));
            waits_for[*later] -= 1;
            if waits_for[*later] == 0 {
                ready.push(*later);
            }
        }
    }
    places
}

//! The order within the layers, so that few ways cross.

use super::net::Net;

/// How often all layers are gone through; large graphs have to do with fewer.
const MOST_SWEEPS: usize = 24;
/// Parts times sweeps that are affordable.
const EFFORT: usize = 600_000;
/// Barycentres are compared in this fraction of a place.
const FINE: usize = 1 << 12;

/// Orders the layers by barycentres, down and up in turn, and keeps the order with the fewest crossings.
pub(super) fn order(net: &mut Net) {
    begin(net);
    let sweeps = (EFFORT / net.parts.len().max(1)).clamp(2, MOST_SWEEPS);
    let mut places = places(net);
    let mut best = (crossings(net, &places), net.layers.clone());
    for sweep in 0..sweeps {
        let count = net.layers.len();
        for step in 1..count {
            let is_down = sweep % 2 == 0;
            let layer = if is_down { step } else { count - 1 - step };
            arrange(net, &mut places, layer, is_down);
        }
        let crossed = crossings(net, &places);
        if crossed < best.0 {
            best = (crossed, net.layers.clone());
        }
        if best.0 == 0 {
            break;
        }
    }
    net.layers = best.1;
}

/// To begin with, parts stand as a walk from the first node meets them.
fn begin(net: &mut Net) {
    let mut met = vec![usize::MAX; net.parts.len()];
    let mut next = 0;
    for root in 0..net.parts.len() {
        let mut waiting = vec![root];
        while let Some(part) = waiting.pop() {
            if met[part] == usize::MAX {
                met[part] = next;
                next += 1;
                waiting.extend(net.below[part].iter().rev());
            }
        }
    }
    for layer in &mut net.layers {
        layer.sort_by_key(|part| met[*part]);
    }
}

fn places(net: &Net) -> Vec<usize> {
    let mut places = vec![0; net.parts.len()];
    for layer in &net.layers {
        for (place, part) in layer.iter().enumerate() {
            places[*part] = place;
        }
    }
    places
}

fn arrange(net: &mut Net, places: &mut [usize], layer: usize, is_down: bool) {
    let neighbours = if is_down { &net.above } else { &net.below };
    let key = |part: usize| {
        let joined = &neighbours[part];
        match joined.len() {
            // A part without neighbours stays where it is.
            0 => places[part] * FINE,
            count => joined.iter().map(|other| places[*other] * FINE).sum::<usize>() / count,
        }
    };
    let mut keyed: Vec<(usize, usize)> = net.layers[layer].iter().map(|part| (key(*part), *part)).collect();
    keyed.sort_by_key(|(key, _)| *key);
    for (place, (_, part)) in keyed.iter().enumerate() {
        places[*part] = place;
    }
    net.layers[layer] = keyed.into_iter().map(|(_, part)| part).collect();
}

/// How many pairs of ways cross.
fn crossings(net: &Net, places: &[usize]) -> usize {
    let pairs = net.layers.windows(2);
    pairs
        .map(|pair| crossings_between(net, places, &pair[0], pair[1].len()))
        .sum()
}

/// Counts pairs that are in one order above and in the other below, with sums over a binary indexed tree.
fn crossings_between(net: &Net, places: &[usize], upper: &[usize], lower_count: usize) -> usize {
    let mut tree = vec![0_usize; lower_count + 1];
    let (mut crossed, mut seen) = (0, 0);
    for part in upper {
        let ends: Vec<usize> = net.below[*part].iter().map(|below| places[*below] + 1).collect();
        for end in &ends {
            let mut before = 0;
            let mut place = *end;
            while place > 0 {
                before += tree[place];
                place &= place - 1;
            }
            crossed += seen - before;
        }
        for end in &ends {
            seen += 1;
            let mut place = *end;
            while place <= lower_count {
                tree[place] += 1;
                place += place & place.wrapping_neg();
            }
        }
    }
    crossed
}

#[cfg(test)]
mod tests {
    use super::super::net::Part;
    use super::*;

    #[test]
    fn crossings_are_counted_as_by_looking_at_every_pair() {
        let mut seed = 7_usize;
        let mut dice = |limit: usize| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % limit
        };
        for _ in 0..50 {
            let edges: Vec<(usize, usize)> = (0..12).map(|_| (dice(6), 6 + dice(5))).collect();
            let mut net = Net {
                parts: vec![Part::Node; 11],
                layers: vec![(0..6).collect(), (6..11).collect()],
                above: vec![Vec::new(); 11],
                below: vec![Vec::new(); 11],
                ..Net::default()
            };
            for (upper, lower) in &edges {
                net.below[*upper].push(*lower);
                net.above[*lower].push(*upper);
            }
            let plain = |one: &(usize, usize), other: &(usize, usize)| one.0 < other.0 && one.1 > other.1;
            let expected: usize = edges
                .iter()
                .map(|one| edges.iter().filter(|other| plain(one, other)).count())
                .sum();
            let before = crossings(&net, &places(&net));
            assert_eq!(before, expected);
            order(&mut net);
            assert!(crossings(&net, &places(&net)) <= before);
        }
    }
}

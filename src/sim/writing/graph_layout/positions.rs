//! Where the parts of the layers stand, in points.

use super::net::{Net, Part};
use super::{GraphBox, MARGIN};

/// Between two parts of a layer.
const GAP: i64 = 18;
/// Between two layers.
const LAYER_GAP: i64 = 16;
/// How often positions are balanced against the layers above and below.
const ROUNDS: usize = 12;
/// A bend wants to be straight more than a node wants to be central.
const BEND_WEIGHT: i64 = 6;

/// The box of every part.
pub(super) fn positions(net: &Net) -> Vec<GraphBox> {
    let mut lefts = vec![0; net.parts.len()];
    for layer in &net.layers {
        let mut x = 0;
        for part in layer {
            lefts[*part] = x;
            x += net.sizes[*part].0 + GAP;
        }
    }
    for round in 0..ROUNDS {
        let count = net.layers.len();
        for step in 0..count {
            let layer = if round % 2 == 0 { step } else { count - 1 - step };
            // At last each part looks both ways.
            let looks = if round + 2 >= ROUNDS {
                [true, true]
            } else {
                [round % 2 == 0, round % 2 == 1]
            };
            balance(net, &mut lefts, &net.layers[layer], looks);
        }
    }
    let leftmost = lefts.iter().min().copied().unwrap_or(0);
    let mut boxes = vec![GraphBox::default(); net.parts.len()];
    let mut y = MARGIN;
    for layer in &net.layers {
        let height = layer.iter().map(|part| net.sizes[*part].1).max().unwrap_or(0);
        for part in layer {
            let (width, own_height) = net.sizes[*part];
            boxes[*part] = GraphBox {
                x: lefts[*part] - leftmost + MARGIN,
                y: y + (height - own_height) / 2,
                width,
                height: own_height,
            };
        }
        y += height + LAYER_GAP;
    }
    boxes
}

/// Moves the parts of a layer as near as they can be to the middle of their neighbours.
fn balance(net: &Net, lefts: &mut [i64], layer: &[usize], looks: [bool; 2]) {
    let middle = |part: usize, lefts: &[i64]| lefts[part] + net.sizes[part].0 / 2;
    let mut wishes = Vec::new();
    // How far right a part stands if everything before it stands as far left as it can.
    let mut packed = 0;
    for part in layer {
        let above = net.above[*part].iter().filter(|_| looks[0]);
        let below = net.below[*part].iter().filter(|_| looks[1]);
        let neighbours: Vec<i64> = above.chain(below).map(|other| middle(*other, lefts)).collect();
        let wanted = match neighbours.len() as i64 {
            0 => lefts[*part],
            count => neighbours.iter().sum::<i64>().div_euclid(count) - net.sizes[*part].0 / 2,
        };
        let weight = match net.parts[*part] {
            Part::Bend => BEND_WEIGHT,
            _ if neighbours.is_empty() => 1,
            _ => 2,
        };
        wishes.push((wanted - packed, weight));
        packed += net.sizes[*part].0 + GAP;
    }
    let mut packed = 0;
    for (part, shift) in layer.iter().zip(ascending(&wishes)) {
        lefts[*part] = shift + packed;
        packed += net.sizes[*part].0 + GAP;
    }
}

/// The numbers that never fall and are nearest to the wishes, by weighted least squares: neighbours that want to change
/// places are pooled and share the mean of their wishes.
fn ascending(wishes: &[(i64, i64)]) -> Vec<i64> {
    // Sum of weighted wishes, weight, count.
    let mut pools: Vec<(i64, i64, usize)> = Vec::new();
    let mean = |pool: &(i64, i64, usize)| pool.0.div_euclid(pool.1);
    for (wanted, weight) in wishes {
        let mut pool = (wanted * weight, *weight, 1);
        while let Some(before) = pools.pop_if(|before| mean(before) > mean(&pool)) {
            pool = (pool.0 + before.0, pool.1 + before.1, pool.2 + before.2);
        }
        pools.push(pool);
    }
    pools
        .iter()
        .flat_map(|pool| std::iter::repeat_n(mean(pool), pool.2))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::ascending;

    #[test]
    fn pooled_positions_are_the_nearest_of_all() {
        let cost = |wishes: &[(i64, i64)], found: &[i64]| -> i64 {
            let pairs = wishes.iter().zip(found);
            pairs
                .map(|((wanted, weight), place)| weight * (wanted - place).pow(2))
                .sum()
        };
        for code in 0..4_i64.pow(4) {
            let wishes: Vec<(i64, i64)> = (0..4)
                .map(|digit| (12 * (code / 4_i64.pow(digit) % 4), 1 + i64::from(digit) % 2))
                .collect();
            let found = ascending(&wishes);
            assert!(found.is_sorted());
            // Every ascending row of multiples of 2 within the range; the exact mean may lie between two whole numbers.
            let mut best = i64::MAX;
            let steps: Vec<i64> = (0..=18).map(|step| 2 * step).collect();
            for a in &steps {
                for b in steps.iter().filter(|b| *b >= a) {
                    for c in steps.iter().filter(|c| *c >= b) {
                        for d in steps.iter().filter(|d| *d >= c) {
                            best = best.min(cost(&wishes, &[*a, *b, *c, *d]));
                        }
                    }
                }
            }
            assert!(cost(&wishes, &found) <= best + 8, "{wishes:?} {found:?}");
        }
    }
}

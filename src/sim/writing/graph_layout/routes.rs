//! How edges run through the picture.

use super::net::{Bundle, Net, Part};
use super::{GraphBox, GraphPoint, GraphRoute};

/// The route of each bundle.
pub(super) fn routes(bundles: &[Bundle], net: &Net, boxes: &[GraphBox]) -> Vec<GraphRoute> {
    let route = |bundle: &Bundle, way: &Vec<usize>| {
        let mut points = Vec::new();
        for (place, part) in way.iter().enumerate() {
            let own = &boxes[*part];
            let middle = own.middle();
            if place > 0 {
                let x = match net.parts[*part] {
                    Part::Node => port(own, &net.above[*part], way[place - 1], boxes),
                    _ => middle,
                };
                points.push(GraphPoint { x, y: own.y });
            }
            if let Some(next) = way.get(place + 1) {
                let x = match net.parts[*part] {
                    Part::Node => port(own, &net.below[*part], *next, boxes),
                    _ => middle,
                };
                points.push(GraphPoint { x, y: own.bottom() });
            }
        }
        points.dedup();
        let of_kind = |wanted: Part| {
            way.iter()
                .find(|part| net.parts[**part] == wanted)
                .map(|part| boxes[*part])
        };
        GraphRoute {
            edges: bundle.edges.clone(),
            points,
            label: of_kind(Part::Label).unwrap_or_default(),
            sign: of_kind(Part::Sign),
        }
    };
    bundles
        .iter()
        .zip(&net.ways)
        .map(|(bundle, way)| route(bundle, way))
        .collect()
}

/// Where a way leaves or enters a node: the ways of one side share it evenly, in the order in which they come.
fn port(own: &GraphBox, joined: &[usize], other: usize, boxes: &[GraphBox]) -> i64 {
    let mut others: Vec<(i64, usize)> = joined.iter().map(|part| (boxes[*part].middle(), *part)).collect();
    others.sort_unstable();
    let place = others.iter().position(|(_, part)| *part == other).unwrap_or(0) as i64;
    // Few ways stay near the middle.
    let count = others.len() as i64;
    let step = (own.width / (count + 1)).min(24);
    own.middle() + step * (2 * place + 1 - count) / 2
}

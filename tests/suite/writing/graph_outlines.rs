//! The picture of a call in a file: the words of each place are inside its outline, whatever its kind, in both languages.

use rolecall::sim::writing::call_graph::{CallGraph, GraphNode, GraphNodeKind};
use rolecall::sim::writing::graph_svg::svg;
use unicode_width::UnicodeWidthStr as _;

const NOTES: [&str; 5] = [
    "",
    "No.",
    "不。",
    "And the rate! 0.60% a month, they told me. I have been had there as well.",
    "还有那个费率！他们跟我说每个月零点六，我又被骗了，你们给我一个说法。",
];

/// The value of an attribute.
fn number(tag: &str, name: &str) -> f64 {
    let (_, rest) = tag.split_once(&format!(" {name}=\"")).unwrap();
    rest.split('"').next().unwrap().parse().unwrap()
}

/// Whether a point is inside an outline, which is a tag of the picture.
fn is_inside(tag: &str, [x, y]: [f64; 2]) -> bool {
    if let Some((_, points)) = tag.split_once("points=\"") {
        let corners: Vec<[f64; 2]> = points
            .split('"')
            .next()
            .unwrap()
            .split(' ')
            .map(|pair| {
                let (x, y) = pair.split_once(',').unwrap();
                [x.parse().unwrap(), y.parse().unwrap()]
            })
            .collect();
        return (0..corners.len()).all(|corner| {
            let ([from_x, from_y], [to_x, to_y]) = (corners[corner], corners[(corner + 1) % corners.len()]);
            (to_x - from_x) * (y - from_y) - (to_y - from_y) * (x - from_x) >= 0.0
        });
    }
    let [left, top, width, height, round] = ["x", "y", "width", "height", "rx"].map(|name| number(tag, name));
    let from_edge = |at: f64, start: f64, length: f64| (at - start).min(start + length - at);
    let (across, down) = (from_edge(x, left, width), from_edge(y, top, height));
    let is_in_corner = across < round && down < round;
    across >= 0.0 && down >= 0.0 && (!is_in_corner || (round - across).hypot(round - down) <= round)
}

#[test]
fn words_are_inside_the_outline_of_their_place() {
    let mut texts = 0;
    for is_chinese in [false, true] {
        let node = |kind: GraphNodeKind, note: &str, id: &str| GraphNode {
            id: id.to_owned(),
            kind,
            note: note.to_owned(),
            is_reachable: !note.is_empty(),
            is_trap: false,
        };
        let kinds = GraphNodeKind::ALL
            .into_iter()
            .flat_map(|kind| NOTES.map(|note| (kind, note)));
        let graph = CallGraph {
            is_chinese,
            nodes: kinds
                .flat_map(|(kind, note)| ["", "a", "a-name-that-is-rather-long"].map(|id| node(kind, note, id)))
                .collect(),
            ..CallGraph::default()
        };
        let picture = svg(&graph);
        let places = picture.split("<g class=").filter(|place| place.contains("<title>"));
        for place in places {
            let place = place.split("</g>").next().unwrap();
            let tags: Vec<&str> = place.split('<').collect();
            let inner = tags
                .iter()
                .rfind(|tag| tag.contains("class=\"box\"") || tag.contains("class=\"inner\""));
            let bar = tags.iter().find(|tag| tag.contains("class=\"bar\""));
            for tag in tags.iter().filter(|tag| tag.starts_with("text ")) {
                let words = tag.split('>').nth(1).unwrap();
                let is_name = tag.contains("class=\"name\"");
                // The widest letters of a text font take as much on the average; above the line there is more of a letter than below.
                let width = words.width() as f64 * if is_name { 7.5 } else { 6.8 };
                let (middle, line) = (number(tag, "x"), number(tag, "y"));
                for (x, y) in [(-0.5, -10.0), (0.5, -10.0), (-0.5, 3.0), (0.5, 3.0)] {
                    let corner = [middle + x * width + x * 6.0, line + y];
                    assert!(
                        is_inside(inner.unwrap(), corner),
                        "“{words}” sticks out of {inner:?} at {corner:?}"
                    );
                    let is_on_bar = bar.is_some_and(|bar| corner[0] < number(bar, "x") + number(bar, "width"));
                    assert!(!is_on_bar, "“{words}” is on the bar");
                }
                texts += 1;
            }
        }
    }
    assert!(texts > 2 * GraphNodeKind::ALL.len() * NOTES.len() * 3, "{texts} texts");
}

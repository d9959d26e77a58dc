//! Where the numbers of the dots of a scatter stand: near their dots, and where no dot, number or line is yet.

use std::f32::consts::TAU;

use egui::{Pos2, Rect, Vec2};

/// So many directions are tried.
const DIRECTIONS: u8 = 16;
/// So far from its dot a number may begin, in points; the nearest free place is taken.
const DISTANCES: [f32; 8] = [1.0, 6.0, 14.0, 24.0, 36.0, 52.0, 72.0, 96.0];
/// How close the points stand by which a line is compared with what it may not cross, in points.
const STEP: f32 = 3.0;

/// What is to be placed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numbers<'n> {
    /// The middles of the dots.
    pub dots: &'n [Pos2],
    /// The size of each dot's number.
    pub sizes: &'n [Vec2],
    /// The radius of a dot.
    pub radius: f32,
    /// Where numbers may stand.
    pub within: Rect,
    /// Where other words stand.
    pub taken: Rect,
}

impl Numbers<'_> {
    /// All of it in whole eighths of a point: where this is the same, the places are.
    pub(super) fn rounded(&self) -> Vec<i32> {
        let corners = [self.within.min, self.within.max, self.taken.min, self.taken.max];
        let points = self.dots.iter().copied().chain(corners);
        let sizes = self.sizes.iter().map(|size| size.to_pos2());
        let lengths = points.chain(sizes).flat_map(|point| [point.x, point.y]);
        let eighths = lengths.chain([self.radius]).map(|length| (length * 8.0).round() as i32);
        eighths.collect()
    }
}

/// The place of each number; none where all is full, so that only the table tells it.
pub(super) fn place_numbers(numbers: &Numbers<'_>) -> Vec<Option<Rect>> {
    let mut taken: Vec<Rect> = vec![numbers.taken];
    let side = Vec2::splat(2.0 * numbers.radius);
    let of_dots: Vec<Rect> = numbers
        .dots
        .iter()
        .map(|dot| Rect::from_center_size(*dot, side))
        .collect();
    let mut lines: Vec<[Pos2; 2]> = Vec::new();
    let mut places = Vec::new();
    for (dot, size) in numbers.dots.iter().zip(numbers.sizes) {
        let is_free = |place: &Rect| {
            let line = [*dot, place.clamp(*dot)];
            numbers.within.contains_rect(*place)
                && !of_dots.iter().chain(&taken).any(|other| other.intersects(*place))
                && !taken.iter().any(|other| crosses(line, *other))
                && !lines.iter().any(|other| crosses(*other, *place))
        };
        let place = candidates(*dot, *size, numbers.radius).find(is_free);
        if let Some(place) = place {
            taken.push(place);
            lines.push([*dot, place.clamp(*dot)]);
        }
        places.push(place);
    }
    places
}

/// Places for a number, the nearest first, above on the right before the others.
fn candidates(dot: Pos2, size: Vec2, radius: f32) -> impl Iterator<Item = Rect> {
    DISTANCES.into_iter().flat_map(move |distance| {
        (0..DIRECTIONS).map(move |turn| {
            let angle = -TAU / 8.0 + TAU * f32::from(turn) / f32::from(DIRECTIONS);
            let way = Vec2::angled(angle);
            // The number's own half stands between its middle and its edge.
            let half = (way.x * size.x).abs() / 2.0 + (way.y * size.y).abs() / 2.0;
            Rect::from_center_size(dot + way * (radius + distance + half), size)
        })
    })
}

fn crosses([from, to]: [Pos2; 2], place: Rect) -> bool {
    let steps = (from.distance(to) / STEP).ceil().max(1.0);
    let mut shares = (0..=steps as u16).map(|step| f32::from(step) / steps);
    shares.any(|share| place.contains(from.lerp(to, share)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn crowded_dots_all_have_a_number_that_hides_nothing() {
        // Five at one spot, ten in a row that nearly touch, one in a corner.
        let mut dots = vec![pos2(150.0, 100.0); 5];
        dots.extend((0..10).map(|place| pos2(60.0 + 7.0 * place as f32, 40.0)));
        dots.push(pos2(299.0, 1.0));
        let sizes = vec![Vec2::new(14.0, 16.0); dots.len()];
        let within = Rect::from_min_max(pos2(0.0, 0.0), pos2(316.0, 200.0));
        let taken = Rect::from_min_max(pos2(0.0, 0.0), pos2(60.0, 16.0));
        let places = place_numbers(&Numbers {
            dots: &dots,
            sizes: &sizes,
            radius: 4.0,
            within,
            taken,
        });
        let places: Vec<Rect> = places.into_iter().map(Option::unwrap).collect();
        for (number, place) in places.iter().enumerate() {
            assert!(within.contains_rect(*place) && !taken.intersects(*place), "{place:?}");
            assert!(places[number + 1..].iter().all(|other| !other.intersects(*place)));
            assert!(
                dots.iter().all(|dot| place.distance_to_pos(*dot) > 0.0),
                "a dot is hidden"
            );
            for (other, dot) in places.iter().zip(&dots).filter(|(other, _)| *other != place) {
                assert!(
                    !crosses([*dot, other.clamp(*dot)], *place),
                    "a line runs through a number"
                );
            }
        }
    }

    #[test]
    fn where_all_is_full_there_is_no_number() {
        let within = Rect::from_min_max(pos2(0.0, 0.0), pos2(20.0, 20.0));
        let places = place_numbers(&Numbers {
            dots: &[pos2(10.0, 10.0)],
            sizes: &[Vec2::new(14.0, 16.0)],
            radius: 4.0,
            within,
            taken: within,
        });
        assert_eq!(places, [None]);
    }
}

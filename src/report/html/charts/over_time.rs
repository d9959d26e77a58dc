//! Marks of one person over time: one place for each call, oldest at the left.

use maud::{Markup, html};

use super::{Picture, grid, label, line, path, share};
use crate::report::html::marks::tenth;
use crate::sim::score::mark::Mark;

/// One call in the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The mark.
    pub mark: Mark,
    /// The mark that it needs; 0 needs nothing.
    pub needs: u8,
    /// Whether that was enough. What was not is drawn as a cross.
    pub reached: bool,
    /// The day, as it stands under the picture.
    pub day: String,
}

/// What a picture of marks is called, and how large it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shape<'s> {
    /// Used once on a page.
    pub id: &'s str,
    /// Its title.
    pub title: &'s str,
    /// What it says to those who cannot see it.
    pub description: &'s str,
    /// Its width; letters keep their size.
    pub width: f64,
    /// The class of the line's colour.
    pub class: &'s str,
}

/// The marks as a line of points, with a dash where each is enough.
pub fn over_time(shape: Shape<'_>, points: &[Point]) -> Markup {
    let (left, right, top, bottom) = (34.0, shape.width - 16.0, 14.0, 144.0);
    let places = points.len();
    let x = |place: usize| match places {
        0 | 1 => f64::midpoint(left, right),
        _ => left + 14.0 + place as f64 / (places - 1) as f64 * (right - left - 28.0),
    };
    let y = |mark: Mark| bottom - share(mark, bottom - top);
    let line_points: Vec<(f64, f64)> = points
        .iter()
        .enumerate()
        .map(|(place, point)| (x(place), y(point.mark)))
        .collect();
    let every = if shape.width < 300.0 { 50 } else { 20 };
    let body = html! {
        (grid(left, right, top, bottom, every))
        @for (place, point) in points.iter().enumerate() {
            @if point.needs > 0 {
                @let level = y(Mark(i64::from(point.needs) * 10));
                (line((x(place) - 9.0, level), (x(place) + 9.0, level), "stroke: var(--text); stroke-width: 1.5"))
            }
        }
        g class=(shape.class) {
            (path(&line_points, "stroke: currentColor; stroke-width: 2; stroke-linejoin: round"))
            @for (point, at) in points.iter().zip(&line_points) { (dot(point.reached, *at)) }
        }
        @if let Some(first) = points.first() {
            (label((if places == 1 { x(0) } else { left }, bottom + 18.0), if places == 1 { "middle" } else { "start" }, "muted", &first.day))
        }
        @if let Some(last) = points.last().filter(|_| places > 1) {
            (label((right, bottom + 18.0), "end", "muted", &last.day))
        }
    };
    Picture {
        id: shape.id,
        title: shape.title,
        description: shape.description,
        width: shape.width,
        height: bottom + 26.0,
    }
    .figure(&body)
}

/// A full dot if it was enough, else a cross on white.
fn dot(reached: bool, at: (f64, f64)) -> Markup {
    if reached {
        return html! { circle cx=(tenth(at.0)) cy=(tenth(at.1)) r="4.5" fill="currentColor" {} };
    }
    let style = "stroke: currentColor; stroke-width: 2.2";
    html! {
        circle cx=(tenth(at.0)) cy=(tenth(at.1)) r="6.5" style="fill: var(--surface)" {}
        (line((at.0 - 4.0, at.1 - 4.0), (at.0 + 4.0, at.1 + 4.0), style))
        (line((at.0 - 4.0, at.1 + 4.0), (at.0 + 4.0, at.1 - 4.0), style))
    }
}

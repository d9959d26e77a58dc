//! Pictures of figures as inline SVG. Each has a title and a description, and its figures stand in a table beside it.

pub mod bars;
pub mod call_curve;
pub mod over_time;
pub mod rule_bars;
pub mod spread;

use maud::{Markup, html};

use super::marks::tenth;
use crate::sim::score::mark::Mark;

/// The width that pictures are drawn in; about one unit for a pixel, so that letters keep their size.
const WIDTH: f64 = 660.0;

/// A picture with what it says to those who cannot see it. `id` is used once on a page.
struct Picture<'p> {
    id: &'p str,
    title: &'p str,
    description: &'p str,
    width: f64,
    height: f64,
}

impl Picture<'_> {
    fn figure(&self, body: &Markup) -> Markup {
        let view = format!("0 0 {} {}", tenth(self.width), tenth(self.height));
        html! {
            figure {
                svg viewBox=(view) role="img" aria-labelledby={ (self.id) "-title " (self.id) "-about" } {
                    title id={ (self.id) "-title" } { (self.title) }
                    desc id={ (self.id) "-about" } { (self.description) }
                    (body)
                }
            }
        }
    }
}

/// A mark as a share of a length, 0 to 100 floored and capped.
fn share(mark: Mark, length: f64) -> f64 {
    mark.0.clamp(0, 1000) as f64 / 1000.0 * length
}

/// A straight line.
fn line(from: (f64, f64), to: (f64, f64), style: &str) -> Markup {
    html! { line x1=(tenth(from.0)) y1=(tenth(from.1)) x2=(tenth(to.0)) y2=(tenth(to.1)) style=(style) {} }
}

/// A line through points.
fn path(points: &[(f64, f64)], style: &str) -> Markup {
    let points: Vec<String> = points
        .iter()
        .map(|(x, y)| format!("{},{}", tenth(*x), tenth(*y)))
        .collect();
    html! { polyline points=(points.join(" ")) fill="none" style=(style) {} }
}

/// A text at a place. `anchor` is `start`, `middle` or `end`.
fn label(at: (f64, f64), anchor: &str, class: &str, text: &str) -> Markup {
    html! { text x=(tenth(at.0)) y=(tenth(at.1)) text-anchor=(anchor) class=(class) { (text) } }
}

/// Lines across at 0, 20 … 100 with their numbers at the left; `top` is 100, `bottom` is 0.
fn grid(left: f64, right: f64, top: f64, bottom: f64, every: usize) -> Markup {
    html! {
        @for value in (0..=100).step_by(every) {
            @let y = bottom - share(Mark(value * 10), bottom - top);
            (line((left, y), (right, y), if value == 0 { "stroke: var(--edge)" } else { "stroke: var(--line)" }))
            (label((left - 8.0, y + 4.0), "end", "muted", &value.to_string()))
        }
    }
}

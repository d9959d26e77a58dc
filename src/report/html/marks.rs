//! How marks look: a shape, a word and a colour each, so that no meaning rests on a colour alone.

use maud::{Markup, html};

use crate::sim::scenario::model::Dimension;
use crate::sim::score::scorecard::StepClass;
use crate::words::Words;

/// The class in the stylesheet.
pub(super) const fn class_name(class: StepClass) -> &'static str {
    match class {
        StepClass::Best => "best",
        StepClass::Fine => "fine",
        StepClass::Costly => "costly",
        StepClass::Critical => "critical",
    }
}

/// A step's shape and word.
pub(super) fn mark(words: &Words, class: StepClass) -> Markup {
    html! {
        span class={ "mark " (class_name(class)) } {
            svg viewBox="0 0 20 20" aria-hidden="true" { (shape(class, 10.0, 10.0, 8.0)) }
            (words.named("mark", &class))
        }
    }
}

/// The shape of a step's class around a place in a picture: star, dot, triangle, octagon.
pub(super) fn shape(class: StepClass, x: f64, y: f64, size: f64) -> Markup {
    match class {
        StepClass::Best => polygon(&star(), x, y, size),
        StepClass::Fine => html! { circle cx=(tenth(x)) cy=(tenth(y)) r=(tenth(size * 0.62)) fill="currentColor" {} },
        StepClass::Costly => polygon(&[(0.0, -1.0), (1.0, 0.8), (-1.0, 0.8)], x, y, size),
        StepClass::Critical => {
            let (near, far) = (0.414, 1.0);
            let corners = [
                (near, -far),
                (far, -near),
                (far, near),
                (near, far),
                (-near, far),
                (-far, near),
                (-far, -near),
                (-near, -far),
            ];
            polygon(&corners, x, y, size)
        }
    }
}

/// Five points, as unit vectors made of tenths of a turn.
fn star() -> [(f64, f64); 10] {
    let mut corners = [(0.0, 0.0); 10];
    for (index, corner) in corners.iter_mut().enumerate() {
        let turn = index as f64 * std::f64::consts::PI / 5.0;
        let reach = if index % 2 == 0 { 1.1 } else { 0.46 };
        *corner = (turn.sin() * reach, -turn.cos() * reach);
    }
    corners
}

fn polygon(corners: &[(f64, f64)], x: f64, y: f64, size: f64) -> Markup {
    let points: Vec<String> = corners
        .iter()
        .map(|(right, down)| format!("{},{}", tenth(x + right * size), tenth(y + down * size)))
        .collect();
    html! { polygon points=(points.join(" ")) fill="currentColor" {} }
}

/// A number of a picture with one digit behind the point.
pub(super) fn tenth(number: f64) -> String {
    format!("{number:.1}")
}

/// A tick in a circle, or a cross.
pub(super) fn sign(good: bool) -> Markup {
    html! {
        svg viewBox="0 0 20 20" aria-hidden="true" {
            circle cx="10" cy="10" r="8.5" fill="none" stroke="currentColor" stroke-width="2" {}
            @if good {
                path d="M5.8 10.4 L8.8 13.3 L14.2 7.2" fill="none" stroke="currentColor" stroke-width="2.2" {}
            } @else {
                path d="M6.6 6.6 L13.4 13.4 M13.4 6.6 L6.6 13.4" fill="none" stroke="currentColor" stroke-width="2.2" {}
            }
        }
    }
}

/// A dimension's class in the stylesheet.
pub(super) const fn dimension_name(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Empathy => "empathy",
        Dimension::Accuracy => "accuracy",
        Dimension::Compliance => "compliance",
    }
}

/// What is drawn of a dimension's glyph: heart, target, shield.
fn glyph_path(dimension: Dimension) -> Markup {
    match dimension {
        Dimension::Empathy => html! {
            path d="M10 17 C3 12 2 9 2 6.8 A4 4 0 0 1 10 5.2 A4 4 0 0 1 18 6.8 C18 9 17 12 10 17 Z" fill="currentColor" {}
        },
        Dimension::Accuracy => html! {
            circle cx="10" cy="10" r="7.5" fill="none" stroke="currentColor" stroke-width="2" {}
            circle cx="10" cy="10" r="3" fill="currentColor" {}
        },
        Dimension::Compliance => html! {
            path d="M10 1.8 L17 4.5 V9.5 C17 14 14 16.8 10 18.4 C6 16.8 3 14 3 9.5 V4.5 Z" fill="currentColor" {}
        },
    }
}

/// A dimension's glyph within a line of text.
pub(super) fn glyph(dimension: Dimension) -> Markup {
    html! {
        svg class={ "glyph " (dimension_name(dimension)) } viewBox="0 0 20 20" aria-hidden="true" { (glyph_path(dimension)) }
    }
}

/// A dimension's glyph within a picture, with its upper left corner there.
pub(super) fn glyph_at(dimension: Dimension, x: f64, y: f64) -> Markup {
    html! {
        g class=(dimension_name(dimension)) transform={ "translate(" (tenth(x)) " " (tenth(y)) ") scale(0.7)" } {
            (glyph_path(dimension))
        }
    }
}

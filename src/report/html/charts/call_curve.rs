//! The call as one picture: the mark that was still attainable with the costly moments, and the mood below it.

use maud::{Markup, html};

use super::{Picture, WIDTH, grid, label, line, path, share};
use crate::report::html::marks::{class_name, shape, tenth};
use crate::sim::score::mark::Mark;
use crate::sim::score::scorecard::StepClass;
use crate::view::debrief::DebriefView;
use crate::words::Words;

const LEFT: f64 = 34.0;
const RIGHT: f64 = 552.0;
/// The upper picture from 100 to 0, and the lower one.
const UPPER: (f64, f64) = (22.0, 182.0);
const LOWER: (f64, f64) = (214.0, 314.0);
const HEIGHT: f64 = 350.0;
/// Numbers of turns stand no closer than this.
const CLOSEST_TURNS: f64 = 20.0;
/// Names of lines stand no closer than this.
const CLOSEST_NAMES: f64 = 15.0;
/// Tension, trust, patience: each its own colour and its own dashes.
const MOODS: [(&str, &str); 3] = [
    ("report-tension", "stroke: var(--critical); stroke-width: 2"),
    (
        "report-trust",
        "stroke: var(--accent); stroke-width: 2; stroke-dasharray: 7 4",
    ),
    (
        "report-patience",
        "stroke: var(--compliance); stroke-width: 2; stroke-dasharray: 2 3",
    ),
];

/// The picture of a call.
pub fn call_curve(words: &Words, view: &DebriefView) -> Markup {
    let steps = view.steps.len().max(1) as f64;
    let x = |place: usize| LEFT + place as f64 / steps * (RIGHT - LEFT);
    let upper = |mark: Mark| UPPER.1 - share(mark, UPPER.1 - UPPER.0);
    let lower = |meter: u8| LOWER.1 - share(Mark(i64::from(meter) * 10), LOWER.1 - LOWER.0);
    let attainable: Vec<(f64, f64)> = std::iter::once(view.attainable_at_start)
        .chain(view.steps.iter().map(|step| step.attainable))
        .enumerate()
        .map(|(place, mark)| (x(place), upper(mark)))
        .collect();
    let moods: Vec<[u8; 3]> = std::iter::once(view.mood_at_start)
        .chain(view.steps.iter().map(|step| step.mood))
        .collect();
    let end = moods.last().copied().unwrap_or_default();
    let body = html! {
        (grid(LEFT, RIGHT, UPPER.0, UPPER.1, 20))
        (grid(LEFT, RIGHT, LOWER.0, LOWER.1, 50))
        (turns(view, &x))
        (path(&attainable, "stroke: var(--text); stroke-width: 2.5; stroke-linejoin: round"))
        @for (step, at) in view.steps.iter().zip(attainable.iter().skip(1)) {
            @if step.class >= StepClass::Costly {
                g class=(class_name(step.class)) {
                    g style="color: var(--surface)" { (shape(step.class, at.0, at.1, 9.0)) }
                    (shape(step.class, at.0, at.1, 6.5))
                }
            } @else {
                circle cx=(tenth(at.0)) cy=(tenth(at.1)) r="2.5" style="fill: var(--text)" {}
            }
        }
        @for (number, moment) in view.moments.iter().enumerate() {
            @if let Some(at) = attainable.get(moment.step + 1) { (numbered(number + 1, *at)) }
        }
        (label((RIGHT + 12.0, attainable.last().map_or(UPPER.0, |at| at.1) + 4.0), "start", "strong", &words.text("report-attainable")))
        @for (index, (_, style)) in MOODS.iter().enumerate() {
            @let points: Vec<(f64, f64)> = moods.iter().enumerate().map(|(place, mood)| (x(place), lower(mood[index]))).collect();
            (path(&points, style))
        }
        @for ((key, style), y) in MOODS.iter().zip(apart([0, 1, 2].map(|index| lower(end[index])))) {
            (line((RIGHT + 12.0, y), (RIGHT + 36.0, y), style))
            (label((RIGHT + 42.0, y + 4.0), "start", "", &words.text(key)))
        }
    };
    Picture {
        id: "curve",
        title: &words.text("report-curve"),
        description: &described(words, view, end),
        width: WIDTH,
        height: HEIGHT,
    }
    .figure(&body)
}

fn described(words: &Words, view: &DebriefView, end: [u8; 3]) -> String {
    let last = view
        .steps
        .last()
        .map_or(view.attainable_at_start, |step| step.attainable);
    let start = view.mood_at_start;
    words.with(
        "report-curve-desc",
        &[
            ("start", view.attainable_at_start.to_string().into()),
            ("end", last.floored().to_string().into()),
            ("tensionbefore", start[0].into()),
            ("tensionafter", end[0].into()),
            ("trustbefore", start[1].into()),
            ("trustafter", end[1].into()),
            ("patiencebefore", start[2].into()),
            ("patienceafter", end[2].into()),
        ],
    )
}

/// The number of each turn under both pictures, where there is room.
fn turns(view: &DebriefView, x: &dyn Fn(usize) -> f64) -> Markup {
    let mut shown = Vec::new();
    let (mut last_x, mut last_turn) = (f64::MIN, 0);
    for (place, step) in view.steps.iter().enumerate() {
        let at = x(place + 1);
        if step.turn > last_turn && at - last_x >= CLOSEST_TURNS {
            shown.push((at, step.turn));
            last_x = at;
        }
        last_turn = step.turn;
    }
    html! {
        @for (at, turn) in shown {
            (line((at, LOWER.1), (at, LOWER.1 + 4.0), "stroke: var(--edge)"))
            (label((at, LOWER.1 + 18.0), "middle", "muted", &turn.to_string()))
        }
    }
}

/// The number of a moment in a circle, above its place, or below if there is no room.
fn numbered(number: usize, at: (f64, f64)) -> Markup {
    let y = if at.1 - 19.0 < 8.0 { at.1 + 19.0 } else { at.1 - 19.0 };
    html! {
        circle cx=(tenth(at.0)) cy=(tenth(y)) r="8.5" style="fill: var(--surface); stroke: var(--text); stroke-width: 1.5" {}
        (label((at.0, y + 4.0), "middle", "strong", &number.to_string()))
    }
}

/// Three heights, moved apart where names would stand on each other.
fn apart(heights: [f64; 3]) -> [f64; 3] {
    let mut order = [0, 1, 2];
    order.sort_by(|a, b| heights[*a].total_cmp(&heights[*b]));
    let mut moved = heights;
    let mut lowest = f64::MIN;
    for index in order {
        moved[index] = moved[index].max(lowest);
        lowest = moved[index] + CLOSEST_NAMES;
    }
    // What was pushed below the picture pushes back.
    let over = (lowest - CLOSEST_NAMES - (LOWER.1 + 4.0)).max(0.0);
    moved.map(|height| height - over)
}

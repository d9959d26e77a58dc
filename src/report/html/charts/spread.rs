//! How the overall marks of a group are spread: one column for each ten points.

use maud::{Markup, html};

use super::{Picture, WIDTH, label, line};
use crate::report::html::marks::tenth;
use crate::view::report::group::BARS;
use crate::words::Words;

const LEFT: f64 = 20.0;
const TOP: f64 = 26.0;
const BOTTOM: f64 = 160.0;

/// The lowest and the highest whole mark of a column.
pub fn range(bar: usize) -> (usize, usize) {
    (bar * 10, if bar + 1 == BARS { 100 } else { bar * 10 + 9 })
}

/// The columns.
pub fn spread_chart(words: &Words, spread: &[usize; BARS]) -> Markup {
    let most = spread.iter().copied().max().unwrap_or(0).max(1) as f64;
    let step = (WIDTH - 2.0 * LEFT) / BARS as f64;
    let spoken: Vec<String> = spread
        .iter()
        .enumerate()
        .map(|(bar, count)| {
            let (from, to) = range(bar);
            let parts = [("from", from.into()), ("to", to.into()), ("n", (*count).into())];
            words.with("report-spread-item", &parts)
        })
        .collect();
    let body = html! {
        (line((LEFT, BOTTOM), (WIDTH - LEFT, BOTTOM), "stroke: var(--edge)"))
        @for (bar, count) in spread.iter().enumerate() {
            @let left = LEFT + step * bar as f64;
            @let middle = left + step / 2.0;
            @let height = *count as f64 / most * (BOTTOM - TOP);
            rect x=(tenth(left + 4.0)) y=(tenth(BOTTOM - height)) width=(tenth(step - 8.0)) height=(tenth(height)) style="fill: var(--accent)" {}
            @if *count > 0 { (label((middle, BOTTOM - height - 6.0), "middle", "strong", &count.to_string())) }
            @let (from, to) = range(bar);
            (label((middle, BOTTOM + 17.0), "middle", "muted", &format!("{from}–{to}")))
        }
        (label((WIDTH / 2.0, BOTTOM + 36.0), "middle", "muted", &words.text("report-spread-axis")))
    };
    Picture {
        id: "spread",
        title: &words.text("report-spread"),
        description: &words.with("report-spread-desc", &[("list", words.ranked(&spoken).into())]),
        width: WIDTH,
        height: BOTTOM + 42.0,
    }
    .figure(&body)
}

//! The three dimensions as bars, each with the mark that it needs.

use maud::{Markup, html};

use super::{Picture, WIDTH, label, line, share};
use crate::report::html::marks::{dimension_name, glyph_at, tenth};
use crate::view::debrief::DimensionView;
use crate::view::verdict::dimension_key;
use crate::words::Words;

const LEFT: f64 = 130.0;
const RIGHT: f64 = 600.0;
const ROW: f64 = 36.0;
const THICKNESS: f64 = 14.0;

/// The bars of a call.
pub fn dimension_bars(words: &Words, dimensions: &[DimensionView]) -> Markup {
    let height = ROW * dimensions.len() as f64 + 24.0;
    let spoken: Vec<String> = dimensions
        .iter()
        .map(|score| words.labelled(&words.text(dimension_key(score.dimension)), &score.mark.to_string()))
        .collect();
    let bottom = height - 20.0;
    let body = html! {
        @for value in [0, 20, 40, 60, 80, 100] {
            @let x = LEFT + f64::from(value) / 100.0 * (RIGHT - LEFT);
            (line((x, 4.0), (x, bottom), "stroke: var(--line)"))
            (label((x, bottom + 15.0), "middle", "muted", &value.to_string()))
        }
        @for (row, score) in dimensions.iter().enumerate() {
            @let top = 10.0 + ROW * row as f64;
            @let middle = top + THICKNESS / 2.0;
            (glyph_at(score.dimension, 0.0, middle - 7.0))
            (label((20.0, middle + 4.0), "start", "", &words.text(dimension_key(score.dimension))))
            g class=(dimension_name(score.dimension)) {
                rect x=(tenth(LEFT)) y=(tenth(top)) width=(tenth(share(score.mark, RIGHT - LEFT))) height=(tenth(THICKNESS)) fill="currentColor" {}
            }
            @if score.floor > 0 {
                @let x = LEFT + f64::from(score.floor) / 100.0 * (RIGHT - LEFT);
                (line((x, top - 4.0), (x, top + THICKNESS + 4.0), "stroke: var(--surface); stroke-width: 5"))
                (line((x, top - 4.0), (x, top + THICKNESS + 4.0), "stroke: var(--text); stroke-width: 2"))
            }
            (label((RIGHT + 12.0, middle + 4.5), "start", "strong", &score.mark.to_string()))
        }
    };
    Picture {
        id: "bars",
        title: &words.text("report-marks-chart"),
        description: &words.ranked(&spoken),
        width: WIDTH,
        height,
    }
    .figure(&body)
}

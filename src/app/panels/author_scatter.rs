//! How hard decisions are against how well they separate, as numbered dots.

use std::sync::Arc;

use egui::{Align2, FontId, Galley, Pos2, Rect, Ui, Vec2, pos2};

use super::author_plots::Plot;
use super::author_scatter_numbers::{Numbers, place_numbers};
use super::kept::kept;
use crate::app::theme::Theme;
use crate::view::author::ItemPoint;

/// The picture reaches at least from here to there, and as far as the dots do.
const USUAL_SEPARATION: [f64; 2] = [0.0, 0.4];
/// Lines across stand at multiples of this.
const LINE_EVERY: f64 = 0.2;

/// Around the ink of a number nothing else stands, in points.
const AROUND_INK: f32 = 1.0;

/// How high the picture is where there is room, in steps of the theme.
pub(super) const USUAL_HEIGHT: u8 = 64;

/// Draws the dots: easy ones on the right, those that separate well on top, each with its number in the table beside it. Returns the
/// item whose dot or number was pressed; the keyboard has the table. The name of what is pointed at stands at the pointer.
pub(super) fn scatter_picture(
    ui: &mut Ui,
    name: &str,
    axes: [&str; 2],
    items: &[ItemPoint],
    height: f32,
) -> Option<usize> {
    let theme = Theme::of(ui.ctx());
    let plot = Plot::new(ui, name, height);
    let (low, high) = reach(items);
    let y = |value: f64| plot.rect.bottom() - plot.rect.height() * ((value - low) / (high - low)) as f32;
    let corner = lines(ui, &plot, axes, (low, high), &y);
    let known = items.iter().enumerate().filter_map(|(item, point)| {
        let (difficulty, separation) = (point.difficulty?, point.discrimination?);
        Some(Dot {
            item,
            separation,
            at: pos2(plot.x(difficulty as f32), y(separation)),
            number: number(ui, item, &theme),
            place: None,
        })
    });
    let mut dots: Vec<Dot> = known.collect();
    place(ui, &plot, &mut dots, corner);
    paint(ui, &dots);
    let under = |pointer: Pos2| under(&dots, pointer, theme.measures.smallest_target / 2.0);
    let response = plot.response;
    let pressed = response
        .interact_pointer_pos()
        .filter(|_| response.clicked())
        .and_then(under);
    if let Some(item) = response.hover_pos().and_then(under) {
        response.on_hover_text_at_pointer(told(axes, item, &items[item]));
    }
    pressed
}

/// A dot with its number.
struct Dot {
    /// The place of the item in the list.
    item: usize,
    /// How well the decision separates.
    separation: f64,
    /// The middle of the dot.
    at: Pos2,
    /// The number, laid out.
    number: Arc<Galley>,
    /// Where the number stands, if there is room for it.
    place: Option<Rect>,
}

/// Gives the numbers their places. To find them takes long, so they are kept until the dots or the picture's size are others; scrolling
/// only moves them.
fn place(ui: &Ui, plot: &Plot, dots: &mut [Dot], corner: Rect) {
    let theme = Theme::of(ui.ctx());
    let origin = plot.rect.min.to_vec2();
    let middles: Vec<Pos2> = dots.iter().map(|dot| dot.at - origin).collect();
    // A line of Chinese letters is high; digits need less room than it has.
    let ink = |dot: &Dot| dot.number.mesh_bounds.size() + Vec2::splat(2.0 * AROUND_INK);
    let sizes: Vec<Vec2> = dots.iter().map(ink).collect();
    let numbers = Numbers {
        dots: &middles,
        sizes: &sizes,
        radius: theme.space(1),
        within: Rect::from_min_max(
            Pos2::ZERO,
            (plot.rect.size() + Vec2::new(theme.space(4), 0.0)).to_pos2(),
        ),
        taken: corner.translate(-origin),
    };
    let places = kept(ui, plot.response.id, numbers.rounded(), || place_numbers(&numbers));
    for (dot, place) in dots.iter_mut().zip(places.iter()) {
        dot.place = place.map(|place| place.translate(origin));
    }
}

/// Paints dots and numbers above the lines that join those that stand apart.
fn paint(ui: &Ui, dots: &[Dot]) {
    let theme = Theme::of(ui.ctx());
    for dot in dots {
        if let Some(place) = dot.place.filter(|place| place.distance_to_pos(dot.at) > theme.space(2)) {
            ui.painter()
                .line_segment([dot.at, place.clamp(dot.at)], theme.hairline());
        }
    }
    for dot in dots {
        let colour = match dot.separation {
            low if low < 0.0 => theme.colours.critical,
            low if low < 0.2 => theme.colours.costly,
            _ => theme.colours.best,
        };
        ui.painter().circle_filled(dot.at, theme.space(1), colour);
        if let Some(place) = dot.place {
            let corner = place.center() - dot.number.mesh_bounds.center().to_vec2();
            ui.painter().galley(corner, Arc::clone(&dot.number), theme.colours.text);
        }
    }
}

/// The item whose dot or number is nearest to the pointer, if one is within `reach` points of it.
fn under(dots: &[Dot], pointer: Pos2, reach: f32) -> Option<usize> {
    let away = |dot: &Dot| {
        let from_number = dot.place.map_or(f32::INFINITY, |place| place.distance_to_pos(pointer));
        dot.at.distance(pointer).min(from_number)
    };
    let near = dots.iter().map(|dot| (dot.item, away(dot)));
    let nearest = near.min_by(|(_, one), (_, other)| one.total_cmp(other))?;
    (nearest.1 <= reach).then_some(nearest.0)
}

/// The number of an item, from 1, as in the table.
fn number(ui: &Ui, place: usize, theme: &Theme) -> Arc<Galley> {
    let font = FontId::proportional(theme.measures.small);
    ui.painter()
        .layout_no_wrap((place + 1).to_string(), font, theme.colours.text)
}

/// What a dot is.
fn told(axes: [&str; 2], place: usize, item: &ItemPoint) -> String {
    let number = |value: Option<f64>| value.map_or_else(|| "—".to_owned(), |value| format!("{value:.2}"));
    format!(
        "{} {}\n{} {} · {} {}",
        place + 1,
        item.id,
        axes[0],
        number(item.difficulty),
        axes[1],
        number(item.discrimination)
    )
}

/// From where to where separation is drawn: all that is known, in whole lines.
fn reach(items: &[ItemPoint]) -> (f64, f64) {
    let known = items.iter().filter_map(|item| item.discrimination);
    let [low, high] = known.fold(USUAL_SEPARATION, |[low, high], value| [low.min(value), high.max(value)]);
    let whole = |value: f64| value.clamp(-1.0, 1.0) / LINE_EVERY;
    (
        // A hair of rounding is no line more.
        (whole(low) + 1e-6).floor() * LINE_EVERY,
        (whole(high) - 1e-6).ceil() * LINE_EVERY,
    )
}

/// Draws the lines with what they mean; returns where words stand among the dots.
fn lines(ui: &Ui, plot: &Plot, axes: [&str; 2], (low, high): (f64, f64), y: &dyn Fn(f64) -> f32) -> Rect {
    let theme = Theme::of(ui.ctx());
    let write = |place: Pos2, anchor: Align2, text: &str| {
        let font = FontId::proportional(theme.measures.small);
        ui.painter().text(place, anchor, text, font, theme.colours.muted)
    };
    let count = ((high - low) / LINE_EVERY).round() as usize;
    for line in 0..=count {
        let value = low + LINE_EVERY * line as f64;
        ui.painter().hline(plot.rect.x_range(), y(value), theme.hairline());
        let text = format!("{:.1}", value.abs());
        let sign = if value < -0.05 { "−" } else { "" };
        let place = pos2(plot.rect.left() - theme.space(1), y(value));
        write(place, Align2::RIGHT_CENTER, &format!("{sign}{text}"));
    }
    for (share, label) in [(0.0, "0"), (0.5, "0.5"), (1.0, "1")] {
        let place = pos2(plot.x(share), plot.rect.bottom() + theme.space(1));
        write(place, Align2::CENTER_TOP, label);
    }
    let below = pos2(plot.x(0.75), plot.rect.bottom() + theme.space(1));
    write(below, Align2::CENTER_TOP, axes[0]);
    let corner = plot.rect.left_top() + Vec2::new(theme.space(1), 0.0);
    write(corner, Align2::LEFT_TOP, axes[1])
}

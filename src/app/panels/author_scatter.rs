//! How hard decisions are against how well they separate, as numbered dots.

use egui::{Align2, FontId, Pos2, Rect, Ui, Vec2, pos2};

use super::author_plots::Plot;
use crate::app::theme::Theme;
use crate::view::author::ItemPoint;

/// The picture reaches at least from here to there, and as far as the dots do.
const USUAL_SEPARATION: [f64; 2] = [0.0, 0.4];
/// Lines across stand at multiples of this.
const LINE_EVERY: f64 = 0.2;

/// How high the picture is where there is room, in steps of the theme.
pub(super) const USUAL_HEIGHT: u8 = 64;

/// Draws the dots: easy ones on the right, those that separate well on top. Returns the item whose dot was pressed; the keyboard has the
/// table beside it.
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
    lines(ui, &plot, axes, (low, high), &y);
    let known = items.iter().enumerate().filter_map(|(place, item)| {
        let (difficulty, separation) = (item.difficulty?, item.discrimination?);
        Some((place, separation, pos2(plot.x(difficulty as f32), y(separation))))
    });
    let dots: Vec<(usize, f64, Pos2)> = known.collect();
    let mut taken: Vec<Rect> = Vec::new();
    for (_, separation, at) in &dots {
        let colour = match *separation {
            low if low < 0.0 => theme.colours.critical,
            low if low < 0.2 => theme.colours.costly,
            _ => theme.colours.best,
        };
        ui.painter().circle_filled(*at, theme.space(1), colour);
        taken.push(Rect::from_center_size(*at, Vec2::splat(theme.space(2))));
    }
    for (place, _, at) in &dots {
        number(ui, *at, &(place + 1).to_string(), &mut taken);
    }
    let pointer = plot
        .response
        .interact_pointer_pos()
        .filter(|_| plot.response.clicked())?;
    let near = dots.into_iter().map(|(place, _, at)| (place, at.distance(pointer)));
    let nearest = near.min_by(|(_, one), (_, other)| one.total_cmp(other))?;
    (nearest.1 <= theme.measures.smallest_target / 2.0).then_some(nearest.0)
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

fn lines(ui: &Ui, plot: &Plot, axes: [&str; 2], (low, high): (f64, f64), y: &dyn Fn(f64) -> f32) {
    let theme = Theme::of(ui.ctx());
    let write = |place: Pos2, anchor: Align2, text: &str| {
        let font = FontId::proportional(theme.measures.small);
        ui.painter().text(place, anchor, text, font, theme.colours.muted);
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
    write(corner, Align2::LEFT_TOP, axes[1]);
}

/// The number of a dot, on a side where nothing stands yet; where there is none, the table tells it.
fn number(ui: &Ui, dot: Pos2, text: &str, taken: &mut Vec<Rect>) {
    let theme = Theme::of(ui.ctx());
    let font = FontId::proportional(theme.measures.small);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, theme.colours.text);
    let [width, height] = [galley.size().x, galley.size().y];
    let away = theme.space(1) + 1.0;
    let sides = [
        Vec2::new(away, -height),
        Vec2::new(-away - width, -height),
        Vec2::new(away, 0.0),
        Vec2::new(-away - width, 0.0),
    ];
    let places = sides.map(|side| Rect::from_min_size(dot + side, galley.size()));
    let free = places
        .into_iter()
        .find(|place| !taken.iter().any(|other| other.intersects(*place)));
    if let Some(place) = free {
        ui.painter().galley(place.min, galley, theme.colours.text);
        taken.push(place);
    }
}

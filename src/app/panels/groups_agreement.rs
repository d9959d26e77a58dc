//! How far assessors agree: an overview of the items, and for one of them how severe each assessor is.

use egui::{Align2, FontId, Rect, Stroke, Ui, Vec2, pos2};

use super::Surroundings;
use super::author_pictures::beside_ui;
use super::author_plots::Plot;
use super::groups::nothing_ui;
use super::groups_state::GroupsState;
use super::groups_table::{choice_table_ui, table_ui};
use crate::app::theme::Theme;
use crate::app::theme::widgets::{glyph, muted_ui, subheading_ui, text_ui};
use crate::sim::score::scorecard::StepClass;
use crate::view::groups::{AgreementItemView, AgreementView};

const DETAILS: &str = "groups-severity-table";

/// Draws the overview and one item.
pub(super) fn agreement_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &AgreementView,
    state: &mut GroupsState,
) {
    let words = surroundings.words;
    muted_ui(ui, &words.text("groups-agreement-about"));
    for line in &view.about {
        text_ui(ui, line);
    }
    let row = state.row(view.items.len());
    let Some(item) = view.items.get(row) else {
        return nothing_ui(ui, surroundings, "groups-nothing-marked", "groups-nothing-marked-about");
    };
    if !view.has_pairs {
        nothing_ui(ui, surroundings, "groups-nothing-twice", "groups-nothing-twice-about");
    }
    if let Some(pressed) = choice_table_ui(ui, surroundings, state, "groups-agreement-table", &view.table, row) {
        state.look_at(pressed, DETAILS);
    }
    item_ui(ui, surroundings, item, state);
}

fn item_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, item: &AgreementItemView, state: &mut GroupsState) {
    let words = surroundings.words;
    subheading_ui(ui, &item.name);
    for line in &item.lines {
        text_ui(ui, line);
    }
    let name = words.text("groups-severity");
    let sides = ["groups-severe", "groups-lenient"].map(|key| words.text(key));
    let about = words.with("groups-severity-about", &[("reach", item.reach_text.clone().into())]);
    beside_ui(
        ui,
        |ui| {
            severity_picture(ui, &name, [&sides[0], &sides[1]], item);
            muted_ui(ui, &about);
        },
        |ui| table_ui(ui, surroundings, state, DETAILS, &item.table),
    );
}

/// Each assessor's mean difference from the others around 0, with its standard deviation; the band in the middle is what is close.
fn severity_picture(ui: &mut Ui, name: &str, sides: [&str; 2], item: &AgreementItemView) {
    let theme = Theme::of(ui.ctx());
    let row = theme.space(7);
    let plot = Plot::new(ui, name, row * item.assessors.len().max(1) as f32 + theme.space(8));
    let reaches = item.assessors.iter().filter_map(|point| {
        let difference = point.difference?;
        Some(difference.abs() + point.deviation.unwrap_or(0.0))
    });
    let widest = reaches.fold(2.0 * item.reach, f64::max);
    let x = |points: f64| plot.x(((points / widest + 1.0) / 2.0) as f32);
    let band = Rect::from_x_y_ranges(x(-item.reach)..=x(item.reach), plot.rect.y_range());
    ui.painter().rect_filled(band, 0.0, theme.colours.selected);
    let middle = Stroke::new(theme.measures.hairline, theme.colours.text);
    ui.painter().vline(x(0.0), plot.rect.y_range(), middle);
    scale(ui, &plot, sides, item.reach, &x);

    let font = FontId::proportional(theme.measures.small);
    for (place, point) in item.assessors.iter().enumerate() {
        let y = plot.rect.top() + row * (place as f32 + 0.5);
        let number = pos2(plot.rect.left() - theme.space(1), y);
        let text = (place + 1).to_string();
        ui.painter()
            .text(number, Align2::RIGHT_CENTER, text, font.clone(), theme.colours.text);
        let Some(difference) = point.difference else { continue };
        if let Some(deviation) = point.deviation {
            let spread = Stroke::new(theme.measures.icon_stroke, theme.colours.muted);
            ui.painter()
                .hline(x(difference - deviation)..=x(difference + deviation), y, spread);
        }
        let class = match difference.abs() <= item.reach {
            true => StepClass::Best,
            false => StepClass::Costly,
        };
        let sign = Rect::from_center_size(pos2(x(difference), y), Vec2::splat(theme.space(4)));
        glyph::paint_mark(ui.painter(), sign, class, theme.colours.mark(class));
    }
}

/// The ends of the band and 0 in numbers, and what lies on either side.
fn scale(ui: &Ui, plot: &Plot, sides: [&str; 2], reach: f64, x: &dyn Fn(f64) -> f32) {
    let theme = Theme::of(ui.ctx());
    let font = FontId::proportional(theme.measures.small);
    let below = plot.rect.bottom() + theme.space(1);
    for points in [-reach, 0.0, reach] {
        let text = match points {
            points if points > 0.0 => format!("+{points}"),
            points => format!("{points}").replace('-', "−"),
        };
        let place = pos2(x(points), below);
        ui.painter()
            .text(place, Align2::CENTER_TOP, text, font.clone(), theme.colours.muted);
    }
    let ends = [
        (plot.rect.left(), Align2::LEFT_TOP, sides[0]),
        (plot.rect.right(), Align2::RIGHT_TOP, sides[1]),
    ];
    for (x, align, side) in ends {
        ui.painter()
            .text(pos2(x, below), align, side, font.clone(), theme.colours.muted);
    }
}

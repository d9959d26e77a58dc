//! The exams of a group over time: an overview of everybody, and one person's marks as a picture.

use egui::{Align2, FontId, Pos2, Rect, Shape, Stroke, Ui, Vec2, pos2};

use super::Surroundings;
use super::author_pictures::beside_ui;
use super::author_plots::Plot;
use super::groups::nothing_ui;
use super::groups_state::GroupsState;
use super::groups_table::{choice_table_ui, table_ui};
use crate::app::theme::Theme;
use crate::app::theme::widgets::{dimension_glyph_ui, glyph, muted_ui, subheading_ui};
use crate::sim::score::mark::Mark;
use crate::sim::score::scorecard::DIMENSIONS;
use crate::view::groups::{ExamPointView, GroupView, PersonView};

const DETAILS: &str = "groups-exams-table";

/// The keys of the dimensions' words, in their order.
const NAMES: [&str; 3] = ["dimension-empathy", "dimension-accuracy", "dimension-compliance"];

/// Draws everybody's last exam, one person's exams, and the exams without a mark.
pub(super) fn progress_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, group: &GroupView, state: &mut GroupsState) {
    let words = surroundings.words;
    let progress = &group.progress;
    let nobody = progress.people.iter().all(|person| person.exams.is_empty());
    let row = state.row(progress.people.len());
    if nobody {
        nothing_ui(ui, surroundings, "groups-no-exams", "groups-no-exams-about");
    } else if let Some(person) = progress.people.get(row) {
        if let Some(pressed) = choice_table_ui(ui, surroundings, state, "groups-last-table", &progress.table, row) {
            state.look_at(pressed, DETAILS);
        }
        person_ui(ui, surroundings, person, state);
    }
    if !progress.without_mark.rows.is_empty() {
        subheading_ui(ui, &words.text("groups-without-mark"));
        table_ui(ui, surroundings, state, "groups-unmarked-table", &progress.without_mark);
    }
}

fn person_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, person: &PersonView, state: &mut GroupsState) {
    let words = surroundings.words;
    let name = words.with("groups-exams-of", &[("name", person.name.clone().into())]);
    subheading_ui(ui, &name);
    let (Some(first), Some(last)) = (person.exams.first(), person.exams.last()) else {
        muted_ui(ui, &words.text("groups-no-exam-of-person"));
        return;
    };
    let from_to = [("from", first.day.clone().into()), ("to", last.day.clone().into())];
    beside_ui(
        ui,
        |ui| {
            progress_picture(ui, &name, &person.exams);
            legend_ui(ui, surroundings, &words.with("groups-exams-legend", &from_to));
        },
        |ui| table_ui(ui, surroundings, state, DETAILS, &person.table),
    );
}

/// The sign of each dimension with its name, and how to read the rest.
fn legend_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, about: &str) {
    ui.horizontal_wrapped(|ui| {
        for (dimension, key) in DIMENSIONS.into_iter().zip(NAMES) {
            let name = surroundings.words.text(key);
            dimension_glyph_ui(ui, dimension, &name);
            muted_ui(ui, &name);
        }
    });
    muted_ui(ui, about);
}

/// Marks run up and exams run right, in the order in which they were played; each dimension has its sign and its colour.
fn progress_picture(ui: &mut Ui, name: &str, exams: &[ExamPointView]) {
    let theme = Theme::of(ui.ctx());
    let plot = Plot::new(ui, name, theme.space(56));
    let font = FontId::proportional(theme.measures.small);
    let y = |mark: Mark| plot.rect.bottom() - plot.rect.height() * (mark.0 as f32 / 1000.0).clamp(0.0, 1.0);
    for hundredth in [0, 500, 1000] {
        let y = y(Mark(hundredth));
        ui.painter().hline(plot.rect.x_range(), y, theme.hairline());
        let place = pos2(plot.rect.left() - theme.space(1), y);
        let text = (hundredth / 10).to_string();
        ui.painter()
            .text(place, Align2::RIGHT_CENTER, text, font.clone(), theme.colours.muted);
    }
    let step = plot.rect.width() / exams.len().max(1) as f32;
    let x = |place: usize| plot.rect.left() + step * (place as f32 + 0.5);
    numbers(ui, &plot, exams.len(), step, &x);

    let overall: Vec<Pos2> = exams
        .iter()
        .enumerate()
        .map(|(place, exam)| pos2(x(place), y(exam.overall)))
        .collect();
    let thick = Stroke::new(2.0 * theme.measures.icon_stroke, theme.colours.text);
    ui.painter().extend(overall.iter().map(|at| {
        let radius = theme.space(1) + 1.0;
        Shape::circle_filled(*at, radius, theme.colours.text)
    }));
    ui.painter().add(Shape::line(overall, thick));

    // Equal marks would lie on each other: each dimension stands a little beside the others.
    let aside = theme.space(4).min(step / 4.0);
    for (place_of_dimension, dimension) in DIMENSIONS.into_iter().enumerate() {
        let beside = aside * (place_of_dimension as f32 - 1.0);
        let marks = exams.iter().enumerate();
        let points: Vec<Pos2> = marks
            .filter_map(|(place, exam)| {
                let mark = exam.dimensions[place_of_dimension]?;
                Some(pos2(x(place) + beside, y(mark)))
            })
            .collect();
        let stroke = Stroke::new(theme.measures.icon_stroke, theme.colours.dimension(dimension));
        ui.painter().add(Shape::line(points.clone(), stroke));
        for point in points {
            ui.painter().circle_filled(point, theme.space(2), theme.colours.surface);
            let sign = Rect::from_center_size(point, Vec2::splat(theme.space(4)));
            glyph::paint_dimension(ui.painter(), sign, dimension, stroke);
        }
    }
}

/// The numbers of the exams below the picture, as many as there is room for.
fn numbers(ui: &Ui, plot: &Plot, count: usize, step: f32, x: &dyn Fn(usize) -> f32) {
    let theme = Theme::of(ui.ctx());
    let font = FontId::proportional(theme.measures.small);
    let every = (theme.space(6) / step.max(1.0)).ceil().max(1.0) as usize;
    for place in (0..count).step_by(every) {
        let at = pos2(x(place), plot.rect.bottom() + theme.space(1));
        let text = (place + 1).to_string();
        ui.painter()
            .text(at, Align2::CENTER_TOP, text, font.clone(), theme.colours.muted);
    }
}

//! A small table beside a picture: a name that may be long, then numbers.

use egui::{Align, Button, Color32, FontId, Label, Layout, RichText, Sense, Ui, Vec2};

use super::kept::kept;
use crate::app::theme::Theme;
use crate::app::theme::widgets::focus;

/// Between two columns, in steps of the theme.
const GAP: u8 = 3;

/// Draws the table as wide as there is room.
pub(super) fn table_ui(ui: &mut Ui, headings: &[String], rows: &[Vec<String>]) {
    linked_table_ui(ui, headings, rows, |_| false);
}

/// The same, where the names of some rows lead somewhere; returns the row whose name was pressed.
pub(super) fn linked_table_ui(
    ui: &mut Ui,
    headings: &[String],
    rows: &[Vec<String>],
    leads: impl Fn(usize) -> bool,
) -> Option<usize> {
    let theme = Theme::of(ui.ctx());
    let available = ui.available_width();
    let of = (
        headings,
        rows,
        // Letters of another size or of other fonts are as wide as they are, and so are the headings.
        [
            available,
            needed(ui, headings),
            theme.space(1),
            ui.ctx().pixels_per_point(),
        ]
        .map(f32::to_bits),
    );
    let id = ui.id().with(("author-table-widths", headings));
    let widths = kept(ui, id, of, || widths(ui, headings, rows));
    row_ui(ui, headings, &widths, Row::Heading);
    ui.painter().hline(
        ui.max_rect().x_range(),
        ui.cursor().top() - ui.spacing().item_spacing.y / 2.0,
        theme.hairline(),
    );
    let mut pressed = None;
    for (place, row) in rows.iter().enumerate() {
        let kind = if leads(place) { Row::Link } else { Row::Plain };
        if row_ui(ui, row, &widths, kind) {
            pressed = Some(place);
        }
    }
    pressed
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Heading,
    Plain,
    /// Its name leads somewhere.
    Link,
}

/// The width of each column: numbers take what they need, up to a limit, and the name has the rest.
fn widths(ui: &Ui, headings: &[String], rows: &[Vec<String>]) -> Vec<f32> {
    let theme = Theme::of(ui.ctx());
    let numbers = headings.len().saturating_sub(1);
    let most = (ui.available_width() / (numbers as f32 + 2.0)).min(theme.space(24));
    let of_column = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        let widest = needed(ui, cells.chain(headings.get(column)));
        widest.max(theme.space(8)).min(most)
    };
    let mut widths: Vec<f32> = (1..=numbers).map(of_column).collect();
    let taken: f32 = widths.iter().map(|width| width + theme.space(GAP)).sum();
    widths.insert(0, (ui.available_width() - taken).max(theme.space(8)));
    widths
}

/// The width of the widest of these cells, in points.
fn needed<'c>(ui: &Ui, cells: impl IntoIterator<Item = &'c String>) -> f32 {
    let font = FontId::proportional(Theme::of(ui.ctx()).measures.small);
    let width = |cell: &String| {
        let galley = ui
            .painter()
            .layout_no_wrap(cell.clone(), font.clone(), Color32::PLACEHOLDER);
        galley.size().x.ceil()
    };
    cells.into_iter().map(width).fold(0.0, f32::max)
}

/// Draws a row; whether its name was pressed.
fn row_ui(ui: &mut Ui, cells: &[String], widths: &[f32], kind: Row) -> bool {
    let theme = Theme::of(ui.ctx());
    let mut is_pressed = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme.space(GAP);
        for (column, (cell, width)) in cells.iter().zip(widths).enumerate() {
            let width = *width;
            let layout = match column {
                0 => Layout::left_to_right(Align::Center),
                _ => Layout::right_to_left(Align::Center),
            };
            let size = Vec2::new(width, theme.measures.smallest_target);
            ui.allocate_ui_with_layout(size, layout, |ui| {
                ui.set_min_width(width);
                let text = RichText::new(cell).size(theme.measures.small);
                if kind == Row::Link && column == 0 {
                    let target = Vec2::splat(theme.measures.smallest_target);
                    // A button that is higher than the row would stand lower than the numbers.
                    ui.spacing_mut().button_padding.y = 0.0;
                    ui.spacing_mut().interact_size.y = theme.measures.smallest_target;
                    let button = Button::new(text.color(theme.colours.accent)).frame(false).truncate();
                    let link = ui.add(button.min_size(target));
                    focus::ring(ui, &link, theme.control_corners());
                    is_pressed = link.clicked();
                    return;
                }
                let colour = if kind == Row::Heading {
                    theme.colours.muted
                } else {
                    theme.colours.text
                };
                ui.add(Label::new(text.color(colour)).truncate().sense(Sense::hover()));
            });
        }
    });
    is_pressed
}

//! A table of a group: columns where there is room, else each row as a small list; a long table in parts.

use std::ops::Range;

use egui::{Align, Label, Layout, Rect, Response, RichText, Sense, Ui, Vec2, WidgetInfo, WidgetType};

use super::Surroundings;
use super::groups_state::GroupsState;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{button_ui, focus, glyph, muted_ui, text_ui};
use crate::view::groups::{CellView, TableView};

/// So many rows are drawn at once.
pub(super) const PAGE: usize = 50;

/// Draws a table; `id` tells its place in a long table from those of others.
pub(super) fn table_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    state: &mut GroupsState,
    id: &'static str,
    table: &TableView,
) {
    draw(ui, surroundings, state, id, table, None);
}

/// The same, where each row can be chosen by its first cell; returns the row that was.
pub(super) fn choice_table_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    state: &mut GroupsState,
    id: &'static str,
    table: &TableView,
    chosen: usize,
) -> Option<usize> {
    draw(ui, surroundings, state, id, table, Some(chosen))
}

fn draw(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    state: &mut GroupsState,
    id: &'static str,
    table: &TableView,
    chosen: Option<usize>,
) -> Option<usize> {
    let shown = part(state.pages.get(id).copied().unwrap_or(0), table.rows.len());
    let mut pressed = None;
    ui.push_id(id, |ui| {
        let theme = Theme::of(ui.ctx());
        let widths = widths(ui.available_width(), table, &theme);
        if let Some(widths) = &widths {
            heading_ui(ui, table, widths);
            rule_ui(ui);
        }
        let first = shown.start;
        for (offset, row) in table.rows.get(shown).unwrap_or_default().iter().enumerate() {
            let place = first + offset;
            let choice = chosen.map(|chosen| chosen == place);
            let response = match &widths {
                Some(widths) => row_ui(ui, surroundings, table, row, widths, choice),
                None => block_ui(ui, surroundings, table, row, choice),
            };
            if response.is_some_and(|response| response.clicked()) {
                pressed = Some(place);
            }
        }
        parts_ui(ui, surroundings, state, id, table.rows.len());
    });
    pressed
}

/// The rows of a part.
fn part(page: usize, rows: usize) -> Range<usize> {
    let last = rows.saturating_sub(1) / PAGE;
    let first = page.min(last) * PAGE;
    first..(first + PAGE).min(rows)
}

/// The way through a table that is longer than a part of it.
fn parts_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, state: &mut GroupsState, id: &'static str, rows: usize) {
    let pages = rows.div_ceil(PAGE);
    if pages < 2 {
        return;
    }
    let words = surroundings.words;
    let page = state.pages.get(id).copied().unwrap_or(0).min(pages - 1);
    ui.horizontal_wrapped(|ui| {
        let mut button = |key: &str, is_there: bool| {
            let shown = ui.add_enabled_ui(is_there, |ui| button_ui(ui, &words.text(key), None).clicked());
            shown.inner
        };
        let back = button("library-page-before", page > 0);
        let on = button("library-page-after", page + 1 < pages);
        if back {
            state.pages.insert(id, page - 1);
        }
        if on {
            state.pages.insert(id, page + 1);
        }
        let place = [
            ("n", (page + 1).to_string().into()),
            ("total", pages.to_string().into()),
        ];
        muted_ui(ui, &words.with("library-page", &place));
    });
}

/// The widths of the columns; none where they do not fit beside each other.
fn widths(available: f32, table: &TableView, theme: &Theme) -> Option<Vec<f32>> {
    let gaps = theme.space(2) * table.columns.len().saturating_sub(1) as f32;
    let of_column = |place: usize| match (place, table.columns[place].is_number) {
        (0, _) => (theme.space(28), 2.2),
        (_, false) => (theme.space(20), 1.4),
        (_, true) => (theme.space(18), 1.0),
    };
    let columns: Vec<(f32, f32)> = (0..table.columns.len()).map(of_column).collect();
    let least: f32 = columns.iter().map(|(least, _)| least).sum();
    let shares: f32 = columns.iter().map(|(_, share)| share).sum();
    // More room than this only takes the cells of a row away from each other.
    let room = available.min(gaps + 2.5 * least) - gaps - least;
    (room >= 0.0).then(|| {
        columns
            .iter()
            .map(|(least, share)| least + room * share / shares)
            .collect()
    })
}

fn heading_ui(ui: &mut Ui, table: &TableView, widths: &[f32]) {
    let theme = Theme::of(ui.ctx());
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme.space(2);
        for (column, width) in table.columns.iter().zip(widths) {
            cell_space_ui(ui, *width, column.is_number, |ui| {
                let text = RichText::new(&column.name).size(theme.measures.small);
                ui.add(Label::new(text.color(theme.colours.muted)).wrap());
            });
        }
    });
}

fn row_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    table: &TableView,
    row: &[CellView],
    widths: &[f32],
    choice: Option<bool>,
) -> Option<Response> {
    let theme = Theme::of(ui.ctx());
    let mut response = None;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme.space(2);
        for (place, ((cell, width), column)) in row.iter().zip(widths).zip(&table.columns).enumerate() {
            cell_space_ui(ui, *width, column.is_number, |ui| match choice {
                Some(is_chosen) if place == 0 => {
                    response = Some(choice_ui(ui, &cell.text, &told(surroundings, table, row), is_chosen));
                }
                _ => {
                    // As low as the text of a cell that can be pressed.
                    if choice.is_some() {
                        ui.add_space(0.75 * theme.space(1));
                    }
                    cell_ui(ui, cell, &cell.text);
                }
            });
        }
    });
    response
}

/// A row as a list: its first cell, and each of the others with the name of its column.
fn block_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    table: &TableView,
    row: &[CellView],
    choice: Option<bool>,
) -> Option<Response> {
    let mut response = None;
    for (place, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
        match (place, choice) {
            (0, Some(is_chosen)) => {
                response = Some(choice_ui(ui, &cell.text, &told(surroundings, table, row), is_chosen));
            }
            (0, None) => {
                text_ui(ui, &cell.text);
            }
            _ => cell_ui(ui, cell, &surroundings.words.labelled(&column.name, &cell.text)),
        }
    }
    rule_ui(ui);
    response
}

/// Room for a cell; its text goes on below where it is longer.
fn cell_space_ui(ui: &mut Ui, width: f32, is_number: bool, add: impl FnOnce(&mut Ui)) {
    let theme = Theme::of(ui.ctx());
    let layout = Layout::top_down(if is_number { Align::Max } else { Align::Min });
    let size = Vec2::new(width, theme.measures.smallest_target);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.set_width(width);
        add(ui);
    });
}

fn cell_ui(ui: &mut Ui, cell: &CellView, text: &str) {
    let theme = Theme::of(ui.ctx());
    let text = RichText::new(text).size(theme.measures.small);
    let Some(sign) = cell.sign else {
        ui.add(Label::new(text.color(theme.colours.text)).wrap());
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size = Vec2::ZERO;
        ui.spacing_mut().item_spacing.x = theme.space(1);
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(theme.measures.small), Sense::hover());
        glyph::paint_mark(ui.painter(), rect, sign, theme.colours.mark(sign));
        ui.add(Label::new(text.color(theme.colours.text)).wrap());
    });
}

/// The first cell of a row that can be chosen; screen readers hear the whole row.
fn choice_ui(ui: &mut Ui, text: &str, told: &str, is_chosen: bool) -> Response {
    let theme = Theme::of(ui.ctx());
    let colours = &theme.colours;
    let (width, edge) = (ui.available_width(), theme.space(1));
    let font = egui::FontId::proportional(theme.measures.small);
    let galley = ui
        .painter()
        .layout(text.to_owned(), font, colours.accent, (width - 2.0 * edge).max(1.0));
    let height = (galley.size().y + edge).max(theme.measures.smallest_target);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::click());
    let fill = match (response.hovered(), is_chosen) {
        (true, _) => Some(colours.hovered),
        (false, true) => Some(colours.selected),
        (false, false) => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, theme.control_corners(), fill);
    }
    let inner: Rect = rect.shrink2(Vec2::new(edge, (height - galley.size().y) / 2.0));
    ui.painter().galley(inner.min, galley, colours.accent);
    response.widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, ui.is_enabled(), is_chosen, told));
    focus::ring(ui, &response, theme.control_corners());
    response
}

/// A whole row in words.
fn told(surroundings: &Surroundings<'_>, table: &TableView, row: &[CellView]) -> String {
    let words = surroundings.words;
    let cells = table.columns.iter().zip(row).enumerate();
    let cells: Vec<String> = cells
        .map(|(place, (column, cell))| match place {
            0 => cell.text.clone(),
            _ => words.labelled(&column.name, &cell.text),
        })
        .collect();
    words.ranked(&cells)
}

fn rule_ui(ui: &mut Ui) {
    let theme = Theme::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), theme.measures.hairline), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, theme.hairline());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_cover_a_table_and_never_go_past_it() {
        assert_eq!(part(0, 0), 0..0);
        assert_eq!(part(3, 0), 0..0);
        assert_eq!(part(0, PAGE), 0..PAGE);
        assert_eq!(part(1, PAGE + 1), PAGE..PAGE + 1);
        assert_eq!(part(9, PAGE + 1), PAGE..PAGE + 1);
    }
}

//! A row of the list of sessions and the heading above: which columns fit, and signs for what is not in order.

use egui::{Align2, Color32, FontId, Rect, Response, Sense, Ui, UiBuilder, Vec2, WidgetInfo, WidgetType, pos2};

use super::Surroundings;
use super::author_list::one_line;
use super::library::LibraryScreenView;
use super::library_state::LibraryState;
use crate::app::theme::Theme;
use crate::app::theme::fonts;
use crate::app::theme::widgets::{focus, glyph};
use crate::sim::library::query::SortKey;
use crate::sim::library::row::{CallResult, SessionState};
use crate::sim::score::scorecard::StepClass;
use crate::view::library::{COLUMNS, LibraryRowView};

/// A column that is shown: its place among the cells, where it begins, and how wide it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Column {
    cell: usize,
    left: f32,
    width: f32,
}

/// The columns in the order in which they are shown, each with its share of the width and from how many shares on it is shown.
const SHOWN: [(&str, f32, u8); 8] = [
    ("library-began", 1.5, 0),
    ("library-trainee", 1.2, 0),
    ("library-call", 2.6, 0),
    ("library-result", 1.1, 0),
    ("library-mark", 0.7, 0),
    ("library-computed", 1.2, 2),
    ("library-state", 1.2, 1),
    ("library-marked", 0.9, 2),
];

/// How wide a day and a time are with the room around them, in heights of a letter.
const TIME: f32 = 10.5;

/// What a column sorts by, if it does.
fn sort_key(key: &str) -> Option<SortKey> {
    match key {
        "library-began" => Some(SortKey::Began),
        "library-trainee" => Some(SortKey::Trainee),
        "library-call" => Some(SortKey::Scenario),
        "library-mark" => Some(SortKey::Mark),
        "library-state" => Some(SortKey::State),
        _ => None,
    }
}

/// The columns that fit.
pub(super) fn columns(width: f32, theme: &Theme) -> Vec<Column> {
    let room = match width {
        _ if width < theme.measures.very_narrow_below => 0,
        _ if width < theme.measures.narrow_below => 1,
        _ => 2,
    };
    let shown = SHOWN.iter().filter(|(.., from)| *from <= room);
    let whole: f32 = shown.clone().map(|(_, share, _)| share).sum();
    let sign = theme.measures.icon + theme.space(3);
    // The first is a time, of which nothing can be left out; the others share what it leaves.
    let first = ((width - sign) / whole * SHOWN[0].1).max(TIME * theme.measures.body);
    let unit = (width - sign - first) / (whole - SHOWN[0].1);
    let mut left = sign;
    shown
        .filter_map(|(key, share, _)| {
            let column = Column {
                cell: COLUMNS.iter().position(|known| known == key)?,
                left,
                width: if left > sign { share * unit } else { first },
            };
            left += column.width;
            Some(column)
        })
        .collect()
}

/// Draws the names of the columns; those that sort are buttons.
pub(super) fn heading_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &LibraryScreenView,
    state: &mut LibraryState,
    columns: &[Column],
) {
    let theme = Theme::of(ui.ctx());
    let size = Vec2::new(ui.available_width(), theme.measures.control_height);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    for column in columns {
        let place = Rect::from_min_size(
            pos2(rect.left() + column.left, rect.top()),
            Vec2::new(column.width, rect.height()),
        );
        let name = &view.library.heading[column.cell];
        let sorts = sort_key(COLUMNS[column.cell]);
        let Some(key) = sorts else {
            let place = place.left_center() + Vec2::new(theme.space(1), 0.0);
            let font = FontId::proportional(theme.measures.small);
            ui.painter()
                .text(place, Align2::LEFT_CENTER, name, font, theme.colours.muted);
            continue;
        };
        // The room of the whole heading is taken already: a scope would move what follows back up.
        let mut of_column = ui.new_child(UiBuilder::new().max_rect(place));
        let is_sorted = state.sort.key == key;
        if column_button_ui(&mut of_column, surroundings, name, is_sorted, state.sort.reversed).clicked() {
            state.order_by(key);
        }
    }
}

fn column_button_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    name: &str,
    is_sorted: bool,
    is_reversed: bool,
) -> Response {
    let theme = Theme::of(ui.ctx());
    let size = ui.available_size();
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let arrow = match (is_sorted, is_reversed) {
        (false, _) => "",
        (true, false) => " ↓",
        (true, true) => " ↑",
    };
    let colours = &theme.colours;
    if response.hovered() {
        ui.painter().rect_filled(rect, theme.control_corners(), colours.hovered);
    }
    let font = match is_sorted {
        true => fonts::bold(ui.ctx(), theme.measures.small),
        false => FontId::proportional(theme.measures.small),
    };
    let width = (rect.width() - theme.space(2)).max(1.0);
    let job = one_line(&format!("{name}{arrow}"), font, colours.accent, width);
    let galley = ui.painter().layout_job(job);
    let top = rect.center().y - galley.size().y / 2.0;
    ui.painter()
        .galley(pos2(rect.left() + theme.space(1), top), galley, colours.accent);
    let about = surroundings.words.with(
        match (is_sorted, is_reversed) {
            (false, _) => "library-sort-by",
            (true, false) => "library-sorted-by",
            (true, true) => "library-sorted-back",
        },
        &[("column", name.to_owned().into())],
    );
    focus::name_and_ring(ui, &response, WidgetType::Button, &about, theme.control_corners());
    response
}

/// Draws one row. It can be pressed and takes no focus of its own: the list has it.
pub(super) fn row_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &LibraryScreenView,
    row: &LibraryRowView,
    columns: &[Column],
    size: Vec2,
    is_selected: bool,
) -> Response {
    let theme = Theme::of(ui.ctx());
    let colours = &theme.colours;
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK | Sense::HOVER);
    let resting = match is_selected {
        true => colours.selected,
        false => Color32::TRANSPARENT,
    };
    let fill = if response.hovered() { colours.hovered } else { resting };
    ui.painter().rect_filled(rect, theme.control_corners(), fill);
    let side = theme.measures.icon;
    let sign = Rect::from_center_size(
        pos2(rect.left() + side / 2.0 + theme.space(1), rect.center().y),
        Vec2::splat(side * 0.8),
    );
    let class = class_of(row);
    glyph::paint_mark(ui.painter(), sign, class, colours.mark(class));
    for column in columns {
        // Where the state has no column, it stands for the result that a broken file has not.
        let key = COLUMNS[column.cell];
        let says_state = key == "library-result" && !row.is_in_order();
        let is_state = key == "library-state" || says_state;
        let text = match says_state {
            true => state_cell(row),
            false => row.cells[column.cell].as_str(),
        };
        let colour = match is_state && !row.is_in_order() || key == "library-result" {
            true => colours.mark(class),
            false => colours.text,
        };
        let font = FontId::proportional(theme.measures.body);
        let width = (column.width - theme.space(2)).max(1.0);
        let galley = ui.painter().layout_job(one_line(text, font, colour, width));
        let left = rect.left() + column.left + theme.space(1);
        let top = rect.center().y - galley.size().y / 2.0;
        ui.painter().galley(pos2(left, top), galley, colours.text);
    }
    let words = surroundings.words;
    let cells = view.library.heading.iter().zip(&row.cells);
    let cells = cells.filter(|(_, cell)| !cell.is_empty());
    let told: Vec<String> = cells.map(|(name, cell)| words.labelled(name, cell)).collect();
    let told = [words.ranked(&told), row.notes.join(" ")].join(". ");
    response.widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, ui.is_enabled(), is_selected, &told));
    response
}

/// The sign before a row: what came of the call, or what is wrong with the file.
fn class_of(row: &LibraryRowView) -> StepClass {
    match (row.state, row.result) {
        (SessionState::Damaged | SessionState::Conflict, _) | (_, CallResult::Critical) => StepClass::Critical,
        (SessionState::Unusable, _) | (_, CallResult::Failed) => StepClass::Costly,
        (_, CallResult::Passed) => StepClass::Best,
        (
            _,
            CallResult::NoMark | CallResult::Void | CallResult::MayGoOn | CallResult::Differ | CallResult::Incomplete,
        ) => StepClass::Fine,
    }
}

fn state_cell(row: &LibraryRowView) -> &str {
    let place = COLUMNS.iter().position(|key| *key == "library-state");
    place.and_then(|place| row.cells.get(place)).map_or("", String::as_str)
}

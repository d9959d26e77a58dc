//! The list of sessions: a heading that sorts, and rows of which only those that can be seen are drawn.

use egui::{EventFilter, Key, Rect, ScrollArea, Sense, Ui, Vec2, WidgetType, pos2};

use super::library::LibraryScreenView;
use super::library_row::{columns, heading_ui, row_ui};
use super::library_state::{LibraryState, PAGE};
use super::{Surroundings, pressed};
use crate::app::preferences::KeyAction;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{button_ui, focus, muted_ui};
use crate::app::ui_command::UiCommand;

/// How many there are, and the way through a list that is longer than a part of it.
pub(super) fn pages_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &LibraryScreenView,
    state: &mut LibraryState,
) {
    let words = surroundings.words;
    let pages = view.total.div_ceil(PAGE).max(1);
    ui.horizontal_wrapped(|ui| {
        let shown = view.library.rows.len().to_string();
        let counts = [("shown", shown.into()), ("total", view.total.to_string().into())];
        muted_ui(ui, &words.with("library-shown", &counts));
        if pages == 1 {
            return;
        }
        let before = ui.add_enabled_ui(state.page > 0, |ui| {
            button_ui(ui, &words.text("library-page-before"), None).clicked()
        });
        let after = ui.add_enabled_ui(state.page + 1 < pages, |ui| {
            button_ui(ui, &words.text("library-page-after"), None).clicked()
        });
        if before.inner || after.inner {
            state.page = match before.inner {
                true => state.page.saturating_sub(1),
                false => state.page + 1,
            };
            state.look_at(0);
        }
        let place = [
            ("n", (state.page + 1).to_string().into()),
            ("total", pages.to_string().into()),
        ];
        muted_ui(ui, &words.with("library-page", &place));
    });
}

/// Draws heading and rows in this height. Arrows go through the rows; Enter and a double click open.
pub(super) fn list_ui(
    ui: &mut Ui,
    surroundings: &Surroundings<'_>,
    view: &LibraryScreenView,
    state: &mut LibraryState,
    height: f32,
) -> Option<UiCommand> {
    let theme = Theme::of(ui.ctx());
    let rows = &view.library.rows;
    state.selected = state.selected.min(rows.len().saturating_sub(1));
    let id = ui.id().with("library-rows");
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    if let Some(wanted) = moved(ui, surroundings, state.selected, rows.len(), has_focus) {
        state.look_at(wanted);
    }
    let shown = columns(ui.available_width(), &theme);
    heading_ui(ui, surroundings, view, state, &shown);
    let row_height = theme.space(9);
    let mut asked = None;
    let area = ScrollArea::vertical()
        .id_salt("library-list")
        .auto_shrink(false)
        .max_height(height - theme.measures.control_height)
        .min_scrolled_height(theme.space(20));
    ui.spacing_mut().item_spacing.y = 0.0;
    let drawn = area.show_rows(ui, row_height, rows.len(), |ui, range| {
        let first = range.start;
        let top = ui.cursor().min;
        for (offset, row) in rows.get(range).unwrap_or_default().iter().enumerate() {
            let index = first + offset;
            let size = Vec2::new(ui.available_width(), row_height);
            let response = row_ui(ui, surroundings, view, row, &shown, size, index == state.selected);
            if response.clicked() {
                state.look_at(index);
            }
            if response.double_clicked() && row.can_be_opened() {
                asked = Some(UiCommand::OpenReview(row.path.clone()));
            }
        }
        if std::mem::take(&mut state.scrolls) {
            let above = (state.selected as f32 - first as f32) * row_height;
            let place = pos2(top.x, top.y + above);
            ui.scroll_to_rect(Rect::from_min_size(place, Vec2::splat(row_height)), None);
        }
    });
    let list = ui.interact(drawn.inner_rect, id, Sense::focusable_noninteractive());
    let name = surroundings.words.text("library-list");
    focus::name_and_ring(ui, &list, WidgetType::Other, &name, theme.control_corners());
    if has_focus {
        // Up and down go through the rows and not to another widget.
        let arrows = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
        let enters = surroundings.keys_act && ui.input(|input| input.key_pressed(Key::Enter));
        let row = rows.get(state.selected).filter(|row| enters && row.can_be_opened());
        asked = row.map(|row| UiCommand::OpenReview(row.path.clone())).or(asked);
    }
    asked
}

/// The row that keys lead to, while no other widget needs them.
fn moved(ui: &Ui, surroundings: &Surroundings<'_>, here: usize, count: usize, has_focus: bool) -> Option<usize> {
    let is_free = has_focus || ui.memory(|memory| memory.focused().is_none());
    let last = count.checked_sub(1)?;
    if !is_free {
        None
    } else if pressed(ui, surroundings, KeyAction::NextMoment) {
        Some((here + 1).min(last))
    } else if pressed(ui, surroundings, KeyAction::PreviousMoment) {
        Some(here.saturating_sub(1))
    } else if pressed(ui, surroundings, KeyAction::FirstStep) {
        Some(0)
    } else if pressed(ui, surroundings, KeyAction::LastStep) {
        Some(last)
    } else {
        None
    }
}

//! A small table beside a picture: a name that may be long, then numbers.

use egui::{Align, Label, Layout, RichText, Sense, Ui, Vec2};

use crate::app::theme::Theme;

/// Draws the table as wide as there is room.
pub(super) fn table_ui(ui: &mut Ui, headings: &[String], rows: &[Vec<String>]) {
    let theme = Theme::of(ui.ctx());
    row_ui(ui, headings, true);
    ui.painter().hline(
        ui.max_rect().x_range(),
        ui.cursor().top() - ui.spacing().item_spacing.y / 2.0,
        theme.hairline(),
    );
    for row in rows {
        row_ui(ui, row, false);
    }
}

fn row_ui(ui: &mut Ui, cells: &[String], is_heading: bool) {
    let theme = Theme::of(ui.ctx());
    let numbers = cells.len().saturating_sub(1) as f32;
    let gap = theme.space(2);
    let of_number = (ui.available_width() / (numbers + 2.0)).min(theme.space(24));
    let of_name = (ui.available_width() - numbers * (of_number + gap)).max(theme.space(8));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for (column, cell) in cells.iter().enumerate() {
            let width = if column == 0 { of_name } else { of_number };
            let layout = match column {
                0 => Layout::left_to_right(Align::Center),
                _ => Layout::right_to_left(Align::Center),
            };
            let size = Vec2::new(width, theme.measures.smallest_target);
            ui.allocate_ui_with_layout(size, layout, |ui| {
                ui.set_min_width(width);
                let colour = if is_heading {
                    theme.colours.muted
                } else {
                    theme.colours.text
                };
                let text = RichText::new(cell).size(theme.measures.small).color(colour);
                ui.add(Label::new(text).truncate().sense(Sense::hover()));
            });
        }
    });
}

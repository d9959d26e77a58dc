//! The rules that a group breaks most, as bars and as a table.

use egui::{Align2, FontId, Rect, Stroke, Ui, pos2};

use super::Surroundings;
use super::author_pictures::beside_ui;
use super::author_plots::Plot;
use super::groups::nothing_ui;
use super::groups_state::GroupsState;
use super::groups_table::table_ui;
use crate::app::theme::Theme;
use crate::app::theme::widgets::{muted_ui, subheading_ui};
use crate::view::groups::{GroupView, RuleBar};

/// So many rules have a bar; the table has all.
const MOST_BARS: usize = 12;

/// Draws the rules.
pub(super) fn rules_ui(ui: &mut Ui, surroundings: &Surroundings<'_>, group: &GroupView, state: &mut GroupsState) {
    let words = surroundings.words;
    let rules = &group.rules;
    if rules.bars.is_empty() {
        let key = match group.decisions.calls.is_empty() {
            true => ["groups-no-exams", "groups-no-exams-about"],
            false => ["groups-no-rules", "groups-no-rules-about"],
        };
        return nothing_ui(ui, surroundings, key[0], key[1]);
    }
    let name = words.text("groups-rules-picture");
    subheading_ui(ui, &name);
    muted_ui(ui, &words.text("groups-rules-about"));
    let shown = rules.bars.get(..MOST_BARS).unwrap_or(&rules.bars);
    beside_ui(
        ui,
        |ui| bars_picture(ui, &name, shown),
        |ui| table_ui(ui, surroundings, state, "groups-rules-table", &rules.table),
    );
}

/// A bar for each rule from 0 to 100 per cent of the people, with a line from end to end of its interval.
fn bars_picture(ui: &mut Ui, name: &str, bars: &[RuleBar]) {
    let theme = Theme::of(ui.ctx());
    let row = theme.space(6);
    let plot = Plot::new(ui, name, row * bars.len().max(1) as f32 + theme.space(8));
    plot.marks_below(ui);
    let font = FontId::proportional(theme.measures.small);
    for (place, bar) in bars.iter().enumerate() {
        let y = plot.rect.top() + row * (place as f32 + 0.5);
        let half = theme.space(2);
        let right = plot.x(bar.share as f32).max(plot.rect.left() + 2.0);
        let drawn = Rect::from_min_max(pos2(plot.rect.left(), y - half), pos2(right, y + half));
        ui.painter()
            .rect_filled(drawn, theme.control_corners(), theme.colours.costly);
        if let Some([least, most]) = bar.interval {
            let [least, most] = [least, most].map(|share| plot.x(share as f32));
            let stroke = Stroke::new(theme.measures.icon_stroke, theme.colours.text);
            ui.painter().hline(least..=most, y, stroke);
            for end in [least, most] {
                ui.painter().vline(end, y - half / 2.0..=y + half / 2.0, stroke);
            }
        }
        let number = pos2(plot.rect.left() - theme.space(1), y);
        let text = (place + 1).to_string();
        ui.painter()
            .text(number, Align2::RIGHT_CENTER, text, font.clone(), theme.colours.text);
    }
}

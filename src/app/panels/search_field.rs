//! A field to search in: Escape empties it, and leaves it once it is empty, instead of leaving the screen.

use egui::{EventFilter, Key, Margin, Response, TextEdit, Ui};

use crate::app::theme::Theme;
use crate::app::theme::widgets::focus;

/// Draws the field, so many points wide at most. It counts as changed also when Escape has emptied it.
pub(super) fn search_field_ui(ui: &mut Ui, hint: String, width: f32, search: &mut String) -> Response {
    let theme = Theme::of(ui.ctx());
    let field = TextEdit::singleline(search)
        .hint_text(hint)
        .desired_width(width)
        .margin(Margin::from(theme.space(2)))
        .event_filter(EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
            tab: false,
        });
    let mut response = ui.add(field);
    focus::ring(ui, &response, theme.control_corners());
    if response.has_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        if search.is_empty() {
            response.surrender_focus();
        } else {
            search.clear();
            response.mark_changed();
        }
    }
    response
}

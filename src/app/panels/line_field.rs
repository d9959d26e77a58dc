//! A line that somebody types, below its name.

use egui::{Response, TextEdit, Ui};

use crate::app::theme::Theme;
use crate::app::theme::widgets::{focus, text_ui};

/// Draws the name and the field.
pub(super) fn line_ui(ui: &mut Ui, name: &str, text: &mut String) -> Response {
    draw(ui, name, text, false)
}

/// The same for what nobody else should read.
pub(super) fn secret_line_ui(ui: &mut Ui, name: &str, text: &mut String) -> Response {
    draw(ui, name, text, true)
}

/// Whether Enter was pressed in the field.
pub(super) fn enters(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter))
}

fn draw(ui: &mut Ui, name: &str, text: &mut String, is_secret: bool) -> Response {
    let theme = Theme::of(ui.ctx());
    let label = text_ui(ui, name);
    let field = TextEdit::singleline(text)
        .password(is_secret)
        .hint_text(name)
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::from(theme.space(2)));
    let response = ui.add(field).labelled_by(label.id);
    focus::ring(ui, &response, theme.control_corners());
    response
}

//! Headings and short texts in the theme's sizes.

use egui::accesskit::Role;
use egui::{Color32, Response, RichText, Ui};

use super::text::text_ui;
use crate::app::theme::{Theme, fonts};

/// The one title of a screen.
pub fn title_ui(ui: &mut Ui, text: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    titled(ui, text, theme.measures.title, 1)
}

/// The heading of a part of a screen.
pub fn heading_ui(ui: &mut Ui, text: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    titled(ui, text, theme.measures.heading, 2)
}

/// The heading of a card.
pub fn subheading_ui(ui: &mut Ui, text: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    titled(ui, text, theme.measures.large, 3)
}

/// Bold text in a colour of the theme.
pub fn strong_ui(ui: &mut Ui, text: &str, colour: Color32) -> Response {
    let font = fonts::bold(ui.ctx(), Theme::of(ui.ctx()).measures.body);
    text_ui(ui, RichText::new(text).font(font).color(colour))
}

/// Small secondary text.
pub fn muted_ui(ui: &mut Ui, text: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    text_ui(
        ui,
        RichText::new(text)
            .size(theme.measures.small)
            .color(theme.colours.muted),
    )
}

fn titled(ui: &mut Ui, text: &str, size: f32, level: usize) -> Response {
    let theme = Theme::of(ui.ctx());
    let font = fonts::bold(ui.ctx(), size);
    let response = text_ui(ui, RichText::new(text).font(font).color(theme.colours.text));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_level(level);
        // egui gives the text of a label as its value, and a heading is read by its name.
        node.set_label(text);
    });
    response
}

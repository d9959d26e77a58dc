//! Cards: what belongs together.

use egui::{Frame, InnerResponse, Margin, Sense, Ui, UiBuilder, WidgetType};

use super::focus;
use crate::app::theme::Theme;

/// A card on the window's ground.
pub fn card_ui<R>(ui: &mut Ui, add_contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let theme = Theme::of(ui.ctx());
    let frame = Frame {
        fill: theme.colours.surface,
        ..frame(&theme)
    };
    frame.show(ui, add_contents)
}

/// A card on a panel or on another card.
pub fn raised_card_ui<R>(ui: &mut Ui, add_contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let theme = Theme::of(ui.ctx());
    let frame = Frame {
        fill: theme.colours.raised,
        ..frame(&theme)
    };
    frame.show(ui, add_contents)
}

/// A card that is one large button. Screen readers hear `name`; buttons inside still work on their own.
pub fn clickable_card_ui<R>(ui: &mut Ui, name: &str, add_contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let theme = Theme::of(ui.ctx());
    let shown = ui.scope_builder(UiBuilder::new().sense(Sense::click()), |ui| {
        let response = ui.response();
        let is_lit = response.hovered() || response.has_focus();
        let share = ui
            .ctx()
            .animate_bool_with_time(response.id, is_lit, ui.style().animation_time);
        let mut frame = frame(&theme);
        frame.fill = theme.colours.surface.lerp_to_gamma(theme.colours.hovered, share);
        frame.stroke.color = theme.colours.line.lerp_to_gamma(theme.colours.accent, share);
        frame.show(ui, add_contents).inner
    });
    focus::name_and_ring(ui, &shown.response, WidgetType::Button, name, theme.card_corners());
    shown
}

fn frame(theme: &Theme) -> Frame {
    Frame {
        inner_margin: theme.padding(),
        stroke: theme.hairline(),
        corner_radius: theme.card_corners(),
        outer_margin: Margin::ZERO,
        ..Frame::new()
    }
}

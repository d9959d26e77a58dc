//! The theme as egui's style, so that egui's own widgets look like ours.

use egui::style::{Selection, WidgetVisuals, Widgets};
use egui::{Color32, Context, FontFamily, FontId, Stroke, Style, TextStyle, Vec2, Visuals};

use super::tokens::Theme;

/// Name of the text style for large reading text, beside egui's own small, body, button and heading.
pub const LARGE: &str = "large";
/// Name of the text style for the one title of a screen.
pub const TITLE: &str = "title";

/// Gives egui this theme.
pub fn apply(context: &Context, theme: &Theme) {
    let name = if theme.colours.is_dark {
        egui::Theme::Dark
    } else {
        egui::Theme::Light
    };
    context.set_theme(name);
    context.set_style_of(name, style(theme));
}

fn style(theme: &Theme) -> Style {
    let measures = &theme.measures;
    let mut style = Style {
        visuals: visuals(theme),
        animation_time: theme.control_secs(),
        ..Style::default()
    };
    let font = |size| FontId::new(size, FontFamily::Proportional);
    style.text_styles = [
        (TextStyle::Small, font(measures.small)),
        (TextStyle::Body, font(measures.body)),
        (TextStyle::Button, font(measures.body)),
        (TextStyle::Monospace, font(measures.body)),
        (TextStyle::Heading, font(measures.heading)),
        (TextStyle::Name(LARGE.into()), font(measures.large)),
        (TextStyle::Name(TITLE.into()), font(measures.title)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::splat(theme.space(2));
    spacing.button_padding = Vec2::new(measures.gap, theme.space(1));
    spacing.window_margin = theme.padding();
    spacing.menu_margin = egui::Margin::from(theme.space(2));
    spacing.interact_size = Vec2::new(measures.control_height, measures.control_height);
    spacing.icon_width = measures.icon;
    spacing.icon_width_inner = measures.gap;
    spacing.icon_spacing = theme.space(2);
    spacing.indent = measures.padding;
    // A bar that is always seen says that there is more; it has room of its own.
    spacing.scroll.bar_width = theme.space(2);
    spacing.scroll.floating_width = theme.space(1);
    spacing.scroll.floating_allocated_width = theme.space(2);
    spacing.scroll.dormant_handle_opacity = 0.5;
    // What is half seen through is grey on a light ground.
    spacing.scroll.fade.strength = if theme.colours.is_dark { 0.5 } else { 0.0 };
    // Text is pressed, not marked: a card stays clickable where its text stands.
    style.interaction.selectable_labels = false;
    style
}

fn visuals(theme: &Theme) -> Visuals {
    let colours = &theme.colours;
    let base = if colours.is_dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    let mut visuals = Visuals {
        dark_mode: colours.is_dark,
        weak_text_color: Some(colours.muted),
        widgets: widgets(theme),
        selection: Selection {
            bg_fill: colours.selected,
            stroke: Stroke::new(theme.measures.hairline, colours.text),
        },
        hyperlink_color: colours.accent,
        faint_bg_color: colours.raised,
        extreme_bg_color: colours.field,
        text_edit_bg_color: Some(colours.field),
        code_bg_color: colours.field,
        warn_fg_color: colours.costly,
        error_fg_color: colours.critical,
        window_corner_radius: theme.card_corners(),
        window_shadow: theme.shadow(),
        window_fill: colours.surface,
        window_stroke: theme.hairline(),
        menu_corner_radius: theme.card_corners(),
        panel_fill: colours.surface,
        popup_shadow: theme.shadow(),
        slider_trailing_fill: true,
        // What cannot be pressed now is still read: closed marks, for one.
        disabled_alpha: 0.7,
        ..base
    };
    visuals.text_cursor.stroke = theme.focus_ring();
    // Nothing blinks.
    visuals.text_cursor.blink = false;
    visuals.ime_composition.active_underline_stroke = theme.focus_ring();
    visuals.ime_composition.inactive_underline_stroke = theme.hairline();
    visuals
}

/// egui draws a focused widget as active, so the active state carries the ring.
fn widgets(theme: &Theme) -> Widgets {
    let colours = &theme.colours;
    let measures = &theme.measures;
    let look = |fill: Color32, edge: Stroke| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: edge,
        corner_radius: theme.control_corners(),
        fg_stroke: Stroke::new(measures.icon_stroke, colours.text),
        expansion: 0.0,
    };
    let edge = Stroke::new(measures.hairline, colours.edge);
    let accent_edge = Stroke::new(measures.hairline, colours.accent);
    Widgets {
        noninteractive: look(colours.surface, theme.hairline()),
        inactive: look(colours.raised, edge),
        hovered: look(colours.hovered, accent_edge),
        active: look(colours.hovered, theme.focus_ring()),
        open: look(colours.selected, accent_edge),
    }
}

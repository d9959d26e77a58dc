//! The look: colours, sizes, fonts and the house's own widgets. It knows egui and no Bevy.
//!
//! Nothing outside this folder names a colour, a size or a duration.

pub mod colours;
pub mod fonts;
pub mod line_breaks;
pub mod portrait_colours;
pub mod stage_colours;
pub mod style;
pub mod tokens;
pub mod widgets;

use egui::Context;

pub use tokens::{Theme, ThemeName};

use crate::words::Locale;

/// Gives a window its theme, style and fonts. Call it before the first pass and when the theme or the language changes.
pub fn apply(context: &Context, name: ThemeName, locale: Locale) {
    let theme = Theme::named(name);
    style::apply(context, &theme);
    fonts::install(context, locale);
    theme.remember(context);
    // Text size is a setting with keys of its own.
    context.options_mut(|options| options.zoom_with_keyboard = false);
}

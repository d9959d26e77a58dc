//! The theme: colours, sizes and durations, kept as data in `assets/themes`.

use std::sync::{Arc, LazyLock};

use egui::{Context, CornerRadius, Id, Margin, Shadow, Stroke};
use serde::Deserialize;

use super::colours::Colours;

/// Which theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ThemeName {
    /// Light text on dark surfaces.
    #[default]
    Dark,
    /// Dark text on light surfaces.
    Light,
}

/// All values of the look. Nothing outside this module names a colour, a size or a duration.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Theme {
    /// Colours.
    pub colours: Colours,
    /// Sizes and durations.
    pub measures: Measures,
}

/// Sizes in points at 100 %, and durations.
#[derive(Debug, Clone, Copy, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "the names say it; the values and their comments stand in assets/themes/measures.ron"
)]
pub struct Measures {
    pub small: f32,
    pub body: f32,
    pub large: f32,
    pub heading: f32,
    pub title: f32,
    pub latin_line: f32,
    pub chinese_line: f32,
    pub step: f32,
    pub gap: f32,
    pub padding: f32,
    pub card_radius: f32,
    pub control_radius: f32,
    pub hairline: f32,
    pub focus_ring: f32,
    pub icon: f32,
    pub icon_stroke: f32,
    pub control_height: f32,
    pub smallest_target: f32,
    pub meter_height: f32,
    pub shadow_blur: f32,
    pub shadow_drop: f32,
    pub caller_column: f32,
    pub narrow_caller_column: f32,
    pub desktop_column: f32,
    pub narrow_below: f32,
    pub very_narrow_below: f32,
    pub low_below: f32,
    pub control_millis: u32,
    pub panel_millis: u32,
    pub software_frames_per_second: u32,
}

static DARK: LazyLock<Arc<Theme>> = LazyLock::new(|| load(include_str!("../../../assets/themes/dark.ron")));
static LIGHT: LazyLock<Arc<Theme>> = LazyLock::new(|| load(include_str!("../../../assets/themes/light.ron")));

/// The files are part of the program and a test reads them, so that the colourless theme never shows.
fn load(colours: &str) -> Arc<Theme> {
    let measures = include_str!("../../../assets/themes/measures.ron");
    Arc::new(Theme {
        colours: ron::from_str(colours).unwrap_or_default(),
        measures: ron::from_str(measures).unwrap_or_default(),
    })
}

impl Theme {
    /// The theme of this name.
    pub fn named(name: ThemeName) -> Arc<Self> {
        match name {
            ThemeName::Dark => Arc::clone(&DARK),
            ThemeName::Light => Arc::clone(&LIGHT),
        }
    }

    /// The theme that this window uses; the dark one until [`super::apply`] has chosen.
    pub fn of(context: &Context) -> Arc<Self> {
        let chosen = context.data(|data| data.get_temp::<Arc<Self>>(Id::NULL));
        chosen.unwrap_or_else(|| Self::named(ThemeName::Dark))
    }

    /// From now on this window uses the theme.
    pub(super) fn remember(self: &Arc<Self>, context: &Context) {
        context.data_mut(|data| data.insert_temp(Id::NULL, Arc::clone(self)));
    }

    /// So many steps of spacing.
    pub fn space(&self, steps: u8) -> f32 {
        self.measures.step * f32::from(steps)
    }

    /// The greatest width of reading text: 72 Latin characters at half an em, 38 Chinese ones at a whole em.
    pub fn reading_width(&self) -> f32 {
        let characters = (self.measures.latin_line * 0.5).max(self.measures.chinese_line);
        self.measures.body * characters
    }

    /// The corners of cards.
    pub fn card_corners(&self) -> CornerRadius {
        CornerRadius::from(self.measures.card_radius)
    }

    /// The corners of controls.
    pub fn control_corners(&self) -> CornerRadius {
        CornerRadius::from(self.measures.control_radius)
    }

    /// The room inside panels and cards.
    pub fn padding(&self) -> Margin {
        Margin::from(self.measures.padding)
    }

    /// A hairline.
    pub fn hairline(&self) -> Stroke {
        Stroke::new(self.measures.hairline, self.colours.line)
    }

    /// The ring around what the keyboard points at.
    pub fn focus_ring(&self) -> Stroke {
        Stroke::new(self.measures.focus_ring, self.colours.accent)
    }

    /// The one shadow.
    pub fn shadow(&self) -> Shadow {
        Shadow {
            offset: [0, self.measures.shadow_drop as i8],
            blur: self.measures.shadow_blur as u8,
            spread: 0,
            color: self.colours.shadow,
        }
    }

    /// How long controls take to change, in seconds.
    pub fn control_secs(&self) -> f32 {
        self.measures.control_millis as f32 / 1000.0
    }

    /// How long panels take to move, in seconds.
    pub fn panel_secs(&self) -> f32 {
        self.measures.panel_millis as f32 / 1000.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::Color32;

    const ALL: [ThemeName; 2] = [ThemeName::Dark, ThemeName::Light];

    /// Contrast as WCAG 2.2 defines it, 1 to 21.
    fn contrast(one: Color32, other: Color32) -> f32 {
        let luminance = |colour: Color32| {
            let [red, green, blue] = [colour.r(), colour.g(), colour.b()].map(|part| {
                let part = f32::from(part) / 255.0;
                if part <= 0.04045 {
                    part / 12.92
                } else {
                    ((part + 0.055) / 1.055).powf(2.4)
                }
            });
            0.2126 * red + 0.7152 * green + 0.0722 * blue
        };
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn surfaces(colours: &Colours) -> [Color32; 8] {
        let Colours {
            ground,
            surface,
            raised,
            hovered,
            selected,
            field,
            caller_bubble,
            you_bubble,
            ..
        } = *colours;
        [
            ground,
            surface,
            raised,
            hovered,
            selected,
            field,
            caller_bubble,
            you_bubble,
        ]
    }

    #[test]
    fn both_themes_load() {
        for source in [
            include_str!("../../../assets/themes/dark.ron"),
            include_str!("../../../assets/themes/light.ron"),
        ] {
            ron::from_str::<Colours>(source).unwrap();
        }
        ron::from_str::<Measures>(include_str!("../../../assets/themes/measures.ron")).unwrap();
        assert!(Theme::named(ThemeName::Dark).colours.is_dark && !Theme::named(ThemeName::Light).colours.is_dark);
    }

    #[test]
    fn every_text_reads_on_every_surface() {
        for name in ALL {
            let colours = &Theme::named(name).colours;
            let Colours {
                text,
                muted,
                accent,
                caller,
                you,
                best,
                fine,
                costly,
                critical,
                empathy,
                accuracy,
                compliance,
                ..
            } = *colours;
            let texts = [
                text, muted, accent, caller, you, best, fine, costly, critical, empathy, accuracy, compliance,
            ];
            for text in texts {
                for surface in surfaces(colours) {
                    let found = contrast(text, surface);
                    assert!(
                        found >= 4.5,
                        "{name:?}: {text:?} on {surface:?} has {found:.2}:1; text needs 4.5:1"
                    );
                }
            }
        }
    }

    #[test]
    fn edges_and_actions_stand_out() {
        for name in ALL {
            let colours = &Theme::named(name).colours;
            for surface in surfaces(colours) {
                let found = contrast(colours.edge, surface);
                assert!(
                    found >= 3.0,
                    "{name:?}: edges on {surface:?} have {found:.2}:1; they need 3:1"
                );
            }
            for action in [colours.accent, colours.accent_hovered] {
                assert!(
                    contrast(colours.on_accent, action) >= 4.5,
                    "{name:?}: text on {action:?} needs 4.5:1"
                );
            }
        }
    }
}

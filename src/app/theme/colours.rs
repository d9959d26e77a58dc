//! The colours of a theme, read from hexadecimal strings.

use egui::Color32;
use serde::{Deserialize, Deserializer, de::Error as _};

use crate::sim::scenario::model::Dimension;
use crate::sim::score::scorecard::StepClass;

macro_rules! colours {
    ($($(#[$doc:meta])+ $name:ident,)+) => {
        /// The colours of a theme.
        #[derive(Debug, Clone, Default, PartialEq, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Colours {
            /// Whether text is lighter than its surface.
            pub is_dark: bool,
            $($(#[$doc])+ #[serde(deserialize_with = "colour")] pub $name: Color32,)+
        }
    };
}

colours! {
    /// The window.
    ground,
    /// Panels.
    surface,
    /// Cards on panels.
    raised,
    /// A control under the pointer.
    hovered,
    /// What is chosen.
    selected,
    /// Fields to type in, grooves of bars.
    field,
    /// Behind the caller's lines.
    caller_bubble,
    /// Behind the trainee's lines.
    you_bubble,
    /// Hairlines.
    line,
    /// Edges of controls.
    edge,
    /// Text.
    text,
    /// Secondary text.
    muted,
    /// Focus, primary action, links.
    accent,
    /// The primary action under the pointer.
    accent_hovered,
    /// Text on the primary action.
    on_accent,
    /// The caller's name, lines and ribbon.
    caller,
    /// The trainee's lines.
    you,
    /// Nothing was lost.
    best,
    /// Little was lost.
    fine,
    /// Much was lost.
    costly,
    /// A critical rule was broken.
    critical,
    /// Empathy.
    empathy,
    /// Accuracy.
    accuracy,
    /// Compliance.
    compliance,
    /// The one shadow.
    shadow,
    /// Behind a menu.
    veil,
}

impl Colours {
    /// The colour of a mark.
    pub fn mark(&self, class: StepClass) -> Color32 {
        match class {
            StepClass::Best => self.best,
            StepClass::Fine => self.fine,
            StepClass::Costly => self.costly,
            StepClass::Critical => self.critical,
        }
    }

    /// The colour of a dimension.
    pub fn dimension(&self, dimension: Dimension) -> Color32 {
        match dimension {
            Dimension::Empathy => self.empathy,
            Dimension::Accuracy => self.accuracy,
            Dimension::Compliance => self.compliance,
        }
    }
}

/// Reads `#RRGGBB` or `#RRGGBBAA`.
fn colour<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Color32, D::Error> {
    let text = String::deserialize(deserializer)?;
    Color32::from_hex(&text)
        .map_err(|_| D::Error::custom(format!("“{text}” is not a colour like #1C222C or #1C222C80")))
}

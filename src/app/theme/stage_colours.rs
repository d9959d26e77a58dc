//! The colours of the office, kept as data in `assets/themes/stage.ron`.

use std::sync::LazyLock;

use egui::Color32;
use serde::{Deserialize, Deserializer};

/// The colours of one theme.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say what is drawn in them")]
pub struct StageColours {
    #[serde(deserialize_with = "colour")]
    pub wall: Color32,
    #[serde(deserialize_with = "colour")]
    pub wainscot: Color32,
    #[serde(deserialize_with = "colour")]
    pub frame: Color32,
    #[serde(deserialize_with = "colour")]
    pub sky: Color32,
    #[serde(deserialize_with = "colour")]
    pub skyline: Color32,
    #[serde(deserialize_with = "colour")]
    pub lights: Color32,
    #[serde(deserialize_with = "colour")]
    pub desk: Color32,
    #[serde(deserialize_with = "colour")]
    pub desk_edge: Color32,
    #[serde(deserialize_with = "colour")]
    pub device: Color32,
    #[serde(deserialize_with = "colour")]
    pub device_light: Color32,
    #[serde(deserialize_with = "colour")]
    pub screen: Color32,
    #[serde(deserialize_with = "colour")]
    pub screen_line: Color32,
    #[serde(deserialize_with = "colour")]
    pub handset: Color32,
    #[serde(deserialize_with = "colour")]
    pub mug: Color32,
    #[serde(deserialize_with = "colour")]
    pub plant: Color32,
    #[serde(deserialize_with = "colour")]
    pub glow: Color32,
    #[serde(deserialize_with = "colour")]
    pub lamp_off: Color32,
    #[serde(deserialize_with = "colour")]
    pub lamp_on: Color32,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Written {
    dark: StageColours,
    light: StageColours,
}

static COLOURS: LazyLock<Written> =
    LazyLock::new(|| ron::from_str(include_str!("../../../assets/themes/stage.ron")).unwrap_or_default());

/// The colours of a theme.
pub fn stage_colours(is_light: bool) -> &'static StageColours {
    if is_light { &COLOURS.light } else { &COLOURS.dark }
}

fn colour<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Color32, D::Error> {
    let text = String::deserialize(deserializer)?;
    Color32::from_hex(&text).map_err(|_| serde::de::Error::custom(format!("{text} is no colour")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_themes_are_read() {
        assert!(ron::from_str::<Written>(include_str!("../../../assets/themes/stage.ron")).is_ok());
        assert_ne!(stage_colours(true).wall, stage_colours(false).wall);
    }
}

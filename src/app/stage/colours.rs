//! The colours of the office, kept as data in `assets/themes/stage.ron`.

use std::sync::LazyLock;

use bevy::prelude::*;
use serde::{Deserialize, Deserializer};

/// The colours of one theme.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageColours {
    #[serde(deserialize_with = "colour")]
    pub wall: Color,
    #[serde(deserialize_with = "colour")]
    pub wainscot: Color,
    #[serde(deserialize_with = "colour")]
    pub frame: Color,
    #[serde(deserialize_with = "colour")]
    pub sky: Color,
    #[serde(deserialize_with = "colour")]
    pub skyline: Color,
    #[serde(deserialize_with = "colour")]
    pub lights: Color,
    #[serde(deserialize_with = "colour")]
    pub desk: Color,
    #[serde(deserialize_with = "colour")]
    pub desk_edge: Color,
    #[serde(deserialize_with = "colour")]
    pub device: Color,
    #[serde(deserialize_with = "colour")]
    pub device_light: Color,
    #[serde(deserialize_with = "colour")]
    pub screen: Color,
    #[serde(deserialize_with = "colour")]
    pub screen_line: Color,
    #[serde(deserialize_with = "colour")]
    pub handset: Color,
    #[serde(deserialize_with = "colour")]
    pub mug: Color,
    #[serde(deserialize_with = "colour")]
    pub plant: Color,
    #[serde(deserialize_with = "colour")]
    pub glow: Color,
    #[serde(deserialize_with = "colour")]
    pub lamp_off: Color,
    #[serde(deserialize_with = "colour")]
    pub lamp_on: Color,
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

fn colour<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Color, D::Error> {
    let text = String::deserialize(deserializer)?;
    Srgba::hex(&text).map(Color::from).map_err(serde::de::Error::custom)
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

//! The colours of the drawn portraits, kept as data in `assets/themes/portrait.ron`.

use std::sync::LazyLock;

use egui::Color32;
use serde::Deserialize;

/// Colours to choose from by a portrait's seed.
#[derive(Debug, Clone, Default)]
pub struct PortraitColours {
    /// Skin and its shade.
    pub skin: Vec<(Color32, Color32)>,
    /// Hair of the young.
    pub hair: Vec<Color32>,
    /// Hair of the old.
    pub grey_hair: Vec<Color32>,
    /// Clothes and their shade.
    pub clothes: Vec<(Color32, Color32)>,
    /// Eyes and brows.
    pub line: Color32,
    /// The white of the eyes.
    pub white: Color32,
    /// The mouth.
    pub mouth: Color32,
    /// Behind the head.
    pub backdrop: Vec<Color32>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Written {
    skin: Vec<(String, String)>,
    hair: Vec<String>,
    grey_hair: Vec<String>,
    clothes: Vec<(String, String)>,
    line: String,
    white: String,
    mouth: String,
    backdrop: Vec<String>,
}

static COLOURS: LazyLock<PortraitColours> = LazyLock::new(|| {
    let written: Written = ron::from_str(include_str!("../../../assets/themes/portrait.ron")).unwrap_or_default();
    let one = |hex: &String| Color32::from_hex(hex).unwrap_or_default();
    let pair = |(light, shade): &(String, String)| (one(light), one(shade));
    PortraitColours {
        skin: written.skin.iter().map(pair).collect(),
        hair: written.hair.iter().map(one).collect(),
        grey_hair: written.grey_hair.iter().map(one).collect(),
        clothes: written.clothes.iter().map(pair).collect(),
        line: one(&written.line),
        white: one(&written.white),
        mouth: one(&written.mouth),
        backdrop: written.backdrop.iter().map(one).collect(),
    }
});

/// The colours.
pub fn portrait_colours() -> &'static PortraitColours {
    &COLOURS
}

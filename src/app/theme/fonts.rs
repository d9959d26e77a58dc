//! The fonts: our subsets of Noto Sans, and the system's Chinese font behind them if there is one.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use egui::{Context, FontData, FontDefinitions, FontFamily, FontId, FontTweak};

use crate::words::Locale;

const LATIN: &str = "rolecall-sans";
const LATIN_BOLD: &str = "rolecall-sans-bold";
const CHINESE: &str = "rolecall-sans-sc";
const CHINESE_BOLD: &str = "rolecall-sans-sc-bold";
const SYSTEM: &str = "system";
const BOLD_FAMILY: &str = "bold";

/// Where systems keep a Chinese font, and which face of the file is the simplified Chinese one.
const SYSTEM_FONTS: [(&str, u32); 8] = [
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0),
    ("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf", 0),
    ("/System/Library/Fonts/Hiragino Sans GB.ttc", 0),
    ("C:\\Windows\\Fonts\\msyh.ttc", 0),
    ("C:\\Windows\\Fonts\\simhei.ttf", 0),
];

static SYSTEM_FONT: OnceLock<Option<Arc<FontData>>> = OnceLock::new();

/// Installs the fonts for this language; they are used from the next pass on.
pub fn install(context: &Context, locale: Locale) {
    context.set_fonts(definitions(locale));
}

/// Looks for the system's Chinese font, for characters that ours lack (GB 2312 and every shipped text are complete without it),
/// and installs it behind ours. It reads a large file: call it from a thread of its own, after [`install`].
pub fn add_system_font(context: &Context, locale: Locale) {
    if SYSTEM_FONT.get_or_init(read_system_font).is_some() {
        install(context, locale);
        context.request_repaint();
    }
}

/// Bold text of this size. A font that is not installed yet would stop the program, so plain text stands in for the first pass.
pub fn bold(context: &Context, size: f32) -> FontId {
    let family = FontFamily::Name(BOLD_FAMILY.into());
    let is_installed = context.fonts(|fonts| fonts.definitions().families.contains_key(&family));
    FontId::new(size, if is_installed { family } else { FontFamily::Proportional })
}

/// Our fonts in the order of the language: a Chinese font draws `’` and `…` as wide as a hanzi, so English asks its own font first.
fn definitions(locale: Locale) -> FontDefinitions {
    let mut definitions = FontDefinitions::empty();
    let embedded: [(&str, &'static [u8]); 4] = [
        (LATIN, include_bytes!("../../../assets/fonts/RolecallSans-Regular.otf")),
        (LATIN_BOLD, include_bytes!("../../../assets/fonts/RolecallSans-Bold.otf")),
        (CHINESE, include_bytes!("../../../assets/fonts/RolecallSansSC-Regular.otf")),
        (CHINESE_BOLD, include_bytes!("../../../assets/fonts/RolecallSansSC-Bold.otf")),
    ];
    for (name, bytes) in embedded {
        definitions.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes).tweak(unhinted())));
    }
    let (mut regular, mut bold) = match locale {
        Locale::English => (vec![LATIN, CHINESE], vec![LATIN_BOLD, CHINESE_BOLD, CHINESE]),
        Locale::SimplifiedChinese => (vec![CHINESE], vec![CHINESE_BOLD, CHINESE]),
    };
    if let Some(Some(system)) = SYSTEM_FONT.get() {
        definitions.font_data.insert(SYSTEM.to_owned(), Arc::clone(system));
        regular.push(SYSTEM);
        bold.push(SYSTEM);
    }
    let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
    definitions.families.insert(FontFamily::Proportional, names(&regular));
    // Digits are equally wide in every font of ours, so columns need no other one.
    definitions.families.insert(FontFamily::Monospace, names(&regular));
    definitions.families.insert(FontFamily::Name(BOLD_FAMILY.into()), names(&bold));
    definitions
}

/// The subsets carry no hints, and guessed ones distort hanzi.
fn unhinted() -> FontTweak {
    FontTweak { hinting: Some(false), ..FontTweak::default() }
}

fn read_system_font() -> Option<Arc<FontData>> {
    let (path, index) = SYSTEM_FONTS.into_iter().find(|(path, _)| Path::new(path).is_file())?;
    let bytes = std::fs::read(path).ok()?;
    let font = FontData { index, ..FontData::from_owned(bytes) };
    Some(Arc::new(font.tweak(unhinted())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::epaint::text::{Fonts, TextOptions};
    use std::collections::BTreeSet;

    /// Characters of all `.ron` and `.ftl` files in these folders of the project.
    fn shipped_characters() -> BTreeSet<(char, std::path::PathBuf)> {
        let project = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut folders = vec![project.join("assets"), project.join("scenarios")];
        let mut found = BTreeSet::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "ron" || extension == "ftl") {
                    let text = std::fs::read_to_string(&path).unwrap();
                    found.extend(text.chars().filter(|character| *character >= ' ').map(|character| (character, path.clone())));
                }
            }
        }
        found
    }

    /// `Fonts::has_glyph` says no to every character of the font that holds the replacement, so the tests ask for the list.
    fn characters(locale: Locale) -> BTreeSet<char> {
        let mut fonts = Fonts::new(TextOptions::default(), definitions(locale));
        fonts.fonts.font(&FontFamily::Proportional).characters().keys().copied().collect()
    }

    #[test]
    fn every_shipped_text_has_its_glyphs() {
        for locale in Locale::ALL {
            let known = characters(locale);
            for (character, path) in shipped_characters() {
                assert!(
                    known.contains(&character),
                    "“{character}” of {} has no glyph: run assets/fonts/make_subset.py",
                    path.display()
                );
            }
        }
    }

    #[test]
    fn symbols_of_the_interface_have_their_glyphs() {
        for locale in Locale::ALL {
            let known = characters(locale);
            for character in "¥£€✓✕→←↑↓▸▾⏎⌫★•×…—’“”◻，。：；？！（）《》、①②③囧镕喆".chars() {
                assert!(known.contains(&character), "“{character}”");
            }
        }
    }

    #[test]
    fn lines_are_as_high_as_their_language_wants() {
        for (locale, height) in [(Locale::English, 145.0), (Locale::SimplifiedChinese, 160.0)] {
            let mut fonts = Fonts::new(TextOptions::default(), definitions(locale));
            assert_eq!(fonts.with_pixels_per_point(1.0).row_height(&FontId::proportional(100.0)), height, "{locale:?}");
        }
    }

    #[test]
    fn digits_stand_in_columns() {
        let mut fonts = Fonts::new(TextOptions::default(), definitions(Locale::English));
        let mut fonts = fonts.with_pixels_per_point(1.0);
        let widths: Vec<f32> = ('0'..='9').map(|digit| fonts.glyph_width(&FontId::proportional(15.0), digit)).collect();
        assert!(widths.iter().all(|width| *width == widths[0]), "{widths:?}");
    }
}

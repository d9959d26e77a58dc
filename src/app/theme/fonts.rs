//! The fonts: our subsets of Noto Sans, and the system's Chinese font behind them if there is one.

use std::sync::{Arc, OnceLock};

use egui::text::{LayoutJob, TextFormat};
use egui::{Context, FontData, FontDefinitions, FontFamily, FontId, FontTweak};

use super::Theme;
use crate::words::Locale;

const LATIN: &str = "rolecall-sans";
const LATIN_BOLD: &str = "rolecall-sans-bold";
const CHINESE: &str = "rolecall-sans-sc";
const CHINESE_BOLD: &str = "rolecall-sans-sc-bold";
const SYSTEM: &str = "system";
const BOLD_FAMILY: &str = "bold";

/// Where systems keep a Chinese font, and which face of the file is the simplified Chinese one, for [`add_system_font`].
pub const SYSTEM_FONTS: [(&str, u32); 8] = [
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0),
    ("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf", 0),
    ("/System/Library/Fonts/Hiragino Sans GB.ttc", 0),
    ("C:\\Windows\\Fonts\\msyh.ttc", 0),
    ("C:\\Windows\\Fonts\\simhei.ttf", 0),
];

/// What changes while nothing else does.
const DIGITS: &str = "0123456789:.−×%";

static SYSTEM_FONT: OnceLock<Arc<FontData>> = OnceLock::new();

/// Installs the fonts for this language; they are used from the next pass on.
pub fn install(context: &Context, locale: Locale) {
    context.set_fonts(definitions(locale));
}

/// Installs a Chinese font of the system behind ours, for characters that ours lack (GB 2312 and every shipped text are complete
/// without it). The bytes are those of the first file of [`SYSTEM_FONTS`] that exists; it is large, so read it on another thread.
pub fn add_system_font(context: &Context, locale: Locale, bytes: Vec<u8>, face: u32) {
    let font = FontData {
        index: face,
        ..FontData::from_owned(bytes)
    };
    SYSTEM_FONT.get_or_init(|| Arc::new(font.tweak(unhinted())));
    install(context, locale);
    context.request_repaint();
}

/// The characters among these that no installed font can draw. Ask when a first pass has been drawn.
pub fn lacking(context: &Context, characters: impl IntoIterator<Item = char>) -> Vec<char> {
    let font = FontId::proportional(Theme::of(context).measures.body);
    context.fonts_mut(|fonts| {
        let drawn = characters.into_iter().filter(|c| !c.is_control() && !c.is_whitespace());
        drawn.filter(|character| !fonts.has_glyph(&font, *character)).collect()
    })
}

/// Bold text of this size. A font that is not installed yet would stop the program, so plain text stands in for the first pass.
pub fn bold(context: &Context, size: f32) -> FontId {
    let family = FontFamily::Name(BOLD_FAMILY.into());
    let is_installed = context.fonts(|fonts| fonts.definitions().families.contains_key(&family));
    FontId::new(size, if is_installed { family } else { FontFamily::Proportional })
}

/// Keeps the characters of clocks and marks drawn in every size: a frame in which nothing changes but one new digit showed a hole in
/// its place on some machines. A character is drawn once for each quarter of a pixel that it can begin at, so all four are kept.
/// Call it in each pass; what is laid out already costs nothing.
pub fn keep_digits(context: &Context) {
    let measures = Theme::of(context).measures;
    let sizes = [
        measures.small,
        measures.body,
        measures.large,
        measures.heading,
        measures.title,
    ];
    let wanted = sizes.map(|size| [FontId::proportional(size), bold(context, size)]);
    let pixel = 1.0 / context.pixels_per_point();
    context.fonts_mut(|fonts| {
        for font in wanted.into_iter().flatten() {
            for quarter in 0..4_u8 {
                let mut job = LayoutJob::default();
                let format = TextFormat::simple(font.clone(), egui::Color32::PLACEHOLDER);
                job.append(DIGITS, f32::from(quarter) * pixel / 4.0, format);
                fonts.layout_job(job);
            }
        }
    });
}

/// Our fonts in the order of the language: a Chinese font draws `’` and `…` as wide as a hanzi, so English asks its own font first.
pub fn definitions(locale: Locale) -> FontDefinitions {
    let mut definitions = FontDefinitions::empty();
    let embedded: [(&str, &'static [u8]); 4] = [
        (LATIN, include_bytes!("../../../assets/fonts/RolecallSans-Regular.otf")),
        (
            LATIN_BOLD,
            include_bytes!("../../../assets/fonts/RolecallSans-Bold.otf"),
        ),
        (
            CHINESE,
            include_bytes!("../../../assets/fonts/RolecallSansSC-Regular.otf"),
        ),
        (
            CHINESE_BOLD,
            include_bytes!("../../../assets/fonts/RolecallSansSC-Bold.otf"),
        ),
    ];
    for (name, bytes) in embedded {
        definitions.font_data.insert(
            name.to_owned(),
            Arc::new(FontData::from_static(bytes).tweak(unhinted())),
        );
    }
    let (mut regular, mut bold) = match locale {
        Locale::English => (vec![LATIN, CHINESE], vec![LATIN_BOLD, CHINESE_BOLD, CHINESE]),
        Locale::SimplifiedChinese => (vec![CHINESE], vec![CHINESE_BOLD, CHINESE]),
    };
    if let Some(system) = SYSTEM_FONT.get() {
        definitions.font_data.insert(SYSTEM.to_owned(), Arc::clone(system));
        regular.push(SYSTEM);
        bold.push(SYSTEM);
    }
    let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
    definitions.families.insert(FontFamily::Proportional, names(&regular));
    // Digits are equally wide in every font of ours, so columns need no other one.
    definitions.families.insert(FontFamily::Monospace, names(&regular));
    definitions
        .families
        .insert(FontFamily::Name(BOLD_FAMILY.into()), names(&bold));
    definitions
}

/// The subsets carry no hints, and guessed ones distort hanzi.
fn unhinted() -> FontTweak {
    FontTweak {
        hinting: Some(false),
        ..FontTweak::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::epaint::text::{Fonts, TextOptions};

    #[test]
    fn lines_are_as_high_as_their_language_wants() {
        for (locale, height) in [(Locale::English, 145.0), (Locale::SimplifiedChinese, 160.0)] {
            let mut fonts = Fonts::new(TextOptions::default(), definitions(locale));
            assert_eq!(
                fonts
                    .with_pixels_per_point(1.0)
                    .row_height(&FontId::proportional(100.0)),
                height,
                "{locale:?}"
            );
        }
    }

    #[test]
    fn digits_stand_in_columns() {
        let mut fonts = Fonts::new(TextOptions::default(), definitions(Locale::English));
        let mut fonts = fonts.with_pixels_per_point(1.0);
        let widths: Vec<f32> = ('0'..='9')
            .map(|digit| fonts.glyph_width(&FontId::proportional(15.0), digit))
            .collect();
        assert!(widths.iter().all(|width| *width == widths[0]), "{widths:?}");
    }

    #[test]
    fn a_digit_is_never_drawn_for_the_first_time_later() {
        let context = Context::default();
        crate::app::theme::apply(&context, crate::app::theme::ThemeName::Dark, Locale::SimplifiedChinese);
        let pass = |draws: bool| {
            let output = context.run_ui(egui::RawInput::default(), |ui| {
                keep_digits(ui.ctx());
                for step in 0..if draws { 40_u8 } else { 0 } {
                    let mut job = LayoutJob::default();
                    let size = Theme::of(ui.ctx()).measures.body;
                    for font in [FontId::proportional(size), bold(ui.ctx(), size)] {
                        let format = TextFormat::simple(font, egui::Color32::WHITE);
                        job.append("9876543210", f32::from(step) * 0.07, format);
                    }
                    assert!(ui.painter().layout_job(job).size().x > 0.0);
                }
            });
            output.textures_delta
        };
        for _ in 0..3 {
            pass(false).clear();
        }
        let mut drawn = pass(true);
        assert!(drawn.set.is_empty(), "{:?}", drawn.set.len());
        drawn.clear();
    }
}

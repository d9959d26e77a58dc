//! Golden pictures: each screen looks as it did when somebody looked at it, in both languages and both themes.
//!
//! Software renderers differ in how they smooth an edge, and a clock goes on while the picture is taken; so some pixels may differ.
//! `UPDATE_GOLDEN=1` takes them anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use bevy::asset::RenderAssetUsages;
use bevy::image::{CompressedImageFormats, Image, ImageSampler, ImageType};

use super::display::{Display, PATIENCE, Window, until};

/// A pixel has changed if one of its colours has by more than this, of 255.
const CHANGED: u8 = 48;
/// So many pixels of a thousand may have changed.
const MAY_CHANGE: usize = 12;
/// All golden pictures together, in bytes.
const ALL_PICTURES: u64 = 3 * 1024 * 1024;
/// The size of the window.
const SIZE: &str = "1024x640";

const SCREENS: [&str; 6] = ["title", "briefing", "ringing", "call", "after-call-work", "debrief"];

/// One call from the title to the debrief, with a picture of each screen.
fn script(locale: &str, theme: &str) -> String {
    format!(
        "locale {locale}\ntheme {theme}\nuntil title\nwait 2500\npicture title\n\
         open angry-complaint\nuntil briefing\nwait 1200\npicture briefing\n\
         country uk\nseed 7\ntake\nuntil call\nwait 1500\npicture ringing\n\
         do accept\nwait 2500\npicture call\n\
         do hang-up\nskip\nuntil wrapup\nwait 1500\npicture after-call-work\n\
         do finish\nuntil debrief\nwait 2500\npicture debrief\nquit\n"
    )
}

fn goldens() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/window")
}

fn pixels(picture: &Path) -> Image {
    let bytes = fs::read(picture).unwrap_or_else(|error| panic!("{}: {error}", picture.display()));
    let png = ImageType::Extension("png");
    let usage = RenderAssetUsages::MAIN_WORLD;
    Image::from_buffer(
        &bytes,
        png,
        CompressedImageFormats::NONE,
        true,
        ImageSampler::Default,
        usage,
    )
    .unwrap()
}

/// How many pixels of a thousand differ; a thousand if the sizes do.
fn difference(one: &Image, other: &Image) -> usize {
    let (one_data, other_data) = (one.data.as_deref().unwrap(), other.data.as_deref().unwrap());
    if one.size() != other.size() || one_data.len() != other_data.len() {
        return 1000;
    }
    let changed = one_data.chunks(4).zip(other_data.chunks(4)).filter(|(one, other)| {
        one.iter()
            .zip(*other)
            .any(|(one, other)| one.abs_diff(*other) > CHANGED)
    });
    (changed.count() * 1000).div_ceil((one_data.len() / 4).max(1))
}

#[test]
fn every_screen_looks_as_it_did() {
    let Some(display) = Display::start("1920x1200") else {
        return;
    };
    let mut failures = Vec::new();
    for (locale, theme) in [("en", "dark"), ("zh-Hans", "light")] {
        let folder = tempfile::tempdir().unwrap();
        let (data, pictures) = (folder.path().join("data"), folder.path().join("pictures"));
        fs::create_dir(&data).unwrap();
        fs::create_dir(&pictures).unwrap();
        // Nothing moves, and what is said stands there at once.
        fs::write(data.join("settings.ron"), "(still: true, pace: Instant, sound: false)").unwrap();
        let lines = folder.path().join("script");
        fs::write(&lines, script(locale, theme)).unwrap();
        let mut window = Window(
            display
                .program(&data)
                .arg("--script")
                .arg(&lines)
                .arg("--pictures")
                .arg(&pictures)
                .args(["--size", SIZE])
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap(),
        );
        until("the end of the script", || window.0.try_wait().unwrap());
        for screen in SCREENS {
            let golden = goldens().join(format!("{screen}.{locale}.png"));
            let taken = pictures.join(format!("{screen}.png"));
            assert!(taken.exists(), "no picture of {screen} was taken within {PATIENCE:?}");
            let differs = if golden.exists() {
                difference(&pixels(&golden), &pixels(&taken))
            } else {
                1000
            };
            if differs <= MAY_CHANGE {
                continue;
            }
            if std::env::var_os("UPDATE_GOLDEN").is_some() {
                fs::copy(&taken, &golden).unwrap();
                failures.push(format!("{}: taken anew; look at it", golden.display()));
            } else {
                let kept = std::env::temp_dir().join(format!("rolecall-{screen}.{locale}.png"));
                fs::copy(&taken, &kept).unwrap();
                failures.push(format!(
                    "{}: {differs} of 1000 pixels differ from {}",
                    golden.display(),
                    kept.display()
                ));
            }
        }
    }
    assert!(
        failures.is_empty(),
        "UPDATE_GOLDEN=1 takes pictures anew:\n{}",
        failures.join("\n")
    );
}

#[test]
fn golden_pictures_are_few_and_small() {
    let files: Vec<_> = fs::read_dir(goldens()).unwrap().map(|entry| entry.unwrap()).collect();
    let bytes: u64 = files.iter().map(|file| file.metadata().unwrap().len()).sum();
    assert_eq!(
        files.len(),
        2 * SCREENS.len(),
        "a golden picture without its screen, or a screen without its picture"
    );
    assert!(
        bytes <= ALL_PICTURES,
        "{bytes} bytes of golden pictures; {ALL_PICTURES} are allowed"
    );
}

#[test]
fn a_changed_picture_is_noticed() {
    let taken = goldens().join("call.en.png");
    let golden = pixels(&taken);
    assert_eq!(difference(&golden, &pixels(&taken)), 0);
    let mut moved = golden.clone();
    // The conversation a few points lower.
    let width = golden.size().x as usize * 4;
    moved.data.as_mut().unwrap().rotate_right(width * 6);
    assert!(
        difference(&golden, &moved) > MAY_CHANGE,
        "six rows lower is a difference"
    );
    assert!(difference(&golden, &pixels(&goldens().join("call.zh-Hans.png"))) > MAY_CHANGE);
}

//! Every kind of page in a real browser: clean under axe-core on the screen and on paper, no wider than a telephone, and on A4.

use std::fs;

use rolecall::words::Locale;
use serde_json::json;

use super::chromium::Chromium;
use super::group::all_pages;
use super::tools::axe;

const CHECK: &str = "axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(
    one => one.id + ': ' + one.nodes.map(node => node.html.slice(0, 160)).slice(0, 3).join(' | ')))";

/// What is wider than the window, if anything is.
const WIDE: &str = "document.documentElement.scrollWidth > innerWidth ? [...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 120)).slice(0, 3) : []";

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn axe_finds_nothing() {
    let (Some(axe), Some(mut browser)) = (axe(), Chromium::start()) else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    for locale in Locale::ALL {
        for (name, page) in one_of_each(locale) {
            let path = folder.path().join("page.html");
            fs::write(&path, page).unwrap();
            for (media, width) in [("screen", 1100), ("print", 720), ("screen", 320)] {
                browser.ask("Emulation.setEmulatedMedia", &json!({"media": media}));
                let size = json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false});
                browser.ask("Emulation.setDeviceMetricsOverride", &size);
                browser.open(&path);
                browser.evaluate(&axe);
                let found = browser.evaluate(CHECK);
                assert_eq!(found, json!([]), "{name}, {}, {media}, {width} px", locale.code());
            }
        }
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn pages_fit_a_telephone_and_paper() {
    let Some(mut browser) = Chromium::start() else { return };
    let folder = tempfile::tempdir().unwrap();
    for locale in Locale::ALL {
        for (name, page) in all_pages(locale) {
            let path = folder.path().join("page.html");
            fs::write(&path, page).unwrap();
            let size = json!({"width": 360, "height": 700, "deviceScaleFactor": 1, "mobile": false});
            browser.ask("Emulation.setDeviceMetricsOverride", &size);
            browser.open(&path);
            assert_eq!(browser.evaluate(WIDE), json!([]), "{name}, {}", locale.code());
            browser.ask("Emulation.clearDeviceMetricsOverride", &json!({}));
            let (paper, _) = browser.print();
            match name.split(' ').next() {
                // It lies between two people on a table.
                Some("debrief") => assert_eq!(paper, 1, "{name}, {}", locale.code()),
                _ => assert!((1..=16).contains(&paper), "{name}: {paper} pages"),
            }
        }
    }
}

/// One page of each kind: axe takes its time.
fn one_of_each(locale: Locale) -> Vec<(String, String)> {
    let mut kinds = Vec::new();
    let mut pages = all_pages(locale);
    pages.retain(|(name, _)| {
        let kind =
            name.split(' ').next().unwrap_or_default().to_owned() + if name.contains("without") { "-" } else { "" };
        let is_new = !kinds.contains(&kind);
        kinds.push(kind);
        // The group of six shows everything, the first is left out.
        is_new && !name.starts_with("group") || name == "group of 6"
    });
    pages
}

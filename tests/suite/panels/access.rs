//! What a screen reader hears and what large text does: every screen, both languages, small and large windows.

use egui::accesskit::{Action, Live, Node, Role};
use rolecall::app::theme::ThemeName;
use rolecall::words::Locale;

use super::glass::Glass;
use super::screens::{Screen, Shown, every_screen, first_decision};

/// Windows in points: the usual one with text at 200 %, an old screen, the usual one, a large one.
const SIZES: [[f32; 2]; 4] = [[640.0, 400.0], [1024.0, 640.0], [1280.0, 800.0], [1920.0, 1080.0]];

/// A point more is nothing that anybody sees.
const TOLERANCE: f64 = 1.5;

fn nodes(screen: Screen) -> Vec<Node> {
    let glass = Glass::new(screen);
    glass.nodes().iter().map(|(_, node)| node.clone()).collect()
}

#[test]
fn whatever_can_be_pressed_has_a_name_and_a_size() {
    for locale in Locale::ALL {
        for screen in every_screen(locale) {
            let name = screen.name.clone();
            let nodes = nodes(screen);
            let pressable: Vec<&Node> = nodes
                .iter()
                .filter(|node| node.supports_action(Action::Click))
                .collect();
            assert!(!pressable.is_empty(), "{name}: nothing can be pressed");
            for node in pressable {
                if matches!(
                    node.role(),
                    Role::Window | Role::GenericContainer | Role::ScrollView | Role::ScrollBar | Role::Unknown
                ) {
                    continue;
                }
                let names = [node.label(), node.value(), node.placeholder()];
                let label = names
                    .into_iter()
                    .flatten()
                    .find(|name| !name.is_empty())
                    .unwrap_or_default();
                assert!(!label.trim().is_empty(), "{name}: {node:?} needs a name");
                let bounds = node.bounds().unwrap();
                let least = (bounds.x1 - bounds.x0).min(bounds.y1 - bounds.y0);
                assert!(
                    least >= 24.0 - TOLERANCE,
                    "{name}: “{label}” is {least} points small; 24 are needed"
                );
            }
        }
    }
}

#[test]
fn headings_are_read_by_name_and_level() {
    for locale in Locale::ALL {
        for screen in every_screen(locale) {
            let name = screen.name.clone();
            for node in nodes(screen).iter().filter(|node| node.role() == Role::Heading) {
                assert!(node.label().is_some_and(|label| !label.is_empty()), "{name}: {node:?}");
                assert!(node.level().is_some(), "{name}: {node:?}");
            }
        }
    }
}

#[test]
fn nothing_sticks_out_of_the_window_at_any_size() {
    let mut found = std::collections::BTreeSet::new();
    for locale in Locale::ALL {
        for size in SIZES {
            for theme in [ThemeName::Dark, ThemeName::Light] {
                for mut screen in every_screen(locale) {
                    screen.size = size;
                    screen.preferences.light = theme == ThemeName::Light;
                    let name = format!("{} at {}x{}", screen.name, size[0], size[1]);
                    for node in nodes(screen) {
                        let Some(bounds) = node.bounds() else { continue };
                        let label = node.label().or(node.value()).unwrap_or_default();
                        if label.is_empty() || node.role() == Role::Window {
                            continue;
                        }
                        let sticks_out = bounds.x0 < -TOLERANCE || bounds.x1 > f64::from(size[0]) + TOLERANCE;
                        if sticks_out {
                            found.insert(format!("{name}: “{label}” reaches from {} to {}", bounds.x0, bounds.x1));
                        }
                    }
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_newest_line_is_read_out_politely() {
    for locale in Locale::ALL {
        let live: Vec<Node> = nodes(first_decision("angry-complaint", locale))
            .into_iter()
            .filter(|node| node.live() == Some(Live::Polite))
            .collect();
        assert_eq!(live.len(), 1, "one line is live: {live:?}");
    }
}

#[test]
fn options_say_their_place_in_the_list() {
    for locale in Locale::ALL {
        let screen = first_decision("angry-complaint", locale);
        let Shown::Call(view) = &screen.shown else {
            panic!("not a call")
        };
        let count = view.options.len();
        let labels: Vec<String> = view.options.iter().map(|option| option.label.clone()).collect();
        let spoken: Vec<String> = nodes(screen)
            .iter()
            .filter_map(|node| node.label().map(str::to_owned))
            .collect();
        for (index, label) in labels.iter().enumerate() {
            let found = spoken.iter().find(|name| name.contains(label.as_str())).unwrap();
            assert!(
                found.contains(&(index + 1).to_string()) && found.contains(&count.to_string()),
                "“{found}” should say that it is {} of {count}",
                index + 1
            );
        }
    }
}

#[test]
fn the_best_result_on_a_card_has_its_tenths() {
    for locale in Locale::ALL {
        let title = every_screen(locale).remove(0);
        let words = title.words.text("title-best-result");
        let told: Vec<String> = nodes(title)
            .iter()
            .flat_map(|node| [node.label(), node.value()])
            .flatten()
            .map(str::to_owned)
            .collect();
        let says = |part: &str| told.iter().any(|label| label.contains(part));
        assert!(
            told.iter()
                .any(|label| label.contains(&words) && label.contains("90.7")),
            "{told:?}"
        );
        assert!(says(": 91.2") && says(": 80.5") && says(": 100"), "{told:?}");
    }
}

//! The settings: what is changed there is asked for, and what is set holds on every screen.

use egui::Key;
use rolecall::app::preferences::{KeyAction, Preferences};
use rolecall::app::ui_command::UiCommand;
use rolecall::sim::call::command::Command;
use rolecall::words::Locale;

use super::glass::Glass;
use super::screens::{Screen, Shown, first_decision};

fn only(asked: Vec<UiCommand>) -> Preferences {
    match asked.as_slice() {
        [UiCommand::SetPreferences(preferences)] => (**preferences).clone(),
        other => panic!("settings were not changed: {other:?}"),
    }
}

#[test]
fn a_key_that_was_changed_acts_and_the_old_one_does_not() {
    let mut screen = first_decision("angry-complaint", Locale::English);
    screen.preferences.keys.bind(KeyAction::Hold, "H".parse().unwrap());
    screen.preferences.keys.bind(KeyAction::Choose1, "Q".parse().unwrap());
    let mut glass = Glass::new(screen);
    assert_eq!(glass.press(Key::H), [UiCommand::Call(Command::Hold)]);
    assert_eq!(glass.press(Key::O), []);
    assert_eq!(glass.press(Key::Q), [UiCommand::ChooseShown(0)]);
    assert_eq!(glass.press(Key::Num1), []);
}

#[test]
fn the_next_key_is_taken_and_escape_leaves_it() {
    let waiting = || {
        let mut screen = Screen::new("settings", Locale::English, Shown::Settings);
        screen.state.waits_for_key = Some(KeyAction::Mute);
        screen
    };
    let mut glass = Glass::new(waiting());
    let changed = only(glass.press(Key::J));
    assert_eq!(changed.keys.of(KeyAction::Mute).key, Key::J);
    assert_eq!(glass.screen.state.waits_for_key, None);
    let mut glass = Glass::new(waiting());
    assert_eq!(glass.press(Key::Escape), [], "it closes nothing either");
    assert_eq!(glass.screen.state.waits_for_key, None);
    assert_eq!(glass.press(Key::Escape), [UiCommand::ToggleSettings]);
}

#[test]
fn every_setting_can_be_reached_and_pressed() {
    for locale in Locale::ALL {
        for name in [
            "settings-theme-light",
            "settings-mono",
            "settings-reduced-motion",
            "settings-hide-mood",
        ] {
            let mut glass = Glass::new(Screen::new("settings", locale, Shown::Settings));
            let text = glass.screen.words.text(name);
            let changed = only(glass.click(&text));
            assert_ne!(changed, Preferences::default(), "{text}");
        }
    }
}

#[test]
fn a_hidden_mood_is_not_in_the_tree_either() {
    for locale in Locale::ALL {
        let mut screen = first_decision("angry-complaint", locale);
        let tension = screen.words.text("call-tension");
        let is_told = |glass: &Glass| {
            let mut names = glass
                .nodes()
                .iter()
                .filter_map(|(_, node)| node.label().map(str::to_owned));
            names.any(|name| name.contains(&tension))
        };
        assert!(is_told(&Glass::new(first_decision("angry-complaint", locale))));
        let Shown::Call(view) = &mut screen.shown else {
            panic!("not a call")
        };
        view.hides_mood = true;
        assert!(!is_told(&Glass::new(screen)));
    }
}

#[test]
fn a_text_size_that_is_clicked_comes_when_the_pointer_leaves_so_a_second_click_is_the_same_button() {
    for locale in Locale::ALL {
        let mut glass = Glass::new(Screen::new("settings", locale, Shown::Settings));
        let larger = glass.screen.words.text("settings-larger");
        let button = glass.place_of(&larger).center();
        assert_eq!(glass.click_on(button, 1), [], "nothing moves under the pointer");
        assert_eq!(glass.click_on(button, 1), []);
        let waits = glass.screen.words.text("settings-text-size-waits");
        let told = glass.names();
        assert!(
            told.contains(&waits) && told.iter().any(|name| name.starts_with("120")),
            "{told:?}"
        );
        glass.hover(egui::pos2(1.0, 1.0));
        let asked = std::mem::take(&mut glass.screen.asked);
        assert_eq!(only(asked).zoom, 12);
    }
}

#[test]
fn escape_lets_a_clicked_text_size_come_before_it_closes_the_settings() {
    let mut glass = Glass::new(Screen::new("settings", Locale::English, Shown::Settings));
    let smaller = glass.screen.words.text("settings-smaller");
    let button = glass.place_of(&smaller).center();
    glass.click_on(button, 1);
    assert_eq!(only(glass.press(Key::Escape)).zoom, 9);
    assert_eq!(glass.press(Key::Escape), [UiCommand::ToggleSettings]);
}

#[test]
fn a_text_size_from_the_keyboard_comes_at_once() {
    let mut glass = Glass::new(Screen::new("settings", Locale::English, Shown::Settings));
    let larger = glass.screen.words.text("settings-larger");
    assert_eq!(only(glass.click_exactly(&larger)).zoom, 11);
}

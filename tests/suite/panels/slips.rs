//! What a slip of the hand must not do: stop a call at one press, leave a screen from a search, turn a number into another while it is typed.

use egui::Key;
use egui::accesskit::{Node, Role};
use rolecall::app::ui_command::UiCommand;
use rolecall::sim::call::FromHere;
use rolecall::words::{Locale, Words};

use super::author::{author_of, author_screens};
use super::glass::Glass;
use super::screens::{Screen, Shown, first_decision};

#[test]
fn stopping_a_call_for_good_is_asked_about() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let mut glass = Glass::new(Screen::new("menu", locale, Shown::Menu));
        assert_eq!(
            glass.point_at(&words.text("menu-stop"), 2),
            [],
            "a double click is one press"
        );
        assert_eq!(glass.click_exactly(&words.text("menu-stop-now")), [UiCommand::StopCall]);
    }
}

#[test]
fn escape_empties_a_search_then_leaves_it_and_only_then_the_screen() {
    let mut glass = Glass::new(author_screens(Locale::English).remove(0));
    glass.tab_to(Role::TextInput);
    glass.screen.state.author.search = "goodbye".to_owned();
    assert_eq!(glass.press(Key::Escape), []);
    assert_eq!(glass.screen.state.author.search, "");
    assert!(glass.points_at(Role::TextInput), "one can go on searching");
    assert_eq!(glass.press(Key::Escape), []);
    assert_eq!(glass.press(Key::Escape), [UiCommand::CloseAuthor]);
}

#[test]
fn a_number_is_rounded_to_a_step_only_when_it_has_been_typed() {
    let mut glass = Glass::new(author_screens(Locale::English).remove(0));
    let id = author_of(&glass.screen)
        .nodes
        .iter()
        .find(|node| node.can_begin)
        .unwrap()
        .id
        .clone();
    glass.screen.state.author.selected = Some(id.clone());
    glass.screen.state.author.mood = Some([0, 0, 0]);
    glass.press(Key::Tab);
    glass.tab_to(Role::SpinButton);
    glass.write("80");
    glass.press(Key::Enter);
    match glass
        .click(&Words::new(Locale::English).text("author-play-button"))
        .as_slice()
    {
        [UiCommand::PlayFrom(FromHere { node, mood, .. })] => assert_eq!((node, mood[0]), (&id, 80)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_desktop_never_squeezes_what_is_said_and_answered() {
    // 100, 125, 150 and 160 percent of the text in a window of 1280x800.
    for share in [1.0, 1.25, 1.5, 1.6] {
        for locale in Locale::ALL {
            let mut screen = first_decision("angry-complaint", locale);
            screen.size = [1280.0 / share, 800.0 / share];
            screen.state.desktop_is_open = true;
            let Shown::Call(view) = &screen.shown else {
                panic!("a decision is part of a call")
            };
            let answer = view.options[0].label.clone();
            let glass = Glass::new(screen);
            let told = glass.names();
            let is_answer = |node: &Node| node.label().is_some_and(|label| label.contains(&answer));
            if let Some((_, node)) = glass.nodes().iter().find(|(_, node)| is_answer(node)) {
                let place = node.bounds().unwrap();
                assert!(place.width() > 300.0, "at {share} in {}: {place:?}", locale.code());
            } else {
                // The desktop has all the room, and there is a way back.
                let back = Words::new(locale).text("desktop-label");
                assert!(told.iter().any(|name| name.contains(&back)), "{told:?}");
            }
        }
    }
}

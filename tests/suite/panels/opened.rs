//! What is opened within a call: it covers nothing that was said, and the key of the menu closes it before it opens the menu.

use std::sync::OnceLock;

use egui::Key;
use egui::accesskit::Role;
use rolecall::app::ui_command::UiCommand;
use rolecall::view::call::CallView;
use rolecall::view::transcript::TranscriptLine;
use rolecall::words::Locale;

use super::author::{author_of, author_screens};
use super::glass::Glass;
use super::screens::{Screen, Shown, first_decision};

const HINT: &str = "Three of four answers differ in empathy; the costliest takes 12 points. 还有没打开的资料。";

/// The first decision of a call, drawn out once: it is played for that.
fn decision(locale: Locale) -> CallView {
    static FIRST: [OnceLock<CallView>; 2] = [OnceLock::new(), OnceLock::new()];
    let place = Locale::ALL.into_iter().position(|known| known == locale).unwrap();
    let first = FIRST[place].get_or_init(|| match first_decision("angry-complaint", locale).shown {
        Shown::Call(view) => *view,
        _ => panic!("a decision is part of a call"),
    });
    first.clone()
}

fn shown(locale: Locale, view: CallView) -> Screen {
    Screen::new("a decision", locale, Shown::Call(Box::new(view)))
}

fn with_hint(locale: Locale) -> (Screen, String, String) {
    let mut view = decision(locale);
    view.hint = Some(HINT.to_owned());
    let answer = view.options[0].label.clone();
    let Some(TranscriptLine::Said { text, .. }) = view.transcript.last().cloned() else {
        panic!("the caller has said something")
    };
    (shown(locale, view), text, answer)
}

#[test]
fn a_hint_covers_neither_what_was_said_nor_the_answers() {
    for locale in Locale::ALL {
        for size in [[1024.0, 640.0], [1280.0, 800.0], [1920.0, 1080.0]] {
            let (mut screen, last_line, answer) = with_hint(locale);
            screen.size = size;
            let button = screen.words.text("call-hint");
            let mut glass = Glass::new(screen);
            assert!(!glass.names().iter().any(|name| name == HINT), "nobody asked yet");
            glass.click_exactly(&button);
            // What it pushes away comes to rest.
            glass.hover(egui::pos2(1.0, 1.0));
            let seen = glass.texts_in_sight();
            let place = |text: &str| {
                let found = seen.iter().find(|(shown, _)| shown.contains(text));
                found
                    .unwrap_or_else(|| panic!("“{text}” is not in sight at {size:?}"))
                    .1
            };
            let (said, hint, answer) = (place(&last_line), place(HINT), place(&answer));
            assert!(said.bottom() <= hint.top(), "said {said:?}, hint {hint:?} at {size:?}");
            assert!(
                hint.bottom() <= answer.top(),
                "hint {hint:?}, answer {answer:?} at {size:?}"
            );
        }
    }
}

#[test]
fn escape_closes_the_hint_first() {
    let (screen, ..) = with_hint(Locale::English);
    let button = screen.words.text("call-hint");
    let mut glass = Glass::new(screen);
    glass.click_exactly(&button);
    assert!(glass.names().iter().any(|name| name == HINT));
    assert_eq!(glass.press(Key::Escape), []);
    assert!(!glass.names().iter().any(|name| name == HINT));
    assert_eq!(glass.press(Key::Escape), [UiCommand::ToggleMenu]);
}

#[test]
fn a_hint_goes_when_something_has_been_said_and_stays_while_something_is_looked_up() {
    let (screen, ..) = with_hint(Locale::English);
    let button = screen.words.text("call-hint");
    let mut glass = Glass::new(screen);
    glass.click_exactly(&button);
    for (line, stays) in [
        (TranscriptLine::Happened("Opened the log".to_owned()), true),
        (
            TranscriptLine::Chose {
                label: "Listen".to_owned(),
                speak: Some("Go on.".to_owned()),
            },
            false,
        ),
    ] {
        let Shown::Call(view) = &mut glass.screen.shown else {
            panic!("a decision is part of a call")
        };
        view.transcript.push(line);
        glass.hover(egui::pos2(1.0, 1.0));
        assert_eq!(glass.names().iter().any(|name| name == HINT), stays);
    }
}

#[test]
fn escape_closes_the_list_of_desks_first() {
    for locale in Locale::ALL {
        let mut glass = Glass::new(shown(locale, decision(locale)));
        let [button, list] = ["call-transfer", "call-transfer-to"].map(|key| glass.screen.words.text(key));
        glass.click_exactly(&button);
        assert!(glass.names().contains(&list));
        assert_eq!(glass.press(Key::Escape), []);
        assert!(!glass.names().contains(&list), "the list is closed");
        assert_eq!(glass.press(Key::Escape), [UiCommand::ToggleMenu]);
    }
}

#[test]
fn escape_closes_the_desktop_first_where_it_is_a_drawer() {
    for (width, was_drawer) in [(900.0, true), (1600.0, false)] {
        let mut screen = shown(Locale::English, decision(Locale::English));
        screen.size = [width, 700.0];
        screen.state.desktop_is_open = true;
        let mut glass = Glass::new(screen);
        if was_drawer {
            assert_eq!(glass.press(Key::Escape), []);
            assert!(!glass.screen.state.desktop_is_open);
        }
        assert_eq!(glass.press(Key::Escape), [UiCommand::ToggleMenu]);
    }
}

#[test]
fn escape_closes_a_list_that_has_dropped_down_and_leaves_the_authors_screen_only_then() {
    let mut glass = Glass::new(author_screens(Locale::English).remove(0));
    let can_begin = author_of(&glass.screen).nodes.iter().find(|node| node.can_begin);
    let id = can_begin.unwrap().id.clone();
    glass.screen.state.author.selected = Some(id);
    glass.press(Key::Tab);
    glass.tab_to(Role::ComboBox);
    glass.press(Key::Space);
    assert!(egui::Popup::is_any_open(&glass.context), "the list is open");
    assert_eq!(glass.press(Key::Escape), []);
    assert!(!egui::Popup::is_any_open(&glass.context));
    assert_eq!(glass.press(Key::Escape), [UiCommand::CloseAuthor]);
}

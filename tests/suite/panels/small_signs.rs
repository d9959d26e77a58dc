//! Small signs: that nothing can be heard, that something can be looked at, that a note is too long.

use rolecall::app::ui_command::UiCommand;
use rolecall::sim::call::command::{Command, LONGEST_NOTE};
use rolecall::words::{Locale, Words};

use super::author::author_screens;
use super::glass::Glass;
use super::screens::{Shown, first_decision};

#[test]
fn the_bar_says_where_no_device_plays_the_sound_that_is_on() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let [on, missing] = ["settings-sound-on", "settings-sound-missing"].map(|key| words.text(key));
        for has_device in [true, false] {
            let mut screen = author_screens(locale).remove(0);
            screen.has_sound_device = has_device;
            let names = Glass::new(screen).names();
            assert_eq!(names.contains(&on), has_device, "{names:?}");
            assert_eq!(names.contains(&missing), !has_device, "{names:?}");
        }
    }
}

#[test]
fn a_folded_desktop_says_how_much_of_it_has_not_been_opened() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let desktop = words.text("desktop-label");
        let mut screen = first_decision("angry-complaint", locale);
        screen.size = [1000.0, 700.0];
        let Shown::Call(view) = &mut screen.shown else {
            panic!("a decision is part of a call")
        };
        let open = view.desktop.iter().filter(|item| item.locked.is_none()).count();
        assert!(open > 1);
        let waiting = words.with(
            "desktop-tab-waiting",
            &[("tab", desktop.clone().into()), ("n", open.into())],
        );
        let mut opened = view.clone();
        assert!(Glass::new(screen).names().contains(&waiting));
        opened.desktop.iter_mut().for_each(|item| item.is_opened = true);
        let mut screen = first_decision("angry-complaint", locale);
        screen.size = [1000.0, 700.0];
        screen.shown = Shown::Call(opened);
        let mut glass = Glass::new(screen);
        assert!(
            !glass
                .names()
                .iter()
                .any(|name| name.contains('·') && name.contains(&desktop))
        );
        assert_eq!(glass.click(&desktop), [UiCommand::ToggleDesktop]);
    }
}

#[test]
fn a_note_that_is_too_long_stays_in_its_field_and_it_is_told_why() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let mut screen = first_decision("angry-complaint", locale);
        screen.state.tab = Some(rolecall::app::panels::state::DesktopTab::Notes);
        screen.state.note = "x".repeat(LONGEST_NOTE + 1);
        let mut glass = Glass::new(screen);
        assert!(glass.names().contains(&words.text("rejected-note-too-long")));
        assert_eq!(glass.click(&words.text("desktop-note-add")), []);
        glass.screen.state.note.pop();
        let note = glass.screen.state.note.clone();
        glass.click(&words.text("desktop-note-add"));
        let added = glass.click(&words.text("desktop-note-add"));
        let added = added.iter().chain(&glass.screen.asked);
        assert!(glass.screen.state.note.is_empty() || added.cloned().eq([UiCommand::Call(Command::Note(note))]));
    }
}

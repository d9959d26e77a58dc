//! Small things at the telephone: that nothing can be heard, that something can be looked at, where a note and a click end.

use egui::{Event, ImeEvent, Key, Pos2};
use rolecall::app::panels::state::DesktopTab;
use rolecall::app::ui_command::UiCommand;
use rolecall::sim::call::command::{Command, LONGEST_NOTE};
use rolecall::sim::score::scorecard::StepClass;
use rolecall::view::feedback::Feedback;
use rolecall::view::transcript::TranscriptLine;
use rolecall::words::{Locale, Words};

use super::author::author_screens;
use super::glass::Glass;
use super::screens::{Screen, Shown, before_debrief, first_decision};

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
        screen.state.tab = Some(DesktopTab::Notes);
        screen.state.note = "x".repeat(LONGEST_NOTE + 1);
        let mut glass = Glass::new(screen);
        assert!(glass.names().contains(&words.text("rejected-note-too-long")));
        assert_eq!(glass.click(&words.text("desktop-note-add")), []);
        glass.screen.state.note.pop();
        let note = glass.screen.state.note.clone();
        let added = glass.click(&words.text("desktop-note-add"));
        let added: Vec<UiCommand> = added
            .into_iter()
            .chain(glass.click(&words.text("desktop-note-add")))
            .collect();
        assert_eq!(added, [UiCommand::Call(Command::Note(note))]);
    }
}

#[test]
fn whoever_scrolled_to_the_last_answer_begins_the_next_decision_at_its_first() {
    for locale in Locale::ALL {
        let mut screen = first_decision("angry-complaint", locale);
        // 150 percent of the text in a window of 1280x800.
        screen.size = [1280.0 / 1.5, 800.0 / 1.5];
        let Shown::Call(view) = &screen.shown else {
            panic!("a decision is part of a call")
        };
        let (before, mut next) = (Shown::Call(view.clone()), view.clone());
        let [first, last] = [0, view.options.len() - 1].map(|index| view.options[index].label.clone());
        next.transcript.extend(view.transcript.last().cloned());
        next.options[0].label = "Something that could not be said before".to_owned();
        let mut glass = Glass::new(screen);
        let is_seen = |glass: &Glass, text: &str| glass.texts_in_sight().iter().any(|(seen, _)| seen == text);
        let texts = glass.texts_in_sight();
        let place = texts.iter().find(|(seen, _)| *seen == first).unwrap().1.center();
        glass.scroll(place, -2000.0);
        assert!(is_seen(&glass, &last) && !is_seen(&glass, &first), "it can be scrolled");
        let asked = Words::new(locale).text("call-choose");
        assert!(
            is_seen(&glass, &asked),
            "what is asked and the time for it are not scrolled away"
        );
        glass.screen.shown = Shown::Call(next);
        glass.hover(place);
        assert!(is_seen(&glass, "Something that could not be said before"));
        // Also when somebody comes back to where they have been.
        glass.screen.shown = before;
        glass.hover(place);
        assert!(is_seen(&glass, &first));
    }
}

#[test]
fn a_comment_stands_above_what_the_caller_says_to_the_answer() {
    for locale in Locale::ALL {
        let mut screens = before_debrief("angry-complaint", locale).0.into_iter();
        let has_answered = |screen: &Screen| match &screen.shown {
            Shown::Call(view) => {
                let mut lines = view.transcript.iter();
                let is_open = !view.options.is_empty();
                is_open && lines.any(|line| matches!(line, TranscriptLine::Chose { .. }))
            }
            _ => false,
        };
        let mut screen = screens.find(has_answered).unwrap();
        screen.size = [1280.0, 1400.0];
        let Shown::Call(view) = &mut screen.shown else {
            unreachable!()
        };
        let Some(TranscriptLine::Said { text, .. }) = view.transcript.last() else {
            panic!("the caller has said something: {:?}", view.transcript.last())
        };
        let newest = text.clone();
        let why = "It was long. ".repeat(12);
        view.feedback = Some(Feedback {
            class: StepClass::Best,
            why: why.trim().to_owned(),
            cost: None,
            broke: Vec::new(),
        });
        let glass = Glass::new(screen);
        let texts = glass.texts_in_sight();
        let place = |wanted: &str| texts.iter().find(|(text, _)| text == wanted).map(|(_, place)| *place);
        let newest = place(&newest).expect("the newest words are in sight");
        let comment = place(why.trim()).expect("and so is the comment, in so high a window");
        assert!(comment.bottom() <= newest.top(), "{comment} {newest}");
    }
}

#[test]
fn enter_keeps_a_note_and_the_field_keeps_the_keyboard() {
    let mut screen = first_decision("angry-complaint", Locale::English);
    screen.state.tab = Some(DesktopTab::Notes);
    screen.state.note_wants_focus = true;
    let mut glass = Glass::new(screen);
    glass.write("rang on 4 Sep");
    let kept = Command::Note("rang on 4 Sep".to_owned());
    assert_eq!(glass.press(Key::Enter), [UiCommand::Call(kept)]);
    assert_eq!(glass.screen.state.note, "");
    assert_eq!(
        glass.press(Key::M),
        [],
        "what somebody goes on writing is no key of the telephone"
    );
    glass.press(Key::Escape);
    assert_eq!(glass.press(Key::M), [UiCommand::Call(Command::Mute(true))]);
}

#[test]
fn an_enter_that_ends_a_composition_keeps_no_note() {
    let mut screen = first_decision("angry-complaint", Locale::SimplifiedChinese);
    screen.state.tab = Some(DesktopTab::Notes);
    screen.state.note_wants_focus = true;
    let mut glass = Glass::new(screen);
    let preedit = |text: &str| {
        Event::Ime(ImeEvent::Preedit {
            text: text.to_owned(),
            active_range_chars: None,
        })
    };
    glass.happen(vec![preedit("zhongxin")]);
    assert_eq!(glass.press(Key::Enter), [], "it belongs to what is composed");
    glass.happen(vec![preedit(""), Event::Ime(ImeEvent::Commit("中心".to_owned()))]);
    assert_eq!(glass.screen.state.note, "中心");
    let kept = Command::Note("中心".to_owned());
    assert_eq!(glass.press(Key::Enter), [UiCommand::Call(kept)]);
}

#[test]
fn a_click_beside_the_menu_does_not_let_the_call_go_on() {
    let mut glass = Glass::new(Screen::new("the menu", Locale::English, Shown::Menu));
    assert_eq!(glass.click_on(Pos2::new(20.0, 20.0), 1), []);
    assert_eq!(glass.press(Key::Escape), [UiCommand::ToggleMenu]);
}

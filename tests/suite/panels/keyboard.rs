//! Everything can be done with the keyboard alone, and keys do nothing while somebody writes.

use std::collections::BTreeSet;

use egui::Key;
use egui::accesskit::{Action, Role};
use rolecall::app::ui_command::UiCommand;
use rolecall::sim::call::Timers;
use rolecall::sim::call::command::Command;
use rolecall::words::Locale;

use super::glass::Glass;
use super::screens::{Shown, every_screen, first_decision, moments};

#[test]
fn digits_choose_what_is_shown_there() {
    let mut glass = Glass::new(first_decision("angry-complaint", Locale::English));
    assert_eq!(glass.press(Key::Num2), [UiCommand::ChooseShown(1)]);
    assert_eq!(glass.press(Key::Num9), [], "there is no ninth option");
}

#[test]
fn a_new_list_of_options_is_guarded() {
    let mut screen = first_decision("angry-complaint", Locale::English);
    screen.options_act = false;
    assert_eq!(Glass::new(screen).press(Key::Num1), []);
}

#[test]
fn nobody_answers_what_has_not_been_said() {
    for locale in Locale::ALL {
        let mut screen = first_decision("fraud-attempt", locale);
        let Shown::Call(view) = &screen.shown else {
            panic!("{} is no call", screen.name)
        };
        let labels: Vec<String> = view.options.iter().map(|option| option.label.clone()).collect();
        screen.hearing.shown_lines = Some(view.transcript.len());
        let mut glass = Glass::new(screen);
        let told = |glass: &mut Glass, label: &str| {
            let nodes = glass.nodes().iter();
            nodes
                .filter(|node| node.1.label().is_some_and(|name| name.contains(label)))
                .count()
        };
        for label in &labels {
            assert_eq!(told(&mut glass, label), 0, "{label} is told while somebody is speaking");
        }
        assert_eq!(glass.press(Key::Num1), [], "nobody answers by a key");
        assert_eq!(
            glass.press(Key::T),
            [UiCommand::Call(Command::Timers(Timers::OneAndHalf))],
            "more time can be asked for"
        );
        assert_eq!(glass.press(Key::Space), [UiCommand::SkipLine]);
        glass.screen.hearing.shown_lines = None;
        glass.press(Key::F20);
        for label in &labels {
            assert_eq!(
                told(&mut glass, label),
                1,
                "{label} can be answered when all has been said"
            );
        }
        assert_eq!(glass.press(Key::Num1), [UiCommand::ChooseShown(0)]);
    }
}

#[test]
fn letters_reach_the_softphone() {
    let mut glass = Glass::new(first_decision("angry-complaint", Locale::SimplifiedChinese));
    assert_eq!(glass.press(Key::O), [UiCommand::Call(Command::Hold)]);
    assert_eq!(glass.press(Key::M), [UiCommand::Call(Command::Mute(true))]);
    assert_eq!(glass.press(Key::Escape), [UiCommand::ToggleMenu]);
}

#[test]
fn while_a_note_is_written_no_key_answers() {
    let mut glass = Glass::new(first_decision("angry-complaint", Locale::English));
    glass.press(Key::N);
    // To the field of the note, whichever stop it is.
    for _ in 0..60 {
        if glass.context.text_edit_focused() {
            break;
        }
        glass.press(Key::Tab);
    }
    assert!(glass.context.text_edit_focused(), "the note can be reached by Tab");
    assert_eq!(glass.press(Key::Num1), []);
    assert_eq!(glass.press(Key::O), []);
}

/// Tab goes round and meets everything that can be pressed.
#[test]
fn tab_reaches_whatever_can_be_pressed() {
    for locale in Locale::ALL {
        for screen in every_screen(locale) {
            let name = screen.name.clone();
            let mut glass = Glass::new(screen);
            let nodes = glass.nodes().to_vec();
            let wanted: BTreeSet<u64> = nodes
                .iter()
                .filter(|(_, node)| node.supports_action(Action::Focus) && !node.is_disabled())
                .filter(|(_, node)| !matches!(node.role(), Role::Window | Role::Label | Role::GenericContainer))
                .map(|(id, _)| id.0)
                .collect();
            let mut met = BTreeSet::new();
            for _ in 0..wanted.len() + 4 {
                glass.press(Key::Tab);
                met.insert(glass.focus().0);
            }
            let missed: Vec<_> = nodes
                .iter()
                .filter(|(id, _)| wanted.contains(&id.0) && !met.contains(&id.0))
                .map(|(_, node)| node.label().unwrap_or_default())
                .collect();
            assert!(missed.is_empty(), "{name}: Tab never reaches {missed:?}");
        }
    }
}

#[test]
fn enter_takes_the_call_and_backspace_declines_it() {
    let mut screens = moments("angry-complaint", Locale::English).into_iter();
    let mut briefing = Glass::new(screens.next().unwrap());
    assert_eq!(briefing.press(Key::Enter), [UiCommand::TakeCall]);
    let ringing = screens.next().unwrap();
    assert!(matches!(&ringing.shown, Shown::Call(view) if view.options.is_empty()));
    let mut ringing = Glass::new(ringing);
    assert_eq!(ringing.press(Key::Backspace), [], "it asks first");
    // The call is taken after all; when the next one rings, it is asked anew.
    let next = std::mem::replace(&mut ringing.screen.shown, Shown::Menu);
    for _ in 0..3 {
        ringing.press(Key::F20);
    }
    ringing.screen.shown = next;
    assert_eq!(ringing.press(Key::Backspace), [], "another call is another question");
    assert_eq!(ringing.press(Key::Backspace), [UiCommand::Call(Command::Decline)]);
    assert_eq!(ringing.press(Key::Enter), [UiCommand::Call(Command::Accept)]);
}

#[test]
fn digits_fill_in_the_form_and_enter_asks_before_it_is_finished_empty() {
    let screens = moments("angry-complaint", Locale::English);
    let screen = screens
        .into_iter()
        .find(|screen| matches!(screen.shown, Shown::WrapUp(_)));
    let screen = screen.expect("the best play ends in after-call work");
    let Shown::WrapUp(shown) = &screen.shown else {
        unreachable!()
    };
    let first = &shown.0.lists[0];
    let wanted = Command::Pick(first.list, first.entries[0].0.clone());
    let mut glass = Glass::new(screen);
    assert_eq!(glass.press(Key::Num1), [UiCommand::Call(wanted)]);
    assert_eq!(glass.press(Key::Enter), [], "the first press only asks");
    let form = std::mem::replace(&mut glass.screen.shown, Shown::Menu);
    for _ in 0..3 {
        glass.press(Key::F20);
    }
    glass.screen.shown = form;
    assert_eq!(glass.press(Key::Enter), [], "whoever has gone elsewhere is asked anew");
    assert_eq!(glass.press(Key::Enter), [UiCommand::Call(Command::Finish)]);
}

#[test]
fn a_double_click_on_finish_does_not_finish_an_empty_form() {
    let screens = moments("angry-complaint", Locale::English).into_iter();
    let mut forms = screens.filter(|screen| matches!(screen.shown, Shown::WrapUp(_)));
    let mut glass = Glass::new(forms.next().unwrap());
    assert_eq!(glass.point_at("Finish", 2), []);
    assert_eq!(
        glass.point_at("Finish all the same", 1),
        [UiCommand::Call(Command::Finish)]
    );
}

#[test]
fn one_key_asks_for_more_time() {
    let screens = moments("angry-complaint", Locale::English).into_iter();
    let mut timed = screens.filter(|screen| matches!(&screen.shown, Shown::Call(view) if view.timer.is_some()));
    let mut ringing = Glass::new(timed.next().expect("an inbound call rings for some time"));
    let wanted = [UiCommand::Call(Command::Timers(Timers::OneAndHalf))];
    assert_eq!(ringing.press(Key::T), wanted);
    let mut decision = Glass::new(timed.next().expect("the call has a decision with a timer"));
    assert_eq!(decision.press(Key::T), wanted);
}

#[test]
fn what_cannot_be_taken_back_is_asked_once_and_no_note_is_lost() {
    for (locale, hang_up, really) in [
        (Locale::English, "Hang up", "Hang up now?"),
        (Locale::SimplifiedChinese, "挂断", "真的挂断？"),
    ] {
        let mut glass = Glass::new(super::screens::first_decision("fraud-attempt", locale));
        assert_eq!(glass.click(hang_up), [], "the first press only asks");
        assert_eq!(glass.click(really), [UiCommand::Call(Command::HangUp)]);

        let screens = moments("angry-complaint", locale);
        let is_form = |screen: &super::screens::Screen| matches!(screen.shown, Shown::WrapUp(_));
        let mut glass = Glass::new(screens.into_iter().find(is_form).unwrap());
        glass.screen.state.note = "432".to_owned();
        glass.press(Key::Enter);
        assert_eq!(
            glass.press(Key::Enter),
            [UiCommand::Call(Command::Note("432".to_owned()))],
            "what was being written is taken down first"
        );
    }
}

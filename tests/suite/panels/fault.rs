//! A fault of the call on the review screen: it is chosen at its step, and signed by nobody who has not seen what it changes.

use egui::Key;
use egui::accesskit::Role;
use rolecall::app::panels::review_word::{Draft, DraftAbout};
use rolecall::app::ui_command::UiCommand;
use rolecall::sim::assessment::event::{Fault, Saying};
use rolecall::view::review::FaultEffectView;
use rolecall::words::{Locale, Words};

use super::glass::Glass;
use super::review::{says, screen, seen_by_ann, view};
use super::screens::{Screen, Shown};

/// A step at which something was chosen.
fn chosen_step(glass: &Glass) -> usize {
    let steps = &view(glass).steps;
    let is_choice = |fault: &Fault| matches!(fault, Fault::Option { .. });
    let found = steps
        .iter()
        .position(|step| step.faults.iter().any(|(fault, _)| is_choice(fault)));
    found.expect("something was chosen in the call")
}

fn looked_at(locale: Locale) -> Glass {
    let mut glass = Glass::new(screen("fault", locale, seen_by_ann(locale, Vec::new())));
    glass.screen.state.review.step = Some(chosen_step(&glass));
    glass.press(Key::F9);
    glass
}

fn effect(locale: Locale, fault: Fault) -> Option<Box<FaultEffectView>> {
    Some(Box::new(FaultEffectView {
        fault,
        lines: vec!["a7c3f0aa (20261124-143952-data-leak-d8f7ca): 70.0 becomes 81.5".to_owned()],
        notes: vec![Words::new(locale).with("review-fault-other-versions", &[("n", 3.into())])],
    }))
}

/// The choice of what is faulty, and the word with what it changes.
pub fn fault_screens(locale: Locale) -> Vec<Screen> {
    let mut choosing = looked_at(locale).screen;
    choosing.state.review.fault_is_open = true;
    let mut written = looked_at(locale).screen;
    let Shown::Review(shown) = &written.shown else {
        return Vec::new();
    };
    let step = written.state.review.step.unwrap_or_default();
    let fault = shown.steps[step].faults[0].0.clone();
    written.state.review.draft = Some(Draft {
        about: DraftAbout::Fault(fault.clone()),
        mark: String::new(),
        reason: "The sum was wrong in the text.".to_owned(),
    });
    written.state.review.fault_effect = effect(locale, fault);
    vec![choosing, written]
}

fn is_disabled(glass: &Glass, name: &str) -> bool {
    let is_it = |node: &egui::accesskit::Node| node.role() == Role::Button && node.label() == Some(name);
    let found = glass.nodes().iter().find(|(_, node)| is_it(node));
    found
        .unwrap_or_else(|| panic!("nothing is called “{name}”"))
        .1
        .is_disabled()
}

#[test]
fn a_fault_is_signed_with_a_reason_by_somebody_who_has_seen_what_it_changes() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let mut glass = looked_at(locale);
        let step = chosen_step(&glass);
        let (fault, name) = view(&glass).steps[step].faults.last().unwrap().clone();
        assert!(matches!(fault, Fault::Node { .. }), "the whole place comes last");
        glass.click_exactly(&words.text("review-fault"));
        glass.click_exactly(&name);
        let draft = glass.screen.state.review.draft.clone().unwrap();
        assert_eq!(draft.about, DraftAbout::Fault(fault.clone()));
        assert!(says(&glass, &name), "what is meant stands above the reason");
        let sign = words.text("review-sign");
        assert!(is_disabled(&glass, &sign));
        glass.screen.state.review.draft.as_mut().unwrap().reason = " The sum was wrong. ".to_owned();
        glass.press(Key::F9);
        assert!(is_disabled(&glass, &sign), "nobody has seen yet what it changes");
        let asked = glass.click_exactly(&words.text("review-fault-effect"));
        assert_eq!(asked, [UiCommand::AskFault(fault.clone())]);
        // What another fault changes says nothing of this one.
        glass.screen.state.review.fault_effect = effect(
            locale,
            Fault::Rule {
                rule: "other".to_owned(),
            },
        );
        glass.press(Key::F9);
        assert!(is_disabled(&glass, &sign));
        glass.screen.state.review.fault_effect = effect(locale, fault.clone());
        glass.press(Key::F9);
        assert!(says(&glass, "81.5") && says(&glass, &words.text("review-fault-for-good")));
        let saying = Saying::VoidFault {
            fault,
            reason: "The sum was wrong.".to_owned(),
        };
        assert_eq!(glass.click_exactly(&sign), [UiCommand::Say(Box::new(saying))]);
        glass.screen.state.review.draft.as_mut().unwrap().reason.clear();
        glass.press(Key::F9);
        assert!(is_disabled(&glass, &sign), "there is no fault without a reason");
    }
}

#[test]
fn nobody_without_a_key_is_asked_what_is_faulty() {
    let locale = Locale::English;
    let mut shown = seen_by_ann(locale, Vec::new());
    shown.marks.who = None;
    let mut glass = Glass::new(screen("fault", locale, shown));
    glass.screen.state.review.step = Some(chosen_step(&glass));
    glass.press(Key::F9);
    assert!(!says(&glass, &Words::new(locale).text("review-fault")));
}

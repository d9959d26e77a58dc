//! The debrief: its picture with the buttons below it stays in sight, and under the finger, while steps are gone through.

use egui::accesskit::{Node, NodeId, Role};
use rolecall::app::ui_command::UiCommand;
use rolecall::sim::program::parts::Speaker;
use rolecall::sim::score::mark::Mark;
use rolecall::view::debrief::DebriefView;
use rolecall::view::transcript::TranscriptLine;
use rolecall::words::Locale;

use super::glass::Glass;
use super::screens::{Screen, Shown, moments};

fn debrief(locale: Locale) -> (Screen, DebriefView) {
    let screen = moments("angry-complaint", locale).pop().unwrap();
    let Shown::Debrief(view) = &screen.shown else {
        panic!("the last moment of a call is its debrief")
    };
    let view = (**view).clone();
    (screen, view)
}

#[test]
fn the_buttons_go_from_step_to_step_and_stay_where_they_are() {
    for locale in Locale::ALL {
        let (screen, view) = debrief(locale);
        let on = screen.words.text("review-step-on");
        let back = screen.words.text("review-step-back");
        let mut glass = Glass::new(screen);
        let button = |glass: &Glass| {
            let is_it = |(_, node): &&(NodeId, Node)| node.label() == Some(on.as_str());
            glass.nodes().iter().find(is_it).map(|(id, _)| *id)
        };
        let first = button(&glass);
        assert!(first.is_some());
        for step in 0..view.steps.len() {
            assert_eq!(glass.click(&on), [UiCommand::SelectStep(step)], "{}", glass.screen.name);
            glass.screen.state.step = Some(step);
            assert_eq!(button(&glass), first, "another button at step {step}");
        }
        assert_eq!(glass.click(&back), [UiCommand::SelectStep(view.steps.len() - 2)]);
    }
}

#[test]
fn the_picture_is_in_sight_whichever_step_is_read_unless_the_window_is_low() {
    let picture = |height: f32, step: Option<usize>| {
        let (mut screen, _) = debrief(Locale::English);
        let name = screen.words.text("debrief-mood-list");
        screen.size = [1280.0, height];
        screen.state.step = step;
        let glass = Glass::new(screen);
        let bounds = glass.nodes().iter().find_map(|(_, node)| {
            let is_it = node.role() == Role::Image && node.label() == Some(name.as_str());
            is_it.then(|| node.bounds()).flatten()
        });
        bounds.map(|bounds| bounds.y0)
    };
    let (_, view) = debrief(Locale::English);
    let last = Some(view.steps.len() - 1);
    let top = picture(800.0, last).expect("the picture is drawn");
    assert!((0.0..200.0).contains(&top), "{top}");
    assert_eq!(picture(800.0, Some(0)), Some(top));
    // In a low window it scrolls with the rest, so that the step can be read.
    assert_ne!(picture(500.0, last), Some(top));
}

#[test]
fn an_answer_is_read_below_what_it_answered() {
    for locale in Locale::ALL {
        let (_, view) = debrief(locale);
        let answers = view.steps.iter().enumerate().filter(|(_, step)| step.is_chosen);
        let answers: Vec<(usize, String)> = answers
            .map(|(index, step)| match &step.answered {
                Some(TranscriptLine::Said { text, speaker, .. }) => {
                    assert_ne!(*speaker, Speaker::You);
                    (index, text.clone())
                }
                other => panic!("step {index} answers {other:?}"),
            })
            .collect();
        assert!(answers.len() > 3);
        for (index, said) in answers {
            let (mut screen, _) = debrief(locale);
            screen.state.step = Some(index);
            let glass = Glass::new(screen);
            let is_told = glass.names().iter().any(|name| name.contains(said.as_str()));
            assert!(is_told, "{}, step {index}: “{said}”", glass.screen.name);
        }
    }
}

#[test]
fn an_entry_that_brings_and_costs_nothing_is_not_called_wrong() {
    for (locale, neutral, wrong) in [
        (
            Locale::English,
            "Chosen, and worth no points",
            "Chosen, but does not belong",
        ),
        (Locale::SimplifiedChinese, "选了，不加分也不扣分", "不该选，但选了"),
    ] {
        let (_, mut view) = debrief(locale);
        for (cost, is_told, is_not) in [(0, neutral, wrong), (12, wrong, neutral)] {
            let entry = &mut view.wrap_up[0];
            (entry.chosen, entry.best, entry.cost) = (true, false, Mark(cost));
            let told = format!("{} · {is_told}", entry.label);
            let not_told = format!("{} · {is_not}", entry.label);
            let mut screen = Screen::new("debrief", locale, Shown::Debrief(Box::new(view.clone())));
            screen.size = [1280.0, 20_000.0];
            let names = Glass::new(screen).names();
            assert!(names.iter().any(|name| name.starts_with(&told)), "{names:?}");
            assert!(!names.iter().any(|name| name.starts_with(&not_told)), "{names:?}");
        }
    }
}

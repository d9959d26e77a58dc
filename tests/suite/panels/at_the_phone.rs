//! Whose face and name stand beside the call: of whoever has the phone, which is not always the customer.

use egui::accesskit::{Node, NodeId, Role};
use rolecall::sim::call::Timers;
use rolecall::sim::program::parts::Speaker;
use rolecall::sim::scenario::flow::Manner;
use rolecall::view::call::CallView;
use rolecall::view::transcript::TranscriptLine;
use rolecall::words::Locale;

use super::glass::Glass;
use super::screens::{Screen, Shown, before_debrief, first_decision};

fn call_screens(locale: Locale) -> Vec<(Screen, CallView)> {
    let screens = before_debrief("overdue-collection", locale).0.into_iter();
    screens
        .filter_map(|screen| match &screen.shown {
            Shown::Call(view) => {
                let view = (**view).clone();
                Some((screen, view))
            }
            _ => None,
        })
        .collect()
}

#[test]
fn the_mother_has_the_phone_until_her_daughter_comes() {
    for (locale, mother) in [
        (Locale::English, "Lin Yue’s mother"),
        (Locale::SimplifiedChinese, "林悦的妈妈"),
    ] {
        let mut shown: Vec<String> = Vec::new();
        for (screen, view) in call_screens(locale) {
            let stands_in = view.in_place_of_the_customer(view.transcript.len());
            let name = stands_in.map_or(view.customer.0.clone(), |face| face.name.clone());
            if let Some(face) = stands_in {
                assert_ne!(face.portrait, view.portrait);
                let glass = Glass::new(screen);
                let mut pictures = glass.nodes().iter().filter(|(_, node)| node.role() == Role::Image);
                assert!(
                    pictures.any(|(_, node)| node.label() == Some(mother)),
                    "the picture is hers"
                );
            }
            if shown.last() != Some(&name) {
                shown.push(name);
            }
        }
        let customer = call_screens(locale)[0].1.customer.0.clone();
        assert_eq!(shown, [customer.clone(), mother.to_owned(), customer]);
    }
}

#[test]
fn whoever_speaks_kindly_does_not_frown() {
    let (_, mut view) = call_screens(Locale::English).pop().expect("the call has screens");
    let customers = |line: &TranscriptLine| {
        matches!(
            line,
            TranscriptLine::Said {
                speaker: Speaker::Customer,
                ..
            }
        )
    };
    let newest = view
        .transcript
        .iter()
        .rposition(customers)
        .expect("the customer has spoken");
    let all = view.transcript.len();
    for (said, is_kind) in [(Manner::Warm, true), (Manner::Sharp, false), (Manner::Laughing, true)] {
        if let TranscriptLine::Said { manner, .. } = &mut view.transcript[newest] {
            *manner = said;
        }
        assert_eq!(view.is_the_customer_kind(all), is_kind, "{said:?}");
        assert!(!view.is_the_customer_kind(0), "before a word is said nobody is kind");
    }
}

#[test]
fn the_newest_line_stands_beside_the_answers_however_high_the_window_is() {
    for height in [800.0, 1080.0, 2160.0] {
        let mut screen = first_decision("angry-complaint", Locale::English);
        screen.size = [1920.0, height];
        let Shown::Call(view) = &screen.shown else {
            panic!("a decision is part of a call")
        };
        let answer = view.options[0].label.clone();
        let Some(TranscriptLine::Said { text, .. }) = view.transcript.last().cloned() else {
            panic!("the caller has said something")
        };
        let glass = Glass::new(screen);
        let place = |words: &str| {
            let bears_it = |(_, node): &&(NodeId, Node)| {
                let told = node.label().or(node.value());
                told.is_some_and(|told| told.contains(words))
            };
            let found = glass.nodes().iter().rev().find(bears_it);
            found
                .and_then(|(_, node)| node.bounds())
                .unwrap_or_else(|| panic!("“{words}” is not drawn"))
        };
        let between = place(&answer).y0 - place(&text).y1;
        assert!(
            (0.0..120.0).contains(&between),
            "{between} points at a height of {height}"
        );
    }
}

#[test]
fn a_ringing_phone_can_be_answered_in_sight_at_any_height() {
    for id in ["angry-complaint", "fraud-attempt"] {
        let begun = before_debrief(id, Locale::English).0.remove(1);
        let Shown::Call(view) = &begun.shown else {
            panic!("a call begins with its telephone")
        };
        for height in (320..1100).step_by(20) {
            let mut screen = Screen::new(format!("{id} at {height}"), Locale::English, Shown::Call(view.clone()));
            screen.size = [900.0, height as f32];
            let names = ["ringing-accept", "ringing-decline"].map(|key| screen.words.text(key));
            let glass = Glass::new(screen);
            for name in names {
                let bears_it = |(_, node): &&(NodeId, Node)| node.label().is_some_and(|label| label.starts_with(&name));
                let button = glass.nodes().iter().find(bears_it);
                let bounds = button.and_then(|(_, node)| node.bounds()).unwrap();
                let is_in_sight = bounds.y0 >= 0.0 && bounds.y1 <= f64::from(height);
                assert!(is_in_sight, "“{name}” at {bounds:?} in {}", glass.screen.name);
            }
        }
    }
}

#[test]
fn the_desktop_begins_where_something_opens_and_says_where_more_does() {
    for (locale, waits, opens) in [
        (Locale::English, "Log, 2 not opened yet", "Open"),
        (Locale::SimplifiedChinese, "联系记录，2 项还没打开", "打开"),
    ] {
        let names = Glass::new(first_decision("fraud-attempt", locale)).names();
        assert!(names.iter().any(|name| name == waits), "{names:?}");
        // The account card is locked until the caller has proved who they are, so the log is in front.
        assert!(names.iter().any(|name| name == opens), "{names:?}");
    }
}

#[test]
fn a_rehearsal_is_not_called_an_exam() {
    for (locale, exam, rehearsal) in [
        (Locale::English, "Exam", "Rehearsal of an exam"),
        (Locale::SimplifiedChinese, "考试", "模拟考试"),
    ] {
        for (is_rehearsal, badge, other) in [(false, exam, rehearsal), (true, rehearsal, exam)] {
            let mut screen = first_decision("fraud-attempt", locale);
            let Shown::Call(view) = &mut screen.shown else {
                panic!("a decision is part of a call")
            };
            view.is_exam = true;
            view.is_rehearsal = is_rehearsal;
            let names = Glass::new(screen).names();
            assert!(names.iter().any(|name| name == badge), "{names:?}");
            assert!(!names.iter().any(|name| name == other), "{names:?}");
        }
    }
}

#[test]
fn the_mood_beside_the_call_says_whose_it_is() {
    for (locale, whose) in [
        (Locale::English, "Mood of Lin Yue"),
        (Locale::SimplifiedChinese, "林悦的情绪"),
    ] {
        let mut tops = Vec::new();
        for (screen, view) in call_screens(locale) {
            if view.options.is_empty() {
                continue;
            }
            let hold = screen.words.text("call-mute");
            let glass = Glass::new(screen);
            glass.place_of_text(whose);
            let button = glass.nodes().iter().find_map(|(_, node)| {
                let is_it = node.label().is_some_and(|label| label.starts_with(&hold));
                is_it.then(|| node.bounds()).flatten()
            });
            tops.extend(button.map(|button| button.y0 as i64));
        }
        tops.dedup();
        assert_eq!(tops.len(), 1, "no button moves when the phone is handed over: {tops:?}");
    }
}

#[test]
fn a_hidden_mood_says_nothing_of_whose_it_is() {
    let mut screen = first_decision("overdue-collection", Locale::English);
    let Shown::Call(view) = &mut screen.shown else {
        panic!("a decision is part of a call")
    };
    view.hides_mood = true;
    let names = Glass::new(screen).names();
    assert!(!names.iter().any(|name| name.starts_with("Mood of")), "{names:?}");
}

#[test]
fn stretched_timers_say_that_spoken_times_are_not() {
    for locale in Locale::ALL {
        let Shown::Call(view) = first_decision("angry-complaint", locale).shown else {
            panic!("a decision is part of a call")
        };
        assert_eq!(view.timers, Timers::AsWritten);
        for timers in [Timers::AsWritten, Timers::Twice, Timers::TenTimes, Timers::Off] {
            let mut view = view.clone();
            view.timers = timers;
            let screen = Screen::new("stretched", locale, Shown::Call(view));
            let lines = ["call-times-as-written", "call-times-off"].map(|line| screen.words.text(line));
            let names = Glass::new(screen).names();
            let told = lines.map(|line| names.contains(&line));
            let wanted = [
                matches!(timers, Timers::Twice | Timers::TenTimes),
                timers == Timers::Off,
            ];
            assert_eq!(told, wanted, "{timers:?}");
        }
    }
}

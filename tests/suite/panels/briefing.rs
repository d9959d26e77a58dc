//! The briefing: what a trainee needs comes first, and the author's way stands behind it.

use egui::Key;
use rolecall::app::ui_command::UiCommand;
use rolecall::words::Locale;

use super::glass::Glass;
use super::screens::{Screen, Shown, before_debrief};

#[test]
fn the_authors_way_stands_behind_all_that_a_trainee_needs() {
    for locale in Locale::ALL {
        let Shown::Briefing(view) = before_debrief("angry-complaint", locale).0.remove(0).shown else {
            panic!("a call begins with its briefing")
        };
        for width in [1280.0, 700.0] {
            let mut screen = Screen::new("briefing", locale, Shown::Briefing(view.clone()));
            screen.size = [width, 2400.0];
            let words = |key: &str| screen.words.text(key);
            let needed = ["briefing-policies", "briefing-judged", "briefing-timers-about"].map(words);
            let [author, take] = ["briefing-author", "briefing-take-call"].map(words);
            let mut glass = Glass::new(screen);
            let way = glass.place_of(&author);
            for what in needed {
                let place = glass.place_of_text(&what);
                assert!(
                    place.bottom() < way.top(),
                    "“{what}” at {place:?} and the way at {way:?}"
                );
            }
            let is_take = |name: &String| name.starts_with(&take);
            let taken = glass.names().into_iter().find(is_take).unwrap();
            let beside = glass.place_of(&taken);
            assert!(
                way.bottom() < beside.top() - 8.0,
                "it is not beside the button that takes the call: {way:?}, {beside:?}"
            );
            let wished = glass.click_exactly(&author);
            assert_eq!(wished, [UiCommand::OpenAuthor("angry-complaint".to_owned())]);
            assert_eq!(glass.press(Key::Escape), [UiCommand::ToTitle]);
        }
    }
}

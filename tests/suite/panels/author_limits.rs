//! The author screen where there is more than it shows: a graph that goes on outside of its frame, what lies under a notice, a file that is
//! broken; and a table whose rows are straight.

use egui::{Key, Rect, Shape};
use rolecall::app::theme::Theme;
use rolecall::app::ui_command::UiCommand;
use rolecall::words::{Locale, Words};

use super::author::{author_of, author_screens};
use super::author_pictures::{graph_of, written};
use super::glass::Glass;

/// The bars at the edges of the graph.
fn bars(glass: &Glass) -> Vec<Rect> {
    let theme = Theme::of(&glass.context);
    let frame = graph_of(glass);
    let thick = theme.space(2);
    let is_bar = |shape: &&Shape| match shape {
        Shape::Rect(shape) => {
            let is_thin = (shape.rect.size().min_elem() - thick).abs() < 0.5;
            let is_at_edge = frame.right() - shape.rect.right() < thick || frame.bottom() - shape.rect.bottom() < thick;
            is_thin && is_at_edge && frame.contains_rect(shape.rect) && shape.fill == theme.colours.edge
        }
        _ => false,
    };
    let found = glass.painted().into_iter().filter(is_bar);
    found.map(|shape| shape.visual_bounding_rect()).collect()
}

#[test]
fn a_graph_that_is_cut_says_so_and_has_bars_to_drag() {
    for locale in Locale::ALL {
        let mut glass = Glass::new(author_screens(locale).remove(0));
        let hint = glass.screen.words.text("author-graph-goes-on");
        assert!(glass.names().contains(&hint), "{:?}", glass.names());
        let shown = bars(&glass);
        let upright = shown.iter().find(|bar| bar.height() > bar.width()).copied();
        let upright = upright.unwrap_or_else(|| panic!("no bar on the right: {shown:?}"));
        let frame = graph_of(&glass);
        assert!(upright.top() - frame.top() < 3.0, "the beginning is shown");
        let first = |glass: &Glass| {
            let name = &author_of(&glass.screen).nodes[1].name;
            let texts = written(glass, graph_of(glass)).into_iter();
            texts
                .filter(|text| text.text == *name)
                .map(|text| text.ink.top())
                .next()
        };
        let before = first(&glass).expect("the first place is shown");
        glass.drag(upright.center(), upright.center() + egui::vec2(0.0, 20.0));
        let moved = bars(&glass);
        let moved = moved.iter().find(|bar| bar.height() > bar.width()).unwrap();
        assert!(
            (moved.top() - upright.top() - 20.0).abs() < 2.0,
            "{upright:?} {moved:?}"
        );
        assert!(
            first(&glass).is_none_or(|after| after < before - 20.0),
            "the picture has moved up"
        );
        glass.press(Key::Num0);
        assert!(!glass.names().contains(&hint), "nothing is outside");
        assert!(bars(&glass).is_empty(), "all of it is shown: {:?}", bars(&glass));
    }
}

#[test]
fn a_broken_file_is_neither_proven_nor_simulated_and_says_why() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let why = words.text("author-proves-when-mended");
        // Broken, and never without errors.
        for number in [3, 4] {
            let glass = Glass::new(author_screens(locale).remove(number));
            for name in ["author-prove", "author-simulate"].map(|key| words.text(key)) {
                let mut buttons = glass.nodes().iter().filter(|(_, node)| node.label() == Some(&name));
                let (_, button) = buttons.next().unwrap_or_else(|| panic!("no button “{name}”"));
                assert!(button.is_disabled(), "{name}");
            }
            assert!(glass.names().contains(&why), "{:?}", glass.names());
        }
        let mut glass = Glass::new(author_screens(locale).remove(0));
        assert!(!glass.names().contains(&why));
        assert_eq!(glass.click_exactly(&words.text("author-prove")), [UiCommand::Prove]);
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn nothing_of_the_author_screen_lies_under_a_notice() {
    for locale in Locale::ALL {
        // The usual window, and the same with text at 200 %, where everything is one list whose last finding is what the notice speaks of.
        for (size, scrolls) in [([640.0, 400.0], &[-150.0, -1.0e5][..]), ([1280.0, 800.0], &[0.0])] {
            let mut screen = author_screens(locale).remove(3);
            screen.size = size;
            let told = screen.words.text("author-mend-first");
            screen.notice = Some(told.clone());
            let mut glass = Glass::new(screen);
            let close = glass.screen.words.text("common-close");
            for points in scrolls {
                if *points != 0.0 {
                    glass.scroll(egui::pos2(size[0] / 2.0, 100.0), *points);
                }
                let notice = glass.place_of_text(&told);
                let button = glass.place_of(&close);
                assert!(button.bottom() <= size[1], "{button:?}");
                let of_notice = notice.union(button).expand(4.0);
                let seen = glass.texts_in_sight();
                let under: Vec<&(String, Rect)> = seen
                    .iter()
                    .filter(|(text, place)| {
                        of_notice.top() < place.bottom() && *text != told && !of_notice.contains_rect(*place)
                    })
                    .collect();
                assert!(under.is_empty(), "{size:?}: {under:?} lie under {of_notice:?}");
                assert!(seen.len() >= 4, "the screen is still there: {seen:?}");
                assert!(
                    notice.width() > 300.0 || notice.height() < 60.0,
                    "it is wide, so that it is low: {notice:?}"
                );
            }
            // Without a notice there is no empty room.
            let lowest = |glass: &Glass| {
                let seen = glass.texts_in_sight().into_iter();
                seen.map(|(_, place)| place.bottom()).fold(0.0, f32::max)
            };
            glass.screen.notice = None;
            glass.press(Key::F9);
            assert!(lowest(&glass) > size[1] - 60.0, "{}", lowest(&glass));
        }
    }
}

#[test]
fn names_stand_as_high_as_the_numbers_beside_them() {
    for locale in Locale::ALL {
        let glass = Glass::new(author_screens(locale).remove(2));
        let items = author_of(&glass.screen).statistics.clone().unwrap().items;
        let texts = written(&glass, Rect::EVERYTHING);
        let mut compared = 0;
        for (place, item) in items.iter().enumerate() {
            let name = format!("{} {}", place + 1, item.id);
            let Some(name) = texts.iter().find(|text| text.text == name) else {
                continue;
            };
            let answered = item.answered.to_string();
            let beside = texts
                .iter()
                .filter(|text| text.text == answered && text.middle - name.middle < 12.0);
            let nearest = beside
                .map(|text| (text.middle - name.middle).abs())
                .fold(f32::INFINITY, f32::min);
            assert!(
                nearest <= 0.6,
                "“{}” stands {nearest} points higher or lower",
                name.text
            );
            compared += 1;
        }
        assert!(compared > 3, "{compared} rows are seen");
    }
}

//! What would have come of it, beside the record: keys take options, the way back is a key, and nothing of it is ever signed.

use egui::Key;
use rolecall::app::ui_command::UiCommand;
use rolecall::view::review::{WhatIfBranch, WhatIfView};
use rolecall::words::{Locale, Words};

use super::glass::Glass;
use super::review::{answered, review_screens};

/// A step of the record at which something else could have been said.
const STEP: usize = 2;

fn opened(locale: Locale) -> Glass {
    let mut glass = Glass::new(review_screens(locale).remove(0));
    glass.screen.state.review.step = Some(STEP);
    glass.press(Key::F2);
    glass
}

/// Gives what is asked for, as the window does, and draws it.
fn answer(glass: &mut Glass, locale: Locale, asked: &[UiCommand]) -> WhatIfView {
    let [UiCommand::WhatIf(branch)] = asked else {
        panic!("no branch was asked for: {asked:?}")
    };
    glass.screen.state.review.what_if = answered(locale, branch);
    glass.press(Key::F2);
    shown(glass)
}

fn shown(glass: &Glass) -> WhatIfView {
    *glass.screen.state.review.what_if.clone().expect("no branch is shown")
}

fn says(glass: &Glass, part: &str) -> bool {
    let told = glass.nodes().iter().flat_map(|(_, node)| [node.label(), node.value()]);
    told.flatten().any(|text| text.contains(part))
}

#[test]
fn w_opens_a_branch_at_the_step_and_escape_leads_back_to_the_record() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let mut glass = opened(locale);
        assert!(!says(&glass, &words.text("what-if-about")));
        let asked = glass.press(Key::W);
        let branch = WhatIfBranch {
            step: STEP,
            taken: Vec::new(),
        };
        assert_eq!(asked, [UiCommand::WhatIf(branch.clone())]);
        assert_eq!(glass.click(&words.text("what-if-button")), [UiCommand::WhatIf(branch)]);
        let view = answer(&mut glass, locale, &asked);
        assert!(
            says(&glass, &words.text("what-if-about")),
            "it says that it is not counted"
        );
        let total = view.open.len();
        assert!(total > 1);
        for (place, option) in view.open.iter().enumerate() {
            let name = [
                ("n", (place + 1).into()),
                ("total", total.into()),
                ("label", option.label.clone().into()),
            ];
            assert!(says(&glass, &words.with("call-option-of", &name)), "{}", option.label);
        }
        assert_eq!(glass.press(Key::Escape), [], "the record first");
        assert_eq!(glass.screen.state.review.what_if, None);
        assert!(!says(&glass, &words.text("what-if-about")));
        assert_eq!(glass.press(Key::Escape), [UiCommand::CloseReview]);
    }
}

#[test]
fn digits_take_what_is_open_and_the_marks_go_along() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let mut glass = opened(locale);
        let asked = glass.press(Key::W);
        let first = answer(&mut glass, locale, &asked);
        for (place, key) in [(0, Key::Num1), (1, Key::Num2)] {
            let asked = glass.press(key);
            let [UiCommand::WhatIf(branch)] = asked.as_slice() else {
                panic!("{asked:?}")
            };
            assert_eq!(branch.taken, [first.open[place].takes.clone()]);
        }
        let worst = first.open.iter().max_by_key(|option| option.cost).unwrap();
        let asked = glass.click(&worst.label);
        let view = answer(&mut glass, locale, &asked);
        assert!(view.lost.0 > 0 && view.lost == worst.cost, "{view:?}");
        let about = [
            ("mark", view.reachable.to_string().into()),
            ("lost", view.lost.to_string().into()),
        ];
        assert!(says(&glass, &words.with("what-if-reachable", &about)));
        assert!(says(&glass, &view.steps[0].label));
        let asked = glass.click(&words.text("what-if-step-back"));
        assert_eq!(answer(&mut glass, locale, &asked), first);
        glass.click(&words.text("what-if-leave"));
        assert_eq!(glass.screen.state.review.what_if, None);
    }
}

#[test]
fn the_best_from_here_goes_step_by_step_to_the_end_and_only_branches_are_asked_for() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let mut glass = opened(locale);
        let asked = glass.press(Key::W);
        let mut view = answer(&mut glass, locale, &asked);
        let before = view.before;
        let mut steps = 0;
        while !view.open.is_empty() {
            let asked = glass.click_exactly(&words.text("what-if-best"));
            view = answer(&mut glass, locale, &asked);
            steps += 1;
            assert!(steps < 60);
        }
        assert_eq!(view.reachable, before);
        let end = view.end.as_ref().unwrap();
        assert!(end.result.is_some());
        assert!(says(&glass, &end.title) && says(&glass, &words.text("what-if-not-counted")));
        assert!(says(&glass, &view.recorded.0.to_string()), "the record stays beside it");
    }
}

#[test]
fn whoever_has_no_key_can_look_too_and_where_a_call_was_taken_there_is_nothing_else() {
    let mut glass = Glass::new(review_screens(Locale::English).remove(5));
    glass.screen.state.review.step = Some(STEP);
    assert!(matches!(glass.press(Key::W).as_slice(), [UiCommand::WhatIf(_)]));
    glass.screen.state.review.step = Some(0);
    assert_eq!(glass.press(Key::W), []);
}

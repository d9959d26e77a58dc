//! Whatever is typed is answered, in every phase of a call.

use super::{FEE, talk};

/// What can be typed without leaving a phase, and at the end what may leave it.
const TYPED: [&str; 25] = [
    "?",
    "h",
    "d",
    "d1",
    "d 99",
    "n",
    "w 1",
    "l",
    "m",
    "t",
    "t nobody warm",
    "99",
    "nonsense",
    "f",
    "hold",
    "look",
    "o",
    "o",
    "r",
    "n loud",
    "n",
    "h",
    "x",
    "e",
    "w 1",
];

#[test]
fn nothing_that_is_typed_is_met_with_silence() {
    let phases: [&[&str]; 4] = [&[], &["a"], &["a", "o"], &["a", "e"]];
    for locale in ["en", "zh-Hans"] {
        for phase in phases {
            let typed: Vec<&str> = phase.iter().chain(&TYPED).copied().collect();
            let out = talk(FEE, locale, &typed).out;
            let answers: Vec<(&str, &str)> = out
                .split("\n> ")
                .skip(1)
                .map(|part| part.split_once('\n').unwrap_or((part, "")))
                .collect();
            assert!(answers.len() > phase.len() + 20, "{out}");
            for (line, answer) in answers {
                assert!(
                    !answer.trim().is_empty(),
                    "{line:?} is met with silence after {phase:?}: {out}"
                );
            }
        }
    }
}

#[test]
fn before_anybody_has_spoken_the_history_says_so_and_what_holds() {
    for (locale, told) in [
        ("en", "o does that once you are on the line"),
        ("zh-Hans", "接通以后输入 o"),
    ] {
        let ran = talk(FEE, locale, &["h", "n loud", "h"]).out;
        let mut answers = ran.split("> h\n").skip(1);
        assert!(answers.next().unwrap().lines().next().unwrap().contains(told), "{ran}");
        assert!(
            !answers.next().unwrap().contains(told),
            "a note is there to be read: {ran}"
        );
    }
}

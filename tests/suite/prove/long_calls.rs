//! Calls of thousands of decisions have figures that are right, and what is not known is said to be so.

use rolecall::sim::crowd::Crowd;
use rolecall::sim::crowd::board::Board;
use rolecall::sim::crowd::model::Model;
use rolecall::sim::program::compile::compile;
use rolecall::sim::prove::chance::{WHOLE, WhyUnknown};
use rolecall::sim::prove::explore::MOST_STATES;

use super::examples::{checked, proved};
use super::languages::{folder_with, prove};

/// A call of so many decisions, one behind the other; the option `a` of each earns these points in every dimension.
fn chain(decisions: usize, points: i32) -> String {
    let nodes: String = (0..decisions)
        .map(|number| {
            let to = match number + 1 == decisions {
                true => "good".to_owned(),
                false => format!("n{}", number + 1),
            };
            format!(
                r#"(id: "n{number}", ask: (options: [
(id: "a", label: "One", to: "{to}", why: "It is.", points: (empathy: {points}, accuracy: {points}, compliance: {points}), sources: ["HP-1"]),
(id: "b", label: "Two", to: "{to}", why: "It is not.", tempting_because: "It is quick."),
])),
"#
            )
        })
        .collect();
    call(&nodes)
}

fn call(nodes: &str) -> String {
    format!(
        r#"(
format: 1, id: "sound", title: "Long", kind: Service, level: 1, minutes: (2, 4), direction: Inbound, language: "en", countries: ["cn"],
author: "Tests", version: "1", brief: "It goes on.", rubric: (weights: (empathy: 40, accuracy: 30, compliance: 30), pass: 55, floors: (compliance: 0)),
customer: (name: "Ann Lee", age: 30, about: "Teaches.", number: "0139", voice: HighWoman, portrait: 2,
mood: (tension: 60, trust: 50, patience: 60, feeling: Anger), at_full_tension: "bad", at_no_patience: "bad"),
opening: (ring: "20s", missed: "bad"),
hang_up: (to: "bad", points: (empathy: -3, accuracy: -3, compliance: -3), why: "She was still talking."),
start: "n0",
nodes: [
{nodes}
],
wrap_up: (disposition: [(id: "one", label: "One", why: "It is."), (id: "two", label: "Two", points: (accuracy: -1), why: "It is not.")]),
endings: [(id: "good", kind: Partial, title: "Good", epilogue: "Good."), (id: "bad", kind: BadCare, title: "Bad", epilogue: "Bad.")],
)
"#
    )
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn random_choosing_is_followed_to_the_end() {
    const DECISIONS: usize = 1_500;
    let certificate = proved(&checked(&chain(DECISIONS, 1)));
    let values = certificate.starts[0].values.as_ref().unwrap();
    let random = values.random.unwrap();
    assert!(random.is_followed() && random.why_unknown.is_none(), "{random:?}");
    assert_eq!(random.turns_thousandths, DECISIONS as u64 * 1000);
    // Right answers are counted by the binomial distribution. The after-call work costs a point of accuracy half of the time, which
    // is 2 hundredths of a mark.
    let mut exact = 0.0;
    let mut log_binomial = 0.0_f64;
    for right in 0..=DECISIONS {
        let share = right as f64 / DECISIONS as f64;
        let weight = (log_binomial - DECISIONS as f64 * 2.0_f64.ln()).exp();
        for missed in [0.0, 1.0] {
            let mark = 70.0 * share + 30.0 * (right as f64 - missed) / DECISIONS as f64;
            exact += if (mark * 10.0).round() >= 550.0 {
                weight / 2.0
            } else {
                0.0
            };
        }
        log_binomial += ((DECISIONS - right) as f64).ln() - (right as f64 + 1.0).ln();
    }
    let found = random.passes as f64 / WHOLE as f64;
    assert!(
        exact > 1e-6 && (found - exact).abs() < exact * 1e-3,
        "{found} and {exact}"
    );
    assert!((500 - random.mark.0).abs() <= 1, "{:?}", random.mark);
    // Both options of each decision look alike to the cautious, so they choose at random among them, too.
    let surface = values.surface.as_ref().unwrap();
    for bot in surface {
        assert!(bot.mark.is_some() && bot.passes.is_some(), "{bot:?}");
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn what_is_not_known_is_said_with_its_reason() {
    // Eighteen thousand points do not fit into a sum that is followed; mark and length are known all the same.
    let text = chain(300, 60);
    let certificate = proved(&checked(&text));
    let values = certificate.starts[0].values.as_ref().unwrap();
    let random = values.random.unwrap();
    assert_eq!(
        (random.unknown, random.why_unknown),
        (WHOLE, Some(WhyUnknown::SumsTooLarge))
    );
    assert!(random.is_followed());
    assert_eq!(random.turns_thousandths, 300_000);
    assert!((500 - random.mark.0).abs() <= 1, "{:?}", random.mark);
    for bot in values.surface.as_ref().unwrap() {
        assert!(bot.mark.is_some() && bot.passes.is_none(), "{bot:?}");
        assert_eq!(bot.why_unknown, Some(WhyUnknown::SumsTooLarge));
    }
    let (_folder, call) = folder_with(&text);
    for (locale, reason) in [
        ("en", "more than 8191 points can be earned"),
        ("zh-Hans", "有一项能得的分超过 8191"),
    ] {
        let told = prove("C", &[], &call, &["--locale", locale]).out;
        assert!(told.matches(reason).count() >= 2, "{told}");
        assert!(!told.contains("passes 0 of") && !told.contains("通过 0 通"), "{told}");
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn trainees_play_a_long_call_to_its_end() {
    const DECISIONS: u64 = 2_500;
    let checked = checked(&chain(DECISIONS as usize, 1));
    let boards = [Board::new(compile(&checked, "cn").unwrap(), MOST_STATES).unwrap()];
    let tally = Crowd {
        boards: &boards,
        model: Model::all_alike(0),
        seed: 3,
    }
    .play(0..20);
    // Two sittings each.
    assert_eq!((tally.choices, tally.led_out), (DECISIONS * 20 * 2, 0));
}

#[test]
fn trainees_who_are_led_out_are_counted() {
    let around = |from: &str, to: &str| {
        format!(
            r#"(id: "{from}", ask: (options: [
(id: "a", label: "One", to: "{to}", why: "It is.", tempting_because: "It is quick."),
(id: "b", label: "Two", to: "{to}", why: "It is not.", tempting_because: "It is quick."),
(id: "c", label: "Six", to: "good", why: "It is not.", points: (empathy: -10, accuracy: -10, compliance: -10), tempting_because: "It is quick."),
])),
"#
        )
    };
    let begin = r#"(id: "n0", ask: (options: [
(id: "a", label: "One", to: "n1", why: "It is.", points: (empathy: 9, accuracy: 9, compliance: 9), sources: ["HP-1"]),
(id: "b", label: "Two", to: "n1", why: "It is not.", tempting_because: "It is quick."),
])),
"#;
    let checked = checked(&call(&format!("{begin}{}{}", around("n1", "n2"), around("n2", "n1"))));
    let boards = [Board::new(compile(&checked, "cn").unwrap(), MOST_STATES).unwrap()];
    let crowd = Crowd {
        boards: &boards,
        model: Model::all_alike(100),
        seed: 3,
    };
    // They take options and nothing else, and the only one that leads out costs too much for them.
    let mut tally = crowd.play(0..3);
    tally.merge(&crowd.play(3..5));
    assert_eq!(tally.led_out, 10);
    assert_eq!(crowd.statistics(&tally).led_out, 10);
}

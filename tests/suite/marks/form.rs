//! Quality forms: what is wrong with one is found with its place, and the mark is that of a plain second computation.

use std::collections::BTreeMap;

use proptest::prelude::*;
use rolecall::sim::assessment::form::{Answer, Form, form_mark, read_form};
use rolecall::sim::scenario::model::Dimension;
use rolecall::sim::score::mark::Mark;

const SHIPPED: &str = include_str!("../../../assets/forms/voice-and-note.ron");

#[test]
fn the_shipped_form_is_in_order() {
    let form = read_form(SHIPPED.as_bytes()).unwrap_or_else(|mistakes| panic!("{mistakes:?}"));
    assert_eq!((form.items().count(), form.share.value), (6, 0));
}

#[test]
fn all_mistakes_of_a_form_are_told_with_their_places() {
    let broken = SHIPPED
        .replace(
            "scale: 4,\n                    weight: 2",
            "scale: 40,\n                    weight: 0",
        )
        .replace("id: \"note-tone\"", "id: \"tone\"")
        .replace("\"zh-Hans\": \"隐私\"", "\"zh\": \"隐私\"")
        .replace("weight: 20", "weigt: 20");
    let mistakes = read_form(broken.as_bytes()).unwrap_err();
    let told: Vec<String> = mistakes
        .iter()
        .map(|one| format!("{}: {}", one.line, one.sentence.english))
        .collect();
    for wanted in [
        "\"scale\"",
        "\"weight\"",
        "used twice",
        "missing in \"zh-Hans\"",
        "weigt",
    ] {
        assert!(told.iter().any(|told| told.contains(wanted)), "{wanted}: {told:#?}");
    }
    let line = broken.lines().position(|line| line.contains("scale: 40")).unwrap() + 1;
    assert!(
        told.iter().any(|told| told.starts_with(&format!("{line}: "))),
        "{told:#?}"
    );
    for hostile in ["", "(", "[]", "\u{0}", "(format: 2, id: \"\", title: {}, sections: [])"] {
        assert!(!read_form(hostile.as_bytes()).unwrap_err().is_empty(), "{hostile:?}");
    }
}

/// A section: its dimension, its weight, and its items with scale and weight.
type SectionSketch = (Dimension, u32, Vec<(u32, u32)>);

/// A form with sections of these dimensions and weights, and items of these scales and weights.
fn form(sections: &[SectionSketch]) -> Form {
    let texts = "{ \"en\": \"x\", \"zh-Hans\": \"x\" }";
    let mut text = format!("(format: 1, id: \"f\", title: {texts}, sections: [");
    for (number, (dimension, weight, items)) in sections.iter().enumerate() {
        text += &format!("(id: \"s{number}\", title: {texts}, dimension: {dimension:?}, weight: {weight}, items: [");
        for (item, (scale, weight)) in items.iter().enumerate() {
            text += &format!(
                "(id: \"i{number}-{item}\", text: {texts}, scale: {scale}, weight: {weight}, not_applicable: true),"
            );
        }
        text += "]),";
    }
    text += "])";
    read_form(text.as_bytes()).unwrap_or_else(|mistakes| panic!("{mistakes:?}\n{text}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// The same mark by floating point, up to the last tenth where it falls between two.
    #[test]
    #[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
    fn the_mark_is_that_of_a_plain_computation(
        sections in prop::collection::vec(
            (0_usize..3, 1_u32..=100, prop::collection::vec((1_u32..=10, 1_u32..=10, 0_u32..=10, prop::bool::weighted(0.2)), 1..=20)),
            1..=12,
        )
    ) {
        let dimensions = [Dimension::Empathy, Dimension::Accuracy, Dimension::Compliance];
        let plain: Vec<_> = sections
            .iter()
            .map(|(d, weight, items)| (dimensions[*d], *weight, items.iter().map(|item| (item.0, item.1)).collect()))
            .collect();
        let form = form(&plain);
        let mut answers = BTreeMap::new();
        let mut sums: [(f64, f64); 4] = [(0.0, 0.0); 4];
        for (number, (d, weight, items)) in sections.iter().enumerate() {
            let (mut points, mut weights) = (0.0, 0.0);
            for (item, (scale, of_item, given, not_applicable)) in items.iter().enumerate() {
                let given = (*given).min(*scale);
                let answer = if *not_applicable { Answer::NotApplicable } else { Answer::Points(given) };
                answers.insert(format!("i{number}-{item}"), answer);
                if !not_applicable {
                    points += f64::from(*of_item) * f64::from(given) / f64::from(*scale);
                    weights += f64::from(*of_item);
                }
            }
            if weights > 0.0 {
                for place in [*d, 3] {
                    sums[place].0 += f64::from(*weight) * points / weights;
                    sums[place].1 += f64::from(*weight);
                }
            }
        }
        let mark = form_mark(&form, &answers);
        prop_assert!(mark.unanswered.is_empty());
        let found = [mark.dimensions[0], mark.dimensions[1], mark.dimensions[2], mark.overall];
        for (sum, found) in sums.into_iter().zip(found) {
            match found {
                None => prop_assert_eq!(sum.1, 0.0),
                Some(Mark(tenths)) => {
                    let exact = 1000.0 * sum.0 / sum.1;
                    prop_assert!((exact - tenths as f64).abs() <= 0.5 + 1e-6, "{} and {}", exact, tenths);
                }
            }
        }
        // An answer that is missing leaves its dimension and the whole form without a mark.
        let first = answers.keys().next().unwrap().clone();
        answers.remove(&first);
        prop_assert_eq!(form_mark(&form, &answers).overall, None);
    }
}

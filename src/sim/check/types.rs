//! Facts, conditions, changes and numbers fit their types and ranges.

use std::collections::BTreeMap;

pub(super) use super::in_range::within;
use super::rules_table::finding;
use super::subject::{Subject, shown};
use super::walk::{Part, for_each_leaf, for_each_part, place_of_condition};
use crate::sim::diagnostic::Diagnostic;
use crate::sim::scenario::condition::When;
use crate::sim::scenario::flow::{Change, MoodChange};
use crate::sim::scenario::model::{Expectation, Fact, FactType, Scenario};
use crate::sim::scenario::spanned::{Name, Span, Spanned};
use crate::sim::sentence::sentence;

/// The format that this program reads.
pub(super) const FORMAT: u32 = 1;
/// The languages that texts can be written in.
pub(super) const LANGUAGES: [&str; 2] = ["en", "zh-Hans"];
/// Where one of these could not be read, it is not known what the weights add up to.
const WEIGHT_FIELDS: &[&str] = &["rubric", "weights", "empathy", "accuracy", "compliance"];
/// As deep as conditions may be nested.
const DEEPEST_CONDITION: usize = 8;
/// A longer call is not one call.
const MOST_MINUTES: u8 = 240;

/// Checks types and ranges of one scenario.
pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let scenario = subject.scenario;
    format(&scenario.format, found);
    language(&scenario.language, found);
    scenario
        .reviewed
        .iter()
        .for_each(|review| language(&review.language, found));
    head(subject, found);
    mood(scenario, found);
    let whole = subject.whole;
    scenario.facts.iter().for_each(|fact| fact_type(fact, whole, found));
    let types: BTreeMap<&str, &FactType> = scenario
        .facts
        .iter()
        .map(|fact| (fact.id.value.as_str(), &fact.is))
        .collect();
    for_each_part(scenario, &subject.fields, &mut |place, part| {
        let first = found.len();
        match part {
            Part::Condition(when, field) => {
                depth(when, field, found);
                for_each_leaf(when, &mut |leaf| condition(&types, leaf, found));
            }
            Part::Change(change) => change_type(&types, change, found),
            Part::Mood(mood) => mood_change(mood, found),
            _ => {}
        }
        for finding in &mut found[first..] {
            finding.place = Some(place.to_owned());
        }
    });
    for expectation in scenario.checks.iter().flat_map(|play| &play.expect) {
        if let Expectation::OverallAtLeast(mark) = expectation {
            within(
                &sentence!("A mark", "得分"),
                mark.span,
                i64::from(mark.value),
                0,
                100,
                found,
            );
        }
    }
}

/// The file's version.
pub(super) fn format(version: &Spanned<u32>, found: &mut Vec<Diagnostic>) {
    if version.value != FORMAT {
        let message = sentence!(
            "The file says that it is written in format {written}; this program reads {FORMAT}.",
            "文件说自己是用格式 {written} 写的；这个程序读的是格式 {FORMAT}。",
            written = version.value
        );
        found.push(finding("unknown-format", version.span, message));
    }
}

/// A language code.
pub(super) fn language(language: &Name, found: &mut Vec<Diagnostic>) {
    if !LANGUAGES.contains(&language.value.as_str()) {
        let message = sentence!(
            "\"{language}\" is not a language that texts can be written in.",
            "文字不能用“{language}”这种语言写。",
            language = shown(language)
        );
        let [one, other] = LANGUAGES;
        let help = sentence!("Write \"{one}\" or \"{other}\".", "请写“{one}”或“{other}”。");
        found.push(finding("unknown-language", language.span, message).help(help));
    }
}

fn head(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Scenario {
        level,
        minutes: (shortest, longest),
        rubric,
        customer,
        ..
    } = subject.scenario;
    let fields = &subject.fields;
    within(
        &sentence!("The level", "难度"),
        level.span,
        i64::from(level.value),
        1,
        5,
        found,
    );
    let minutes = fields.first("minutes");
    within(
        &sentence!("The shortest time in minutes", "最短的分钟数"),
        minutes,
        i64::from(*shortest),
        1,
        i64::from(MOST_MINUTES),
        found,
    );
    let least = i64::from(*shortest).clamp(1, i64::from(MOST_MINUTES));
    within(
        &sentence!("The longest time in minutes", "最长的分钟数"),
        minutes,
        i64::from(*longest),
        least,
        i64::from(MOST_MINUTES),
        found,
    );
    let place = fields.first("rubric");
    let weights = rubric.weights;
    let sum = [weights.empathy, weights.accuracy, weights.compliance]
        .map(i64::from)
        .iter()
        .sum::<i64>();
    if sum != 100 && !subject.has_lost_any(WEIGHT_FIELDS) {
        let message = sentence!(
            "The weights add up to {sum}, not to 100.",
            "三项占比加起来是 {sum}，不是 100。"
        );
        let help = match sum < 100 {
            true => sentence!(
                "Give {less} more to one of them.",
                "请给其中一项加上 {less}。",
                less = 100 - sum
            ),
            false => sentence!(
                "Take {more} away from one of them.",
                "请从其中一项减去 {more}。",
                more = sum - 100
            ),
        };
        found.push(finding("bad-weights", fields.after(place, "weights", place), message).help(help));
    }
    within(
        &sentence!("The pass mark", "及格线"),
        fields.after(place, "pass", place),
        i64::from(rubric.pass),
        0,
        100,
        found,
    );
    let floors = fields.after(place, "floors", place);
    for floor in [rubric.floors.empathy, rubric.floors.accuracy, rubric.floors.compliance] {
        within(&sentence!("A floor", "底线"), floors, i64::from(floor), 0, 100, found);
    }
    let age = fields.after(fields.first("customer"), "age", customer.name.span);
    within(
        &sentence!("An age", "年龄"),
        age,
        i64::from(customer.age),
        1,
        120,
        found,
    );
}

fn mood(scenario: &Scenario, found: &mut Vec<Diagnostic>) {
    let mood = &scenario.customer.mood;
    for meter in [&mood.tension, &mood.trust, &mood.patience] {
        level(meter, found);
        in_fives(meter.span, i64::from(meter.value), found);
    }
}

fn mood_change(mood: &MoodChange, found: &mut Vec<Diagnostic>) {
    for change in [&mood.tension, &mood.trust, &mood.patience] {
        within(
            &sentence!("A change of a meter", "状态的变化"),
            change.span,
            i64::from(change.value),
            -100,
            100,
            found,
        );
        in_fives(change.span, i64::from(change.value), found);
    }
}

fn level(level: &Spanned<u8>, found: &mut Vec<Diagnostic>) {
    within(
        &sentence!("A meter", "状态的数值"),
        level.span,
        i64::from(level.value),
        0,
        100,
        found,
    );
}

fn in_fives(span: Span, value: i64, found: &mut Vec<Diagnostic>) {
    if value % 5 != 0 {
        let message = sentence!(
            "Meters move in steps of 5, and {value} is none.",
            "状态的数值每次以 5 为一步，{value} 不是 5 的倍数。"
        );
        let nearest = (value + 2 * value.signum()) / 5 * 5;
        found.push(finding("not-in-fives", span, message).help(sentence!("Write {nearest}.", "请写 {nearest}。")));
    }
}

fn fact_type(fact: &Fact, whole: bool, found: &mut Vec<Diagnostic>) {
    let first = found.len();
    match &fact.is {
        FactType::Flag => {}
        FactType::Count(most) => within(
            &sentence!("The highest count", "计数的最大值"),
            most.span,
            i64::from(most.value),
            1,
            15,
            found,
        ),
        FactType::OneOf(values) => {
            // A fact whose type could not be read is one of no values.
            let is_known = whole || !values.is_empty();
            if is_known && !(2..=16).contains(&values.len()) {
                let message = sentence!(
                    "The fact \"{fact}\" has {count} values; it can have 2 to 16.",
                    "事实“{fact}”有 {count} 个值，可以有 2 到 16 个。",
                    fact = shown(&fact.id),
                    count = values.len()
                );
                found.push(finding("out-of-range", fact.id.span, message));
            }
        }
    }
    for draw in &fact.drawn {
        within(
            &sentence!("A weight", "权重"),
            draw.weight.span,
            i64::from(draw.weight.value),
            1,
            1000,
            found,
        );
    }
    for finding in &mut found[first..] {
        finding.place = Some(fact.id.value.clone());
    }
}

fn depth(when: &When, field: Span, found: &mut Vec<Diagnostic>) {
    fn depth_of(when: &When) -> usize {
        match when {
            When::Not(inner) => 1 + depth_of(inner),
            When::All(parts) | When::Any(parts) => 1 + parts.iter().map(depth_of).max().unwrap_or(0),
            _ => 1,
        }
    }
    if depth_of(when) > DEEPEST_CONDITION {
        let span = place_of_condition(when, field);
        let message = sentence!(
            "This condition is nested more than {DEEPEST_CONDITION} deep.",
            "这个条件嵌套超过 {DEEPEST_CONDITION} 层。"
        );
        found.push(finding("condition-too-deep", span, message));
    }
}

/// Where a simple condition stands.
pub(super) fn span_of(leaf: &When) -> Span {
    match leaf {
        When::Country(name)
        | When::Is(name)
        | When::Equals(name, _)
        | When::AtLeast(name, _)
        | When::Below(name, _) => name.span,
        When::Done(name) | When::Looked(name) | When::Known(name) => name.span,
        When::TensionAtLeast(level) | When::TensionBelow(level) => level.span,
        When::TrustAtLeast(level) | When::TrustBelow(level) => level.span,
        When::PatienceAtLeast(level) | When::PatienceBelow(level) => level.span,
        When::Not(_) | When::All(_) | When::Any(_) => Span::default(),
    }
}

type Types<'s> = BTreeMap<&'s str, &'s FactType>;

fn condition(types: &Types<'_>, leaf: &When, found: &mut Vec<Diagnostic>) {
    match leaf {
        When::Is(fact) => expect(types, fact, "Flag", found),
        When::Equals(fact, _) => expect(types, fact, "OneOf", found),
        When::AtLeast(fact, number) | When::Below(fact, number) => {
            expect(types, fact, "Count", found);
            if let Some(FactType::Count(most)) = types.get(fact.value.as_str()) {
                let what = sentence!("A comparison with \"{fact}\"", "与“{fact}”比较的数", fact = shown(fact));
                within(
                    &what,
                    number.span,
                    i64::from(number.value),
                    1,
                    i64::from(most.value),
                    found,
                );
            }
        }
        When::TensionAtLeast(meter)
        | When::TensionBelow(meter)
        | When::TrustAtLeast(meter)
        | When::TrustBelow(meter)
        | When::PatienceAtLeast(meter)
        | When::PatienceBelow(meter) => {
            level(meter, found);
            in_fives(meter.span, i64::from(meter.value), found);
        }
        _ => {}
    }
}

fn change_type(types: &Types<'_>, change: &Change, found: &mut Vec<Diagnostic>) {
    match change {
        Change::Set(fact) | Change::Clear(fact) => expect(types, fact, "Flag", found),
        Change::To(fact, _) => expect(types, fact, "OneOf", found),
        Change::Add(fact, by) => {
            expect(types, fact, "Count", found);
            if let Some(FactType::Count(most)) = types.get(fact.value.as_str()) {
                let most = i64::from(most.value);
                within(
                    &sentence!("What is added to a count", "给计数加的数"),
                    by.span,
                    i64::from(by.value),
                    -most,
                    most,
                    found,
                );
            }
        }
    }
}

/// Says nothing about a fact that does not exist; that is another finding.
fn expect(types: &Types<'_>, fact: &Name, wanted: &str, found: &mut Vec<Diagnostic>) {
    let Some(kind) = types.get(fact.value.as_str()) else {
        return;
    };
    let (is, help) = match kind {
        FactType::Flag => (
            "Flag",
            sentence!(
                "Ask with Is(\"…\"); change with Set(\"…\") and Clear(\"…\").",
                "查它用 Is(\"…\")，改它用 Set(\"…\") 和 Clear(\"…\")。"
            ),
        ),
        FactType::Count(_) => (
            "Count",
            sentence!(
                "Ask with AtLeast(\"…\", 1) and Below(\"…\", 1); change with Add(\"…\", 1).",
                "查它用 AtLeast(\"…\", 1) 和 Below(\"…\", 1)，改它用 Add(\"…\", 1)。"
            ),
        ),
        FactType::OneOf(values) if values.is_empty() => return,
        FactType::OneOf(_) => (
            "OneOf",
            sentence!(
                "Ask with Equals(\"…\", \"…\"); change with To(\"…\", \"…\").",
                "查它用 Equals(\"…\", \"…\")，改它用 To(\"…\", \"…\")。"
            ),
        ),
    };
    if is != wanted {
        let message = sentence!(
            "\"{fact}\" is a {is}; this needs a {wanted}.",
            "“{fact}”是 {is}，这里要的是 {wanted}。",
            fact = shown(fact)
        );
        found.push(finding("wrong-fact-type", fact.span, message).help(help));
    }
}

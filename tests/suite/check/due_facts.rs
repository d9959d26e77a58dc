//! Facts that are cited and were to be looked at again: told from the day on which that is so, with the calls that cite them.

use std::sync::OnceLock;

use rolecall::sim::check::due_facts::{DueFact, due_facts};
use rolecall::sim::check::{CheckedScenario, check};
use rolecall::sim::scenario::value::CalendarDay;
use rolecall::store::scenario_files::embedded;

/// How the shipped facts say when they were looked at.
const REVIEWED: &str = "reviewed: \"2026-06-01\"";

fn due_on(day: &str) -> Vec<DueFact> {
    static SHIPPED: OnceLock<Vec<CheckedScenario>> = OnceLock::new();
    let shipped = SHIPPED.get_or_init(|| check(&embedded().files).scenarios);
    due_facts(shipped, CalendarDay::parse(day).unwrap())
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_fact_is_due_from_the_day_after_its_own() {
    let one = |day: &str| due_on(day).into_iter().find(|due| due.fact == "UK-DATA-04");
    assert_eq!(one("2027-11-28"), None);
    let due = one("2027-11-29").unwrap();
    assert_eq!(due.due.to_string(), "2027-11-28");
    let told = due.sentence();
    for part in ["UK-DATA-04", "2027-11-28", "data-leak"] {
        assert!(told.english.contains(part) && told.chinese.contains(part), "{told:?}");
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_year_after_its_review_every_fact_is_due() {
    let all = due_on("2028-12-31");
    assert!(all.len() > 20, "{}", all.len());
    assert!(all.iter().all(|due| !due.calls.is_empty()));
    assert_eq!(
        due_on("2026-11-28"),
        [],
        "the shipped calls rest on nothing that is due"
    );
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn what_was_reviewed_on_a_leap_day_is_due_on_a_day_that_there_is() {
    for (reviewed, due) in [
        ("2024-02-29", "2025-02-28"),
        ("2023-02-28", "2024-02-28"),
        ("2024-03-01", "2025-03-01"),
    ] {
        let reviewed = CalendarDay::parse(reviewed).unwrap();
        assert_eq!(reviewed.a_year_later().to_string(), due);
        assert!(CalendarDay::parse(due).is_some(), "{due}");
    }
    let mut files = embedded().files;
    for file in &mut files {
        let text = String::from_utf8(file.bytes.clone()).unwrap();
        file.bytes = text.replace(REVIEWED, "reviewed: \"2024-02-29\"").into_bytes();
    }
    let found = due_facts(&check(&files).scenarios, CalendarDay::parse("2025-03-01").unwrap());
    assert!(
        !found.is_empty() && found.iter().all(|fact| fact.due.to_string() == "2025-02-28"),
        "{found:?}"
    );
}

//! The case numbers of the shipped calls: each call has its own, so that nobody who has practised one takes it for another's.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::terminal::SHIPPED;

/// What stands before a case number in a call's file.
const BEFORE: [&str; 4] = ["\"LB-", "reference\", \"", "reference is ", "quote "];

fn numbers(text: &str) -> BTreeSet<String> {
    let after = BEFORE.iter().flat_map(|before| text.split(before).skip(1));
    let digits = after.map(|rest| rest.chars().take_while(char::is_ascii_digit).collect::<String>());
    digits.filter(|number| number.len() >= 4).collect()
}

#[test]
fn no_two_calls_have_the_same_case_number() {
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    for id in SHIPPED {
        let text = fs::read_to_string(format!("{}/scenarios/{id}.ron", env!("CARGO_MANIFEST_DIR"))).unwrap();
        for number in numbers(&text) {
            if let Some(other) = owners.insert(number.clone(), id) {
                panic!("{other} and {id} both have {number}");
            }
        }
    }
    let with_one: BTreeSet<_> = owners.values().collect();
    assert!(with_one.len() >= 3, "numbers are found: {owners:?}");
}

//! Any number of people on any number of machines: the order in which files are read changes nothing, nothing is lost, and neither a
//! dispute nor a fault lowers a mark.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use rolecall::sim::assessment::event::{DimensionTenths, Fault, Head, NO_EVENT_BEFORE, Saying, SignedEvent};
use rolecall::sim::assessment::judged::Outcome;
use rolecall::sim::assessment::standing::counting::Forms;
use rolecall::sim::assessment::standing::{Judgement, Standing, standing};
use rolecall::sim::scenario::model::Dimension;

use super::{ANN, BEN, CAT, event, judged, overridden, signed};

const KEYS: [&str; 3] = [ANN, BEN, CAT];
const DIMENSIONS: [Dimension; 3] = [Dimension::Empathy, Dimension::Accuracy, Dimension::Compliance];

/// One thing that happens: whose machine, whether it has read everything before, and what is said.
#[derive(Debug, Clone)]
struct Deed {
    key: usize,
    machine: usize,
    reads_first: bool,
    kind: u8,
    number: u32,
}

fn deeds(most: usize) -> impl Strategy<Value = Vec<Deed>> {
    let deed = (0_usize..3, 0_usize..2, any::<bool>(), 0_u8..14, 0_u32..1000);
    let deed = deed.prop_map(|(key, machine, reads_first, kind, number)| Deed {
        key,
        machine,
        reads_first,
        kind,
        number,
    });
    prop::collection::vec(deed, 1..most)
}

fn reason() -> String {
    "Why.".to_owned()
}

/// What a deed says; `all` is what everybody has said so far.
fn saying(deed: &Deed, all: &[SignedEvent]) -> Saying {
    let dimension = DIMENSIONS[deed.number as usize % 3];
    let mark = [400, 700, 750, 820, 1000][deed.number as usize / 3 % 5];
    let some = |fits: &dyn Fn(&Saying) -> bool| {
        let fitting: Vec<&SignedEvent> = all.iter().filter(|signed| fits(&signed.event.what)).collect();
        fitting
            .get(deed.number as usize % fitting.len().max(1))
            .map(|signed| (*signed).clone())
    };
    match deed.kind {
        0 | 1 => overridden(dimension, mark),
        2 | 3 => Saying::Confirm { dimension },
        4 | 5 => Saying::Close,
        6 => Saying::Reopen { reason: reason() },
        7 => Saying::Turn {
            turn: deed.number % 4 + 1,
            counts: deed.number.is_multiple_of(2),
            reason: reason(),
        },
        8 => Saying::Global {
            rating: deed.number % 5 + 1,
            comment: None,
        },
        9 => Saying::Dispute {
            turn: deed.number % 4 + 1,
            dimension,
            against: deed
                .number
                .is_multiple_of(2)
                .then(|| KEYS[deed.number as usize % 3].to_owned()),
            tenths: mark - 100,
            proposed: mark,
            reason: reason(),
        },
        10 | 11 => match some(&|what| matches!(what, Saying::Dispute { .. })) {
            Some(dispute) => Saying::Answer {
                dispute: dispute.hash,
                granted: (!deed.number.is_multiple_of(3)).then_some(mark),
                reason: reason(),
            },
            None => Saying::Comment {
                turn: None,
                text: "Nothing to answer.".to_owned(),
            },
        },
        12 => {
            let closes: BTreeMap<&str, &SignedEvent> = all
                .iter()
                .filter(|signed| signed.event.what == Saying::Close)
                .map(|signed| (signed.event.by.as_str(), signed))
                .collect();
            let heads = closes.values().map(|close| Head {
                by: close.event.by.clone(),
                event: close.hash.clone(),
            });
            let heads: Vec<Head> = heads.collect();
            let marks = DIMENSIONS.map(|dimension| DimensionTenths {
                dimension,
                tenths: mark,
            });
            match heads.len() {
                0 | 1 => Saying::Comment {
                    turn: Some(1),
                    text: "Nobody to moderate.".to_owned(),
                },
                _ => Saying::Moderate {
                    heads,
                    marks: marks.to_vec(),
                    fails: deed.number.is_multiple_of(2),
                    reason: reason(),
                },
            }
        }
        _ => Saying::Unblind { reason: reason() },
    }
}

/// The events that these deeds make, each machine with a file of its own for each key.
fn played(deeds: &[Deed]) -> Vec<SignedEvent> {
    let mut all: Vec<SignedEvent> = Vec::new();
    let mut heads: BTreeMap<(usize, usize), String> = BTreeMap::new();
    let mut known: BTreeMap<(usize, usize), BTreeSet<String>> = BTreeMap::new();
    for deed in deeds {
        let file = (deed.key, deed.machine);
        let other = (deed.key, 1 - deed.machine);
        if deed.reads_first
            && let Some(head) = heads.get(&other)
        {
            known.entry(file).or_default().insert(head.clone());
        }
        let prev = heads.get(&file).cloned().unwrap_or_else(|| NO_EVENT_BEFORE.to_owned());
        let seen = known.get(&file).into_iter().flatten().cloned().collect();
        let signed = signed(KEYS[deed.key], &prev, seen, saying(deed, &all));
        heads.insert(file, signed.hash.clone());
        all.push(signed);
    }
    all
}

fn faults(numbers: &[u8]) -> Vec<SignedEvent> {
    let fault = |number: &u8| match number % 4 {
        0 => Fault::Node {
            node: "greeting".to_owned(),
        },
        1 => Fault::Option {
            node: "offer".to_owned(),
            option: "best".to_owned(),
        },
        2 => Fault::Rule {
            rule: "give-reference".to_owned(),
        },
        _ => Fault::Option {
            node: "greeting".to_owned(),
            option: "cold".to_owned(),
        },
    };
    let numbers = numbers.iter();
    numbers
        .map(|number| {
            event(
                CAT,
                &[],
                Saying::VoidFault {
                    fault: fault(number),
                    reason: reason(),
                },
            )
        })
        .collect()
}

fn stands(events: &[SignedEvent], faults: &[SignedEvent]) -> Standing {
    standing(&judged(), &Forms::new(), events, faults)
}

fn is_not_below(lower: Option<&Outcome>, higher: Option<&Outcome>) -> bool {
    match (lower, higher) {
        (None, _) => true,
        (Some(lower), Some(higher)) => {
            let mut dimensions = lower.dimensions.iter().zip(&higher.dimensions);
            lower.overall <= higher.overall
                && dimensions.all(|(lower, higher)| lower <= higher)
                && (!lower.passed() || higher.passed())
        }
        (Some(_), None) => false,
    }
}

/// All events that an event names, directly or through others, followed with nothing but the names.
pub(super) fn ancestors<'e>(of: &'e SignedEvent, all: &'e BTreeMap<&str, &'e SignedEvent>) -> BTreeSet<&'e str> {
    let mut found = BTreeSet::new();
    let mut open = vec![of];
    while let Some(one) = open.pop() {
        for name in one.event.seen.iter().chain(std::iter::once(&one.event.prev)) {
            if let Some(before) = all.get(name.as_str())
                && found.insert(before.hash.as_str())
            {
                open.push(before);
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    #[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
    fn the_order_of_files_changes_nothing_and_nothing_is_lost(
        deeds in deeds(30),
        found in prop::collection::vec(any::<u8>(), 0..4),
        keys in prop::collection::vec(any::<u64>(), 60),
    ) {
        let (events, faults) = (played(&deeds), faults(&found));
        let first = stands(&events, &faults);
        let mut shuffled: Vec<(u64, SignedEvent)> = events.iter().chain(&events).cloned()
            .enumerate().map(|(place, signed)| (keys[place % keys.len()].wrapping_mul(place as u64 + 1), signed)).collect();
        shuffled.sort_by_key(|(key, _)| *key);
        let shuffled: Vec<SignedEvent> = shuffled.into_iter().map(|(_, signed)| signed).collect();
        let backwards: Vec<SignedEvent> = faults.iter().rev().chain(&faults).cloned().collect();
        prop_assert_eq!(&stands(&shuffled, &backwards), &first);
        let hashes: BTreeSet<&str> = events.iter().map(|signed| signed.hash.as_str()).collect();
        let history: BTreeSet<&str> = first.history.iter().map(|signed| signed.hash.as_str()).collect();
        prop_assert_eq!(&hashes, &history);
        prop_assert!(first.missing.is_empty());
        for refused in &first.refused {
            prop_assert!(!refused.why.english.is_empty() && !refused.why.chinese.is_empty());
        }
    }

    #[test]
    #[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
    fn disputes_and_faults_never_lower_a_mark(
        deeds in deeds(24),
        raised in prop::collection::vec((0_u32..1000, any::<bool>()), 0..6),
        found in prop::collection::vec(any::<u8>(), 0..4),
    ) {
        let events = played(&deeds);
        let plain = stands(&events, &[]);
        let with_faults = stands(&events, &faults(&found));
        // Faults are found one after the other, and none lowers what stood after the one before.
        let fewer = stands(&events, &faults(&found[..found.len() / 2]));
        prop_assert!(is_not_below(fewer.outcome.as_ref(), with_faults.outcome.as_ref()));
        prop_assert!(is_not_below(plain.outcome.as_ref(), with_faults.outcome.as_ref()), "{plain:#?}\n{with_faults:#?}");
        prop_assert!(is_not_below(with_faults.original.as_ref(), with_faults.outcome.as_ref()));
        let (clerk, judge) = ("dddddddddddddddd", "eeeeeeeeeeeeeeee");
        let mut more = events.clone();
        let mut before = with_faults;
        for (number, is_granted) in raised {
            let deed = Deed { key: 0, machine: 0, reads_first: false, kind: 9, number };
            let dispute = event(clerk, &[], saying(&deed, &[]));
            let Saying::Dispute { proposed, .. } = dispute.event.what else { continue };
            more.push(dispute.clone());
            let granted = is_granted.then_some(proposed);
            more.push(event(judge, &[], Saying::Answer { dispute: dispute.hash, granted, reason: reason() }));
            let after = stands(&more, &faults(&found));
            prop_assert!(is_not_below(before.outcome.as_ref(), after.outcome.as_ref()), "{before:#?}\n{after:#?}");
            before = after;
        }
    }

    /// The last words of one key, by following names one by one instead of by bits.
    #[test]
    #[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
    fn last_words_are_those_that_no_other_word_knew(deeds in deeds(40)) {
        let deeds: Vec<Deed> = deeds.into_iter().map(|deed| Deed { kind: 0, ..deed }).collect();
        let events = played(&deeds);
        let all: BTreeMap<&str, &SignedEvent> = events.iter().map(|signed| (signed.hash.as_str(), signed)).collect();
        let stands = stands(&events, &[]);
        for key in KEYS {
            for dimension in DIMENSIONS {
                let said: Vec<(&SignedEvent, u32)> = all.values().filter_map(|signed| match &signed.event.what {
                    Saying::Override { dimension: of, tenths, .. } if signed.event.by == key && *of == dimension => Some((*signed, *tenths)),
                    _ => None,
                }).collect();
                let is_known = |hash: &str| said.iter().any(|(later, _)| ancestors(later, &all).contains(hash));
                let last: BTreeSet<u32> = said.iter().filter(|(signed, _)| !is_known(&signed.hash)).map(|(_, tenths)| *tenths).collect();
                let assessor = stands.assessors.iter().find(|one| one.by == key);
                let judgement = assessor.map_or(&Judgement::Open, |one| &one.dimensions[dimension as usize]);
                match last.len() {
                    1 => {
                        let is_last = matches!(judgement, Judgement::Overridden { tenths, .. } if last.contains(tenths));
                        prop_assert!(is_last);
                    }
                    _ => prop_assert_eq!(judgement, &Judgement::Open),
                }
                let has_conflict = assessor.is_some_and(|one| one.contradictions.iter().any(|found| {
                    found.about == rolecall::sim::assessment::standing::Subject::Dimension(dimension)
                }));
                prop_assert_eq!(has_conflict, last.len() > 1);
            }
        }
    }
}

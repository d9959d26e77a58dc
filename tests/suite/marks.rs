//! Marks: events and what they add up to, forms, faults of scenarios, and the commands of assessors as they are run.

#[cfg(feature = "assessor")]
mod at_once;
#[cfg(feature = "assessor")]
mod before_any_key;
#[cfg(feature = "assessor")]
mod blindness;
mod events;
mod fault_effect;
#[cfg(feature = "assessor")]
mod flow;
mod form;
#[cfg(feature = "assessor")]
mod golden_marks;
mod interleavings;
#[cfg(feature = "assessor")]
mod of_a_profile;
#[cfg(feature = "assessor")]
pub mod people;
mod rules;
#[cfg(feature = "assessor")]
mod shared_folder;
mod told_order;
#[cfg(feature = "assessor")]
mod unsettled;
mod voiding;

use rolecall::sim::assessment::ancestry::Ancestry;
use rolecall::sim::assessment::event::{About, Event, NO_EVENT_BEFORE, Saying, SignedEvent, unsigned_json};
use rolecall::sim::assessment::judged::{Computed, ComputedDimension, Judged, JudgedBreach, JudgedStep};
use rolecall::sim::scenario::model::Dimension;
use rolecall::sim::session::hash::sha256_hex;
use rolecall::sim::session::record::SealReason;

pub const ANN: &str = "aaaaaaaaaaaaaaaa";
pub const BEN: &str = "bbbbbbbbbbbbbbbb";
pub const CAT: &str = "cccccccccccccccc";

/// An event as a writer makes it who knows these events of the same key; the signature is nobody's business here.
pub fn event(by: &str, known: &[&SignedEvent], what: Saying) -> SignedEvent {
    let own: Vec<SignedEvent> = known
        .iter()
        .filter(|signed| signed.event.by == by)
        .map(|signed| (*signed).clone())
        .collect();
    let ancestry = Ancestry::new(&own);
    let last = ancestry.last_of(&(0..ancestry.events.len()).collect::<Vec<_>>());
    let mut seen: Vec<String> = last.iter().map(|number| ancestry.event(*number).hash.clone()).collect();
    seen.sort();
    signed(by, NO_EVENT_BEFORE, seen, what)
}

pub fn signed(by: &str, prev: &str, seen: Vec<String>, what: Saying) -> SignedEvent {
    let judged = judged();
    let about = match what {
        Saying::VoidFault { .. } => About::Scenario {
            scenario: judged.scenario,
            sha256: judged.scenario_sha256,
        },
        _ => About::Session {
            session: judged.session,
            head: judged.head,
        },
    };
    let event = Event {
        by: by.to_owned(),
        about,
        prev: prev.to_owned(),
        seen,
        wall: "2026-11-26T10:00:00Z".to_owned(),
        what,
    };
    SignedEvent::from_json(unsigned_json(&event).unwrap().as_bytes()).unwrap()
}

/// Events of one writer after the other, each knowing what the same key has said before.
#[derive(Debug, Default, Clone)]
pub struct Said(pub Vec<SignedEvent>);

impl Said {
    /// Adds an event and returns its hash.
    pub fn say(&mut self, by: &str, what: Saying) -> String {
        let known: Vec<&SignedEvent> = self.0.iter().collect();
        let signed = event(by, &known, what);
        let hash = signed.hash.clone();
        self.0.push(signed);
        hash
    }

    /// An assessor who gives these marks to the three dimensions and closes; none confirms.
    pub fn marks(&mut self, by: &str, marks: [Option<u32>; 3]) -> String {
        for (dimension, mark) in [Dimension::Empathy, Dimension::Accuracy, Dimension::Compliance]
            .into_iter()
            .zip(marks)
        {
            self.say(
                by,
                match mark {
                    None => Saying::Confirm { dimension },
                    Some(tenths) => overridden(dimension, tenths),
                },
            );
        }
        self.say(by, Saying::Close)
    }
}

pub fn overridden(dimension: Dimension, tenths: u32) -> Saying {
    Saying::Override {
        dimension,
        tenths,
        turn: None,
        reason: "It was.".to_owned(),
    }
}

/// A call of three turns: 8 of 10, 15 of 20 and 9 of 12 points; its mark is 40 % * 80 + 30 % * 75 + 30 % * 75 = 77.
pub fn judged() -> Judged {
    let step = |turn: u32, node: &str, chosen: &str, loss: [i32; 3]| JudgedStep {
        turn,
        node: node.to_owned(),
        chosen: Some(chosen.to_owned()),
        open: vec![
            (chosen.to_owned(), loss),
            ("best".to_owned(), [0; 3]),
            ("fine".to_owned(), [1, 1, 0]),
        ],
        loss,
        broke: Vec::new(),
    };
    let mut steps = vec![
        step(1, "greeting", "cold", [2, 2, 0]),
        step(2, "offer", "wrong", [0, 3, 0]),
    ];
    steps.push(JudgedStep {
        broke: vec![JudgedBreach {
            rule: "give-reference".to_owned(),
            dimension: Dimension::Compliance,
            taken: 3,
            critical: false,
        }],
        ..step(3, "closing", "short", [0, 0, 3])
    });
    let dimension = |earned, best, floor, weight| ComputedDimension {
        earned,
        best,
        floor,
        weight,
    };
    Judged {
        session: "20261126-100000-angry-complaint-000001".to_owned(),
        head: sha256_hex(&[b"head"]),
        scenario: "angry-complaint".to_owned(),
        scenario_sha256: sha256_hex(&[b"scenario"]),
        is_exam: true,
        sealed: Some(SealReason::Finished),
        computed: Some(Computed {
            dimensions: [
                dimension(8, 10, 0, 40),
                dimension(15, 20, 0, 30),
                dimension(9, 12, 70, 30),
            ],
            pass_mark: 78,
            steps,
        }),
    }
}

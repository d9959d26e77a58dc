//! What a person is told of remarks: in the order of time, whosever file comes first.

use rolecall::sim::assessment::event::{About, Event, NO_EVENT_BEFORE, Saying, SignedEvent, unsigned_json};
use rolecall::sim::assessment::standing::counting::Forms;
use rolecall::view::access::AccessedSession;
use rolecall::view::standing::{Known, Names};

use super::played::played;
use super::signed::{ANN, BO, judged, said};

/// Nobody's words are told before those that they had said earlier, however the clock went; and ties do not depend on who is read first.
#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_words_of_one_assessor_keep_their_order_when_the_clock_was_set_back() {
    let comment = |text: &str| Saying::Comment {
        turn: None,
        text: text.to_owned(),
    };
    let judged = judged();
    let clock = |by: &str, words: &[(&str, &str)]| {
        let mut prev = NO_EVENT_BEFORE.to_owned();
        let events = words.iter().map(|(time, text)| {
            let event = Event {
                by: by.to_owned(),
                about: About::Session {
                    session: judged.session.clone(),
                    head: judged.head.clone(),
                },
                prev: prev.clone(),
                seen: Vec::new(),
                wall: format!("2026-11-26T{time}:00Z"),
                what: comment(text),
            };
            let signed = SignedEvent::from_json(unsigned_json(&event).unwrap().as_bytes()).unwrap();
            prev.clone_from(&signed.hash);
            signed
        });
        events.collect::<Vec<_>>()
    };
    // Ann's clock was set back by three hours after her second word.
    let ann = clock(
        ANN,
        &[("09:00", "a1"), ("10:00", "a2"), ("07:30", "a3"), ("10:30", "a4")],
    );
    let bo = clock(BO, &[("09:30", "b1"), ("10:00", "b2"), ("10:30", "b3")]);
    let one_way = [ann.clone(), bo.clone()].concat();
    let mut other_way = [bo, ann].concat();
    for turn in 0..other_way.len() {
        other_way.rotate_left(turn);
        for events in [&one_way, &other_way] {
            let known = Known {
                names: &Names::default(),
                forms: &Forms::new(),
            };
            let told = AccessedSession::new(&played()[0].0.record, None, None, events, None, &known);
            let told: Vec<&str> = told.remarks.iter().map(|remark| remark.words.as_str()).collect();
            assert_eq!(told, ["a1", "b1", "a2", "a3", "b2", "a4", "b3"]);
        }
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn remarks_of_several_assessors_are_told_in_the_order_of_time() {
    let comment = |text: &str| Saying::Comment {
        turn: None,
        text: text.to_owned(),
    };
    let judged = judged();
    let words = ["a", "b", "c"].map(comment).to_vec();
    let both = [said(&judged, BO, words.clone()), said(&judged, ANN, words)].concat();
    let mut reversed: Vec<SignedEvent> = both.clone();
    reversed.reverse();
    for events in [both, reversed] {
        let known = Known {
            names: &Names::default(),
            forms: &Forms::new(),
        };
        let told = AccessedSession::new(&played()[0].0.record, None, None, &events, None, &known);
        let times: Vec<&str> = told.remarks.iter().map(|remark| remark.wall.as_str()).collect();
        assert!(times.is_sorted() && times.len() == 6, "{times:?}");
    }
}

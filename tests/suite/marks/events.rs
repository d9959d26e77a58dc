//! Events as bytes: what is read and written, and what is refused.

use rolecall::sim::assessment::event::{
    About, Event, Flaw, LONGEST_COMMENT, LONGEST_LINE, LONGEST_REASON, NO_EVENT_BEFORE, NotBelieved, Saying,
    SignedEvent, read_events, unsigned_json,
};
use rolecall::sim::scenario::model::Dimension;
use rolecall::sim::sentence::Sentence;

use super::{ANN, BEN, overridden, signed};

const SIGNATURE: &str = "0f0f";

fn json() -> String {
    let signed = signed(ANN, NO_EVENT_BEFORE, Vec::new(), overridden(Dimension::Empathy, 825));
    unsigned_json(&signed.event).unwrap()
}

fn file(lines: &[String]) -> Vec<u8> {
    lines
        .iter()
        .flat_map(|json| format!("{json}\t{SIGNATURE}\n").into_bytes())
        .collect()
}

fn read(bytes: &[u8]) -> (usize, Vec<Flaw>) {
    let file = read_events(ANN, bytes, &mut |_, _, _| Ok(()));
    (file.events.len(), file.flaws)
}

/// Three events of one file.
fn chain() -> Vec<String> {
    let mut prev = NO_EVENT_BEFORE.to_owned();
    let mut lines = Vec::new();
    for tenths in [800, 810, 820] {
        let signed = signed(ANN, &prev, Vec::new(), overridden(Dimension::Accuracy, tenths));
        prev.clone_from(&signed.hash);
        lines.push(unsigned_json(&signed.event).unwrap());
    }
    lines
}

#[test]
fn the_bytes_of_an_event_are_a_contract() {
    assert_eq!(
        json(),
        concat!(
            r#"{"format":"rolecall/mark/v1","by":"aaaaaaaaaaaaaaaa","session":"20261126-100000-angry-complaint-000001","#,
            r#""head":"9f2e6d33a3717ee826353a404ba4618d1aeeb6879ad7936bce8ed5f46814924d","prev":"0000000000000000000000000000000000000000000000000000000000000000","#,
            r#""seen":[],"wall":"2026-11-26T10:00:00Z","what":{"override":{"dimension":"empathy","tenths":825,"reason":"It was."}}}"#
        )
    );
}

#[test]
fn only_what_an_event_may_say_is_read() {
    let good = json();
    assert!(SignedEvent::from_json(good.as_bytes()).is_ok());
    let long = format!("\"reason\":\"{}\"", "x".repeat(LONGEST_REASON + 1));
    for (from, to) in [
        (r#""tenths":825"#, r#""tenths":1001"#),
        (r#""tenths":825"#, r#""tenths":-1"#),
        (r#""tenths":825"#, r#""tenths":82.5"#),
        (r#""tenths":825"#, r#""tenths":825,"turn":null"#),
        (r#""tenths":825"#, r#""tenths":825,"turn":0"#),
        (r#""tenths":825"#, r#""tenths":825,"weight":3"#),
        (r#""reason":"It was.""#, r#""reason":"  ""#),
        (r#""reason":"It was.""#, r#""reason":"a\u0007b""#),
        (r#""reason":"It was.""#, long.as_str()),
        (r#","reason":"It was.""#, ""),
        (r#""dimension":"empathy""#, r#""dimension":"Empathy""#),
        (r#""by":"aaaaaaaaaaaaaaaa""#, r#""by":"AAAAAAAAAAAAAAAA""#),
        (r#""by":"aaaaaaaaaaaaaaaa""#, r#""by":"aa""#),
        (r#""seen":[]"#, r#""seen":["00"]"#),
        (r#""wall":"2026-11-26T10:00:00Z""#, r#""wall":"yesterday""#),
        (r#""session":"20261126"#, r#""session":"../20261126"#),
        (r#""format":"rolecall/mark/v1""#, r#""format":"rolecall/mark/v2""#),
        (r#""what":{"override""#, r#""what":{"overrule""#),
        (r#""prev""#, r#""scenario":"angry-complaint","prev""#),
    ] {
        let bad = good.replace(from, to);
        assert_ne!(bad, good, "{from}");
        assert!(SignedEvent::from_json(bad.as_bytes()).is_err(), "{bad}");
    }
    let newer = good.replace("mark/v1", "mark/v2");
    let error = SignedEvent::from_json(newer.as_bytes()).unwrap_err().to_string();
    assert!(error.contains("a newer Rolecall may read it"), "{error}");
}

#[test]
fn what_could_not_be_read_is_never_written() {
    let event = |what: Saying| Event {
        by: ANN.to_owned(),
        about: About::Session {
            session: "a".to_owned(),
            head: "0".repeat(64),
        },
        prev: NO_EVENT_BEFORE.to_owned(),
        seen: Vec::new(),
        wall: "2026-11-26T10:00:00Z".to_owned(),
        what,
    };
    let comment = |text: String| unsigned_json(&event(Saying::Comment { turn: None, text }));
    // The longest comment of the most expensive characters still fits into a line.
    let quotes = comment("\"".repeat(LONGEST_COMMENT)).unwrap();
    assert!(quotes.len() < LONGEST_LINE);
    assert!(comment("\"".repeat(LONGEST_COMMENT + 1)).is_err());
    assert!(
        unsigned_json(&event(Saying::Dispute {
            turn: 1,
            dimension: Dimension::Empathy,
            against: None,
            tenths: 800,
            proposed: 800,
            reason: "Why.".to_owned(),
        }))
        .is_err()
    );
    let fault = Saying::VoidFault {
        fault: rolecall::sim::assessment::event::Fault::Node { node: "a".to_owned() },
        reason: "Why.".to_owned(),
    };
    assert!(unsigned_json(&event(fault)).is_err(), "a fault is about a scenario");
}

#[test]
fn a_damaged_line_costs_itself_only() {
    let lines = chain();
    let whole = file(&lines);
    assert_eq!(read(&whole), (3, Vec::new()));
    let line = whole.len() / 3;
    // One bit in every byte of the middle line.
    for place in line..2 * line {
        let mut bytes = whole.clone();
        bytes[place] ^= 1;
        let (events, flaws) = read(&bytes);
        // Whoever brings keys finds the rest; here any text is a signature.
        let is_in_signature = place > 2 * line - 2 - SIGNATURE.len();
        assert!(events >= 2 || place == 2 * line - 1, "{place}: {events}");
        assert!(!flaws.is_empty() || is_in_signature || events == 3, "{place}");
    }
    let torn = &whole[..whole.len() - 5];
    assert!(matches!(read(torn), (2, flaws) if matches!(flaws[..], [Flaw::TornEnd { .. }]) && flaws[0].is_harmless()));
    assert_eq!(
        read(&file(&[lines[0].clone(), lines[2].clone()])),
        (2, vec![Flaw::Gap { line: 2 }])
    );
    assert_eq!(read(&file(&[lines[1].clone(), lines[0].clone()])).1.len(), 2);
    let other = read_events(BEN, &whole, &mut |_, _, _| Ok(()));
    assert_eq!(
        (other.events.len(), other.flaws[0].clone()),
        (0, Flaw::OtherKey { line: 1 })
    );
    let mut number = 0;
    let mistrusted = read_events(ANN, &whole, &mut |_, _, signature| {
        assert_eq!(signature, SIGNATURE);
        number += 1;
        match number {
            2 => Err(NotBelieved {
                why: Sentence::same("no"),
                is_stranger: false,
            }),
            _ => Ok(()),
        }
    });
    assert_eq!(
        mistrusted.flaws,
        [Flaw::NotSigned {
            line: 2,
            why: Sentence::same("no")
        }]
    );
    assert_eq!(mistrusted.events.len(), 2);
}

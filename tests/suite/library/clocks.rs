//! Two clocks in one record: what is said when the one on the wall was set.

use rolecall::sim::library::clock_findings::ClockFindings;
use rolecall::sim::session::record::{EntryDraft, EntryKind, RecordText};
use rolecall::store::clock_check::clock_findings;

/// A record whose lines have these times on the wall, after minutes and seconds, and seconds on the other clock; a third word says
/// that the session was taken up again there.
fn findings(lines: &[(&str, u64, bool)]) -> ClockFindings {
    let header = std::fs::read(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/data/sessions/v1/data/sessions/20261124-143947-angry-complaint-ef9e67.jsonl"),
    )
    .unwrap();
    let mut header = RecordText::parse(&header).unwrap().header;
    header.wall = "2026-11-24T12:00:00Z".to_owned();
    let mut text = RecordText::begin(&header).unwrap();
    for (wall, mono_secs, is_resumed) in lines {
        let kind = match is_resumed {
            true => EntryKind::Resumed {
                gap_ms: 0,
                lost_bytes: 0,
            },
            false => EntryKind::Command {
                cmd: "wait 1s".to_owned(),
                state: "0".repeat(64),
            },
        };
        let draft = EntryDraft {
            mono_ms: mono_secs * 1000,
            wall: format!("2026-11-24T{wall}Z"),
            kind,
        };
        text.push_all(&[draft]).unwrap();
    }
    clock_findings(&RecordText::parse(text.bytes()).unwrap())
}

fn expected(back_secs: u32, ahead_secs: u32, resumed: u32) -> ClockFindings {
    ClockFindings {
        back_secs,
        ahead_secs,
        resumed,
    }
}

#[test]
fn clocks_that_agree_are_not_spoken_of() {
    // Seconds are cut, so a step may look a second longer or shorter.
    let lines = [
        ("12:00:10", 9, false),
        ("12:00:20", 20, false),
        ("12:05:00", 299, false),
    ];
    assert_eq!(findings(&lines), expected(0, 0, 0));
}

#[test]
fn a_clock_that_was_set_back_or_ahead_is_told_with_its_seconds() {
    let lines = [
        ("12:00:10", 10, false),
        ("11:00:20", 20, false),
        ("11:00:30", 30, false),
    ];
    assert_eq!(findings(&lines), expected(3590, 0, 0));
    let lines = [("12:00:10", 10, false), ("14:00:20", 20, false)];
    assert_eq!(findings(&lines), expected(0, 7200, 0));
}

#[test]
fn the_time_between_two_sittings_is_no_finding_unless_it_is_less_than_nothing() {
    assert_eq!(
        findings(&[("12:00:10", 10, false), ("18:00:00", 10, true)]),
        expected(0, 0, 1)
    );
    assert_eq!(
        findings(&[("12:00:10", 10, false), ("11:59:10", 10, true)]),
        expected(60, 0, 1)
    );
}

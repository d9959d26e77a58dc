//! Sealed records of an earlier day, with their archives: they replay for ever, to the same mark.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rolecall::sim::session::hash::sha256_hex;
use rolecall::sim::session::record::{EntryKind, RecordText, SealReason, encode_line};
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::played_record::read_and_play;

use super::golden::{Goldens, files};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sessions/v1")
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn old_records_replay_to_their_old_marks() {
    let data = DataFolder::at(Arc::new(RealFs), folder().join("data"));
    let records = files(&data.sessions_path(), "jsonl");
    assert!(records.len() >= 8, "{records:?}");
    let mut text = "# call, country, language, commands, mark, ending, head\n".to_owned();
    let (mut resumed, mut expired, mut held) = (0, 0, 0);
    for path in records {
        let played = read_and_play(&data, &path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let (record, call) = (&played.record, &played.replayed.call);
        assert_eq!(
            (record.sealed(), record.torn_bytes),
            (Some(SealReason::Finished), 0),
            "{}",
            path.display()
        );
        let card = played.scorecard().unwrap();
        let header = &record.header;
        let ending = &call.program().ending(call.state()).unwrap().id;
        let (commands, head) = (call.commands(), record.text.head());
        writeln!(
            text,
            "{} {} {} {commands} {} {ending} {head}",
            header.scenario, header.country, header.locale, card.overall
        )
        .unwrap();
        resumed += record
            .entries
            .iter()
            .filter(|entry| matches!(entry.kind, EntryKind::Resumed { .. }))
            .count();
        let events = format!("{:?}", played.replayed.events);
        expired += events.matches("TimeRanOut").count();
        held += events.matches("HoldBegan").count();
    }
    let all = format!("{resumed} resumed, {expired} expired, {held} held");
    assert!(resumed > 0 && expired > 0 && held > 0, "{all}");
    let mut goldens = Goldens::default();
    goldens.compare(&folder().join("marks.txt"), &text);
    goldens.finish();
}

/// Fields that were added to the format later are left out where there is nothing to say, so the bytes of older records stay what they were.
#[test]
fn old_headers_are_still_written_byte_for_byte() {
    let (mut with, mut without) = (0, 0);
    for path in files(&folder().join("data/sessions"), "jsonl") {
        let bytes = fs::read(&path).unwrap();
        let header = RecordText::parse(&bytes).unwrap().header;
        let first = bytes.split_inclusive(|byte| *byte == b'\n').next().unwrap();
        assert_eq!(encode_line(&header).as_bytes(), first, "{}", path.display());
        let text = std::str::from_utf8(first).unwrap();
        assert_eq!(text.contains("\"ticket\""), header.ticket.is_some());
        assert_eq!(text.contains("\"full\""), header.full.is_some());
        match header.ticket {
            Some(_) => with += 1,
            None => without += 1,
        }
    }
    assert!(with >= 2 && without >= 8, "{with} with a ticket, {without} without");
}

/// Tickets and the ledger of an earlier day count for ever, with the keys that were pinned then.
#[test]
#[cfg(feature = "assessor")]
fn old_tickets_and_an_old_ledger_still_fit() {
    use rolecall::store::ledger::SessionLedger;

    let data = DataFolder::at(Arc::new(RealFs), folder().join("data"));
    for (_, ledger) in SessionLedger::of(&data).read().unwrap() {
        assert_eq!((ledger.notes.len(), ledger.broken.len(), ledger.torn.len()), (4, 0, 0));
    }
    let mut said = String::new();
    for path in files(&data.sessions_path(), "jsonl") {
        let ran = super::terminal::program(data.root())
            .args(["verify", path.to_str().unwrap(), "--locale", "en"])
            .env("ROLECALL_KEYS", folder().join("keys"))
            .output()
            .unwrap();
        assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stdout));
        said.push_str(&String::from_utf8(ran.stdout).unwrap());
    }
    assert_eq!(said.matches("; exam ticket of centre fits").count(), 1, "{said}");
    assert_eq!(said.matches("for a rehearsal").count(), 1, "{said}");
}

/// A later field is left out or says something: a program that wrote `null` there would break the promise above.
#[test]
fn a_later_field_is_never_empty() {
    let path = files(&folder().join("data/sessions"), "jsonl").remove(0);
    let text = fs::read_to_string(path).unwrap();
    let json = text.lines().next().unwrap().split('\t').next().unwrap();
    for (field, value) in [("ticket", "null"), ("ticket", "\"\""), ("full", "null"), ("full", "[]")] {
        let changed = json.replacen("\"wall\"", &format!("\"{field}\":{value},\"wall\""), 1);
        let hash = sha256_hex(&[b"rolecall/frame/v1\0", changed.as_bytes()]);
        let read = RecordText::parse(format!("{changed}\t{hash}\n").as_bytes());
        assert!(read.is_err(), "{field}: {value}");
    }
}

#[test]
fn nothing_lies_in_the_archive_that_no_record_names() {
    let data = folder().join("data");
    let records: String = files(&data.join("sessions"), "jsonl")
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    for entry in fs::read_dir(data.join("archive")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(records.contains(&name), "{name}");
    }
}

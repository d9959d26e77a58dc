//! Sealed records of an earlier day, with their archives: they replay for ever, to the same mark.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rolecall::cli::score::scorecard;
use rolecall::sim::session::record::{EntryKind, SealReason};
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::played_record::read_and_play;

use super::golden::{Goldens, files};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sessions/v1")
}

#[test]
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
        let card = scorecard(&played).unwrap();
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

//! The store: what is acknowledged is on the disk, and what is on the disk is what was written.

mod branching;
mod changed_end;
mod contradictions;
mod crash;
mod damage;
pub mod faulty_fs;
#[cfg(target_os = "linux")]
mod full_disk;
mod journal;
mod ledger;
#[cfg(feature = "assessor")]
mod marks;
mod moved_on_resume;
mod places;
mod profiles;
mod sudden_death;
mod trouble;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rolecall::sim::session::hash::sha256_hex;
use rolecall::sim::session::record::{ArchivedFile, EntryDraft, EntryKind, Header, Mode, Parent, SealReason, Timers};
use rolecall::store::fs::{Fs, RealFs};
use rolecall::store::journal::Journal;

/// The disk of this machine.
fn real_fs() -> Arc<dyn Fs> {
    Arc::new(RealFs)
}

/// A header like that of a real session.
fn header() -> Header {
    let file = |name: &str| ArchivedFile {
        name: name.to_owned(),
        sha256: sha256_hex(&[name.as_bytes()]),
    };
    Header {
        rules_version: 1,
        build: "0.1.0".to_owned(),
        session: "20261124-124500-angry-complaint-3f9a2c".to_owned(),
        scenario: "angry-complaint".to_owned(),
        scenario_version: "1".to_owned(),
        files: vec![file("packs/cn.ron"), file("scenarios/angry-complaint.ron")],
        country: "cn".to_owned(),
        locale: "zh-Hans".to_owned(),
        seed: u64::MAX,
        mode: Mode::Exam,
        timers: Timers::OneAndHalf,
        trainee: "00112233445566778899aabbccddeeff".to_owned(),
        parent: Some(Parent {
            session: "20261123-184002-angry-complaint-000001".to_owned(),
            head: sha256_hex(&[b"parent"]),
            turn: 5,
        }),
        ticket: None,
        full: None,
        wall: "2026-11-24T12:45:00Z".to_owned(),
    }
}

/// The state after a command.
fn state(number: u64) -> String {
    sha256_hex(&[&number.to_le_bytes()])
}

/// The command with this number, from 1.
fn command(number: u64) -> EntryDraft {
    let cmd = if number.is_multiple_of(2) {
        format!("say option-{number}")
    } else {
        format!("note 您好，\"{number}\"\ttab")
    };
    draft(
        number,
        EntryKind::Command {
            cmd,
            state: state(number),
        },
    )
}

/// The seal after this many commands.
fn seal(commands: u64) -> EntryDraft {
    draft(
        commands + 1,
        EntryKind::Seal {
            reason: SealReason::Finished,
            commands,
            state: state(commands),
        },
    )
}

/// The entry that says that a session was opened again.
fn resumed(lost_bytes: u64) -> EntryDraft {
    draft(
        100,
        EntryKind::Resumed {
            gap_ms: 120_000,
            lost_bytes,
        },
    )
}

fn draft(second: u64, kind: EntryKind) -> EntryDraft {
    EntryDraft {
        mono_ms: second * 1000,
        wall: format!("2026-11-24T12:46:{:02}Z", second % 60),
        kind,
    }
}

/// Records a session of this many commands and closes its file.
fn recorded(folder: &Path, commands: u64, sealed: bool) -> PathBuf {
    let mut journal = Journal::create_new(real_fs(), folder, None, &header()).unwrap();
    for number in 1..=commands {
        journal.append(&[command(number)]).unwrap();
    }
    if sealed {
        journal.append(&[seal(commands)]).unwrap();
    }
    journal.path().to_owned()
}

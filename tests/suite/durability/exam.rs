//! What is done with the record of an exam: it is handed in at one machine and received at another, which gives a receipt.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use rolecall::sim::session::record::{ArchivedFile, SealReason};
use rolecall::store::fs::Fs;
use rolecall::store::hand_in::{collect, read_hand_in, take_in};
use rolecall::store::recorded_call::{BeginOptions, RecordedCall};
use rolecall::store::signed_files::{SignedFiles, write_new_file};
use rolecall::trust::hand_in::HandIn;
use rolecall::trust::key_pair::SecretKeys;
use rolecall::trust::receipt::{Found, Receipt};
use rolecall::trust::signed::Signed;
use rolecall::trust::ticket::{Purpose, Ticket};

use super::loop_call::{at, call, options};
use super::promises::Promises;
use super::workloads::{DATA, play_on, sessions, told};

pub const CENTRE: &str = "/centre";
const NOW: &str = "2026-11-26T10:00:00Z";

fn keys() -> &'static SecretKeys {
    static KEYS: OnceLock<SecretKeys> = OnceLock::new();
    KEYS.get_or_init(SecretKeys::generate)
}

fn ticket() -> &'static Signed<Ticket> {
    static TICKET: OnceLock<Signed<Ticket>> = OnceLock::new();
    TICKET.get_or_init(|| {
        let ticket = Ticket {
            format: "rolecall/ticket/v1".to_owned(),
            purpose: Purpose::Rehearsal,
            scenario: "loop".to_owned(),
            files: vec![ArchivedFile {
                name: "loop.ron".to_owned(),
                sha256: "a".repeat(64),
            }],
            blind: None,
            country: "cn".to_owned(),
            seed: 1,
            timers: options().timers.into(),
            trainee: "0".repeat(32),
            from: NOW.to_owned(),
            until: NOW.to_owned(),
            issued: NOW.to_owned(),
            nonce: "0".repeat(32),
        };
        Signed::sign(ticket, &keys().signing)
    })
}

/// A session that was played with a ticket and stopped.
pub fn an_exam(fs: &Arc<dyn Fs>, promises: &mut Promises) {
    let data = at(fs, DATA);
    promises.document(&SignedFiles::of(&data).keep_ticket(ticket()).unwrap());
    let options = BeginOptions {
        ticket: Some(ticket().sha256()),
        ..options()
    };
    let mut call = RecordedCall::begin(&data, call(), options).unwrap();
    play_on(&mut call, 5, promises).unwrap();
    call.seal(SealReason::Stopped).unwrap();
    promises.line(&call);
    fs.create_folder("/stick".as_ref()).unwrap();
}

/// The first file of this name, with a number, that can be taken in; else a new one is written.
fn handed_in(fs: &Arc<dyn Fs>, promises: &mut Promises) -> Result<PathBuf, String> {
    let data = at(fs, DATA);
    for number in 0.. {
        let path = PathBuf::from(format!("/stick/{number}.hand-in"));
        if fs.exists(&path).map_err(told)? {
            let bytes = read_hand_in(&data, &path).map_err(told)?;
            if HandIn::read(&bytes).is_ok() {
                return Ok(path);
            }
            // A part of one, as a machine leaves it that stops.
            continue;
        }
        let sessions = sessions(&data)?;
        let (record, _) = sessions.first().ok_or("the record is not there")?;
        let bytes = collect(&data, record).map_err(told)?.0.to_bytes();
        write_new_file(fs.as_ref(), &path, &bytes).map_err(told)?;
        promises.file(&path, &bytes);
        return Ok(path);
    }
    Err("no name is free".to_owned())
}

pub fn hand_in_and_receive(fs: &Arc<dyn Fs>, promises: &mut Promises) -> Result<(), String> {
    let centre = at(fs, CENTRE);
    let path = handed_in(fs, promises)?;
    let bytes = read_hand_in(&centre, &path).map_err(told)?;
    let (hand_in, record) = HandIn::read(&bytes).map_err(|error| error.sentence().english)?;
    take_in(&centre, &hand_in, &record).map_err(told)?;
    promises.head(CENTRE, &record.header.session, record.text.head());
    let files = SignedFiles::of(&centre);
    let sha256 = record.header.ticket.clone().unwrap_or_default();
    promises.document(&files.ticket_path(&sha256));
    let receipt = Signed::sign(Receipt::of(&record, Found::InOrder, NOW), &keys().signing);
    let path = files.keep_receipt(&receipt, &record).map_err(told)?;
    promises.document(&path);
    Ok(())
}

/// Whether these bytes are a ticket or a receipt.
pub fn is_document(bytes: &[u8]) -> bool {
    Signed::<Ticket>::read(bytes).is_ok() || Signed::<Receipt>::read(bytes).is_ok()
}

//! Attacks on a sealed record, at every position: found by the record itself, or only by a second party's ticket, anchor or receipt.

use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use rolecall::sim::session::anchor::anchor;
use rolecall::sim::session::hash::sha256_hex;
use rolecall::sim::session::record::{Record, RecordText, SealReason};
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::played_record::read_and_play;
use rolecall::trust::key_pair::SecretKeys;
use rolecall::trust::receipt::{Found, Receipt};
use rolecall::trust::signed::Signed;
use rolecall::trust::trust_list::{NotTrusted, TrustList};

use super::super::terminal::plays;
use super::{Machine, text};

/// What finds a record that was tampered with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum FoundBy {
    /// Its own lines: a hash, the chain, a number, the seal.
    Lines,
    /// The replay: the commands do not lead to the states.
    Replay,
    /// It is whole and replays, and has no seal: it counts as a session that was left.
    NoSeal,
    /// Nothing in it. A ticket, an anchor or a receipt is needed.
    SecondParty,
}

/// A folder of data with two finished sessions of one call.
struct Sessions {
    machine: Machine,
    first: PathBuf,
    second: PathBuf,
}

fn sessions() -> &'static Sessions {
    static SESSIONS: OnceLock<Sessions> = OnceLock::new();
    SESSIONS.get_or_init(|| {
        let machine = Machine::new();
        let finished = plays("angry-complaint")
            .iter()
            .filter(|play| play.lines.last().is_some_and(|line| line == "finish"));
        let mut records = finished.take(2).map(|play| {
            let seed = play.seed.to_string();
            let talk = ["talk", play.call, "--seed", &seed, "--country", &play.country];
            machine.typing(&talk, &play.lines).expect(0).record()
        });
        let (first, second) = (records.next().unwrap(), records.next().unwrap());
        drop(records);
        Sessions { machine, first, second }
    })
}

impl Sessions {
    fn data(&self) -> DataFolder {
        DataFolder::at(Arc::new(RealFs), self.machine.data())
    }
}

fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect()
}

/// What finds these bytes, in place of the first session's record.
fn found_by(bytes: &[u8], name: &str) -> FoundBy {
    let record = match RecordText::parse(bytes) {
        Err(_) => return FoundBy::Lines,
        Ok(record) if record.torn_bytes > 0 => return FoundBy::Lines,
        Ok(record) => record,
    };
    let folder = sessions().machine.folder.path().join("attacks");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    match read_and_play(&sessions().data(), &path) {
        Err(_) => FoundBy::Replay,
        Ok(_) if record.sealed().is_none() => FoundBy::NoSeal,
        Ok(_) => FoundBy::SecondParty,
    }
}

/// The lines with their numbers, chain and hashes made to fit again, as somebody who knows the format can.
fn rechained(lines: &[Vec<u8>]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut before = "0".repeat(64);
    let commands = lines
        .iter()
        .filter(|line| String::from_utf8_lossy(line).contains("\"cmd\""))
        .count();
    for (number, line) in lines.iter().enumerate() {
        let text = std::str::from_utf8(line).unwrap();
        let json = text.split('\t').next().unwrap();
        let mut value: serde_json::Map<String, serde_json::Value> = serde_json::from_str(json).unwrap();
        // Keys have their order in a record, so the text is changed in place.
        let old_seq = format!("\"seq\":{}", value["seq"]);
        let old_prev = format!("\"prev\":{}", value["prev"]);
        let mut json = json.replacen(&old_seq, &format!("\"seq\":{number}"), 1);
        json = json.replacen(&old_prev, &format!("\"prev\":\"{before}\""), 1);
        if let Some(seal) = value.remove("seal") {
            json = json.replacen(
                &format!("\"commands\":{}", seal["commands"]),
                &format!("\"commands\":{commands}"),
                1,
            );
        }
        before = sha256_hex(&[b"rolecall/frame/v1\0", json.as_bytes()]);
        out.extend_from_slice(format!("{json}\t{before}\n").as_bytes());
    }
    out
}

#[test]
fn a_bit_that_is_flipped_in_any_byte_of_a_sealed_record_is_found() {
    let whole = fs::read(&sessions().first).unwrap();
    assert_eq!(
        found_by(&whole, "whole.jsonl"),
        FoundBy::SecondParty,
        "an untouched record is in order"
    );
    // Every bit takes minutes; one bit of each byte, another one for each, is in the suite. `EVERY_BIT=1` tries all.
    let every = std::env::var("EVERY_BIT").is_ok();
    let mut flips = 0;
    for at in 0..whole.len() {
        let bits = if every { 0..8 } else { at as u32 % 8..at as u32 % 8 + 1 };
        for bit in bits {
            let mut changed = whole.clone();
            changed[at] ^= 1 << bit;
            let read = RecordText::parse(&changed);
            let is_untouched = read.is_ok_and(|record| record.torn_bytes == 0 && record.sealed().is_some());
            assert!(!is_untouched, "bit {bit} of byte {at}");
            flips += 1;
        }
    }
    assert!(flips >= whole.len() && whole.len() > 5000, "{flips} of {}", whole.len());
}

#[test]
fn lines_that_are_dropped_doubled_swapped_or_brought_in_are_found() {
    let whole = fs::read(&sessions().first).unwrap();
    let own = lines(&whole);
    let other = lines(&fs::read(&sessions().second).unwrap());
    for at in 0..own.len() {
        let mut dropped = own.clone();
        dropped.remove(at);
        let by = found_by(&dropped.concat(), "a.jsonl");
        let is_seal = at + 1 == own.len();
        assert_eq!(by, if is_seal { FoundBy::NoSeal } else { FoundBy::Lines }, "drop {at}");
        let mut doubled = own.clone();
        doubled.insert(at, own[at].clone());
        assert_eq!(found_by(&doubled.concat(), "a.jsonl"), FoundBy::Lines, "double {at}");
        if at + 1 < own.len() {
            let mut swapped = own.clone();
            swapped.swap(at, at + 1);
            assert_eq!(found_by(&swapped.concat(), "a.jsonl"), FoundBy::Lines, "swap {at}");
            let cut = own[..=at].concat();
            assert_eq!(found_by(&cut, "a.jsonl"), FoundBy::NoSeal, "cut after {at}");
        }
        if let Some(line) = other.get(at) {
            let mut spliced = own.clone();
            spliced[at] = line.clone();
            assert_eq!(found_by(&spliced.concat(), "a.jsonl"), FoundBy::Lines, "splice {at}");
            let mut joined = own[..at].to_vec();
            joined.extend_from_slice(&other[at..]);
            if at > 0 {
                assert_eq!(found_by(&joined.concat(), "a.jsonl"), FoundBy::Lines, "join at {at}");
            }
        }
    }
    // A cut inside of a line, at every byte of the last two: torn, or open, never a sealed record.
    for end in whole.len() - own[own.len() - 1].len() - own[own.len() - 2].len()..whole.len() {
        assert_ne!(
            found_by(&whole[..end], "a.jsonl"),
            FoundBy::SecondParty,
            "cut at byte {end}"
        );
    }
}

#[test]
fn a_chain_that_is_made_to_fit_again_is_found_by_the_replay() {
    let own = lines(&fs::read(&sessions().first).unwrap());
    assert_eq!(rechained(&own), own.concat(), "the attack knows the format");
    let other = lines(&fs::read(&sessions().second).unwrap());
    let last = own.len() - 1;
    for at in 1..last {
        let mut dropped = own.clone();
        dropped.remove(at);
        let by = found_by(&rechained(&dropped), "b.jsonl");
        // Without its last command the seal tells of a state that is not the last one.
        assert!(matches!(by, FoundBy::Replay | FoundBy::Lines), "drop {at}: {by:?}");
        let mut doubled = own.clone();
        doubled.insert(at, own[at].clone());
        // Opening the same item or choosing the same entry once more changes nothing; everything else leads to another state.
        let line = String::from_utf8_lossy(&own[at]);
        let is_look = ["look", "pick", "tick"]
            .iter()
            .any(|verb| line.contains(&format!("\"cmd\":\"{verb} ")));
        let by = found_by(&rechained(&doubled), "b.jsonl");
        match is_look {
            true => assert!(
                matches!(by, FoundBy::Replay | FoundBy::SecondParty),
                "double {at}: {by:?}"
            ),
            false => assert_eq!(by, FoundBy::Replay, "double {at}"),
        }
        if at + 1 < last {
            let mut swapped = own.clone();
            swapped.swap(at, at + 1);
            let by = found_by(&rechained(&swapped), "b.jsonl");
            assert!(matches!(by, FoundBy::Replay | FoundBy::Lines), "swap {at}: {by:?}");
        }
        if at < other.len() - 1 && other[at] != own[at] {
            let mut spliced = own.clone();
            spliced[at] = other[at].clone();
            let by = found_by(&rechained(&spliced), "b.jsonl");
            let says_the_same = |line: &[u8]| {
                let value: serde_json::Value =
                    serde_json::from_str(std::str::from_utf8(line).unwrap().split('\t').next().unwrap()).unwrap();
                (value["cmd"].clone(), value["state"].clone())
            };
            match says_the_same(&other[at]) == says_the_same(&own[at]) {
                // The same command with another time on the clock: a time is nothing that a replay can know.
                true => assert_eq!(by, FoundBy::SecondParty, "splice {at}"),
                false => assert!(matches!(by, FoundBy::Replay | FoundBy::Lines), "splice {at}: {by:?}"),
            }
        }
    }
}

/// What nothing in a record can show: somebody plays another session, or rewrites all of it with the program itself, and says that it is the
/// first. Only what a second party holds tells the two apart.
#[test]
fn a_whole_other_session_needs_a_second_party() {
    let (first, second) = (
        fs::read(&sessions().first).unwrap(),
        fs::read(&sessions().second).unwrap(),
    );
    let read = |bytes: &[u8]| RecordText::parse(bytes).unwrap();
    let original = read(&first);
    // The other session under the id of the first.
    let id = |record: &Record| record.header.session.clone();
    let forged = String::from_utf8(second.clone())
        .unwrap()
        .replace(&id(&read(&second)), &id(&original));
    let forged = rechained(&lines(forged.as_bytes()));
    assert_eq!(found_by(&forged, "c.jsonl"), FoundBy::SecondParty);
    let forged = read(&forged);
    assert_eq!(forged.sealed(), Some(SealReason::Finished));
    // The anchor tells.
    assert_ne!(anchor(forged.text.head()), anchor(original.text.head()));
    // So does the receipt.
    let receipt = Receipt::of(&original, Found::InOrder, "2026-11-24T12:00:00Z");
    assert_eq!(receipt.difference(&original), None);
    assert!(receipt.difference(&forged).is_some());
    // And the ledger of the machine, as long as nobody rewrites it too.
    let (data, path) = (sessions().machine.data(), &sessions().first);
    let copy = Machine::new();
    for folder in ["archive", "ledger", "sessions"] {
        fs::create_dir_all(copy.data().join(folder)).unwrap();
        for entry in fs::read_dir(data.join(folder)).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), copy.data().join(folder).join(entry.file_name())).unwrap();
        }
    }
    let here = copy.data().join("sessions").join(path.file_name().unwrap());
    copy.run(&["verify", text(&here)]).expect(0);
    fs::write(&here, forged.text.bytes()).unwrap();
    let verified = copy.run(&["verify", text(&here)]).expect(1);
    assert!(verified.out.contains("The ledger says"), "{}", verified.out);
}

#[test]
fn a_key_that_lies_beside_what_it_has_signed_is_not_believed() {
    let centre = Machine::new();
    let public = centre.with_key("centre");
    let record = {
        let bytes = fs::read(&sessions().first).unwrap();
        RecordText::parse(&bytes).unwrap()
    };
    let eve = SecretKeys::generate();
    let receipt = Signed::sign(
        Receipt::of(&record, Found::InOrder, "2026-11-24T12:00:00Z"),
        &eve.signing,
    );
    // Into the folder of data with the receipt and her key, as if they had always been there.
    let receipts = sessions().machine.data().join("receipts");
    fs::create_dir_all(&receipts).unwrap();
    let file = centre.file("forged.receipt");
    fs::write(&file, receipt.to_text()).unwrap();
    fs::write(receipts.join("centre.pub"), format!("{}\n", eve.public())).unwrap();
    // And even over the public half in the folder of keys: what is pinned is in the list.
    fs::write(&public, format!("{}\n", eve.public())).unwrap();
    let verify = |file: &str| {
        let ran = super::program(&sessions().machine.data())
            .args(["verify", text(&sessions().first), "--receipt", file, "--locale", "en"])
            .env("ROLECALL_KEYS", centre.keys())
            .output()
            .unwrap();
        (ran.status.code(), String::from_utf8(ran.stdout).unwrap())
    };
    let (code, out) = verify(&file);
    assert_eq!(code, Some(1), "{out}");
    assert!(
        out.contains("Its receipt does not count.") && out.contains("not trusted here"),
        "{out}"
    );
    // Her signature under the short name of the centre's key does not fit that key.
    let mut trust = TrustList::default();
    let owner = SecretKeys::generate();
    trust.pin("centre", owner.public(), "2026-11-24T12:00:00Z");
    let renamed = receipt
        .to_text()
        .replace(eve.public().id().as_str(), owner.public().id().as_str());
    let renamed = Signed::<Receipt>::read(renamed.as_bytes()).unwrap();
    assert!(matches!(renamed.verify(&trust), Err(NotTrusted::NotSigned { .. })));
}

#[test]
fn a_signed_document_cannot_be_changed_in_any_byte() {
    let owner = SecretKeys::generate();
    let mut trust = TrustList::default();
    trust.pin("centre", owner.public(), "2026-11-24T12:00:00Z");
    let record = RecordText::parse(&fs::read(&sessions().first).unwrap()).unwrap();
    let receipt = Signed::sign(
        Receipt::of(&record, Found::InOrder, "2026-11-24T12:00:00Z"),
        &owner.signing,
    );
    let text = receipt.to_text().into_bytes();
    assert!(Signed::<Receipt>::read(&text).unwrap().verify(&trust).is_ok());
    for at in 0..text.len() {
        for bit in 0..8 {
            let mut changed = text.clone();
            changed[at] ^= 1 << bit;
            let read = Signed::<Receipt>::read(&changed);
            assert!(
                !read.is_ok_and(|read| read.verify(&trust).is_ok()),
                "bit {bit} of byte {at}"
            );
        }
    }
    // A receipt is no ticket, whoever has signed it.
    assert!(Signed::<rolecall::trust::ticket::Ticket>::read(&text).is_err());
}

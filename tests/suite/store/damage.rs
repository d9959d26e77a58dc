//! Damaged records: a torn end is repaired, everything else is refused and named.

use std::fs;

use rolecall::sim::session::hash::sha256_hex;
use rolecall::sim::session::record::{Record, RecordError, RecordText};
use rolecall::store::journal::Journal;

use super::{command, header, real_fs, recorded, resumed, seal};

fn sealed_text() -> Vec<u8> {
    let mut text = RecordText::begin(&header()).unwrap();
    text.push_all(&[command(1), command(2), resumed(3), command(3), seal(3)])
        .unwrap();
    text.bytes().to_vec()
}

fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect()
}

/// A line with a right hash, whatever it says.
fn proven_line(json: &str) -> Vec<u8> {
    format!("{json}\t{}\n", sha256_hex(&[b"rolecall/frame/v1\0", json.as_bytes()])).into_bytes()
}

/// This line with other JSON and a hash that fits it.
fn changed(line: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = std::str::from_utf8(line).unwrap();
    let json = text.split('\t').next().unwrap();
    assert!(json.contains(from), "{json} has no {from}");
    proven_line(&json.replacen(from, to, 1))
}

fn is_untouched(read: &Result<Record, RecordError>) -> bool {
    read.as_ref()
        .is_ok_and(|record| record.torn_bytes == 0 && record.sealed().is_some())
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_line_that_is_torn_anywhere_is_set_aside() {
    let folder = tempfile::tempdir().unwrap();
    let path = recorded(folder.path(), 3, false);
    let whole = fs::read(&path).unwrap();
    let last = lines(&whole).pop().unwrap().len();
    let kept = whole.len() - last;
    for torn in 0..last {
        let bytes = &whole[..kept + torn];
        fs::write(&path, bytes).unwrap();
        let mut reopened = Journal::resume(real_fs(), &path, None).unwrap();
        assert_eq!((reopened.record.torn_bytes, reopened.record.entries.len()), (torn, 2));
        assert_eq!(fs::read(&path).unwrap(), &whole[..kept]);
        match reopened.torn_tail {
            None => assert_eq!(torn, 0),
            Some(tail) => {
                assert_eq!(fs::read(&tail).unwrap(), &whole[kept..kept + torn]);
                fs::remove_file(tail).unwrap();
            }
        }
        reopened
            .journal
            .append(&[resumed(torn as u64), command(3), seal(3)])
            .unwrap();
        assert!(is_untouched(&RecordText::parse(&fs::read(&path).unwrap())));
    }
    // Other torn ends are kept too, each under its own name.
    for tail in ["one", "two", "one"] {
        fs::write(&path, [&whole, tail.as_bytes()].concat()).unwrap();
        Journal::resume(real_fs(), &path, None).unwrap();
    }
    let named = |number: &str| path.with_file_name(format!("{}.jsonl.torn{number}", header().session));
    assert_eq!(fs::read(named("")).unwrap(), b"one");
    assert_eq!(fs::read(named("-2")).unwrap(), b"two");
    assert!(!named("-3").exists());
}

#[test]
fn a_last_line_with_a_wrong_hash_is_torn_and_several_too() {
    let whole = sealed_text();
    let all = lines(&whole);
    for first_bad in 1..all.len() {
        let mut damaged = all.clone();
        for line in &mut damaged[first_bad..] {
            // The disk kept the length and lost the block.
            let length = line.len();
            line[..length - 1].fill(0);
        }
        let record = RecordText::parse(&damaged.concat()).unwrap();
        assert_eq!(record.entries.len(), first_bad - 1);
        assert_eq!(record.torn_bytes, all[first_bad..].concat().len());
        assert_eq!(record.changed_line, None, "a lost block is no change");
        assert_eq!(record.text.bytes(), all[..first_bad].concat());
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn one_changed_bit_in_any_byte_is_detected() {
    let whole = sealed_text();
    assert!(is_untouched(&RecordText::parse(&whole)));
    for place in 0..whole.len() {
        for bit in 0..8 {
            let mut damaged = whole.clone();
            damaged[place] ^= 1 << bit;
            let read = RecordText::parse(&damaged);
            assert!(
                !is_untouched(&read),
                "bit {bit} of byte {place} was changed and nobody noticed"
            );
        }
    }
}

#[test]
fn a_cut_at_any_byte_never_looks_sealed() {
    let whole = sealed_text();
    for length in 0..whole.len() {
        assert!(!is_untouched(&RecordText::parse(&whole[..length])), "{length}");
    }
    for added in ["\n", " ", "x", "{}\n", "\0\0\0"] {
        let longer = [whole.as_slice(), added.as_bytes()].concat();
        assert_eq!(RecordText::parse(&longer), Err(RecordError::AfterSeal { line: 7 }));
    }
}

#[test]
fn a_change_in_the_middle_is_named_by_its_line() {
    let all = lines(&sealed_text());
    for index in 0..all.len() - 1 {
        let mut damaged = all.clone();
        let place = damaged[index].len() / 2;
        damaged[index][place] ^= 1;
        let error = RecordText::parse(&damaged.concat()).unwrap_err();
        assert_eq!(error, RecordError::WrongHash { line: index + 1 });
        assert!(
            error
                .to_string()
                .contains(&format!("Line {} does not fit its hash", index + 1)),
            "{error}"
        );
    }
}

#[test]
fn lines_cannot_be_removed_added_moved_or_replaced() {
    let all = lines(&sealed_text());
    let parse = |lines: &[Vec<u8>]| RecordText::parse(&lines.concat());
    for index in 0..all.len() - 1 {
        let (mut removed, mut doubled, mut swapped) = (all.clone(), all.clone(), all.clone());
        removed.remove(index);
        doubled.insert(index, all[index].clone());
        swapped.swap(index, index + 1);
        for (what, attempt) in [("removed", removed), ("doubled", doubled), ("swapped", swapped)] {
            assert!(parse(&attempt).is_err(), "line {} {what}", index + 1);
        }
    }
    // With a new hash of its own the next line gives it away.
    let mut replaced = all.clone();
    replaced[2] = changed(&all[2], "option-2", "option-9");
    assert_eq!(parse(&replaced), Err(RecordError::BrokenChain { line: 4 }));
    let mut removed = all.clone();
    removed.remove(2);
    assert_eq!(
        parse(&removed),
        Err(RecordError::WrongNumber {
            line: 3,
            expected: 2,
            found: 3
        })
    );
}

#[test]
fn other_formats_are_named() {
    let all = lines(&sealed_text());
    let parse_first =
        |first: Vec<u8>| RecordText::parse(&[vec![first], all[1..].to_vec()].concat().concat()).unwrap_err();
    let newer = RecordError::NewerFormat {
        found: "rolecall/session/v2".to_owned(),
    };
    assert_eq!(parse_first(changed(&all[0], "session/v1", "session/v2")), newer);
    // The next format may have other keys and another hash.
    assert_eq!(
        parse_first(b"{\"format\":\"rolecall/session/v2\",\"new\":[]}\tsomething else\n".to_vec()),
        newer
    );
    assert!(newer.to_string().contains("newer Rolecall"), "{newer}");
    let other = parse_first(changed(&all[0], "rolecall/session/v1", "somebody/else/v1"));
    assert_eq!(
        other,
        RecordError::UnknownFormat {
            found: "somebody/else/v1".to_owned()
        }
    );
    assert_eq!(RecordText::parse(b""), Err(RecordError::NoHeader));
    assert_eq!(RecordText::parse(&all[0][..40]), Err(RecordError::NoHeader));
    assert_eq!(RecordText::parse(b"hello\n"), Err(RecordError::NoHeader));
}

#[test]
fn values_are_checked_one_by_one() {
    let all = lines(&sealed_text());
    let cases = [
        (0, "\"seed\":\"18446744073709551615\"", "\"seed\":17", "string"),
        (
            0,
            "\"seed\":\"18446744073709551615\"",
            "\"seed\":\"+17\"",
            "a seed is a whole number",
        ),
        (
            0,
            "\"seed\":\"18446744073709551615\"",
            "\"seed\":\"18446744073709551616\"",
            "a seed is a whole number",
        ),
        (0, "\"mode\":\"exam\"", "\"mode\":\"play\"", "unknown variant `play`"),
        (0, "\"timers\":\"x1.5\"", "\"timers\":\"x3\"", "unknown variant `x3`"),
        (0, "chacha12", "chacha20", "would draw other facts"),
        (
            0,
            "\"country\":\"cn\"",
            "\"country\":\"../cn\"",
            "\"country\" must be 1 to 64",
        ),
        (0, "packs/cn.ron", "../cn.ron", "The name of a file must be a path"),
        (
            0,
            "packs/cn.ron",
            "scenarios/angry-complaint.ron",
            "sorted by name without repeats",
        ),
        (
            0,
            "\"wall\":\"2026-11-24",
            "\"wall\":\"2026-02-29",
            "must be a time in UTC",
        ),
        (
            0,
            "\"wall\":\"2026-11-24T12",
            "\"wall\":\"2026-11-24 12",
            "must be a time in UTC",
        ),
        (
            0,
            "00112233445566778899aabbccddeeff",
            "00112233445566778899AABBCCDDEEFF",
            "32 lower-case hexadecimal",
        ),
        (0, "\"build\":", "\"extra\":1,\"build\":", "unknown field `extra`"),
        (0, "\"build\":\"0.1.0\",", "", "missing field `build`"),
        (0, "\"seq\":0", "\"seq\":1", "is 1 and should be 0"),
        (0, "\"prev\":\"0", "\"prev\":\"1", "does not name the hash"),
        (
            5,
            "\"seal\":",
            "\"cmd\":\"hold\",\"seal\":",
            "an entry must have either",
        ),
        (5, "\"seal\":", "\"cmd\":null,\"seal\":", "invalid type: null"),
        (
            5,
            "\"reason\":\"finished\"",
            "\"reason\":\"tired\"",
            "unknown variant `tired`",
        ),
        (
            5,
            "\"commands\":3",
            "\"commands\":4",
            "the seal counts 4 commands, and the record has 3",
        ),
        (
            5,
            "\"mono_ms\":4000",
            "\"mono_ms\":9007199254740992",
            "\"mono_ms\" must be at most",
        ),
        (5, "\"mono_ms\":4000", "\"mono_ms\":4.5", "floating point"),
        (5, "\"seq\":5", "\"seq\":5,\"seq\":5", "duplicate field `seq`"),
        (5, "{", "[", "column"),
    ];
    for (index, from, to, complaint) in cases {
        let mut damaged = all.clone();
        damaged[index] = changed(&all[index], from, to);
        let error = RecordText::parse(&damaged.concat()).unwrap_err().to_string();
        assert!(
            error.starts_with(&format!("Line {}", index + 1)),
            "{from} -> {to}: {error}"
        );
        assert!(error.contains(complaint), "{from} -> {to}: {error}");
    }
}

#[test]
fn a_file_cannot_smuggle_control_characters_into_an_error() {
    let all = lines(&sealed_text());
    for (from, to) in [
        ("\"build\":", "\"\\u001b[31m\":1,\"build\":"),
        ("\"country\":\"cn\"", "\"country\":\"\\u001b[31m\""),
    ] {
        let error = RecordText::parse(&changed(&all[0], from, to)).unwrap_err().to_string();
        assert!(!error.contains('\u{1b}'), "{error:?}");
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn limits_hold() {
    let all = lines(&sealed_text());
    let long = proven_line(&format!("{{\"cmd\":\"{}\"}}", "x".repeat(64 * 1024)));
    let with_long = [all[0].clone(), long, all[1].clone()].concat();
    assert_eq!(RecordText::parse(&with_long), Err(RecordError::LineTooLong { line: 2 }));
    let endless = [all[0].clone(), vec![b'x'; 65 * 1024]].concat();
    assert_eq!(RecordText::parse(&endless), Err(RecordError::LineTooLong { line: 2 }));
    assert_eq!(
        RecordText::parse(&vec![b'\n'; 10 * 1024 * 1024 + 1]),
        Err(RecordError::TooLong)
    );
    // The worst that is within the limit is read in a moment.
    assert_eq!(
        RecordText::parse(&vec![b'\n'; 10 * 1024 * 1024]),
        Err(RecordError::NoHeader)
    );
    let nested = proven_line(&"[".repeat(30_000));
    assert!(RecordText::parse(&nested).is_err());
}

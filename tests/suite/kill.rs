//! A call that is killed at any moment: what the program had shown is in its record, and the call can be played to its end.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::Stdio;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use super::terminal::{Dice, Play, SHIPPED, best_plays, program, run, seed_or};

const RUNS: u64 = 60;

/// The time after which a run is killed at the latest, so that some are killed after their end.
const LONGEST_MS: u64 = 200;

/// Plays a call line by line, kills it, and returns what it had printed.
fn killed(data: &Path, play: &Play, dice: &mut Dice) -> String {
    let seed = play.seed.to_string();
    let mut child = program(data)
        .args([
            "talk",
            play.call,
            "--locale",
            "en",
            "--country",
            &play.country,
            "--seed",
            &seed,
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let (mut input, mut output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let (begun, has_begun) = mpsc::channel();
    let reader = std::thread::spawn(move || {
        let mut bytes = vec![0];
        let read = output.read(&mut bytes).unwrap();
        bytes.truncate(read);
        // Nobody may wait for it.
        let _ = begun.send(());
        output.read_to_end(&mut bytes).unwrap();
        bytes
    });
    // Most are killed in the middle of the call, however long the machine takes to start a program, and some as they start.
    if dice.below(4) > 0 {
        has_begun.recv().unwrap();
    }
    let pauses: Vec<u64> = play.lines.iter().map(|_| dice.below(8)).collect();
    let until = Instant::now() + Duration::from_millis(dice.below(LONGEST_MS));
    for (line, pause) in play.lines.iter().zip(pauses) {
        if Instant::now() >= until {
            break;
        }
        // A program that has been killed, or has finished, reads no more.
        let _ = writeln!(input, "{line}");
        std::thread::sleep(Duration::from_millis(pause));
    }
    std::thread::sleep(until.saturating_duration_since(Instant::now()));
    child.kill().unwrap();
    child.wait().unwrap();
    // The last character may have been cut.
    String::from_utf8_lossy(&reader.join().unwrap()).into_owned()
}

/// The typed lines that the program has reacted to: something was printed after the line was shown.
pub fn shown(printed: &str, play: &Play) -> usize {
    let mut rest = printed;
    let mut count = 0;
    for line in &play.lines {
        let Some((_, after)) = rest.split_once(&format!("> {line}\n")) else {
            break;
        };
        if after.is_empty() {
            break;
        }
        rest = after;
        count += 1;
    }
    count
}

pub fn records(data: &Path) -> Vec<std::path::PathBuf> {
    let Ok(entries) = fs::read_dir(data.join("sessions")) else {
        return Vec::new();
    };
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "jsonl"))
        .collect()
}

/// The commands of the whole lines of a record; a torn last line is no part of it.
pub fn commands(record: &Path) -> Vec<String> {
    let bytes = fs::read(record).unwrap();
    let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let text = std::str::from_utf8(&bytes[..whole]).unwrap();
    let values = text
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line.split_once('\t').unwrap().0).unwrap());
    values
        .filter_map(|value| value["cmd"].as_str().map(str::to_owned))
        .collect()
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_killed_call_has_lost_nothing_that_was_shown() {
    let seed = seed_or(20_261_124);
    println!("SEED={seed}");
    let mut dice = Dice::new(seed);
    let plays: Vec<Play> = SHIPPED.into_iter().map(|id| best_plays(id).remove(0)).collect();
    let mut reached = BTreeSet::new();
    for number in 0..RUNS {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path();
        let play = &plays[number as usize % plays.len()];
        let place = format!("SEED={seed} run {number} {}", play.call);
        let printed = killed(data, play, &mut dice);
        let acknowledged = shown(&printed, play);
        let records = records(data);
        let Some(record) = records.first() else {
            assert_eq!(printed, "", "{place}: nothing is shown before there is a record");
            continue;
        };
        assert_eq!(records.len(), 1, "{place}");
        let path = record.to_str().unwrap();
        if fs::read(record).unwrap().is_empty() || !fs::read(record).unwrap().contains(&b'\n') {
            assert_eq!(printed, "", "{place}: nothing is shown before the header is whole");
            continue;
        }
        let kept = commands(record);
        assert!(
            kept.len() >= acknowledged,
            "{place}: {acknowledged} were shown, kept are {kept:?}"
        );
        assert_eq!(kept, play.lines[..kept.len()], "{place}");
        reached.insert(kept.len());
        let is_sealed = fs::read_to_string(record).unwrap_or_default().contains("\"seal\"");
        let resumed = run(data, &["talk", "--resume", path], &play.lines[kept.len()..]);
        if is_sealed {
            assert_eq!(
                (resumed.code, kept.len()),
                (Some(2), play.lines.len()),
                "{place}: {resumed:?}"
            );
        } else {
            assert_eq!(resumed.code, Some(0), "{place}: {resumed:?}");
            assert_eq!(resumed.last_line(), path, "{place}");
        }
        let verified = run::<&str>(data, &["verify", path], &[]);
        let told = format!("in order: {} commands replay, sealed as finished", play.lines.len());
        assert!(
            verified.code == Some(0) && verified.out.contains(&told),
            "{place}: {verified:?}"
        );
    }
    println!("killed after as many commands: {reached:?}");
    assert!(reached.len() >= 5, "SEED={seed}: the moments differ: {reached:?}");
}

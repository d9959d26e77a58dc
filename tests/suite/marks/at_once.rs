//! Two to eight assessors at once in one shared folder, some of them killed: what was acknowledged is there, and conflicts are shown.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use super::people::{command, data_with_record, new_key, standing};
use crate::terminal::{Dice, seed_or};

/// The record with the fewest commands, so that replaying it takes least.
const RECORD: &str = "20261124-144121-overdue-collection-a8bf00.jsonl";

const ROUNDS: u64 = 4;

struct Writer {
    child: Child,
    kill_at: Option<Instant>,
}

fn start(keys: &Path, data: &Path, record: &Path, key: &str, dice: &mut Dice) -> Writer {
    let mark = (400 + dice.below(600)).to_string();
    let mark = format!("{}.{}", &mark[..mark.len() - 1], &mark[mark.len() - 1..]);
    let record = record.to_str().unwrap();
    let what: &[&str] = match dice.below(3) {
        0 => &["comment", "--text", "Seen."],
        1 => &[
            "override",
            "--dimension",
            "empathy",
            "--reason",
            "It was.",
            "--mark",
            &mark,
        ],
        _ => &["global", "--rating", "4"],
    };
    let mut arguments = vec!["mark", record];
    arguments.extend(what);
    arguments.extend(["--key", key]);
    let mut command = command(keys, data, &arguments);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let kill_at = (dice.below(3) == 0).then(|| Instant::now() + Duration::from_millis(dice.below(400)));
    Writer { child, kill_at }
}

/// Waits for a writer, or kills it, and returns the event that it had acknowledged.
fn finish(mut writer: Writer) -> Option<String> {
    if let Some(at) = writer.kill_at {
        std::thread::sleep(at.saturating_duration_since(Instant::now()));
        let _ = writer.child.kill();
    }
    let output = writer.child.wait_with_output().unwrap();
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    let last = out.lines().last().filter(|line| line.len() == 64);
    assert!(
        writer.kill_at.is_some() || (output.status.success() && last.is_some()),
        "{out}"
    );
    last.map(str::to_owned)
}

#[test]
fn nothing_acknowledged_is_lost_when_many_write_at_once() {
    let seed = seed_or(20_261_126);
    println!("SEED={seed}");
    let mut dice = Dice::new(seed);
    for writers in [2, 3, 5, 8] {
        let folder = tempfile::tempdir().unwrap();
        let (keys, data) = (folder.path().join("keys"), folder.path().join("data"));
        let record = data_with_record(&data, RECORD);
        let people = ["ann", "ben", "cat"];
        for person in people {
            new_key(&keys, &data, person);
        }
        let mut acknowledged = BTreeSet::new();
        for _ in 0..ROUNDS {
            // More writers than people: some sit at two machines.
            let at_work: Vec<Writer> = (0..writers)
                .map(|number| start(&keys, &data, &record, people[number % 3], &mut dice))
                .collect();
            acknowledged.extend(at_work.into_iter().filter_map(finish));
        }
        let stands = standing(&keys, &data, &record, "ann");
        // Ann has not closed, so she does not see the others; whoever marks nothing may see everything.
        assert!(!stands["hidden"].as_array().unwrap().is_empty() || writers < 2);
        let nobody = folder.path().join("nobody");
        fs::create_dir(&nobody).unwrap();
        fs::copy(keys.join("trust.ron"), nobody.join("trust.ron")).unwrap();
        let shown = command(
            &nobody,
            &data,
            &["marks", record.to_str().unwrap(), "--everything", "--format", "json"],
        )
        .output()
        .unwrap();
        let stands: serde_json::Value = serde_json::from_slice(&shown.stdout).unwrap();
        let history: BTreeSet<String> = stands["history"]
            .as_array()
            .unwrap()
            .iter()
            .map(|event| event["event"].as_str().unwrap().to_owned())
            .collect();
        let lost: Vec<&String> = acknowledged.difference(&history).collect();
        assert!(lost.is_empty(), "SEED={seed}, {writers} writers: {lost:?}");
        assert!(
            acknowledged.len() as u64 >= ROUNDS,
            "SEED={seed}: {}",
            acknowledged.len()
        );
        assert_eq!(stands["missing"].as_array().unwrap().len(), 0, "SEED={seed}");
        assert_eq!(stands["problems"].as_array().unwrap().len(), 0, "SEED={seed}");
        println!(
            "{writers} writers: {} acknowledged, {} in all",
            acknowledged.len(),
            history.len()
        );
    }
}

#[test]
fn one_person_at_two_machines_at_once_is_shown_as_a_conflict() {
    let folder = tempfile::tempdir().unwrap();
    let (keys, data) = (folder.path().join("keys"), folder.path().join("data"));
    let record = data_with_record(&data, RECORD);
    new_key(&keys, &data, "ann");
    let other = folder.path().join("other");
    data_with_record(&other, RECORD);
    for (data, mark) in [(&data, "60"), (&other, "70")] {
        let place = data.join("sessions").join(RECORD);
        let arguments = [
            "mark",
            place.to_str().unwrap(),
            "override",
            "--dimension",
            "empathy",
            "--mark",
            mark,
            "--reason",
            "So.",
        ];
        assert!(command(&keys, data, &arguments).status().unwrap().success());
    }
    super::people::copy_missing(&other.join("marks"), &data.join("marks"));
    let stands = standing(&keys, &data, &record, "ann");
    assert_eq!(stands["differences"][0]["kind"], "with-oneself", "{stands:#}");
    // Said once more where both are known, it is settled.
    let arguments = [
        "mark",
        record.to_str().unwrap(),
        "override",
        "--dimension",
        "empathy",
        "--mark",
        "65",
        "--reason",
        "So.",
    ];
    assert!(command(&keys, &data, &arguments).status().unwrap().success());
    let stands = standing(&keys, &data, &record, "ann");
    assert_eq!(stands["differences"].as_array().unwrap().len(), 0, "{stands:#}");
}

//! A program that is killed, or that the system stops from writing: another process plays and this one looks at what is left.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use rolecall::store::error::StoreError;
use rolecall::store::journal::Journal;

use super::{command, header, real_fs};

const FOLDER: &str = "ROLECALL_TEST_PLAYER_FOLDER";

/// What the other process does. Without its variable it is no test.
#[test]
fn plays_for_another_process() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let mut journal = Journal::create_new(real_fs(), Path::new(&folder), None, &header()).unwrap();
    for number in 1..=5000 {
        match journal.append(&[command(number)]) {
            // A line of its own, because the harness has begun one.
            Ok(_) => println!("\nacknowledged {number}"),
            Err(error) => match &error {
                StoreError::NotSaved { error: cause, .. } => {
                    println!("\nnot saved: {:?}: {}", cause.kind(), error.sentence().english);
                    return;
                }
                _ => panic!("{error}"),
            },
        }
    }
}

/// The other process, which writes a record into this folder until it cannot.
pub(super) fn player(folder: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args([
            "store::sudden_death::plays_for_another_process",
            "--exact",
            "--nocapture",
        ])
        .env(FOLDER, folder);
    command
}

/// The same, begun by a shell that does something before.
pub(super) fn play(folder: &Path, before: &str) -> Child {
    let player = player(folder);
    Command::new("sh")
        .args(["-c", &format!("{before} exec \"$0\" \"$@\"")])
        .arg(player.get_program())
        .args(player.get_args())
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

pub(super) fn acknowledged(line: &str) -> Option<u64> {
    line.strip_prefix("acknowledged ")?.parse().ok()
}

/// Opens what is left, twice, and returns how many commands it has.
pub(super) fn commands_left(folder: &Path) -> u64 {
    let path = folder.join(format!("{}.jsonl", header().session));
    let first = Journal::resume(real_fs(), &path, None).unwrap().record;
    let second = Journal::resume(real_fs(), &path, None).unwrap().record;
    assert_eq!((second.torn_bytes, &second.entries), (0, &first.entries));
    for (number, entry) in (1..).zip(&first.entries) {
        assert_eq!(entry.kind, command(number).kind);
    }
    first.text.commands()
}

#[cfg(unix)]
#[test]
fn a_killed_program_loses_nothing_acknowledged() {
    for until in [1, 2, 7, 20, 45] {
        let folder = tempfile::tempdir().unwrap();
        let mut child = play(folder.path(), "");
        let mut last = 0;
        for line in BufReader::new(child.stdout.take().unwrap()).lines() {
            last = acknowledged(&line.unwrap()).unwrap_or(last);
            if last == until {
                child.kill().unwrap();
            }
        }
        child.wait().unwrap();
        assert!(last >= until);
        assert!(commands_left(folder.path()) >= last);
    }
}

#[cfg(unix)]
#[test]
fn the_limit_on_the_size_of_files_is_an_error_and_not_the_end() {
    let folder = tempfile::tempdir().unwrap();
    // Blocks of 512 or of 1024 bytes, as the shell likes.
    let child = play(folder.path(), "ulimit -f 16 &&");
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{:?}", output.status);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("not saved: FileTooLarge"), "{text}");
    let last = text.lines().filter_map(acknowledged).next_back().unwrap();
    assert!(last > 5, "{last}");
    assert_eq!(commands_left(folder.path()), last);
    assert!(
        !folder
            .path()
            .join(format!("{}-rescued.jsonl", header().session))
            .exists()
    );
}

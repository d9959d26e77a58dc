//! A disk that is really full, after every number of pages: what was acknowledged is there, and the message names the file.
//!
//! A small file system in memory is mounted in a name space of its own, which needs no rights; where the system forbids that, the limit on
//! the size of files stands in for it.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::header;
use super::sudden_death::{acknowledged, commands_left, play, player};
use crate::kill::{commands, records, shown};
use crate::terminal::{Play, best_plays, program, run, typed};

const PAGE: u64 = 4096;

/// A mount point, and a folder in which what was on the disk is found after the program has gone.
struct SmallDisk {
    folder: tempfile::TempDir,
}

impl SmallDisk {
    /// One; none, with a line that says so, if this system lets nobody but root mount anything.
    fn new() -> Option<Self> {
        let disk = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        for folder in [disk.mounted(), disk.kept()] {
            fs::create_dir(folder).unwrap();
        }
        let output = disk.after(1, &Command::new("true")).output();
        if output.as_ref().is_ok_and(|output| output.status.success()) {
            return Some(disk);
        }
        assert!(
            output.is_ok() || std::env::var_os("ROLECALL_NO_SKIP").is_none(),
            "unshare is missing, and ROLECALL_NO_SKIP forbids to skip: {output:?}"
        );
        // That a system refuses to mount is not a matter of what is installed, so nothing can forbid to skip it.
        eprintln!("SKIPPED: no file system can be mounted here without root: {output:?}");
        None
    }

    fn mounted(&self) -> PathBuf {
        self.folder.path().join("mounted")
    }

    fn kept(&self) -> PathBuf {
        self.folder.path().join("kept")
    }

    /// The command on an empty disk of so many pages, of which everything is kept.
    fn after(&self, pages: u64, inner: &Command) -> Command {
        let _ = fs::remove_dir_all(self.kept());
        fs::create_dir(self.kept()).unwrap();
        let script = "mount -t tmpfs -o size=$1,mode=700 full \"$2\" || exit 77; disk=$2; kept=$3; shift 3; \
                      \"$@\"; code=$?; cp -a \"$disk/.\" \"$kept/\" || exit 78; exit $code";
        let mut command = Command::new("unshare");
        command
            .args(["--map-root-user", "--mount", "sh", "-c", script, "sh"])
            .arg((pages * PAGE).to_string())
            .args([self.mounted(), self.kept()])
            .arg(inner.get_program())
            .args(inner.get_args());
        for (name, value) in inner.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        if let Some(folder) = inner.get_current_dir() {
            command.current_dir(folder);
        }
        command
    }
}

/// What another process has acknowledged that wrote a record until it could not, and what it said then.
fn said(output: &Output) -> (u64, String) {
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    let last = text.lines().filter_map(acknowledged).next_back().unwrap_or_default();
    let refusal = text.lines().find(|line| line.starts_with("not saved: "));
    (last, refusal.unwrap_or_default().to_owned())
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_full_disk_at_sixty_places_of_a_record_loses_nothing_acknowledged() {
    let Some(disk) = SmallDisk::new() else { return };
    let mut reached = BTreeSet::new();
    for pages in 1..=60 {
        let output = disk.after(pages, &player(&disk.mounted())).output().unwrap();
        let (last, refusal) = said(&output);
        let path = disk.mounted().join(format!("{}.jsonl", header().session));
        assert!(
            refusal.starts_with("not saved: StorageFull") && refusal.contains(path.to_str().unwrap()),
            "{pages} pages: {refusal}"
        );
        assert_eq!(commands_left(&disk.kept()), last, "{pages} pages");
        reached.insert(last);
    }
    assert_eq!(reached.len(), 60, "the places differ: {reached:?}");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_limit_on_the_size_of_files_at_sixty_places_loses_nothing_acknowledged() {
    let mut reached = BTreeSet::new();
    for blocks in 4..64 {
        let folder = tempfile::tempdir().unwrap();
        let child = play(folder.path(), &format!("ulimit -f {blocks} &&"));
        let (last, refusal) = said(&child.wait_with_output().unwrap());
        let path = folder.path().join(format!("{}.jsonl", header().session));
        assert!(
            refusal.starts_with("not saved: FileTooLarge") && refusal.contains(path.to_str().unwrap()),
            "{blocks} blocks: {refusal}"
        );
        assert_eq!(commands_left(folder.path()), last, "{blocks} blocks");
        reached.insert(last);
    }
    assert!(reached.len() >= 50, "the places differ: {reached:?}");
}

/// Plays a call on a disk of so many pages.
fn played(disk: &SmallDisk, pages: u64, play: &Play) -> Output {
    let mut inner = program(&disk.mounted());
    inner.args(["talk", play.call, "--locale", "en", "--country", &play.country]);
    inner.args(["--seed", &play.seed.to_string()]);
    let mut child = disk
        .after(pages, &inner)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that has stopped reads no more.
    let _ = child.stdin.take().unwrap().write_all(&typed(&play.lines));
    child.wait_with_output().unwrap()
}

/// How many pages the files of a folder need.
fn pages_of(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let pages = entries.map(|path| match path.is_dir() {
        true => pages_of(&path),
        false => fs::metadata(&path).unwrap().len().div_ceil(PAGE),
    });
    pages.sum()
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_call_on_a_disk_that_is_too_small_stops_with_a_word_and_goes_on_elsewhere() {
    let Some(disk) = SmallDisk::new() else { return };
    let play = best_plays("angry-complaint").remove(0);
    let whole = played(&disk, 16 << 10, &play);
    assert!(whole.status.success(), "{whole:?}");
    let needed = pages_of(&disk.kept());
    let early = (1..needed).step_by(usize::try_from(needed / 24).unwrap().max(1));
    let sizes: BTreeSet<u64> = early.chain(needed.saturating_sub(8)..=needed + 1).collect();
    let (mut stopped, mut resumed) = (0, 0);
    for pages in sizes {
        let output = played(&disk, pages, &play);
        let place = format!("{pages} of {needed} pages: {output:?}");
        let printed = String::from_utf8(output.stdout.clone()).unwrap();
        let told = String::from_utf8(output.stderr.clone()).unwrap();
        assert!(!told.contains("panicked"), "{place}");
        if !output.status.success() {
            stopped += 1;
            assert!(
                told.contains(disk.mounted().to_str().unwrap()),
                "no file is named: {place}"
            );
        }
        let found = records(&disk.kept());
        let Some(record) = found
            .first()
            .filter(|record| fs::read(record).unwrap().contains(&b'\n'))
        else {
            assert!(!output.status.success(), "{place}");
            assert_eq!(shown(&printed, &play), 0, "{place}");
            continue;
        };
        let kept = commands(record);
        assert!(kept.len() >= shown(&printed, &play), "{place}");
        assert_eq!(kept, play.lines[..kept.len()], "{place}");
        if !output.status.success() {
            // The folder was copied to where there is room, as the message says.
            let rest = &play.lines[kept.len()..];
            let record = record.to_str().unwrap();
            run(&disk.kept(), &["talk", "--resume", record], rest).expect(0);
            run::<&str>(&disk.kept(), &["verify", record], &[]).expect(0);
            resumed += 1;
        }
    }
    assert!(stopped >= 24 && resumed >= 1, "{stopped} {resumed}");
}

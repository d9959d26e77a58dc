//! Two to eight assessors at once in one shared folder, two hundred times: each is a process of its own that writes as the program does
//! until it is done or killed. What was acknowledged is there, nothing else is, and whoever contradicts themselves is shown to do so.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use rolecall::sim::assessment::ancestry::Ancestry;
use rolecall::sim::assessment::event::{About, Saying, SignedEvent};
use rolecall::sim::assessment::standing::counting::Forms;
use rolecall::sim::assessment::standing::{Subject, standing};
use rolecall::sim::scenario::model::Dimension;
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::marks::{MarkWriter, MarksFolder, MarksRead, Sign};

use super::interleavings::ancestors;
use super::{ANN, BEN, CAT, judged, overridden};
use crate::terminal::{Dice, seed_or};

/// As many as `T18` of the plan of tests asks of every run.
const ROUNDS: u64 = 200;
/// So many events a writer says at most.
const MOST_EVENTS: u64 = 6;
/// The variable that makes a test a writer: the folder of data, the key and the seed.
const WRITER: &str = "ROLECALL_TEST_WRITER";
/// The test that is a writer then.
const WRITER_TEST: &str = "marks::shared_folder::a_writer_of_its_own";

/// A key whose signatures are not looked at.
struct Key(&'static str);

impl Sign for Key {
    fn key(&self) -> &str {
        self.0
    }

    fn sign(&self, _bytes: &[u8]) -> String {
        "5161".to_owned()
    }
}

fn marks_in(data: &Path) -> MarksFolder {
    MarksFolder::of(&DataFolder::at(Arc::new(RealFs), data.to_owned()))
}

fn read(data: &Path) -> MarksRead {
    marks_in(data).read(&judged().session, &mut |_, _, _| Ok(())).unwrap()
}

fn saying(dice: &mut Dice) -> Saying {
    match dice.below(4) {
        0 => Saying::Comment {
            turn: None,
            text: dice.below(1_000_000).to_string(),
        },
        1 => Saying::Confirm {
            dimension: Dimension::Accuracy,
        },
        _ => overridden(Dimension::Empathy, 400 + dice.below(600) as u32),
    }
}

/// Writes and prints each event that is durable, as the program does. A test of the suite that does nothing by itself.
#[test]
fn a_writer_of_its_own() {
    let Ok(told) = std::env::var(WRITER) else { return };
    let [key, seed, data] = told.splitn(3, ' ').collect::<Vec<_>>()[..] else {
        panic!("{told}");
    };
    let key = [ANN, BEN, CAT].into_iter().find(|known| *known == key).unwrap();
    let mut dice = Dice::new(seed.parse().unwrap());
    let data = PathBuf::from(data);
    let judged = judged();
    let about = About::Session {
        session: judged.session.clone(),
        head: judged.head,
    };
    let (signer, known) = (Key(key), read(&data));
    let marks = marks_in(&data);
    let mut writer = MarkWriter::new(&marks, &judged.session, &signer, &known);
    for _ in 0..=dice.below(MOST_EVENTS) {
        let signed = writer.write(&about, saying(&mut dice)).unwrap();
        let mut out = std::io::stdout().lock();
        writeln!(out, "saved {}", signed.hash).unwrap();
        out.flush().unwrap();
        std::thread::sleep(Duration::from_micros(dice.below(1_500)));
    }
}

struct Writer {
    child: Child,
    /// It is killed after it has acknowledged so many events and this time has passed.
    killed: Option<(u64, Duration)>,
}

fn start(data: &Path, key: &str, dice: &mut Dice) -> Writer {
    let seed = dice.below(u64::MAX);
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args([WRITER_TEST, "--exact", "--nocapture", "--test-threads", "1"])
        .env(WRITER, format!("{key} {seed} {}", data.display()))
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let killed = (dice.below(3) == 0).then(|| (dice.below(3), Duration::from_micros(dice.below(2_500))));
    Writer {
        child: command.spawn().unwrap(),
        killed,
    }
}

/// What a writer had acknowledged when it was done or killed, and whether it was killed before it was done.
fn finish(mut writer: Writer) -> (Vec<String>, bool) {
    let out = BufReader::new(writer.child.stdout.take().unwrap());
    let mut saved = Vec::new();
    let mut is_killed = false;
    if let Some((0, after)) = writer.killed {
        std::thread::sleep(after);
        is_killed = writer.child.kill().is_ok();
    }
    for line in out.lines() {
        let line = line.unwrap_or_default();
        // The name of the test may stand before it in the same line.
        if let Some((_, hash)) = line.split_once("saved ")
            && hash.len() == 64
        {
            saved.push(hash.to_owned());
            if let Some((wanted, after)) = writer.killed
                && wanted == saved.len() as u64
            {
                std::thread::sleep(after);
                is_killed = writer.child.kill().is_ok();
            }
        }
    }
    let status = writer.child.wait().unwrap();
    assert!(
        status.success() || is_killed,
        "a writer that nobody has killed stopped: {status}"
    );
    (saved, !status.success())
}

/// Whether a key has said several last things of a dimension, none knowing of the other, by following names one by one.
fn contradicts<'e>(key: &str, dimension: Dimension, all: &'e BTreeMap<&str, &'e SignedEvent>) -> bool {
    let said: Vec<&'e SignedEvent> = all
        .values()
        .filter(|signed| {
            let of = match &signed.event.what {
                Saying::Override { dimension, .. } | Saying::Confirm { dimension } => Some(*dimension),
                _ => None,
            };
            signed.event.by == key && of == Some(dimension)
        })
        .copied()
        .collect();
    let is_known = |hash: &str| said.iter().any(|later| ancestors(later, all).contains(hash));
    let last = said.iter().filter(|signed| !is_known(&signed.hash));
    // Two who say the same do not contradict each other.
    let last: BTreeSet<String> = last.map(|signed| format!("{:?}", signed.event.what)).collect();
    last.len() > 1
}

/// What was acknowledged and is not among what was read.
fn lost<'s>(saved: &'s BTreeSet<String>, found: &MarksRead) -> Vec<&'s String> {
    let there: BTreeSet<&String> = found.events.iter().map(|signed| &signed.hash).collect();
    saved.iter().filter(|hash| !there.contains(hash)).collect()
}

#[test]
fn two_hundred_times_many_at_once_lose_nothing() {
    let seed = seed_or(20_261_127);
    println!("SEED={seed}");
    let mut dice = Dice::new(seed);
    let (mut processes, mut kills, mut acknowledged, mut unsaid, mut conflicts) = (0, 0, 0, 0, 0);
    for round in 0..ROUNDS {
        let place = format!("SEED={seed} round {round}");
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path();
        let writers = 2 + dice.below(7) as usize;
        let people = [ANN, BEN, CAT];
        // More writers than people: some sit at two machines.
        let at_work: Vec<Writer> = (0..writers)
            .map(|number| start(data, people[number % people.len()], &mut dice))
            .collect();
        // Each is waited for by somebody of its own, so that none is killed later than it should be because of another one.
        let waiting: Vec<_> = at_work
            .into_iter()
            .map(|writer| std::thread::spawn(|| finish(writer)))
            .collect();
        let mut saved = BTreeSet::new();
        let mut killed_here = 0;
        for (hashes, is_killed) in waiting.into_iter().map(|waits| waits.join().unwrap()) {
            killed_here += usize::from(is_killed);
            saved.extend(hashes);
        }
        kills += killed_here as u64;
        processes += writers as u64;
        acknowledged += saved.len();

        let found = read(data);
        assert!(!found.is_incomplete(), "{place}");
        // A system may stop whoever is killed in the middle of a write, at the border of a page: a line that was not acknowledged. Nothing
        // else ever is in a file that has its name.
        let torn = found.problems().inspect(|(path, why)| {
            let is_torn = why.english.contains("no whole event");
            assert!(is_torn, "{place}: {}: {}", path.display(), why.english);
        });
        assert!(torn.count() <= killed_here, "{place}: {:?}", found.files);
        let all: BTreeMap<&str, &SignedEvent> = found
            .events
            .iter()
            .map(|signed| (signed.hash.as_str(), signed))
            .collect();
        let lost = lost(&saved, &found);
        assert!(lost.is_empty(), "{place}: acknowledged and lost: {lost:?}");
        let ancestry = Ancestry::new(&found.events);
        assert!(ancestry.missing.is_empty(), "{place}: {:?}", ancestry.missing);
        // Of each writer at most the event that it was about to acknowledge stands there unsaid.
        unsaid += all.len() - saved.len();
        assert!(all.len() - saved.len() <= writers, "{place}");

        // The check sees what it is to see: files that somebody takes away, once everything else of the run is known.
        if round + 1 == ROUNDS {
            for file in &found.files {
                std::fs::remove_file(&file.path).unwrap();
            }
            assert_eq!(self::lost(&saved, &read(data)).len(), saved.len(), "{place}");
        }
        let stands = standing(&judged(), &Forms::new(), &found.events, &[]);
        assert_eq!(stands.history.len(), all.len(), "{place}");
        for key in people {
            let assessor = stands.assessors.iter().find(|one| one.by == key);
            for dimension in [Dimension::Empathy, Dimension::Accuracy] {
                let is_shown = assessor.is_some_and(|one| {
                    let mut shown = one.contradictions.iter();
                    shown.any(|shown| shown.about == Subject::Dimension(dimension))
                });
                let is_one = contradicts(key, dimension, &all);
                assert_eq!(is_shown, is_one, "{place}: {key} {dimension:?}");
                conflicts += u64::from(is_one);
            }
        }
    }
    println!(
        "{ROUNDS} rounds, {processes} processes, {kills} killed, {acknowledged} acknowledged, {unsaid} unsaid, {conflicts} conflicts"
    );
    // A loop in which nothing happens shows nothing.
    assert!(
        processes >= ROUNDS * 4 && kills * 10 >= processes,
        "{kills} of {processes} were killed"
    );
    assert!(
        acknowledged as u64 >= processes && conflicts >= ROUNDS / 4,
        "{acknowledged}, {conflicts}"
    );
}

//! Calls played to their endings in the real window, in both languages: the first ending of each call, or with `EVERY_ENDING=1` every one.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use rolecall::sim::call::command::Command;
use rolecall::sim::session::record::SealReason;
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::played_record::read_and_play;
use rolecall::words::Locale;

use super::display::{Display, Window, until_for};
use crate::endings::endings;
use crate::terminal::SHIPPED;

/// The variable that asks for every ending. Patience on hold runs out in real time, so that calls are best played side by side.
const EVERY: &str = "EVERY_ENDING";
/// A window that has played so many minutes has stopped.
const PATIENCE: Duration = Duration::from_secs(90 * 60);

/// A call and how it ends.
type Ending = (String, String);

/// What a trainee does from the title to the debrief and back.
fn lines(call: &str, country: &str, seed: u64, commands: &[String]) -> String {
    let mut lines = format!("open {call}\nuntil briefing\ncountry {country}\nseed {seed}\ntake\nuntil call\n");
    // Whoever lets it ring, or lets the time to dial go by, has no after-call work.
    let mut is_missed = commands.iter().all(|command| command.starts_with("wait"));
    for command in commands {
        match Command::parse(command).unwrap() {
            // In the window time passes by itself.
            Command::Wait(time) => writeln!(lines, "wait {}", time.0 + 500).unwrap(),
            Command::Finish => break,
            parsed => {
                is_missed |= parsed == Command::Decline;
                writeln!(lines, "do {command}\nskip").unwrap();
            }
        }
    }
    if !is_missed {
        lines.push_str("until wrapup\ndo finish\n");
    }
    lines.push_str("until debrief\ntitle\nuntil title\n");
    lines
}

/// The calls and endings of all records in a folder of data, each of which is sealed and replays as it was written.
fn reached(data: &Path) -> Vec<Ending> {
    let folder = DataFolder::at(Arc::new(RealFs), data.to_owned());
    let records = fs::read_dir(data.join("sessions"))
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let records = records.filter(|path| path.extension().is_some_and(|ending| ending == "jsonl"));
    let played = records.map(|path| read_and_play(&folder, &path).unwrap());
    played
        .map(|played| {
            let header = &played.record.header;
            assert_eq!(played.record.sealed(), Some(SealReason::Finished), "{}", header.session);
            let call = &played.replayed.call;
            let ending = call.program().ending(call.state()).unwrap();
            (header.scenario.clone(), ending.id.clone())
        })
        .collect()
}

fn play(call: &str, locale: Locale) {
    let Some(display) = Display::start("1280x800") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    // Nothing moves, and what is said stands there at once.
    fs::write(data.join("settings.ron"), "(still: true, pace: Instant, sound: false)").unwrap();
    let most = if std::env::var_os(EVERY).is_some() {
        usize::MAX
    } else {
        1
    };
    let mut wanted = BTreeSet::new();
    let mut script = format!("locale {}\nuntil title\n", locale.code());
    for ending in endings(call).into_iter().take(most) {
        let play = ending.shortest;
        script.push_str(&lines(call, &play.country, play.seed.unwrap(), &play.play));
        wanted.insert((call.to_owned(), ending.ending));
    }
    script.push_str("quit\n");
    let file = folder.path().join("script");
    fs::write(&file, script).unwrap();
    let window = display
        .program(&data)
        .arg("--script")
        .arg(&file)
        .args(["--size", "1280x800"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let mut window = Window(window.unwrap());
    until_for(PATIENCE, "the end of the script", || window.0.try_wait().unwrap());
    let found = reached(&data);
    println!(
        "{call} in {}: {} plays to {} endings",
        locale.code(),
        found.len(),
        wanted.len()
    );
    assert_eq!(found.len(), wanted.len(), "a record for each play");
    assert_eq!(
        found.into_iter().collect::<BTreeSet<_>>(),
        wanted,
        "{call} in {}",
        locale.code()
    );
}

/// One window for each call and language, so that they can wait side by side.
macro_rules! calls_end {
    ($($call:ident = $id:literal;)*) => {
        $(mod $call {
            use super::*;

            #[test]
            fn ends_in_english() {
                play($id, Locale::English);
            }

            #[test]
            fn ends_in_chinese() {
                play($id, Locale::SimplifiedChinese);
            }
        })*

        #[test]
        fn every_shipped_call_is_played() {
            assert_eq!([$($id),*].as_slice(), SHIPPED.as_slice());
        }
    };
}

calls_end! {
    angry_complaint = "angry-complaint";
    data_leak = "data-leak";
    fraud_attempt = "fraud-attempt";
    overdue_collection = "overdue-collection";
}

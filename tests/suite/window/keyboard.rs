//! A trainee with nothing but a keyboard plays a whole call in the real window: from the title to the debrief, by keys of the system.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rolecall::sim::session::record::SealReason;
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::played_record::{PlayedRecord, read_and_play};

use super::display::{Display, PATIENCE, Window, has_tool, skip, until};

fn record(data: &Path) -> Option<PlayedRecord> {
    let sessions = fs::read_dir(data.join("sessions")).ok()?;
    let file = sessions
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|end| end == "jsonl"))?;
    read_and_play(&DataFolder::at(Arc::new(RealFs), data.to_owned()), &file).ok()
}

fn commands(data: &Path) -> usize {
    record(data).map_or(0, |played| {
        played
            .command_words()
            .filter(|words| !words.starts_with("wait"))
            .count()
    })
}

#[test]
fn a_call_is_played_by_keys_alone() {
    if !has_tool("xdotool", "version") {
        skip("xdotool is not installed");
        return;
    }
    let Some(display) = Display::start("1280x800") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    fs::write(
        data.join("settings.ron"),
        "(locale: \"en\", still: true, pace: Instant, sound: false)",
    )
    .unwrap();
    let window = display
        .program(&data)
        .args(["--size", "1280x800"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut window = Window(window);
    let id = until("the window", || {
        let found = display.tool("xdotool", &["search", "--name", "^Rolecall$"]);
        found.lines().next().map(str::to_owned)
    });
    display.tool("xdotool", &["windowfocus", &id]);
    std::thread::sleep(Duration::from_secs(3));
    let press = |key: &str| {
        display.tool("xdotool", &["key", key]);
        // New options cannot be chosen for half a second.
        std::thread::sleep(Duration::from_millis(700));
    };
    // Tab goes to the first card; which stop it is depends on what stands above, so each stop is tried by its effect.
    let began = Instant::now();
    for _ in 0..FIRST_CARD {
        press("Tab");
    }
    press("Return");
    press("Return");
    until("the record of the call", || record(&data));
    press("Return");
    until("the accepted call", || (commands(&data) >= 1).then_some(()));
    loop {
        let played = record(&data).unwrap();
        let call = &played.replayed.call;
        match call.phase() {
            rolecall::sim::call::Phase::Talking | rolecall::sim::call::Phase::AfterCall => {
                // Not every option is open; the next one is then.
                let before = commands(&data);
                for key in ["1", "2", "3", "4"] {
                    press(key);
                    if commands(&data) > before {
                        break;
                    }
                }
                press("space");
            }
            rolecall::sim::call::Phase::WrapUp => {
                let before = commands(&data);
                press("1");
                assert!(commands(&data) > before, "a digit chooses in the form");
                press("Return");
                press("Return");
                break;
            }
            rolecall::sim::call::Phase::Ended => break,
            phase => panic!("the call is {phase:?}"),
        }
        assert!(began.elapsed() < PATIENCE, "the call never ended");
    }
    let sealed = until("the seal", || {
        record(&data).filter(|played| played.record.sealed().is_some())
    });
    assert_eq!(sealed.record.sealed(), Some(SealReason::Finished));
    assert!(
        window.0.try_wait().unwrap().is_none(),
        "the debrief stays until it is closed"
    );
}

/// How many times Tab is pressed on the title until the first call has the focus.
const FIRST_CARD: usize = 14;

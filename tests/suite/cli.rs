//! The built program from end to end: whole calls through pipes, what goes wrong, and what becomes of records that were touched.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use rolecall::sim::call::Timers;
use rolecall::sim::prove::explore::MOST_STATES;
use rolecall::sim::score::scorecard::Scorecard;
use rolecall::sim::score::value::Valuation;

use super::terminal::{Play, Ran, SHIPPED, best_plays, program, run, run_bytes, typed};

/// The turns of a record that a mark can be pinned to.
#[cfg(feature = "assessor")]
fn turns_to_mark(data: &Path, record: &Path) -> Option<u32> {
    use rolecall::sim::assessment::judged::Judged;
    use rolecall::store::folder::DataFolder;
    use rolecall::store::fs::RealFs;
    use rolecall::store::played_record::read_and_play;

    let data = DataFolder::at(std::sync::Arc::new(RealFs), data.to_owned());
    let played = read_and_play(&data, record).unwrap();
    let program = played.replayed.call.program();
    let judged = Judged::new(&played.record, program, played.scorecard().as_ref());
    judged.computed.map(|computed| computed.turns())
}

fn talk(data: &Path, play: &Play, locale: &str, lines: &[String]) -> Ran {
    let seed = play.seed.to_string();
    run(
        data,
        &[
            "talk",
            play.call,
            "--seed",
            &seed,
            "--country",
            &play.country,
            "--locale",
            locale,
        ],
        lines,
    )
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn score(data: &Path, record: &Path) -> serde_json::Value {
    let ran = run::<&str>(data, &["score", text(record), "--format", "json"], &[]).expect(0);
    serde_json::from_str(&ran.out).unwrap()
}

/// The mark that the simulator gives without any program, file or pipe between.
fn expected_mark(play: &Play) -> String {
    let mut call = play.begin();
    for command in play.commands() {
        call.apply(&command).unwrap();
    }
    let valuation = Valuation::new(&play.program, call.start(), MOST_STATES).unwrap();
    Scorecard::new(&valuation, &call).unwrap().overall.to_string()
}

/// A best play of the first call, finished, and its record.
fn finished(data: &Path) -> (Play, PathBuf) {
    let play = best_plays("angry-complaint").remove(0);
    let record = talk(data, &play, "en", &play.lines).expect(0).record();
    (play, record)
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn every_shipped_call_is_played_to_its_end_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    for play in SHIPPED.into_iter().flat_map(best_plays) {
        let mark = expected_mark(&play);
        for (locale, heading) in [("en", "Overall"), ("zh-Hans", "总")] {
            let ran = talk(data, &play, locale, &play.lines).expect(0);
            assert_eq!(ran.err, "", "{}", play.name);
            assert!(ran.out.contains(heading), "{}", ran.out);
            let record = ran.record();
            let verified = run::<&str>(data, &["verify", text(&record)], &[]).expect(0);
            let told = format!("in order: {} commands replay, sealed as finished", play.lines.len());
            assert!(verified.out.contains(&told), "{}", verified.out);
            let scored = score(data, &record);
            assert_eq!(scored["overall"], mark.as_str(), "{}", play.name);
            assert_eq!(scored["passed"], true, "{}", play.name);
            assert!(
                mark.parse::<f64>().unwrap() >= f64::from(play.overall_at_least.unwrap()),
                "{}: {mark}",
                play.name
            );
            let replayed = run::<&str>(data, &["replay", text(&record)], &[]).expect(0);
            // All that was said stands in the transcript again, in the record's language.
            let mut turns = 0;
            for line in replayed.out.lines() {
                let turn = [format!("Turn {}: ", turns + 1), format!("第 {} 轮：", turns + 1)];
                let said = turn.iter().find_map(|turn| line.strip_prefix(turn.as_str()));
                turns += u32::from(said.is_some());
                let said = said.unwrap_or(line);
                assert!(ran.out.lines().any(|shown| shown == said), "{line}");
            }
            // They are the turns that a mark can be pinned to: the last one there is, and no other.
            #[cfg(feature = "assessor")]
            assert_eq!(turns_to_mark(data, &record), Some(turns), "{}", replayed.out);
            assert!(replayed.out.lines().count() > play.lines.len() / 2);
        }
    }
    let listed = run::<&str>(data, &["sessions"], &[]).expect(0);
    let finished = listed.out.lines().filter(|line| line.contains(" finished ")).count();
    assert_eq!(
        finished,
        2 * SHIPPED.into_iter().flat_map(best_plays).count(),
        "{}",
        listed.out
    );
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn both_countries_of_every_shipped_call_have_a_best_play() {
    for id in SHIPPED {
        let countries: Vec<String> = best_plays(id).into_iter().map(|play| play.country).collect();
        assert!(
            ["cn", "uk"]
                .iter()
                .all(|country| countries.iter().any(|found| found == country)),
            "{id}: {countries:?}"
        );
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_call_that_was_left_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    // The folder's name needs quotes in a shell.
    let data = &folder.path().join("of an exercise");
    for play in SHIPPED.into_iter().map(|id| best_plays(id).remove(0)) {
        let (before, after) = play.lines.split_at(play.lines.len() / 2);
        let left = talk(data, &play, "en", before).expect(2);
        let record = left.record();
        let command = format!(
            "rolecall talk --resume '{}' --data '{}'",
            record.display(),
            data.display()
        );
        assert!(
            left.out.contains(&command),
            "what it advises works as it stands: {}",
            left.out
        );
        let open = run::<&str>(data, &["verify", text(&record)], &[]).expect(0);
        assert!(
            open.out.contains(&format!("{} commands replay, open", before.len())),
            "{}",
            open.out
        );
        run::<&str>(data, &["score", text(&record)], &[]).expect(1).naming(&[
            "was not played to its end, so it has no mark",
            "commands so far: ",
            "The last that happened: ",
            &command,
        ]);
        // Left again at once, then with a stop.
        run::<&str>(data, &["talk", "--resume", text(&record)], &[]).expect(2);
        run(data, &["talk", "--resume", text(&record)], &["q"]).expect(2);
        let resumed = run(data, &["talk", "--resume", text(&record)], after).expect(0);
        assert_eq!(resumed.record(), record);
        let verified = run::<&str>(data, &["verify", text(&record)], &[]).expect(0);
        let told = format!("{} commands replay, sealed as finished", play.lines.len());
        assert!(verified.out.contains(&told), "{}", verified.out);
        assert_eq!(score(data, &record)["overall"], expected_mark(&play).as_str());
        run::<&str>(data, &["talk", "--resume", text(&record)], &[])
            .expect(2)
            .naming(&["sealed", text(&record)]);
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_call_that_is_going_on_has_one_writer() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let play = best_plays("angry-complaint").remove(0);
    let mut child = program(data)
        .args(["talk", play.call, "--seed", "1", "--locale", "en"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(b"accept\n").unwrap();
    let mut shown = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(shown.any(|line| line.unwrap().contains("The line is open")));
    let record = super::golden::files(&data.join("sessions"), "jsonl").remove(0);
    let other = ["talk", "--resume", text(&record)];
    run(data, &other, &["hold"])
        .expect(2)
        .naming(&[text(&record), "it is in use. Another Rolecall has it open"]);
    // Looking is allowed.
    run::<&str>(data, &["verify", text(&record)], &[]).expect(0);
    input.write_all(b"hold\n").unwrap();
    drop(input);
    shown.for_each(|line| drop(line.unwrap()));
    assert_eq!(child.wait().unwrap().code(), Some(2));
    run(data, &other, &["resume"]).expect(2);
    assert_eq!(commands(&record), ["accept", "hold", "resume"]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn what_cannot_be_done_is_said_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let play = best_plays("angry-complaint").remove(0);
    let lines = [
        "99",
        "hold",
        "accept",
        "99",
        "0",
        "-1",
        "99999999999999999999999",
        "hello",
        "say",
        "say nothing-like-it",
        "look",
        "look contact-log",
        "look nowhere",
        "d99",
        "resume",
        "accept",
        "finish",
        "transfer nobody warm",
        "pick disposition query",
        "wait",
        "wait 5h",
        "w 99999",
        "note",
        "",
        "   ",
        "?",
        "h",
        "d",
        "\u{1b}[31mred\u{1b}[0m",
        "hold",
        "hold",
        "say let-him-finish",
        "resume",
        "m",
        "m",
        "n 他很生气 \u{202e}",
    ];
    let ran = talk(data, &play, "en", &lines.map(str::to_owned)).expect(2);
    let record = ran.record();
    assert!(ran.out.contains("“99” is not there: choose 1 to 4."), "{}", ran.out);
    assert!(
        ran.out.contains("“hello” is not a number or a command here."),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("* You put the caller on hold") && ran.out.contains("* You came back to the caller"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("That is not possible now: "), "{}", ran.out);
    assert_eq!(
        commands(&record),
        ["accept", "hold", "resume", "mute", "unmute", "note 他很生气 \u{202e}"]
    );
    run::<&str>(data, &["verify", text(&record)], &[]).expect(0);
}

/// The commands of a record in words.
fn commands(record: &Path) -> Vec<String> {
    let text = fs::read_to_string(record).unwrap();
    let lines = text.lines().map(|line| line.split_once('\t').unwrap().0);
    let values = lines.map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    values
        .filter_map(|value| value["cmd"].as_str().map(str::to_owned))
        .collect()
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn bytes_that_are_no_text_end_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let play = best_plays("data-leak").remove(0);
    let mut input = b"\xff\xfe\x00\nn caf\xe9\r\n".to_vec();
    input.extend(
        typed(&play.lines)
            .iter()
            .flat_map(|byte| if *byte == b'\n' { b"\r\n".to_vec() } else { vec![*byte] }),
    );
    let seed = play.seed.to_string();
    let ran = run_bytes(
        folder.path(),
        &["talk", play.call, "--seed", &seed, "--locale", "en"],
        &input,
    )
    .expect(0);
    assert_eq!(commands(&ran.record())[0], "note caf\u{fffd}");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_last_line_needs_no_end() {
    let folder = tempfile::tempdir().unwrap();
    let play = best_plays("data-leak").remove(0);
    let mut input = typed(&play.lines);
    input.pop();
    run_bytes(
        folder.path(),
        &["talk", play.call, "--seed", &play.seed.to_string()],
        &input,
    )
    .expect(0);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn what_cannot_begin_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let go = |arguments: &[&str]| run::<&str>(data, arguments, &[]).expect(2);
    go(&["talk", "angry-complain"]).naming(&["\"angry-complain\"", "angry-complaint"]);
    go(&["talk", "nowhere/at-all.ron"]).naming(&["nowhere/at-all.ron"]);
    go(&["talk", "angry-complaint", "--country", "us"]).naming(&["\"us\"", "cn, uk"]);
    go(&["talk", "angry-complaint", "--country", "atlantis"]).naming(&["\"atlantis\"", "cn, uk"]);
    go(&["talk", "angry-complaint", "--locale", "fr"]).naming(&["\"fr\"", "zh-Hans"]);
    go(&["talk", "angry-complaint", "--timers", "x3"]).naming(&["x3", "x1.5"]);
    go(&["talk", "angry-complaint", "--seed", "many"]).naming(&["many", "a whole number from 0 to"]);
    go(&["talk", "angry-complaint", "--play", "nowhere.play"]).naming(&["nowhere.play"]);
    go(&["talk", "--resume", "nowhere.jsonl"]).naming(&["nowhere.jsonl"]);
    #[cfg(feature = "assessor")]
    go(&["talk", "--ticket", "nowhere.json"]).naming(&["read the ticket", "nowhere.json"]);
    go(&["talk"]).naming(&["SCENARIO", "talk --resume <RECORD>"]);
    go(&["replay", "nowhere.jsonl"]).naming(&["nowhere.jsonl"]);
    go(&["score", "nowhere.jsonl"]).naming(&["nowhere.jsonl"]);
    assert!(!data.join("sessions").exists(), "nothing began");
    let file = data.join("file");
    fs::write(&file, "a regular file").unwrap();
    let below = file.join("data");
    run(&below, &["talk", "angry-complaint"], &["accept"])
        .expect(2)
        .naming(&[text(&file), "--data"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), "a regular file");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_record_with_one_changed_byte_is_refused_by_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let (_, record) = finished(data);
    let good = fs::read(&record).unwrap();
    let ends: Vec<usize> = good
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'\n')
        .map(|(at, _)| at)
        .collect();
    // The middle of a line in the middle, and of its hash.
    for line in [2, ends.len() / 2, ends.len() - 1] {
        for before_end in [10, 100] {
            let mut bad = good.clone();
            bad[ends[line - 1] - before_end] ^= 1;
            fs::write(&record, &bad).unwrap();
            let verified = run::<&str>(data, &["verify", text(&record)], &[]).expect(1);
            assert!(
                verified.out.contains(&format!("Line {line} ")),
                "line {line}: {}",
                verified.out
            );
            run::<&str>(data, &["replay", text(&record)], &[]).expect(1);
            run::<&str>(data, &["score", text(&record)], &[]).expect(1);
            run::<&str>(data, &["talk", "--resume", text(&record)], &[]).expect(2);
            assert_eq!(
                fs::read(&record).unwrap(),
                bad,
                "a record that is not in order is left alone"
            );
        }
    }
    fs::write(&record, &good).unwrap();
    run::<&str>(data, &["verify", text(&record)], &[]).expect(0);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_last_line_that_was_changed_is_told_from_one_that_may_be_torn() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let (play, record) = finished(data);
    let good = fs::read_to_string(&record).unwrap();
    let lines = good.lines().count();
    let replay = format!("The {} commands before it replay; the record is open", play.lines.len());
    let cut = |from_end: usize| good[..good.len() - from_end].to_owned();
    let last = good.lines().last().unwrap();
    let changed = [
        good.replace("\"finished\"", "\"stopped\""),
        good.replace(last, &last.replace("\"seq\"", "\"sea\"")),
        // The hash instead of the words, and none at all.
        format!("{}{}\n", cut(2), if good.ends_with("0\n") { 1 } else { 0 }),
        format!("{}\n", cut(66)),
    ];
    let unclear = [
        cut(1),
        cut(30),
        cut(last.len() / 2),
        format!("{}\n", cut(last.len() / 2)),
    ];
    let named = [(&changed, "was changed or added"), (&unclear, "cannot be told apart")];
    for (records, what) in named {
        for bad in records {
            assert_ne!(*bad, good);
            fs::write(&record, bad).unwrap();
            let verified = run::<&str>(data, &["verify", text(&record)], &[]).expect(1);
            let told = format!("NOT in order: Line {lines}");
            let all = [told.as_str(), what, replay.as_str()];
            assert!(all.iter().all(|part| verified.out.contains(part)), "{}", verified.out);
            for command in ["score", "replay"] {
                // What stands before it is shown; the record is not one to count on.
                run::<&str>(data, &[command, text(&record)], &[])
                    .expect(1)
                    .naming(&[what]);
            }
        }
    }
    fs::write(&record, &good).unwrap();
    assert_eq!(run::<&str>(data, &["score", text(&record)], &[]).expect(0).err, "");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_record_whose_archive_is_elsewhere_is_not_called_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let (_, record) = finished(data);
    let listed = |locale: &str| run::<&str>(data, &["sessions", "--locale", locale], &[]).expect(0).out;
    assert!(listed("en").contains("finished"), "{}", listed("en"));
    fs::rename(data.join("archive"), data.join("elsewhere")).unwrap();
    for (locale, state) in [("en", "no archive"), ("zh-Hans", "缺档案")] {
        assert!(listed(locale).contains(state), "{}", listed(locale));
    }
    let mut bytes = fs::read(&record).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&record, &bytes).unwrap();
    let told = listed("en");
    assert!(
        told.contains("cannot be used") && !told.contains("no archive"),
        "{told}"
    );
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_debrief_tells_the_sentence_of_a_source_once() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let (_, record) = finished(data);
    let told = run::<&str>(data, &["score", text(&record), "--locale", "en"], &[])
        .expect(0)
        .out;
    // A source stands below what it is the source of: an id, a colon, a sentence.
    let sentences: Vec<&str> = told
        .lines()
        .filter(|line| line.starts_with("   ") && line.contains("HP-"))
        .filter(|line| line.contains(": "))
        .collect();
    assert!(!sentences.is_empty(), "{told}");
    let once: std::collections::BTreeSet<&&str> = sentences.iter().collect();
    assert_eq!(once.len(), sentences.len(), "{told}");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_record_from_elsewhere_is_verified_with_the_folder_that_it_came_with() {
    let folder = tempfile::tempdir().unwrap();
    let (own, handed_in) = (&folder.path().join("own"), &folder.path().join("handed in"));
    let (_, record) = finished(handed_in);
    let verified = run::<&str>(own, &["verify", text(&record)], &[]).expect(2);
    let hint = format!("name its folder with --data {}", handed_in.display());
    assert!(verified.out.contains(&hint), "{}", verified.out);
    run::<&str>(own, &["score", text(&record)], &[])
        .expect(2)
        .naming(&[&hint]);
    run::<&str>(handed_in, &["verify", text(&record)], &[]).expect(0);
    // Handed in without its archive.
    let alone = folder.path().join("alone.jsonl");
    fs::copy(&record, &alone).unwrap();
    let verified = run::<&str>(own, &["verify", text(&alone)], &[]).expect(2);
    assert!(
        verified.out.contains("comes from elsewhere") && verified.out.contains("--data FOLDER"),
        "{}",
        verified.out
    );
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_record_whose_archive_was_touched_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let (play, record) = finished(data);
    let left = talk(data, &play, "en", &play.lines[..3]).expect(2).record();
    let first_line = fs::read_to_string(&record).unwrap();
    let header: serde_json::Value = serde_json::from_str(first_line.split_once('\t').unwrap().0).unwrap();
    let hash = header["files"][0]["sha256"].as_str().unwrap();
    let archived = data.join("archive").join(hash);
    let good = fs::read(&archived).unwrap();
    let mut bad = good.clone();
    bad.push(b'\n');
    fs::write(&archived, &bad).unwrap();
    for (code, said) in [(1, "NOT in order"), (2, "could not be looked at")] {
        let verified = run::<&str>(data, &["verify", text(&record)], &[]).expect(code);
        assert!(
            verified.out.contains(said) && verified.out.contains(hash),
            "{}",
            verified.out
        );
        run::<&str>(data, &["replay", text(&record)], &[])
            .expect(code)
            .naming(&[hash]);
        run::<&str>(data, &["score", text(&record)], &[])
            .expect(code)
            .naming(&[hash]);
        run(data, &["talk", "--resume", text(&left)], &["hold"])
            .expect(2)
            .naming(&[hash]);
        // Then it is not there at all.
        let _ = fs::remove_file(&archived);
    }
    fs::write(&archived, &good).unwrap();
    run::<&str>(data, &["verify", text(&record), text(&left)], &[]).expect(0);
}

#[test]
fn a_record_of_an_older_version_replays_from_its_archive() {
    let folder = tempfile::tempdir().unwrap();
    let (data, calls) = (&folder.path().join("data"), &folder.path().join("calls"));
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/check");
    for part in ["", "rules", "facts"] {
        fs::create_dir_all(calls.join(part)).unwrap();
        for path in super::golden::files(&base.join("base").join(part), "ron") {
            fs::copy(&path, calls.join(part).join(path.file_name().unwrap())).unwrap();
        }
    }
    let call = calls.join("minimal.ron");
    let old = fs::read_to_string(base.join("ok/minimal.ron")).unwrap();
    fs::write(&call, &old).unwrap();
    let go = |lines: &[&str]| run(data, &["talk", text(&call), "--seed", "1", "--locale", "en"], lines);
    let record = go(&["accept", "say listen", "pick disposition complaint", "finish"])
        .expect(0)
        .record();
    let left = go(&["accept"]).expect(2).record();
    let before = score(data, &record);
    // The author takes the option away that was chosen, and changes what was said.
    let edited = old
        .replace("\"listen\"", "\"hear-out\"")
        .replace("Seventy-two!", "Eighty!")
        .replace("version: \"1\"", "version: \"2\"");
    fs::write(&call, edited).unwrap();
    let after = go(&["accept", "say hear-out", "finish"]).expect(0);
    assert!(after.out.contains("Eighty!"));
    let replayed = run::<&str>(data, &["replay", text(&record)], &[]).expect(0);
    assert!(replayed.out.contains("Seventy-two!"), "{}", replayed.out);
    assert_eq!(score(data, &record), before);
    let resumed = run(data, &["talk", "--resume", text(&left)], &["say listen", "finish"]).expect(0);
    assert!(resumed.out.contains("Seventy-two!"), "{}", resumed.out);
    // Not even then is the file needed.
    fs::remove_dir_all(calls).unwrap();
    run::<&str>(
        data,
        &["verify", text(&record), text(&left), text(&after.record())],
        &[],
    )
    .expect(0);
}

#[test]
fn a_night_without_timers_leaves_a_record_that_can_be_read() {
    use rolecall::sim::call::command::Command;
    use rolecall::sim::session::record::Mode;
    use rolecall::sim::time::{LONGEST, Millis};
    use rolecall::store::folder::DataFolder;
    use rolecall::store::fs::RealFs;
    use rolecall::store::played_record::read_and_play;
    use rolecall::store::recorded_call::{BeginOptions, RecordedCall};

    let folder = tempfile::tempdir().unwrap();
    let data = DataFolder::at(std::sync::Arc::new(RealFs), folder.path().to_owned());
    let options = BeginOptions {
        country: "cn".to_owned(),
        locale: "en".to_owned(),
        seed: 1,
        mode: Mode::Practice,
        timers: Timers::Off,
        parent: None,
        trainee: None,
        ticket: None,
        full: None,
    };
    let mut recorded = RecordedCall::begin(&data, super::terminal::shipped_call("data-leak"), options).unwrap();
    recorded.apply(&Command::Accept).unwrap();
    recorded.tick(Millis(2 * LONGEST.0 + 5)).unwrap();
    recorded.apply(&Command::Note("good morning".to_owned())).unwrap();
    assert_eq!(recorded.call().elapsed(), Millis(2 * LONGEST.0 + 5));
    let played = read_and_play(&data, recorded.path()).unwrap();
    assert_eq!(played.replayed.call.canonical_text(), recorded.call().canonical_text());
}

/// The way out where there is no display: the list of calls and the call that is chosen read from one input.
#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_call_is_chosen_and_played_from_one_input() {
    let data = tempfile::tempdir().unwrap();
    let ran = run(
        data.path(),
        &["--terminal", "--locale", "en"],
        &["7", "1", "accept", "q"],
    )
    .expect(2);
    assert!(ran.record().starts_with(data.path()));
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn what_could_not_be_looked_at_is_not_called_out_of_order() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let (_, record) = finished(data);
    let no_record = data.join("letter.jsonl");
    fs::write(&no_record, "Dear Sir or Madam\n").unwrap();
    let missing = data.join("sessions/nowhere.jsonl");
    let a_folder = data.join("sessions");
    for unread in [&missing, &a_folder] {
        let verified = run::<&str>(data, &["verify", text(unread)], &[]).expect(2);
        assert!(verified.out.contains(": could not be looked at: "), "{}", verified.out);
        assert!(!verified.out.contains("NOT in order"), "{}", verified.out);
        let scored = run::<&str>(data, &["score", text(unread)], &[]).expect(2);
        for said in [verified.out, scored.err] {
            assert_eq!(said.matches(text(unread)).count(), 1, "{said}");
        }
    }
    // Changing the first line must not make a record one that nobody has looked at.
    let verified = run::<&str>(data, &["verify", text(&no_record)], &[]).expect(1);
    assert!(verified.out.contains(": NOT in order: "), "{}", verified.out);
    run::<&str>(data, &["replay", text(&no_record)], &[]).expect(1);
    // Several records are all told, and the code is that of the worst.
    let all = ["verify", text(&no_record), text(&missing), text(&record)];
    let verified = run::<&str>(data, &all, &[]).expect(2);
    assert_eq!(verified.out.lines().count(), 3, "{}", verified.out);
    assert!(verified.out.contains(": in order: "), "{}", verified.out);
    // A newer program may know how to read it.
    let newer = fs::read_to_string(&record).unwrap().replace("session/v1", "session/v2");
    fs::write(&no_record, newer).unwrap();
    let verified = run::<&str>(data, &["verify", text(&no_record)], &[]).expect(2);
    assert!(verified.out.contains("newer than this program"), "{}", verified.out);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_line_that_was_taken_out_is_told_so_that_a_person_finds_it() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let (_, record) = finished(data);
    let good = fs::read_to_string(&record).unwrap();
    let without: Vec<&str> = good
        .lines()
        .enumerate()
        .filter(|(index, _)| *index != 4)
        .map(|(_, line)| line)
        .collect();
    fs::write(&record, without.join("\n") + "\n").unwrap();
    let verified = run::<&str>(data, &["verify", text(&record)], &[]).expect(1);
    assert!(
        verified.out.contains("Line 5 of the file was written as line 6") && verified.out.contains("(Its \"seq\" is 5"),
        "{}",
        verified.out
    );
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_record_is_named_by_its_session_or_a_beginning_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let (play, record) = finished(data);
    let id = record.file_stem().unwrap().to_str().unwrap().to_owned();
    for name in [&id[..], &id[..8], &format!("{id}.jsonl")] {
        let verified = run::<&str>(data, &["verify", name], &[]).expect(0);
        assert!(
            verified.out.starts_with(&format!("{}: in order", record.display())),
            "{}",
            verified.out
        );
        run::<&str>(data, &["replay", name], &[]).expect(0);
        run::<&str>(data, &["score", name], &[]).expect(0);
    }
    let left = talk(data, &play, "en", &play.lines[..2]).expect(2).record();
    let left_id = left.file_stem().unwrap().to_str().unwrap().to_owned();
    run(data, &["talk", "--resume", &left_id], &["q"]).expect(2);
    assert_eq!(commands(&left).len(), 2);
    assert!(
        fs::read_to_string(&left).unwrap().contains("\"resumed\""),
        "it went on there"
    );
    // What both have in front is neither, and nothing is what nobody has.
    let shared: String = id
        .chars()
        .zip(left_id.chars())
        .take_while(|(one, other)| one == other)
        .map(|(one, _)| one)
        .collect();
    let verified = run::<&str>(data, &["verify", &shared], &[]).expect(2);
    assert!(
        verified.out.contains(&id) && verified.out.contains(&left_id),
        "{}",
        verified.out
    );
    run::<&str>(data, &["score", &shared], &[])
        .expect(2)
        .naming(&[&id, &left_id]);
    run::<&str>(data, &["talk", "--resume", "1999"], &[])
        .expect(2)
        .naming(&["\"1999\"", "rolecall sessions"]);
    run::<&str>(data, &["bless", "1999", "--name", "nobody"], &[])
        .expect(2)
        .naming(&["1999: there is no such file here"]);
    // A file of that name wins, whatever it holds.
    let file = data.join(&id);
    fs::write(&file, "not a record").unwrap();
    let ran = program(data).current_dir(data).args(["verify", &id]).output().unwrap();
    assert_eq!(ran.status.code(), Some(1), "{ran:?}");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_json_of_a_score_has_ids_and_numbers_that_no_language_changes() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let lines = ["accept", "say no-comment", "o", "r", "t cancellations cold", "finish"].map(str::to_owned);
    let play = best_plays("angry-complaint").remove(0);
    let record = talk(data, &play, "zh-Hans", &lines).expect(0).record();
    let scored = |locale: &str| -> serde_json::Value {
        let arguments = ["score", text(&record), "--format", "json", "--locale", locale];
        serde_json::from_str(&run::<&str>(data, &arguments, &[]).expect(0).out).unwrap()
    };
    let (english, chinese) = (scored("en"), scored("zh-Hans"));
    assert_eq!(
        (english["locale"].as_str(), chinese["locale"].as_str()),
        (Some("en"), Some("zh-Hans"))
    );
    assert_eq!(score(data, &record), chinese, "without a language, the record's own");
    let is_chinese = |text: &str| text.chars().any(|one| ('\u{4e00}'..='\u{9fff}').contains(&one));
    assert!(!is_chinese(&english.to_string()), "{english}");
    for value in [
        &chinese["verdict"],
        &chinese["ending_title"],
        &chinese["steps"][0]["what"],
    ] {
        assert!(is_chinese(value.as_str().unwrap()), "{value}");
    }
    // Everything but the words is the same.
    fn without_words(value: &serde_json::Value) -> serde_json::Value {
        const WORDS: [&str; 5] = ["locale", "verdict", "ending_title", "what", "loss"];
        match value {
            serde_json::Value::Object(fields) => fields
                .iter()
                .filter(|(key, _)| !WORDS.contains(&key.as_str()))
                .map(|(key, value)| (key.clone(), without_words(value)))
                .collect(),
            serde_json::Value::Array(items) => items.iter().map(without_words).collect(),
            other => other.clone(),
        }
    }
    assert_eq!(without_words(&english), without_words(&chinese));
    let steps = english["steps"].as_array().unwrap();
    let kinds: Vec<&str> = steps.iter().filter_map(|step| step["kind"].as_str()).collect();
    assert_eq!(kinds.len(), steps.len());
    let transfer = steps.iter().find(|step| step["kind"] == "transfer").unwrap();
    assert_eq!(
        (&transfer["desk"], &transfer["warm"]),
        (&"cancellations".into(), &false.into())
    );
    assert!(transfer["loss_points"]["Empathy"].as_i64().unwrap() > 0, "{transfer}");
    let tenths = english["overall_tenths"].as_i64().unwrap();
    let whole = (english["overall"].as_str().unwrap().parse::<f64>().unwrap() * 10.0).round();
    assert_eq!(tenths as f64, whole);
    assert!(
        english["failures"]
            .as_array()
            .unwrap()
            .iter()
            .any(|failure| failure["kind"] == "below-pass-mark")
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_place_where_no_folder_can_be_made_is_told_with_what_to_do() {
    let data = Path::new("/proc/rolecall-has-no-data-here");
    run(data, &["talk", "angry-complaint"], &["accept"]).expect(2).naming(&[
        text(data),
        "the system allows none there. No folder can be made in that place; choose another one with --data.",
    ]);
}

//! `rolecall bless`: a play is kept in the file of its call, later checks tell what has changed, and nothing else is touched.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rolecall::sim::check::heard::heard_in;
use rolecall::sim::check::play_run::PlayRun;
use rolecall::sim::program::compile::compile;
use rolecall::sim::writing::bless::{BlessedPlay, as_play, expectations, with_play};
use rolecall::sim::writing::formatter::format;
use rolecall::sim::writing::template::first_call;
use similar::{ChangeTag, TextDiff};
use tempfile::TempDir;

use crate::terminal::{Ran, SHIPPED, plays, run, shipped_call};

const NOTHING: [&str; 0] = [];

/// A folder with the call that `rolecall new` writes.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("mine.ron"), first_call("en", "mine", None).unwrap()).unwrap();
        Self { folder }
    }

    fn call(&self) -> PathBuf {
        self.folder.path().join("mine.ron")
    }

    fn text(&self) -> String {
        fs::read_to_string(self.call()).unwrap()
    }

    fn change(&self, from: &str, to: &str) {
        let text = self.text();
        assert!(text.contains(from), "{from}");
        fs::write(self.call(), text.replacen(from, to, 1)).unwrap();
    }

    /// Plays these commands in the terminal and gives the record.
    fn talk(&self, arguments: &[&str], lines: &[&str]) -> PathBuf {
        let call = self.call();
        let mut all = vec!["talk", call.to_str().unwrap(), "--seed", "1", "--locale", "en"];
        all.extend(arguments);
        run(self.folder.path(), &all, lines).record()
    }

    fn bless(&self, record: &Path, more: &[&str]) -> Ran {
        let call = self.call();
        let mut all = vec!["bless", record.to_str().unwrap(), "--into", call.to_str().unwrap()];
        all.extend(more);
        run(self.folder.path(), &all, &NOTHING)
    }

    fn again(&self, more: &[&str]) -> Ran {
        let call = self.call();
        let mut all = vec!["bless", "--again", call.to_str().unwrap()];
        all.extend(more);
        run(self.folder.path(), &all, &NOTHING)
    }

    /// What `check --marks` prints about the call.
    fn check(&self) -> Ran {
        let call = self.call();
        run(
            self.folder.path(),
            &["check", "--marks", call.to_str().unwrap()],
            &NOTHING,
        )
    }
}

const CALM: [&str; 6] = [
    "accept",
    "say hear-worry",
    "say two-questions",
    "look account",
    "say two-statements",
    "say who-decides",
];
const CARELESS: [&str; 5] = ["accept", "say no-worry", "say say-yes", "say new-rate", "say put-back"];

/// The lines that are only in the new text; the old ones must all be there, in order.
#[track_caller]
fn only_added(old: &str, new: &str) -> Vec<String> {
    let diff = TextDiff::from_lines(old, new);
    let changes: Vec<_> = diff
        .iter_all_changes()
        .filter(|change| change.tag() != ChangeTag::Equal)
        .collect();
    assert!(
        changes.iter().all(|change| change.tag() == ChangeTag::Insert),
        "{changes:?}"
    );
    changes.iter().map(|change| change.value().trim().to_owned()).collect()
}

/// Nothing is told but how many plays were played again.
#[track_caller]
fn assert_all_is_well(told: &str) {
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(told.contains("each leads where it says"), "{told}");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_play_is_blessed_breaks_and_is_blessed_again() {
    let desk = Desk::new();
    let before = desk.text();
    let record = desk.talk(&[], &CALM);
    desk.bless(&record, &["--name", "the calm path"]).expect(0).naming(&[
        "the calm path",
        "ends with \"clear\"",
        "breaks no rule",
        "mine.ron.bak",
    ]);

    // The play is there with what it led to; nothing else of the file has changed, and the old file is kept.
    let added = only_added(&before, &desk.text()).join("\n");
    assert!(added.contains("name: \"the calm path\", country: \"cn\","), "{added}");
    assert!(
        added.contains("expect: [Passes, Ending(\"clear\"), NoBreach, OverallAtLeast(100)],"),
        "{added}"
    );
    assert!(added.contains("play: [\"accept\", \"say hear-worry\","), "{added}");
    let kept = fs::read_to_string(desk.folder.path().join("mine.ron.bak")).unwrap();
    assert_eq!(kept, before);
    assert_eq!(format("mine.ron", desk.text().as_bytes()).unwrap(), desk.text());
    let fine = desk.check().expect(0);
    assert_all_is_well(&fine.out);

    // A line gets another id, which only somebody who listens can notice.
    let heard = desk.text().split("heard: [").nth(1).unwrap().to_owned();
    let (id, _) = heard.split('"').nth(3).unwrap().split_once(' ').unwrap();
    let (node, line) = (id.split('/').next().unwrap(), id.rsplit('/').next().unwrap());
    assert!(desk.text().contains(&format!("id: \"{node}\"")));
    desk.change(&format!("(id: \"{line}\", "), &format!("(id: \"{line}-anew\", "));
    let different = desk.check().expect(0);
    for words in [
        "warning[heard-differs]: In the play \"the calm path\" something else is heard; expected as line 2",
        &format!("{id} (there is no such line now)"),
        &format!("{id}-anew (\""),
        "rolecall bless --again",
    ] {
        assert!(different.out.contains(words), "{words}\n{}", different.out);
    }
    assert_eq!(
        different.out.matches("heard-differs").count(),
        1,
        "one finding for a play"
    );

    // The author looks at it and accepts it.
    let dry = desk.again(&["--dry-run"]).expect(0);
    assert!(dry.out.contains("-anew "), "{}", dry.out);
    assert!(desk.check().out.contains("heard-differs"));
    let again = desk.again(&[]).expect(0).naming(&["1 of 1 play changed"]);
    assert!(
        again
            .out
            .starts_with(&format!("the calm path\n  -   2  {id} (there is no such line now)\n")),
        "{}",
        again.out
    );
    assert_all_is_well(&desk.check().expect(0).out);
    desk.again(&[]).expect(0).naming(&["all is heard as it says"]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_changed_wording_is_told_once_and_blessed_again() {
    let desk = Desk::new();
    let record = desk.talk(&[], &CALM);
    desk.bless(&record, &["--name", "calm"]).expect(0);
    let text = desk.text();
    let line = text
        .split("id: \"hello\"")
        .nth(1)
        .or_else(|| text.split("says: [").nth(1))
        .unwrap();
    let said = line.split("text: \"").nth(1).unwrap().split('"').next().unwrap();
    desk.change(&format!("text: \"{said}\""), &format!("text: \"{said} Well.\""));
    let different = desk.check().expect(0).out;
    assert_eq!(different.matches("warning[").count(), 1, "{different}");
    for words in [
        "warning[wording-differs]: In the play \"calm\" line ",
        "has another wording",
        "bless --again",
    ] {
        assert!(different.contains(words), "{words}\n{different}");
    }
    let again = desk.again(&[]).expect(0).naming(&["1 of 1 play changed"]);
    assert!(again.out.starts_with("calm\n  ~ "), "{}", again.out);
    assert_all_is_well(&desk.check().expect(0).out);

    // A play that was kept before wordings were is as valid as ever, and gets them when it is blessed again.
    let new = desk.text();
    let (before, heard) = new.split_once("heard: [").unwrap();
    let (heard, after) = heard.split_once(']').unwrap();
    let ids = heard.split('"').map(|part| match part.split_once(' ') {
        Some((id, wording)) if wording.len() == 8 && !id.is_empty() => id,
        _ => part,
    });
    let old = format!("{before}heard: [{}]{after}", ids.collect::<Vec<_>>().join("\""));
    assert_ne!(old, new);
    fs::write(desk.call(), &old).unwrap();
    assert_all_is_well(&desk.check().expect(0).out);
    desk.again(&[]).expect(0).naming(&["1 of 1 play changed"]);
    assert_eq!(
        format("mine.ron", desk.text().as_bytes()).unwrap(),
        format("mine.ron", new.as_bytes()).unwrap()
    );
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_call_that_was_left_is_blessed_only_on_request() {
    let desk = Desk::new();
    let before = desk.text();
    let left = desk.talk(&[], &CALM[..3]);
    desk.bless(&left, &["--name", "half"]).expect(2).naming(&[
        "left after 3 commands",
        "rolecall talk --resume ",
        "--unfinished",
    ]);
    assert_eq!(desk.text(), before);
    desk.bless(&left, &["--name", "half", "--unfinished"])
        .expect(0)
        .naming(&["the play \"half\""]);
    assert!(desk.text().contains("name: \"half\""));
    assert_all_is_well(&desk.check().expect(0).out);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_play_that_broke_a_rule_expects_that() {
    let desk = Desk::new();
    let record = desk.talk(&["--country", "uk"], &CARELESS);
    desk.bless(&record, &["--name", "careless"]).expect(0);
    let text = desk.text();
    let blessed = text.split("name: \"careless\"").nth(1).unwrap();
    for words in [
        "country: \"uk\"",
        "Fails",
        "Ending(\"overheard\")",
        "Breaks(\"no-reading-out\")",
    ] {
        assert!(blessed.contains(words), "{words}\n{blessed}");
    }
    assert_all_is_well(&desk.check().expect(0).out);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_name_is_taken_once_unless_it_is_replaced() {
    let desk = Desk::new();
    let calm = desk.talk(&[], &CALM);
    let careless = desk.talk(&[], &CARELESS);
    desk.bless(&calm, &["--name", "the play"]).expect(0);
    let once = desk.text();
    desk.bless(&careless, &["--name", "the play"])
        .expect(2)
        .naming(&["has a play called \"the play\"", "--replace"]);
    assert_eq!(desk.text(), once);
    desk.bless(&careless, &["--name", "the play", "--replace"]).expect(0);
    let text = desk.text();
    assert_eq!(text.matches("name: \"the play\"").count(), 1);
    assert!(
        text.split("name: \"the play\"")
            .nth(1)
            .unwrap()
            .contains("say put-back")
    );
    assert_all_is_well(&desk.check().expect(0).out);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn nothing_is_written_when_the_file_plays_it_differently_now() {
    let desk = Desk::new();
    let record = desk.talk(&[], &CALM);
    desk.change("id: \"hear-worry\"", "id: \"hear-them\"");
    desk.change("say hear-worry", "say hear-them");
    let changed = desk.text();
    desk.bless(&record, &["--name", "calm"])
        .expect(1)
        .naming(&["mine.ron: not written", "command 2, \"say hear-worry\""]);
    assert_eq!(desk.text(), changed);

    // The same commands, another ending.
    let desk = Desk::new();
    let open = desk.talk(&[], &CARELESS);
    desk.change("Breaks(\"no-reading-out\"), Ending(\"overheard\")", "Fails");
    desk.change("id: \"overheard\"", "id: \"overheard-twice\"");
    let text = desk.text().replace("\"overheard\"", "\"overheard-twice\"");
    fs::write(desk.call(), &text).unwrap();
    desk.bless(&open, &["--name", "careless"])
        .expect(1)
        .naming(&["the ending \"overheard\"", "the ending \"overheard-twice\""]);
    assert_eq!(desk.text(), text);
}

#[test]
fn a_dry_run_shows_and_writes_nothing() {
    let desk = Desk::new();
    let before = desk.text();
    let record = desk.talk(&[], &CALM);
    let ran = desk.bless(&record, &["--name", "calm", "--dry-run"]).expect(0);
    assert!(ran.out.contains("+            name: \"calm\""), "{}", ran.out);
    assert_eq!(desk.text(), before);
    assert_eq!(
        fs::read_dir(desk.folder.path())
            .unwrap()
            .filter(|entry| entry.as_ref().unwrap().path().ends_with("mine.ron.bak"))
            .count(),
        0
    );
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn free_notes_and_waits_without_effect_are_left_out() {
    let desk = Desk::new();
    let lines = [
        "accept",
        "wait 1s",
        "note my own words",
        "wait 1s",
        "say hear-worry",
        "say two-questions",
        "look account",
        "say two-statements",
        "say who-decides",
    ];
    let record = desk.talk(&[], &lines);
    desk.bless(&record, &["--name", "calm"]).expect(0);
    let text = desk.text();
    let blessed = text.split("name: \"calm\"").nth(1).unwrap();
    assert!(!blessed.contains("own words") && !blessed.contains("wait"), "{blessed}");
}

#[test]
fn a_wait_that_decides_stays() {
    let id = "angry-complaint";
    let call = shipped_call(id);
    let program = Arc::new(compile(call, "cn").unwrap());
    let at_once = ["wait 1s", "accept"].map(str::to_owned);
    assert_eq!(as_play(&program, program.initial, &at_once).unwrap(), ["accept"]);
    let missed = ["wait 1h"].map(str::to_owned);
    assert_eq!(as_play(&program, program.initial, &missed).unwrap(), ["wait 60m"]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn any_shipped_call_takes_a_play_and_changes_in_nothing_else() {
    for id in SHIPPED {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("scenarios/{id}.ron"));
        let text = format(id, &fs::read(path).unwrap()).unwrap();
        let play = &plays(id)[0];
        let start = *play.begin().start();
        let commands = as_play(&play.program, start, &play.lines).unwrap();
        let run = PlayRun::new(&play.program, start, commands.iter().map(String::as_str)).unwrap();
        let blessed = BlessedPlay {
            name: "blessed".to_owned(),
            country: play.country.clone(),
            drawn: Vec::new(),
            play: commands,
            expect: expectations(&run, None),
            heard: heard_in(&run),
        };
        let new = with_play(&text, &blessed).unwrap();
        let added = only_added(&text, &new).join("\n");
        assert!(
            added.contains("name: \"blessed\"") && added.contains("heard: ["),
            "{added}"
        );
        assert_eq!(format(id, new.as_bytes()).unwrap(), new, "{id}");
        // Without plays, the list is put where authors look for it.
        let bare = text.split("\n    checks: [").next().unwrap().to_owned() + "\n)\n";
        let new = with_play(&bare, &blessed).unwrap();
        assert!(new.contains("\n    checks: ["), "{id}");
        only_added(&bare, &new);
    }
}

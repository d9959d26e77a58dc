//! The player in the terminal: what it says of what can be typed, of moods and time, and plays from files.

mod answers;
mod profile;
mod too_late;

use std::fs;
use std::path::Path;

use super::terminal::{Ran, SHIPPED, best_plays, run};

const FEE: &str = "tests/data/calls/fee.ron";
const PATIENCE: &str = "tests/data/calls/patience.ron";

fn talk(call: &str, locale: &str, lines: &[&str]) -> Ran {
    let data = tempfile::tempdir().unwrap();
    run(data.path(), &["talk", call, "--seed", "1", "--locale", locale], lines)
}

/// The play in this text, played from a file in a call.
fn play(data: &Path, call: &str, locale: &str, text: &str) -> (Ran, String) {
    let file = data.join("a play.play");
    fs::write(&file, text).unwrap();
    let file = file.to_str().unwrap().to_owned();
    let arguments = ["talk", call, "--seed", "1", "--locale", locale, "--play", &file];
    (run::<&str>(data, &arguments, &[]), file)
}

#[test]
fn what_is_not_understood_is_answered_with_what_can_be_typed() {
    let ran = talk("angry-complaint", "en", &["hello", "a", "hello", "t", "o", "hello"]).expect(2);
    let after: Vec<&str> = ran.out.split("> hello\n").skip(1).collect();
    let now = |index: usize| after[index].lines().nth(1).unwrap().to_owned();
    assert!(now(0).starts_with("Now: a accepts, x declines; "), "{}", now(0));
    assert!(
        now(1).contains("1 to 4 answer") && now(1).contains("t DESK warm"),
        "{}",
        now(1)
    );
    assert!(
        now(2).contains("r comes back") && !now(2).contains("answer"),
        "{}",
        now(2)
    );
    let desks = after[1].split("> t\n").nth(1).unwrap();
    assert!(
        desks.starts_with("Name the desk") && desks.contains("\n  1 t cancellations warm, or t cancellations cold   "),
        "{desks}"
    );
    let none = talk(PATIENCE, "zh-Hans", &["a", "t", "嗯"]).expect(2);
    assert!(none.out.contains("> t\n这通电话没有可以转接的席位。\n"), "{}", none.out);
    assert!(none.out.contains("现在可以输入：1 到 2 选择回答；"), "{}", none.out);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_help_shows_transfers_and_waits_with_examples() {
    for (locale, wait) in [("en", "w 10     wait ten seconds"), ("zh-Hans", "w 10     等待十秒")] {
        let help = talk("angry-complaint", locale, &["?"]).expect(2).out;
        for part in [wait, "warm|cold", "t cancellations warm", "t cancellations cold"] {
            assert!(help.contains(part), "“{part}” in {help}");
        }
    }
}

#[test]
fn the_mood_stands_before_each_decision_in_words() {
    let calm = talk(FEE, "en", &["a"]).expect(2).out;
    let mood = calm.lines().find(|line| line.starts_with("Mood of ")).unwrap();
    assert!(
        !mood.contains(|one: char| one.is_ascii_digit()),
        "words, no meters: {mood}"
    );
    let moods = talk("angry-complaint", "zh-Hans", &["a", "say account-number"])
        .expect(2)
        .out;
    let moods: Vec<&str> = moods.lines().filter(|line| line.contains("的情绪：")).collect();
    assert!(
        moods.len() == 2 && moods[0] != moods[1],
        "it follows what was said: {moods:?}"
    );
}

#[test]
fn a_wait_in_which_nothing_happens_says_how_time_stands() {
    let ran = talk(PATIENCE, "en", &["a", "w 5", "w 60", "o", "w 7"]).expect(2).out;
    let after = |typed: &str| {
        ran.split(&format!("> {typed}\n"))
            .nth(1)
            .unwrap()
            .lines()
            .next()
            .unwrap()
            .to_owned()
    };
    assert!(after("w 5").ends_with("seconds left"), "{ran}");
    assert!(
        after("w 60").contains("The time to answer ran out") || ran.contains("ran out"),
        "{ran}"
    );
    assert!(after("w 7").starts_with("Call time "), "{ran}");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_resumed_call_shows_where_it_goes_on() {
    let data = tempfile::tempdir().unwrap();
    for (locale, recap, mark) in [
        (
            "en",
            "What happened so far\n* The line is open",
            "You continue where you stopped.",
        ),
        ("zh-Hans", "到目前为止\n* 电话接通", "你从上次停下的地方继续。"),
    ] {
        let left = run(data.path(), &["talk", "angry-complaint", "--locale", locale], &["a"]).expect(2);
        let path = left.record();
        let resumed = run(data.path(), &["talk", "--resume", path.to_str().unwrap()], &["q"])
            .expect(2)
            .out;
        let (before, after) = resumed.split_once(mark).unwrap_or_else(|| panic!("{resumed}"));
        assert!(before.contains(recap), "{before}");
        assert!(after.contains("> q") && !after.contains(recap), "{after}");
        assert!(!left.out.contains(mark), "{}", left.out);
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_play_stops_at_the_first_line_that_is_not_possible() {
    let data = tempfile::tempdir().unwrap();
    let text = "# A play.\n\naccept\nsay nothing-like-it\nhold\n";
    let (ran, file) = play(data.path(), "angry-complaint", "en", text);
    let ran = ran.expect(2).naming(&[
        &format!("{file}, line 4, “say nothing-like-it”: "),
        "say let-him-finish",
        "hold",
        "transfer cancellations warm",
    ]);
    assert!(!ran.err.contains("accept"), "only what was possible there: {}", ran.err);
    let record = fs::read_to_string(ran.record()).unwrap();
    assert!(
        record.contains("\"accept\"") && !record.contains("\"hold\""),
        "nothing after it is played: {record}"
    );
    assert!(ran.out.contains("rolecall talk --resume "), "{}", ran.out);
    for (line, reason) in [
        ("9", "choose 1 to 4"),
        ("jump", "not a number or a command"),
        ("x", "not ringing"),
        ("t", "Name the desk"),
        ("t 9", "Name the desk"),
        ("t cancellations", "t cancellations warm"),
    ] {
        let (ran, file) = play(data.path(), "angry-complaint", "en", &format!("\u{feff}a\n{line}\n"));
        ran.expect(2).naming(&[&format!("{file}, line 2, “{line}”: "), reason]);
    }
    let (ran, file) = play(data.path(), "angry-complaint", "zh-Hans", "say let-him-finish\n");
    ran.expect(2)
        .naming(&[&format!("{file}，第 1 行，“say let-him-finish”："), "accept，decline"]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_play_that_is_possible_goes_on_with_the_input() {
    let data = tempfile::tempdir().unwrap();
    let best = best_plays("angry-complaint").remove(0);
    let (first, rest) = best.lines.split_at(3);
    let file = data.path().join("first.play");
    fs::write(&file, first.join("\n")).unwrap();
    let seed = best.seed.to_string();
    let file = file.to_str().unwrap();
    let arguments = [
        "talk",
        best.call,
        "--seed",
        &seed,
        "--country",
        &best.country,
        "--locale",
        "en",
        "--play",
        file,
    ];
    assert_eq!(run(data.path(), &arguments, rest).expect(0).err, "");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_replay_shows_the_notes_and_the_after_call_work() {
    let data = tempfile::tempdir().unwrap();
    let best = best_plays("angry-complaint").remove(0);
    let finish = best.lines.len() - 1;
    let mut lines = best.lines.clone();
    lines.insert(finish, "note 他等了三个月".to_owned());
    let seed = best.seed.to_string();
    let arguments = [
        "talk",
        best.call,
        "--seed",
        &seed,
        "--country",
        &best.country,
        "--locale",
        "zh-Hans",
    ];
    let played = run(data.path(), &arguments, &lines).expect(0);
    let record = played.record();
    let replayed = run::<&str>(data.path(), &["replay", record.to_str().unwrap()], &[])
        .expect(0)
        .out;
    let (_, after) = replayed
        .split_once("\n话后处理\n")
        .unwrap_or_else(|| panic!("{replayed}"));
    assert!(after.ends_with("\n笔记\n- 他等了三个月\n"), "{after}");
    let chosen = after.lines().next().unwrap();
    assert!(
        chosen.starts_with("这通电话属于哪一类？") && played.out.contains(chosen),
        "{chosen}"
    );
    // Before the after-call work there is nothing to show of it.
    let left = run(data.path(), &arguments, &lines[..2]).expect(2).record();
    let replayed = run::<&str>(data.path(), &["replay", left.to_str().unwrap()], &[])
        .expect(0)
        .out;
    assert!(
        !replayed.contains("话后处理") && !replayed.contains("笔记\n"),
        "{replayed}"
    );
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn chinese_lines_have_chinese_punctuation() {
    let is_chinese = |one: char| ('\u{4e00}'..='\u{9fff}').contains(&one);
    let data = tempfile::tempdir().unwrap();
    for id in SHIPPED {
        let play = best_plays(id).remove(0);
        let seed = play.seed.to_string();
        let mut lines = vec!["?".to_owned(), "d".to_owned(), "what".to_owned()];
        lines.extend(play.lines.iter().cloned());
        let arguments = [
            "talk",
            id,
            "--seed",
            &seed,
            "--country",
            &play.country,
            "--locale",
            "zh-Hans",
        ];
        let out = run(data.path(), &arguments, &lines).expect(0).out;
        for line in out.lines().filter(|line| !line.starts_with("> ")) {
            let characters: Vec<char> = line.chars().collect();
            let beside = characters
                .windows(2)
                .find(|two| is_chinese(two[0]) && ":;,()?!".contains(two[1]));
            assert_eq!(beside, None, "{id}: {line}");
            let spaced = characters
                .windows(2)
                .find(|two| "：；，（。".contains(two[0]) && two[1] == ' ');
            assert_eq!(spaced, None, "{id}: {line}");
        }
    }
}

#[test]
fn the_interface_addresses_the_trainee_in_one_way() {
    let words = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales/zh-Hans.ftl");
    let words = fs::read_to_string(words).unwrap();
    assert!(words.contains('你'));
    assert_eq!(words.matches('您').count(), 0);
}

#[test]
fn what_is_locked_is_named_by_its_title_and_with_its_reason() {
    let option = talk(FEE, "en", &["a", "say third"]).expect(2).out;
    let item = talk("angry-complaint", "zh-Hans", &["a", "look account"]).expect(2).out;
    assert!(
        option.contains("cannot be chosen now: You have not looked at the log."),
        "{option}"
    );
    assert!(!option.contains("“third”"), "{option}");
    assert!(item.contains("现在还打不开：") && !item.contains("“account”"), "{item}");
    // What is not there has no title.
    let unknown = talk(FEE, "en", &["a", "look attic"]).expect(2).out;
    assert!(unknown.contains("“attic”"), "{unknown}");
}

#[test]
fn choosing_the_same_entry_again_shows_that_it_is_chosen() {
    let ran = talk(
        FEE,
        "en",
        &["a", "e", "pick disposition complaint", "pick disposition complaint"],
    )
    .expect(2);
    let after: Vec<&str> = ran.out.split("> pick disposition complaint\n").skip(1).collect();
    let first = |text: &str| text.lines().next().unwrap_or_default().to_owned();
    assert!(!first(after[1]).is_empty());
    assert_eq!(first(after[0]), first(after[1]), "{}", ran.out);
}

#[test]
fn a_play_that_cannot_be_played_begins_nothing() {
    let data = tempfile::tempdir().unwrap();
    let missing = ["talk", "angry-complaint", "--play", "nowhere.play"];
    run::<&str>(data.path(), &missing, &[])
        .expect(2)
        .naming(&["nowhere.play"]);
    let (ran, file) = play(data.path(), "angry-complaint", "zh-Hans", "accept\n\njump # over it\n");
    ran.expect(2).naming(&[&format!("{file}，第 3 行，“jump”：")]);
    assert!(!data.path().join("sessions").exists(), "no record is left open");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn finishing_an_open_form_is_asked_about_once() {
    for (locale, question) in [
        ("en", "Not chosen yet: What was it?\nOnce more f"),
        ("zh-Hans", "还没有选：这通电话属于哪一类？\n再输入一次 f"),
    ] {
        let begin = ["a", "e"];
        let asked = talk(FEE, locale, &[&begin[..], &["f"]].concat()).expect(2).out;
        assert!(asked.contains(question), "{asked}");
        let twice = talk(FEE, locale, &[&begin[..], &["f", "f"]].concat()).expect(0).out;
        assert_eq!(twice.matches(question).count(), 1, "{twice}");
        // What records have is not asked about, and neither is a form that is filled in.
        for lines in [&["finish"][..], &["1", "f"], &["FINISH"]] {
            let out = talk(FEE, locale, &[&begin[..], lines].concat()).expect(0).out;
            assert!(!out.contains(question), "{out}");
        }
    }
    let data = tempfile::tempdir().unwrap();
    play(data.path(), FEE, "en", "a\ne\nf\n").0.expect(0);
}

#[test]
fn notes_can_be_read_again() {
    let ran = talk(FEE, "en", &["a", "N", "n He rang Three times", "h", "n"])
        .expect(2)
        .out;
    let after = |typed: &str| {
        ran.split(&format!("> {typed}\n"))
            .nth(1)
            .unwrap()
            .split("> ")
            .next()
            .unwrap()
    };
    assert!(after("N").starts_with("You have made no notes"), "{ran}");
    for typed in ["h", "n"] {
        assert!(
            after(typed).contains("Notes\n- He rang Three times\n"),
            "{typed}: {ran}"
        );
    }
    assert!(after("h").contains("* The line is open"), "{ran}");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn capitals_and_full_width_characters_are_read_as_what_they_stand_for() {
    let data = tempfile::tempdir().unwrap();
    let lines = ["Ａ", "ｎ　他等了 Ｘ", "１", "H", "Ｄ", "SAY LISTEN", "EXIT"];
    let ran = run(
        data.path(),
        &["talk", FEE, "--seed", "1", "--locale", "zh-Hans"],
        &lines,
    )
    .expect(2);
    assert!(!ran.out.contains("在这里不是编号"), "{}", ran.out);
    let record = fs::read_to_string(ran.record()).unwrap();
    assert!(
        record.contains("note 他等了 Ｘ"),
        "a note is kept as it was typed: {record}"
    );
    assert!(record.contains("\"say listen\""), "{record}");
    for stop in ["QUIT", "ｑ", "exit", "Q"] {
        let ran = talk(FEE, "en", &[stop]).expect(2);
        assert!(ran.out.contains("rolecall talk --resume"), "{}", ran.out);
        // The list of calls can be left, too.
        let list = run(data.path(), &["--terminal", "--locale", "en"], &[stop]).expect(2);
        assert!(!list.out.contains("is not there"), "{}", list.out);
    }
    let list = run(data.path(), &["--terminal", "--locale", "en"], &["１", "q"]).expect(2);
    assert!(list.record().starts_with(data.path()));
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn desks_options_and_items_are_named_by_id_or_by_number() {
    for typed in [
        "t 1 cold",
        "t cancellations cold",
        "transfer 1 cold",
        "T Cancellations Desk Cold",
    ] {
        let out = talk("angry-complaint", "en", &["a", typed]).expect(2).out;
        assert!(
            out.contains("* You put the caller straight through: "),
            "{typed}: {out}"
        );
    }
    let way = talk("angry-complaint", "en", &["a", "t 1", "t nobody warm"])
        .expect(2)
        .out;
    assert!(way.contains("> t 1\nSay how as well: t cancellations warm"), "{way}");
    assert!(
        way.contains("There is no desk “nobody” in this call.\n  1 t cancellations warm"),
        "{way}"
    );
    let items = talk(FEE, "en", &["a", "d log", "look 1", "d99", "say 1"]).expect(2).out;
    assert_eq!(items.matches("You opened “Contact log”").count(), 2, "{items}");
    assert!(
        items.contains("“d99” is not on the desktop: there is only d1."),
        "{items}"
    );
    assert!(items.contains("> say 1\nYou: "), "{items}");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_hold_says_that_the_caller_is_asked_first_where_an_option_asks() {
    let lines = ["a", "?", "hello", "o", "r", "t cancellations cold", "finish"];
    for (locale, help, hint, why) in [
        (
            "en",
            "after you have chosen the answer that asks whether the caller will wait",
            "after an answer that asks for it",
            "None of the answers that were open here asks",
        ),
        (
            "zh-Hans",
            "要先选那个问对方愿不愿意等的回答",
            "先用一个回答征得同意",
            "为什么：先征得同意",
        ),
    ] {
        let out = talk("angry-complaint", locale, &lines).expect(0).out;
        for part in [help, hint, why] {
            assert!(out.contains(part), "“{part}” in {out}");
        }
        // Where no option asks, nobody is told to look for one.
        let out = talk(FEE, locale, &["a", "?", "hello"]).expect(2).out;
        assert!(!out.contains(help) && !out.contains(hint), "{out}");
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn the_steps_of_a_debrief_have_the_reason_of_a_transfer() {
    let out = talk("angry-complaint", "en", &["a", "t cancellations cold", "finish"])
        .expect(0)
        .out;
    let steps = out.split("\nStep by step\n").nth(1).unwrap();
    assert!(
        steps.starts_with("Only steps that can decide anything are listed"),
        "{steps}"
    );
    let below = steps.lines().skip_while(|line| !line.contains("straight through:"));
    let mut below = below.skip(1).take_while(|line| line.starts_with("   "));
    assert!(
        below.any(|line| line.starts_with("   Rule: ") || line.starts_with("   Why: ")),
        "{steps}"
    );
    assert!(steps.contains("   Why: "), "{steps}");
}

#[test]
fn the_time_to_answer_counts_from_the_last_word() {
    let out = talk(PATIENCE, "en", &["a", "w 1", "w 5"]).expect(2).out;
    assert!(
        out.contains(" after the last word (here only “w” lets time pass)"),
        "{out}"
    );
    let after = |typed: &str| {
        out.split(&format!("> {typed}\n"))
            .nth(1)
            .unwrap()
            .lines()
            .next()
            .unwrap()
            .to_owned()
    };
    assert!(after("w 1").contains("to answer, counted from the last word"), "{out}");
    assert!(after("w 5").ends_with("seconds left"), "{out}");
}

#[test]
fn whoever_goes_on_can_be_given_more_time_and_never_less() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let left = run(data, &["talk", FEE, "--seed", "1", "--locale", "en"], &["a"]).expect(2);
    let record = left.record();
    let record = record.to_str().unwrap();
    run::<&str>(data, &["talk", "--resume", record, "--timers", "x2"], &[]).expect(2);
    assert!(fs::read_to_string(record).unwrap().contains("timers x2"));
    let refused = run::<&str>(data, &["talk", "--resume", record, "--timers", "x1"], &[]).expect(2);
    assert!(refused.err.contains("more time"), "{refused:?}");
    run::<&str>(data, &["talk", "--resume", record, "--timers", "x2"], &[]).expect(2);
    assert_eq!(fs::read_to_string(record).unwrap().matches("timers x2").count(), 1);
}

#[test]
fn a_note_that_is_too_long_is_told_so_and_one_without_words_is_none() {
    let long = format!("n {}", "word ".repeat(4_000));
    let ran = talk(FEE, "en", &["a", &long, "note", "n"]).expect(2);
    assert!(ran.out.contains("A note may have 16 KiB"), "{}", ran.out);
    let lines = ran.out.lines().filter(|line| line.contains("word word"));
    assert_eq!(lines.count(), 1, "only where it was typed");
    assert_eq!(ran.out.matches("no notes").count(), 2, "{}", ran.out);
    assert!(talk(FEE, "zh-Hans", &["a", &long]).out.contains("一条笔记最多 16 KiB"));
}

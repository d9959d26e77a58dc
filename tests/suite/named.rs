//! What is named on the command line: records by the beginnings of their ids, calls by their ids, and what is said of names that lead
//! nowhere.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::chinese::english_in;
use crate::terminal::Ran;

/// The program with this folder as the current one, and a folder of data in it.
fn here(folder: &Path, arguments: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_rolecall"))
        .current_dir(folder)
        .env("LC_ALL", "C")
        .args(["--data", "data"])
        .args(arguments)
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    Ran {
        code: output.status.code(),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

#[cfg(feature = "assessor")]
#[test]
fn every_command_takes_a_record_by_the_beginning_of_its_id() {
    use crate::marks::people::{data_with_record, new_key, run};

    let folder = tempfile::tempdir().unwrap();
    let (keys, data) = (folder.path().join("keys"), folder.path().join("data"));
    data_with_record(&data, "20261124-143947-angry-complaint-ef9e67.jsonl");
    let line = new_key(&keys, &data, "ann");
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (reports, sealed) = (at("reports"), at("sealed.age"));
    for id in ["20261124-143947", "20261124-143947-angry-complaint-ef9e67"] {
        for arguments in [
            &["verify", id][..],
            &["replay", id],
            &["score", id],
            &["anchor", id],
            &["mark", id, "global", "--rating", "4"],
            &["marks", id],
            &[
                "void",
                id,
                "--rule",
                "opening-words",
                "--reason",
                "It was not in force.",
            ],
            &["report", id, "--force", "--out", &reports],
        ] {
            run(&keys, &data, arguments).expect(0);
        }
    }
    run(&keys, &data, &["hand-in", "20261124", "--to", &line, "--out", &sealed]).expect(0);
    // A beginning that nothing has is said once, and with the command that lists what there is.
    for command in ["verify", "replay", "marks", "report", "hand-in", "anchor"] {
        let more: &[&str] = if command == "report" { &["--out", &reports] } else { &[] };
        let ran = run(&keys, &data, &[&[command, "1999"], more].concat()).expect(2);
        let said = format!("{}{}", ran.out, ran.err);
        assert!(
            said.contains("rolecall sessions") && said.matches("1999").count() == 1,
            "{command}: {said}"
        );
    }
}

/// A call of the program's own under another title.
fn retitled() -> String {
    let call = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/angry-complaint.ron")).unwrap();
    call.replacen("title: \"", "title: \"Mine: ", 1)
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_call_by_its_id_is_the_nearest_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let plays = "10";
    let told = |ran: &Ran| ran.err.contains("not the call of this name inside the program");
    // Without calls of one's own, the copies inside the program are meant.
    assert!(here(path, &["check"]).expect(0).err.starts_with("4 calls"));
    here(path, &["new", "lost-card"]).expect(0);
    for arguments in [
        &["check", "lost-card"][..],
        &["graph", "lost-card", "--format", "dot"],
        #[cfg(feature = "workshop")]
        &[
            "storyboard",
            "export",
            "lost-card",
            "--format",
            "csv",
            "--out",
            "lost-card.csv",
        ],
        &["simulate", "lost-card", "--trainees", plays, "--seed", "1"],
        &["prove", "lost-card"],
        &["fmt", "--check", "lost-card"],
    ] {
        assert!(!told(&here(path, arguments).expect(0)), "{arguments:?}");
    }
    let left = here(path, &["talk", "lost-card"]).expect(2);
    assert!(left.last_line().contains("lost-card"), "{left:?}");
    // In a folder with calls, these are checked, and nothing else.
    assert!(here(path, &["check"]).expect(0).err.starts_with("1 call"));
    // ./scenarios comes before the copies, and the current folder before ./scenarios.
    fs::create_dir(path.join("scenarios")).unwrap();
    for place in ["scenarios/angry-complaint.ron", "angry-complaint.ron"] {
        fs::write(path.join(place), retitled()).unwrap();
        let ran = here(path, &["graph", "angry-complaint", "--format", "dot"]).expect(0);
        assert!(ran.out.contains("Mine: "), "{place}");
        assert!(
            told(&ran) && ran.err.contains(&format!("is {place} here")),
            "{}",
            ran.err
        );
    }
    assert!(told(&here(path, &["check"])));
    // A path is taken as it is, and nothing needs saying.
    let by_path = here(path, &["graph", "scenarios/angry-complaint.ron", "--format", "dot"]).expect(0);
    assert!(!told(&by_path), "{}", by_path.err);
    here(path, &["graph", "lost-cart"])
        .expect(2)
        .naming(&["lost-cart", "lost-card"]);
}

#[test]
fn what_the_system_refuses_is_said_in_the_chosen_language() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    here(path, &["new", "lost-card"]).expect(0);
    for (arguments, english, chinese) in [
        (&["new", "lost-card"][..], "there already", "已有同名"),
        #[cfg(feature = "assessor")]
        (
            &["import", "nowhere"],
            "there is nothing of that name",
            "没有这个文件或文件夹",
        ),
        (
            &["check", "nowhere.ron"],
            "there is nothing of that name",
            "没有这个文件或文件夹",
        ),
        (&["check", "nothing"], "no call with this id", "没有这个编号的通话"),
        (
            &["simulate", "lost-card", "--trainees", "5", "--out", "no/where.txt"],
            "Make the folder",
            "请先建好",
        ),
        #[cfg(feature = "assessor")]
        (&["roster", "import", "no.csv"], "Cannot read", "无法读取"),
        (
            &["verify", "nowhere", "--anchor", "xx"],
            "an anchor has ten digits",
            "校验码有十位",
        ),
        #[cfg(feature = "assessor")]
        (
            &["verify", "nowhere", "--receipt", "no.receipt"],
            "there is no file \"no.receipt\"",
            "没有文件“no.receipt”",
        ),
        (&["verify", "nowhere"], "no session in", "没有编号这样开头的会话"),
        (
            &["talk", "lost-card", "--play", "no.play"],
            "Cannot read the play",
            "无法读取走法文件",
        ),
        (&["simulate", "lost-card", "--seed", "x"], "whole number", "整数"),
        (
            &["simulate", "lost-card", "--trainees", "1"],
            "is not in 2..",
            "不在 2..",
        ),
        (&["talk", "lost-card", "--timers", "x9"], "write x1", "请写 x1"),
    ] {
        for (language, expected) in [("en", english), ("zh-Hans", chinese)] {
            let ran = here(path, &[&["--locale", language], arguments].concat());
            let said = format!("{}{}", ran.out, ran.err);
            assert!(said.contains(expected), "{arguments:?}: {said}");
            assert!(!said.contains("os error") && !said.contains("invalid digit"), "{said}");
            assert!(ran.code == Some(2), "{arguments:?}: {ran:?}");
            if language == "zh-Hans" {
                assert_eq!(english_in(&said), None, "{said}");
            }
        }
    }
}

#[test]
fn everything_that_the_store_tries_has_a_chinese_word() {
    use rolecall::store::error::StoreError;

    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut tried = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap_or_default();
            for call in text.split("StoreError::io(").skip(1) {
                let literal = call
                    .trim_start()
                    .strip_prefix('"')
                    .and_then(|rest| rest.split('"').next());
                let Some(doing) = literal else { continue };
                tried += 1;
                let error = StoreError::io(doing.to_owned().leak(), "x")(std::io::ErrorKind::NotFound.into());
                let chinese = error.sentence().chinese;
                assert!(
                    !chinese.contains(doing),
                    "{}: add \"{doing}\" to src/store/error/system.rs",
                    path.display()
                );
            }
        }
    }
    assert!(tried > 40, "{tried}");
}

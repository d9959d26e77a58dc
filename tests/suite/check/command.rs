//! `rolecall check` as it is run: what it prints, and what it tells the shell.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use super::fixtures::base;

fn rolecall(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rolecall"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap()
}

/// A folder with the shared files and the smallest call.
pub(super) fn library() -> TempDir {
    let folder = TempDir::new().unwrap();
    let scenarios = folder.path().join("scenarios");
    for part in ["rules", "facts"] {
        fs::create_dir_all(scenarios.join(part)).unwrap();
    }
    for file in base() {
        fs::write(scenarios.join(file.name), file.bytes).unwrap();
    }
    let minimal = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/check/ok/minimal.ron");
    fs::copy(minimal, scenarios.join("minimal.ron")).unwrap();
    folder
}

pub(super) fn change(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from));
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

pub(super) fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_sound_library_is_code_0() {
    let folder = library();
    let output = rolecall(folder.path(), &["check"]);
    assert_eq!(text(&output.stderr), "1 call, 4 packs: no findings\n");
    assert_eq!((text(&output.stdout).as_str(), output.status.code()), ("", Some(0)));
}

#[test]
fn warnings_alone_are_code_0_and_errors_code_1() {
    let folder = library();
    let call = folder.path().join("scenarios/minimal.ron");
    change(
        &call,
        "\"A fee\",",
        "\"A fee\", allow: [(code: \"trap\", because: \"x\"), (code: \"no-source\", because: \"x\")],",
    );
    let output = rolecall(folder.path(), &["check", "scenarios/minimal.ron"]);
    assert_eq!(
        (text(&output.stderr).as_str(), output.status.code()),
        ("1 call: 1 error\n", Some(1))
    );
    change(&call, "(code: \"trap\", because: \"x\"), ", "");
    let output = rolecall(folder.path(), &["check", "scenarios"]);
    assert_eq!(
        (text(&output.stderr).as_str(), output.status.code()),
        ("1 call, 4 packs: 1 warning\n", Some(0))
    );
    assert!(
        text(&output.stdout).starts_with("warning[unused-allowance]"),
        "{}",
        text(&output.stdout)
    );
}

#[test]
fn what_cannot_be_read_is_code_2_and_is_named() {
    let folder = library();
    for (path, reason) in [
        ("nowhere.ron", "Cannot read nowhere.ron"),
        ("scenarios/README.md", "README.md"),
    ] {
        if path.starts_with("scenarios") {
            fs::write(folder.path().join(path), "text").unwrap();
        }
        let output = rolecall(folder.path(), &["check", path]);
        assert!(text(&output.stderr).contains(reason), "{}", text(&output.stderr));
        assert_eq!(output.status.code(), Some(2));
    }
    assert_eq!(
        rolecall(folder.path(), &["check", "--format", "xml"]).status.code(),
        Some(2)
    );
}

#[test]
fn a_call_is_named_by_its_id_as_well_as_by_its_path() {
    let folder = library();
    let by_id = rolecall(folder.path(), &["check", "minimal"]);
    assert_eq!(
        (text(&by_id.stderr).as_str(), by_id.status.code()),
        ("1 call: no findings\n", Some(0))
    );
    // A folder that is here comes first.
    let by_path = rolecall(folder.path(), &["check", "scenarios"]);
    assert_eq!(text(&by_path.stderr), "1 call, 4 packs: no findings\n");
    for command in ["check", "fmt", "watch"] {
        let output = rolecall(folder.path(), &[command, "minimul"]);
        let said = text(&output.stderr);
        assert!(
            said.contains("no call with this id") && said.contains("\"minimal\""),
            "{command}: {said}"
        );
        assert_eq!(output.status.code(), Some(2), "{command}");
    }
    let output = rolecall(folder.path(), &["check", "far-away-from-any"]);
    assert!(
        text(&output.stderr)
            .contains("The calls here are angry-complaint, data-leak, fraud-attempt, minimal, overdue-collection."),
        "{}",
        text(&output.stderr)
    );

    let call = folder.path().join("scenarios/minimal.ron");
    change(&call, "    id: \"minimal\"", "  id: \"minimal\"");
    let output = rolecall(folder.path(), &["fmt", "minimal"]);
    assert_eq!(text(&output.stdout), "scenarios/minimal.ron\n");
}

#[test]
fn a_call_inside_the_program_is_checked_by_its_id_and_cannot_be_laid_out() {
    let empty = TempDir::new().unwrap();
    let output = rolecall(empty.path(), &["check", "data-leak"]);
    assert!(text(&output.stderr).starts_with("1 call: "), "{}", text(&output.stderr));
    assert_eq!(output.status.code(), Some(0));
    let output = rolecall(empty.path(), &["fmt", "data-leak"]);
    assert!(
        text(&output.stderr).contains("the copy inside the program"),
        "{}",
        text(&output.stderr)
    );
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn findings_for_programs_are_one_object_per_line() {
    let folder = library();
    let call = folder.path().join("scenarios/minimal.ron");
    change(&call, "\"A fee\"", "\"七十二块\"");
    change(&call, "to: \"settled\"", "to: \"setled\"");
    let output = rolecall(folder.path(), &["check", "--format", "json"]);
    let printed = text(&output.stdout);
    assert_eq!(printed.lines().count(), 1, "{printed}");
    let finding: serde_json::Value = serde_json::from_str(printed.trim()).unwrap();
    assert_eq!(finding["file"], "scenarios/minimal.ron");
    assert_eq!(
        (finding["line"].as_u64(), finding["column"].as_u64()),
        (Some(29), Some(75))
    );
    assert_eq!(
        (finding["end_line"].as_u64(), finding["end_column"].as_u64()),
        (Some(29), Some(83))
    );
    assert_eq!(
        (finding["code"].as_str(), finding["severity"].as_str()),
        (Some("unknown-target"), Some("error"))
    );
    assert_eq!(finding["help"], "Did you mean \"settled\"?");
    assert!(finding["message"].as_str().unwrap().contains("setled"));
}

#[test]
fn one_file_takes_what_it_lacks_from_the_library() {
    let folder = library();
    let elsewhere = folder.path().join("mine");
    fs::create_dir(&elsewhere).unwrap();
    fs::copy(
        folder.path().join("scenarios/minimal.ron"),
        elsewhere.join("minimal.ron"),
    )
    .unwrap();
    let output = rolecall(folder.path(), &["check", "mine/minimal.ron"]);
    assert_eq!(
        (text(&output.stderr).as_str(), output.status.code()),
        ("1 call: no findings\n", Some(0))
    );
    // Without any library here, the copies inside the program or beside it are used.
    let output = rolecall(&elsewhere, &["check", "minimal.ron"]);
    assert!(
        output.status.code().is_some_and(|code| code < 2),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn one_file_is_checked_without_the_faults_of_its_neighbours() {
    let folder = library();
    let scenarios = folder.path().join("scenarios");
    fs::write(scenarios.join("broken.ron"), "(").unwrap();
    let output = rolecall(folder.path(), &["check", "scenarios/minimal.ron"]);
    assert_eq!(
        (text(&output.stderr).as_str(), output.status.code()),
        ("1 call: no findings\n", Some(0))
    );
    // But a broken pack is everybody's trouble.
    change(&scenarios.join("rules/bank.ron"), "\"HP-1\"", "\"HP-9\"");
    let output = rolecall(folder.path(), &["check", "scenarios/minimal.ron"]);
    assert_eq!(
        (text(&output.stderr).as_str(), output.status.code()),
        ("1 call: 1 error\n", Some(1))
    );
    let output = rolecall(folder.path(), &["check", "scenarios/rules/bank.ron"]);
    assert_eq!(
        (text(&output.stderr).as_str(), output.status.code()),
        ("1 pack: 1 error\n", Some(1))
    );
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn marks_that_plays_expect_are_computed_where_that_takes_no_time() {
    let folder = library();
    let call = folder.path().join("scenarios/minimal.ron");
    let play = "checks: [(name: \"badly\", play: [\"accept\", \"hang-up\"], expect: [Passes])],\n    start:";
    change(&call, "start:", play);
    for (locale, told) in [
        ("en", "The play \"badly\" should pass; it gets"),
        ("zh-Hans", "走法“badly”应当通过"),
    ] {
        for marks in [&[][..], &["--marks"]] {
            let arguments = [&["check", "minimal", "--locale", locale], marks].concat();
            let output = rolecall(folder.path(), &arguments);
            let printed = text(&output.stdout);
            assert!(
                printed.contains("[play-differs]") && printed.contains(told),
                "{printed}"
            );
            assert_eq!(printed.matches("play-differs").count(), 1, "{printed}");
            assert_eq!(output.status.code(), Some(1));
        }
    }
    // Whoever asks is told of how many plays it is so, with a number where all is well too.
    let counted = |locale: &str, format: &str| {
        let arguments = ["check", "--marks", "minimal", "--locale", locale, "--format", format];
        text(&rolecall(folder.path(), &arguments).stdout)
    };
    assert!(
        counted("en", "human").ends_with("minimal: 1 play was played again; 0 as written, 1 otherwise (see above).\n")
    );
    assert!(!counted("en", "json").contains("played again") && !counted("en", "sarif").contains("played again"));
    for (expect, english, chinese) in [
        (
            "[Fails]",
            "it leads where it says and gets the mark that it expects.",
            "结果和写的一样，得分也和期望的一致。",
        ),
        (
            "[NoBreach]",
            "it leads where it says; no mark is expected (Passes, Fails, OverallAtLeast).",
            "结果和写的一样；没有写期望的得分（Passes、Fails、OverallAtLeast）。",
        ),
    ] {
        change(&call, if expect == "[Fails]" { "[Passes]" } else { "[Fails]" }, expect);
        assert_eq!(
            counted("en", "human"),
            format!("minimal: 1 play was played again; {english}\n")
        );
        assert_eq!(
            counted("zh-Hans", "human"),
            format!("minimal：重新走了一遍 1 个走法，{chinese}\n")
        );
    }
    change(
        &call,
        "(name: \"badly\", play: [\"accept\", \"hang-up\"], expect: [NoBreach])",
        "",
    );
    assert!(counted("en", "human").starts_with("minimal: no plays are kept in its file"));
    assert!(counted("zh-Hans", "human").starts_with("minimal：文件里没有保存走法"));
    // Of a large call it is said that they were not.
    let empty = TempDir::new().unwrap();
    for (locale, told, all_well) in [
        (
            "en",
            "The marks that plays expect were not computed for angry-complaint; --marks does.",
            " plays were played again; each leads where it says, and the ",
        ),
        (
            "zh-Hans",
            "angry-complaint 的走法所期望的得分没有计算；要计算请加 --marks。",
            " 个走法，走到的地方都和写的一样；其中 ",
        ),
    ] {
        let plain = rolecall(empty.path(), &["check", "angry-complaint", "--locale", locale]);
        assert_eq!(plain.status.code(), Some(0));
        assert!(text(&plain.stderr).contains(told), "{}", text(&plain.stderr));
        let whole = rolecall(
            empty.path(),
            &["check", "--marks", "angry-complaint", "--locale", locale],
        );
        assert!(!text(&whole.stderr).contains("--marks"), "{}", text(&whole.stderr));
        let played = text(&whole.stdout);
        assert!(played.contains(all_well), "{played}");
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_call_that_an_editor_has_saved_as_plain_text_is_told() {
    let folder = TempDir::new().unwrap();
    std::fs::create_dir(folder.path().join("scenarios")).unwrap();
    let file = folder.path().join("scenarios/lost-card.ron.txt");
    std::fs::write(&file, "(nodes: [])").unwrap();
    for (locale, told) in [("en", "call it lost-card.ron"), ("zh-Hans", "请改名为 lost-card.ron")] {
        for named in [
            &["check"][..],
            &["check", "scenarios"],
            &["check", "scenarios/lost-card.ron.txt"],
        ] {
            let mut arguments = named.to_vec();
            arguments.extend(["--locale", locale]);
            let output = rolecall(folder.path(), &arguments);
            let shown = text(&output.stdout);
            assert!(shown.contains(told), "{named:?}: {shown}{}", text(&output.stderr));
            assert_eq!(output.status.code(), Some(1));
        }
    }
    // A copy beside the call is nobody's mistake.
    std::fs::copy(&file, folder.path().join("scenarios/lost-card.ron")).unwrap();
    let output = rolecall(folder.path(), &["check"]);
    assert!(
        !text(&output.stdout).contains("unknown-file"),
        "{}",
        text(&output.stdout)
    );
}

#[cfg(unix)]
#[test]
fn pipes_are_not_opened() {
    let folder = library();
    let pipe = folder.path().join("scenarios/pipe.ron");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let output = rolecall(folder.path(), &["check"]);
    assert!(
        text(&output.stdout).contains("warning[not-a-file]"),
        "{}",
        text(&output.stdout)
    );
    assert_eq!(output.status.code(), Some(0));
    // Whoever names it wants it checked, and it cannot be.
    let device = folder.path().join("scenarios/device.ron");
    std::os::unix::fs::symlink("/dev/zero", device).unwrap();
    for name in ["scenarios/pipe.ron", "scenarios/device.ron"] {
        for (locale, told) in [("en", "it is not a regular file"), ("zh-Hans", "普通文件")] {
            let output = rolecall(folder.path(), &["check", name, "--locale", locale]);
            let said = text(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{said}");
            assert!(said.contains(name) && said.contains(told), "{said}");
        }
    }
}

#[test]
fn a_file_that_is_too_large_is_not_read_whole() {
    let folder = library();
    fs::write(folder.path().join("scenarios/large.ron"), vec![b' '; 3 << 20]).unwrap();
    let output = rolecall(folder.path(), &["check", "scenarios/large.ron"]);
    assert!(
        text(&output.stdout).contains("error[file-too-large]: The file has more than 1 MiB"),
        "{}",
        text(&output.stdout)
    );
}

#[test]
fn a_bank_file_alone_is_something_that_is_checked() {
    let folder = library();
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/bank.ron");
    let shipped = shipped.to_str().unwrap();
    for (locale, said) in [("en", "1 bank file: no findings"), ("zh-Hans", "1 个银行文件")] {
        let told = text(&rolecall(folder.path(), &["check", shipped, "--locale", locale]).stderr);
        assert!(told.contains(said), "{told}");
    }
}

//! `rolecall roster`, `assign` and `cohort` as they are run.

use std::fs;

use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

use super::{FEE_PLAYS, PLAYS, data, exam, trainee};
use crate::terminal::{Ran, program, run};

/// Keys to names lie beside the folder of data.
pub(super) fn rolecall(folder: &std::path::Path, arguments: &[&str]) -> Ran {
    let mut command = program(folder);
    command.env("ROLECALL_KEYS", folder.with_extension("keys"));
    let locale = ["--locale", "en"]
        .into_iter()
        .filter(|_| !arguments.contains(&"--locale"));
    let output = command.args(arguments).args(locale).output().unwrap();
    Ran {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn a_class_is_imported_given_work_and_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let path = &folder.path().join("data");
    let table = folder.path().join("class.csv");
    let rows: String = (0..6)
        .map(|number| format!("{},Night,Person {number},p{number}@example.org\r\n", trainee(number)))
        .collect();
    fs::write(&table, format!("trainee,group,name,e-mail\r\n{rows}")).unwrap();
    let table = table.to_str().unwrap();
    let tried = rolecall(path, &["roster", "import", table, "--dry-run"])
        .expect(0)
        .naming(&["e-mail"]);
    assert!(
        tried.out.contains("6 added") && !path.join("roster.ron").exists() && !path.join("vault").exists(),
        "{}",
        tried.out
    );
    let first = rolecall(path, &["roster", "import", table]).expect(0);
    assert!(first.out.contains("new in the vault: 6"), "{}", first.out);
    let again = rolecall(path, &["roster", "import", table]).expect(0);
    assert!(
        again.out.contains("0 added") && again.out.contains("6 as before") && again.out.contains("vault: 0"),
        "{}",
        again.out
    );
    assert!(!fs::read_to_string(path.join("roster.ron")).unwrap().contains("Person"));
    let shown = rolecall(path, &["roster", "show"]).expect(0);
    assert!(
        shown.out.contains("Night: 6") && shown.out.contains(&format!("{}  Person 5", trainee(5))),
        "{}",
        shown.out
    );
    let out = path.join("out.csv");
    rolecall(path, &["roster", "export", "--out", out.to_str().unwrap()]).expect(0);
    let chinese = run::<&str>(path, &["roster", "export", "--locale", "zh-Hans"], &[]).expect(0);
    assert!(chinese.out.contains("学员化名,小组"), "{}", chinese.out);
    let back = rolecall(path, &["roster", "import", out.to_str().unwrap(), "--replace"]).expect(0);
    assert!(back.out.contains("6 as before, 0 removed"), "{}", back.out);

    let given = rolecall(
        path,
        &[
            "assign",
            "Night",
            "data-leak",
            "fraud-attempt",
            "--course",
            "Week 1",
            "--due",
            "2099-12-10",
        ],
    );
    let id = given.expect(0).last_line().to_owned();
    rolecall(
        path,
        &["assign", &trainee(2), "--course", "Week 1", "--due", "2099-12-11"],
    )
    .expect(0);
    let listed = rolecall(path, &["assign", "--list", "--format", "json"]).expect(0);
    let listed: Value = serde_json::from_str(&listed.out).unwrap();
    let assignments = listed["assignments"].as_array().unwrap();
    assert_eq!(assignments.len(), 2);
    assert!(
        assignments.iter().all(|one| one["calls"][1] == "fraud-attempt"),
        "the course is remembered"
    );
    for (number, (words, fee)) in (0..).zip(PLAYS.iter().zip(FEE_PLAYS)) {
        exam(&data(path), "two-steps", &trainee(number), words);
        exam(&data(path), "fee", &trainee(number), fee);
    }
    for locale in ["en", "zh-Hans"] {
        let page = run::<&str>(path, &["cohort", "Night", "--locale", locale], &[]).expect(0);
        for line in page.out.lines() {
            assert!(line.width() <= 100, "{} columns: {line}", line.width());
        }
        assert!(
            page.out.contains("Week 1") && page.out.contains("data-leak") && page.out.contains("two-steps"),
            "{}",
            page.out
        );
    }
    let page = rolecall(path, &["cohort", "Night"]).expect(0);
    assert!(page.out.contains("Person 5"), "{}", page.out);
    let export = rolecall(path, &["cohort", "Night", "--format", "csv"]).expect(0);
    assert!(!export.out.contains("Person"), "{}", export.out);
    // A long line is broken where it has to be.
    let told = page.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in ["0 of 6 have finished", "reliability", "standard error", "not begun"] {
        assert!(told.contains(words), "{words}: {}", page.out);
    }
    rolecall(path, &["assign", "--withdraw", &id]).expect(0);
    let listed = rolecall(path, &["assign", "--list"]).expect(0);
    assert!(
        !listed.out.contains(&id) && listed.out.contains("Week 1"),
        "{}",
        listed.out
    );
}

#[test]
fn what_is_wrong_is_said_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    // Before there is a roster, everything says which command makes one.
    let import = "rolecall roster import FILE";
    for arguments in [
        &["cohort", "Night"][..],
        &["assign", "Night", "data-leak", "--due", "2099-01-01"],
    ] {
        rolecall(path, arguments).expect(2).naming(&[import]);
    }
    rolecall(path, &["roster", "export"]).expect(0).naming(&[import]);
    rolecall(path, &["assign", "--withdraw", "20261126-00"])
        .expect(2)
        .naming(&["20261126-00", "rolecall assign --list"]);
    let shown = rolecall(path, &["roster", "show"]).expect(0);
    let listed = rolecall(path, &["assign", "--list"]).expect(0);
    assert!(
        shown.out.contains(import) && listed.out.contains("rolecall assign GROUP"),
        "{shown:?} {listed:?}"
    );
    let table = path.join("class.csv");
    fs::write(
        &table,
        format!("trainee,group\n{},Night\n{},Day\nAnn,Day\n", trainee(1), trainee(1)),
    )
    .unwrap();
    let import = ["roster", "import", table.to_str().unwrap()];
    rolecall(path, &import)
        .expect(1)
        .naming(&["class.csv:3", "class.csv:4", "line 2", "Nothing was taken"]);
    assert!(!path.join("roster.ron").exists());
    fs::write(&table, format!("trainee,group\n{},Night\n", trainee(1))).unwrap();
    rolecall(path, &import).expect(0);
    // A person is named by all of the pseudonym or all of the name; whom a part may mean is asked.
    for part in [&trainee(1)[..31], &trainee(1)[..1]] {
        rolecall(path, &["assign", part, "data-leak", "--due", "2099-01-01"])
            .expect(2)
            .naming(&["Did you mean", &trainee(1)]);
    }
    assert!(!path.join("assignments").exists());
    let given = rolecall(path, &["assign", &trainee(1), "data-leak", "--due", "2099-01-01"]).expect(0);
    assert!(given.out.contains(&trainee(1)), "{}", given.out);
    fs::write(
        &table,
        format!(
            "trainee,group,name\n{},Night,Li Na\n{},Night,Li Ning\n",
            trainee(1),
            trainee(2)
        ),
    )
    .unwrap();
    rolecall(path, &import).expect(0);
    let named = rolecall(path, &["assign", "li na", "data-leak", "--due", "2099-01-01"]).expect(0);
    assert!(named.out.contains(&trainee(1)), "{}", named.out);
    for (locale, question) in [("en", "Did you mean"), ("zh-Hans", "是不是指")] {
        let arguments = ["assign", "Li", "data-leak", "--due", "2099-01-01", "--locale", locale];
        rolecall(path, &arguments)
            .expect(2)
            .naming(&[question, "Li Na", "Li Ning"]);
    }
    fs::remove_dir_all(path.join("assignments")).unwrap();
    rolecall(path, &["cohort", "Nigth"])
        .expect(2)
        .naming(&["Nigth", "Night"]);
    rolecall(path, &["assign", "Night", "data-leek", "--due", "2099-01-01"])
        .expect(2)
        .naming(&["data-leak"]);
    rolecall(path, &["assign", "Night", "data-leak", "--due", "2099-02-30"])
        .expect(2)
        .naming(&["2099-02-30"]);
    rolecall(
        path,
        &["assign", "Night", "data-leak", "data-leak", "--due", "2099-01-01"],
    )
    .expect(2)
    .naming(&["twice"]);
    rolecall(path, &["assign", "Night", "--due", "2099-01-01"])
        .expect(2)
        .naming(&["course"]);
    rolecall(path, &["assign", "Night", "data-leak"])
        .expect(2)
        .naming(&["--due"]);
    rolecall(path, &["assign", "--withdraw", "20200101-0000000000000000"])
        .expect(2)
        .naming(&["--list"]);
    rolecall(path, &["roster", "import", "nothing.csv"])
        .expect(2)
        .naming(&["nothing.csv"]);
    assert!(!path.join("assignments").exists());
    // A record that cannot be read is named, and the rest is shown.
    exam(&data(path), "fee", &trainee(1), FEE_PLAYS[0]);
    fs::write(
        path.join("sessions").join("20260101-000000-x-000000.jsonl"),
        "half a li",
    )
    .unwrap();
    let page = rolecall(path, &["cohort", "Night"])
        .expect(1)
        .naming(&["20260101-000000-x-000000"]);
    assert!(page.out.contains("fee"), "{}", page.out);
    fs::write(path.join("roster.ron"), "not a roster").unwrap();
    rolecall(path, &import).expect(2).naming(&["roster.ron"]);
    assert_eq!(fs::read_to_string(path.join("roster.ron")).unwrap(), "not a roster");
}

/// A call that nobody has reviewed would be waited for in vain; a day that is over is told of and assigned all the same.
#[test]
fn what_cannot_be_an_exam_is_not_assigned_as_one_and_a_day_that_is_over_is_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let path = &folder.path().join("data");
    let table = folder.path().join("class.csv");
    fs::write(&table, format!("trainee,group\r\n{},Night\r\n", trainee(0))).unwrap();
    rolecall(path, &["roster", "import", table.to_str().unwrap()]).expect(0);
    let exam = ["assign", "Night", "data-leak", "--exam", "--due", "2099-01-01"];
    for (locale, words) in [("en", "Nobody has reviewed this"), ("zh-Hans", "尚无人审阅")] {
        let ran = rolecall(path, &[&exam[..], &["--locale", locale]].concat()).expect(2);
        assert!(ran.err.contains(words) && ran.err.contains("data-leak"), "{}", ran.err);
        let over = [
            "assign",
            "Night",
            "data-leak",
            "--due",
            "2001-01-01",
            "--locale",
            locale,
        ];
        let ran = rolecall(path, &over).expect(0);
        let words = if locale == "en" {
            "is over already"
        } else {
            "已经过去"
        };
        assert!(ran.err.contains(words) && ran.err.contains("--withdraw"), "{}", ran.err);
    }
    let listed = rolecall(path, &["assign", "--list", "--format", "json"]).expect(0);
    assert!(!listed.out.contains("exam"), "{}", listed.out);
    // A call of one's own that was reviewed, in the folder where one works.
    let calls = folder.path().join("scenarios");
    fs::create_dir(&calls).unwrap();
    let own = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/data-leak.ron")).unwrap();
    let review = "reviewed: [(by: \"A reader\", on: \"2026-06-01\", language: \"en\")],";
    let reviewed = own.replacen("reviewed: [],", review, 1);
    assert_ne!(own, reviewed);
    let assign = |locale: &str| {
        let mut command = program(path);
        command
            .current_dir(folder.path())
            .env("ROLECALL_KEYS", path.with_extension("keys"));
        let output = command.args(exam).args(["--locale", locale]).output().unwrap();
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    };
    // One with errors hides that of the program, and nobody could play it.
    let broken = reviewed.replacen("start: \"greeting\"", "start: \"nowhere\"", 1);
    assert_ne!(broken, reviewed);
    fs::write(calls.join("data-leak.ron"), broken).unwrap();
    for (locale, words) in [("en", "the check finds errors in it"), ("zh-Hans", "检查有错误")] {
        let (code, told) = assign(locale);
        assert!(
            code == Some(2) && told.contains(words) && told.contains("data-leak"),
            "{code:?} {told}"
        );
    }
    let listed = rolecall(path, &["assign", "--list", "--format", "json"]).expect(0);
    assert!(!listed.out.contains("exam"), "{}", listed.out);
    fs::write(calls.join("data-leak.ron"), reviewed).unwrap();
    let (code, told) = assign("en");
    assert_eq!(code, Some(0), "{told}");
}

//! `rolecall report` as it is run: which files it writes, what it refuses, and that one bad record hides no other.

use std::fs;
use std::path::{Path, PathBuf};

use super::played::{data, records};
use crate::terminal::{Ran, run};

fn report(out: &Path, arguments: &[&str], records: &[PathBuf]) -> Ran {
    let out = out.to_str().unwrap();
    let mut all = vec!["report", "--locale", "en", "--out", out];
    all.extend(arguments);
    all.extend(records.iter().map(|path| path.to_str().unwrap()));
    run::<&str>(&data(), &all, &[])
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn every_kind_of_report_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let records = &records()[..2];
    let out = folder.path().join("new/pages");
    let ran = report(&out, &[], records).expect(0);
    let found = names(&out);
    assert_eq!(ran.out.lines().count(), found.len());
    let kinds: Vec<&str> = found
        .iter()
        .map(|name| name.split(['-', '.']).next().unwrap())
        .collect();
    assert_eq!(
        kinds,
        [
            "debrief", "debrief", "group", "session", "session", "trainee", "trainee"
        ]
    );
    for (format, expected) in [
        ("csv", vec!["choices.csv", "sessions.csv"]),
        ("xlsx", vec!["report.xlsx"]),
        ("xapi", vec!["statements.json"]),
    ] {
        let out = folder.path().join(format);
        report(&out, &["--format", format], records).expect(0);
        assert_eq!(names(&out), expected);
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(out.join(&found[0])).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "reports are for their owner");
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn one_page_can_be_asked_for_in_each_language() {
    let folder = tempfile::tempdir().unwrap();
    let record = &records()[2..3];
    report(folder.path(), &["--sheet", "debrief"], record).expect(0);
    let name = names(folder.path());
    assert!(
        name.len() == 1 && name[0].starts_with("debrief-20261124-143950-angry-complaint-14d6b9"),
        "{name:?}"
    );
    let english = fs::read_to_string(folder.path().join(&name[0])).unwrap();
    // Nothing is written over by chance.
    report(folder.path(), &["--sheet", "debrief", "--locale", "zh-Hans"], record).expect(2);
    let args = [
        "report", "--sheet", "debrief", "--locale", "zh-Hans", "--force", "--out",
    ];
    let mut all = args.to_vec();
    all.extend([folder.path().to_str().unwrap(), record[0].to_str().unwrap()]);
    run::<&str>(&data(), &all, &[]).expect(0);
    let chinese = fs::read_to_string(folder.path().join(&name[0])).unwrap();
    assert!(english.contains("Agreed next step") && chinese.contains("约定的下一步"));
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn names_come_from_the_table_only() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("names.csv");
    let record = &records()[..1];
    fs::write(
        &table,
        "trainee,name\nb0395a862c64ec3b3b269f951e2c8fe7,\"Zhang <b>San</b>\"\n",
    )
    .unwrap();
    let out = folder.path().join("named");
    report(&out, &["--names", table.to_str().unwrap()], record).expect(0);
    for name in names(&out) {
        let page = fs::read_to_string(out.join(&name)).unwrap();
        assert!(page.contains("Zhang &lt;b&gt;San&lt;/b&gt;"), "{name}");
        assert!(!name.contains("Zhang"));
    }
    fs::write(&table, "who,name\nx,y\n").unwrap();
    report(
        &folder.path().join("bad"),
        &["--names", table.to_str().unwrap()],
        record,
    )
    .expect(2)
    .naming(&["names.csv", "trainee"]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_bad_record_is_told_and_hides_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let good = records()[0].clone();
    let text = fs::read_to_string(&records()[1]).unwrap();
    let foreign = folder.path().join("foreign.jsonl");
    fs::write(&foreign, "a letter\n").unwrap();
    let changed = folder.path().join("changed.jsonl");
    fs::write(&changed, text.replacen("\"mono_ms\":", "\"mono_ms\":1", 3)).unwrap();
    let missing = folder.path().join("missing.jsonl");
    let torn = folder.path().join("torn.jsonl");
    fs::write(&torn, &text[..text.len() - 10]).unwrap();
    let out = folder.path().join("out");
    let ran = report(&out, &["--sheet", "session"], &[foreign, missing, changed, good, torn]).expect(2);
    for word in ["foreign.jsonl", "missing.jsonl", "changed.jsonl", "torn.jsonl"] {
        assert!(ran.err.contains(word), "{word}: {}", ran.err);
    }
    let pages = names(&out);
    assert_eq!(pages.len(), 2, "{pages:?}");
    let torn = fs::read_to_string(out.join(&pages[1])).unwrap();
    assert!(torn.contains("Not as it was written"), "{}", pages[1]);
    let none = folder.path().join("none");
    report(&none, &[], &[folder.path().join("missing.jsonl")]).expect(2);
    assert!(!none.exists());
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_call_that_was_left_is_reported_without_a_mark() {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(&records()[0]).unwrap();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let left = folder.path().join("left.jsonl");
    fs::write(&left, lines[..lines.len() / 2].concat()).unwrap();
    let out = folder.path().join("out");
    report(&out, &[], std::slice::from_ref(&left)).expect(0);
    for name in names(&out) {
        let page = fs::read_to_string(out.join(&name)).unwrap();
        let says_so = page.contains("No mark") || page.contains("No call has a mark yet");
        assert!(says_so, "{name}");
    }
    let tables = folder.path().join("tables");
    report(&tables, &["--format", "csv"], std::slice::from_ref(&left)).expect(0);
    let sessions = fs::read_to_string(tables.join("sessions.csv")).unwrap();
    assert!(
        sessions.contains(",open,yes,") && sessions.contains(",none,,,,"),
        "{sessions}"
    );
}

#[test]
fn arguments_that_do_not_fit_together_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let record = records()[0].to_str().unwrap().to_owned();
    for (arguments, word) in [
        (vec!["report", &record], "--out"),
        (
            vec!["report", &record, "--out", "x", "--format", "csv", "--sheet", "group"],
            "--sheet",
        ),
        (
            vec![
                "report",
                &record,
                "--out",
                "x",
                "--format",
                "xapi",
                "--home-page",
                "mailto:a",
            ],
            "--home-page",
        ),
        (vec!["report", &record, "--out", "x", "--locale", "xx"], "xx"),
        (vec!["report"], "RECORDS"),
    ] {
        let ran = run::<&str>(folder.path(), &arguments, &[]).expect(2);
        assert!(ran.err.contains(word), "{word}: {}", ran.err);
    }
}

#[cfg(feature = "assessor")]
mod signed {
    //! Reports on records that assessors have signed something about.

    use std::fs;
    use std::path::Path;

    use crate::marks::people::{data_with_record, new_key, run, stopped_exam};

    const RECORD: &str = "20261124-143947-angry-complaint-ef9e67.jsonl";
    const REASON: &str = "It was said twice.";

    /// Every file of a report on a record, by whoever has these keys, with the exit code.
    fn report(keys: &Path, data: &Path, record: &str, format: &str) -> (Option<i32>, String, String) {
        let out = tempfile::tempdir().unwrap();
        let folder = out.path().to_str().unwrap();
        let ran = run(keys, data, &["report", record, "--format", format, "--out", folder]);
        let mut all = String::new();
        for entry in fs::read_dir(out.path()).unwrap() {
            all.push_str(&fs::read_to_string(entry.unwrap().path()).unwrap());
        }
        (ran.code, all, ran.err)
    }

    #[test]
    fn a_report_adds_up_what_was_signed_and_keeps_back_what_its_maker_may_not_see() {
        let folder = tempfile::tempdir().unwrap();
        let [data, ann, ben, nobody] = ["data", "ann", "ben", "nobody"].map(|name| folder.path().join(name));
        let record = data_with_record(&data, RECORD);
        let record = record.to_str().unwrap();
        let public = new_key(&ann, &data, "ann");
        let mark = |arguments: &[&str]| run(&ann, &data, &[&["mark", record][..], arguments].concat()).expect(0);
        mark(&["confirm", "--dimension", "accuracy", "--dimension", "compliance"]);
        mark(&["override", "--dimension", "empathy", "--mark", "40", "--reason", REASON]);
        mark(&["close"]);
        for format in ["html", "csv", "xapi"] {
            let (code, text, err) = report(&ann, &data, record, format);
            assert_eq!(code, Some(0), "{err}");
            // 95 is computed; 40 % of empathy are 22.2 less.
            assert!(text.contains("95") && text.contains("72.8"), "{format}: {text}");
            assert_eq!(text.contains(REASON), format != "xapi", "{format}");
        }
        new_key(&ben, &data, "ben");
        run(&ben, &data, &["keys", "trust", "ann", &public]).expect(0);
        for format in ["html", "csv", "xapi"] {
            let (code, text, err) = report(&ben, &data, record, format);
            assert_eq!(code, Some(0), "{err}");
            assert!(!text.contains(REASON) && !text.contains("72.8"), "{format}: {text}");
        }
        // Whom nobody trusts is not believed: it is told that there are such files, and the computed mark stands.
        let (code, text, err) = report(&nobody, &data, record, "html");
        assert_eq!(code, Some(1), "{err}");
        assert!(err.contains("not trusted here"), "{err}");
        assert!(!text.contains(REASON) && !text.contains("72.8"), "{text}");
    }

    #[test]
    fn a_stopped_exam_has_what_was_decided_or_says_that_nothing_was() {
        let folder = tempfile::tempdir().unwrap();
        let [data, ann] = ["data", "ann"].map(|name| folder.path().join(name));
        data_with_record(&data, RECORD);
        let record = data.join("sessions").join(stopped_exam(&data, RECORD, 5));
        let record = record.to_str().unwrap();
        new_key(&ann, &data, "ann");
        let (_, text, _) = report(&ann, &data, record, "html");
        assert!(text.contains("nobody has decided yet what follows from it"), "{text}");
        run(&ann, &data, &["mark", record, "decide", "void", "--reason", REASON]).expect(0);
        let (code, text, err) = report(&ann, &data, record, "html");
        assert_eq!(code, Some(0), "{err}");
        assert!(text.contains(REASON) && text.contains("this session does not count"));
        assert!(!text.contains("nobody has decided yet"));
        let (_, table, _) = report(&ann, &data, record, "csv");
        assert!(table.contains(",void,"), "{table}");
    }
}

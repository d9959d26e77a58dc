//! `rolecall library` and `rolecall import` as they are run.

use std::fs;

use rolecall::sim::library::clock_findings::ClockFindings;
use rolecall::sim::library::query::LibraryPage;
use rolecall::sim::session::record::SealReason;
use rolecall::store::library::Library;
use rolecall::store::onlookers::Onlookers;
use rolecall::threads::Threads;
use rolecall::view::library::{COLUMNS, LibrarySurroundings, library_filters, library_view};
use rolecall::words::{Locale, Words};

use super::{PASSING, at, everything, four_sessions, played};
use crate::terminal::run;

const NOTHING: [&str; 0] = [];

#[test]
fn sessions_are_brought_listed_and_filtered_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("trainee"), folder.path().join("centre"));
    four_sessions(&at(&from));
    let path = from.to_str().unwrap();
    let brought = run(&to, &["import", path, "--locale", "en"], &NOTHING).expect(0);
    assert_eq!(brought.out, "New sessions: 4.\n");
    let again = run(&to, &["import", path, "--locale", "zh-Hans"], &NOTHING).expect(0);
    assert_eq!(again.out, "这里已有：4 条。\n");
    let refused = run(&to, &["import", "Cargo.toml", "--format", "json"], &NOTHING).expect(1);
    let refused: serde_json::Value = serde_json::from_str(&refused.out).unwrap();
    assert_eq!(refused["records"][0]["trouble"]["kind"], "foreign");
    assert!(
        refused["records"][0]["says"][0]
            .as_str()
            .unwrap()
            .starts_with("This is no record")
    );
    run(&to, &["import", "no/such/file"], &NOTHING).expect(2);

    for (locale, words) in [
        (
            "en",
            [
                "Began",
                "Trainee",
                "Assessed",
                "The payment that went up",
                "passed",
                "critical",
                "4 of 4 sessions",
            ],
        ),
        (
            "zh-Hans",
            [
                "开始时间",
                "学员",
                "已评",
                "The payment that went up",
                "通过",
                "严重违规",
                "显示 4 条，共 4 条会话",
            ],
        ),
    ] {
        let listed = run(&to, &["library", "--locale", locale], &NOTHING).expect(0);
        for word in words {
            assert!(listed.out.contains(word), "{word}\n{}", listed.out);
        }
        assert_eq!(listed.err, "");
    }
    for (arguments, sessions) in [
        (vec!["--state", "open"], 1),
        (vec!["--state", "sealed"], 3),
        (vec!["--state", "open,stopped"], 2),
        (vec!["--state", "marked"], 0),
        (vec!["--state", "unmarked"], 4),
        (vec!["--state", "marked,unmarked"], 4),
        (vec!["--result", "passed"], 1),
        (vec!["--result", "no-mark"], 2),
        (vec!["--scenario", "WENT up", "--sort", "mark", "--reverse"], 4),
        (vec!["--scenario", "complaint"], 0),
        (vec!["--since", "2020-01-01", "--until", "2020-12-31"], 0),
        (vec!["--since", "2020-01-01"], 4),
        (vec!["--limit", "3"], 3),
        (vec!["--limit", "0", "--offset", "1", "--rebuild"], 3),
    ] {
        let mut all = vec!["library", "--format", "json"];
        all.extend(&arguments);
        let listed = run(&to, &all, &NOTHING).expect(0);
        let listed: serde_json::Value = serde_json::from_str(&listed.out).unwrap();
        assert_eq!(listed["sessions"].as_array().unwrap().len(), sessions, "{arguments:?}");
        assert_eq!(listed["counts"]["all"], 4);
    }
    let csv = run(&to, &["library", "--format", "csv", "--sort", "mark"], &NOTHING).expect(0);
    let mut reader = csv::Reader::from_reader(csv.out.as_bytes());
    assert_eq!(reader.headers().unwrap().get(0), Some("session"));
    assert_eq!(reader.records().map(Result::unwrap).count(), 4);
    run(&to, &["library", "--since", "yesterday"], &NOTHING)
        .expect(2)
        .naming(&["yesterday", "2026-11-23"]);
    run(&folder.path().join("nowhere"), &["library"], &NOTHING)
        .expect(2)
        .naming(&["nowhere"]);
}

#[test]
fn a_trainee_is_found_by_the_name_that_this_machine_knows() {
    let folder = tempfile::tempdir().unwrap();
    let data = at(folder.path());
    played(&data, &PASSING[..2], None);
    let mut library = Library::open(data, Onlookers::default(), false, Threads::new(1), &|_| ()).unwrap();
    let trainee = library.page(&everything()).unwrap().rows[0]
        .played
        .clone()
        .unwrap()
        .trainee;
    let profile =
        format!("(list: [(folder: \"00112233445566aa\", name: \"安 Ann\", trainee: \"{trainee}\")], last: None)");
    fs::write(folder.path().join("profiles.ron"), profile).unwrap();
    for (asked, sessions) in [("ann", 1), ("安", 1), (&trainee[..6], 1), ("bob", 0)] {
        let listed = run(
            folder.path(),
            &["library", "--trainee", asked, "--locale", "en"],
            &NOTHING,
        )
        .expect(0);
        assert_eq!(listed.out.contains("安 Ann"), sessions == 1, "{asked}: {}", listed.out);
    }
    let index = fs::read(folder.path().join("index.sqlite")).unwrap();
    let name = "安 Ann".as_bytes();
    assert!(
        !index.windows(name.len()).any(|bytes| bytes == name),
        "names stay out of the index"
    );
}

#[test]
fn clocks_and_circumstances_stand_below_their_session() {
    let folder = tempfile::tempdir().unwrap();
    let data = at(folder.path());
    played(&data, &PASSING, Some(SealReason::Finished));
    let mut library = Library::open(data, Onlookers::default(), false, Threads::new(1), &|_| ()).unwrap();
    let LibraryPage {
        mut rows,
        total,
        counts,
        ..
    } = library.page(&everything()).unwrap();
    rows[0].clock = ClockFindings {
        back_secs: 3600,
        ahead_secs: 7200,
        resumed: 0,
    };
    let page = LibraryPage {
        rows,
        total,
        counts,
        before_any_key: None,
    };
    let names = Default::default();
    let notes = |locale: Locale, now: &str| {
        let about = LibrarySurroundings {
            names: &names,
            now,
            zone: jiff::tz::TimeZone::UTC,
        };
        let view = library_view(&Words::new(locale), &page, &about);
        assert_eq!(view.heading.len(), COLUMNS.len());
        assert!(
            view.heading
                .iter()
                .all(|name| !name.starts_with('[') && !name.is_empty())
        );
        view.rows[0].notes.join("\n")
    };
    let english = notes(Locale::English, "2020-01-01T00:00:00Z");
    for part in [
        "set back by 3600 seconds",
        "7200 seconds ahead",
        "ahead of the clock of this machine",
    ] {
        assert!(english.contains(part), "{part}: {english}");
    }
    let chinese = notes(Locale::SimplifiedChinese, "2020-01-01T00:00:00Z");
    for part in ["拨回了 3600 秒", "多走了 7200 秒", "比本机时钟还晚"] {
        assert!(chinese.contains(part), "{part}: {chinese}");
    }
    assert!(!notes(Locale::English, "2099-01-01T00:00:00Z").contains("ahead of the clock of this machine"));
    let filters = library_filters(&Words::new(Locale::English), &page.counts);
    assert_eq!(filters.scenarios, [("small".to_owned(), 1)]);
    assert_eq!(
        filters.marked.map(|(marked, _, count)| (marked, count)),
        [(true, 0), (false, 1)]
    );
}

//! How fast the library is: 100,000 sessions listed, filtered and sorted, and real records read into the index.

#[path = "generated_sessions/mod.rs"]
mod generated_sessions;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use rolecall::sim::library::query::{LibraryFilter, LibraryQuery, Sort, SortKey};
use rolecall::sim::library::row::{CallResult, SessionState};
use rolecall::sim::session::hash::sha256_hex;
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::index::Index;
use rolecall::store::library::Library;
use rolecall::store::onlookers::Onlookers;
use rolecall::threads::Threads;

const SESSIONS: u64 = 100_000;
const RECORDS: usize = 2_000;
/// What a screen shows.
const PAGE: u64 = 100;

fn questions(criterion: &mut Criterion) {
    let folder = Folder::new("questions");
    let mut index = Index::open(&folder.0, true).unwrap();
    let rows: Vec<_> = (0..SESSIONS)
        .map(|number| (generated_sessions::row(number), "stamp".to_owned()))
        .collect();
    let began = Instant::now();
    for part in rows.chunks(1_000) {
        index.put(part).unwrap();
    }
    let file = index_file(&folder.0).metadata().unwrap().len();
    println!(
        "{SESSIONS} rows put in within {:.1?}, {} MiB",
        began.elapsed(),
        file >> 20
    );
    drop(index);
    let began = Instant::now();
    let index = Index::open(&folder.0, false).unwrap();
    println!("opened and checked within {:.1?}", began.elapsed());
    let mut group = criterion.benchmark_group("library of 100,000 sessions");
    group.sample_size(20);
    for (name, query) in asked() {
        let (rows, total) = index.select(&query).unwrap();
        println!("{name}: {} of {total}", rows.len());
        group.bench_function(name, |bencher| bencher.iter(|| index.select(&query).unwrap().1));
    }
    group.bench_function("counts of each kind", |bencher| {
        bencher.iter(|| index.counts().unwrap().all);
    });
    group.finish();
}

fn asked() -> Vec<(String, LibraryQuery)> {
    let all = LibraryQuery {
        limit: Some(PAGE),
        ..LibraryQuery::default()
    };
    let mut asked = vec![
        ("the newest".to_owned(), all.clone()),
        (
            "the last page".to_owned(),
            LibraryQuery {
                offset: 97_000,
                ..all.clone()
            },
        ),
    ];
    for key in [SortKey::Mark, SortKey::Scenario, SortKey::Trainee, SortKey::State] {
        for reversed in [false, true] {
            let sort = Sort { key, reversed };
            asked.push((
                format!("sorted by {key:?}, reversed: {reversed}"),
                LibraryQuery { sort, ..all.clone() },
            ));
        }
    }
    let filters = [
        (
            "part of a title",
            LibraryFilter {
                scenario: Some("safe acc".to_owned()),
                ..LibraryFilter::default()
            },
        ),
        (
            "a trainee",
            LibraryFilter {
                trainee: Some(sha256_hex(&[&77_u64.to_le_bytes()])[..32].to_owned()),
                ..LibraryFilter::default()
            },
        ),
        (
            "a month, not passed, not assessed",
            LibraryFilter {
                since: Some("2025-03-01T00:00:00Z".to_owned()),
                before: Some("2025-04-01T00:00:00Z".to_owned()),
                results: vec![CallResult::Failed, CallResult::Critical],
                marked: Some(false),
                ..LibraryFilter::default()
            },
        ),
        (
            "open or damaged",
            LibraryFilter {
                states: vec![SessionState::Open, SessionState::Damaged],
                ..LibraryFilter::default()
            },
        ),
        (
            "part of a session's id that no session has",
            LibraryFilter {
                session: Some("no-such".to_owned()),
                ..LibraryFilter::default()
            },
        ),
    ];
    for (name, filter) in filters {
        for key in [SortKey::Began, SortKey::Mark] {
            let sort = Sort { key, reversed: false };
            let filter = filter.clone();
            asked.push((
                format!("{name}, by {key:?}"),
                LibraryQuery {
                    filter,
                    sort,
                    ..all.clone()
                },
            ));
        }
    }
    asked
}

/// Real records: those of an earlier day that the tests keep, each under many names of its own.
fn reading(criterion: &mut Criterion) {
    let folder = Folder::new("reading");
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sessions/v1/data");
    let data = DataFolder::at(Arc::new(RealFs), folder.0.clone());
    data.archive().unwrap();
    copy(&kept.join("archive"), &data.archive_path());
    let sessions = data.sessions().unwrap();
    let mut records: Vec<_> = fs::read_dir(kept.join("sessions"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    records.sort();
    for number in 0..RECORDS {
        let bytes = fs::read(&records[number % records.len()]).unwrap();
        fs::write(sessions.join(format!("{number:05}.jsonl")), renamed(&bytes, number)).unwrap();
    }
    // Files that are younger than two seconds are read again each time.
    std::thread::sleep(Duration::from_millis(2_100));
    let began = Instant::now();
    let library = Library::open(data.clone(), Onlookers::default(), true, Threads::all(), &|_| ()).unwrap();
    let passed = began.elapsed();
    println!(
        "{} of {RECORDS} records of finished calls read, played and marked within {passed:.1?}: {:.0} a second",
        library.counts().in_state(SessionState::Finished),
        RECORDS as f64 / passed.as_secs_f64()
    );
    drop(library);
    let mut group = criterion.benchmark_group("library of 2,000 records");
    group.sample_size(10);
    group.bench_function("opened, nothing has changed", |bencher| {
        bencher.iter(|| {
            let library = Library::open(data.clone(), Onlookers::default(), false, Threads::all(), &|_| ()).unwrap();
            assert_eq!(library.refreshed().read, 0);
        });
    });
    group.finish();
}

/// The record as that of another session: its id is another one, so each line has another hash.
fn renamed(bytes: &[u8], number: usize) -> Vec<u8> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let mut prev = "0".repeat(64);
    let mut renamed = String::new();
    for line in text.lines() {
        let (json, _) = line.split_once('\t').unwrap();
        let (start, _) = json.rsplit_once("\"prev\":").unwrap();
        let json = format!("{start}\"prev\":\"{prev}\"}}").replacen(
            "\"session\":\"2",
            &format!("\"session\":\"n{number}-2"),
            1,
        );
        prev = sha256_hex(&[b"rolecall/frame/v1\0", json.as_bytes()]);
        renamed.push_str(&format!("{json}\t{prev}\n"));
    }
    renamed.into_bytes()
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

fn index_file(root: &Path) -> PathBuf {
    root.join(rolecall::store::index::INDEX_FILE)
}

/// A folder that goes away with this value.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("rolecall-library-bench-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

criterion_group!(benches, questions, reading);
criterion_main!(benches);

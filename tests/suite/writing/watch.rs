//! `rolecall watch`: it sees every kind of save at once, and outlives what authors do to their files.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use rolecall::sim::writing::template::first_call;
use tempfile::TempDir;

use crate::terminal::{program, run};

/// Long enough for a machine that has other things to do.
const PATIENCE: Duration = Duration::from_secs(20);

struct Watch {
    child: Child,
    lines: Receiver<(Instant, String)>,
    call: PathBuf,
    _folder: TempDir,
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Watch {
    fn begin(arguments: &[&str]) -> Self {
        Self::begin_with(&[arguments, &["mine.ron"]].concat(), "1 call: no findings")
    }

    /// Begins, and waits for the first result with this summary.
    fn begin_with(arguments: &[&str], summary: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let call = folder.path().join("mine.ron");
        fs::write(&call, text()).unwrap();
        let mut child = program(folder.path())
            .current_dir(folder.path())
            .arg("watch")
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                let _ = sender.send((Instant::now(), line));
            }
        });
        let watch = Self {
            child,
            lines,
            call,
            _folder: folder,
        };
        assert!(watch.next().1.contains(summary));
        watch
    }

    /// The next result: when its summary was printed, and all of its lines.
    #[track_caller]
    fn next(&self) -> (Instant, String) {
        let mut shown = String::new();
        loop {
            let (at, line) = self
                .lines
                .recv_timeout(PATIENCE)
                .unwrap_or_else(|_| panic!("nothing more came after: {shown}"));
            shown.push_str(&line);
            shown.push('\n');
            if line.ends_with(" ms)") || line.ends_with(" 毫秒）") {
                return (at, shown);
            }
        }
    }

    #[track_caller]
    fn expect(&self, words: &str) {
        let (_, shown) = self.next();
        assert!(shown.contains(words), "\"{words}\" is not in: {shown}");
    }
}

fn text() -> String {
    first_call("en", "mine", None).unwrap()
}

fn with_unknown_target() -> String {
    text().replace("to: \"what-now\"", "to: \"what-next\"")
}

fn rename_onto(path: &Path, text: &str) {
    let beside = path.with_extension("tmp");
    fs::write(&beside, text).unwrap();
    fs::rename(beside, path).unwrap();
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn every_kind_of_save_is_seen_and_no_file_ends_it() {
    let watch = Watch::begin(&[]);
    fs::write(&watch.call, with_unknown_target()).unwrap();
    watch.expect("unknown-target");
    rename_onto(&watch.call, &text());
    watch.expect("1 call: no findings");
    fs::write(&watch.call, "(((").unwrap();
    watch.expect("1 call: ");
    fs::remove_file(&watch.call).unwrap();
    watch.expect("mine.ron");
    fs::write(&watch.call, text()).unwrap();
    watch.expect("1 call: no findings");
    fs::write(&watch.call, b"\xff\xfe").unwrap();
    watch.expect("not-utf8");
    // Its own packs come and go, too.
    let rules = watch.call.with_file_name("rules");
    fs::create_dir(&rules).unwrap();
    fs::write(rules.join("bank.ron"), "(").unwrap();
    watch.expect("syntax");
    fs::remove_dir_all(rules).unwrap();
    watch.expect("not-utf8");
    fs::write(&watch.call, text()).unwrap();
    watch.expect("1 call: no findings");
}

#[test]
fn it_speaks_chinese() {
    let watch = Watch::begin_with(&["--locale", "zh-Hans", "mine.ron"], "1 通电话：没有发现问题");
    fs::write(&watch.call, with_unknown_target()).unwrap();
    watch.expect("错误[unknown-target]: 没有叫“what-next”的节点或结局。");
    fs::remove_file(&watch.call).unwrap();
    let (_, shown) = watch.next();
    assert!(
        shown.contains("没有检查：") && shown.contains("mine.ron 不在了"),
        "{shown}"
    );
    assert!(!shown.contains("没有发现问题"), "{shown}");
    assert_eq!(
        crate::chinese::english_in(shown.split_once('\n').unwrap().1),
        None,
        "{shown}"
    );
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_result_is_there_soon_after_each_save() {
    let watch = Watch::begin(&[]);
    let mut took: Vec<Duration> = (0..8)
        .map(|round| {
            let text = if round % 2 == 0 { with_unknown_target() } else { text() };
            let saved = Instant::now();
            fs::write(&watch.call, text).unwrap();
            let (shown, _) = watch.next();
            std::thread::sleep(Duration::from_millis(60));
            shown - saved
        })
        .collect();
    took.sort();
    println!("from save to result: {took:?}");
    // The aim is a tenth of a second; a machine that builds something else meanwhile gets more.
    assert!(took[took.len() / 2] < Duration::from_millis(400), "{took:?}");
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn marks_and_proofs_are_told_when_they_are_asked_for() {
    let watch = Watch::begin(&["--marks", "--prove"]);
    fs::write(&watch.call, text().replace("OverallAtLeast(100)", "Fails")).unwrap();
    watch.expect("play-differs");
    fs::write(
        &watch.call,
        text().replace("points: (empathy: 3, accuracy: 1)", "points: (empathy: 1)"),
    )
    .unwrap();
    let (_, shown) = watch.next();
    assert!(shown.contains("error[dimension-too-thin]"), "{shown}");
    assert!(shown.contains("1 call: 2 errors"), "what is proved is counted: {shown}");
}

#[test]
fn a_call_that_an_editor_saves_as_plain_text_is_told_until_it_has_its_name() {
    let watch = Watch::begin_with(&[], "1 call: no findings");
    let saved = watch.call.with_file_name("other.ron.txt");
    fs::write(&saved, text().replace("id: \"mine\"", "id: \"other\"")).unwrap();
    watch.expect("other.ron.txt is not read: call it other.ron.");
    fs::rename(&saved, saved.with_extension("")).unwrap();
    watch.expect("2 calls: no findings");
}

#[test]
fn without_a_file_there_is_nothing_to_watch() {
    let folder = TempDir::new().unwrap();
    let ran = run(
        folder.path(),
        &["watch", folder.path().to_str().unwrap()],
        &[] as &[&str],
    );
    ran.expect(2).naming(&["rolecall new"]);
}

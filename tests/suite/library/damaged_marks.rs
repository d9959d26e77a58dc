//! A file of marks that was changed, cut, emptied or taken away never changes the mark that stands without a word: the list, `marks` and
//! reports say that no mark stands, and `marks` names the file or the event.

use std::fs;
use std::path::{Path, PathBuf};

use super::standing::{Room, both};
use crate::marks::people::run;

/// What happens to a file, and words of what `marks` says of it in both languages.
type Damage = (&'static str, fn(&Path), [&'static str; 2]);

/// The only file of marks of a session that has this word.
fn file_with(room: &Room, record: usize, word: &str) -> PathBuf {
    let folder = room.root.join("marks").join(&room.records[record]);
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<PathBuf> = paths
        .filter(|path| fs::read_to_string(path).unwrap().contains(word))
        .collect();
    assert_eq!(found.len(), 1, "{word}: {found:?}");
    found.remove(0)
}

fn change(path: &Path) {
    let mut bytes = fs::read(path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(path, bytes).unwrap();
}

fn cut(path: &Path) {
    let bytes = fs::read(path).unwrap();
    fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
}

fn empty(path: &Path) {
    fs::write(path, b"").unwrap();
}

fn remove(path: &Path) {
    fs::remove_file(path).unwrap();
}

/// Nothing stands of the first session, and everything that speaks of it says so. `reported` is a folder that is not there yet.
fn nothing_stands(room: &Room, place: &str, named: [&str; 2], path: &Path) {
    let row = room.row(0, &["--key", "ann"]);
    assert_eq!(both(&row), ("passed", "incomplete"), "{place}");
    assert!(row["stands_overall"].is_null(), "{place}");
    let session = room.records[0].as_str();
    let is_removed = !path.exists();
    let file = path.file_name().unwrap().to_str().unwrap();
    let texts = [
        (
            "en",
            "no mark stands",
            "missing or damaged, so no mark stands",
            "No mark: files of marks",
            named[0],
        ),
        (
            "zh-Hans",
            "暂无有效分数",
            "缺失或损坏，暂无有效分数",
            "无成绩：有评分文件",
            named[1],
        ),
    ];
    for (locale, headline, note, reported, named) in texts {
        let say = |words: &[&str]| {
            run(
                &room.keys,
                &room.root,
                &[words, &["--key", "ann", "--locale", locale]].concat(),
            )
        };
        let listed = say(&["library"]).expect(0).out;
        assert!(listed.contains(note) && !listed.contains("31.7"), "{place} {listed}");
        let shown = say(&["marks", session]).expect(1).out;
        let first = shown.lines().next().unwrap();
        assert!(first.contains(headline) && !first.contains("31.7"), "{place} {shown}");
        assert!(shown.contains(named), "{place} {shown}");
        assert_eq!(shown.contains(file), !is_removed, "{place} {shown}");
        let out = room.root.with_file_name(format!("report {place} {locale}"));
        let report = ["report", session, "--format", "html", "--out", out.to_str().unwrap()];
        let _ = say(&report);
        let page = fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().path());
        let pages: String = page.map(|page| fs::read_to_string(page).unwrap_or_default()).collect();
        assert!(pages.contains(reported), "{place} {locale}");
    }
}

#[test]
fn damage_to_a_file_of_marks_is_told_wherever_the_mark_is() {
    let room = Room::new();
    room.marks(0, "ann", "31.7");
    assert_eq!(room.row(0, &["--key", "ann"])["stands_overall"], "31.7");
    let damages: [Damage; 4] = [
        ("changed", change, ["does not count", "不算数"]),
        ("cut", cut, ["no whole event", "不是完整的事件"]),
        ("emptied", empty, ["The file is empty", "文件是空的"]),
        ("removed", remove, ["Missing: event", "缺少"]),
    ];
    for (kind, damage, named) in damages {
        // The last word of all is named by none, so that nobody can know that its file was there.
        let words = match kind {
            "removed" => &["empathy"][..],
            _ => &["empathy", "\"what\":\"close\""],
        };
        for word in words {
            let path = file_with(&room, 0, word);
            let bytes = fs::read(&path).unwrap();
            damage(&path);
            nothing_stands(&room, &format!("{kind} {}", word.len()), named, &path);
            fs::write(&path, bytes).unwrap();
            assert_eq!(
                room.row(0, &["--key", "ann"])["stands_overall"],
                "31.7",
                "{kind} {word}"
            );
        }
    }
}

/// Whoever reads while a file is made, or after its writer was killed then, sees no file that might have been emptied.
#[test]
fn a_file_that_never_got_its_name_takes_no_mark_away() {
    let room = Room::new();
    room.marks(0, "ann", "31.7");
    let path = file_with(&room, 0, "empathy");
    let name = path.file_name().unwrap().to_str().unwrap();
    fs::write(path.with_file_name(format!(".{name}.0123456789abcdef.tmp")), b"").unwrap();
    assert_eq!(room.row(0, &["--key", "ann"])["stands_overall"], "31.7");
    let shown = run(&room.keys, &room.root, &["marks", &room.records[0], "--key", "ann"]).expect(0);
    assert!(!shown.out.contains(".tmp"), "{}", shown.out);
}

/// A machine that stopped in the middle of a line need not block a mark for ever: its assessor says what they had said last.
#[test]
fn a_line_that_was_cut_is_settled_by_whatever_its_assessor_says_next() {
    let room = Room::new();
    room.marks(0, "ann", "31.7");
    let path = file_with(&room, 0, "\"what\":\"close\"");
    let whole = fs::read(&path).unwrap();
    fs::write(&path, [&whole[..], &whole[..whole.len() / 2]].concat()).unwrap();
    nothing_stands(&room, "torn", ["settles it", "即算确认"], &path);
    let say = |words: &[&str]| {
        run(
            &room.keys,
            &room.root,
            &[&["mark", &room.records[0], "--key", "ann"], words].concat(),
        )
    };
    say(&["comment", "--text", "The machine stopped."]).expect(0);
    assert_eq!(room.row(0, &["--key", "ann"])["stands_overall"], "31.7");
    run(&room.keys, &room.root, &["marks", &room.records[0], "--key", "ann"]).expect(0);
    // A word that was said before the line that is cut knew nothing of it.
    let later = String::from_utf8(whole.clone())
        .unwrap()
        .replace("\"wall\":\"20", "\"wall\":\"30");
    fs::write(&path, [&whole[..], &later.as_bytes()[..whole.len() - 9]].concat()).unwrap();
    assert!(room.row(0, &["--key", "ann"])["stands_overall"].is_null());
    // And nobody can name what stands before a first line that is cut.
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    assert!(room.row(0, &["--key", "ann"])["stands_overall"].is_null());
}

#[test]
fn a_file_of_somebody_whom_nobody_believes_takes_no_mark_away() {
    let room = Room::new();
    room.marks(0, "ann", "31.7");
    let folder = room.root.join("marks").join(&room.records[0]);
    for (name, bytes) in [
        ("0123456789abcdef-1.evt", &b""[..]),
        ("0123456789abcdef-2.evt", b"{}\tx\n{"),
    ] {
        fs::write(folder.join(name), bytes).unwrap();
    }
    let row = room.row(0, &["--key", "ann"]);
    assert_eq!(
        (both(&row), &row["stands_overall"]),
        (("passed", "failed"), &"31.7".into())
    );
    let shown = run(&room.keys, &room.root, &["marks", &room.records[0], "--key", "ann"]).expect(1);
    assert!(shown.out.contains("0123456789abcdef-2.evt"), "{}", shown.out);
}

#[test]
fn a_close_that_a_moderation_names_is_missed_although_it_was_the_last_word_of_its_assessor() {
    let room = Room::new();
    room.marks(4, "ann", "31.7");
    room.marks(4, "ben", "90");
    let session = room.records[4].as_str();
    let said = |words: &[&str]| {
        run(
            &room.keys,
            &room.root,
            &[&["mark", session, "--key", "ann"], words].concat(),
        )
    };
    let marks = [
        "--mark",
        "empathy=80",
        "--mark",
        "accuracy=80",
        "--mark",
        "compliance=80",
    ];
    said(&[&["moderate"], &marks[..], &["--reason", "Agreed."]].concat()).expect(0);
    assert_eq!(room.row(4, &[])["stands_basis"], "moderated");
    let folder = room.root.join("marks").join(session);
    let ben = crate::marks::people::key_id(&room.keys, &room.root, "ben");
    let closes = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut closes = closes.filter(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        name.starts_with(&ben) && fs::read_to_string(path).unwrap().contains("\"what\":\"close\"")
    });
    remove(&closes.next().unwrap());
    assert_eq!(room.row(4, &["--key", "ann"])["stands"], "incomplete");
    let shown = run(&room.keys, &room.root, &["marks", session, "--key", "ann"]).expect(1);
    assert!(shown.out.contains("Missing: event"), "{}", shown.out);
}

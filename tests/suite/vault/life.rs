//! A whole life in a folder of data: two people play, are marked, listed and reported on. One of them is a canary.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rolecall::sim::call::Timers;
use rolecall::sim::call::command::Command;
use rolecall::sim::session::record::{Mode, SealReason};
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::{Fs, RealFs};
use rolecall::store::profiles::Profiles;
use rolecall::store::recorded_call::{BeginOptions, RecordedCall};

use super::files;
use crate::library::small_call;
use crate::marks::people::{new_key, run};
use crate::terminal::Ran;

pub const NAME: &str = "Canary Zhu 祝英台";
pub const OTHER: &str = "Liang Shanbo";
pub const OTHER_TRAINEE: &str = "0123456789abcdef0123456789abcdef";
const NOTE: &str = "note CANARY-NOTE: she said \"never again\", 祝英台";
const OTHER_NOTE: &str = "note The rival's note stays.";
const PLAY: [&str; 7] = [
    "accept",
    "say hear-worry",
    NOTE,
    "say two-questions",
    "look account",
    "say two-statements",
    "say who-decides",
];

/// Everything that was done.
pub struct Life {
    pub folder: tempfile::TempDir,
    /// What records call the canary.
    pub trainee: String,
    /// The folder of the canary's profile.
    pub own: DataFolder,
    /// In the profile, finished.
    pub in_profile: PathBuf,
    /// In the folder of data itself: finished and marked, and one that was left open.
    pub marked: PathBuf,
    pub open: PathBuf,
    /// Somebody else's.
    pub other: PathBuf,
}

impl Life {
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub fn keys(&self) -> PathBuf {
        self.folder.path().join("keys")
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        run(&self.keys(), &self.data(), arguments)
    }

    /// Plays and makes the profile, without the program's help.
    pub fn played() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = at(folder.path(), Arc::new(RealFs));
        let mut profiles = Profiles::default();
        profiles.add(NAME).unwrap();
        profiles.write(&data).unwrap();
        let profile = profiles.current().unwrap().clone();
        let own = data.of_profile(&profile);
        let trainee = profile.trainee;
        Self {
            in_profile: played(&own, &trainee, &PLAY, Some(SealReason::Finished)),
            marked: played(&data, &trainee, &PLAY, Some(SealReason::Finished)),
            open: played(&data, &trainee, &PLAY[..4], None),
            other: played(
                &data,
                OTHER_TRAINEE,
                &["accept", "say no-worry", OTHER_NOTE],
                Some(SealReason::Stopped),
            ),
            folder,
            trainee,
            own,
        }
    }

    /// The same, and all that an assessor does with it.
    pub fn new() -> Self {
        let life = Self::played();
        new_key(&life.keys(), &life.data(), "centre");
        let class = life.folder.path().join("class.csv");
        fs::write(
            &class,
            format!(
                "trainee,group,name\n{},Night,{NAME}\n{OTHER_TRAINEE},Night,{OTHER}\n",
                life.trainee
            ),
        )
        .unwrap();
        life.run(&["roster", "import", text(&class)]).expect(0);
        life.run(&["assign", &life.trainee, "data-leak", "--due", "2099-01-01"])
            .expect(0);
        let withdrawn = life.run(&["assign", &life.trainee, "data-leak", "--due", "2099-01-02"]);
        life.run(&["assign", "--withdraw", withdrawn.expect(0).last_line()])
            .expect(0);
        life.run(&["assign", "Night", "fraud-attempt", "--due", "2099-01-03"])
            .expect(0);
        life.run(&[
            "ticket",
            "issue",
            "angry-complaint",
            "--rehearsal",
            "--trainee",
            &life.trainee,
        ])
        .expect(0);
        let said = "CANARY-COMMENT: Canary Zhu was calm.";
        life.run(&["mark", text(&life.marked), "comment", "--text", said])
            .expect(0);
        life.run(&["mark", text(&life.other), "comment", "--text", "Too quick."])
            .expect(0);
        life.run(&["library"]).expect(0);
        life
    }

    /// What accidents and other programs leave behind, each with the name or the note in it.
    pub fn with_remnants(self) -> Self {
        let data = self.data();
        let session = self.open.file_stem().unwrap().to_str().unwrap().to_owned();
        let marked = self.marked.file_stem().unwrap().to_str().unwrap().to_owned();
        let remnants = [
            (format!("sessions/{session}.jsonl.torn"), NOTE),
            (format!("sessions/.{session}-rescued.jsonl.00112233445566aa.tmp"), NOTE),
            (format!("receipts/{marked}.0123456789ab.receipt"), NOTE),
            (".profiles.ron.00112233445566aa.tmp".to_owned(), NAME),
            ("index.sqlite-wal".to_owned(), NAME),
            (format!("vault/.{}.name.00112233445566aa.tmp", self.trainee), NAME),
            (
                format!("{}/draft.txt", self.own.root().strip_prefix(&data).unwrap().display()),
                NAME,
            ),
        ];
        for (path, text) in remnants {
            let path = data.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        // The same session came in twice, as a rescue and as a conflict.
        fs::copy(&self.open, data.join(format!("sessions/{session}-rescued.jsonl"))).unwrap();
        fs::create_dir_all(data.join("conflicts")).unwrap();
        fs::copy(
            &self.marked,
            data.join(format!("conflicts/{marked}-0123456789ab.jsonl")),
        )
        .unwrap();
        // A record that was damaged has no header that could be read.
        let mut damaged = fs::read(&self.open).unwrap();
        damaged[4] ^= 1;
        fs::write(data.join("sessions/20200101-000000-small-ffffff.jsonl"), damaged).unwrap();
        self
    }

    /// All bytes of the folder of data.
    pub fn everything(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let files = files(&self.data()).into_iter();
        files.map(|path| (path.clone(), fs::read(&path).unwrap())).collect()
    }

    /// Whatever tells of the canary.
    pub fn canaries(&self) -> [&str; 6] {
        [NAME, "Canary", "祝英台", "CANARY-NOTE", "never again", &self.trainee]
    }
}

/// The folder of data in this folder, on this disk, with the keys beside it.
pub fn at(folder: &Path, fs: Arc<dyn Fs>) -> DataFolder {
    DataFolder::at(fs, folder.join("data")).with_keys(folder.join("keys"))
}

pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The session of a record that lies where it was played.
pub fn session(record: &Path) -> &str {
    record.file_stem().unwrap().to_str().unwrap()
}

pub fn begun(data: &DataFolder, trainee: &str, words: &[&str]) -> RecordedCall {
    let options = BeginOptions {
        country: "uk".to_owned(),
        locale: "en".to_owned(),
        seed: 1,
        mode: Mode::Practice,
        timers: Timers::AsWritten,
        parent: None,
        ticket: None,
        full: None,
        trainee: Some(trainee.to_owned()),
    };
    let mut call = RecordedCall::begin(data, small_call(), options).unwrap();
    for word in words {
        call.apply(&Command::parse(word).unwrap()).unwrap();
    }
    call
}

fn played(data: &DataFolder, trainee: &str, words: &[&str], sealed: Option<SealReason>) -> PathBuf {
    let mut call = begun(data, trainee, words);
    if sealed == Some(SealReason::Finished) {
        call.apply(&Command::parse("finish").unwrap()).unwrap();
    }
    if let Some(reason) = sealed {
        call.seal(reason).unwrap();
    }
    call.path().to_owned()
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_what_was_written_in_a_whole_life() {
    use std::os::unix::fs::PermissionsExt as _;

    fn open_to_others(path: &Path, found: &mut Vec<(PathBuf, u32)>) {
        let about = fs::symlink_metadata(path).unwrap();
        let mode = about.permissions().mode() & 0o777;
        let wanted = if about.is_dir() { 0o700 } else { 0o600 };
        if mode != wanted {
            found.push((path.to_owned(), mode));
        }
        if about.is_dir() {
            for entry in fs::read_dir(path).unwrap() {
                open_to_others(&entry.unwrap().path(), found);
            }
        }
    }

    let life = Life::new();
    let (second, reports) = (life.folder.path().join("second"), life.folder.path().join("reports"));
    run(&life.keys(), &second, &["import", text(&life.data())]).expect(0);
    run(&life.keys(), &second, &["library"]).expect(0);
    life.run(&["report", text(&life.marked), "--known-names", "--out", text(&reports)])
        .expect(0);
    let access = life.folder.path().join("access");
    life.run(&["access", "--trainee", NAME, "--out", text(&access)])
        .expect(0);
    let look = |count: usize| {
        let mut found = Vec::new();
        let mut all = 0;
        for folder in [
            life.data(),
            life.keys(),
            second.clone(),
            reports.clone(),
            access.clone(),
        ] {
            all += files(&folder).len();
            open_to_others(&folder, &mut found);
        }
        assert_eq!(
            found,
            [],
            "as {:?}",
            found.iter().map(|(_, mode)| format!("{mode:o}")).collect::<Vec<_>>()
        );
        assert!(all >= count, "{all} files");
    };
    look(40);
    life.run(&["erase", "--trainee", NAME, "--ground", "Asked for", "--yes"])
        .expect(0);
    look(25);
}

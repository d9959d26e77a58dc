//! Calls that are played in the terminal as one of the profiles of the machine.

use std::fs;
use std::path::Path;

use rolecall::store::fs::RealFs;
use rolecall::store::record_file::read_record;

use crate::terminal::run;

const FEE: &str = "tests/data/calls/fee.ron";

const FOLDER: &str = "00112233445566aa";
const ANN: &str = "8f3a12cd00112233445566778899aabb";

/// A list as earlier versions wrote it, so that the program itself seals the names with its own keys.
fn with_profiles(data: &Path) {
    let list = format!(
        "(list: [(folder: {FOLDER:?}, name: \"Ann\", trainee: {ANN:?}), \
         (folder: \"00112233445566bb\", name: \"Ben\", trainee: \"8f3a12cd00112233445566778899aacc\")])"
    );
    fs::write(data.join("profiles.ron"), list).unwrap();
}

#[test]
fn a_record_of_a_profile_is_its_own_and_can_be_resumed() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    with_profiles(home);
    let left = run(home, &["talk", FEE, "--seed", "1", "--profile", "Ann"], &["a"]).expect(2);
    let record = Path::new(left.out.lines().last().unwrap()).to_owned();
    let own = home.join("profiles").join(FOLDER);
    assert!(record.starts_with(&own), "{record:?}");
    assert_eq!(read_record(&RealFs, &record).unwrap().header.trainee, ANN);
    // The command that is shown finds the record's archive.
    let command = left.out.lines().find(|line| line.contains("--resume")).unwrap();
    assert!(command.contains(&format!("--data {}", own.display())), "{command}");
    let resumed = run(&own, &["talk", "--resume", record.to_str().unwrap()], &["1"]);
    assert!(resumed.out.contains("> 1"), "{}", resumed.out);
    assert!(!home.join("sessions").exists(), "nothing of it is nobody's");
}

#[test]
fn a_profile_that_is_not_there_begins_nothing_and_the_others_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    let talk = |locale| {
        let talk = ["--locale", locale, "talk", FEE, "--profile", "Anne"];
        run(home, &talk, &["a"]).expect(2).err
    };
    assert!(talk("en").contains("There are none yet"), "{}", talk("en"));
    with_profiles(home);
    for (locale, told) in [("en", "There are: Ann, Ben."), ("zh-Hans", "现有：Ann、Ben。")] {
        assert!(talk(locale).contains(told), "{}", talk(locale));
    }
    assert!(!home.join("sessions").exists());
}

/// A folder with a finished record of Ann's and one of nobody in particular: their ids.
fn with_two_records(home: &Path) -> [String; 2] {
    with_profiles(home);
    // Whoever types the name need not mind capitals.
    [["--seed", "1", "--profile", "aNN"].as_slice(), &["--seed", "2"]].map(|options| {
        let talk = [["talk", FEE].as_slice(), options].concat();
        let record = run(home, &talk, &["a"])
            .expect(2)
            .out
            .lines()
            .last()
            .unwrap()
            .to_owned();
        Path::new(&record).file_stem().unwrap().to_str().unwrap().to_owned()
    })
}

#[test]
fn the_list_has_the_records_of_profiles_below_their_names() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    let [anns, nobodys] = with_two_records(home);
    let list = |options: &[&str]| run(home, &[["sessions"].as_slice(), options].concat(), &[""; 0]).expect(0);
    for (locale, nobody, ann) in [
        ("en", "Nobody in particular:", "Ann:"),
        ("zh-Hans", "不指定用户：", "Ann："),
    ] {
        let out = list(&["--locale", locale]).out;
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!((lines.len(), lines[0], lines[2]), (4, nobody, ann), "{out}");
        assert!(lines[1].contains(&nobodys) && lines[3].contains(&anns), "{out}");
        let of_ann = list(&["--locale", locale, "--profile", "ann"]).out;
        assert_eq!(of_ann.lines().collect::<Vec<_>>(), [ann, lines[3]]);
    }
    let of_ben = list(&["--profile", "Ben"]);
    assert!(
        of_ben.out.is_empty() && of_ben.err.contains("there are no records in"),
        "{of_ben:?}"
    );
    run(home, &["sessions", "--profile", "Carl", "--locale", "en"], &[""; 0])
        .expect(2)
        .naming(&["There are: Ann, Ben."]);
    // Where nobody has a profile, the list is one list.
    fs::remove_dir_all(home.join("profiles")).unwrap();
    assert_eq!(list(&["--locale", "en"]).out.lines().count(), 1);
}

#[test]
fn a_record_of_a_profile_is_found_by_its_id() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    let [anns, nobodys] = with_two_records(home);
    let path = run(home, &["sessions", "--profile", "Ann"], &[""; 0]).out;
    let path = path.split_whitespace().last().unwrap();
    for named in [anns.as_str(), path] {
        run(home, &["replay", named], &[""; 0]).expect(0);
        let verified = run(home, &["verify", named, "--locale", "en"], &[""; 0]).expect(0).out;
        assert!(verified.contains("in order"), "{verified}");
        run(home, &["score", named, "--locale", "en"], &[""; 0])
            .expect(1)
            .naming(&["--resume"]);
    }
    // What both begin with names neither.
    let both = anns
        .chars()
        .zip(nobodys.chars())
        .take_while(|(one, other)| one == other);
    let both: String = both.map(|(one, _)| one).collect();
    run(home, &["replay", &both], &[""; 0])
        .expect(2)
        .naming(&[&anns, &nobodys]);
    let resumed = run(home, &["talk", "--resume", &anns], &["1"]);
    assert!(resumed.out.contains("> 1"), "{resumed:?}");
    let record = read_record(&RealFs, Path::new(path)).unwrap();
    assert_eq!(record.text.commands(), 2, "it goes on in its own folder");
}

#[test]
fn a_record_that_is_gone_from_a_profile_is_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    let [anns, _] = with_two_records(home);
    fs::remove_file(
        home.join("profiles")
            .join(FOLDER)
            .join(format!("sessions/{anns}.jsonl")),
    )
    .unwrap();
    let list = run(home, &["sessions", "--locale", "en", "--profile", "Ann"], &[""; 0])
        .expect(0)
        .out;
    assert!(list.contains("missing") && list.contains(&anns), "{list}");
}

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

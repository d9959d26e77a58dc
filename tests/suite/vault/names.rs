//! Names: only in the vault, taken over from older lists without loss, and never written over where they cannot be opened.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::profiles::Profiles;
use rolecall::store::trainee_names::TraineeNames;
use rolecall::store::vault::Vault;

use super::holding;
use crate::store::faulty_fs::FaultyFs;

const ANN: &str = "00112233445566778899aabbccddeeff";
const WANG: &str = "ffeeddccbbaa99887766554433221100";
/// A list as the version before the vault wrote it.
const OLD_LIST: &str = r#"(
    list: [
        (
            folder: "9f37dc966690a50c",
            name: "Ann Canary",
            trainee: "00112233445566778899aabbccddeeff",
        ),
        (
            folder: "0f37dc966690a50c",
            name: "王芳金丝雀",
            trainee: "ffeeddccbbaa99887766554433221100",
        ),
    ],
    last: Some("0f37dc966690a50c"),
)"#;

/// A folder of data whose keys lie beside it.
fn with_keys(folder: &Path) -> DataFolder {
    DataFolder::at(Arc::new(RealFs), folder.join("data")).with_keys(folder.join("keys"))
}

fn with_old_list(folder: &Path) {
    fs::create_dir_all(folder.join("data")).unwrap();
    fs::write(folder.join("data/profiles.ron"), OLD_LIST).unwrap();
}

fn named(data: &DataFolder) -> Vec<(String, String)> {
    let profiles = Profiles::read(data).unwrap();
    profiles
        .list
        .into_iter()
        .map(|profile| (profile.trainee, profile.name))
        .collect()
}

fn expected() -> Vec<(String, String)> {
    [(ANN, "Ann Canary"), (WANG, "王芳金丝雀")]
        .map(|(trainee, name)| (trainee.to_owned(), name.to_owned()))
        .to_vec()
}

#[test]
fn an_old_list_is_taken_over_when_it_is_first_read() {
    for has_keys in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        with_old_list(folder.path());
        let data = match has_keys {
            true => with_keys(folder.path()),
            false => DataFolder::at(Arc::new(RealFs), folder.path().join("data")),
        };
        for _ in 0..2 {
            assert_eq!(named(&data), expected(), "keys: {has_keys}");
            assert_eq!(Profiles::read(&data).unwrap().current().unwrap().name, "王芳金丝雀");
            let list = fs::read_to_string(data.root().join("profiles.ron")).unwrap();
            assert!(
                !list.contains("Ann") && !list.contains("王芳") && list.contains(ANN),
                "{list}"
            );
        }
        let names = TraineeNames::known(&data).unwrap();
        assert_eq!(names.pseudonyms_of("canary"), [ANN]);
        let in_clear = holding(data.root(), "Ann Canary");
        if has_keys && cfg!(feature = "assessor") {
            assert_eq!(in_clear, [] as [std::path::PathBuf; 0], "sealed");
            assert!(folder.path().join("keys/people").join(format!("{ANN}.key")).exists());
        } else {
            assert_eq!(in_clear, [data.root().join("vault").join(format!("{ANN}.name"))]);
        }
    }
}

#[test]
fn no_accident_of_the_disk_loses_a_name() {
    let mut accidents = 0;
    for fails_at in 0.. {
        let folder = tempfile::tempdir().unwrap();
        with_old_list(folder.path());
        let faulty = FaultyFs::default();
        faulty.plan(|plan| {
            plan.fails_at = Some(fails_at);
            plan.for_ever = true;
            plan.short_write = 3;
        });
        let broken =
            DataFolder::at(Arc::new(faulty.clone()), folder.path().join("data")).with_keys(folder.path().join("keys"));
        // Whoever is there can still be shown, if the list can be read at all.
        if let Ok(profiles) = Profiles::read(&broken) {
            assert!(
                profiles.list.iter().any(|profile| profile.name == "Ann Canary"),
                "operation {fails_at}"
            );
        }
        assert_eq!(named(&with_keys(folder.path())), expected(), "operation {fails_at}");
        if faulty.take_log().len() <= fails_at {
            break;
        }
        accidents += 1;
    }
    assert!(accidents > 10, "{accidents}");
}

#[test]
fn a_new_profile_has_its_name_in_the_vault_only() {
    let folder = tempfile::tempdir().unwrap();
    let data = with_keys(folder.path());
    let mut profiles = Profiles::default();
    profiles.add("Zhu Canary").unwrap();
    profiles.write(&data).unwrap();
    assert_eq!(Profiles::read(&data).unwrap(), profiles);
    let mut other = DataFolder::at(Arc::new(RealFs), folder.path().join("other")).with_keys(folder.path().join("keys"));
    Vault::of(&other).put(ANN, "Ann").unwrap();
    other = other.with_keys(folder.path().join("other/keys"));
    if cfg!(feature = "assessor") {
        assert_eq!(holding(data.root(), "Canary").len(), 0);
        // Keys in the folder of data would be given away with it: nothing is kept, and it is said what to do.
        let refused = Vault::of(&other).put(WANG, "Wang").unwrap_err().to_string();
        assert!(refused.contains("ROLECALL_KEYS"), "{refused}");
        assert!(!Vault::of(&other).has(WANG).unwrap());
    }
    for no_name in ["", " ", "A\u{202e}B", &"x".repeat(201)] {
        assert!(Vault::of(&data).put(ANN, no_name).is_err(), "{no_name:?}");
    }
    assert!(Vault::of(&data).put("../../etc/passwd", "Ann").is_err());
    assert_eq!(Vault::of(&data).name("../profiles").unwrap(), None);
}

#[cfg(feature = "assessor")]
#[test]
fn without_its_key_a_name_is_unknown_and_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    with_old_list(folder.path());
    let data = with_keys(folder.path());
    assert_eq!(named(&data), expected());
    let sealed = fs::read(data.root().join("vault").join(format!("{ANN}.name"))).unwrap();
    let keys = folder.path().join("keys");
    fs::rename(&keys, folder.path().join("elsewhere")).unwrap();
    let mut profiles = Profiles::read(&data).unwrap();
    assert_eq!(profiles.list[0].name, ANN[..8], "the profile is still there");
    profiles.add("Somebody").unwrap();
    profiles.write(&data).unwrap();
    let after = fs::read(data.root().join("vault").join(format!("{ANN}.name"))).unwrap();
    assert_eq!(after, sealed);
    // Another key of the same name opens nothing.
    let (ann, somebody) = (
        keys.join("people").join(format!("{ANN}.key")),
        format!("{}.key", profiles.list[2].trainee),
    );
    fs::copy(keys.join("people").join(somebody), &ann).unwrap();
    assert_eq!(Vault::of(&data).name(ANN).unwrap(), None);
    fs::copy(folder.path().join("elsewhere/people").join(format!("{ANN}.key")), &ann).unwrap();
    assert_eq!(Vault::of(&data).name(ANN).unwrap().as_deref(), Some("Ann Canary"));
}

#[cfg(feature = "assessor")]
#[test]
fn names_of_a_build_without_seals_are_sealed_when_they_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let plain = DataFolder::at(Arc::new(RealFs), folder.path().join("data"));
    Vault::of(&plain).put(ANN, "Ann Canary").unwrap();
    assert_eq!(holding(plain.root(), "Ann Canary").len(), 1);
    let data = with_keys(folder.path());
    assert_eq!(Vault::of(&data).names().unwrap()[ANN], "Ann Canary");
    assert_eq!(holding(data.root(), "Ann Canary").len(), 0);
    assert_eq!(Vault::of(&data).name(ANN).unwrap().as_deref(), Some("Ann Canary"));
    assert_eq!(
        Vault::of(&plain).name(ANN).unwrap(),
        None,
        "it is left alone where it cannot be opened"
    );
}

#[test]
fn a_name_with_something_that_cannot_be_seen_does_not_stay_in_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("data/profiles.ron");
    with_old_list(folder.path());
    let hidden = OLD_LIST
        .replace("Ann Canary", "Ann\u{202e} Canary")
        .replace("王芳金丝雀", "\u{202e}\u{200b}");
    assert_ne!(hidden, OLD_LIST);
    fs::write(&list, hidden).unwrap();
    let data = with_keys(folder.path());
    for _ in 0..2 {
        let cleaned =
            [(ANN, "Ann Canary"), (WANG, &WANG[..8])].map(|(trainee, name)| (trainee.to_owned(), name.to_owned()));
        assert_eq!(named(&data), cleaned);
        let written = fs::read_to_string(&list).unwrap();
        assert!(!written.contains("Ann") && !written.contains('\u{202e}'), "{written}");
    }
    let mut profiles = Profiles::read(&data).unwrap();
    profiles.add("Li\u{200b}u").unwrap();
    profiles.write(&data).unwrap();
    assert!(named(&data).iter().any(|(_, name)| name == "Liu"));
}

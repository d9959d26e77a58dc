//! Profiles: each has a folder of its own, names stay in the vault, and a list that cannot be read is never written over.

use std::sync::Arc;

use rolecall::store::error::StoreError;
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::profiles::{LONGEST_NAME, MOST_PROFILES, NotAProfile, NotNamed, Profile, Profiles};

fn folder() -> (tempfile::TempDir, DataFolder) {
    let folder = tempfile::tempdir().unwrap();
    let data = DataFolder::at(Arc::new(RealFs), folder.path().to_owned());
    (folder, data)
}

#[test]
fn a_profile_has_a_folder_and_a_pseudonym_that_stay() {
    let (_folder, data) = folder();
    let mut profiles = Profiles::read(&data).unwrap();
    assert_eq!(profiles.current(), None);
    profiles.add(" 王芳 ").unwrap();
    profiles.add("Li Na").unwrap();
    profiles.write(&data).unwrap();
    let again = Profiles::read(&data).unwrap();
    assert_eq!(again, profiles);
    let current = again.current().unwrap();
    assert_eq!(current.name, "Li Na");
    let own = data.of_profile(current);
    assert!(own.root().starts_with(data.root()) && own.root() != data.root());
    assert!(
        !own.root().display().to_string().contains("Li Na"),
        "names stay in the vault"
    );
    // The same name is the same person.
    profiles.add("王芳").unwrap();
    assert_eq!(profiles.list.len(), 2);
    assert_eq!(profiles.current().unwrap().trainee, again.list[0].trainee);
}

#[test]
fn capitals_make_no_other_person() {
    let mut profiles = Profiles::default();
    for name in ["Anna", "Łucja", "Straße", "王芳"] {
        profiles.add(name).unwrap();
    }
    for (name, place) in [("anna", 0), ("ŁUCJA", 1), ("STRASSE", 2), (" 王芳 ", 3)] {
        assert_eq!(profiles.named(name), Ok(&profiles.list[place]));
        assert_eq!(profiles.add(name), Ok(false), "nobody new");
        assert_eq!(profiles.current(), Some(&profiles.list[place]), "{name}");
    }
    assert_eq!(profiles.list.len(), 4);
    assert_eq!(profiles.named("Ana"), Err(NotNamed::Nobody));
    // Lists of earlier versions may have both; each is found as it is written, and another spelling is neither.
    let twin = Profile {
        name: "anna".to_owned(),
        ..profiles.list[0].clone()
    };
    profiles.list.push(twin);
    assert_eq!(profiles.named("anna"), Ok(&profiles.list[4]));
    assert_eq!(profiles.add("ANNA"), Err(NotAProfile::Several));
    assert_eq!(profiles.named("Anna"), Ok(&profiles.list[0]));
    let both = ["Anna", "anna"].map(str::to_owned).to_vec();
    assert_eq!(profiles.named("ANNA"), Err(NotNamed::Several(both)));
}

#[test]
fn names_and_numbers_have_limits() {
    let mut profiles = Profiles::default();
    assert_eq!(profiles.add("  \n "), Err(NotAProfile::Name));
    assert_eq!(profiles.add(&"字".repeat(LONGEST_NAME + 1)), Err(NotAProfile::Name));
    for number in 0..MOST_PROFILES {
        profiles.add(&format!("Trainee {number}")).unwrap();
    }
    assert_eq!(profiles.add("One more"), Err(NotAProfile::TooMany));
}

#[test]
fn a_list_that_leads_out_of_the_folder_is_refused_and_kept() {
    let (folder, data) = folder();
    let path = folder.path().join("profiles.ron");
    let hostile = [
        r#"(list: [(folder: "../../../../etc", name: "A", trainee: "00112233445566778899aabbccddeeff")], last: None)"#,
        r#"(list: [(folder: "9f37dc966690a50c", name: "", trainee: "00112233445566778899aabbccddeeff")], last: None)"#,
        r#"(list: [(folder: "9f37dc966690a50c", name: "A", trainee: "somebody")], last: None)"#,
        r#"(list: [(folder: "9f37dc966690a50c", name: "A")])"#,
        "[[[[[[[[",
    ];
    for text in hostile {
        std::fs::write(&path, text).unwrap();
        let error = Profiles::read(&data).unwrap_err();
        assert!(matches!(error, StoreError::Unreadable { .. }), "{text}: {error}");
        assert!(error.to_string().contains("profiles.ron"), "{error}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    }
}

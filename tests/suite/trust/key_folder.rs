//! The folder of keys: what is in it, who can read it, and that nothing in it is ever lost or taken for another.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use rolecall::store::fs::RealFs;
use rolecall::store::keys::{KeyError, KeyFolder};

use super::Machine;

#[test]
fn keys_are_kept_for_their_owner_alone_and_never_overwritten() {
    let machine = Machine::new();
    let public = machine.with_key("centre");
    let secret = machine.keys().join("centre.key");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&secret), mode(&machine.keys())), (0o600, 0o700));
    }
    let before = fs::read(&secret).unwrap();
    machine
        .run(&["keys", "new", "centre"])
        .expect(2)
        .naming(&["never overwritten"]);
    machine
        .run(&["keys", "new", "../evil"])
        .expect(2)
        .naming(&["cannot be the name"]);
    assert_eq!(fs::read(&secret).unwrap(), before);
    let shown = machine.run(&["keys", "show"]).expect(0).out;
    assert_eq!(shown, fs::read_to_string(public).unwrap());
    assert!(!shown.contains("SECRET"));
    let listed = machine.run(&["keys", "list", "--format", "json"]).expect(0).out;
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    assert_eq!(listed["own"][0]["key"], listed["trusted"][0]["key"]);
}

#[test]
fn a_passphrase_seals_the_secret_half() {
    let machine = Machine::new();
    let (right, wrong) = (machine.file("right.txt"), machine.file("wrong.txt"));
    fs::write(&right, "correct horse\n").unwrap();
    fs::write(&wrong, "battery staple\n").unwrap();
    machine
        .run(&["keys", "new", "centre", "--passphrase-file", &right])
        .expect(0);
    let secret = fs::read(machine.keys().join("centre.key")).unwrap();
    assert!(secret.starts_with(b"age-encryption.org/v1\n"));
    let issue = ["ticket", "issue", "angry-complaint", "--rehearsal"];
    machine.run(&issue).expect(2).naming(&["has a passphrase"]);
    let with = |file: &str| machine.run(&[&issue[..], &["--passphrase-file", file]].concat());
    with(&wrong).expect(2).naming(&["does not open"]);
    with(&right).expect(0);
}

#[test]
fn keys_and_data_may_not_lie_in_each_other() {
    let machine = Machine::new();
    let inside = machine.data().join("keys");
    let ran = super::program(&machine.data())
        .args(["keys", "new", "centre", "--locale", "en"])
        .env("ROLECALL_KEYS", &inside)
        .output()
        .unwrap();
    assert_eq!(ran.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("lie in each other"));
    assert!(!inside.exists());
}

#[test]
fn a_revoked_key_counts_no_longer() {
    let machine = Machine::new();
    machine.with_key("centre");
    let ticket = machine.file("t.ticket");
    machine
        .run(&["ticket", "issue", "angry-complaint", "--rehearsal", "--out", &ticket])
        .expect(0);
    machine.run(&["ticket", "show", &ticket]).expect(0);
    let listed = machine.run(&["keys", "list"]).expect(0).out;
    let id = listed
        .lines()
        .find(|line| line.ends_with("centre"))
        .unwrap()
        .split_whitespace()
        .next()
        .unwrap()
        .to_owned();
    machine.run(&["keys", "revoke", "0123456789abcdef"]).expect(2);
    machine.run(&["keys", "revoke", &id]).expect(0);
    let shown = machine.run(&["ticket", "show", &ticket]).expect(1);
    assert!(shown.out.contains("no longer trusted"), "{}", shown.out);
}

#[test]
fn errors_are_told_in_chinese_too() {
    let machine = Machine::new();
    let ran = super::program(&machine.data())
        .args([
            "ticket",
            "issue",
            "angry-complaint",
            "--rehearsal",
            "--locale",
            "zh-Hans",
        ])
        .env("ROLECALL_KEYS", machine.keys())
        .output()
        .unwrap();
    assert_eq!(ran.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("这里还没有密钥"));
}

#[test]
fn no_link_and_no_detour_leads_the_keys_into_the_folder_of_data() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    let at = |root: &Path, data: &Path| KeyFolder::at(Arc::new(RealFs), root.to_owned(), data);
    let mut ways = vec![
        (folder.path().join("nowhere/../data/keys"), data.clone()),
        (data.join("keys"), folder.path().join("nowhere/../data")),
    ];
    #[cfg(unix)]
    {
        let link = folder.path().join("link");
        std::os::unix::fs::symlink(&data, &link).unwrap();
        ways.push((link.join("new/keys"), data.clone()));
        ways.push((data.join("keys"), link.clone()));
        ways.push((link.clone(), data.clone()));
    }
    for (keys, data) in ways {
        let found = at(&keys, &data);
        assert!(
            matches!(found, Err(KeyError::InsideData(_))),
            "{}: {found:?}",
            keys.display()
        );
    }
    assert!(at(&folder.path().join("keys"), &data).is_ok());
    assert!(at(&folder.path().join("data/../keys"), &data).is_ok());
}

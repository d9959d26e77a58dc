//! A record that lies in the folder of a profile is marked, voided and reported by its id: its archive and its marks lie beside it.

use std::fs;

use super::people::{data_with_record, new_key, run};

const SESSION: &str = "20261124-143947-angry-complaint-ef9e67";

#[test]
fn what_is_said_of_a_profiles_record_lies_beside_it_and_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let (root, keys) = (folder.path().join("data"), folder.path().join("keys"));
    let own = root.join("profiles/00112233445566aa");
    data_with_record(&own, &format!("{SESSION}.jsonl"));
    new_key(&keys, &root, "ann");
    let run = |arguments: &[&str]| run(&keys, &root, arguments);

    run(&["mark", SESSION, "confirm"]).expect(0);
    let change = [
        "override",
        "--dimension",
        "empathy",
        "--mark",
        "13.7",
        "--reason",
        "Seen",
    ];
    run(&[&["mark", SESSION], &change[..]].concat()).expect(0);
    assert!(own.join("marks").is_dir() && !root.join("marks").exists());
    assert!(run(&["marks", SESSION]).expect(0).out.contains("13.7"));

    let node = run(&["void", SESSION, "--node", "nowhere", "--reason", "Wrong"]).err;
    let node = node
        .split("There are: ")
        .nth(1)
        .unwrap()
        .split([',', '.'])
        .next()
        .unwrap();
    let fault = ["void", SESSION, "--node", node, "--reason", "It was misread", "--yes"];
    run(&fault).expect(0);

    let out = folder.path().join("out");
    let report = ["report", SESSION, "--format", "html", "--out", out.to_str().unwrap()];
    run(&report).expect(0);
    let pages = fs::read_dir(&out).unwrap().map(|page| page.unwrap().path());
    let pages: String = pages.filter_map(|page| fs::read_to_string(page).ok()).collect();
    for told in ["13.7", "It was misread"] {
        assert!(pages.contains(told), "\"{told}\" is not in the report");
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_the_folder_of_data_leads_to_the_same_marks() {
    let folder = tempfile::tempdir().unwrap();
    let (root, keys) = (folder.path().join("data"), folder.path().join("keys"));
    let own = root.join("profiles/00112233445566aa");
    data_with_record(&own, &format!("{SESSION}.jsonl"));
    new_key(&keys, &root, "ann");
    let link = folder.path().join("link");
    std::os::unix::fs::symlink(&root, &link).unwrap();
    let by_link = link.join(format!("profiles/00112233445566aa/sessions/{SESSION}.jsonl"));
    run(&keys, &root, &["mark", by_link.to_str().unwrap(), "confirm"]).expect(0);
    assert!(own.join("marks").is_dir() && !root.join("marks").exists());
}

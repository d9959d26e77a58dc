//! Whose marks a fault changes: it is told before anything is signed, it is what stands afterwards, and nobody's mark is lowered.

use std::path::Path;
use std::sync::Arc;

use rolecall::sim::assessment::event::Fault;
use rolecall::sim::assessment::judged::Judged;
use rolecall::store::fault_effect::FaultyVersion;
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::keys::KeyFolder;
use rolecall::store::marks::{Sign as _, Signer};
use rolecall::store::played_record::read_and_play;

const RECORD: &str = "20261124-143952-data-leak-d8f7ca.jsonl";

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        match path.is_dir() {
            true => copy(&path, &target),
            false => drop(std::fs::copy(&path, &target).unwrap()),
        }
    }
}

#[test]
fn what_was_told_beforehand_is_what_stands_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("data");
    copy(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sessions/v1/data"),
        &root,
    );
    let data = DataFolder::at(Arc::new(RealFs), root.clone());
    let keys = KeyFolder::named_or_found(&data, Some(folder.path().join("keys"))).unwrap();
    keys.create("ann", None).unwrap();
    let signer = Signer::new(keys.secret("ann", None).unwrap());
    let trust = keys.trust().unwrap();

    let played = read_and_play(&data, &data.sessions_path().join(RECORD)).unwrap();
    let judged = Judged::new(
        &played.record,
        played.replayed.call.program(),
        played.scorecard().as_ref(),
    );
    let steps = judged.computed.as_ref().unwrap().steps.iter();
    let worst = steps.max_by_key(|step| step.loss.iter().sum::<i32>()).unwrap();
    assert!(worst.loss.iter().sum::<i32>() > 0, "the play has lost something");
    let fault = Fault::Node {
        node: worst.node.clone(),
    };
    let read = || FaultyVersion::read(&data, &trust, "data-leak", &judged.scenario_sha256).unwrap();
    let version = read();
    let draft = version.draft(&data, signer.key(), &fault, "?").unwrap();
    let told = version.effect(&data, &trust, signer.key(), &draft).unwrap();
    assert!(
        !root.join("marks").exists() && read().known.events.is_empty(),
        "nothing was signed for that"
    );
    let own = told
        .records
        .iter()
        .find(|record| record.session == judged.session)
        .unwrap();
    let overall = |outcome: &Option<rolecall::sim::assessment::judged::Outcome>| outcome.as_ref().unwrap().overall;
    assert!(overall(&own.after) > overall(&own.before), "{own:?}");
    for record in &told.records {
        assert!(overall(&record.after) >= overall(&record.before), "{record:?}");
    }
    assert_eq!(told.of_this_version, told.records.len());

    let signed = version
        .sign(&data, &signer, &fault, "The figures contradict each other.")
        .unwrap();
    let stands = version.effect(&data, &trust, signer.key(), &signed).unwrap();
    assert_eq!(stands, told);
    let known = read().known.events;
    assert_eq!(known.len(), 1, "it is believed and counts from now on");
    // Said once more it changes nothing any more.
    let again = read();
    let draft = again.draft(&data, signer.key(), &fault, "?").unwrap();
    let again = again.effect(&data, &trust, signer.key(), &draft).unwrap();
    assert!(again.records.iter().all(|record| record.before == record.after));
}

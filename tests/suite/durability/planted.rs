//! The loops themselves are tested: bugs that are planted in how the disk is used must be found, and each by what it breaks.

use super::accident::PlantedBug;
use super::case::{prepared, run_all};
use super::crashes;

/// Runs a part of the loop of crashes with a bug, and expects that it is found with these words in these workloads.
#[track_caller]
fn found(bug: PlantedBug, workloads: &[&str], words: &str) {
    let prepared = prepared();
    let mut cases = crashes(&prepared, 1);
    cases.retain(|case| workloads.contains(&case.prepared.workload.name));
    let failures = run_all(&cases, Some(bug));
    for workload in workloads {
        let found = |failure: &&String| failure.contains(&format!("\"{workload} ")) && failure.contains(words);
        let example = failures.iter().find(found);
        println!("{bug:?}: {example:?}");
        assert!(
            example.is_some(),
            "{bug:?} is not found in {workload}: {} other failures, such as {:?}",
            failures.len(),
            failures.first()
        );
    }
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn acknowledging_before_the_sync_is_found() {
    found(
        PlantedBug::AcknowledgedBeforeTheSync,
        &["play", "resume", "mark"],
        "acknowledged and lost",
    );
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_rename_without_a_sync_of_the_folder_is_found() {
    found(
        PlantedBug::RenameWithoutSyncOfTheFolder,
        &["play", "import", "export"],
        "acknowledged and lost",
    );
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_recovery_that_cuts_off_a_good_line_is_found() {
    found(
        PlantedBug::RecoveryCutsOffAGoodLine,
        &["play", "resume", "branch"],
        "acknowledged and lost",
    );
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_recovery_that_empties_the_file_first_is_found() {
    found(
        PlantedBug::RecoveryEmptiesTheFileFirst,
        &["resume", "branch"],
        "acknowledged and lost",
    );
}

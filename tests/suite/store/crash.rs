//! A fault of the program: the report says where it was, and quotes nothing.

use std::process::Command;

/// The name under which this test plays the part of the program.
const CHILD: &str = "ROLECALL_TEST_CRASHES_IN";

#[test]
fn a_fault_leaves_a_report_that_names_nobody() {
    if let Some(folder) = std::env::var_os(CHILD) {
        let data = rolecall::store::folder::DataFolder::at(
            std::sync::Arc::new(rolecall::store::fs::RealFs),
            std::path::PathBuf::from(folder),
        );
        rolecall::store::crash_report::install(&data);
        panic!("Zhao Wei, account 4711");
    }
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "store::crash::a_fault_leaves_a_report_that_names_nobody"])
        .env(CHILD, folder.path())
        .output()
        .unwrap();
    assert!(!output.status.success());
    let reports: Vec<_> = std::fs::read_dir(folder.path().join("crashes")).unwrap().collect();
    assert_eq!(reports.len(), 1);
    let text = std::fs::read_to_string(reports[0].as_ref().unwrap().path()).unwrap();
    assert!(text.contains("crash.rs:"), "{text}");
    assert!(!text.contains("Zhao") && !text.contains("4711"), "{text}");
}

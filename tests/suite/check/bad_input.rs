//! Input that no author means to give: very large calls, circles, files that are no files or change, folders that are closed.
//! Each is told in a clear finding, in bounded time.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rolecall::sim::check::check;
use tempfile::TempDir;

use super::examples::{file, minimal, replaced};
use super::fixtures::base;
use super::told::with_nodes;

/// Tests run with few optimisations and beside each other; the shipped program needs about a tenth of this.
// Only a program that hangs is caught here; how fast it is stands in the bench.
const LONGEST: Duration = Duration::from_secs(120);

fn codes(call: String) -> Vec<&'static str> {
    let mut files = base();
    files.push(file("minimal.ron", call));
    let began = Instant::now();
    let mut codes: Vec<_> = check(&files).findings.iter().map(|finding| finding.code).collect();
    assert!(began.elapsed() < LONGEST, "{:?}", began.elapsed());
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The smallest call with these nodes behind its first, which leads to the node n0.
fn call_with(nodes: &str) -> String {
    let call = replaced(
        &minimal(),
        "mood: (tension: -10), to: \"settled\"",
        "mood: (tension: -10), to: \"n0\"",
    );
    replaced(&call, "    ],\n    wrap_up", &format!("{nodes}    ],\n    wrap_up"))
}

/// Decisions of which each leads to eight others.
fn circles(count: usize) -> String {
    let mut nodes = String::new();
    for from in 0..count {
        nodes.push_str(&format!("(id: \"n{from}\", ask: (options: ["));
        for option in 0..8 {
            let to = (from * 8 + option * 131 + 1) % count;
            nodes.push_str(&format!(
                "(id: \"o{option}\", label: \"L{option}\", mood: (tension: {}), to: \"n{to}\", why: \"W.\"),",
                [-20, -15, -10, -5, 5, 10, 15, 20][option]
            ));
        }
        nodes.push_str("(id: \"out\", label: \"Out\", to: \"settled\", why: \"W.\")])),\n");
    }
    nodes
}

#[test]
fn five_thousand_nodes_are_checked_in_time() {
    assert_eq!(codes(with_nodes(5000)), [""; 0]);
    assert_eq!(codes(with_nodes(5001)), ["too-many-nodes"]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn many_circles_are_checked_in_time() {
    assert_eq!(codes(call_with(&circles(800))), [""; 0]);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn many_mistakes_are_found_in_time() {
    let mut nodes = String::new();
    for index in 0..3000 {
        nodes.push_str(&format!(
            "(id: \"n{index}\", says: 5, mood: (tension: \"x\"), to: \"m{index}\", too: 1),\n"
        ));
    }
    assert_eq!(
        codes(call_with(&nodes)),
        ["unknown-field", "unknown-target", "wrong-type"]
    );
}

/// A folder with the shared files and the smallest call.
fn library() -> TempDir {
    let folder = TempDir::new().unwrap();
    let scenarios = folder.path().join("scenarios");
    for part in ["rules", "facts"] {
        fs::create_dir_all(scenarios.join(part)).unwrap();
    }
    for file in base() {
        fs::write(scenarios.join(file.name), file.bytes).unwrap();
    }
    fs::write(scenarios.join("minimal.ron"), minimal()).unwrap();
    folder
}

fn run(command: &mut Command, folder: &Path) -> (Output, Vec<(String, String)>) {
    let output = command
        .current_dir(folder)
        .args(["check", "scenarios", "--format", "json"])
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout.clone()).unwrap();
    let found = printed.lines().map(|line| {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        let word = |name: &str| finding[name].as_str().unwrap().to_owned();
        (word("code"), word("file"))
    });
    let found = found.collect();
    (output, found)
}

fn rolecall() -> Command {
    Command::new(env!("CARGO_BIN_EXE_rolecall"))
}

fn pair(code: &str, file: &str) -> (String, String) {
    (code.to_owned(), file.to_owned())
}

#[test]
fn two_files_of_one_id_are_told() {
    let folder = library();
    fs::write(folder.path().join("scenarios/second.ron"), minimal()).unwrap();
    let (output, found) = run(&mut rolecall(), folder.path());
    assert_eq!(found, [pair("wrong-file-name", "scenarios/second.ron")]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_folder_that_is_called_like_a_call_is_told() {
    let folder = library();
    fs::create_dir(folder.path().join("scenarios/x.ron")).unwrap();
    let (output, found) = run(&mut rolecall(), folder.path());
    assert_eq!(found, [pair("not-a-file", "scenarios/x.ron")]);
    assert_eq!(output.status.code(), Some(0));
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_are_told() {
    use std::os::unix::fs::symlink;
    let folder = library();
    let scenarios = folder.path().join("scenarios");
    symlink("loop.ron", scenarios.join("loop.ron")).unwrap();
    symlink("../scenarios", scenarios.join("round")).unwrap();
    fs::remove_dir_all(scenarios.join("facts")).unwrap();
    symlink("facts", scenarios.join("facts")).unwrap();
    let (output, found) = run(&mut rolecall(), folder.path());
    // What the facts would have declared is not told as unknown.
    assert_eq!(
        found,
        [
            pair("unreadable-folder", "scenarios/facts"),
            pair("not-a-file", "scenarios/loop.ron"),
        ]
    );
    assert_eq!(output.status.code(), Some(1));
}

/// The program as somebody who may read only what everybody may. The administrator may read everything, so if the tests are run
/// by one, the program is run by nobody.
#[cfg(unix)]
fn rolecall_as_a_stranger(folder: &Path) -> Command {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    use std::os::unix::process::CommandExt as _;
    const NOBODY: u32 = 65_534;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
    if fs::metadata(folder).unwrap().uid() != 0 {
        return rolecall();
    }
    let copy = folder.join("rolecall");
    fs::copy(env!("CARGO_BIN_EXE_rolecall"), &copy).unwrap();
    let mut command = Command::new(copy);
    command.uid(NOBODY).gid(NOBODY);
    command
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_told_and_the_rest_is_checked() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = library();
    let scenarios = folder.path().join("scenarios");
    fs::write(scenarios.join("closed.ron"), minimal()).unwrap();
    fs::write(scenarios.join("broken.ron"), "(").unwrap();
    for (name, mode) in [("closed.ron", 0o000), ("rules", 0o000)] {
        fs::set_permissions(scenarios.join(name), fs::Permissions::from_mode(mode)).unwrap();
    }
    let (output, found) = run(&mut rolecall_as_a_stranger(folder.path()), folder.path());
    fs::set_permissions(scenarios.join("rules"), fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let mut expected = vec![
        pair("syntax", "scenarios/broken.ron"),
        pair("unreadable-file", "scenarios/closed.ron"),
        pair("unreadable-folder", "scenarios/rules"),
    ];
    expected.sort();
    let mut found = found;
    found.sort();
    assert_eq!(found, expected);
}

#[test]
#[cfg_attr(not(feature = "assessor"), ignore = "long: `make test` runs it")]
fn a_file_that_changes_all_the_time_stops_nobody() {
    let folder = library();
    let path = folder.path().join("scenarios/minimal.ron");
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let whole = minimal();
            let mut length = 0;
            while !done.load(Ordering::Relaxed) {
                length = (length + 97) % whole.len();
                let _ = fs::write(&path, &whole.as_bytes()[..length]);
            }
        });
        for _ in 0..10 {
            let (output, found) = run(&mut rolecall(), folder.path());
            assert!(output.status.code().is_some_and(|code| code < 2), "{output:?}");
            assert!(
                found.iter().all(|(_, file)| file == "scenarios/minimal.ron"),
                "{found:?}"
            );
        }
        done.store(true, Ordering::Relaxed);
    });
}

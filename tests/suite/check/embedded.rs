//! The shipped calls inside the program are those of the folder.

use std::fs;
use std::path::Path;

use rolecall::sim::check::check;
use rolecall::store::embedded::EMBEDDED;
use rolecall::store::scenario_files::embedded;

use crate::golden::{Goldens, files};

#[test]
fn the_list_is_in_step_with_the_folder() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("scenarios");
    let mut names = Vec::new();
    for part in ["", "facts", "rules"] {
        for path in files(&folder.join(part), "ron") {
            names.push(path.strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/"));
        }
    }
    names.sort();
    let mut text = "//! The shipped calls inside the program, so that it runs without any other file. A test keeps the list in step with the folder.\n\n/// Names below `scenarios/` and contents.\n#[rustfmt::skip]\npub const EMBEDDED: &[(&str, &[u8])] = &[\n".to_owned();
    for name in &names {
        text.push_str(&format!(
            "    (\"{name}\", include_bytes!(\"../../scenarios/{name}\")),\n"
        ));
    }
    text.push_str("];\n");
    let mut goldens = Goldens::default();
    goldens.compare(&root.join("src/store/embedded.rs"), &text);
    goldens.finish();
    for (name, bytes) in EMBEDDED {
        assert_eq!(*bytes, fs::read(folder.join(name)).unwrap(), "{name}");
    }
}

#[test]
fn the_shipped_calls_have_no_errors() {
    let checked = check(&embedded().files);
    let errors: Vec<_> = checked
        .findings
        .iter()
        .filter(|finding| finding.severity == rolecall::sim::diagnostic::Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert!(checked.scenarios.len() >= 4);
}

//! Statements sent to a real learning record store, Ralph, and read back from it.

use std::collections::BTreeSet;
use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::played::{data, records};
use super::tools::ralph;
use crate::terminal::program;

const USER: &str = "assessor";
const PASSWORD: &str = "secret";
/// What `ralph auth` makes of that name and password.
const CREDENTIALS: &str = r#"[{"agent": {"account": {"homePage": "https://rolecall.invalid", "name": "rolecall"},
    "objectType": "Agent", "name": "Rolecall"}, "scopes": ["all"], "username": "assessor",
    "hash": "$2b$12$r3rLmgA6PNd6qJhTWV28M.qDcxS6kE9gnuQxyqzkoT.v0L0Xx62Y."}]"#;

/// Ralph with its files as the place for statements. By itself it writes such a file once and never adds to it.
const SERVER: &str = "
import sys, uvicorn
from ralph.backends.data.base import BaseOperationType
from ralph.backends.lrs.fs import FSLRSBackend
FSLRSBackend.default_operation_type = BaseOperationType.APPEND
uvicorn.run('ralph.api:app', host='127.0.0.1', port=int(sys.argv[1]), log_level='warning')
";

/// A store on this machine that ends with this value.
struct Store {
    child: Child,
    address: String,
}

impl Store {
    fn start(program: &Path, folder: &Path) -> Self {
        fs::write(folder.join("auth.json"), CREDENTIALS).unwrap();
        fs::create_dir(folder.join("statements")).unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let child = Command::new(program.with_file_name("python"))
            .args(["-c", SERVER, &port.to_string()])
            .current_dir(folder)
            .env("RALPH_APP_DIR", folder)
            .env("RALPH_RUNSERVER_BACKEND", "fs")
            .env(
                "RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH",
                folder.join("statements"),
            )
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let store = Self {
            child,
            address: format!("http://127.0.0.1:{port}/xAPI"),
        };
        let begun = Instant::now();
        while store.get("statements?limit=1").is_none() {
            assert!(begun.elapsed() < Duration::from_secs(60), "the store does not answer");
            std::thread::sleep(Duration::from_millis(100));
        }
        store
    }

    fn get(&self, path: &str) -> Option<Value> {
        let answer = ureq::get(format!("{}/{path}", self.address))
            // "assessor:secret" in base 64.
            .header("Authorization", "Basic YXNzZXNzb3I6c2VjcmV0")
            .header("X-Experience-API-Version", "1.0.3")
            .call();
        serde_json::from_str(&answer.ok()?.body_mut().read_to_string().ok()?).ok()
    }

    /// The statements of these sessions, without what the store itself has added.
    fn statements(&self, registrations: &BTreeSet<String>) -> Vec<Value> {
        let mut found = Vec::new();
        for registration in registrations {
            let page = self
                .get(&format!("statements?limit=100&registration={registration}"))
                .unwrap();
            // A store gives at most a hundred at once, and no session here has as many.
            found.extend(page["statements"].as_array().unwrap().clone());
        }
        for statement in &mut found {
            let fields = statement.as_object_mut().unwrap();
            assert!(fields.remove("stored").is_some() && fields.remove("authority").is_some());
        }
        sorted(found)
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn sorted(mut statements: Vec<Value>) -> Vec<Value> {
    statements.sort_by_key(|statement| statement["id"].as_str().unwrap().to_owned());
    statements
}

#[test]
fn a_store_takes_the_statements_and_gives_them_back_equal() {
    let Some(ralph) = ralph() else { return };
    let folder = tempfile::tempdir().unwrap();
    let store = Store::start(&ralph, folder.path());
    let out = folder.path().join("out");
    let send = |home_page: &str, password: &str, records: &[std::path::PathBuf]| {
        let sent = program(&data())
            .args([
                "report",
                "--format",
                "xapi",
                "--force",
                "--home-page",
                home_page,
                "--out",
            ])
            .arg(&out)
            .args([
                "--lrs",
                &store.address,
                "--lrs-user",
                USER,
                "--lrs-password-env",
                "STORE_PASSWORD",
            ])
            .args(records)
            .env("STORE_PASSWORD", password)
            .output()
            .unwrap();
        (sent.status.code(), String::from_utf8(sent.stderr).unwrap())
    };
    let site = "https://training.example";
    // One call is there before the others, so that a later message holds old and new statements together.
    let records = records();
    assert_eq!(send(site, PASSWORD, &records[..1]).0, Some(0));
    let (code, said) = send(site, PASSWORD, &records);
    assert_eq!(code, Some(0), "{said}");
    let written: Vec<Value> = serde_json::from_slice(&fs::read(out.join("statements.json")).unwrap()).unwrap();
    let written = sorted(written);
    assert!(written.len() > 60, "{}", written.len());
    let registrations = written
        .iter()
        .map(|one| one["context"]["registration"].as_str().unwrap().to_owned());
    let registrations: BTreeSet<String> = registrations.collect();
    assert_eq!(registrations.len(), 12);
    assert_eq!(store.statements(&registrations), written);

    // The same again: nothing is added, and nothing is in the way.
    assert_eq!(send(site, PASSWORD, &records).0, Some(0));
    assert_eq!(store.statements(&registrations).len(), written.len());

    // Another site for the same ids is another statement, which no store may put in its place.
    let (code, said) = send("https://other.example", PASSWORD, &records);
    assert!(code == Some(2) && said.contains("409"), "{said}");
    let (code, said) = send(site, "wrong", &records);
    assert!(code == Some(2) && said.contains("401"), "{said}");
    assert_eq!(store.statements(&registrations), written);
}

#[test]
fn a_store_that_is_not_there_or_not_safe_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    for (address, password, word) in [
        (format!("http://127.0.0.1:{port}"), Some("x"), "cannot be reached"),
        ("http://lrs.example".to_owned(), Some("x"), "https"),
        (format!("http://127.0.0.1:{port}"), None, "STORE_PASSWORD"),
    ] {
        let mut command = program(&data());
        command.args(["report", "--format", "xapi", "--lrs", &address, "--lrs-user", USER]);
        command
            .args(["--lrs-password-env", "STORE_PASSWORD"])
            .arg(&records()[0]);
        command
            .env_remove("STORE_PASSWORD")
            .envs(password.map(|password| ("STORE_PASSWORD", password)));
        let ran = command.current_dir(folder.path()).output().unwrap();
        let said = String::from_utf8(ran.stderr).unwrap();
        assert!(ran.status.code() == Some(2) && said.contains(word), "{word}: {said}");
        assert!(!said.contains("secret"));
    }
}

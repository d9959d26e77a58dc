//! A display that exists for one test only: Xvfb. Where it is missing, the test says so and is skipped, unless no skip is allowed.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::terminal::program;

/// Set where every tool is installed, so that nothing can be skipped unnoticed.
const NO_SKIP: &str = "ROLECALL_NO_SKIP";
/// Software renderers on busy machines are slow.
pub const PATIENCE: Duration = Duration::from_secs(240);

/// A display; it ends with the test.
pub struct Display {
    server: Child,
    name: String,
}

/// A running program; it ends with the test.
pub struct Window(pub Child);

/// Says why a test is not run.
pub fn skip(reason: &str) {
    assert!(
        std::env::var_os(NO_SKIP).is_none(),
        "{reason}, and {NO_SKIP} forbids to skip; .ci/setup test installs it"
    );
    println!("SKIPPED: {reason}");
}

/// Whether a tool can be started.
pub fn has_tool(tool: &str, question: &str) -> bool {
    let answer = Command::new(tool)
        .arg(question)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    answer.is_ok()
}

impl Display {
    /// Starts a display of this size; nothing if Xvfb is missing, which has been said then.
    pub fn start(size: &str) -> Option<Self> {
        let server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-nolisten",
                "tcp",
                "-screen",
                "0",
                &format!("{size}x24"),
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let Ok(mut server) = server else {
            skip("Xvfb is not installed");
            return None;
        };
        let mut number = String::new();
        // The server writes its number when it is ready.
        BufReader::new(server.stdout.take()?).read_line(&mut number).unwrap();
        assert!(!number.trim().is_empty(), "Xvfb gave no display");
        Some(Self {
            server,
            name: format!(":{}", number.trim()),
        })
    }

    /// A command on this display; the program's own data are where the test says.
    pub fn program(&self, data: &Path) -> Command {
        let mut command = program(data);
        command
            .env("DISPLAY", &self.name)
            .env("ROLECALL_WINDOW", "1")
            .env_remove("WAYLAND_DISPLAY")
            .stdin(Stdio::null());
        command
    }

    /// A tool on this display.
    pub fn tool(&self, tool: &str, arguments: &[&str]) -> String {
        let output = Command::new(tool)
            .args(arguments)
            .env("DISPLAY", &self.name)
            .output()
            .unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Waits until something is there.
#[track_caller]
pub fn until<T>(what: &str, look: impl FnMut() -> Option<T>) -> T {
    until_for(PATIENCE, what, look)
}

/// The same, for what takes longer.
#[track_caller]
pub fn until_for<T>(patience: Duration, what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(began.elapsed() < patience, "{what} never came");
        std::thread::sleep(Duration::from_millis(100));
    }
}

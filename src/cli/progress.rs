//! What long work is at, on a terminal's error stream only; a pipe or a file sees nothing of it.

use std::io::{IsTerminal as _, Write as _};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Short work says nothing.
const SILENT_FOR: Duration = Duration::from_millis(400);
const STEP: Duration = Duration::from_millis(200);

/// One line that tells what is going on and for how long.
pub(super) struct Spinner {
    words: Option<Sender<String>>,
    thread: Option<JoinHandle<()>>,
}

impl Spinner {
    /// Begins; the line goes away with this value.
    pub(super) fn start(first: &str) -> Self {
        if !std::io::stderr().is_terminal() {
            return Self {
                words: None,
                thread: None,
            };
        }
        let (words, incoming) = channel::<String>();
        let mut now = first.to_owned();
        let began = Instant::now();
        let thread = std::thread::spawn(move || {
            loop {
                match incoming.recv_timeout(STEP) {
                    Ok(said) => now = said,
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => break,
                }
                if began.elapsed() > SILENT_FOR {
                    eprint!("\r\x1b[K{now} ({} s)", began.elapsed().as_secs());
                    let _ = std::io::stderr().flush();
                }
            }
            eprint!("\r\x1b[K");
        });
        Self {
            words: Some(words),
            thread: Some(thread),
        }
    }

    /// Says what is being done now.
    pub(super) fn say(&self, words: &str) {
        if let Some(sender) = &self.words {
            let _ = sender.send(words.to_owned());
        }
    }
}

impl Drop for Spinner {
    fn drop(&mut self) {
        self.words = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

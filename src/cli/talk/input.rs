//! Where typed lines come from: a person at a terminal, for whom time passes, or a pipe, for which it does not.

use std::io::{BufRead, IsTerminal};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::sim::time::Millis;

/// How often the clock is looked at while a person thinks.
const TICK: Duration = Duration::from_millis(200);

/// What came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// A line without its end.
    Line(String),
    /// Time passed and nothing was typed.
    Time(Millis),
    /// There is no more.
    End,
}

/// The next line of standard input without its end. Bytes that are no UTF-8 are shown as such and end nothing.
fn read_line() -> Option<String> {
    let mut bytes = Vec::new();
    match std::io::stdin().lock().read_until(b'\n', &mut bytes) {
        Ok(0) | Err(_) => None,
        Ok(_) => Some(
            String::from_utf8_lossy(&bytes)
                .trim_end_matches(['\n', '\r'])
                .to_owned(),
        ),
    }
}

/// The source of typed lines.
#[derive(Debug)]
pub enum Input {
    /// A person; lines are read on a thread so that timers run.
    Person {
        /// Lines as they come.
        lines: Receiver<String>,
        /// When the clock was last looked at.
        looked: Instant,
        /// A line that has come; the time before it is told first.
        come: Option<String>,
    },
    /// A pipe or a file.
    Pipe,
}

impl Input {
    /// Standard input, whatever it is.
    pub fn standard() -> Self {
        if !std::io::stdin().is_terminal() {
            return Self::Pipe;
        }
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            while let Some(line) = read_line() {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        Self::Person {
            lines,
            looked: Instant::now(),
            come: None,
        }
    }

    /// Whether time passes by itself.
    pub fn has_clock(&self) -> bool {
        matches!(self, Self::Person { .. })
    }

    /// The next thing that comes. For a person, time that passed before a line is reported before the line.
    pub fn wait_for(&mut self) -> Typed {
        match self {
            Self::Pipe => read_line().map_or(Typed::End, Typed::Line),
            Self::Person { lines, looked, come } => {
                if let Some(line) = come.take() {
                    return Typed::Line(line);
                }
                match lines.recv_timeout(TICK) {
                    Ok(line) => *come = Some(line),
                    Err(RecvTimeoutError::Disconnected) => return Typed::End,
                    Err(RecvTimeoutError::Timeout) => {}
                }
                let passed = looked.elapsed().as_millis();
                // Only whole milliseconds are told; the rest counts next time.
                let passed = u64::try_from(passed).unwrap_or(u64::MAX);
                *looked += Duration::from_millis(passed);
                Typed::Time(Millis(passed))
            }
        }
    }
}

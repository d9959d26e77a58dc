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

/// The source of typed lines.
#[derive(Debug)]
pub enum Input {
    /// A person; lines are read on a thread so that timers run.
    Person {
        /// Lines as they come.
        lines: Receiver<String>,
        /// When the clock was last looked at.
        looked: Instant,
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
            for line in std::io::stdin().lock().lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        Self::Person {
            lines,
            looked: Instant::now(),
        }
    }

    /// Whether time passes by itself.
    pub fn has_clock(&self) -> bool {
        matches!(self, Self::Person { .. })
    }

    /// The next thing that comes. For a person, time that passed before a line is reported before the line.
    pub fn next(&mut self) -> Typed {
        match self {
            Self::Pipe => {
                let mut line = String::new();
                match std::io::stdin().lock().read_line(&mut line) {
                    Ok(0) | Err(_) => Typed::End,
                    Ok(_) => Typed::Line(line.trim_end_matches(['\n', '\r']).to_owned()),
                }
            }
            Self::Person { lines, looked } => match lines.recv_timeout(TICK) {
                Ok(line) => Typed::Line(line),
                Err(RecvTimeoutError::Disconnected) => Typed::End,
                Err(RecvTimeoutError::Timeout) => {
                    let now = Instant::now();
                    let passed = now.duration_since(*looked);
                    *looked = now;
                    Typed::Time(Millis(u64::try_from(passed.as_millis()).unwrap_or(u64::MAX)))
                }
            },
        }
    }
}

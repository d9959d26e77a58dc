//! Where typed lines come from: a person at a terminal, for whom time passes, or a pipe, for which it does not.

use std::collections::VecDeque;
use std::io::{BufRead, IsTerminal};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::sim::time::Millis;
use crate::store::play_file::PlayLine;

/// How often the clock is looked at while a person thinks.
const TICK: Duration = Duration::from_millis(200);

/// What came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// A line without its end.
    Line(String),
    /// A line of a play that was written down.
    Played(PlayLine),
    /// Time passed and nothing was typed.
    Time(Millis),
    /// There is no more.
    End,
}

/// The next line of standard input without its end. Bytes that are no UTF-8 are shown as such and end nothing.
pub fn read_line() -> Option<String> {
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
    /// A play that was written down; what follows it comes from elsewhere.
    Play {
        /// Lines that are left.
        lines: VecDeque<PlayLine>,
        /// Where the rest comes from.
        then: Box<Input>,
    },
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

    /// A play first, then standard input.
    pub fn play(lines: Vec<PlayLine>) -> Self {
        Self::Play {
            lines: lines.into(),
            then: Box::new(Self::standard()),
        }
    }

    /// Whether time passes by itself.
    pub fn has_clock(&self) -> bool {
        matches!(self, Self::Person { .. })
    }

    /// Whether time will pass by itself once a play that was written down is through.
    pub fn will_have_clock(&self) -> bool {
        match self {
            Self::Play { then, .. } => then.will_have_clock(),
            input => input.has_clock(),
        }
    }

    /// The next line of a person who is getting ready: no time passes meanwhile. A pipe is always ready.
    pub fn wait_until_ready(&mut self) -> Option<String> {
        let Self::Person { lines, looked, .. } = self else {
            return Some(String::new());
        };
        let line = lines.recv().ok();
        *looked = Instant::now();
        line
    }

    /// Takes a line back: it comes next, as if it had just been typed.
    pub fn give_back(&mut self, line: String) {
        if let Self::Person { come, .. } = self {
            *come = Some(line);
        }
    }

    /// Takes away a line that has come and was not given out yet, if the time before it has changed what it would answer.
    pub fn take_come(&mut self) -> Option<String> {
        match self {
            Self::Person { come, .. } => come.take(),
            Self::Pipe | Self::Play { .. } => None,
        }
    }

    /// The next thing that comes. For a person, time that passed before a line is reported before the line.
    pub fn wait_for(&mut self) -> Typed {
        match self {
            Self::Pipe => read_line().map_or(Typed::End, Typed::Line),
            Self::Play { lines, then } => {
                if let Some(line) = lines.pop_front() {
                    return Typed::Played(line);
                }
                if let Self::Person { looked, .. } = then.as_mut() {
                    // The person takes over now; nothing that the play took is counted.
                    *looked = Instant::now();
                }
                let then = std::mem::replace(then.as_mut(), Self::Pipe);
                *self = then;
                self.wait_for()
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_given_back_comes_next_and_no_time_before_it() {
        let (sender, lines) = channel();
        let mut input = Input::Person {
            lines,
            looked: Instant::now(),
            come: None,
        };
        sender.send("a".to_owned()).unwrap();
        let line = input.wait_until_ready().unwrap();
        input.give_back(line);
        assert!(matches!(input.wait_for(), Typed::Line(line) if line == "a"));
    }
}

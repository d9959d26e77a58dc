//! A recorded call on a thread of its own, so that no frame of the window ever waits for the disk.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

use super::journal::Moved;
use super::recorded_call::{ApplyError, RecordedCall};
use crate::sim::call::command::Command;
use crate::sim::call::event::CallEvent;
use crate::sim::call::{Call, Rejected};
use crate::sim::sentence::Sentence;
use crate::sim::session::record::{Mode, SealReason};
use crate::sim::time::Millis;

/// What the window asks of the thread.
#[derive(Debug)]
enum Request {
    Apply(Command),
    Tick(Millis),
    Seal(SealReason),
}

/// What came of one request.
#[derive(Debug)]
pub enum Progress {
    /// The call moved; everything up to here is durable.
    Moved {
        /// What happened.
        events: Vec<CallEvent>,
        /// The call after it.
        call: Box<Call>,
        /// The record's file; a disk that failed may have moved it.
        path: PathBuf,
        /// Set once when it has.
        gone: Option<Moved>,
    },
    /// A command was not allowed; nothing has changed.
    Rejected(Rejected),
    /// It could not be made durable; the call has not moved.
    NotSaved(Sentence),
    /// The record is sealed.
    Sealed {
        /// Set if the seal had to go to another file.
        gone: Option<Moved>,
    },
}

/// A recorded call that is worked on by a thread.
#[derive(Debug)]
pub struct BackgroundCall {
    requests: Option<Sender<Request>>,
    /// A receiver is for one thread at a time; the lock only says so to the compiler.
    answers: Mutex<Receiver<Progress>>,
    thread: Option<JoinHandle<()>>,
    call: Call,
    events: Vec<Vec<CallEvent>>,
    path: PathBuf,
    mode: Mode,
    /// Time since the last answer, for the clock on the screen.
    pending: Millis,
}

impl BackgroundCall {
    /// Hands a call to a thread. It calls `wake` whenever something has happened; time that just passes is nothing.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(mut recorded: RecordedCall, wake: impl Fn() + Send + 'static) -> std::io::Result<Self> {
        let (requests, incoming) = channel();
        let (outgoing, answers) = channel();
        let call = recorded.call().clone();
        let events = recorded.events_by_command().to_vec();
        let path = recorded.path().to_owned();
        let mode = recorded.header().mode;
        let thread = thread::Builder::new().name("call".to_owned()).spawn(move || {
            // The disk may have failed while the session was taken up again.
            if let Some(gone) = recorded.take_moved() {
                if outgoing.send(moved(&recorded, Vec::new(), Some(gone))).is_err() {
                    return;
                }
                wake();
            }
            for request in incoming {
                let progress = answer(&mut recorded, request);
                let is_news = !matches!(&progress, Progress::Moved { events, .. } if events.is_empty());
                if outgoing.send(progress).is_err() {
                    return;
                }
                if is_news {
                    wake();
                }
            }
        })?;
        Ok(Self {
            requests: Some(requests),
            answers: Mutex::new(answers),
            thread: Some(thread),
            call,
            events,
            path,
            mode,
            pending: Millis(0),
        })
    }

    fn send(&mut self, request: Request) {
        if let Some(requests) = &self.requests {
            // The thread ends with this value only, so somebody hears it.
            let _ = requests.send(request);
        }
    }

    /// Asks for a command.
    pub fn apply(&mut self, command: Command) {
        self.send(Request::Apply(command));
    }

    /// Lets time pass.
    pub fn tick(&mut self, time: Millis) {
        if time.0 > 0 {
            self.pending.0 += time.0;
            self.send(Request::Tick(time));
        }
    }

    /// Asks for the seal.
    pub fn seal(&mut self, reason: SealReason) {
        self.send(Request::Seal(reason));
    }

    /// The next answer, if there is one.
    pub fn poll(&mut self) -> Option<Progress> {
        let answers = self
            .answers
            .get_mut()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let progress = answers.try_recv().ok()?;
        if let Progress::Moved { events, call, path, .. } = &progress {
            self.path.clone_from(path);
            let recorded = call.commands() - self.call.commands();
            if call.elapsed() > self.call.elapsed() {
                let passed = call.elapsed().0 - self.call.elapsed().0;
                self.pending.0 = self.pending.0.saturating_sub(passed);
            }
            // A wait and the command after it are two commands; what they led to is told together.
            for _ in 1..recorded {
                self.events.push(Vec::new());
            }
            if recorded > 0 {
                self.events.push(events.clone());
            }
            self.call = (**call).clone();
        }
        Some(progress)
    }

    /// The call as it is on disk.
    pub fn call(&self) -> &Call {
        &self.call
    }

    /// Time that has passed since.
    pub fn pending(&self) -> Millis {
        self.pending
    }

    /// What happened so far, what happened by itself at the start included.
    pub fn events(&self) -> Vec<CallEvent> {
        self.call
            .opening()
            .iter()
            .chain(self.events.iter().flatten())
            .cloned()
            .collect()
    }

    /// What happened at each command.
    pub fn events_by_command(&self) -> &[Vec<CallEvent>] {
        &self.events
    }

    /// What the session is for.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// The record's file.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for BackgroundCall {
    /// Everything that was asked for is still written.
    fn drop(&mut self) {
        self.requests = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn moved(recorded: &RecordedCall, events: Vec<CallEvent>, gone: Option<Moved>) -> Progress {
    Progress::Moved {
        events,
        call: Box::new(recorded.call().clone()),
        path: recorded.path().to_owned(),
        gone,
    }
}

fn answer(recorded: &mut RecordedCall, request: Request) -> Progress {
    let moved = |recorded: &mut RecordedCall, events| {
        let gone = recorded.take_moved();
        moved(recorded, events, gone)
    };
    match request {
        Request::Apply(command) => match recorded.apply(&command) {
            Ok(events) => moved(recorded, events),
            Err(ApplyError::Rejected(rejected)) => Progress::Rejected(rejected),
            Err(ApplyError::Store(error)) => Progress::NotSaved(error.sentence()),
        },
        Request::Tick(time) => match recorded.tick(time) {
            Ok(events) => moved(recorded, events),
            Err(error) => Progress::NotSaved(error.sentence()),
        },
        Request::Seal(reason) => match recorded.seal(reason) {
            Ok(()) => Progress::Sealed {
                gone: recorded.take_moved(),
            },
            Err(error) => Progress::NotSaved(error.sentence()),
        },
    }
}

//! A thread that owns a journal, so that no picture waits for the disk.
//!
//! Entries are sent, and their acknowledgements are polled. An entry that follows a refused one is refused too, until the sender
//! has seen the refusal: what it was based on never happened.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::error::StoreError;
use super::journal::{Appended, Journal};
use crate::sim::session::record::EntryDraft;

/// A thread that owns a journal. Dropping it waits until everything sent is written.
#[derive(Debug)]
pub struct JournalThread {
    requests: Option<Sender<Request>>,
    /// A receiver is for one thread at a time; the lock only says so to the compiler.
    answers: Mutex<Receiver<Acknowledgement>>,
    thread: Option<JoinHandle<Journal>>,
    path: PathBuf,
    sent: u64,
    answered: u64,
    refusals_seen: u64,
}

/// What became of entries that were sent together.
#[derive(Debug)]
pub struct Acknowledgement {
    /// The number that [`JournalThread::send`] gave them.
    pub number: u64,
    /// Whether they are durable.
    pub outcome: Result<Appended, StoreError>,
}

#[derive(Debug)]
struct Request {
    number: u64,
    refusals_seen: u64,
    drafts: Vec<EntryDraft>,
}

impl JournalThread {
    /// Gives a journal to a thread of its own.
    ///
    /// # Errors
    /// The system has no thread to give.
    pub fn start(journal: Journal) -> Result<Self, StoreError> {
        let path = journal.path().to_owned();
        let (requests, incoming) = mpsc::channel();
        let (outgoing, answers) = mpsc::channel();
        let thread = thread::Builder::new()
            .name("journal".to_owned())
            .spawn(move || write_until_closed(journal, &incoming, &outgoing))
            .map_err(StoreError::io("start the writer of", &path))?;
        Ok(Self {
            requests: Some(requests),
            answers: Mutex::new(answers),
            thread: Some(thread),
            path,
            sent: 0,
            answered: 0,
            refusals_seen: 0,
        })
    }

    /// Sends entries that are to be written together, and returns their number, from 1. Never waits.
    ///
    /// Whatever goes wrong is told by their acknowledgement.
    pub fn send(&mut self, drafts: Vec<EntryDraft>) -> u64 {
        self.sent += 1;
        let request = Request {
            number: self.sent,
            refusals_seen: self.refusals_seen,
            drafts,
        };
        if let Some(requests) = &self.requests {
            // If the thread is gone, polling says so.
            let _ = requests.send(request);
        }
        self.sent
    }

    /// The next acknowledgement, in the order of sending; nothing if none is there yet. Never waits.
    pub fn poll(&mut self) -> Option<Acknowledgement> {
        if self.waiting() == 0 {
            return None;
        }
        match self.receiver().try_recv() {
            Ok(answer) => Some(self.seen(answer)),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(self.gone()),
        }
    }

    /// The next acknowledgement; nothing if none is asked for or none comes in this time.
    pub fn wait(&mut self, longest: Duration) -> Option<Acknowledgement> {
        if self.waiting() == 0 {
            return None;
        }
        match self.receiver().recv_timeout(longest) {
            Ok(answer) => Some(self.seen(answer)),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(self.gone()),
        }
    }

    /// How many were sent and are not yet acknowledged.
    pub fn waiting(&self) -> u64 {
        self.sent - self.answered
    }

    /// Waits until everything sent is written, and gives the journal back.
    ///
    /// # Errors
    /// The thread is gone.
    pub fn finish(mut self) -> Result<Journal, StoreError> {
        let gone = StoreError::WriterGone {
            path: self.path.clone(),
        };
        self.close().ok_or(gone)
    }

    fn close(&mut self) -> Option<Journal> {
        // Without a sender the thread ends once it has written what is waiting.
        self.requests = None;
        self.thread.take()?.join().ok()
    }

    fn receiver(&mut self) -> &mut Receiver<Acknowledgement> {
        self.answers.get_mut().unwrap_or_else(PoisonError::into_inner)
    }

    fn seen(&mut self, answer: Acknowledgement) -> Acknowledgement {
        self.answered += 1;
        if matches!(answer.outcome, Err(StoreError::Refused { .. })) {
            self.refusals_seen += 1;
        }
        answer
    }

    fn gone(&mut self) -> Acknowledgement {
        self.answered += 1;
        Acknowledgement {
            number: self.answered,
            outcome: Err(StoreError::WriterGone {
                path: self.path.clone(),
            }),
        }
    }
}

impl Drop for JournalThread {
    fn drop(&mut self) {
        self.close();
    }
}

fn write_until_closed(
    mut journal: Journal,
    incoming: &Receiver<Request>,
    outgoing: &Sender<Acknowledgement>,
) -> Journal {
    let mut refusals = 0;
    for Request {
        number,
        refusals_seen,
        drafts,
    } in incoming
    {
        let outcome = if refusals_seen < refusals {
            Err(StoreError::AfterRefused {
                path: journal.path().to_owned(),
            })
        } else {
            journal.append(&drafts)
        };
        if matches!(outcome, Err(StoreError::Refused { .. })) {
            refusals += 1;
        }
        // Nobody may be listening any more; what was sent is written all the same.
        let _ = outgoing.send(Acknowledgement { number, outcome });
    }
    journal
}

//! Threads that the program lends to the simulator, which knows none.

use std::num::NonZero;
use std::sync::Mutex;
use std::thread;

use crate::sim::prove::effort::{Job, Workers};

/// So many threads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threads(NonZero<usize>);

impl Threads {
    /// So many; at least one.
    pub fn new(count: usize) -> Self {
        Self(NonZero::new(count).unwrap_or(NonZero::<usize>::MIN))
    }

    /// As many as the machine can run at a time.
    pub fn all() -> Self {
        Self(thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN))
    }
}

impl Workers for Threads {
    fn count(&self) -> usize {
        self.0.get()
    }

    fn do_all(&self, mut jobs: Vec<Job<'_>>) {
        let others = self.count().min(jobs.len()).saturating_sub(1);
        jobs.reverse();
        let jobs = Mutex::new(jobs);
        // The lock is given back before the job begins.
        let take = || jobs.lock().ok().and_then(|mut jobs| jobs.pop());
        let work = || {
            while let Some(job) = take() {
                job();
            }
        };
        thread::scope(|scope| {
            for _ in 0..others {
                scope.spawn(work);
            }
            work();
        });
    }
}

//! What exploring and proving may spend, who helps, and who watches and may stop it.

use std::fmt;
use std::ops::ControlFlow;

/// How much may be explored for each country and draw. Both limits are exact: they count what is found and not what a machine has,
/// so a call is over its budget everywhere or nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// The most states.
    pub states: usize,
    /// The most memory in bytes that states, steps, values and what is made of them may take.
    pub bytes: usize,
}

impl Budget {
    /// What a proof may spend unless somebody says otherwise: twelve million states and 2 GiB.
    pub const PROOF: Self = Self {
        states: 12_000_000,
        bytes: 2 << 30,
    };
}

/// A job of its own, which may be done beside others.
pub type Job<'j> = Box<dyn FnOnce() + Send + 'j>;

/// Those who do jobs, several at a time or one after another. The simulator knows no threads; whoever has some lends them.
pub trait Workers: Sync {
    /// How many jobs can go on at a time, at least one.
    fn count(&self) -> usize;

    /// Does all of the jobs, in any order, and comes back when all are done.
    fn do_all(&self, jobs: Vec<Job<'_>>);
}

/// One worker, who does one job after another.
#[derive(Debug, Clone, Copy)]
pub struct Alone;

impl Workers for Alone {
    fn count(&self) -> usize {
        1
    }

    fn do_all(&self, jobs: Vec<Job<'_>>) {
        for job in jobs {
            job();
        }
    }
}

/// What a proof is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress<'a> {
    /// A country and a draw are begun.
    Begun {
        /// The country.
        country: &'a str,
        /// What is drawn, in words.
        draw: &'a [String],
    },
    /// States are looked for.
    Exploring {
        /// How many have been found.
        states: usize,
    },
    /// All states have been found, and their values are being computed.
    Valuing {
        /// How many there are.
        states: usize,
    },
    /// The values are known, and what they mean is looked at.
    Judging,
}

/// Hears now and then what a proof is at, many times a second, and breaks off what nobody waits for any more.
pub type Watch<'a> = dyn Fn(Progress<'_>) -> ControlFlow<()> + Sync + 'a;

/// Somebody who watches has stopped it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stopped;

impl fmt::Display for Stopped {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the proof was stopped before its end")
    }
}

impl std::error::Error for Stopped {}

/// How a proof is gone about. The result is the same whatever the workers.
#[derive(Clone, Copy)]
pub struct Effort<'a> {
    /// What may be spent.
    pub budget: Budget,
    /// Who works on it.
    pub workers: &'a dyn Workers,
    /// Who watches.
    pub watch: &'a Watch<'a>,
}

impl Effort<'static> {
    /// Up to so many states and the usual memory, by one worker, and nobody watches.
    pub fn states(most: usize) -> Self {
        Self {
            budget: Budget {
                states: most,
                ..Budget::PROOF
            },
            workers: &Alone,
            watch: &|_| ControlFlow::Continue(()),
        }
    }
}

impl Effort<'_> {
    /// Tells whoever watches.
    ///
    /// # Errors
    /// [`Stopped`] when it is to be broken off.
    pub fn tell(&self, progress: Progress<'_>) -> Result<(), Stopped> {
        match (self.watch)(progress) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Stopped),
        }
    }
}

impl fmt::Debug for Effort<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let workers = self.workers.count();
        write!(formatter, "Effort {{ {:?}, {workers} workers }}", self.budget)
    }
}

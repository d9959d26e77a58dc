//! A crowd on several threads. Each takes the next few trainees until all have played; whole numbers are counted, so it does not
//! matter who played whom.

use std::num::NonZero;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use indicatif::{ProgressBar, ProgressStyle};

use crate::sim::crowd::{Crowd, CrowdTally};

/// Trainees that are taken at once.
const CHUNK: u64 = 200;

/// Plays so many trainees. While somebody looks at a terminal, a bar shows how far it is; whoever stops the program stops it
/// before anything is written.
pub fn play(crowd: &Crowd<'_>, trainees: u64, threads: Option<usize>) -> CrowdTally {
    let cores = || thread::available_parallelism().map_or(1, NonZero::get);
    let threads = threads.unwrap_or_else(cores).max(1);
    let bar = bar(trainees);
    let next = AtomicU64::new(0);
    let work = || {
        let mut tally = CrowdTally::new(crowd.boards);
        loop {
            let first = next.fetch_add(CHUNK, Ordering::Relaxed);
            if first >= trainees {
                return tally;
            }
            let last = (first + CHUNK).min(trainees);
            tally.merge(&crowd.play(first..last));
            bar.inc(last - first);
        }
    };
    let mut whole = CrowdTally::new(crowd.boards);
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        whole.merge(&work());
        for other in others {
            match other.join() {
                Ok(tally) => whole.merge(&tally),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
    });
    bar.finish_and_clear();
    whole
}

/// It draws on standard error, and nothing at all where that is no terminal.
fn bar(trainees: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{wide_bar} {percent:>3} %, {eta} left");
    let bar = ProgressBar::new(trainees);
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

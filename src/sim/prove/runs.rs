//! Looking at every state in runs, one run for each worker.

use super::effort::{Effort, Job, Progress};
use super::explore::Graph;

/// After so many states whoever watches is asked whether to go on.
pub(super) const LOOK_UP_EVERY: u32 = 1 << 14;

/// Looks at all states in the order of their numbers, in as many runs as there are workers, each with an eye of its own; returns
/// these in the order of the runs. When it is stopped, some states have not been looked at.
pub(super) fn in_runs<E: Send>(
    graph: &Graph,
    effort: &Effort<'_>,
    open_eye: impl Fn() -> E,
    look: &(dyn Fn(&mut E, u32) + Sync),
) -> Vec<E> {
    let count = effort.workers.count().max(1);
    let bound = |index: usize| (graph.len() * index / count) as u32;
    let mut eyes: Vec<E> = (0..count).map(|_| open_eye()).collect();
    let jobs = eyes.iter_mut().enumerate().map(|(index, eye)| {
        let states = bound(index)..bound(index + 1);
        let job: Job<'_> = Box::new(move || {
            for number in states {
                if number.is_multiple_of(LOOK_UP_EVERY) && effort.tell(Progress::Judging).is_err() {
                    return;
                }
                look(eye, number);
            }
        });
        job
    });
    effort.workers.do_all(jobs.collect());
    eyes
}

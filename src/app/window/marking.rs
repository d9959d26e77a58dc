//! The values by which a call will be marked, computed on a thread while it is played, so that the debrief comes at once.

use std::sync::{Arc, OnceLock};

use super::wake::Waker;
use crate::sim::call::Call;
use crate::sim::prove::explore::MOST_STATES;
use crate::sim::score::scorecard::{Alternative, Scorecard, ScoredStep, open_alternatives, scored_steps};
use crate::sim::score::value::Valuation;

/// The values of one call, as soon as they are there.
#[derive(Debug, Clone, Default)]
pub(super) struct Marking(Arc<OnceLock<Option<Valuation>>>);

impl Marking {
    /// Begins to compute. A call with too many states has no values.
    pub(super) fn start(call: &Call, waker: &Waker) -> Self {
        let marking = Self::default();
        let (place, call, waker) = (marking.clone(), call.clone(), waker.clone());
        let compute = move || {
            let values = || Valuation::new(call.program(), call.start(), MOST_STATES).ok();
            place.0.get_or_init(values);
            waker.wake();
        };
        let thread = std::thread::Builder::new().name("values".to_owned()).spawn(compute);
        if thread.is_err() {
            // Without a thread there is no mark rather than a window that stands still.
            let _ = marking.0.set(None);
        }
        marking
    }

    /// Whether the values are there, or are known never to come.
    pub(super) fn is_ready(&self) -> bool {
        self.0.get().is_some()
    }

    /// The steps so far with what each cost; none while there are no values.
    pub(super) fn steps(&self, call: &Call) -> Option<Vec<ScoredStep>> {
        scored_steps(self.0.get()?.as_ref()?, call)
    }

    /// What the open decision's options would cost; none while there are no values.
    pub(super) fn open(&self, call: &Call) -> Option<Vec<Alternative>> {
        Some(open_alternatives(self.0.get()?.as_ref()?, call))
    }

    /// The scorecard of the finished call; none if it has no exact values.
    pub(super) fn scorecard(&self, call: &Call) -> Option<Scorecard> {
        Scorecard::new(self.0.get()?.as_ref()?, call)
    }
}

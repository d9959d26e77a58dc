//! The exact values and the computed mark of a record that was played again.

use super::played_record::PlayedRecord;
use crate::sim::program::Key;
use crate::sim::prove::explore::MOST_STATES;
use crate::sim::score::scorecard::Scorecard;
use crate::sim::score::value::Valuation;

impl PlayedRecord {
    /// The values by which it is marked, and the mark. There are no values without the answer key or if the call has too many states,
    /// and no mark before the call is over.
    pub fn valued(&self) -> (Option<Valuation>, Option<Scorecard>) {
        let call = &self.replayed.call;
        let has_key = call.program().key() != Key::Missing;
        let valuation = has_key.then(|| Valuation::new(call.program(), call.start(), MOST_STATES).ok());
        let valuation = valuation.flatten();
        let card = valuation.as_ref().and_then(|values| Scorecard::new(values, call));
        (valuation, card)
    }

    /// The computed mark, if there is one.
    pub fn scorecard(&self) -> Option<Scorecard> {
        self.valued().1
    }
}

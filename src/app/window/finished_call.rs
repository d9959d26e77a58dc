//! A call that was finished some time ago, read from its record and marked again, so that its debrief can be looked at once more.

use std::path::PathBuf;
use std::sync::Arc;

use crate::sim::call::Call;
use crate::sim::call::event::CallEvent;
use crate::sim::check::CheckedScenario;
use crate::sim::score::scorecard::Scorecard;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::record::Mode;
use crate::store::folder::DataFolder;
use crate::store::played_record::read_and_play;
use crate::view::debrief::DebriefView;
use crate::view::debrief_steps::debrief_view;
use crate::view::presenter::Presenter;
use crate::words::Locale;

/// What a debrief is made of, in whatever language.
pub(super) struct FinishedCall {
    /// Its record.
    pub(super) path: PathBuf,
    checked: CheckedScenario,
    call: Call,
    events: Vec<Vec<CallEvent>>,
    card: Scorecard,
    is_practice: bool,
}

impl FinishedCall {
    /// Reads the record, plays it from its own archive and marks it. It takes as long as the values of the call.
    ///
    /// # Errors
    /// When the record cannot be read or played, or the call has no exact values.
    pub(super) fn read(data: &DataFolder, path: PathBuf) -> Result<Self, Sentence> {
        let played = read_and_play(data, &path).map_err(|error| error.sentence())?;
        let card = played.scorecard();
        let call = played.replayed.call;
        let card = card.ok_or_else(|| sentence!("this call has no mark", "这通电话没有分数"))?;
        Ok(Self {
            path,
            checked: played.checked,
            events: played.replayed.events,
            card,
            is_practice: played.record.header.mode == Mode::Practice,
            call,
        })
    }

    /// The debrief in this language.
    pub(super) fn view(&self, locale: Locale) -> DebriefView {
        let presenter = Presenter::for_program(self.checked.clone(), Arc::clone(self.call.program()), locale);
        let (opening, events) = (self.call.opening(), &self.events);
        let mut view = debrief_view(&presenter, &self.card, &self.call, opening, events);
        view.can_try_again = self.is_practice;
        view
    }
}

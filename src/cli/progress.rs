//! What a proof is at, on a terminal's error stream only; a pipe or a file sees nothing of it.

use std::ops::ControlFlow;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::certificate_text::place_of;
use crate::sim::prove::effort::Progress;
use crate::sim::sentence::thousands;
use crate::words::Words;

/// One line that tells what is going on and for how long; it goes away with this value.
pub(super) struct ProofProgress<'w> {
    words: &'w Words,
    bar: ProgressBar,
    call: String,
    most_states: usize,
    /// The call, with the country and the draw that are being worked on.
    place: Mutex<String>,
}

impl<'w> ProofProgress<'w> {
    /// Begins; at most so many states are explored for each country and draw.
    pub(super) fn start(call: &str, most_states: usize, words: &'w Words) -> Self {
        let bar = ProgressBar::new_spinner().with_message(call.to_owned());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Self {
            words,
            bar,
            call: call.to_owned(),
            most_states,
            place: Mutex::new(call.to_owned()),
        }
    }

    /// Says what is being done now, and never stops it: whoever does not want to wait ends the program.
    pub(super) fn show(&self, at: Progress<'_>) -> ControlFlow<()> {
        if !self.bar.is_hidden() {
            let mut place = self.place.lock().unwrap_or_else(PoisonError::into_inner);
            let what = self.told(at, &mut place);
            self.bar.set_message(self.words.labelled(&place, &what));
        }
        ControlFlow::Continue(())
    }

    fn told(&self, at: Progress<'_>, place: &mut String) -> String {
        let words = self.words;
        match at {
            Progress::Begun { country, draw } => {
                let parts = [
                    ("call", self.call.clone().into()),
                    ("place", place_of(country, draw, words).into()),
                ];
                *place = words.with("prove-progress-place", &parts);
                words.text("prove-progress-exploring")
            }
            Progress::Exploring { states } => {
                let parts = [
                    ("states", thousands(states).into()),
                    ("most", thousands(self.most_states).into()),
                ];
                words.with("prove-progress-found", &parts)
            }
            Progress::Valuing { states } => {
                let states = thousands(states);
                words.with("prove-progress-valuing", &[("states", states.into())])
            }
            Progress::Judging => words.text("prove-progress-judging"),
        }
    }
}

impl Drop for ProofProgress<'_> {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

//! What a proof is at, on a terminal's error stream only; a pipe or a file sees nothing of it.

use std::ops::ControlFlow;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::certificate_text::thousands;
use crate::sim::prove::effort::Progress;

/// One line that tells what is going on and for how long; it goes away with this value.
pub(super) struct ProofProgress {
    bar: ProgressBar,
    call: String,
    most_states: usize,
    /// The country and the draw that are being worked on.
    place: Mutex<String>,
}

impl ProofProgress {
    /// Begins; at most so many states are explored for each country and draw.
    pub(super) fn start(call: &str, most_states: usize) -> Self {
        let bar = ProgressBar::new_spinner().with_message(call.to_owned());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Self {
            bar,
            call: call.to_owned(),
            most_states,
            place: Mutex::new(String::new()),
        }
    }

    /// Says what is being done now, and never stops it: whoever does not want to wait ends the program.
    pub(super) fn show(&self, at: Progress<'_>) -> ControlFlow<()> {
        if !self.bar.is_hidden() {
            let mut place = self.place.lock().unwrap_or_else(PoisonError::into_inner);
            let what = self.words(at, &mut place);
            self.bar.set_message(format!("{}{place}: {what}", self.call));
        }
        ControlFlow::Continue(())
    }

    fn words(&self, at: Progress<'_>, place: &mut String) -> String {
        match at {
            Progress::Begun { country, draw } => {
                let draw: String = draw.iter().map(|drawn| format!(", {drawn}")).collect();
                *place = format!(" in {country}{draw}");
                "1 of 3, exploring".to_owned()
            }
            Progress::Exploring { states } => format!(
                "1 of 3, exploring: {} states, at most {}",
                thousands(states as u64),
                thousands(self.most_states as u64)
            ),
            Progress::Valuing { states } => format!("2 of 3, valuing {} states", thousands(states as u64)),
            Progress::Judging => "3 of 3, judging what the values mean".to_owned(),
        }
    }
}

impl Drop for ProofProgress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// A bar for work that is counted; it goes away with this value.
pub(super) struct Bar(ProgressBar);

impl Bar {
    /// Begins; `total` is how many there are.
    pub(super) fn start(what: &str, total: u64) -> Self {
        let bar = ProgressBar::new(total).with_message(what.to_owned());
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} ({eta} left)") {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// One more is done.
    pub(super) fn advance(&self) {
        self.0.inc(1);
    }

    /// Says something above the bar.
    pub(super) fn say(&self, words: &str) {
        self.0.suspend(|| eprintln!("{words}"));
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

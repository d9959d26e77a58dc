//! What long work is at, on a terminal's error stream only; a pipe or a file sees nothing of it.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// One line that tells what is going on and for how long; it goes away with this value.
pub(super) struct Spinner(ProgressBar);

impl Spinner {
    /// Begins.
    pub(super) fn start(first: &str) -> Self {
        let bar = ProgressBar::new_spinner().with_message(first.to_owned());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Self(bar)
    }

    /// Says what is being done now.
    pub(super) fn say(&self, words: &str) {
        self.0.set_message(words.to_owned());
    }
}

impl Drop for Spinner {
    fn drop(&mut self) {
        self.0.finish_and_clear();
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

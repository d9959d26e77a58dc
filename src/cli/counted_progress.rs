//! A bar for work that is counted, on a terminal's error stream only; a pipe or a file sees nothing of it.

use indicatif::{ProgressBar, ProgressStyle};

use crate::words::Locale;

/// The bar; it goes away with this value.
pub(super) struct Bar(ProgressBar);

impl Bar {
    /// Begins; `total` is how many there are.
    pub(super) fn start(what: &str, total: u64, locale: Locale) -> Self {
        let bar = ProgressBar::new(total).with_message(what.to_owned());
        let template = match locale {
            Locale::English => "{msg} {wide_bar} {pos}/{len} ({eta} left)",
            Locale::SimplifiedChinese => "{msg} {wide_bar} {pos}/{len}（还剩 {eta}）",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
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

//! Asks whoever sits at a terminal before something is done that cannot be taken back.

use std::io::{BufRead as _, IsTerminal as _, Write as _};

use crate::sim::sentence::Sentence;
use crate::words::Locale;

/// Whether somebody sits there who can be asked.
pub(super) fn can_be_asked() -> bool {
    std::io::stdin().is_terminal()
}

/// Puts a question, and says whether "yes" was the answer.
///
/// # Errors
/// The terminal is gone.
pub(super) fn is_confirmed(question: &Sentence, locale: Locale) -> std::io::Result<bool> {
    // Not among what a command says, whose last line somebody may be waiting for.
    eprint!("{}", question.wording(locale.is_chinese()));
    std::io::stderr().flush()?;
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer)?;
    Ok(answer.trim() == "yes")
}

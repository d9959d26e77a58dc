//! The list of what can be typed in a call.

use super::screen;
use crate::view::call::CallView;
use crate::words::Words;

/// The commands, one a line, in the order of a call.
const COMMANDS: [&str; 18] = [
    "number",
    "accept",
    "decline",
    "history",
    "desktop",
    "hold",
    "resume",
    "transfer",
    "mute",
    "hang-up",
    "note",
    "notes",
    "wait",
    "more-time",
    "finish",
    "help",
    "stop",
    "timers",
];

/// All commands, and the desks of this call.
pub fn help(words: &Words, view: &CallView) -> String {
    let mut text = words.text("terminal-commands") + "\n";
    for command in COMMANDS {
        let key = match command {
            "hold" if view.asks_before_hold => "hold-asked",
            command => command,
        };
        text.push_str(&format!("  {}\n", words.text(&format!("terminal-help-{key}"))));
    }
    if view.desks.is_empty() {
        return text + &words.text("terminal-no-desks") + "\n";
    }
    text + &words.text("terminal-help-desks") + "\n" + &screen::desks(words, view)
}

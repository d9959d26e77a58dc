//! Before a call at a terminal: the phone does not ring while somebody still reads.

use super::help::help;
use super::input::Input;
use super::interpret::{is_accept, is_help, is_stop};
use crate::sim::call::{Call, Phase};
use crate::sim::time::Millis;
use crate::view::call::call_view;
use crate::view::presenter::Presenter;

/// Waits until the person is ready; false if they would rather not.
pub fn wait_until_ready(input: &mut Input, presenter: &Presenter, call: &Call, print: &mut dyn FnMut(String)) -> bool {
    loop {
        print(format!("\n{}\n", presenter.words.text("terminal-prompt-begin")));
        match input.wait_until_ready() {
            Some(line) if is_help(&line) => {
                print(help(&presenter.words, &call_view(presenter, call, &[], Millis(0))));
            }
            Some(line) if is_accept(&line) && call.phase() == Phase::Ringing => {
                // Who answers the phone before it rings is ready, and answers it when it does.
                input.give_back(line);
                return true;
            }
            Some(line) if !is_stop(&line) => return true,
            _ => return false,
        }
    }
}

//! What can be typed at this moment of a call: in a sentence for a person, as commands for a play that was written down.

use crate::sim::call::command::Command;
use crate::sim::call::{Call, Phase};
use crate::sim::program::parts::WrapUpList;
use crate::sim::time::Millis;
use crate::view::call::CallView;
use crate::view::wrap_up::WrapUpView;
use crate::words::Words;

/// What a person can type now, in one line.
pub fn possible_keys(words: &Words, view: &CallView, form: &WrapUpView) -> String {
    let entries: usize = form.lists.iter().map(|list| list.entries.len()).sum();
    let number = |key: &str, count: usize| (count > 0).then(|| words.with(key, &[("n", count.into())]));
    let text = |key: &str, is_possible: bool| is_possible.then(|| words.text(key));
    let is_answering = matches!(view.phase, Phase::BeforeCall | Phase::Talking | Phase::AfterCall);
    let is_filling_in = view.phase == Phase::WrapUp;
    let keys = [
        text("terminal-can-accept", view.phase == Phase::Ringing),
        text("terminal-can-come-back", view.can_resume),
        number("terminal-can-answer", if is_answering { view.options.len() } else { 0 }),
        number("terminal-can-fill-in", if is_filling_in { entries } else { 0 }),
        text("terminal-can-see-form", is_filling_in),
        text("terminal-can-finish", is_filling_in),
        text("terminal-can-open-desktop", !is_filling_in && !view.desktop.is_empty()),
        text("terminal-can-hold", view.can_hold && !view.asks_before_hold),
        text("terminal-can-hold-asked", view.can_hold && view.asks_before_hold),
        text("terminal-can-transfer", view.is_on_line && !view.desks.is_empty()),
        text("terminal-can-hang-up", view.is_on_line),
        text("terminal-can-note", view.phase != Phase::Ended),
        text("terminal-can-wait", !is_filling_in),
        text("terminal-can-stop", true),
    ];
    let keys: Vec<String> = keys.into_iter().flatten().collect();
    words.with("terminal-can", &[("keys", words.ranked(&keys).into())])
}

/// Every command that the call would carry out now, but for notes, in the words of plays.
pub fn possible_commands(call: &Call) -> Vec<String> {
    let program = call.program();
    let mut tried = vec![Command::Accept, Command::Decline, Command::Resume];
    let choices = call.decision().map(|decision| decision.choices.as_slice());
    tried.extend(
        choices
            .unwrap_or_default()
            .iter()
            .map(|choice| Command::Say(choice.id.clone())),
    );
    tried.push(Command::Hold);
    for desk in &program.transfers {
        tried.extend([true, false].map(|warm| Command::Transfer {
            desk: desk.id.clone(),
            warm,
        }));
    }
    tried.push(Command::HangUp);
    tried.extend(program.items.iter().map(|item| Command::LookUp(item.id.clone())));
    tried.extend(program.wrap_up.iter().map(|entry| match entry.list {
        WrapUpList::Notes => Command::Tick(entry.id.clone()),
        list => Command::Pick(list, entry.id.clone()),
    }));
    tried.extend([Command::Finish, Command::Wait(Millis(10_000))]);
    let possible = tried.into_iter().filter(|command| call.clone().apply(command).is_ok());
    possible.map(|command| command.to_string()).collect()
}

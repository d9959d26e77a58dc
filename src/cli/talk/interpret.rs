//! What a typed line means, given what the call is doing.

use crate::sim::call::Phase;
use crate::sim::call::command::Command;
use crate::sim::program::parts::WrapUpList;
use crate::view::call::CallView;
use crate::view::wrap_up::WrapUpView;

/// What a typed line asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// A command for the call.
    Command(Command),
    /// The list of what can be typed.
    Help,
    /// Everything that was said so far.
    History,
    /// The desktop.
    Desktop,
    /// A transfer without a desk, or without saying how.
    WhichDesk,
    /// Stop this call.
    Stop,
    /// Nothing; an empty line.
    Nothing,
    /// A number that is not there: how many there are.
    OutOfRange(usize),
    /// Something else, and an English sentence that says why.
    Unknown(String),
}

/// Reads a line. Numbers choose; single letters are shortcuts; the words of a command always work.
pub fn interpret(line: &str, call: &CallView, wrap_up: &WrapUpView) -> Request {
    let line = line.trim();
    if line.is_empty() {
        return Request::Nothing;
    }
    if let Ok(number) = line.parse::<usize>() {
        return numbered(number, call, wrap_up);
    }
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    if let Some(number) = first.strip_prefix('d').and_then(|digits| digits.parse::<usize>().ok()) {
        let item = number.checked_sub(1).and_then(|index| call.desktop.get(index));
        return item.map_or(Request::OutOfRange(call.desktop.len()), |item| {
            Request::Command(Command::LookUp(item.id.clone()))
        });
    }
    match (first, rest) {
        ("?" | "help", _) => Request::Help,
        ("h" | "history", "") => Request::History,
        ("d" | "desktop", "") => Request::Desktop,
        ("q" | "stop" | "quit", "") => Request::Stop,
        ("a", "") => Request::Command(Command::Accept),
        ("x", "") => Request::Command(Command::Decline),
        ("e", "") => Request::Command(Command::HangUp),
        ("d", number) if number.parse::<usize>().is_ok() => interpret(&format!("d{number}"), call, wrap_up),
        ("w", seconds) if seconds.parse::<u16>().is_ok() => command(&format!("wait {seconds}s")),
        ("o", "") => Request::Command(Command::Hold),
        ("r", "") => Request::Command(Command::Resume),
        ("m", "") => Request::Command(Command::Mute(!call.is_muted)),
        ("n", text) if !text.is_empty() => command(&format!("note {text}")),
        ("t" | "transfer", rest) if !is_desk_and_way(rest) => Request::WhichDesk,
        ("t", rest) => command(&format!("transfer {rest}")),
        ("f", "") => Request::Command(Command::Finish),
        _ => command(line),
    }
}

fn is_desk_and_way(rest: &str) -> bool {
    matches!(rest.split_whitespace().collect::<Vec<_>>()[..], [_, "warm" | "cold"])
}

fn command(words: &str) -> Request {
    match Command::parse(words) {
        Ok(command) => Request::Command(command),
        Err(sentence) => Request::Unknown(sentence.english),
    }
}

fn numbered(number: usize, call: &CallView, wrap_up: &WrapUpView) -> Request {
    let index = number.checked_sub(1);
    if call.phase == Phase::WrapUp {
        let entries = wrap_up
            .lists
            .iter()
            .flat_map(|list| list.entries.iter().map(move |entry| (list.list, entry)));
        let total = entries.clone().count();
        let found = index.and_then(|index| entries.clone().nth(index));
        return found.map_or(Request::OutOfRange(total), |(list, (id, _, chosen))| {
            Request::Command(match (list, chosen) {
                (WrapUpList::Notes, true) => Command::Untick(id.clone()),
                (WrapUpList::Notes, false) => Command::Tick(id.clone()),
                (list, _) => Command::Pick(list, id.clone()),
            })
        });
    }
    let option = index.and_then(|index| call.options.get(index));
    option.map_or(Request::OutOfRange(call.options.len()), |option| {
        Request::Command(Command::Say(option.id.clone()))
    })
}

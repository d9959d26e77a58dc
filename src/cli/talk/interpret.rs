//! What a typed line means, given what the call is doing.

use crate::sim::call::Phase;
use crate::sim::call::command::Command;
use crate::sim::program::parts::WrapUpList;
use crate::sim::sentence::Sentence;
use crate::view::call::CallView;
use crate::view::wrap_up::WrapUpView;

/// What a typed line asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// A command for the call.
    Command(Command),
    /// The short key for finishing the after-call work, which is asked about while something is not chosen.
    Finish,
    /// The list of what can be typed.
    Help,
    /// Everything that was said so far.
    History,
    /// The notes that were made.
    Notes,
    /// The desktop.
    Desktop,
    /// A transfer without a desk, or to one that cannot be told.
    WhichDesk,
    /// A transfer to this desk without saying how.
    WhichWay(String),
    /// Stop this call.
    Stop,
    /// Nothing; an empty line.
    Nothing,
    /// An answer while the microphone is off.
    Muted,
    /// A number that is not there: how many there are.
    OutOfRange(usize),
    /// A number that no item of the desktop has: how many there are.
    NoItem(usize),
    /// Something else.
    Unknown,
    /// A command that it cannot be, and why.
    Refused(Sentence),
}

/// A line before anybody has looked at the call: what it asks for, or what has yet to be found there.
enum Reading {
    /// This, whatever the call is doing.
    Request(Request),
    /// What has this number: an option, or an entry of the form.
    Number(usize),
    /// The option of this number.
    Option(usize),
    /// The item of the desktop with this number.
    Item(usize),
    /// The microphone, on or off.
    Microphone,
    /// Timers that are stretched one step further.
    MoreTime,
    /// A transfer to the desk of this id, number or title; nothing if the line does not say how.
    Transfer(String, Option<bool>),
}

/// Reads a line. Numbers choose; single letters are shortcuts; the words of a command always work. Capitals and the full-width
/// characters of Chinese input are read as what they stand for.
pub fn interpret(line: &str, call: &CallView, wrap_up: &WrapUpView) -> Request {
    match meant(line, call, wrap_up) {
        Request::Command(Command::Say(_)) if call.is_unheard() => Request::Muted,
        request => request,
    }
}

fn meant(line: &str, call: &CallView, wrap_up: &WrapUpView) -> Request {
    match read(line) {
        Reading::Request(request) => request,
        Reading::Number(number) => numbered(number, call, wrap_up),
        // An id may be made of digits, and an id that is there wins.
        Reading::Option(number) if call.options.iter().any(|option| option.id == number.to_string()) => {
            Request::Command(Command::Say(number.to_string()))
        }
        Reading::Option(number) => option(number, call),
        Reading::Item(number) => {
            let by_id = call.desktop.iter().find(|item| item.id == number.to_string());
            let item = by_id.or_else(|| call.desktop.get(number.checked_sub(1)?));
            item.map_or(Request::NoItem(call.desktop.len()), |item| {
                Request::Command(Command::LookUp(item.id.clone()))
            })
        }
        Reading::Microphone => Request::Command(Command::Mute(!call.is_muted)),
        // Without a further step the call itself says so.
        Reading::MoreTime => Request::Command(Command::Timers(call.more_time.unwrap_or_default())),
        Reading::Transfer(desk, warm) => transfer(&desk, warm, call),
    }
}

/// Whether a line could mean something in some call.
pub fn is_understood(line: &str) -> bool {
    !matches!(read(line), Reading::Request(Request::Unknown | Request::Refused(_)))
}

/// Whether a line asks to stop.
pub fn is_stop(line: &str) -> bool {
    matches!(read(line), Reading::Request(Request::Stop))
}

/// Whether a line asks what can be typed.
pub fn is_help(line: &str) -> bool {
    matches!(read(line), Reading::Request(Request::Help))
}

/// Whether a line answers the phone, or dials.
pub fn is_accept(line: &str) -> bool {
    matches!(read(line), Reading::Request(Request::Command(Command::Accept)))
}

/// The number that a line is, if it is one.
pub fn number(line: &str) -> Option<usize> {
    plain(line.trim()).parse().ok()
}

fn read(line: &str) -> Reading {
    let line = line.trim();
    let (verb, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    // What a note says is kept as it was typed.
    match (plain(verb).as_str(), rest.trim()) {
        ("n" | "note" | "notes", "") => return Reading::Request(Request::Notes),
        ("n" | "note", text) => return Reading::Request(note(text)),
        _ => {}
    }
    let line = plain(line);
    if let Ok(number) = line.parse::<usize>() {
        return Reading::Number(number);
    }
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line.as_str(), ""));
    let rest = rest.trim();
    if let Some(number) = first.strip_prefix('d').and_then(|digits| digits.parse::<usize>().ok()) {
        return Reading::Item(number);
    }
    let rest_number = rest.parse::<usize>().ok();
    Reading::Request(match (first, rest, rest_number) {
        ("", ..) => Request::Nothing,
        ("d" | "look", _, Some(number)) => return Reading::Item(number),
        ("say", _, Some(number)) => return Reading::Option(number),
        ("t" | "transfer", ..) => {
            let (desk, warm) = desk_and_way(rest);
            return Reading::Transfer(desk, warm);
        }
        ("?" | "help", ..) => Request::Help,
        ("h" | "history", "", _) => Request::History,
        ("d" | "desktop", "", _) => Request::Desktop,
        ("q" | "stop" | "quit" | "exit", "", _) => Request::Stop,
        ("a", "", _) => Request::Command(Command::Accept),
        ("x", "", _) => Request::Command(Command::Decline),
        ("e", "", _) => Request::Command(Command::HangUp),
        ("d", item, _) => command(&format!("look {item}")),
        ("w", seconds, _) if seconds.parse::<u16>().is_ok() => command(&format!("wait {seconds}s")),
        ("o", "", _) => Request::Command(Command::Hold),
        ("r", "", _) => Request::Command(Command::Resume),
        ("m", "", _) => return Reading::Microphone,
        ("l", "", _) => return Reading::MoreTime,
        ("f", "", _) => Request::Finish,
        _ => command(&line),
    })
}

/// A line as an English keyboard would have it: small letters, and narrow characters for full-width ones.
fn plain(line: &str) -> String {
    let narrow = line.chars().map(|one| match one {
        '\u{3000}' => ' ',
        // Full-width characters stand in the order of ASCII.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(one) - 0xfee0).unwrap_or(one),
        one => one,
    });
    narrow.collect::<String>().to_lowercase()
}

/// The desk of a transfer as it was typed, and whether it is a warm one, if that was typed, too.
fn desk_and_way(rest: &str) -> (String, Option<bool>) {
    let (desk, last) = rest.rsplit_once(char::is_whitespace).unwrap_or(("", rest));
    match last {
        "warm" => (desk.trim().to_owned(), Some(true)),
        "cold" => (desk.trim().to_owned(), Some(false)),
        _ => (rest.to_owned(), None),
    }
}

fn transfer(wanted: &str, warm: Option<bool>, call: &CallView) -> Request {
    let by_number = wanted.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let is_meant = |(id, title): &&(String, String)| id == wanted || plain(title) == wanted;
    let found = call.desks.iter().find(is_meant);
    let found = found.or_else(|| call.desks.get(by_number?));
    match (found, warm) {
        (Some((desk, _)), Some(warm)) => Request::Command(Command::Transfer {
            desk: desk.clone(),
            warm,
        }),
        (Some((desk, _)), None) => Request::WhichWay(desk.clone()),
        // Whoever names a desk that is not there is told so by the call itself.
        (None, Some(warm)) if !wanted.is_empty() => Request::Command(Command::Transfer {
            desk: wanted.to_owned(),
            warm,
        }),
        (None, _) => Request::WhichDesk,
    }
}

fn command(words: &str) -> Request {
    match Command::parse(words) {
        Ok(command) => Request::Command(command),
        Err(_) => Request::Unknown,
    }
}

/// A note, or why it cannot be one.
fn note(text: &str) -> Request {
    match Command::parse(&format!("note {text}")) {
        Ok(command) => Request::Command(command),
        Err(why) => Request::Refused(why),
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
    option(number, call)
}

fn option(number: usize, call: &CallView) -> Request {
    let option = number.checked_sub(1).and_then(|index| call.options.get(index));
    option.map_or(Request::OutOfRange(call.options.len()), |option| {
        Request::Command(Command::Say(option.id.clone()))
    })
}

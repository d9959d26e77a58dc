//! Why a line does nothing: what it names is not there, it says too little, or nobody would hear it.

use super::interpret::Request;
use super::possible::possible_keys;
use super::screen;
use crate::view::call::CallView;
use crate::view::wrap_up::WrapUpView;
use crate::words::Words;

/// A sentence that says why, and lines that say what can be typed instead, which may be empty; nothing for a line that can be
/// carried out. `line` is what was typed.
pub(super) fn why_not_understood(
    words: &Words,
    request: &Request,
    line: &str,
    view: &CallView,
    form: &WrapUpView,
) -> Option<(String, String)> {
    let typed = || screen::harmless(line.trim());
    let counted = |key: &str, count: usize| words.with(key, &[("input", typed().into()), ("n", count.into())]);
    let why = match request {
        Request::WhichDesk => {
            let desks = screen::desks(words, view);
            let key = match desks.is_empty() {
                true => "terminal-no-desks",
                false => "terminal-which-desk",
            };
            return Some((words.text(key), desks));
        }
        Request::Refused(why) => words.told(why),
        Request::Unknown => {
            let why = words.with("terminal-unknown", &[("input", typed().into())]);
            return Some((why, possible_keys(words, view, form) + "\n"));
        }
        Request::WhichWay(desk) => words.with("terminal-which-way", &[("id", desk.clone().into())]),
        Request::Muted => words.with("call-is-muted", &[("key", "m".into())]),
        Request::OutOfRange(count) => counted("terminal-out-of-range", *count),
        Request::NoItem(count) => counted("terminal-no-item", *count),
        _ => return None,
    };
    Some((why, String::new()))
}

//! What the values of an event may be, checked when a line is read and before one is written.

use std::collections::BTreeSet;

use super::{About, DimensionTenths, Event, Fault, Head, Saying};
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::record::{LONGEST_SESSION_ID, RESERVED_SESSION_ID};

/// The longest file of events: 10 MiB.
pub const LONGEST_EVENT_FILE: usize = 10 * 1024 * 1024;

/// The longest line with its signature and its end: 64 KiB.
pub const LONGEST_LINE: usize = 64 * 1024;

/// The most files of events of one session.
pub const MOST_FILES: usize = 200;

/// The longest reason: 4 KiB.
pub const LONGEST_REASON: usize = 4 * 1024;

/// The longest remark: 16 KiB.
pub const LONGEST_COMMENT: usize = 16 * 1024;

/// The longest signature in characters.
pub(super) const LONGEST_SIGNATURE: usize = 256;

const LONGEST_ID: usize = 64;
const FULL: u32 = 1000;
const MOST_TURNS: u32 = 5000;
const MOST_POINTS: u32 = 100;
const BEST_RATING: u32 = 5;

/// Checks all values of an event; an error is a sentence without its full stop.
pub(super) fn check(event: &Event) -> Result<(), Sentence> {
    hexadecimal("by", &event.by, 16)?;
    match &event.about {
        About::Session { session, head } => {
            id("session", session, LONGEST_SESSION_ID)?;
            if session == RESERVED_SESSION_ID {
                return Err(sentence!(
                    "no session may be called \"{RESERVED_SESSION_ID}\"",
                    "会话不能叫“{RESERVED_SESSION_ID}”"
                ));
            }
            hexadecimal("head", head, 64)?;
        }
        About::Scenario { scenario, sha256 } => {
            id("scenario", scenario, LONGEST_ID)?;
            hexadecimal("sha256", sha256, 64)?;
        }
    }
    hexadecimal("prev", &event.prev, 64)?;
    seen(&event.seen)?;
    wall(&event.wall)?;
    let is_fault = matches!(event.what, Saying::VoidFault { .. });
    if is_fault != matches!(event.about, About::Scenario { .. }) {
        return Err(sentence!(
            "a fault is about a scenario, and everything else about a session",
            "剧本的错误针对剧本，其他都针对会话"
        ));
    }
    check_saying(&event.what)
}

fn check_saying(what: &Saying) -> Result<(), Sentence> {
    match what {
        Saying::Confirm { .. } | Saying::Close => Ok(()),
        Saying::Override {
            tenths, turn, reason, ..
        } => {
            mark("tenths", *tenths)?;
            turn.map_or(Ok(()), check_turn)?;
            check_reason(reason)
        }
        Saying::Turn { turn, reason, .. } => check_turn(*turn).and_then(|()| check_reason(reason)),
        Saying::Item {
            form,
            item,
            points,
            comment,
        } => {
            hexadecimal("form", form, 64)?;
            id("item", item, LONGEST_ID)?;
            at_most("points", *points, MOST_POINTS)?;
            remark(comment.as_deref())
        }
        Saying::ItemNotApplicable { form, item, reason } => {
            hexadecimal("form", form, 64)?;
            id("item", item, LONGEST_ID)?;
            check_reason(reason)
        }
        Saying::Global { rating, comment } => {
            if *rating == 0 {
                return Err(sentence!(
                    "a global rating is 1 to {BEST_RATING}",
                    "总体评级为 1 到 {BEST_RATING}"
                ));
            }
            at_most("rating", *rating, BEST_RATING)?;
            remark(comment.as_deref())
        }
        Saying::Comment { turn, text } => {
            turn.map_or(Ok(()), check_turn)?;
            remark(Some(text))
        }
        Saying::Reopen { reason } | Saying::Unblind { reason } | Saying::Decide { reason, .. } => check_reason(reason),
        Saying::Dispute {
            turn,
            against,
            tenths,
            proposed,
            reason,
            ..
        } => {
            check_turn(*turn)?;
            against.as_ref().map_or(Ok(()), |key| hexadecimal("against", key, 16))?;
            mark("proposed", *proposed)?;
            if proposed <= tenths {
                return Err(sentence!(
                    "a dispute proposes a higher mark than the disputed one",
                    "申诉提出的分数应高于原来的分数"
                ));
            }
            check_reason(reason)
        }
        Saying::Answer {
            dispute,
            granted,
            reason,
        } => {
            hexadecimal("dispute", dispute, 64)?;
            granted.map_or(Ok(()), |tenths| mark("granted", tenths))?;
            check_reason(reason)
        }
        Saying::Moderate {
            heads, marks, reason, ..
        } => {
            check_heads(heads)?;
            check_marks(marks)?;
            check_reason(reason)
        }
        Saying::VoidFault { fault, reason } => {
            match fault {
                Fault::Node { node } => id("node", node, LONGEST_ID)?,
                Fault::Option { node, option } => {
                    id("node", node, LONGEST_ID)?;
                    id("option", option, LONGEST_ID)?;
                }
                Fault::Rule { rule } => id("rule", rule, LONGEST_ID)?,
            }
            check_reason(reason)
        }
    }
}

fn check_heads(heads: &[Head]) -> Result<(), Sentence> {
    for head in heads {
        hexadecimal("heads.by", &head.by, 16)?;
        hexadecimal("heads.event", &head.event, 64)?;
    }
    let keys: BTreeSet<&str> = heads.iter().map(|head| head.by.as_str()).collect();
    match (2..=MOST_FILES).contains(&keys.len()) && keys.len() == heads.len() {
        true => Ok(()),
        false => Err(sentence!(
            "a moderation names one event each of at least two assessors",
            "裁定应写明至少两名评估员各一个事件"
        )),
    }
}

fn check_marks(marks: &[DimensionTenths]) -> Result<(), Sentence> {
    for one in marks {
        mark("tenths", one.tenths)?;
    }
    let is_in_order = marks.windows(2).all(|pair| pair[0].dimension < pair[1].dimension);
    match !marks.is_empty() && is_in_order {
        true => Ok(()),
        false => Err(sentence!(
            "\"marks\" name each measured dimension once, in the order empathy, accuracy, compliance",
            "“marks”应按 empathy、accuracy、compliance 的次序，把测评的每个维度各写一次"
        )),
    }
}

fn seen(seen: &[String]) -> Result<(), Sentence> {
    if seen.len() > MOST_FILES {
        return Err(sentence!(
            "\"seen\" may name {MOST_FILES} events, and it names {count}",
            "“seen”最多写 {MOST_FILES} 个事件，这里有 {count} 个",
            count = seen.len()
        ));
    }
    for hash in seen {
        hexadecimal("seen", hash, 64)?;
    }
    match seen.windows(2).all(|pair| pair[0] < pair[1]) {
        true => Ok(()),
        false => Err(sentence!(
            "\"seen\" must be sorted without repeats",
            "“seen”应按次序且不重复"
        )),
    }
}

/// A reason is mandatory, so blanks are none.
fn check_reason(reason: &str) -> Result<(), Sentence> {
    if reason.trim().is_empty() {
        return Err(sentence!(
            "a reason is missing; say in a sentence why",
            "缺少理由；请用一句话说明"
        ));
    }
    text("reason", reason, LONGEST_REASON)
}

fn remark(remark: Option<&str>) -> Result<(), Sentence> {
    match remark {
        None => Ok(()),
        Some(remark) if remark.trim().is_empty() => Err(sentence!(
            "a comment without words says nothing; leave it out",
            "空白的意见没有内容；请去掉"
        )),
        Some(remark) => text("comment", remark, LONGEST_COMMENT),
    }
}

/// Control characters other than line feeds would only hide something, and would make a line longer than its limit.
fn text(field: &str, value: &str, longest: usize) -> Result<(), Sentence> {
    if value.len() > longest {
        return Err(sentence!(
            "\"{field}\" has {length} bytes; {longest} are allowed",
            "“{field}”有 {length} 字节；上限是 {longest}",
            length = value.len()
        ));
    }
    match value.chars().find(|one| one.is_control() && *one != '\n') {
        None => Ok(()),
        Some(control) => Err(sentence!(
            "\"{field}\" contains the control character {control:?}",
            "“{field}”含有控制字符 {control:?}"
        )),
    }
}

fn check_turn(turn: u32) -> Result<(), Sentence> {
    match turn {
        0 => Err(sentence!("turns count from 1", "轮次从 1 数起")),
        turn => at_most("turn", turn, MOST_TURNS),
    }
}

fn mark(field: &str, tenths: u32) -> Result<(), Sentence> {
    at_most(field, tenths, FULL)
}

fn at_most(field: &str, value: u32, most: u32) -> Result<(), Sentence> {
    match value <= most {
        true => Ok(()),
        false => Err(sentence!(
            "\"{field}\" may be {most} at most, and it is {value}",
            "“{field}”最大为 {most}，这里是 {value}"
        )),
    }
}

fn id(field: &str, value: &str, longest: usize) -> Result<(), Sentence> {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_';
    match !value.is_empty() && value.len() <= longest && value.bytes().all(allowed) {
        true => Ok(()),
        false => Err(sentence!(
            "\"{field}\" must be 1 to {longest} of a-z, 0-9, \"-\" and \"_\", and it is {found}",
            "“{field}”应为 1 到 {longest} 个字符，限 a-z、0-9、“-”和“_”，这里是 {found}",
            found = shown(value)
        )),
    }
}

fn hexadecimal(field: &str, value: &str, digits: usize) -> Result<(), Sentence> {
    match value.len() == digits && value.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
        true => Ok(()),
        false => Err(sentence!(
            "\"{field}\" must be {digits} lower-case hexadecimal digits, and it is {found}",
            "“{field}”应为 {digits} 位小写十六进制数字，这里是 {found}",
            found = shown(value)
        )),
    }
}

/// Only one spelling, so that times can be compared as text. Whether the day exists is nobody's harm here.
fn wall(value: &str) -> Result<(), Sentence> {
    let pattern = "0000-00-00T00:00:00Z";
    let fits = value.len() == pattern.len()
        && value.bytes().zip(pattern.bytes()).all(|(found, wanted)| {
            if wanted == b'0' {
                found.is_ascii_digit()
            } else {
                found == wanted
            }
        });
    match fits {
        true => Ok(()),
        false => Err(sentence!(
            "\"wall\" must be a time in UTC such as \"2026-11-23T18:40:02Z\", and it is {found}",
            "“wall”应是 UTC 时间，例如“2026-11-23T18:40:02Z”，这里是 {found}",
            found = shown(value)
        )),
    }
}

fn shown(value: &str) -> String {
    let short: String = value.chars().take(80).collect();
    format!("{short:?}{}", if short.len() < value.len() { "…" } else { "" })
}

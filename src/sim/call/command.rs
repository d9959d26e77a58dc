//! What a person or the clock can do in a call, in the words that the terminal, the checks and the records share.

use std::fmt;

use super::clock::Timers;
use super::rejected::Rejected;
use crate::sim::program::parts::WrapUpList;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::time::Millis;

/// The longest note that is kept: 16 KiB.
pub const LONGEST_NOTE: usize = 16 * 1024;

/// Whether a note, without the blanks around it, is longer than [`LONGEST_NOTE`].
pub fn note_is_too_long(text: &str) -> bool {
    text.trim().len() > LONGEST_NOTE
}

/// One command. Its words (see [`Command::parse`]) are part of the record's format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Accept the call, or dial.
    Accept,
    /// Decline the call.
    Decline,
    /// Choose the option with this id.
    Say(String),
    /// Time passes.
    Wait(Millis),
    /// Put the caller on hold.
    Hold,
    /// Come back.
    Resume,
    /// Open a desktop item.
    LookUp(String),
    /// Transfer to a desk.
    Transfer {
        /// The desk's id.
        desk: String,
        /// With a word to the colleague first.
        warm: bool,
    },
    /// Hang up.
    HangUp,
    /// Switch the microphone off or on; it is recorded and earns nothing.
    Mute(bool),
    /// Stretch the timers from now on; only ever further, so that no deadline comes at once.
    Timers(Timers),
    /// Choose an entry of the after-call work.
    Pick(WrapUpList, String),
    /// Tick a note.
    Tick(String),
    /// Take the tick away.
    Untick(String),
    /// Free words for the record; they are kept and not scored.
    Note(String),
    /// The after-call work is done.
    Finish,
}

impl WrapUpList {
    /// The list's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Disposition => "disposition",
            Self::Notes => "notes",
            Self::Owner => "owner",
            Self::Date => "date",
            Self::Channel => "channel",
        }
    }

    /// The lists of which one entry is chosen.
    pub const PICKED: [Self; 4] = [Self::Disposition, Self::Owner, Self::Date, Self::Channel];
}

impl Command {
    /// Reads `say let-him-finish`, `wait 12s`, `transfer fraud-desk warm`, `pick disposition complaint` …
    ///
    /// # Errors
    /// A sentence that says what would be right.
    pub fn parse(words: &str) -> Result<Self, Sentence> {
        let words = words.trim();
        let (verb, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
        let rest = rest.trim();
        let alone = |command: Self| {
            if rest.is_empty() {
                Ok(command)
            } else {
                Err(sentence!(
                    "\"{verb}\" stands alone; \"{rest}\" does not belong to it.",
                    "“{verb}”单独使用，后面不能有“{rest}”。"
                ))
            }
        };
        let one = |command: fn(String) -> Self| {
            if rest.is_empty() || rest.contains(char::is_whitespace) {
                Err(sentence!(
                    "\"{verb}\" needs one id after it.",
                    "“{verb}”后面要有一个编号。"
                ))
            } else {
                Ok(command(rest.to_owned()))
            }
        };
        match verb {
            "accept" => alone(Self::Accept),
            "decline" => alone(Self::Decline),
            "say" => one(Self::Say),
            "wait" => Millis::parse(rest).map(Self::Wait).ok_or_else(|| {
                sentence!(
                    "\"wait\" needs a span of time up to four hours, such as \"wait 12s\".",
                    "“wait”后面要有四小时以内的一段时间，例如“wait 12s”。"
                )
            }),
            "hold" => alone(Self::Hold),
            "resume" => alone(Self::Resume),
            "look" => one(Self::LookUp),
            "transfer" => match rest.split_whitespace().collect::<Vec<_>>()[..] {
                [desk, way @ ("warm" | "cold")] => Ok(Self::Transfer {
                    desk: desk.to_owned(),
                    warm: way == "warm",
                }),
                _ => Err(sentence!(
                    "\"transfer\" needs a desk and \"warm\" or \"cold\".",
                    "“transfer”后面要有席位，再写“warm”或“cold”。"
                )),
            },
            "hang-up" => alone(Self::HangUp),
            "mute" => alone(Self::Mute(true)),
            "unmute" => alone(Self::Mute(false)),
            "timers" => Timers::from_word(rest).map(Self::Timers).ok_or_else(|| {
                sentence!(
                    "\"timers\" needs x1, x1.5, x2, x10 or off after it.",
                    "“timers”后面要写 x1、x1.5、x2、x10 或 off。"
                )
            }),
            "pick" => {
                let parts = rest.split_once(char::is_whitespace);
                let list =
                    parts.and_then(|(list, _)| WrapUpList::PICKED.into_iter().find(|known| known.word() == list));
                match (list, parts) {
                    (Some(list), Some((_, id))) => Ok(Self::Pick(list, id.trim().to_owned())),
                    _ => Err(sentence!(
                        "\"pick\" needs disposition, owner, date or channel, and an id.",
                        "“pick”后面要有 disposition、owner、date 或 channel，再写编号。"
                    )),
                }
            }
            "tick" => one(Self::Tick),
            "untick" => one(Self::Untick),
            "note" if note_is_too_long(rest) => Err(Rejected::NoteTooLong.sentence()),
            "note" => Ok(Self::Note(rest.to_owned())),
            "finish" => alone(Self::Finish),
            _ => Err(sentence!(
                "\"{verb}\" is not a command; there are accept, decline, say, wait, hold, resume, look, transfer, hang-up, mute, unmute, timers, pick, tick, untick, note and finish.",
                "“{verb}”不是命令；命令有 accept、decline、say、wait、hold、resume、look、transfer、hang-up、mute、unmute、timers、pick、tick、untick、note 和 finish。"
            )),
        }
    }
}

impl fmt::Display for Command {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Accept => formatter.write_str("accept"),
            Self::Decline => formatter.write_str("decline"),
            Self::Say(id) => write!(formatter, "say {id}"),
            Self::Wait(time) => write!(formatter, "wait {time}"),
            Self::Hold => formatter.write_str("hold"),
            Self::Resume => formatter.write_str("resume"),
            Self::LookUp(id) => write!(formatter, "look {id}"),
            Self::Transfer { desk, warm } => {
                write!(formatter, "transfer {desk} {}", if *warm { "warm" } else { "cold" })
            }
            Self::HangUp => formatter.write_str("hang-up"),
            Self::Mute(on) => formatter.write_str(if *on { "mute" } else { "unmute" }),
            Self::Timers(timers) => write!(formatter, "timers {}", timers.word()),
            Self::Pick(list, id) => write!(formatter, "pick {} {id}", list.word()),
            Self::Tick(id) => write!(formatter, "tick {id}"),
            Self::Untick(id) => write!(formatter, "untick {id}"),
            // A record is a file of lines, and a note is one of them.
            Self::Note(text) => write!(formatter, "note {}", text.trim().replace(char::is_control, " ")),
            Self::Finish => formatter.write_str("finish"),
        }
    }
}

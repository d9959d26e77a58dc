//! What the values of a record may be. Each limit is checked by hand when a line is read and before one is written.

use super::line::{EntryLine, HeaderLine};
use super::{ArchivedFile, EntryKind};
use crate::sim::sentence::{Sentence, sentence};

/// The longest record: 10 MiB.
pub const LONGEST_RECORD: usize = 10 * 1024 * 1024;

/// The longest line with its hash and its end: 64 KiB.
pub const LONGEST_LINE: usize = 64 * 1024;

/// The longest command in words: 20 KiB, a note of 16 KiB and its verb.
pub const LONGEST_COMMAND: usize = 20 * 1024;

/// The longest id of a session: the time, a scenario's id of 64 and a suffix.
pub const LONGEST_SESSION_ID: usize = 96;

/// No session is called so: the store keeps faults of scenarios beside the folders of sessions, in a folder of this name.
pub const RESERVED_SESSION_ID: &str = "void";

/// Commands stop here, so that a full record can still be resumed and sealed.
pub(super) const LONGEST_WITH_COMMANDS: usize = LONGEST_RECORD - 4 * LONGEST_LINE;

const LONGEST_ID: usize = 64;
const LONGEST_WORD: usize = 64;
const LONGEST_LOCALE: usize = 35;
const LONGEST_FILE_NAME: usize = 200;
const MOST_FILES: usize = 256;

/// The largest whole number that every reader of JSON keeps exactly: 2^53 - 1.
const LARGEST_NUMBER: u64 = (1 << 53) - 1;

/// Checks the values of a header.
pub(super) fn check_header(header: &HeaderLine) -> Result<(), Sentence> {
    id("session", &header.session, LONGEST_SESSION_ID)?;
    if header.session == RESERVED_SESSION_ID {
        return Err(sentence!(
            "\"session\" may not be \"{RESERVED_SESSION_ID}\", which names something else in a folder of data.",
            "“session”不能是“{RESERVED_SESSION_ID}”，数据文件夹里这个名字另有用处。"
        ));
    }
    id("scenario", &header.scenario, LONGEST_ID)?;
    id("country", &header.country, LONGEST_ID)?;
    word("build", &header.build, LONGEST_WORD)?;
    word("scenario_version", &header.scenario_version, LONGEST_WORD)?;
    word("locale", &header.locale, LONGEST_LOCALE)?;
    hexadecimal("trainee", &header.trainee, 32)?;
    wall(&header.wall)?;
    files(&header.files)?;
    if let Some(full) = &header.full {
        files(full)?;
    }
    if let Some(ticket) = &header.ticket {
        hexadecimal("ticket", ticket, 64)?;
    }
    let Some(parent) = &header.parent else {
        return Ok(());
    };
    id("parent.session", &parent.session, LONGEST_SESSION_ID)?;
    hexadecimal("parent.head", &parent.head, 64)
}

/// Checks the values of an entry that has exactly one kind.
pub(super) fn check_entry(entry: &EntryLine, kind: &EntryKind) -> Result<(), Sentence> {
    number("mono_ms", entry.mono_ms)?;
    wall(&entry.wall)?;
    match kind {
        EntryKind::Command { cmd, state } => {
            if cmd.is_empty() || cmd.len() > LONGEST_COMMAND {
                return Err(sentence!(
                    "\"cmd\" must have 1 to {LONGEST_COMMAND} bytes, and it has {length}.",
                    "“cmd”应为 1 到 {LONGEST_COMMAND} 字节，这里有 {length} 字节。",
                    length = cmd.len()
                ));
            }
            hexadecimal("state", state, 64)
        }
        EntryKind::Resumed { gap_ms, lost_bytes } => {
            number("gap_ms", *gap_ms)?;
            number("lost_bytes", *lost_bytes)
        }
        EntryKind::Seal { state, .. } => hexadecimal("state", state, 64),
    }
}

fn id(field: &str, text: &str, longest: usize) -> Result<(), Sentence> {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_';
    if !text.is_empty() && text.len() <= longest && text.bytes().all(allowed) {
        return Ok(());
    }
    Err(sentence!(
        "\"{field}\" must be 1 to {longest} of a-z, 0-9, \"-\" and \"_\", and it is {found}.",
        "“{field}”应为 1 到 {longest} 个字符，限 a-z、0-9、“-”和“_”，这里是 {found}。",
        found = shown(text)
    ))
}

fn word(field: &str, text: &str, longest: usize) -> Result<(), Sentence> {
    if !text.is_empty() && text.len() <= longest && text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(());
    }
    Err(sentence!(
        "\"{field}\" must be 1 to {longest} ASCII characters without spaces, and it is {found}.",
        "“{field}”应为 1 到 {longest} 个 ASCII 字符，不含空格，这里是 {found}。",
        found = shown(text)
    ))
}

fn hexadecimal(field: &str, text: &str, digits: usize) -> Result<(), Sentence> {
    if text.len() == digits && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
        return Ok(());
    }
    Err(sentence!(
        "\"{field}\" must be {digits} lower-case hexadecimal digits, and it is {found}.",
        "“{field}”应为 {digits} 位小写十六进制数字，这里是 {found}。",
        found = shown(text)
    ))
}

fn number(field: &str, value: u64) -> Result<(), Sentence> {
    if value <= LARGEST_NUMBER {
        return Ok(());
    }
    Err(sentence!(
        "\"{field}\" must be at most {LARGEST_NUMBER}, and it is {value}.",
        "“{field}”最大为 {LARGEST_NUMBER}，这里是 {value}。"
    ))
}

fn files(files: &[ArchivedFile]) -> Result<(), Sentence> {
    if files.is_empty() || files.len() > MOST_FILES {
        return Err(sentence!(
            "\"files\" must name 1 to {MOST_FILES} files, and it names {count}.",
            "“files”应写明 1 到 {MOST_FILES} 个文件，这里有 {count} 个。",
            count = files.len()
        ));
    }
    for file in files {
        file_name(&file.name)?;
        hexadecimal("sha256", &file.sha256, 64)?;
    }
    match files.windows(2).find(|pair| pair[0].name >= pair[1].name) {
        Some(pair) => Err(sentence!(
            "\"files\" must be sorted by name without repeats; see {name}.",
            "“files”应按名字排序且不重复；见 {name}。",
            name = shown(&pair[1].name)
        )),
        None => Ok(()),
    }
}

/// Whoever unpacks the files of a session must not be led out of a folder by their names.
fn file_name(name: &str) -> Result<(), Sentence> {
    let parts_are_plain = name.split('/').all(|part| !matches!(part, "" | "." | ".."));
    let characters_are_plain = !name
        .chars()
        .any(|character| character.is_control() || matches!(character, '\\' | ':'));
    if name.len() <= LONGEST_FILE_NAME && parts_are_plain && characters_are_plain {
        return Ok(());
    }
    Err(sentence!(
        "The name of a file must be a path of at most {LONGEST_FILE_NAME} bytes with \"/\", below the folder, and it is {found}.",
        "文件名应是文件夹以下的路径，用“/”分隔，最多 {LONGEST_FILE_NAME} 字节，这里是 {found}。",
        found = shown(name)
    ))
}

fn wall(text: &str) -> Result<(), Sentence> {
    match is_wall(text) {
        true => Ok(()),
        false => Err(sentence!(
            "\"wall\" must be a time in UTC such as \"2026-11-23T18:40:02Z\", and it is {found}.",
            "“wall”应是 UTC 时间，例如“2026-11-23T18:40:02Z”，这里是 {found}。",
            found = shown(text)
        )),
    }
}

/// Whether a text is a time in UTC such as `2026-11-23T18:40:02Z`. Only one spelling is allowed, so that times can be compared as text.
pub fn is_wall(text: &str) -> bool {
    let pattern = "0000-00-00T00:00:00Z";
    let fits = text.len() == pattern.len()
        && text
            .bytes()
            .zip(pattern.bytes())
            .all(|(found, wanted)| found == wanted && wanted != b'0' || wanted == b'0' && found.is_ascii_digit());
    let part = |from: usize, to: usize| {
        text.get(from..to)
            .and_then(|digits| digits.parse::<u32>().ok())
            .unwrap_or(u32::MAX)
    };
    if fits {
        let (year, month, day) = (part(0, 4), part(5, 7), part(8, 10));
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 0,
        };
        return (1..=days).contains(&day) && part(11, 13) < 24 && part(14, 16) < 60 && part(17, 19) < 60;
    }
    false
}

/// A value from a file in an error: short, and without control characters.
fn shown(text: &str) -> String {
    let short: String = text.chars().take(80).collect();
    if short.len() < text.len() {
        format!("{short:?}…")
    } else {
        format!("{short:?}")
    }
}

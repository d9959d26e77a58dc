//! One line of a record as bytes: its JSON with the keys in their order, and its hash.

use serde::{Deserialize, Deserializer, Serialize};

use super::{ArchivedFile, Entry, EntryKind, Header, Mode, Parent, SealReason, Timers, decimal};
use crate::sim::session::hash::sha256_hex;

/// The format and its version.
pub const FORMAT: &str = "rolecall/session/v1";

/// The name of the generator; another one would draw other facts from the same seed.
pub const RNG: &str = "chacha12/v1";

/// What the header names as the line before it.
pub(super) const NO_LINE_BEFORE: &str = "0000000000000000000000000000000000000000000000000000000000000000";

const HASH_DOMAIN: &[u8] = b"rolecall/frame/v1\0";

/// The keys of the header's line, in their order.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeaderLine {
    pub(super) seq: u64,
    pub(super) format: String,
    pub(super) rules_version: u32,
    pub(super) rng: String,
    pub(super) build: String,
    pub(super) session: String,
    pub(super) scenario: String,
    pub(super) scenario_version: String,
    pub(super) files: Vec<ArchivedFile>,
    pub(super) country: String,
    pub(super) locale: String,
    #[serde(with = "decimal")]
    pub(super) seed: u64,
    pub(super) mode: Mode,
    pub(super) timers: Timers,
    pub(super) trainee: String,
    // Without this a header that lacks the key would pass.
    #[serde(deserialize_with = "Option::deserialize")]
    pub(super) parent: Option<Parent>,
    // Left out where there is none, so that records without a ticket stay what they were; a program from before tickets refuses a
    // header that has one.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) ticket: Option<String>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) full: Option<Vec<ArchivedFile>>,
    pub(super) wall: String,
    pub(super) prev: String,
}

/// The keys of an entry's line, in their order; each kind of entry uses its own.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EntryLine {
    pub(super) seq: u64,
    pub(super) mono_ms: u64,
    pub(super) wall: String,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) cmd: Option<String>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) state: Option<String>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) resumed: Option<ResumedLine>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) seal: Option<SealLine>,
    pub(super) prev: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ResumedLine {
    gap_ms: u64,
    lost_bytes: u64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SealLine {
    reason: SealReason,
    commands: u64,
    state: String,
}

/// The one key that every version of the format has.
#[derive(Deserialize)]
pub(super) struct FormatLine {
    pub(super) format: String,
}

/// One line: its JSON, a TAB, its hash and a line feed.
pub fn encode_line(value: &impl Serialize) -> String {
    // A header and an entry hold only texts and whole numbers, which cannot fail to become JSON; whoever adds a line to a record
    // reads it back first (see `RecordText::push_all`), so that even then nothing unreadable would be written.
    let json = serde_json::to_string(value).unwrap_or_default();
    let hash = line_hash(json.as_bytes());
    format!("{json}\t{hash}\n")
}

/// The hash of a line with this JSON.
pub(super) fn line_hash(json: &[u8]) -> String {
    sha256_hex(&[HASH_DOMAIN, json])
}

/// The JSON of a line and its hash, if the line is whole and fits its hash.
pub(super) fn proven(line: &[u8]) -> Option<(&[u8], String)> {
    let line = line.strip_suffix(b"\n")?;
    let tab = line.iter().position(|byte| *byte == b'\t')?;
    let (json, hash) = (&line[..tab], &line[tab + 1..]);
    let expected = line_hash(json);
    (hash == expected.as_bytes()).then_some((json, expected))
}

/// A key that may be left out and may not be null.
fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

impl From<Header> for HeaderLine {
    fn from(header: Header) -> Self {
        Self {
            seq: 0,
            format: FORMAT.to_owned(),
            rules_version: header.rules_version,
            rng: RNG.to_owned(),
            build: header.build,
            session: header.session,
            scenario: header.scenario,
            scenario_version: header.scenario_version,
            files: header.files,
            country: header.country,
            locale: header.locale,
            seed: header.seed,
            mode: header.mode,
            timers: header.timers,
            trainee: header.trainee,
            parent: header.parent,
            ticket: header.ticket,
            full: header.full,
            wall: header.wall,
            prev: NO_LINE_BEFORE.to_owned(),
        }
    }
}

impl From<HeaderLine> for Header {
    fn from(line: HeaderLine) -> Self {
        Self {
            rules_version: line.rules_version,
            build: line.build,
            session: line.session,
            scenario: line.scenario,
            scenario_version: line.scenario_version,
            files: line.files,
            country: line.country,
            locale: line.locale,
            seed: line.seed,
            mode: line.mode,
            timers: line.timers,
            trainee: line.trainee,
            parent: line.parent,
            ticket: line.ticket,
            full: line.full,
            wall: line.wall,
        }
    }
}

impl From<Entry> for EntryLine {
    fn from(entry: Entry) -> Self {
        let mut line = Self {
            seq: entry.seq,
            mono_ms: entry.mono_ms,
            wall: entry.wall,
            cmd: None,
            state: None,
            resumed: None,
            seal: None,
            prev: entry.prev,
        };
        match entry.kind {
            EntryKind::Command { cmd, state } => (line.cmd, line.state) = (Some(cmd), Some(state)),
            EntryKind::Resumed { gap_ms, lost_bytes } => line.resumed = Some(ResumedLine { gap_ms, lost_bytes }),
            EntryKind::Seal {
                reason,
                commands,
                state,
            } => {
                line.seal = Some(SealLine {
                    reason,
                    commands,
                    state,
                });
            }
        }
        line
    }
}

impl EntryLine {
    /// The kind of the entry, if its keys belong to exactly one.
    pub(super) fn kind(&self) -> Option<EntryKind> {
        match (&self.cmd, &self.state, &self.resumed, &self.seal) {
            (Some(cmd), Some(state), None, None) => Some(EntryKind::Command {
                cmd: cmd.clone(),
                state: state.clone(),
            }),
            (None, None, Some(resumed), None) => Some(EntryKind::Resumed {
                gap_ms: resumed.gap_ms,
                lost_bytes: resumed.lost_bytes,
            }),
            (None, None, None, Some(seal)) => Some(EntryKind::Seal {
                reason: seal.reason,
                commands: seal.commands,
                state: seal.state.clone(),
            }),
            _ => None,
        }
    }
}

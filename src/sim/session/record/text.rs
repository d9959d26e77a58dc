//! The lines of a record as bytes that are known to be a valid chain: read from a file, or grown entry by entry.

use super::limits::{LONGEST_LINE, LONGEST_RECORD, LONGEST_WITH_COMMANDS, check_entry, check_header};
use super::line::{EntryLine, FORMAT, HeaderLine, NO_LINE_BEFORE, RNG, encode_line, proven};
use super::reading::{changed_line, check_place, has_proven_line, read_line, refuse_other_formats, wrong_hash_or};
use super::{Entry, EntryDraft, EntryKind, Header, Record, RecordError};
use crate::sim::sentence::{Sentence, sentence};

/// The valid lines of a record. It always begins with a header and its chain always holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordText {
    bytes: Vec<u8>,
    tip: Tip,
}

/// What the next line must follow on from.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Tip {
    head: String,
    lines: u64,
    commands: u64,
    last_state: Option<String>,
    sealed: bool,
}

/// A place in a record's text to go back to.
#[derive(Debug, Clone)]
pub struct Mark {
    length: usize,
    tip: Tip,
}

impl RecordText {
    /// A record that has only its header.
    ///
    /// # Errors
    /// A value of the header that no record may have.
    pub fn begin(header: &Header) -> Result<Self, RecordError> {
        Ok(Self::with_header(encode_line(header).as_bytes())?.0)
    }

    /// Reads a record and checks each line, the chain and the seal.
    ///
    /// Bad bytes at the end with no valid line after them may be what a machine leaves that stopped while it wrote: they are counted
    /// in `torn_bytes` and left out, and `changed_line` says whether it cannot have been that. Bad bytes anywhere else, and any bytes
    /// after a seal, are an error.
    ///
    /// # Errors
    /// The first line that is not as it was written, or not what a record may say.
    pub fn parse(bytes: &[u8]) -> Result<Record, RecordError> {
        if bytes.len() > LONGEST_RECORD {
            return Err(RecordError::TooLong);
        }
        let mut lines = bytes.split_inclusive(|byte| *byte == b'\n');
        let first = lines.next().ok_or(RecordError::NoHeader)?;
        refuse_other_formats(first)?;
        if proven(first).is_none() {
            let rest = bytes.get(first.len()..).unwrap_or_default();
            return Err(wrong_hash_or(1, first, rest, RecordError::NoHeader));
        }
        let (mut text, header) = Self::with_header(first)?;
        let mut entries = Vec::new();
        for line in lines {
            let number = entries.len() + 2;
            if proven(line).is_some() {
                entries.push(text.add_line(line)?);
                continue;
            }
            if text.tip.sealed {
                return Err(RecordError::AfterSeal { line: number });
            }
            let rest = bytes.get(text.bytes.len() + line.len()..).unwrap_or_default();
            if line.len() > LONGEST_LINE || has_proven_line(rest) {
                return Err(wrong_hash_or(
                    number,
                    line,
                    rest,
                    RecordError::WrongHash { line: number },
                ));
            }
            break;
        }
        let tail = bytes.get(text.bytes.len()..).unwrap_or_default();
        let torn_bytes = tail.len();
        Ok(Record {
            changed_line: changed_line(tail, entries.len() + 2),
            header,
            entries,
            text,
            torn_bytes,
        })
    }

    /// Adds entries, all or none, and returns the bytes that they became.
    ///
    /// # Errors
    /// A value that no record may have, a full record, or a record that is sealed.
    pub fn push_all(&mut self, drafts: &[EntryDraft]) -> Result<&[u8], RecordError> {
        let before = self.mark();
        for draft in drafts {
            if let Err(error) = self.push(draft) {
                self.go_back(before);
                return Err(error);
            }
        }
        Ok(self.bytes.get(before.length..).unwrap_or_default())
    }

    /// This place, for [`RecordText::go_back`].
    pub fn mark(&self) -> Mark {
        Mark {
            length: self.bytes.len(),
            tip: self.tip.clone(),
        }
    }

    /// Takes back all entries since this mark, which must be a mark of the same text.
    pub fn go_back(&mut self, mark: Mark) {
        self.bytes.truncate(mark.length);
        self.tip = mark.tip;
    }

    /// All lines.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The hash of the last line.
    pub fn head(&self) -> &str {
        &self.tip.head
    }

    /// The number of the next entry.
    pub fn next_seq(&self) -> u64 {
        self.tip.lines
    }

    /// How many commands it has.
    pub fn commands(&self) -> u64 {
        self.tip.commands
    }

    /// Whether it ends with a seal.
    pub fn is_sealed(&self) -> bool {
        self.tip.sealed
    }

    fn push(&mut self, draft: &EntryDraft) -> Result<(), RecordError> {
        let EntryDraft { mono_ms, wall, kind } = draft.clone();
        let full = self.bytes.len() > LONGEST_WITH_COMMANDS && matches!(kind, EntryKind::Command { .. });
        if full {
            return Err(RecordError::TooLong);
        }
        let prev = self.tip.head.clone();
        let line = encode_line(&Entry {
            seq: self.tip.lines,
            mono_ms,
            wall,
            kind,
            prev,
        });
        // The line goes through the reader's own checks: what cannot be read is never written.
        self.add_line(line.as_bytes()).map(|_| ())
    }

    fn with_header(line: &[u8]) -> Result<(Self, Header), RecordError> {
        let (read, head) = read_line::<HeaderLine>(line, 1)?;
        check_place(1, (0, read.seq), (NO_LINE_BEFORE, &read.prev))?;
        if read.format != FORMAT {
            return Err(RecordError::UnknownFormat { found: read.format });
        }
        if read.rng != RNG {
            let why = sentence!(
                "the generator is {found:?}; this program has \"{RNG}\" and would draw other facts.",
                "随机数生成器是 {found:?}；本程序用的是“{RNG}”，抽出的事实会不同。",
                found = read.rng
            );
            return Err(RecordError::WrongValue { line: 1, why });
        }
        check_header(&read).map_err(|why| RecordError::WrongValue { line: 1, why })?;
        let tip = Tip {
            head,
            lines: 1,
            commands: 0,
            last_state: None,
            sealed: false,
        };
        Ok((
            Self {
                bytes: line.to_vec(),
                tip,
            },
            read.into(),
        ))
    }

    /// The one way in which lines are added, whether they are read or written.
    fn add_line(&mut self, line: &[u8]) -> Result<Entry, RecordError> {
        let number = usize::try_from(self.tip.lines).unwrap_or(usize::MAX).saturating_add(1);
        let wrong = |why: Sentence| RecordError::WrongValue { line: number, why };
        if self.tip.sealed {
            return Err(RecordError::AfterSeal { line: number });
        }
        if self.bytes.len() + line.len() > LONGEST_RECORD {
            return Err(RecordError::TooLong);
        }
        let (read, head) = read_line::<EntryLine>(line, number)?;
        check_place(number, (self.tip.lines, read.seq), (&self.tip.head, &read.prev))?;
        let kind = read.kind().ok_or_else(|| {
            wrong(sentence!(
                "an entry must have either \"cmd\" and \"state\", or \"resumed\", or \"seal\".",
                "每行应有“cmd”和“state”，或“resumed”，或“seal”。"
            ))
        })?;
        check_entry(&read, &kind).map_err(wrong)?;
        match &kind {
            EntryKind::Command { state, .. } => {
                self.tip.commands += 1;
                self.tip.last_state = Some(state.clone());
            }
            EntryKind::Resumed { .. } => {}
            EntryKind::Seal { commands, state, .. } => {
                if *commands != self.tip.commands {
                    let counted = self.tip.commands;
                    return Err(wrong(sentence!(
                        "the seal counts {commands} commands, and the record has {counted}.",
                        "封存行写的是 {commands} 条命令，记录里有 {counted} 条。"
                    )));
                }
                if self.tip.last_state.as_ref().is_some_and(|last| last != state) {
                    return Err(wrong(sentence!(
                        "the seal's state is not the state after the last command.",
                        "封存行的状态不是最后一条命令之后的状态。"
                    )));
                }
                self.tip.sealed = true;
            }
        }
        self.tip.head = head;
        self.tip.lines += 1;
        self.bytes.extend_from_slice(line);
        let EntryLine {
            seq,
            mono_ms,
            wall,
            prev,
            ..
        } = read;
        Ok(Entry {
            seq,
            mono_ms,
            wall,
            kind,
            prev,
        })
    }
}

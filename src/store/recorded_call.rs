//! A call and its journal together: a choice is durable on disk before anybody sees what it leads to.

use std::fmt;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use jiff::Timestamp;

pub use super::begin_error::BeginError;
use super::error::StoreError;
use super::folder::DataFolder;
use super::fresh::fresh_pseudonym;
use super::journal::{Journal, Moved};
use super::ledger::SessionLedger;
use super::played_record::{PlayedRecord, read_and_play};
use super::session_id::new_session_id;
use super::session_list::refuse_another_file;
use super::wall::{wall_now, wall_text};
use crate::sim::call::command::Command;
use crate::sim::call::event::CallEvent;
use crate::sim::call::{Call, Rejected, Timers};
use crate::sim::check::CheckedScenario;
use crate::sim::check::role::short_name;
use crate::sim::program::Key;
use crate::sim::program::compile::compile;
use crate::sim::session::ledger::{LedgerEvent, LedgerNote};
use crate::sim::session::record::{ArchivedFile, EntryDraft, EntryKind, Header, Mode, Parent, SealReason};
use crate::sim::session::recorder::Recorder;
use crate::sim::session::replay::state_hash;
use crate::sim::session::terms::allows;
use crate::sim::time::{LONGEST, Millis};

/// The version of the machine's rules. Old versions stay, so that old records replay.
pub const RULES_VERSION: u32 = 1;

/// How a call begins.
#[derive(Debug, Clone)]
pub struct BeginOptions {
    /// The country whose rules apply.
    pub country: String,
    /// The language on the screen.
    pub locale: String,
    /// The seed of all chance.
    pub seed: u64,
    /// What the session is for.
    pub mode: Mode,
    /// How far timers are stretched.
    pub timers: Timers,
    /// The session that was rewound to begin this one.
    pub parent: Option<Parent>,
    /// What the record calls the person; without it a new pseudonym.
    pub trainee: Option<String>,
    /// The exam ticket that it is begun with: the SHA-256 of what its signer has signed.
    pub ticket: Option<String>,
    /// The files in full, if it is played with their blind form.
    pub full: Option<Vec<ArchivedFile>>,
}

/// How often another id is drawn where there is a record of that name already.
const DRAWS: u32 = 8;

/// A call whose every command is on disk before its events are known.
#[derive(Debug)]
pub struct RecordedCall {
    journal: Journal,
    ledger: SessionLedger,
    header: Header,
    call: Call,
    recorder: Recorder,
    events: Vec<Vec<CallEvent>>,
    /// The disk has failed, the session goes on elsewhere, and nobody has been told yet.
    moved: Option<Moved>,
    /// How long it had been away, if it was resumed.
    away: Option<Millis>,
    began: Instant,
    /// The monotonic clock of the record when this process took it up.
    mono_before: u64,
}

/// Why a command was not carried out.
#[derive(Debug)]
pub enum ApplyError {
    /// It is not allowed now; nothing has changed.
    Rejected(Rejected),
    /// It could not be made durable; the call has not moved.
    Store(StoreError),
}

impl RecordedCall {
    /// Begins a session: what it is played with is archived, and its header is durable, before anything is shown.
    ///
    /// # Errors
    /// When the data folder cannot be written or the scenario cannot be compiled.
    pub fn begin(data: &DataFolder, checked: &CheckedScenario, options: BeginOptions) -> Result<Self, BeginError> {
        let mut program = compile(checked, &options.country).map_err(BeginError::Compile)?;
        if options.full.is_some() {
            program = program.with_key(Key::Missing);
        }
        let archive = data.archive()?;
        let mut files = Vec::new();
        for file in checked.files.iter() {
            files.push(ArchivedFile {
                name: short_name(&file.name),
                sha256: archive.put(&file.bytes)?,
            });
        }
        files.sort_by(|one, other| one.name.cmp(&other.name));
        let mut header = Header {
            rules_version: RULES_VERSION,
            build: env!("CARGO_PKG_VERSION").to_owned(),
            session: new_session_id(&checked.scenario.id),
            scenario: checked.scenario.id.value.clone(),
            scenario_version: checked.scenario.version.clone(),
            files,
            country: options.country,
            locale: options.locale,
            seed: options.seed,
            mode: options.mode,
            timers: options.timers.into(),
            trainee: options.trainee.unwrap_or_else(fresh_pseudonym),
            parent: options.parent,
            ticket: options.ticket,
            full: options.full,
            wall: wall_now(),
        };
        let journal = begun(data, &mut header)?;
        Ok(Self {
            ledger: SessionLedger::begin(data, &journal, &header)?,
            journal,
            call: Call::new(Arc::new(program), header.seed, options.timers),
            header,
            recorder: Recorder::default(),
            events: Vec::new(),
            moved: None,
            away: None,
            began: Instant::now(),
            mono_before: 0,
        })
    }

    /// Goes on with a record that was left, from its own archive.
    ///
    /// # Errors
    /// When the record is sealed, cannot be read, or does not replay.
    pub fn resume(data: &DataFolder, path: &Path) -> Result<(Self, CheckedScenario), BeginError> {
        // Played before it is opened: a record that does not replay is left as it is.
        let mut played = read_and_play(data, path).map_err(BeginError::Read)?;
        refuse_another_file(data.fs().as_ref(), path, &played.record)?;
        if let Some(line) = played.record.changed_line {
            // Going on would take the line away, and with it the sign that somebody has changed it.
            return Err(BeginError::Changed { line });
        }
        let mut reopened = Journal::resume(Arc::clone(data.fs()), path, None)?;
        if reopened.record.text.head() != played.record.text.head() {
            // Between the two, another Rolecall has gone on with it.
            played = read_and_play(data, path).map_err(BeginError::Read)?;
        }
        let PlayedRecord {
            record,
            checked,
            replayed,
        } = played;
        let last = record.entries.last();
        let mono_before = last.map_or(0, |entry| entry.mono_ms);
        let last_wall = last.map_or(&record.header.wall, |entry| &entry.wall);
        let away = millis_since(last_wall);
        let gap = EntryDraft {
            mono_ms: mono_before,
            wall: wall_now(),
            kind: EntryKind::Resumed {
                gap_ms: away,
                lost_bytes: reopened.record.torn_bytes as u64,
            },
        };
        let moved = reopened.journal.append(&[gap])?.moved;
        let ledger = SessionLedger::of(data);
        // Whoever takes up a session after an accident is not kept from it by the ledger.
        let _ = ledger.begin_if_unknown(&record);
        let recorded = Self {
            journal: reopened.journal,
            ledger,
            header: record.header,
            call: replayed.call,
            recorder: Recorder::default(),
            events: replayed.events,
            moved,
            away: Some(Millis(away)),
            began: Instant::now(),
            mono_before,
        };
        Ok((recorded, checked))
    }

    /// Carries out a command: the time that has passed and the command are made durable, then the call moves.
    ///
    /// # Errors
    /// [`ApplyError`]; the call has not moved.
    pub fn apply(&mut self, command: &Command) -> Result<Vec<CallEvent>, ApplyError> {
        allows(&self.header, command).map_err(ApplyError::Rejected)?;
        let mut recorder = self.recorder;
        let mut commands = recorder.take().map(readable_waits).unwrap_or_default();
        commands.push(command.clone());
        let happened = self.carry_out(&commands)?;
        self.recorder = recorder;
        Ok(happened)
    }

    /// Lets time pass. It is recorded at deadlines, and each second while a timer runs.
    ///
    /// # Errors
    /// When it could not be made durable; the call has not moved and the time is still pending.
    pub fn tick(&mut self, time: Millis) -> Result<Vec<CallEvent>, StoreError> {
        let mut recorder = self.recorder;
        let Some(wait) = recorder.tick(&self.call, time) else {
            self.recorder = recorder;
            return Ok(Vec::new());
        };
        match self.carry_out(&readable_waits(wait)) {
            Ok(happened) => {
                self.recorder = recorder;
                Ok(happened)
            }
            Err(ApplyError::Store(error)) => {
                self.recorder.add(time);
                Err(error)
            }
            Err(ApplyError::Rejected(_)) => Ok(Vec::new()),
        }
    }

    /// Tries the commands on a copy, writes them, then takes the copy.
    pub(super) fn carry_out(&mut self, commands: &[Command]) -> Result<Vec<CallEvent>, ApplyError> {
        let mut copy = self.call.clone();
        let mut happened = Vec::new();
        let mut drafts = Vec::new();
        for command in commands {
            happened.push(copy.apply(command).map_err(ApplyError::Rejected)?);
            drafts.push(self.draft(EntryKind::Command {
                cmd: command.to_string(),
                state: state_hash(&copy),
            }));
        }
        let appended = self.journal.append(&drafts).map_err(ApplyError::Store)?;
        self.moved = appended.moved.or(self.moved.take());
        self.call = copy;
        self.events.extend(happened.iter().cloned());
        Ok(happened.into_iter().flatten().collect())
    }

    fn draft(&self, kind: EntryKind) -> EntryDraft {
        let passed = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        EntryDraft {
            mono_ms: self.mono_before.saturating_add(passed),
            wall: wall_text(Timestamp::now()),
            kind,
        }
    }

    /// Ends the record; nothing may follow.
    ///
    /// # Errors
    /// When the seal cannot be written.
    pub fn seal(&mut self, reason: SealReason) -> Result<(), StoreError> {
        let seal = self.draft(EntryKind::Seal {
            reason,
            commands: self.call.commands() as u64,
            state: state_hash(&self.call),
        });
        let wall = seal.wall.clone();
        let appended = self.journal.append(&[seal])?;
        self.moved = appended.moved.or(self.moved.take());
        // The session is over and safe whether or not this can be put down: the record is its own witness, and the ledger a second one.
        let sealed = LedgerNote::of(LedgerEvent::Sealed, &self.header, self.head(), &wall);
        let _ = self.ledger.put_down(&sealed);
        Ok(())
    }

    /// Where the session has gone after an error of the disk, told once: a person has to know which file to hand in.
    pub fn take_moved(&mut self) -> Option<Moved> {
        self.moved.take()
    }

    /// The call as it is on disk.
    pub fn call(&self) -> &Call {
        &self.call
    }

    /// Time that has passed and is not on disk yet.
    pub fn pending(&self) -> Millis {
        self.recorder.pending()
    }

    /// How long the session had been away before it was resumed; nothing if it was begun now.
    pub fn away(&self) -> Option<Millis> {
        self.away
    }

    /// The hash of the last line that is on disk.
    pub fn head(&self) -> &str {
        self.journal.text().head()
    }

    /// What the session was begun with.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The record's file.
    pub fn path(&self) -> &Path {
        self.journal.path()
    }

    /// What happened so far, what happened by itself at the start included.
    pub fn events(&self) -> Vec<&CallEvent> {
        self.call.opening().iter().chain(self.events.iter().flatten()).collect()
    }

    /// What happened at each command.
    pub fn events_by_command(&self) -> &[Vec<CallEvent>] {
        &self.events
    }
}

/// A wait as commands that can be read again: whoever leaves a call without timers overnight waits longer than one command may say.
fn readable_waits(wait: Command) -> Vec<Command> {
    let Command::Wait(Millis(mut left)) = wait else {
        return vec![wait];
    };
    let mut waits = Vec::new();
    while left > LONGEST.0 {
        waits.push(Command::Wait(LONGEST));
        left -= LONGEST.0;
    }
    waits.push(Command::Wait(Millis(left)));
    waits
}

/// How long ago a moment of the wall clock was; 0 if it lies ahead, as when the clock was set.
fn millis_since(wall: &str) -> u64 {
    let Ok(then) = wall.parse::<Timestamp>() else {
        return 0;
    };
    u64::try_from(Timestamp::now().as_millisecond() - then.as_millisecond()).unwrap_or(0)
}

impl fmt::Display for ApplyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rejected(rejected) => rejected.fmt(formatter),
            Self::Store(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for ApplyError {}

/// Begins the record under an id that no other record has: two that begin in the same second may draw the same one.
fn begun(data: &DataFolder, header: &mut Header) -> Result<Journal, StoreError> {
    let folder = data.sessions()?;
    let mut draws = 1;
    loop {
        match Journal::create_new(Arc::clone(data.fs()), &folder, None, header) {
            Err(StoreError::Io { error, .. }) if error.kind() == ErrorKind::AlreadyExists && draws < DRAWS => {
                header.session = new_session_id(&header.scenario);
                draws += 1;
            }
            begun => return begun,
        }
    }
}

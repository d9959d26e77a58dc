//! What a list knows of one session. It is computed from the record, and whoever opens the session computes it again.

use serde::{Deserialize, Serialize};

use super::clock_findings::ClockFindings;
use super::trouble::Trouble;
use crate::sim::assessment::judged::Fails;
use crate::sim::assessment::standing::{Basis, ResultWord, Standing};
use crate::sim::session::record::{Mode, SealReason, Timers};

/// What a list knows of one file with a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionRow {
    /// The file, below the folder of data, with `/` between the parts.
    pub path: String,
    /// The session's id; empty if the file does not say.
    pub session: String,
    /// What the session was played with and by whom; nothing if the file does not say.
    pub played: Option<Played>,
    /// The hash of its last valid line.
    pub head: String,
    /// How many valid lines it has.
    pub lines: u64,
    /// The time of its last line, in UTC.
    pub ended: String,
    /// Why it ended; nothing while it is open.
    pub sealed: Option<SealReason>,
    /// Where it stands.
    pub state: SessionState,
    /// The file that has the same session and all of its lines, if it is superseded.
    pub superseded_by: Option<String>,
    /// Decisions that were answered or ran out.
    pub turns: u32,
    /// The computed mark, if the call was played to its end, has exact values and is as it was written.
    pub mark: Option<RowMark>,
    /// What stands of what assessors have signed; nothing where nobody has, or where whoever looks may not see it, and then the
    /// computed mark stands.
    pub stands: Option<RowStands>,
    /// Whether something was said that whoever looks may not see before he has closed his own marks.
    pub kept_back: bool,
    /// What the files of what was said looked like, and who looked, as a stamp, and which forms lacked; empty if nothing was said.
    pub said: String,
    /// Whether an assessor has written something about it.
    pub marked: bool,
    /// What its clocks say.
    pub clock: ClockFindings,
    /// What is wrong with it.
    pub trouble: Option<Trouble>,
    /// The version of the program that computed this row.
    pub computed_by: String,
    /// The version of the machine's rules that it computed with.
    pub computed_rules: u32,
}

/// What a session was played with and by whom, as its first line says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Played {
    /// The scenario's id.
    pub scenario: String,
    /// The author's version of it.
    pub version: String,
    /// SHA-256 of the scenario's file in full; empty if the record names none.
    pub scenario_sha256: String,
    /// SHA-256 over the names and hashes of all files that its marks rest on: equal means the same call to the last byte.
    pub files: String,
    /// The scenario's title in English and in Chinese; empty if its files are missing.
    pub titles: [String; 2],
    /// The country whose rules applied.
    pub country: String,
    /// The language on the screen.
    pub locale: String,
    /// What it was for.
    pub mode: Mode,
    /// How far timers were stretched, at most.
    pub timers: Timers,
    /// The pseudonym of the trainee.
    pub trainee: String,
    /// When it began, in UTC.
    pub began: String,
    /// The version of the machine's rules.
    pub rules: u32,
    /// The version of the program that it was played with.
    pub build: String,
}

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SessionState {
    /// It was left and can be resumed.
    Open,
    /// It was played to its end.
    Finished,
    /// The person stopped it.
    Stopped,
    /// Another session goes on from an earlier turn of it.
    Rewound,
    /// Nobody came back.
    Abandoned,
    /// Another file has the same session and all of its lines.
    Superseded,
    /// Another file has the same session and other lines; somebody has to decide.
    Conflict,
    /// The record is not as it was written.
    Damaged,
    /// It cannot be used here: it is foreign, newer, or something that it needs is missing.
    Unusable,
}

impl SessionState {
    /// All, in the order of lists.
    pub const ALL: [Self; 9] = [
        Self::Open,
        Self::Finished,
        Self::Stopped,
        Self::Rewound,
        Self::Abandoned,
        Self::Superseded,
        Self::Conflict,
        Self::Damaged,
        Self::Unusable,
    ];

    /// The word for programs.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Finished => "finished",
            Self::Stopped => "stopped",
            Self::Rewound => "rewound",
            Self::Abandoned => "abandoned",
            Self::Superseded => "superseded",
            Self::Conflict => "conflict",
            Self::Damaged => "damaged",
            Self::Unusable => "unusable",
        }
    }
}

impl From<Option<SealReason>> for SessionState {
    fn from(sealed: Option<SealReason>) -> Self {
        match sealed {
            None => Self::Open,
            Some(SealReason::Finished) => Self::Finished,
            Some(SealReason::Stopped) => Self::Stopped,
            Some(SealReason::Rewound) => Self::Rewound,
            Some(SealReason::Abandoned) => Self::Abandoned,
        }
    }
}

/// A computed mark in tenths, 0 to 1000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowMark {
    /// Overall.
    pub overall: i64,
    /// Empathy, accuracy, compliance.
    pub dimensions: [i64; 3],
    /// Whether the call passed.
    pub passed: bool,
    /// Whether a critical rule was broken.
    pub critical: bool,
}

/// What stands of a session once assessors have signed something about it, or about its scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowStands {
    /// What came of it.
    pub result: CallResult,
    /// The mark that stands; nothing where none does.
    pub mark: Option<StandingRowMark>,
    /// What it rests on.
    pub basis: Basis,
}

/// A mark that stands, in tenths, 0 to 1000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingRowMark {
    /// Overall.
    pub overall: i64,
    /// Empathy, accuracy, compliance; nothing where the call does not measure one.
    pub dimensions: [Option<i64>; 3],
}

/// What came of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CallResult {
    /// It passed.
    Passed,
    /// It did not pass, by points or because it was decided so.
    Failed,
    /// It did not pass because a critical rule was broken, or an item of a form that must not fail.
    Critical,
    /// It was decided to be void.
    Void,
    /// It was decided that it may go on.
    MayGoOn,
    /// Assessors differ, so that no mark stands.
    Differ,
    /// Files of marks are missing, damaged or unread, so that no mark stands.
    Incomplete,
    /// It has no mark.
    NoMark,
}

impl CallResult {
    /// All, in the order of lists.
    pub const ALL: [Self; 8] = [
        Self::Passed,
        Self::Failed,
        Self::Critical,
        Self::Void,
        Self::MayGoOn,
        Self::Differ,
        Self::Incomplete,
        Self::NoMark,
    ];

    /// What came of a session of which this stands.
    pub fn of_standing(standing: &Standing) -> Self {
        let is_critical = |fails: &Fails| matches!(fails, Fails::CriticalRule | Fails::FatalItem(_));
        let outcome = standing.outcome.as_ref();
        match standing.result_word() {
            ResultWord::Passed => Self::Passed,
            ResultWord::NotPassed if outcome.is_some_and(|mark| mark.failures.iter().any(is_critical)) => {
                Self::Critical
            }
            ResultWord::NotPassed => Self::Failed,
            ResultWord::Void => Self::Void,
            ResultWord::MayGoOn => Self::MayGoOn,
            ResultWord::Differ => Self::Differ,
            ResultWord::Incomplete => Self::Incomplete,
            ResultWord::NoMark => Self::NoMark,
        }
    }

    /// The word for programs.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Critical => "critical",
            Self::Void => "void",
            Self::MayGoOn => "may-go-on",
            Self::Differ => "differ",
            Self::Incomplete => "incomplete",
            Self::NoMark => "no-mark",
        }
    }
}

impl SessionRow {
    /// What came of the call: what stands of what was said, else what was computed.
    pub fn result(&self) -> CallResult {
        self.stands
            .map_or_else(|| self.computed_result(), |stands| stands.result)
    }

    /// The overall mark that stands, and the dimensions, in tenths.
    pub fn standing_mark(&self) -> Option<StandingRowMark> {
        let computed = || {
            self.mark.map(|mark| StandingRowMark {
                overall: mark.overall,
                dimensions: mark.dimensions.map(Some),
            })
        };
        self.stands.map_or_else(computed, |stands| stands.mark)
    }

    /// What the mark that stands rests on.
    pub fn basis(&self) -> Basis {
        let computed = match self.mark {
            Some(_) => Basis::Computed,
            None => Basis::NoMark,
        };
        self.stands.map_or(computed, |stands| stands.basis)
    }

    /// What was computed of the call, whatever anybody said about it.
    pub fn computed_result(&self) -> CallResult {
        match self.mark {
            None => CallResult::NoMark,
            Some(mark) if mark.critical => CallResult::Critical,
            Some(mark) if mark.passed => CallResult::Passed,
            Some(_) => CallResult::Failed,
        }
    }

    /// Where it stands by itself, whatever other files there are.
    pub fn own_state(&self) -> SessionState {
        match &self.trouble {
            Some(trouble) if trouble.is_damage() => SessionState::Damaged,
            Some(_) => SessionState::Unusable,
            None => self.sealed.into(),
        }
    }

    /// When it began, in UTC; empty if the file does not say.
    pub fn began(&self) -> &str {
        self.played.as_ref().map_or("", |played| &played.began)
    }
}

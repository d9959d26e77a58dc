//! Classes and cohorts: rosters, assignments, figures of exams, and what stays private.

#[cfg(feature = "assessor")]
mod before_any_key;
mod command;
mod completion;
mod contradictions;
#[cfg(feature = "assessor")]
mod decided;
mod exam_figures;
#[cfg(feature = "assessor")]
mod excused_rules;
#[cfg(feature = "assessor")]
mod few_people;
mod privacy;
mod roster;
#[cfg(feature = "assessor")]
mod voided_items;
#[cfg(feature = "assessor")]
mod whole_report;

use std::path::Path;
use std::sync::{Arc, OnceLock};

use rolecall::sim::call::Timers;
use rolecall::sim::call::command::Command;
use rolecall::sim::check::{CheckedScenario, check};
use rolecall::sim::session::record::{Mode, SealReason};
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::recorded_call::{BeginOptions, RecordedCall};
use rolecall::store::scenario_files::read_folder;

/// The pseudonym with this number.
pub fn trainee(number: u32) -> String {
    format!("{number:032x}")
}

pub fn data(path: &Path) -> DataFolder {
    DataFolder::at(Arc::new(RealFs), path.to_owned())
}

pub fn small_call(id: &str) -> &'static CheckedScenario {
    static CALLS: OnceLock<Vec<CheckedScenario>> = OnceLock::new();
    let calls = CALLS.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/calls");
        check(&read_folder(&folder).unwrap().files).scenarios
    });
    calls.iter().find(|call| call.scenario.id.value == id).unwrap()
}

/// Plays of the call "two-steps" from good to bad.
pub const PLAYS: [&[&str]; 5] = [
    &["listen", "name-it", "pick disposition query", "tick fee"],
    &["listen", "name-it", "pick disposition complaint"],
    &["explain", "sorry", "pick disposition query"],
    &["listen", "account", "pick disposition query"],
    &["wait", "again", "pick disposition complaint"],
];

/// Plays of the call "fee" from good to bad.
pub const FEE_PLAYS: [&[&str]; 5] = [
    &["listen", "name-it", "pick disposition complaint"],
    &["listen", "name-it", "pick disposition query"],
    &["argue", "name-it", "pick disposition complaint"],
    &["listen", "soon", "pick disposition query"],
    &["argue", "soon", "pick disposition query", "tick loud"],
];

/// Plays a call and seals its record; without a reason it stays open.
pub fn play(
    data: &DataFolder,
    call: &str,
    who: &str,
    mode: Mode,
    words: &[&str],
    sealed: Option<SealReason>,
) -> String {
    let options = BeginOptions {
        country: "cn".to_owned(),
        locale: "en".to_owned(),
        seed: 1,
        mode,
        timers: Timers::AsWritten,
        parent: None,
        ticket: None,
        full: None,
        trainee: Some(who.to_owned()),
    };
    let mut recorded = RecordedCall::begin(data, small_call(call), options).unwrap();
    let is_whole = sealed == Some(SealReason::Finished);
    recorded.apply(&Command::Accept).unwrap();
    for word in words {
        let line = if word.contains(' ') {
            (*word).to_owned()
        } else {
            format!("say {word}")
        };
        recorded
            .apply(&Command::parse(&line).unwrap())
            .unwrap_or_else(|error| panic!("{call}, {line}: {error:?}"));
    }
    if is_whole {
        recorded.apply(&Command::Finish).unwrap();
    }
    if let Some(reason) = sealed {
        recorded.seal(reason).unwrap();
    }
    recorded.header().session.clone()
}

/// Plays an exam to its end.
pub fn exam(data: &DataFolder, call: &str, who: &str, words: &[&str]) -> String {
    play(data, call, who, Mode::Exam, words, Some(SealReason::Finished))
}

//! Sessions to report on: the old records of this repository, played again, in both languages.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use rolecall::sim::prove::explore::MOST_STATES;
use rolecall::sim::score::value::Valuation;
use rolecall::store::folder::DataFolder;
use rolecall::store::fs::RealFs;
use rolecall::store::played_record::{PlayedRecord, read_and_play};
use rolecall::view::presenter::Presenter;
use rolecall::view::report::ReportedSession;
use rolecall::words::Locale;

use crate::golden::files;

/// The folder of data with the old records.
pub fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sessions/v1/data")
}

/// The paths of the old records of practice, oldest first; those with exam tickets have tests of their own.
pub fn records() -> Vec<PathBuf> {
    let mut records = files(&data().join("sessions"), "jsonl");
    records.retain(|path| !fs::read_to_string(path).unwrap().contains("\"ticket\":"));
    records
}

/// All of them played again, with the values of their calls, oldest first.
pub fn played() -> &'static [(PlayedRecord, Valuation)] {
    static PLAYED: OnceLock<Vec<(PlayedRecord, Valuation)>> = OnceLock::new();
    PLAYED.get_or_init(|| {
        let data = DataFolder::at(Arc::new(RealFs), data());
        let records = records().into_iter().map(|path| {
            let played = read_and_play(&data, &path).unwrap();
            let call = &played.replayed.call;
            let valuation = Valuation::new(call.program(), call.start(), MOST_STATES).unwrap();
            (played, valuation)
        });
        records.collect()
    })
}

/// All of them in this language, oldest first.
pub fn sessions(locale: Locale) -> &'static [ReportedSession] {
    static SESSIONS: OnceLock<[Vec<ReportedSession>; 2]> = OnceLock::new();
    let both = SESSIONS.get_or_init(|| {
        let mut both = [Vec::new(), Vec::new()];
        for (played, valuation) in played() {
            let call = &played.replayed.call;
            for (place, locale) in both.iter_mut().zip(Locale::ALL) {
                let presenter = Presenter::for_program(played.checked.clone(), call.program().clone(), locale);
                place.push(ReportedSession::new(
                    &presenter,
                    &played.record,
                    &played.replayed,
                    Some(valuation),
                    None,
                ));
            }
        }
        both
    });
    &both[Locale::ALL.iter().position(|known| *known == locale).unwrap()]
}

/// The same sessions as if these many people had played them in turn.
pub fn shared_among(people: usize, locale: Locale) -> Vec<ReportedSession> {
    let mut sessions = sessions(locale).to_vec();
    for (index, session) in sessions.iter_mut().enumerate() {
        session.trainee.pseudonym = format!("{:032x}", 0xabcd_0000 + index % people);
        session.identity.trainee.clone_from(&session.trainee.pseudonym);
    }
    sessions
}

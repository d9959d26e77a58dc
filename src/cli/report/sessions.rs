//! Records read, played again and scored, once for each language that is asked for.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::cli::exit_code::ExitCode;
use crate::cli::replay::{refused, warn_of_last_line};
use crate::report::names::Names;
use crate::sim::prove::explore::MOST_STATES;
use crate::sim::score::value::Valuation;
use crate::store::folder::DataFolder;
use crate::store::played_record::read_and_play;
use crate::view::presenter::Presenter;
use crate::view::report::ReportedSession;
use crate::words::Locale;

/// What was found.
pub(super) struct Found {
    /// The sessions in each language, in the order of their beginnings.
    pub(super) sessions: Vec<Vec<ReportedSession>>,
    /// Whether all records are among them and in order.
    pub(super) code: ExitCode,
}

/// Reads the records. One that cannot be used is told on standard error and hides no other; of two files with the same session the
/// one that goes further is taken.
pub(super) fn find_sessions(data: &DataFolder, records: &[PathBuf], names: &Names, locales: &[Locale]) -> Found {
    let mut code = ExitCode::Fine;
    let told_in = locales.first().copied().unwrap_or_default();
    let mut by_session = BTreeMap::<(String, String), Vec<ReportedSession>>::new();
    for path in records {
        let played = match read_and_play(data, path) {
            Ok(played) => played,
            Err(error) => {
                code = code.max(refused(path, &error, told_in));
                continue;
            }
        };
        if warn_of_last_line(path, &played.record, told_in) {
            code = code.max(ExitCode::Findings);
        }
        let call = &played.replayed.call;
        let header = &played.record.header;
        let key = (header.wall.clone(), header.session.clone());
        let known = by_session.get(&key).and_then(|known| known.first());
        if known.is_some_and(|known| known.identity.commands >= call.commands()) {
            continue;
        }
        let valuation = Valuation::new(call.program(), call.start(), MOST_STATES).ok();
        let in_language = |locale: &Locale| {
            let presenter = Presenter::for_program(played.checked.clone(), call.program().clone(), *locale);
            let name = names.get(&header.trainee).cloned();
            ReportedSession::new(&presenter, &played.record, &played.replayed, valuation.as_ref(), name)
        };
        by_session.insert(key, locales.iter().map(in_language).collect());
    }
    let mut sessions: Vec<Vec<ReportedSession>> = locales.iter().map(|_| Vec::new()).collect();
    for in_languages in by_session.into_values() {
        for (place, session) in sessions.iter_mut().zip(in_languages) {
            place.push(session);
        }
    }
    Found { sessions, code }
}

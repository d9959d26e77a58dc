//! Records read, played again and scored, once for each language that is asked for.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::standing::Marks;
use crate::cli::exit_code::ExitCode;
use crate::cli::replay::{refused, warn_of_last_line};
use crate::cli::sentences::warn;
use crate::report::names::Names;
use crate::sim::sentence::sentence;
use crate::sim::session::record::Record;
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::store::played_record::read_and_play_named;
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

/// The files of one session that no other goes on from, each in every language; more than one if they contradict each other.
type Furthest = Vec<(PathBuf, Record, Vec<ReportedSession>)>;

/// Reads the records in these languages, and tells in the last one what is not in order. One that cannot be used is told on standard error and hides no other; of two files with the same session the
/// one that has all lines of the other is taken, and if neither has, none.
pub(super) fn find_sessions(
    data: &DataFolder,
    records: &[PathBuf],
    names: &Names,
    (locales, told_in): (&[Locale], Locale),
    mut marks: Option<&mut Marks<'_>>,
) -> Found {
    let mut code = ExitCode::Fine;
    let mut by_session = BTreeMap::<String, Furthest>::new();
    for path in records {
        let (path, played) = match read_and_play_named(data, path) {
            Ok(found) => found,
            Err(error) => {
                code = code.max(refused(path, &error, told_in));
                continue;
            }
        };
        if warn_of_last_line(&path, &played.record, told_in) {
            code = code.max(ExitCode::Findings);
        }
        let call = &played.replayed.call;
        let header = &played.record.header;
        let known = by_session.entry(header.session.clone()).or_default();
        if known.iter().any(|(_, known, _)| has_all_of(known, &played.record)) {
            continue;
        }
        known.retain(|(_, known, _)| !has_all_of(&played.record, known));
        if let Some(marks) = marks.as_deref_mut() {
            marks.turn_to(&data.of_record(&path));
        }
        let (valuation, card) = played.valued();
        let stands = match marks.as_deref_mut().map(|marks| marks.of(&played, card.as_ref())) {
            None => None,
            Some(Ok(stands)) => Some(stands),
            Some(Err(error)) => {
                // A mark that may have been overruled is not told.
                let error = error.sentence();
                warn(
                    &sentence!("{path}: {error}", "{path}：{error}", path = path.display(); error),
                    told_in,
                );
                code = ExitCode::CannotRun;
                continue;
            }
        };
        let said_by_others = marks
            .as_deref()
            .map(|marks| marks.said_by_others(&played.record))
            .unwrap_or_default();
        let in_language = |locale: &Locale| {
            let presenter = Presenter::for_program(played.checked.clone(), call.program().clone(), *locale);
            let name = names.get(&header.trainee).cloned();
            let session = ReportedSession::new(&presenter, &played.record, &played.replayed, valuation.as_ref(), name)
                .beside(said_by_others.clone());
            let reader = marks.as_deref().zip(stands.as_ref());
            let standing = reader.map(|(marks, stands)| marks.reported(stands, *locale));
            match standing {
                Some(standing) => session.told_of(standing),
                None => session,
            }
        };
        let in_languages = locales.iter().map(in_language).collect();
        known.push((path, played.record, in_languages));
    }
    if let Some(marks) = marks.as_deref() {
        marks.say_what_is_kept_back(told_in);
    }
    for problem in marks.map(Marks::problems).unwrap_or_default() {
        warn(&problem, told_in);
        code = code.max(ExitCode::Findings);
    }
    let mut sessions: Vec<Vec<ReportedSession>> = locales.iter().map(|_| Vec::new()).collect();
    let mut found = Vec::new();
    for (session, mut furthest) in by_session {
        if furthest.len() > 1 {
            let files = furthest.into_iter().map(|(path, ..)| path).collect();
            warn(&StoreError::Conflict { session, files }.sentence(), told_in);
            code = code.max(ExitCode::Findings);
        } else if let Some((_, record, in_languages)) = furthest.pop() {
            found.push((record.header.wall, session, in_languages));
        }
    }
    found.sort_by(|one, other| (&one.0, &one.1).cmp(&(&other.0, &other.1)));
    for (_, _, in_languages) in found {
        for (place, session) in sessions.iter_mut().zip(in_languages) {
            place.push(session);
        }
    }
    Found { sessions, code }
}

/// Whether a record has all lines of another one.
fn has_all_of(longer: &Record, shorter: &Record) -> bool {
    let head = shorter.text.head();
    longer.text.head() == head || longer.goes_on_from(shorter.text.next_seq(), head)
}

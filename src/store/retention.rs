//! The sweep: what in a folder of data has been kept for long enough.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use super::cohort::roster_file::read_roster;
use super::data_places::{DataPlace, data_places, record_names};
use super::erasures::{ErasureFile, erased_session, read_erasures};
use super::error::StoreError;
use super::folder::DataFolder;
use super::marks::MarksFolder;
use super::profiles::Profiles;
use super::record_file::read_record;
use super::ron_words::ron_words;
use super::settings_file::SettingsFile;
use super::signed_files::SignedFiles;
use super::vault::Vault;
use crate::sim::session::erasure::trainee_sha256;
use crate::sim::session::record::{Mode, Record};
use crate::sim::session::retention::{Ages, Fate, Period, Retention};

/// The name of the periods' file in the folder of data.
pub const FILE: &str = "retention.ron";
const SECONDS_A_DAY: i64 = 24 * 60 * 60;

/// A session whose time has come, or that is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The folder of data that it is in.
    pub place: PathBuf,
    /// The session.
    pub session: String,
    /// What becomes of it.
    pub fate: Fate,
    /// Days since the latest of the times known of its record; none if it has none.
    pub record_days: Option<u32>,
    /// Days since the last word about it; none if it has no marks.
    pub marks_days: Option<u32>,
}

/// What is left of a session that was erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfinished {
    /// The folder of data that it is in.
    pub place: PathBuf,
    /// The session.
    pub session: String,
    /// When the erasure was written down.
    pub erased: String,
    /// Whether its record is there; otherwise only its marks are.
    pub has_record: bool,
}

/// What a sweep has found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sweep {
    /// Sessions that go, and those that are held.
    pub due: Vec<Due>,
    /// Sessions that an erasure names and that are still here: it was stopped, or a copy was brought back. Those that are held are not
    /// among them.
    pub unfinished: Vec<Unfinished>,
    /// Pseudonyms that are still listed here although the person was erased, each with when.
    pub unfinished_people: Vec<(String, String)>,
    /// Pseudonyms of names behind which nothing is left: no record, no profile, no place on the roster.
    pub nameless: Vec<String>,
    /// Records that cannot be read, so that nobody knows their age. They stay.
    pub unread: Vec<PathBuf>,
}

/// The periods in this file; without one, in that of the folder of data; without that, the designed ones.
///
/// # Errors
/// A file that was named is not there, or it is no list of periods.
pub fn read_retention(data: &DataFolder, named: Option<&Path>) -> Result<Retention, StoreError> {
    let path = named.map_or_else(|| data.root().join(FILE), Path::to_owned);
    let Some(text) = SettingsFile::new(Arc::clone(data.fs()), path.clone()).read()? else {
        return match named {
            None => Ok(Retention::default()),
            Some(_) => Err(StoreError::io("read", path)(std::io::ErrorKind::NotFound.into())),
        };
    };
    let read: Result<Retention, _> = ron::from_str(&text);
    let read = read
        .map_err(|error| ron_words(&error))
        .and_then(|read| match read.mistake() {
            None => Ok(read),
            Some(mistake) => Err(mistake),
        });
    read.map_err(|why| StoreError::Unreadable { path, why })
}

/// Looks through a folder of data, and all within it, at this moment.
///
/// # Errors
/// A folder cannot be listed, or the moment is no time in UTC.
pub fn sweep(data: &DataFolder, retention: &Retention, now: &str) -> Result<Sweep, StoreError> {
    let mut sweep = Sweep::default();
    let mut people = BTreeSet::new();
    let places = data_places(data)?;
    // A session may come back into another place than it was erased from.
    let mut erasures = Vec::new();
    for place in &places {
        erasures.extend(read_erasures(&place.data)?.0);
    }
    for place in &places {
        sweep_place(place, (retention, erasures.as_slice()), now, &mut sweep, &mut people)?;
    }
    let profiles = Profiles::read_if_there(data)?.list.into_iter();
    let mut listed: BTreeSet<String> = profiles.map(|profile| profile.trainee.to_ascii_lowercase()).collect();
    listed.extend(read_roster(data)?.groups.into_keys());
    people.extend(listed.iter().cloned());
    let names = Vault::of(data).people()?;
    listed.extend(names.iter().cloned());
    listed.retain(|trainee| !retention.holds(trainee));
    sweep.unfinished_people = erased_people(&erasures, &listed);
    // A record that cannot be read may be of anybody.
    if sweep.unread.is_empty() {
        sweep.nameless = names
            .into_iter()
            .filter(|trainee| !people.contains(trainee) && !retention.holds(trainee))
            .collect();
    }
    Ok(sweep)
}

/// What the records of a session in one place tell.
#[derive(Default)]
struct Seen {
    trainees: Vec<String>,
    record: Option<(Mode, u32)>,
    marks: Option<u32>,
}

fn sweep_place(
    place: &DataPlace,
    (retention, erasures): (&Retention, &[ErasureFile]),
    now: &str,
    sweep: &mut Sweep,
    people: &mut BTreeSet<String>,
) -> Result<(), StoreError> {
    let fs = place.data.fs().as_ref();
    let mut sessions: BTreeMap<String, Seen> = BTreeMap::new();
    for (_, folder) in place.record_folders() {
        for name in record_names(&place.data, &folder)? {
            let path = folder.join(name);
            let Ok(record) = read_record(fs, &path) else {
                sweep.unread.push(path);
                continue;
            };
            let days = days_since(&place.data, &path, &record, now);
            let header = record.header;
            let seen = sessions.entry(header.session).or_default();
            seen.trainees.push(header.trainee);
            // Of several files the youngest counts, and an exam counts more than practice.
            seen.record = Some(match seen.record {
                None => (header.mode, days),
                Some((Mode::Exam, before)) => (Mode::Exam, before.min(days)),
                Some((Mode::Practice, before)) => (header.mode, before.min(days)),
            });
        }
    }
    let marks = MarksFolder::of(&place.data);
    for session in marks.sessions()? {
        let read = marks.read(&session, &mut |_, _, _| Ok(()))?;
        let youngest = read
            .events
            .iter()
            .map(|signed| days_between(&signed.event.wall, now))
            .min();
        // Files without a readable event have no age, and stay.
        if youngest.is_some() {
            sessions.entry(session).or_default().marks = youngest;
        }
    }
    for (session, seen) in sessions {
        let is_held = retention.holds(&session) || seen.trainees.iter().any(|trainee| retention.holds(trainee));
        if let Some((file, _)) = erased_session(erasures, &session).filter(|_| !is_held) {
            sweep.unfinished.push(Unfinished {
                place: place.data.root().to_owned(),
                session,
                erased: file.erasure.erased.clone(),
                has_record: seen.record.is_some(),
            });
            continue;
        }
        let fate = retention.fate(&Ages {
            session: &session,
            trainees: &seen.trainees,
            record: seen.record,
            marks: seen.marks,
        });
        if !matches!(fate, Fate::Whole(_)) {
            people.extend(seen.trainees.iter().map(|trainee| trainee.to_ascii_lowercase()));
        }
        if fate != Fate::Stays {
            sweep.due.push(Due {
                place: place.data.root().to_owned(),
                session,
                fate,
                record_days: seen.record.map(|(_, days)| days),
                marks_days: seen.marks,
            });
        }
    }
    Ok(())
}

/// Those of these people who were erased, each with when.
fn erased_people(erasures: &[ErasureFile], people: &BTreeSet<String>) -> Vec<(String, String)> {
    let when = |person: &String| {
        let sum = trainee_sha256(person);
        let mut of_people = erasures.iter();
        let file = of_people.find(|file| file.erasure.trainee_sha256.as_ref() == Some(&sum))?;
        Some((person.clone(), file.erasure.erased.clone()))
    };
    people.iter().filter_map(when).collect()
}

impl Sweep {
    /// The sessions that go whole, or whose marks go, by folder of data.
    pub fn going(&self, is_whole: bool) -> BTreeMap<PathBuf, BTreeSet<String>> {
        let mut going: BTreeMap<PathBuf, BTreeSet<String>> = BTreeMap::new();
        for left in self.unfinished.iter().filter(|left| left.has_record == is_whole) {
            going
                .entry(left.place.clone())
                .or_default()
                .insert(left.session.clone());
        }
        for due in &self.due {
            let is_meant = match due.fate {
                Fate::Whole(_) => is_whole,
                Fate::MarksOnly => !is_whole,
                Fate::Stays | Fate::Held => false,
            };
            if is_meant {
                going.entry(due.place.clone()).or_default().insert(due.session.clone());
            }
        }
        going
    }
}

impl Due {
    /// The period that is over, and since how many days the thing is there.
    pub fn over(&self) -> Option<(Period, u32)> {
        match self.fate {
            Fate::Whole(period) => Some((period, self.record_days?)),
            Fate::MarksOnly => Some((Period::Marks, self.marks_days?)),
            Fate::Stays | Fate::Held => None,
        }
    }
}

/// Days since the latest of all times that are known of a record: the lines have the time of the machine on which it was played, which
/// whoever played it could set; the ticket and the receipt have that of the centre, and the file that of this disk.
fn days_since(data: &DataFolder, path: &Path, record: &Record, now: &str) -> u32 {
    let files = SignedFiles::of(data);
    let ticket = files.ticket_of(record).ok().flatten();
    let receipt = files.receipt_of(record).ok().flatten();
    let changed = data.fs().look_at(path).ok().and_then(|looks| looks.changed);
    let changed = changed.and_then(|changed| Timestamp::try_from(changed).ok());
    let lines = record.entries.iter().map(|entry| entry.wall.clone());
    let times = lines
        .chain([record.header.wall.clone()])
        .chain(ticket.map(|ticket| ticket.document.issued))
        .chain(receipt.map(|receipt| receipt.document.received))
        .chain(changed.map(|changed| changed.to_string()));
    times.map(|time| days_between(&time, now)).min().unwrap_or(0)
}

/// Whole days from one time in UTC to another; none if the first lies ahead or is no time, so that nothing goes by a wrong clock.
fn days_between(from: &str, to: &str) -> u32 {
    match (from.parse::<Timestamp>(), to.parse::<Timestamp>()) {
        (Ok(from), Ok(to)) => u32::try_from((to.as_second() - from.as_second()) / SECONDS_A_DAY).unwrap_or(0),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_whole_and_a_wrong_clock_makes_nothing_old() {
        for (from, to, days) in [
            ("2026-11-25T12:00:00Z", "2026-11-26T11:59:59Z", 0),
            ("2026-11-25T12:00:00Z", "2026-11-26T12:00:00Z", 1),
            ("2025-11-26T12:00:00Z", "2026-11-26T12:00:00Z", 365),
            ("2027-11-26T12:00:00Z", "2026-11-26T12:00:00Z", 0),
            ("yesterday", "2026-11-26T12:00:00Z", 0),
        ] {
            assert_eq!(days_between(from, to), days, "{from} {to}");
        }
    }
}

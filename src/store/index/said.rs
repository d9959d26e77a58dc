//! What was said about sessions, as stamps, so that what stands is computed again only when something was said or when others look.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::stamp;
use crate::sim::assessment::judged::Judged;
use crate::sim::assessment::standing::{Standing, Waits};
use crate::sim::library::row::{CallResult, RowStands, StandingRowMark};
use crate::sim::session::hash::sha256_hex;
use crate::store::data_places::DataPlace;
use crate::store::marks::{MarksFolder, believer};
use crate::store::onlookers::Onlookers;
use crate::store::standing::StandingReader;

/// The files of marks of all places, and who looks at them.
pub(super) struct Said<'p> {
    places: &'p [DataPlace],
    onlookers: &'p Onlookers,
    digest: String,
    marks: Vec<PlaceMarks>,
}

/// The stamp of what cannot be listed.
const UNREAD: &str = "unread";

/// The files of marks of one place.
struct PlaceMarks {
    /// Whether they cannot be listed: then nobody knows what was said about anything here.
    is_unread: bool,
    /// What they look like, by session.
    sessions: BTreeMap<String, String>,
    /// What the files of faults look like, by the SHA-256 of the scenario.
    faults: BTreeMap<String, String>,
}

/// What an assessor's word made of a session.
#[derive(Debug, Default)]
pub(super) struct WhatStands {
    /// What stands; nothing where nobody said anything that whoever looks may see.
    pub(super) stands: Option<RowStands>,
    /// Whether there is something that whoever looks may not see.
    pub(super) kept_back: bool,
    /// Forms that the marks name and that are not in the archive, by their SHA-256: when one comes, another mark may stand.
    pub(super) lacking_forms: Vec<String>,
}

/// What stands between the stamp of what was said and each form that lacked then.
const LACKING: &str = " -";

impl<'p> Said<'p> {
    /// Looks through the folders of marks.
    pub(super) fn new(places: &'p [DataPlace], onlookers: &'p Onlookers) -> Self {
        let marks = places.iter().map(|place| {
            let folder = MarksFolder::of(&place.data);
            let (sessions, faults) = (folder.sessions(), names(&folder.faults_path("")));
            PlaceMarks {
                is_unread: sessions.is_err() || faults.is_err(),
                sessions: sessions
                    .unwrap_or_default()
                    .into_iter()
                    .filter_map(|session| Some((looks(&folder.session_path(&session))?, session)))
                    .map(|(looks, session)| (session, looks))
                    .collect(),
                faults: faults
                    .unwrap_or_default()
                    .into_iter()
                    .filter_map(|scenario| Some((looks(&folder.faults_path(&scenario))?, scenario)))
                    .map(|(looks, scenario)| (scenario, looks))
                    .collect(),
            }
        });
        Self {
            places,
            onlookers,
            digest: onlookers.digest(),
            marks: marks.collect(),
        }
    }

    /// Whether an assessor has written about a session.
    pub(super) fn is_marked(&self, place: usize, session: &str) -> bool {
        self.marks_place(place, session).is_some()
    }

    /// Whether any fault of a scenario was found, so that a session without marks may have another result.
    pub(super) fn has_faults(&self) -> bool {
        self.marks.iter().any(|marks| !marks.faults.is_empty())
    }

    /// The stamp of all that bears on what stands of a session; empty if nothing was said.
    pub(super) fn stamp(&self, place: usize, session: &str, scenario_sha256: &str) -> String {
        let of_marks = self
            .marks_place(place, session)
            .and_then(|place| self.marks.get(place)?.sessions.get(session));
        let reads = self.marks_place(place, session).unwrap_or_default();
        let of_faults = self
            .marks
            .get(reads)
            .and_then(|marks| marks.faults.get(scenario_sha256));
        if self.marks.get(reads).is_some_and(|marks| marks.is_unread) {
            return UNREAD.to_owned();
        }
        if of_marks.is_none() && of_faults.is_none() {
            return String::new();
        }
        let parts = [of_marks, of_faults].map(|part| part.map_or("", String::as_str));
        let mut stamp = sha256_hex(&[self.digest.as_bytes(), parts[0].as_bytes(), b"\0", parts[1].as_bytes()]);
        stamp.truncate(16);
        stamp
    }

    /// Whether nothing has changed of what bears on what stands of a session: neither what was said, nor who looks, nor has a form come
    /// that lacked. `before` is what [`Said::noted`] has made.
    pub(super) fn is_as_before(&self, place: usize, session: &str, scenario_sha256: &str, before: &str) -> bool {
        let mut parts = before.split(LACKING);
        let stamp = parts.next().unwrap_or_default();
        let mut lacking = parts;
        let reads = self.marks_place(place, session).unwrap_or_default();
        let has_come = |form: &str| {
            let place = self.places.get(reads);
            place.is_some_and(|place| fs::metadata(place.data.archive_path().join(form)).is_ok())
        };
        stamp == self.stamp(place, session, scenario_sha256) && !lacking.any(has_come)
    }

    /// What a row keeps of what was said: its stamp, and the forms that lacked.
    pub(super) fn noted(stamp: &str, stands: &WhatStands) -> String {
        let lacking = stands.lacking_forms.iter().map(|form| format!("{LACKING}{form}"));
        [stamp.to_owned()].into_iter().chain(lacking).collect()
    }

    /// What stands of a session; that it cannot be said, where the marks cannot be listed.
    pub(super) fn what_stands(&self, place: usize, judged: &Judged) -> WhatStands {
        let reads = self.marks_place(place, &judged.session).unwrap_or_default();
        let Some(place) = self.places.get(reads) else {
            return WhatStands::default();
        };
        let mut verify = believer(&self.onlookers.trust);
        let mut reader = StandingReader::new(&place.data, &mut verify).for_viewers(self.onlookers.viewers.clone());
        let read = reader.read_judged(judged);
        // One that is there and damaged is told by the stamp of its file.
        let archive = place.data.archive_path();
        let is_nowhere = |form: &&str| is_sha256(form) && !archive.join(form).exists();
        let lacking_forms = reader.lacking_forms().filter(is_nowhere).map(str::to_owned).collect();
        match read {
            // What is made of a part of what was said is not what stands. Faults of the scenario are kept from nobody, nor is it that
            // files are damaged.
            Ok((standing, _, hidden)) if !hidden.is_empty() => {
                let is_told = standing.rescored.is_some() || standing.waits.contains(&Waits::Files);
                let undecided = Standing {
                    decision: None,
                    ..standing
                };
                WhatStands {
                    stands: is_told.then(|| of_standing(&undecided)),
                    kept_back: true,
                    lacking_forms,
                }
            }
            Ok((standing, ..)) => WhatStands {
                stands: Some(of_standing(&standing)),
                kept_back: false,
                lacking_forms,
            },
            Err(_) => WhatStands {
                stands: Some(RowStands {
                    result: CallResult::Incomplete,
                    mark: None,
                    basis: crate::sim::assessment::standing::Basis::NoMark,
                }),
                kept_back: false,
                lacking_forms,
            },
        }
    }

    /// The place whose folder has the marks of a session: the whole folder goes before one that lies in it.
    fn marks_place(&self, place: usize, session: &str) -> Option<usize> {
        let has = |place: &usize| {
            self.marks
                .get(*place)
                .is_some_and(|marks| marks.is_unread || marks.sessions.contains_key(session))
        };
        [0, place].into_iter().find(has)
    }
}

/// Whether it can be the name of a file in an archive: it comes from an event, and becomes part of a path.
fn is_sha256(name: &str) -> bool {
    name.len() == 64 && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn of_standing(standing: &Standing) -> RowStands {
    let result = CallResult::of_standing(standing);
    let word = standing.result_word();
    let mark = standing.outcome.as_ref().filter(|_| word.has_mark());
    RowStands {
        result,
        mark: mark.map(|outcome| StandingRowMark {
            overall: outcome.overall.0,
            dimensions: outcome.dimensions.map(|mark| mark.map(|mark| mark.0)),
        }),
        basis: standing.basis,
    }
}

/// What the files of a folder look like; nothing if it has none.
fn looks(folder: &Path) -> Option<String> {
    let mut looks = String::new();
    let Ok(names) = names(folder) else {
        // What cannot be listed may hold anything: it is looked at anew, and what stands is said to be unknown then.
        return Some(UNREAD.to_owned());
    };
    for name in names {
        let about = fs::metadata(folder.join(&name)).map_or_else(|_| "?".to_owned(), |about| stamp::of_file(&about));
        looks.push_str(&format!("{name} {about}\n"));
    }
    (!looks.is_empty()).then_some(looks)
}

/// The names in a folder, sorted; none where there is no folder.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let names = entries.map(|entry| Ok(entry?.file_name().into_string().ok()));
    let mut names: Vec<String> = names.filter_map(io::Result::transpose).collect::<io::Result<_>>()?;
    names.sort_unstable();
    Ok(names)
}

//! What an erasure will do, before it does anything: the same list is shown by a dry run and carried out afterwards.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::in_place::{listed, marks_of, sessions_in_place};
use super::person::{Person, own_folders};
use super::remains::walk;
use crate::sim::cohort::assignment::Assignee;
use crate::sim::session::erasure::ErasedSession;
use crate::store::cohort::assignment_files::assignment_files;
use crate::store::cohort::roster_file::{ROSTER_FILE, read_roster};
use crate::store::data_places::{DataPlace, every_data_place};
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::store::index::index_files;
use crate::store::profiles::{PROFILES_FILE, Profiles};
use crate::store::signed_files::SignedFiles;
use crate::store::vault::Vault;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A record, or what stands beside it: rescued, received, torn, half written.
    Record,
    /// What assessors have said of a session.
    Marks,
    /// A ticket.
    Ticket,
    /// A receipt.
    Receipt,
    /// An assignment for one person.
    Assignment,
    /// The index of the library, which is made anew.
    Index,
    /// A file of the person's profile.
    Profile,
    /// A list that was being written when the machine stopped.
    HalfWritten,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// A file goes.
    Remove(Kind, PathBuf),
    /// A person leaves the list of profiles in this file.
    LeaveProfiles {
        /// The list.
        path: PathBuf,
        /// The pseudonym.
        trainee: String,
    },
    /// A person leaves the roster in this file.
    LeaveRoster {
        /// The roster.
        path: PathBuf,
        /// The pseudonym.
        trainee: String,
    },
    /// A name leaves the vault, with its key.
    ForgetName {
        /// The file in the vault.
        path: PathBuf,
        /// The pseudonym.
        trainee: String,
    },
}

/// What is done in one folder of data.
#[derive(Debug, Clone)]
pub struct PlacePlan {
    /// The folder.
    pub data: DataFolder,
    /// The sessions that go, for the erasure that stays.
    pub sessions: Vec<ErasedSession>,
    /// What is done, in order.
    pub deeds: Vec<Deed>,
}

/// What is done.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Who is erased, if somebody is.
    pub person: Option<Person>,
    /// Each folder of data; the one that was asked about is the last.
    pub places: Vec<PlacePlan>,
    /// What was noted in the sessions that go.
    pub notes: Vec<String>,
}

impl Plan {
    /// How many things are to be done.
    pub fn deeds(&self) -> usize {
        self.places.iter().map(|place| place.deeds.len()).sum()
    }

    /// The ids of the sessions that go.
    pub fn erased(&self) -> BTreeSet<String> {
        let sessions = self.places.iter().flat_map(|place| &place.sessions);
        sessions.map(|session| session.session.clone()).collect()
    }

    /// How many sessions lose their record.
    pub fn sessions(&self) -> usize {
        let sessions = self.places.iter().flat_map(|place| &place.sessions);
        sessions.filter(|session| !session.records.is_empty()).count()
    }
}

/// What is to be done to erase a person.
///
/// # Errors
/// A folder or a list cannot be read: then nobody could say that everything was found.
pub fn plan_for_person(data: &DataFolder, person: Person) -> Result<Plan, StoreError> {
    let own = own_folders(data, &person)?;
    let (mut places, mut notes) = (Vec::new(), Vec::new());
    for place in every_data_place(data)? {
        let is_own = own.contains(place.data.root());
        let found = sessions_in_place(
            &place,
            &|record| is_own || record.header.trainee.eq_ignore_ascii_case(&person.pseudonym),
            Some(&person.pseudonym),
        )?;
        let mut deeds = found.deeds;
        deeds.extend(tickets(&place, &found.tickets, Some(&person.pseudonym))?);
        deeds.extend(assignments(&place, &person.pseudonym)?);
        if is_own {
            add_rest_of_profile(&place, &mut deeds)?;
        }
        deeds.extend(lists(&place, &person.pseudonym)?);
        if !deeds.is_empty() {
            deeds.extend(indexes(&place));
        }
        deeds.extend(name(&place, &person.pseudonym)?);
        notes.extend(found.notes);
        places.push(PlacePlan {
            data: place.data,
            sessions: found.sessions,
            deeds,
        });
    }
    Ok(Plan {
        person: Some(person),
        places: root_last(places),
        notes,
    })
}

/// What is to be done to erase sessions: by the path of their folder of data and their id, whole or only their marks; and names of
/// people of whom nothing else is left.
///
/// # Errors
/// A folder cannot be read.
pub fn plan_for_sessions(
    data: &DataFolder,
    whole: &BTreeMap<PathBuf, BTreeSet<String>>,
    marks_only: &BTreeMap<PathBuf, BTreeSet<String>>,
    nameless: &[String],
) -> Result<Plan, StoreError> {
    let (mut places, mut notes) = (Vec::new(), Vec::new());
    let nothing = BTreeSet::new();
    for place in every_data_place(data)? {
        let whole = whole.get(place.data.root()).unwrap_or(&nothing);
        let mut found = sessions_in_place(&place, &|record| whole.contains(&record.header.session), None)?;
        let mut deeds = found.deeds;
        deeds.extend(tickets(&place, &found.tickets, None)?);
        for session in marks_only.get(place.data.root()).unwrap_or(&nothing) {
            let (marks, removed) = marks_of(&place, session)?;
            deeds.extend(removed);
            found.sessions.push(ErasedSession {
                session: session.clone(),
                records: Vec::new(),
                marks,
            });
        }
        if place.name.is_empty() {
            for trainee in nameless {
                deeds.extend(name(&place, trainee)?);
            }
        }
        if !deeds.is_empty() {
            deeds.extend(indexes(&place));
        }
        notes.extend(found.notes);
        places.push(PlacePlan {
            data: place.data,
            sessions: found.sessions,
            deeds,
        });
    }
    Ok(Plan {
        person: None,
        places: root_last(places),
        notes,
    })
}

/// The name goes last, so that whoever is interrupted can ask for the same name again.
fn root_last(mut places: Vec<PlacePlan>) -> Vec<PlacePlan> {
    if let Some(root) = (!places.is_empty()).then(|| places.remove(0)) {
        places.push(root);
    }
    // An index of the whole folder tells of all places in it.
    let is_anything_done = places.iter().any(|place| !place.deeds.is_empty());
    if let Some(root) = places.last_mut().filter(|_| is_anything_done) {
        for file in index_files(root.data.root()) {
            let deed = Deed::Remove(Kind::Index, file);
            if !root.deeds.contains(&deed) {
                root.deeds.insert(0, deed);
            }
        }
    }
    places
}

/// Tickets that records name, and those for a pseudonym.
fn tickets(place: &DataPlace, named: &BTreeSet<String>, pseudonym: Option<&str>) -> Result<Vec<Deed>, StoreError> {
    let files = SignedFiles::of(&place.data);
    let own = files.tickets()?.into_iter().filter(|(_, ticket)| {
        let ticket = ticket.as_ref().ok();
        ticket.is_some_and(|ticket| {
            named.contains(&ticket.sha256()) || Some(ticket.document.trainee.as_str()) == pseudonym
        })
    });
    Ok(own.map(|(path, _)| Deed::Remove(Kind::Ticket, path)).collect())
}

fn assignments(place: &DataPlace, pseudonym: &str) -> Result<Vec<Deed>, StoreError> {
    let files = assignment_files(&place.data)?;
    let own = files
        .into_iter()
        .filter(|(_, to)| *to == Assignee::Trainee(pseudonym.to_owned()));
    Ok(own.map(|(path, _)| Deed::Remove(Kind::Assignment, path)).collect())
}

/// Everything in the folder of a profile, apart from its ledger and its erasures, which name nobody and have to stay whole.
fn add_rest_of_profile(place: &DataPlace, deeds: &mut Vec<Deed>) -> Result<(), StoreError> {
    let root = place.data.root();
    let stays = |path: &Path| {
        ["ledger", crate::store::erasures::FOLDER]
            .iter()
            .any(|folder| path.starts_with(root.join(folder)))
    };
    for path in walk(place.data.fs().as_ref(), root)? {
        let is_known = deeds
            .iter()
            .any(|deed| matches!(deed, Deed::Remove(_, known) if *known == path));
        if !stays(&path) && !is_known {
            deeds.push(Deed::Remove(Kind::Profile, path));
        }
    }
    Ok(())
}

/// The entries in lists, and lists that were being written.
fn lists(place: &DataPlace, pseudonym: &str) -> Result<Vec<Deed>, StoreError> {
    let mut deeds = Vec::new();
    let (profiles, roster) = (
        place.data.root().join(PROFILES_FILE),
        place.data.root().join(ROSTER_FILE),
    );
    let listed_profiles = Profiles::read_if_there(&place.data)?.list;
    let trainee = pseudonym.to_owned();
    if listed_profiles
        .iter()
        .any(|profile| profile.trainee.eq_ignore_ascii_case(pseudonym))
    {
        let (path, trainee) = (profiles, trainee.clone());
        deeds.push(Deed::LeaveProfiles { path, trainee });
    }
    if read_roster(&place.data)?.groups.contains_key(pseudonym) {
        let path = roster;
        deeds.push(Deed::LeaveRoster { path, trainee });
    }
    let half = listed(place.data.fs().as_ref(), place.data.root())?
        .into_iter()
        .filter(|name| {
            let is_list = [PROFILES_FILE, ROSTER_FILE]
                .iter()
                .any(|list| name.starts_with(&format!(".{list}.")));
            is_list && name.ends_with(".tmp")
        });
    deeds.extend(half.map(|name| Deed::Remove(Kind::HalfWritten, place.data.root().join(name))));
    Ok(deeds)
}

fn indexes(place: &DataPlace) -> Vec<Deed> {
    let files = index_files(place.data.root()).into_iter();
    files.map(|file| Deed::Remove(Kind::Index, file)).collect()
}

/// The file of a name, and those of it that were being written when the machine stopped.
fn name(place: &DataPlace, pseudonym: &str) -> Result<Vec<Deed>, StoreError> {
    let vault = Vault::of(&place.data);
    let Some(path) = vault.path(pseudonym) else {
        return Ok(Vec::new());
    };
    let folder = path.parent().unwrap_or(place.data.root());
    let half = listed(place.data.fs().as_ref(), folder)?.into_iter();
    let half = half.filter(|name| name.starts_with(&format!(".{pseudonym}")));
    let mut deeds: Vec<Deed> = half
        .map(|name| Deed::Remove(Kind::HalfWritten, folder.join(name)))
        .collect();
    if vault.has(pseudonym)? {
        let trainee = pseudonym.to_owned();
        deeds.push(Deed::ForgetName { path, trainee });
    }
    Ok(deeds)
}

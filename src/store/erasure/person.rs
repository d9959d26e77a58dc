//! Who is meant by a name or a pseudonym.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::in_place::has_pseudonym;
use crate::sim::session::pseudonym::pseudonym;
use crate::sim::session::record::Record;
use crate::store::cohort::roster_file::read_roster;
use crate::store::data_places::{DataPlace, every_data_place, record_names};
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::store::profiles::Profiles;
use crate::store::record_file::read_record;
use crate::store::trainee_names::TraineeNames;

/// So many digits of a pseudonym tell people apart.
const FEWEST_DIGITS: usize = 6;

/// A record, its path, and the place that it lies in.
pub type PlacedRecord = (DataPlace, PathBuf, Record);

/// Somebody who plays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// What records call the person.
    pub pseudonym: String,
    /// The name, if the vault can tell.
    pub name: Option<String>,
}

/// Why nobody is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotAPerson {
    /// Nobody is called so.
    Nobody,
    /// Several are; these are their pseudonyms.
    Several(Vec<String>),
}

/// The person whom a pseudonym, the beginning of one, or a whole name means.
///
/// # Errors
/// The outer error is one of the disk.
pub fn find_person(data: &DataFolder, who: &str) -> Result<Result<Person, NotAPerson>, StoreError> {
    let names = TraineeNames::known(data)?.0;
    let person = |trainee: String| Person {
        name: names.get(&trainee).cloned(),
        pseudonym: trainee,
    };
    // Whoever writes all of it means this one, even if nothing is left of them but a file that names it.
    if let Some(whole) = pseudonym(who) {
        return Ok(Ok(person(whole)));
    }
    let wanted = who.trim().to_lowercase();
    let of_name = names
        .iter()
        .filter(|(_, name)| name.to_lowercase() == wanted)
        .map(|(trainee, _)| trainee.clone());
    let mut meant: BTreeSet<String> = of_name.collect();
    let is_beginning = wanted.len() >= FEWEST_DIGITS && wanted.bytes().all(|byte| byte.is_ascii_hexdigit());
    if meant.is_empty() && is_beginning {
        let known = known_pseudonyms(data)?.into_iter();
        meant.extend(known.filter(|trainee| trainee.starts_with(&wanted)));
    }
    let several: Vec<String> = meant.iter().cloned().collect();
    Ok(match (meant.pop_first(), meant.is_empty()) {
        (None, _) => Err(NotAPerson::Nobody),
        (Some(only), true) => Ok(person(only)),
        (Some(_), false) => Err(NotAPerson::Several(several)),
    })
}

/// The pseudonyms of everybody who is known here, and the names that the vault can tell.
///
/// # Errors
/// Something cannot be read.
pub fn known_people(data: &DataFolder) -> Result<(BTreeSet<String>, TraineeNames), StoreError> {
    let names = TraineeNames::known(data)?;
    let mut people = known_pseudonyms(data)?;
    people.extend(names.0.keys().cloned());
    Ok((people, names))
}

fn known_pseudonyms(data: &DataFolder) -> Result<BTreeSet<String>, StoreError> {
    let mut known: BTreeSet<String> = crate::store::vault::Vault::of(data).people()?.into_iter().collect();
    known.extend(read_roster(data)?.groups.into_keys());
    let profiles = Profiles::read_if_there(data)?.list.into_iter();
    known.extend(profiles.map(|profile| profile.trainee));
    for place in every_data_place(data)? {
        let records = records_in(&place)?.into_iter();
        known.extend(records.filter_map(|(_, record)| Some(record.ok()?.header.trainee)));
    }
    Ok(known)
}

/// The records of a person in all places of a folder of data: of its pseudonym, and all that lie in its profile. Those that are the
/// person's as far as one can see, and cannot be read, are told of: all in the profile, and elsewhere those in which the pseudonym stands.
///
/// # Errors
/// A folder cannot be listed.
pub fn records_of(data: &DataFolder, person: &Person) -> Result<(Vec<PlacedRecord>, Vec<StoreError>), StoreError> {
    let own = own_folders(data, person)?;
    let (mut found, mut unread) = (Vec::new(), Vec::new());
    for place in every_data_place(data)? {
        let is_own = own.contains(place.data.root());
        for (path, record) in records_in(&place)? {
            match record {
                Ok(record) if is_own || record.header.trainee.eq_ignore_ascii_case(&person.pseudonym) => {
                    found.push((place.clone(), path, record));
                }
                Ok(_) => {}
                // Of a file that cannot even be opened nobody knows whose it is.
                Err(error) => {
                    if is_own || has_pseudonym(place.data.fs().as_ref(), &path, Some(&person.pseudonym)).unwrap_or(true)
                    {
                        unread.push(error);
                    }
                }
            }
        }
    }
    Ok((found, unread))
}

/// A record of a place, or why it cannot be read.
type ReadRecord = (PathBuf, Result<Record, StoreError>);

/// The records of a place.
fn records_in(place: &DataPlace) -> Result<Vec<ReadRecord>, StoreError> {
    let mut records = Vec::new();
    for (_, folder) in place.record_folders() {
        for name in record_names(&place.data, &folder)? {
            let path = folder.join(name);
            let record = read_record(place.data.fs().as_ref(), &path);
            records.push((path, record));
        }
    }
    Ok(records)
}

/// The folders of the profiles of a person.
pub(super) fn own_folders(data: &DataFolder, person: &Person) -> Result<BTreeSet<PathBuf>, StoreError> {
    let profiles = Profiles::read_if_there(data)?.list;
    let own = profiles
        .iter()
        .filter(|profile| profile.trainee.eq_ignore_ascii_case(&person.pseudonym));
    Ok(own.map(|profile| data.of_profile(profile).root().to_owned()).collect())
}

//! Doing what was planned: the erasure is written down first, then files go, then lists, then the name.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::plan::{Deed, Kind, PlacePlan, Plan};
use super::remains::folders_below;
use crate::sim::session::erasure::{ErasedSession, Erasure, FORMAT, MOST_SESSIONS, trainee_sha256};
use crate::store::cohort::roster_file::{read_roster, write_roster};
use crate::store::erasures::write_erasure;
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::store::profiles::Profiles;
use crate::store::vault::Vault;
use crate::store::wall::wall_now;
use crate::store::whole_file::{remove_durably, sync_parent};

/// Why an erasure has stopped. Doing it again goes on.
#[derive(Debug)]
pub enum NotErased {
    /// A record is being played, and would be written again.
    InUse(StoreError),
    /// The disk.
    Store(StoreError),
}

impl From<StoreError> for NotErased {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Erases. `text` makes the text of an erasure's file, signed if somebody signs. Returns the files of the erasures.
///
/// # Errors
/// [`NotErased`].
pub fn carry_out(
    plan: &Plan,
    by: Option<&str>,
    ground: &str,
    text: &dyn Fn(Erasure) -> String,
) -> Result<Vec<PathBuf>, NotErased> {
    refuse_open_records(plan)?;
    let mut written = Vec::new();
    let last = plan.places.len().saturating_sub(1);
    for (number, place) in plan.places.iter().enumerate() {
        // That a person was erased is told in the folder that was asked about, even if no session was there.
        let is_told = !place.sessions.is_empty() || (number == last && plan.deeds() > 0);
        if is_told {
            written.extend(tell(plan, place, by, ground, text)?);
        }
    }
    for place in &plan.places {
        make_gone_durable(place)?;
    }
    for place in &plan.places {
        for deed in &place.deeds {
            done(&place.data, deed)?;
        }
        remove_empty_folders(place)?;
    }
    Ok(written)
}

/// What an earlier erasure has removed and was stopped at is not seen any more, and may come back with the power. It is made durable
/// before the rest goes, so that the name is still the last.
fn make_gone_durable(place: &PlacePlan) -> Result<(), StoreError> {
    let fs = place.data.fs().as_ref();
    let root = place.data.root();
    let mut folders = folders_below(fs, root)?;
    folders.push(root.to_owned());
    for folder in folders {
        if fs.exists(&folder).map_err(StoreError::io("look for", &folder))? {
            fs.sync_dir(&folder)
                .map_err(StoreError::io("make durable the folder", &folder))?;
        }
    }
    Ok(())
}

/// A record that somebody plays just now stays, and everything else with it.
fn refuse_open_records(plan: &Plan) -> Result<(), NotErased> {
    for place in &plan.places {
        for deed in &place.deeds {
            let Deed::Remove(Kind::Record, path) = deed else {
                continue;
            };
            match place.data.fs().open_append(path) {
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {
                    return Err(NotErased::InUse(StoreError::io("erase", path)(error)));
                }
                // What cannot be opened for another reason is told when it is removed.
                _ => {}
            }
        }
    }
    Ok(())
}

fn tell(
    plan: &Plan,
    place: &PlacePlan,
    by: Option<&str>,
    ground: &str,
    text: &dyn Fn(Erasure) -> String,
) -> Result<Vec<PathBuf>, StoreError> {
    let parts: Vec<&[ErasedSession]> = match place.sessions.is_empty() {
        true => vec![&[]],
        false => place.sessions.chunks(MOST_SESSIONS).collect(),
    };
    let mut written = Vec::new();
    for sessions in parts {
        let erasure = Erasure {
            format: FORMAT.to_owned(),
            erased: wall_now(),
            by: by.map(str::to_owned),
            ground: ground.to_owned(),
            trainee_sha256: plan.person.as_ref().map(|person| trainee_sha256(&person.pseudonym)),
            sessions: sessions.to_vec(),
        };
        let text = text(erasure.clone());
        written.push(write_erasure(&place.data, &erasure, &text)?);
    }
    Ok(written)
}

fn done(data: &DataFolder, deed: &Deed) -> Result<(), StoreError> {
    match deed {
        Deed::Remove(_, path) => remove_durably(data.fs().as_ref(), path, "erase"),
        Deed::LeaveProfiles { trainee, .. } => {
            let mut profiles = Profiles::read(data)?;
            let is_other = |of: &str| !of.eq_ignore_ascii_case(trainee);
            if profiles.current().is_some_and(|current| !is_other(&current.trainee)) {
                profiles.last = None;
            }
            profiles.list.retain(|profile| is_other(&profile.trainee));
            profiles.write(data)
        }
        Deed::LeaveRoster { trainee, .. } => {
            let mut roster = read_roster(data)?;
            roster.groups.remove(trainee);
            write_roster(data, &roster)
        }
        Deed::ForgetName { trainee, .. } => Vault::of(data).remove(trainee),
    }
}

/// Folders that were left with nothing in them, up to the folder of data.
fn remove_empty_folders(place: &PlacePlan) -> Result<(), StoreError> {
    let fs = place.data.fs().as_ref();
    let mut folders: BTreeSet<&Path> = BTreeSet::new();
    for deed in &place.deeds {
        if let Deed::Remove(Kind::Marks | Kind::Profile, path) = deed {
            folders.extend(
                path.ancestors()
                    .skip(1)
                    .take_while(|folder| folder.starts_with(place.data.root()) && *folder != place.data.root()),
            );
        }
    }
    // Those below come behind those above.
    for folder in folders.into_iter().rev() {
        let is_empty = fs.list(folder).is_ok_and(|names| names.is_empty());
        if is_empty && fs.remove_folder(folder).is_ok() {
            sync_parent(fs, folder)?;
        }
    }
    Ok(())
}

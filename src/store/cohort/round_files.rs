//! Calibration rounds, a file each.

use super::written_once::WrittenOnce;
use crate::sim::analytics::agreement::calibration::Round;
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;

const FOLDER: &str = "rounds";

/// The rounds by id, and what cannot be read.
///
/// # Errors
/// The folder itself cannot be read.
pub fn read_rounds(data: &DataFolder) -> Result<(Vec<Round>, Vec<StoreError>), StoreError> {
    let files = WrittenOnce::new(data, FOLDER);
    let (mut rounds, mut problems) = (Vec::new(), Vec::new());
    for found in files.all::<Round>()? {
        match found {
            Ok((name, round)) if round.id == name && round.is_sound() => rounds.push(round),
            Ok((name, _)) => problems.push(files.not_sound(&name)),
            Err(error) => problems.push(error),
        }
    }
    Ok((rounds, problems))
}

/// Opens a round.
///
/// # Errors
/// There is one of this id, something in it may not be there, or what the system refused.
pub fn open_round(data: &DataFolder, round: &Round) -> Result<(), StoreError> {
    let files = WrittenOnce::new(data, FOLDER);
    match round.is_sound() {
        true => files.add(&round.id, round),
        false => Err(files.not_sound(&round.id)),
    }
}

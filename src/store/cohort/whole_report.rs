//! Everything that the screen of groups shows of a folder of data, read in one go.

use super::assignment_files::read_assignments;
use super::group_report::read_group_again;
use super::kept_sessions::KeptSessions;
use super::roster_file::read_roster;
use crate::sim::analytics::agreement::item_titles::ItemTitles;
use crate::sim::analytics::agreement::report::AgreementReport;
use crate::sim::analytics::agreement::table::Table;
use crate::sim::cohort::assignment::Assignment;
use crate::sim::cohort::report::CohortReport;
use crate::sim::sentence::Sentence;
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::store::judgements::counted_judgements_again;
use crate::store::keys::{KeyError, KeyFolder};
use crate::store::marks::believer;
use crate::store::onlookers::Onlookers;
use crate::store::standing::StandingReader;
use crate::store::trainee_names::TraineeNames;

/// What a folder of data says of its groups and of those who assess them.
#[derive(Debug, Clone)]
pub struct WholeReport {
    /// The groups of the roster by name, each with how many people it has.
    pub groups: Vec<(String, usize)>,
    /// The group that was asked for, else the first; none if the roster has no group.
    pub cohort: Option<CohortReport>,
    /// Everything that is assigned to anybody, oldest first.
    pub assignments: Vec<Assignment>,
    /// How far assessors agree about all marked sessions of the folder, whichever group they are of; or why that cannot be said.
    pub agreement: Result<AgreementReport, Sentence>,
    /// What items of forms are called there.
    pub item_titles: ItemTitles,
    /// How many values were left out because their assessors had seen those of others.
    pub not_blind: usize,
    /// Of how many sessions values were left out of it, because somebody who has a key here, or who may be about to make one, may not see yet what others gave.
    pub kept_back: usize,
    /// Of how many exams of the group the computed marks count for the same reason.
    pub kept_back_exams: usize,
    /// Names of trainees, as far as this machine knows them.
    pub names: TraineeNames,
    /// What the keys of assessors are called here: the key's id, then the name.
    pub assessors: Vec<(String, String)>,
    /// What could not be read, each once.
    pub problems: Vec<Sentence>,
}

/// Who looks at the screen of groups.
#[derive(Debug)]
pub struct WhoLooks {
    /// The keys that are here, whose owners may look.
    pub keys: Result<KeyFolder, KeyError>,
    /// Whether the person has said that they do not mark: where nobody has a key, nothing is kept from them then.
    pub marks_nothing: bool,
}

/// Reads the folder. Of sessions that somebody with a key here still has to mark blind, or anybody where nobody has a key yet, the computed marks are shown. Without a folder of keys nobody's marks are believed, and the computed marks count.
///
/// # Errors
/// The roster, the keys, or one of the folders of data cannot be read.
pub fn whole_report(
    data: &DataFolder,
    keys: Result<KeyFolder, KeyError>,
    wanted: Option<&str>,
) -> Result<WholeReport, Sentence> {
    whole_report_again(data, keys, wanted, &mut KeptSessions::default())
}

/// The same for whoever asks again and again, for one group after the other: only records that are new or have changed are played.
///
/// # Errors
/// The roster, the keys, or one of the folders of data cannot be read.
pub fn whole_report_again(
    data: &DataFolder,
    keys: Result<KeyFolder, KeyError>,
    wanted: Option<&str>,
    kept: &mut KeptSessions,
) -> Result<WholeReport, Sentence> {
    let who = WhoLooks {
        keys,
        marks_nothing: false,
    };
    whole_report_for(data, who, wanted, kept)
}

/// The same for somebody who may have said that they do not mark.
///
/// # Errors
/// The roster, the keys, or one of the folders of data cannot be read.
pub fn whole_report_for(
    data: &DataFolder,
    who: WhoLooks,
    wanted: Option<&str>,
    kept: &mut KeptSessions,
) -> Result<WholeReport, Sentence> {
    let looking = Onlookers::of(who.keys, None).map_err(|error| error.sentence())?;
    let Onlookers { trust, viewers } = match who.marks_nothing {
        true => looking,
        false => looking.before_any_key(),
    };
    let unreadable = |error: StoreError| error.sentence();
    let roster = read_roster(data).map_err(unreadable)?;
    let sizes = roster.sizes();
    let groups: Vec<(String, usize)> = sizes.iter().map(|(name, size)| ((*name).to_owned(), *size)).collect();
    let chosen = wanted
        .filter(|name| sizes.contains_key(name))
        .or_else(|| sizes.keys().next().copied());

    let mut problems = Vec::new();
    let (mut cohort, mut kept_back_exams) = (None, 0);
    if let Some(group) = chosen {
        let mut verify = believer(&trust);
        let mut reader = StandingReader::new(data, &mut verify).for_viewers(viewers.clone());
        let (report, found) =
            read_group_again(data, &roster, group, Some(&mut reader), kept).map_err(|error| error.sentence())?;
        cohort = Some(report);
        kept_back_exams = reader.kept_back.len();
        problems = found;
    }
    let (assignments, unread) = read_assignments(data).map_err(unreadable)?;
    let mut verify = believer(&trust);
    let mut reader = StandingReader::new(data, &mut verify).for_viewers(viewers);
    let counted = counted_judgements_again(data, None, false, &mut reader, kept).map_err(unreadable)?;
    // What is wrong with a file of marks or of an assignment is met twice.
    for problem in counted
        .problems
        .into_iter()
        .chain(unread.iter().map(StoreError::sentence))
    {
        if !problems.contains(&problem) {
            problems.push(problem);
        }
    }
    let names = TraineeNames::known(data).unwrap_or_else(|error| {
        problems.push(unreadable(error));
        TraineeNames::default()
    });
    Ok(WholeReport {
        groups,
        cohort,
        assignments,
        agreement: Table::new(counted.judgements)
            .map(|table| AgreementReport::new(&table, None))
            .map_err(|error| error.sentence()),
        item_titles: counted.titles,
        not_blind: counted.not_blind,
        kept_back: counted.kept_back,
        kept_back_exams,
        names,
        assessors: trust.names(),
        problems,
    })
}

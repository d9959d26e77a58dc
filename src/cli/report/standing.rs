//! What assessors have signed about the records of a report, as far as whoever makes it may see it.

use std::path::PathBuf;

use anyhow::anyhow;

use crate::cli::before_any_key::{looking, make_a_key_for_sessions};
use crate::cli::keys::worded;
use crate::cli::sentences::warn;
use crate::sim::assessment::blind::{Hidden, is_before_any_key};
use crate::sim::assessment::standing::Standing;
use crate::sim::assessment::standing::counting::Forms;
use crate::sim::score::scorecard::Scorecard;
use crate::sim::sentence::Sentence;
use crate::sim::session::record::Record;
use crate::sim::session::said_by_others::SaidByOthers;
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::store::onlookers::Onlookers;
use crate::store::played_record::PlayedRecord;
use crate::store::second_parties::SecondParties;
use crate::store::standing::StandingReader;
use crate::trust::trust_list::TrustList;
use crate::view::report::standing::{ReportedStanding, reported_standing};
use crate::view::standing::{Known, Names};
use crate::words::Locale;

/// Whose events are believed, what their keys are called, and who may look.
#[derive(Debug)]
pub(super) struct Assessing {
    onlookers: Onlookers,
    names: Names,
}

/// What reads the marks of many records.
pub(super) struct Marks<'v> {
    reader: StandingReader<'v>,
    /// Whether nobody has a key here yet, and whoever looks may be about to mark.
    is_before_any_key: bool,
    names: &'v Names,
    parties: Result<SecondParties, StoreError>,
    /// The folder of data that is read.
    root: PathBuf,
    trust: &'v TrustList,
}

/// What stands of one record, in no language.
pub(super) struct Stands {
    standing: Standing,
    forms: Forms,
    hidden: Vec<Hidden>,
}

impl Assessing {
    /// Reads the list of trusted keys, and finds the keys whose owners look: the one that is named, else all that are here, else that of
    /// somebody who may still make one, unless everything is asked for.
    ///
    /// # Errors
    /// The keys cannot be read, there is no key with this name, or everything is asked for where somebody has one.
    pub(super) fn open(
        data: &DataFolder,
        viewer: Option<&str>,
        everything: bool,
        locale: Locale,
    ) -> anyhow::Result<Self> {
        let onlookers = Onlookers::find(data, viewer);
        let mut onlookers = onlookers.map_err(|error| anyhow!(worded(&error.sentence(), locale)))?;
        let viewers = looking(onlookers.viewers, everything);
        onlookers.viewers = viewers.map_err(|why| anyhow!(worded(&why, locale)))?;
        Ok(Self {
            names: Names(onlookers.trust.names()),
            onlookers,
        })
    }

    /// Does something with what reads the marks in a folder of data, if their signatures can be checked.
    pub(super) fn reading<T>(&self, data: &DataFolder, work: impl FnOnce(Option<&mut Marks<'_>>) -> T) -> T {
        let mut verify = crate::store::marks::believer(&self.onlookers.trust);
        let mut marks = Marks {
            reader: StandingReader::new(data, &mut verify).for_viewers(self.onlookers.viewers.clone()),
            is_before_any_key: is_before_any_key(&self.onlookers.viewers),
            names: &self.names,
            parties: SecondParties::read(data),
            root: data.root().to_owned(),
            trust: &self.onlookers.trust,
        };
        work(Some(&mut marks))
    }
}

impl Marks<'_> {
    /// Reads what lies in this folder of data from now on: records of profiles have theirs beside them.
    pub(super) fn turn_to(&mut self, data: &DataFolder) {
        if self.root != data.root() {
            self.root = data.root().to_owned();
            self.reader.turn_to(data);
            self.parties = SecondParties::read(data);
        }
    }

    /// What stands of a record.
    ///
    /// # Errors
    /// The marks cannot be listed.
    pub(super) fn of(&mut self, played: &PlayedRecord, card: Option<&Scorecard>) -> Result<Stands, StoreError> {
        let (standing, forms, hidden) = self.reader.read(played, card)?;
        Ok(Stands {
            standing,
            forms,
            hidden,
        })
    }

    /// The same as reports show it.
    pub(super) fn reported(&self, stands: &Stands, locale: Locale) -> ReportedStanding {
        let known = Known {
            names: self.names,
            forms: &stands.forms,
        };
        reported_standing(&stands.standing, &stands.hidden, &known, locale)
    }

    /// What others than a record itself say of it.
    pub(super) fn said_by_others(&self, record: &Record) -> SaidByOthers {
        match &self.parties {
            Ok(parties) => parties.said_of(record, self.trust),
            Err(error) => SaidByOthers::not_known(error.sentence()),
        }
    }

    /// Says what somebody without a key can do from whom something was kept back.
    pub(super) fn say_what_is_kept_back(&self, locale: Locale) {
        if self.is_before_any_key && !self.reader.kept_back.is_empty() {
            warn(&make_a_key_for_sessions(), locale);
        }
    }

    /// What is wrong with files of marks, each told once.
    pub(super) fn problems(&mut self) -> Vec<Sentence> {
        std::mem::take(&mut self.reader.problems)
    }
}

//! What stands of a played record, from all events that are believed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::archived_forms::ArchivedForms;
use super::error::StoreError;
use super::folder::DataFolder;
use super::marks::{MarksFolder, MarksRead};
use super::played_record::PlayedRecord;
use crate::sim::assessment::blind::{Hidden, visible_to_all};
use crate::sim::assessment::judged::Judged;
use crate::sim::assessment::standing::counting::Forms;
use crate::sim::assessment::standing::{Standing, standing};
use crate::sim::score::scorecard::Scorecard;
use crate::sim::sentence::Sentence;

/// What says why an event with these bytes and this signature is not to be believed.
pub use crate::sim::assessment::event::VerifyEvent as Verify;

/// Reads what stands of many records; forms, and the faults of each version of a scenario, are read once.
pub struct StandingReader<'v> {
    root: PathBuf,
    marks: MarksFolder,
    verify: &'v mut Verify<'v>,
    viewers: Vec<String>,
    faults: BTreeMap<String, MarksRead>,
    forms: ArchivedForms,
    /// What is wrong with files of marks.
    pub problems: Vec<Sentence>,
    /// The sessions of which something was kept back from whoever looks.
    pub kept_back: BTreeSet<String>,
}

impl<'v> StandingReader<'v> {
    /// A reader of the marks in this folder of data, from whom nothing is kept.
    pub fn new(data: &DataFolder, verify: &'v mut Verify<'v>) -> Self {
        Self {
            root: data.root().to_owned(),
            marks: MarksFolder::of(data),
            verify,
            viewers: Vec::new(),
            faults: BTreeMap::new(),
            forms: ArchivedForms::of(data),
            problems: Vec::new(),
            kept_back: BTreeSet::new(),
        }
    }

    /// The same for whoever has these keys: of a session that one of them still has to mark blind, only what each of them may see is
    /// read.
    #[must_use]
    pub fn for_viewers(mut self, viewers: Vec<String>) -> Self {
        self.viewers = viewers;
        self
    }

    /// Reads the marks in this folder of data from now on.
    pub fn turn_to(&mut self, data: &DataFolder) {
        if self.root != data.root() {
            self.root = data.root().to_owned();
            self.marks = MarksFolder::of(data);
            self.forms = ArchivedForms::of(data);
            self.faults.clear();
        }
    }

    /// The SHA-256 of every form that events name which were read, and that the archive does not have.
    pub fn lacking_forms(&self) -> impl Iterator<Item = &str> {
        self.forms.lacking()
    }

    /// The sessions that have marks.
    ///
    /// # Errors
    /// The folder of marks cannot be listed.
    pub fn sessions(&self) -> Result<Vec<String>, StoreError> {
        self.marks.sessions()
    }

    /// What stands of the events that whoever looks may see, with the forms that they name, and what is kept back.
    ///
    /// # Errors
    /// The marks of the session, or the faults of its call, cannot be listed.
    pub fn read(
        &mut self,
        played: &PlayedRecord,
        card: Option<&Scorecard>,
    ) -> Result<(Standing, Forms, Vec<Hidden>), StoreError> {
        self.read_judged(&Judged::new(&played.record, played.replayed.call.program(), card))
    }

    /// The same for a record of which what is judged is known already.
    ///
    /// # Errors
    /// The marks of the session, or the faults of its call, cannot be listed.
    pub fn read_judged(&mut self, judged: &Judged) -> Result<(Standing, Forms, Vec<Hidden>), StoreError> {
        let read = self.marks.read(&judged.session, &mut *self.verify)?;
        self.note(&read);
        let forms = self.forms.named_in(&read.events);
        let (seen, hidden) = visible_to_all(judged, &forms, &read.events, &self.viewers);
        if !hidden.is_empty() {
            self.kept_back.insert(judged.session.clone());
        }
        let faults = self.faults_of(&judged.scenario_sha256)?;
        let stands = standing(judged, &forms, seen, &faults.events);
        let is_whole = read.is_whole() && faults.is_whole();
        Ok((stands.known_whole(is_whole), forms, hidden))
    }

    fn faults_of(&mut self, scenario_sha256: &str) -> Result<&MarksRead, StoreError> {
        if !self.faults.contains_key(scenario_sha256) {
            let faults = self.marks.read_faults(scenario_sha256, &mut *self.verify)?;
            self.note(&faults);
            self.faults.insert(scenario_sha256.to_owned(), faults);
        }
        Ok(self.faults.entry(scenario_sha256.to_owned()).or_default())
    }

    fn note(&mut self, read: &MarksRead) {
        let found = read.problems().map(|(path, problem)| Sentence {
            english: format!("{}: {}", path.display(), problem.english),
            chinese: format!("{}：{}", path.display(), problem.chinese),
        });
        self.problems.extend(found);
    }
}

impl std::fmt::Debug for StandingReader<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("StandingReader")
            .field("marks", &self.marks)
            .finish_non_exhaustive()
    }
}

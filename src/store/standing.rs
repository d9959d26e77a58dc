//! What stands of a played record, from all events that are believed.

use std::collections::BTreeMap;

use super::error::StoreError;
use super::folder::DataFolder;
use super::marks::{MarksFolder, MarksRead};
use super::played_record::PlayedRecord;
use crate::sim::assessment::blind::{Hidden, visible};
use crate::sim::assessment::event::Saying;
use crate::sim::assessment::form::{Form, read_form};
use crate::sim::assessment::judged::Judged;
use crate::sim::assessment::standing::counting::Forms;
use crate::sim::assessment::standing::{Standing, standing};
use crate::sim::score::scorecard::Scorecard;
use crate::sim::sentence::Sentence;

/// What says why an event with these bytes and this signature is not to be believed.
pub use crate::sim::assessment::event::VerifyEvent as Verify;

/// Reads what stands of many records; forms, and the faults of each version of a scenario, are read once.
pub struct StandingReader<'v> {
    data: DataFolder,
    marks: MarksFolder,
    verify: &'v mut Verify<'v>,
    faults: BTreeMap<String, MarksRead>,
    forms: BTreeMap<String, Option<Form>>,
    /// What is wrong with files of marks.
    pub problems: Vec<Sentence>,
}

impl<'v> StandingReader<'v> {
    /// A reader of the marks in this folder of data.
    pub fn new(data: &DataFolder, verify: &'v mut Verify<'v>) -> Self {
        Self {
            data: data.clone(),
            marks: MarksFolder::of(data),
            verify,
            faults: BTreeMap::new(),
            forms: BTreeMap::new(),
            problems: Vec::new(),
        }
    }

    /// The sessions that have marks.
    ///
    /// # Errors
    /// The folder of marks cannot be listed.
    pub fn sessions(&self) -> Result<Vec<String>, StoreError> {
        self.marks.sessions()
    }

    /// What stands of a record, with the forms that its events name.
    ///
    /// # Errors
    /// The marks of the session, or the faults of its call, cannot be listed.
    pub fn read(&mut self, played: &PlayedRecord, card: Option<&Scorecard>) -> Result<(Standing, Forms), StoreError> {
        let (stands, forms, _) = self.read_as(played, card, None)?;
        Ok((stands, forms))
    }

    /// What stands of the events that the owner of a key may see before his own marks are closed, and what is kept from him. Without a
    /// key everything is seen.
    ///
    /// # Errors
    /// The marks of the session, or the faults of its call, cannot be listed.
    pub fn read_as(
        &mut self,
        played: &PlayedRecord,
        card: Option<&Scorecard>,
        viewer: Option<&str>,
    ) -> Result<(Standing, Forms, Vec<Hidden>), StoreError> {
        let judged = Judged::new(&played.record, played.replayed.call.program(), card);
        let read = self.marks.read(&judged.session, &mut *self.verify)?;
        self.note(&read);
        let forms = self.forms_of(&read);
        let faults = self.faults_of(&judged.scenario_sha256)?;
        let (seen, hidden) = match viewer {
            Some(viewer) => visible(&judged, &forms, &read.events, viewer),
            None => (read.events.iter().collect(), Vec::new()),
        };
        let stands = standing(&judged, &forms, seen, &faults.events);
        let is_whole = !read.is_incomplete() && !faults.is_incomplete();
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

    fn forms_of(&mut self, read: &MarksRead) -> Forms {
        let archive = self.data.archive_to_read();
        let mut forms = Forms::new();
        for signed in &read.events {
            let (Saying::Item { form, .. } | Saying::ItemNotApplicable { form, .. }) = &signed.event.what else {
                continue;
            };
            let known = self.forms.entry(form.clone()).or_insert_with(|| {
                let bytes = archive.get(form).ok()?;
                read_form(&bytes).ok()
            });
            if let Some(known) = known {
                forms.insert(form.clone(), known.clone());
            }
        }
        forms
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

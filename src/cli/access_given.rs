//! The tickets and assignments of a person, for `rolecall access`.

use std::collections::BTreeSet;

use crate::sim::sentence::Sentence;
use crate::store::cohort::assignment_files::{KeptAssignments, kept_assignments};
use crate::store::data_places::every_data_place;
use crate::store::erasure::{Person, records_of};
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::store::signed_files::SignedFiles;
use crate::view::access_given::{AccessedAssignment, AccessedTicket};

/// What a person was given to do.
pub(super) struct Given {
    pub(super) tickets: Vec<AccessedTicket>,
    pub(super) assignments: Vec<AccessedAssignment>,
    /// What could not be read.
    pub(super) problems: Vec<Sentence>,
}

impl Given {
    /// Reads what an erasure of the person would find, and what their group was given.
    ///
    /// # Errors
    /// A folder cannot be read: then nobody could say that this is all.
    pub(super) fn read(data: &DataFolder, person: &Person, group: Option<&str>) -> Result<Self, StoreError> {
        let mut given = Self {
            tickets: Vec::new(),
            assignments: Vec::new(),
            problems: Vec::new(),
        };
        let (records, _) = records_of(data, person)?;
        let named: BTreeSet<&String> = (records.iter())
            .filter_map(|(_, _, record)| record.header.ticket.as_ref())
            .collect();
        let mut seen = BTreeSet::new();
        for place in every_data_place(data)? {
            for (_, ticket) in SignedFiles::of(&place.data).tickets()? {
                let Ok(ticket) = ticket else { continue };
                let (sha256, said) = (ticket.sha256(), &ticket.document);
                let is_theirs = said.trainee == person.pseudonym || named.contains(&sha256);
                if is_theirs && seen.insert(sha256.clone()) {
                    given.tickets.push(AccessedTicket {
                        sha256,
                        trainee: said.trainee.clone(),
                        scenario: said.scenario.clone(),
                        mode: said.purpose.mode(),
                        from: said.from.clone(),
                        until: said.until.clone(),
                        issued: said.issued.clone(),
                    });
                }
            }
            let KeptAssignments { kept, problems } = kept_assignments(&place.data)?;
            given.problems.extend(problems.iter().map(StoreError::sentence));
            let theirs = kept.iter().filter_map(|(assignment, is_withdrawn)| {
                AccessedAssignment::of(assignment, *is_withdrawn, &person.pseudonym, group)
            });
            given.assignments.extend(theirs);
        }
        given
            .tickets
            .sort_by(|one, other| (&one.issued, &one.sha256).cmp(&(&other.issued, &other.sha256)));
        Ok(given)
    }
}

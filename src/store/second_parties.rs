//! What others than a record itself say of it: erasures, the ledger, tickets and receipts. `verify`, the review and reports all ask here, so
//! that none calls verified what another one does not.

use std::path::PathBuf;

use super::erasures::{ErasureFile, erased_session, read_erasures};
use super::error::StoreError;
use super::folder::DataFolder;
use super::ledger::SessionLedger;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::ledger::{Ledger, LedgerEvent};
use crate::sim::session::record::Record;

#[cfg(feature = "assessor")]
use super::exam_findings::{receipt_finding, ticket_finding};
#[cfg(feature = "assessor")]
use super::keys::KeyError;
#[cfg(feature = "assessor")]
use crate::sim::session::said_by_others::SaidByOthers;
#[cfg(feature = "assessor")]
use crate::trust::trust_list::TrustList;

/// Something that is said of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordFinding {
    /// Whether it is in order.
    pub is_fine: bool,
    /// What to say.
    pub sentence: Sentence,
}

impl RecordFinding {
    #[cfg(feature = "assessor")]
    pub(super) fn fine(sentence: Sentence) -> Self {
        Self {
            is_fine: true,
            sentence,
        }
    }

    pub(super) fn wrong(sentence: Sentence) -> Self {
        Self {
            is_fine: false,
            sentence,
        }
    }
}

/// Signed files that somebody names, instead of those in the folder of data.
#[cfg(feature = "assessor")]
#[derive(Debug, Clone, Copy, Default)]
pub struct NamedDocuments<'p> {
    /// The ticket.
    pub ticket: Option<&'p std::path::Path>,
    /// The receipt.
    pub receipt: Option<&'p std::path::Path>,
}

/// What a folder of data knows of its records beside the records: erasures and the ledger, each read once.
#[derive(Debug)]
pub struct SecondParties {
    #[cfg(feature = "assessor")]
    data: DataFolder,
    erasures: Vec<ErasureFile>,
    /// Erasures that cannot be read: nobody knows what they name.
    #[cfg(feature = "assessor")]
    unread: Vec<Sentence>,
    years: Vec<(PathBuf, Ledger)>,
}

impl SecondParties {
    /// Reads them.
    ///
    /// # Errors
    /// A folder or the ledger cannot be read.
    pub fn read(data: &DataFolder) -> Result<Self, StoreError> {
        let found = read_erasures(data)?;
        Ok(Self {
            #[cfg(feature = "assessor")]
            data: data.clone(),
            erasures: found.0,
            #[cfg(feature = "assessor")]
            unread: found.1.iter().map(StoreError::sentence).collect(),
            years: SessionLedger::of(data).read()?,
        })
    }

    /// The years of the ledger.
    pub fn years(&self) -> &[(PathBuf, Ledger)] {
        &self.years
    }

    /// What the folder itself says of a record: that it was erased, or that the ledger tells of another one.
    pub fn said_by_folder(&self, record: &Record) -> Vec<RecordFinding> {
        let erased = erased_session(&self.erasures, &record.header.session).map(|(file, _)| {
            sentence!(
                "An erasure of {at} names it, and the record is here: it was not finished, or a copy was brought back. Erase it again.",
                "{at} 的删除记录中有它，但记录仍在：上次没有做完，或者又带回了副本。请再次删除。",
                at = file.erasure.erased
            )
        });
        let wrong = erased.into_iter().chain(contradiction(&self.years, record));
        wrong.map(RecordFinding::wrong).collect()
    }

    /// What tickets and receipts say of a record. `trust` is asked only where there is a signature to check.
    ///
    /// # Errors
    /// The list of trusted keys cannot be read.
    #[cfg(feature = "assessor")]
    pub fn said_by_documents(
        &self,
        record: &Record,
        named: NamedDocuments<'_>,
        trust: &dyn Fn() -> Result<TrustList, KeyError>,
    ) -> Result<Vec<RecordFinding>, KeyError> {
        let ticket = ticket_finding(&self.data, record, named.ticket, trust)?;
        let receipt = receipt_finding(&self.data, record, named.receipt, trust)?;
        Ok(ticket.into_iter().chain(receipt).collect())
    }

    /// All that is said for and against a record.
    #[cfg(feature = "assessor")]
    pub fn said_of(&self, record: &Record, trust: &TrustList) -> SaidByOthers {
        let mut found = self.said_by_folder(record);
        match self.said_by_documents(record, NamedDocuments::default(), &|| Ok(trust.clone())) {
            Ok(said) => found.extend(said),
            Err(error) => found.push(RecordFinding::wrong(error.sentence())),
        }
        let (fine, wrong): (Vec<_>, Vec<_>) = found.into_iter().partition(|finding| finding.is_fine);
        let sentences = |findings: Vec<RecordFinding>| findings.into_iter().map(|finding| finding.sentence);
        SaidByOthers {
            vouched: sentences(fine).collect(),
            doubts: sentences(wrong).chain(self.unread.iter().cloned()).collect(),
        }
    }
}

/// Where a record and the ledger contradict each other; nothing if they do not, or if the ledger does not know the session, as one that was
/// handed in from elsewhere.
fn contradiction(years: &[(PathBuf, Ledger)], record: &Record) -> Option<Sentence> {
    let first = record
        .entries
        .first()
        .map_or_else(|| record.text.head(), |entry| entry.prev.as_str());
    for note in years
        .iter()
        .flat_map(|(_, ledger)| ledger.of_session(&record.header.session))
    {
        let is_same = match note.event {
            LedgerEvent::Started => note.line == first,
            LedgerEvent::Sealed => note.line == record.text.head(),
        };
        if !is_same {
            let at = &note.wall;
            return Some(match note.event {
                LedgerEvent::Started => sentence!(
                    "The ledger says that the session began at {at} with another first line.",
                    "台账显示该会话于 {at} 开始，但首行不同。",
                    at = at
                ),
                LedgerEvent::Sealed => sentence!(
                    "The ledger says that the session was sealed at {at} with another last line.",
                    "台账显示该会话于 {at} 封存，但末行不同。",
                    at = at
                ),
            });
        }
    }
    None
}

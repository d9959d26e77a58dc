//! What became of files that somebody brought, as plain data.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::trouble::Trouble;
use crate::sim::sentence::Sentence;
use crate::sim::session::record::ArchivedFile;

/// What became of everything that somebody brought. Nothing of it was changed or removed where it came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imported {
    /// Every record, in the order in which it was found.
    pub records: Vec<ImportedRecord>,
    /// Files among the records that are no records.
    pub foreign: Vec<PathBuf>,
    /// Folders in which nothing was found that can be taken.
    pub without_records: Vec<PathBuf>,
    /// Tickets, receipts and files of marks, in the order in which they were found.
    pub documents: Vec<ImportedDocument>,
    /// Forms that marks which are here now are given by, and that lie in no archive, by their SHA-256.
    pub lacking_forms: Vec<LackingForm>,
    /// Forms that marks which are here now are given by, and that the archive here has at the end, by their SHA-256.
    pub forms_here: BTreeSet<String>,
    /// How many records and signed files were not looked at any more, because somebody stopped the import.
    pub not_looked_at: u64,
}

/// A centre's form that marks name and that is nowhere: what they answer by it counts when it comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LackingForm {
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// The sessions whose marks name it, sorted.
    pub sessions: Vec<String>,
}

/// What became of a signed file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedDocument {
    /// Where it came from.
    pub source: PathBuf,
    /// What it is, by its name.
    pub kind: DocumentKind,
    /// What became of it.
    pub outcome: DocumentOutcome,
}

/// A kind of signed file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// An exam ticket.
    Ticket,
    /// A receipt for a record.
    Receipt,
    /// What one key has said of one session, or of a scenario.
    Marks,
}

/// What became of a signed file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentOutcome {
    /// It lies here now.
    Added(PathBuf),
    /// All of it is here already.
    Known(PathBuf),
    /// Another file of its name is here; it lies beside it now, and what both say counts.
    Beside(PathBuf),
    /// It tells of what was erased here at this time, and was not taken.
    Erased {
        /// When.
        at: String,
    },
    /// It was not taken: it is damaged, of another kind, or nobody who is trusted here has signed it.
    Refused(Sentence),
    /// It could not be read or written.
    Failed(Sentence),
}

impl DocumentKind {
    /// What a file is, by the ending of its name; nothing if it is none of these.
    pub fn by_name(name: &str) -> Option<Self> {
        let kinds = [
            (".ticket", Self::Ticket),
            (".receipt", Self::Receipt),
            (".evt", Self::Marks),
        ];
        let fits = |(ending, _): &&(&str, Self)| name.ends_with(ending) && !name.starts_with('.');
        kinds.iter().find(fits).map(|(_, kind)| *kind)
    }

    /// The word for programs.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ticket => "ticket",
            Self::Receipt => "receipt",
            Self::Marks => "marks",
        }
    }
}

impl DocumentOutcome {
    /// Whether what it says is here now.
    pub fn is_fine(&self) -> bool {
        matches!(self, Self::Added(_) | Self::Known(_) | Self::Beside(_))
    }

    /// The word for programs.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Added(_) => "added",
            Self::Known(_) => "known",
            Self::Beside(_) => "beside",
            Self::Erased { .. } => "erased",
            Self::Refused(_) => "refused",
            Self::Failed(_) => "failed",
        }
    }
}

/// What became of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedRecord {
    /// Where it came from.
    pub source: PathBuf,
    /// The session's id, if the file says it.
    pub session: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
    /// What is noteworthy about a record that was taken all the same.
    pub notice: Option<Trouble>,
}

/// What became of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The session is new here; it lies in this file now.
    Added(PathBuf),
    /// The session was here with fewer lines; the longer record lies beside the shorter one now.
    Longer(PathBuf),
    /// Another session with the same id is here; this one was kept aside in this file.
    Conflict(PathBuf),
    /// It is here already, in this file.
    Known(PathBuf),
    /// The session is here with more lines, in this file.
    Shorter(PathBuf),
    /// Files that it was played with are missing; it stays where it is until they are brought as well.
    Lacking(Vec<ArchivedFile>),
    /// The session, or whoever played it, was erased here at this time; it was not taken.
    Erased {
        /// When, in UTC.
        at: String,
    },
    /// It was not taken.
    Refused(Trouble),
}

impl Imported {
    /// Tells of a later import as well. What this one could not take and the later one has looked at again is told by the later one
    /// alone: what is shown of both must be true after both.
    pub fn add(&mut self, other: Self) {
        self.leave_out_what_is_settled_by(&other);
        self.records.extend(other.records);
        self.documents.extend(other.documents);
        for (paths, more) in [
            (&mut self.foreign, other.foreign),
            (&mut self.without_records, other.without_records),
        ] {
            let known: BTreeSet<PathBuf> = paths.iter().cloned().collect();
            paths.extend(more.into_iter().filter(|path| !known.contains(path)));
        }
        self.not_looked_at += other.not_looked_at;
        for form in &other.lacking_forms {
            self.forms_here.remove(&form.sha256);
        }
        self.forms_here.extend(other.forms_here);
        for form in other.lacking_forms {
            match self.lacking_forms.iter_mut().find(|known| known.sha256 == form.sha256) {
                Some(known) => {
                    known.sessions.extend(form.sessions);
                    known.sessions.sort_unstable();
                    known.sessions.dedup();
                }
                None => self.lacking_forms.push(form),
            }
        }
    }

    /// Forms that have come since, files that were looked at again, and records whose session is here by now.
    fn leave_out_what_is_settled_by(&mut self, later: &Self) {
        self.lacking_forms
            .retain(|form| !later.forms_here.contains(&form.sha256));
        let records: BTreeSet<&PathBuf> = later.records.iter().map(|record| &record.source).collect();
        let here = later.records.iter().filter(|record| record.outcome.is_fine());
        let here: BTreeSet<&String> = here.filter_map(|record| record.session.as_ref()).collect();
        self.records.retain(|record| {
            let is_here = || record.session.as_ref().is_some_and(|session| here.contains(session));
            match &record.outcome {
                Outcome::Lacking(_) => !records.contains(&record.source) && !is_here(),
                Outcome::Refused(_) | Outcome::Erased { .. } => !records.contains(&record.source),
                _ => true,
            }
        });
        let documents: BTreeSet<&PathBuf> = later.documents.iter().map(|document| &document.source).collect();
        self.documents
            .retain(|document| document.outcome.is_fine() || !documents.contains(&document.source));
        let found: BTreeSet<&PathBuf> = records.union(&documents).copied().collect();
        let is_within = |folder: &PathBuf| found.iter().any(|path| path.starts_with(folder));
        self.without_records.retain(|folder| !is_within(folder));
    }
}

impl Outcome {
    /// Whether the session is here now and in order.
    pub fn is_fine(&self) -> bool {
        matches!(
            self,
            Self::Added(_) | Self::Longer(_) | Self::Known(_) | Self::Shorter(_)
        )
    }

    /// The word for programs.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Added(_) => "added",
            Self::Longer(_) => "longer",
            Self::Conflict(_) => "conflict",
            Self::Known(_) => "known",
            Self::Shorter(_) => "shorter",
            Self::Lacking(_) => "lacking",
            Self::Erased { .. } => "erased",
            Self::Refused(_) => "refused",
        }
    }
}

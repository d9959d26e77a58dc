//! What the ledger of a folder of data says of sessions that have no record, and what is wrong with it.

use std::path::PathBuf;

use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::ledger::{Ledger, LedgerEvent, LedgerNote};

/// Sessions that were begun, as the ledger says, and of which no record is among these.
pub(super) fn without_record<'l>(years: &'l [(PathBuf, Ledger)], sessions: &[&str]) -> Vec<&'l LedgerNote> {
    let notes = years.iter().flat_map(|(_, ledger)| &ledger.notes);
    notes
        .filter(|note| note.event == LedgerEvent::Started && !sessions.contains(&note.session.as_str()))
        .collect()
}

/// What is wrong with the ledger itself, and whether somebody must have changed it: a power cut tears lines as well.
pub(super) fn faults(years: &[(PathBuf, Ledger)]) -> Vec<(bool, Sentence)> {
    let mut faults = Vec::new();
    for (path, ledger) in years {
        let path = path.display();
        faults.extend(ledger.broken.iter().map(|line| {
            let sentence = sentence!(
                "{path}: before line {line} of the ledger a line was changed, taken out or moved.",
                "{path}：台账第 {line} 行之前有行被改动、删去或挪动。",
                path = path,
                line = line
            );
            (true, sentence)
        }));
        if ledger.broken.is_empty() {
            faults.extend(ledger.torn.iter().map(|line| {
                let sentence = sentence!(
                    "{path}: line {line} of the ledger is not as it was written; a power cut tore it, or it was changed.",
                    "{path}：台账第 {line} 行与写入时不同：断电所致，或被改动。",
                    path = path,
                    line = line
                );
                (false, sentence)
            }));
        }
    }
    faults
}

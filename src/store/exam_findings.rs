//! What tickets and receipts say of a record: whether a second party stands by what it was begun with and by how it ended.

use std::path::Path;

use super::folder::DataFolder;
use super::keys::KeyError;
use super::second_parties::RecordFinding;
use super::signed_files::{DocumentError, SignedFiles, read_signed};
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::record::Record;
use crate::trust::receipt::Found;
use crate::trust::signed::Signed;
use crate::trust::ticket::{Purpose, Ticket};
use crate::trust::trust_list::TrustList;

/// What is said of a record's ticket, from the folder of data or this file; nothing if it names none and none is given.
///
/// # Errors
/// The list of trusted keys cannot be read.
pub fn ticket_finding(
    data: &DataFolder,
    record: &Record,
    file: Option<&Path>,
    trust: &dyn Fn() -> Result<TrustList, KeyError>,
) -> Result<Option<RecordFinding>, KeyError> {
    let read = match file {
        Some(path) => read_signed(data.fs().as_ref(), path).map(Some),
        None => SignedFiles::of(data).ticket_of(record),
    };
    Ok(match (read, &record.header.ticket) {
        (Ok(None), None) => None,
        (Ok(None), Some(named)) => Some(RecordFinding::wrong(sentence!(
            "It names the ticket {named}…, which is not here, so nobody stands by its seed and its circumstances. Import the ticket into this folder (on the command line, --ticket FILE names it).",
            "记录注明了准考凭证 {named}…，但此处没有该凭证，因而无人为其种子与条件作证。请把凭证导入这个文件夹（在命令行也可用 --ticket 指定文件）。",
            named = named.get(..16).unwrap_or(named)
        ))),
        (Ok(Some(ticket)), Some(named)) if *named == ticket.sha256() => {
            let trust = trust()?;
            Some(checked_ticket(&trust, &ticket, record))
        }
        (Ok(Some(_)), _) => Some(RecordFinding::wrong(sentence!(
            "It was not begun with this ticket.",
            "它不是凭这张准考凭证开始的。"
        ))),
        (Err(error), _) => Some(RecordFinding::wrong(error.sentence())),
    })
}

fn checked_ticket(trust: &TrustList, ticket: &Signed<Ticket>, record: &Record) -> RecordFinding {
    let by = match ticket.verify(trust) {
        Ok(by) => by,
        Err(error) => {
            let why = error.sentence();
            let both = sentence!("Its ticket does not count.", "其准考凭证无效。");
            return RecordFinding::wrong(joined(&both, &why));
        }
    };
    if let Err(error) = ticket.document.check(&record.header) {
        return RecordFinding::wrong(error.sentence());
    }
    RecordFinding::fine(match ticket.document.purpose {
        Purpose::Exam => sentence!(
            "exam ticket of {name} fits",
            "与 {name} 签发的准考凭证相符",
            name = by.name
        ),
        Purpose::Rehearsal => sentence!(
            "ticket of {name} fits, for a rehearsal: nobody decides by it",
            "与 {name} 签发的预演凭证相符：不作评定依据",
            name = by.name
        ),
    })
}

/// What is said of a record's receipt, from the folder of data or this file; nothing if there is none.
///
/// # Errors
/// The list of trusted keys cannot be read.
pub fn receipt_finding(
    data: &DataFolder,
    record: &Record,
    file: Option<&Path>,
    trust: &dyn Fn() -> Result<TrustList, KeyError>,
) -> Result<Option<RecordFinding>, KeyError> {
    let read = match file {
        Some(path) => read_signed(data.fs().as_ref(), path).map(Some),
        None => SignedFiles::of(data).receipt_of(record),
    };
    let receipt = match read {
        Ok(None) => return Ok(None),
        Ok(Some(receipt)) => receipt,
        Err(error) => return Ok(Some(RecordFinding::wrong(DocumentError::sentence(&error)))),
    };
    let trust = trust()?;
    let by = match receipt.verify(&trust) {
        Ok(by) => by,
        Err(error) => {
            let both = sentence!("Its receipt does not count.", "其回执无效。");
            return Ok(Some(RecordFinding::wrong(joined(&both, &error.sentence()))));
        }
    };
    if let Some(difference) = receipt.document.difference(record) {
        return Ok(Some(RecordFinding::wrong(difference)));
    }
    let (name, at) = (&by.name, &receipt.document.received);
    Ok(Some(match receipt.document.found {
        Found::InOrder => RecordFinding::fine(sentence!(
            "received by {name} at {at}",
            "{name} 已于 {at} 收到",
            name = name,
            at = at
        )),
        Found::NotInOrder => RecordFinding::fine(sentence!(
            "received by {name} at {at}, and was not in order then",
            "{name} 已于 {at} 收到，当时即有问题",
            name = name,
            at = at
        )),
    }))
}

fn joined(first: &Sentence, second: &Sentence) -> Sentence {
    Sentence {
        english: format!("{} {}", first.english, second.english),
        chinese: format!("{}{}", first.chinese, second.chinese),
    }
}

//! A call that is begun with an exam ticket: the ticket decides about everything but the language on the screen.

use std::path::Path;

use super::super::Surroundings;
use super::super::sentences::told;
use super::super::ticket::archived;
use crate::sim::check::{SourceFile, reopen};
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::hash::files_hash;
use crate::sim::session::ledger::LedgerEvent;
use crate::store::folder::DataFolder;
use crate::store::hand_in::read_ticket_file;
use crate::store::keys::KeyFolder;
use crate::store::ledger::SessionLedger;
use crate::store::recorded_call::{BeginOptions, RecordedCall};
use crate::store::signed_files::{DocumentError, SignedFiles};
use crate::store::wall::wall_now;
use crate::trust::package::{NotAPackage, is_package, read};
use crate::trust::signed::Signed;
use crate::trust::ticket::Ticket;
use crate::view::presenter::Presenter;
use crate::words::{Locale, Words};

/// Begins the call that a ticket allows. Nothing is begun with a ticket whose signer is not trusted here, that is not open now, that was
/// used here before, or that was made for other files.
pub(super) fn begin(
    surroundings: &Surroundings,
    data: &DataFolder,
    path: &Path,
    locale: Locale,
) -> anyhow::Result<(RecordedCall, Presenter)> {
    let (ticket, files) = read_ticket_or_package(data, path).map_err(|error| told(&error, locale))?;
    let trust = KeyFolder::find(data).and_then(|folder| folder.trust());
    let trust = trust.map_err(|error| told(&error.sentence(), locale))?;
    ticket.verify(&trust).map_err(|error| told(&error.sentence(), locale))?;
    let says = &ticket.document;
    let now = wall_now();
    if !says.is_open_at(&now) {
        let closed = sentence!(
            "This ticket may be begun from {from} until {until}, and it is {now} now by the clock of this machine.",
            "这张凭证可在 {from} 至 {until} 之间开始，而本机现在是 {now}。",
            from = says.from,
            until = says.until,
            now = now
        );
        return Err(told(&closed, locale));
    }
    let sha256 = ticket.sha256();
    for (_, ledger) in SessionLedger::of(data).read()? {
        if let Some(used) = ledger.started_with(&sha256) {
            let (at, session) = (&used.wall, &used.session);
            let is_over = ledger
                .of_session(session)
                .any(|note| note.event != LedgerEvent::Started);
            let used = match is_over {
                false => sentence!(
                    "This ticket was used at {at}. Go on with its session: rolecall talk --resume {session}",
                    "这张凭证已于 {at} 使用。请继续那次会话：rolecall talk --resume {session}"
                ),
                true => sentence!(
                    "This ticket was used at {at}, and its session {session} is over. Hand the record in: rolecall hand-in {session}",
                    "这张凭证已于 {at} 使用，会话 {session} 已经结束。请提交记录：rolecall hand-in {session}"
                ),
            };
            return Err(told(&used, locale));
        }
    }
    let checked = match (&says.blind, files) {
        (Some(_), Some(files)) => reopen(&files, &says.scenario).map_err(|why| told(&why, locale))?,
        (Some(_), None) => {
            let sentence = sentence!(
                "This ticket is for a package without the key. Begin with the package instead of the ticket.",
                "这张凭证须配合盲卷使用。请用盲卷文件代替凭证开始。"
            );
            return Err(told(&sentence, locale));
        }
        (None, _) => surroundings.scenario(&says.scenario, &Words::new(locale))?,
    };
    let wanted = says.blind.as_ref().unwrap_or(&says.files);
    if files_hash(&archived(&checked)) != files_hash(wanted) {
        let other = sentence!(
            "The call \"{id}\" on this machine is not the one that the ticket was made for: a file of it, of the bank or of the rules is another. Take the files from whoever signed the ticket.",
            "本机的“{id}”与凭证所指的不同：它或银行、规则的某个文件不一样。请向签发者索取文件。",
            id = says.scenario
        );
        return Err(told(&other, locale));
    }
    let presenter = Presenter::new(checked.clone(), &says.country, locale)?;
    SignedFiles::of(data).keep_ticket(&ticket)?;
    let options = BeginOptions {
        country: says.country.clone(),
        locale: locale.code().to_owned(),
        seed: says.seed,
        mode: says.purpose.mode(),
        timers: says.timers.into(),
        parent: None,
        trainee: Some(says.trainee.clone()),
        ticket: Some(sha256),
        full: says.blind.as_ref().map(|_| says.files.clone()),
    };
    let recorded = RecordedCall::begin(data, &checked, options)?;
    Ok((recorded, presenter))
}

/// A ticket, and the files of the package if it comes in one.
type Begun = (Signed<Ticket>, Option<Vec<SourceFile>>);

fn read_ticket_or_package(data: &DataFolder, path: &Path) -> Result<Begun, Sentence> {
    let bytes = read_ticket_file(data, path).map_err(|error| error.sentence())?;
    if !is_package(&bytes) {
        let ticket = Signed::read(&bytes);
        return match ticket {
            Ok(ticket) => Ok((ticket, None)),
            Err(error) => Err(DocumentError::Not(path.to_owned(), error).sentence()),
        };
    }
    match read(&bytes) {
        Ok((ticket, files)) => Ok((ticket, Some(files))),
        Err(NotAPackage::Form) => Err(sentence!(
            "The package is cut off, or of another version. Ask for it again, or use a newer Rolecall.",
            "盲卷被截断，或版本不同。请重新索取，或使用更新的 Rolecall。"
        )),
        Err(NotAPackage::OtherFile) => Err(sentence!(
            "A file in the package is not the one that its ticket names: it was changed. Ask for the package again.",
            "盲卷中有文件与凭证所列不符：已被改动。请重新索取。"
        )),
    }
}

//! What erasures say of sessions whose records are not here any more.

use super::sentences::worded;
use crate::sim::sentence::{Sentence, sentence};
use crate::sim::session::erasure::ErasedSession;
use crate::sim::session::ledger::{Ledger, LedgerEvent};
use crate::store::erasures::{ErasureFile, read_erasures};
use crate::store::error::StoreError;
use crate::store::folder::DataFolder;
use crate::words::Locale;

use std::path::PathBuf;

/// The erasures of a folder of data, and whose signatures count.
pub(super) struct Erasures {
    files: Vec<ErasureFile>,
    /// Files that cannot be read.
    pub(super) problems: Vec<StoreError>,
    #[cfg(feature = "assessor")]
    trust: Result<crate::trust::trust_list::TrustList, Sentence>,
}

impl Erasures {
    /// Reads them.
    ///
    /// # Errors
    /// The folder cannot be listed.
    pub(super) fn read(data: &DataFolder) -> Result<Self, StoreError> {
        let (files, problems) = read_erasures(data)?;
        Ok(Self {
            files,
            problems,
            #[cfg(feature = "assessor")]
            trust: crate::store::keys::KeyFolder::find(data)
                .and_then(|keys| keys.trust())
                .map_err(|error| error.sentence()),
        })
    }

    /// The session that a word means, and what was erased of it: its id, or a beginning that only one erased session has.
    pub(super) fn named(&self, word: &str) -> Option<(&ErasureFile, &ErasedSession)> {
        let all = self.files.iter().flat_map(|file| {
            let sessions = file.erasure.sessions.iter();
            sessions.map(move |session| (file, session))
        });
        let erased: Vec<_> = all.filter(|(_, session)| !session.records.is_empty()).collect();
        if let Some(found) = erased.iter().find(|(_, session)| session.session == word) {
            return Some(*found);
        }
        let fitting: Vec<_> = erased
            .iter()
            .filter(|(_, session)| !word.is_empty() && session.session.starts_with(word))
            .collect();
        let (first, rest) = fitting.split_first()?;
        rest.iter()
            .all(|(_, session)| session.session == first.1.session)
            .then_some(**first)
    }

    /// When, by whom and why a session was erased; and whether somebody who is trusted here answers for that, and the ledger agrees.
    pub(super) fn told(
        &self,
        file: &ErasureFile,
        session: &ErasedSession,
        years: &[(PathBuf, Ledger)],
        locale: Locale,
    ) -> (bool, String) {
        let erasure = &file.erasure;
        let (is_vouched_for, by) = self.signed(file);
        let erased = sentence!(
            "erased on {at} {by}; ground: {ground}",
            "已于 {at} 删除，{by}；理由：{ground}",
            at = erasure.erased, ground = erasure.ground;
            by
        );
        let line = worded(&erased, locale);
        match contradicts(session, years) {
            false => (is_vouched_for, line),
            true => {
                let other = sentence!(
                    "The ledger says that its record was sealed with another last line.",
                    "台账显示其记录封存时末行不同。"
                );
                (false, format!("{line}; {}", worded(&other, locale)))
            }
        }
    }

    /// Whether a trusted key has signed, and by whom it was done.
    fn signed(&self, file: &ErasureFile) -> (bool, Sentence) {
        let nobody = || {
            sentence!(
                "and signed by nobody, so whoever could write here may have done it",
                "无人签名，能写这里的人都可能做过"
            )
        };
        if file.erasure.by.is_none() {
            return (false, nobody());
        }
        #[cfg(feature = "assessor")]
        {
            use crate::sim::session::erasure::Erasure;
            use crate::trust::signed::Signed;
            let trust = match &self.trust {
                Ok(trust) => trust,
                Err(why) => return (false, sentence!("({why})", "（{why}）"; why)),
            };
            match Signed::<Erasure>::read(&file.bytes) {
                Err(_) => (false, nobody()),
                Ok(signed) => match signed.verify(trust) {
                    Ok(key) => (
                        true,
                        sentence!("by {name}, who signed it", "由 {name} 签名", name = key.name),
                    ),
                    Err(error) => {
                        let why = error.sentence();
                        (false, sentence!("({why})", "（{why}）"; why))
                    }
                },
            }
        }
        #[cfg(not(feature = "assessor"))]
        (
            false,
            sentence!(
                "signed, and this build of Rolecall cannot check signatures",
                "有签名，而本版本的 Rolecall 不能查验签名"
            ),
        )
    }
}

/// Whether the ledger says that the session was sealed with a line that none of the erased records ended with.
fn contradicts(session: &ErasedSession, years: &[(PathBuf, Ledger)]) -> bool {
    // Of a record that could not be read nobody knows how it ended.
    if session.records.iter().any(|record| record.head.is_none()) {
        return false;
    }
    let notes = years.iter().flat_map(|(_, ledger)| ledger.of_session(&session.session));
    let mut sealed = notes.filter(|note| note.event == LedgerEvent::Sealed);
    sealed.any(|note| {
        let mut heads = session.records.iter().filter_map(|record| record.head.as_ref());
        !heads.any(|head| *head == note.line)
    })
}

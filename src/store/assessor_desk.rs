//! What lies on an assessor's desk: a record played again with its values, all that was said about it, the forms that are named, and
//! whose keys are trusted. Nothing of it changes while the desk is used; what is said is added by [`AssessorDesk::say`].

use std::path::Path;

use super::archived_forms::ArchivedForms;
use super::folder::DataFolder;
use super::keys::{KeyError, KeyFolder};
use super::marks::{MarkWriter, MarksFolder, MarksRead, Signer, believer};
use super::played_record::{PlayedRecord, ReadError, read_and_play};
use super::second_parties::SecondParties;
use crate::sim::assessment::blind::not_seen_yet;
use crate::sim::assessment::event::{About, Saying, SignedEvent};
use crate::sim::assessment::judged::Judged;
use crate::sim::assessment::standing::counting::Forms;
use crate::sim::assessment::standing::{Standing, standing};
use crate::sim::score::value::Valuation;
use crate::sim::sentence::Sentence;
use crate::sim::session::said_by_others::SaidByOthers;
use crate::trust::trust_list::TrustList;

/// The desk of one record.
#[derive(Debug)]
pub struct AssessorDesk {
    /// The folder of data.
    pub data: DataFolder,
    /// The record, played again.
    pub played: PlayedRecord,
    /// The values by which it is marked; none if the call has too many states.
    pub valuation: Option<Valuation>,
    /// The same as what is judged.
    pub judged: Judged,
    /// The forms that events name, as far as the archive has them.
    pub forms: Forms,
    /// What was said about the session when the desk was opened.
    pub read: MarksRead,
    /// What was said about its scenario.
    pub faults: MarksRead,
    /// What others than the record say of it: its ticket, a receipt, the ledger, an erasure.
    pub said_by_others: SaidByOthers,
    /// Whose keys are trusted here.
    pub trust: TrustList,
    /// The folder of keys; none where there can be none, and then nothing can be signed.
    pub keys: Option<KeyFolder>,
    marks: MarksFolder,
}

/// Why a record cannot be laid on a desk.
#[derive(Debug)]
pub enum DeskError {
    /// The record cannot be played.
    Record(ReadError),
    /// Keys or marks cannot be read.
    Store(Sentence),
}

/// Why nothing was saved.
#[derive(Debug)]
pub enum NotSaid {
    /// It may not be said now: the same was said already and stands, or it speaks of what is kept from the speaker.
    Refused(Sentence),
    /// The event would not count.
    WouldNotCount(Sentence),
    /// It could not be signed or written.
    Failed(Sentence),
}

impl AssessorDesk {
    /// Plays the record and reads all that was said about it. Without a folder of keys nobody is trusted.
    ///
    /// # Errors
    /// [`DeskError`].
    pub fn open(data: &DataFolder, record: &Path, keys: Result<KeyFolder, KeyError>) -> Result<Self, DeskError> {
        let played = read_and_play(data, record).map_err(DeskError::Record)?;
        Self::of(data, played, keys).map_err(DeskError::Store)
    }

    /// The same for a record that has been played.
    ///
    /// # Errors
    /// Keys or marks cannot be read.
    pub fn of(data: &DataFolder, played: PlayedRecord, keys: Result<KeyFolder, KeyError>) -> Result<Self, Sentence> {
        let keys = match keys {
            Ok(keys) => Some(keys),
            Err(KeyError::NoFolder) => None,
            Err(error) => return Err(error.sentence()),
        };
        let trust = match &keys {
            Some(keys) => keys.trust().map_err(|error| error.sentence())?,
            None => TrustList::default(),
        };
        let said_by_others = match SecondParties::read(data) {
            Ok(parties) => parties.said_of(&played.record, &trust),
            Err(error) => SaidByOthers::not_known(error.sentence()),
        };
        let (valuation, card) = played.valued();
        let judged = Judged::new(&played.record, played.replayed.call.program(), card.as_ref());
        let marks = MarksFolder::of(data);
        let read = marks.read(&judged.session, &mut believer(&trust));
        let read = read.map_err(|error| error.sentence())?;
        let faults = marks.read_faults(&judged.scenario_sha256, &mut believer(&trust));
        let faults = faults.map_err(|error| error.sentence())?;
        Ok(Self {
            data: data.clone(),
            forms: ArchivedForms::of(data).named_in(&read.events),
            played,
            valuation,
            judged,
            read,
            faults,
            said_by_others,
            trust,
            keys,
            marks,
        })
    }

    /// What stands of these events.
    pub fn standing_of<'e>(&'e self, events: impl IntoIterator<Item = &'e SignedEvent>) -> Standing {
        let stands = standing(&self.judged, &self.forms, events, &self.faults.events);
        stands.known_whole(self.read.is_whole() && self.faults.is_whole())
    }

    /// A writer of what this key says about the session, beside these events: those that were read and those that were written since.
    pub fn writer<'s>(&self, signer: &'s Signer, events: &[SignedEvent]) -> MarkWriter<'s> {
        let mut known = self.read.clone();
        known.events = events.to_vec();
        MarkWriter::new(&self.marks, &self.judged.session, signer, &known)
    }

    /// Signs and saves a word, unless it is no news or would not count beside these events.
    ///
    /// # Errors
    /// [`NotSaid`]; nothing was saved then.
    pub fn say(
        &self,
        writer: &mut MarkWriter<'_>,
        by: &str,
        events: &[SignedEvent],
        saying: Saying,
    ) -> Result<SignedEvent, NotSaid> {
        // Nobody can say what a record means whose last line is not as it was written.
        if let Some(why) = self.played.record.trouble_of_last_line() {
            return Err(NotSaid::Failed(why));
        }
        // Before anything is asked of all events, since an answer to that would tell of marks that are hidden.
        if let Some(why) = not_seen_yet(&self.judged, &self.forms, events, by, &saying) {
            return Err(NotSaid::Refused(why));
        }
        let stands = self.standing_of(events);
        if let Some(why) = stands.unsettled(by, &saying).or_else(|| stands.repeated(by, &saying)) {
            return Err(NotSaid::Refused(why));
        }
        let about = About::Session {
            session: self.judged.session.clone(),
            head: self.judged.head.clone(),
        };
        let draft = writer.draft(&about, saying.clone());
        let draft = draft.map_err(|error| NotSaid::Failed(error.sentence()))?;
        let stands = self.standing_of(events.iter().chain([&draft]));
        if let Some(refused) = stands.refused.into_iter().find(|refused| refused.event == draft.hash) {
            return Err(NotSaid::WouldNotCount(refused.why));
        }
        let signed = writer.write(&about, saying);
        signed.map_err(|error| NotSaid::Failed(error.sentence()))
    }
}
